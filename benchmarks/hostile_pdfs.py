"""PDFs made to break readers: lying structure, endless loops, streams that unpack to everything, and names that act."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 72 700 Td (Certificate ZX-4471 of Example Lighting Ltd) Tj ET"
FILTERS = (b"FlateDecode", b"LZWDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"RunLengthDecode", b"DCTDecode",
           b"CCITTFaxDecode", b"JBIG2Decode", b"JPXDecode", b"Crypt", b"NoSuchDecode")  # fmt: skip
NUMBERS = (b"0", b"-1", b"1", b"3", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"1e40", b"null",
           b"(x)", b"/N", b"[1]", b"3 0 R", b"99999999999999999999", b"0.00000001")  # fmt: skip


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first its catalog."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % at)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes = TEXT, media: bytes = b"[0 0 595 842]", resources: bytes = b"", page: bytes = b"",
    more: tuple[bytes, ...] = (), filters: bytes = b"", catalog: bytes = b"", trailer: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page; `more` are objects from number 6."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>%s>>"
    return pdf(
        [b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
         leaf % (media, resources, page), stream(content, filters), FONT, *more], trailer,
    )  # fmt: skip


def blanks(megabytes: int) -> bytes:
    """Deflated spaces."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that ask for everything; none of them may be called fine."""
    flate = b"/Filter/FlateDecode"
    yield "flate-2g", one_page(blanks(2048), filters=flate)
    twice = zlib.compress(blanks(1024), 9)
    yield "flate-twice", one_page(twice, filters=b"/Filter[/FlateDecode/FlateDecode]")
    yield "flate-thrice", one_page(zlib.compress(twice, 9), filters=b"/Filter[" + b"/FlateDecode" * 3 + b"]")
    runs = zlib.compress(b"\x81 " * 30_000_000, 9)
    yield "run-length", one_page(runs, filters=b"/Filter[/FlateDecode/RunLengthDecode]")
    yield "rectangles", one_page(zlib.compress(b"0 0 9 9 re f\n" * 5_000_000, 9), filters=flate)
    yield "texts", one_page(zlib.compress(b"BT /F 9 Tf (xxxxxxxx) Tj ET\n" * 3_000_000, 9), filters=flate)
    yield "saves", one_page(zlib.compress(b"q " * 2_000_000, 9), filters=flate)
    for deep, wide in ((9, 12), (30, 2), (5, 60), (200, 1)):
        yield f"laughs-{deep}-{wide}", laughs(deep, wide)
    for side in (30_000, 65_000, 100_000, 2_000_000_000):
        yield f"gigapixel-{side}", big_picture(side)
    for count in (100_000, 1_000_000):
        kids = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
        leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
        yield f"pages-{count}", pdf([b"<</Type/Catalog/Pages 2 0 R>>", kids, leaf])
    yield "tree-doubling", doubling(40)
    yield "tree-deep", deep_tree(20_000)
    yield "pattern", tiling()
    yield "shading", shading()


def laughs(deep: int, wide: int) -> bytes:
    """Forms that draw the next form many times."""
    forms = []
    for level in range(deep):
        last = level == deep - 1
        inner = b"" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 5 0 R>>%s>>" % inner
        forms.append(stream(TEXT if last else b"/X Do " * wide, entries))
    return one_page(b"/X Do " * wide, resources=b"/XObject<</X 6 0 R>>", more=tuple(forms))


def big_picture(side: int) -> bytes:
    """A picture whose header claims side x side pixels."""
    kind = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
    return one_page(
        b"q 595 0 0 842 0 0 cm /I Do Q", resources=b"/XObject<</I 6 0 R>>", more=(stream(blanks(64), kind % (side, side)),)
    )  # fmt: skip


def doubling(levels: int) -> bytes:
    """A page tree in which each level holds the next one twice."""
    nodes = [b"<</Type/Catalog/Pages 2 0 R>>"]
    nodes += [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (n, n) for n in range(3, levels + 3)]
    return pdf([*nodes, b"<</Type/Page/MediaBox[0 0 99 99]>>"])


def deep_tree(levels: int) -> bytes:
    """A page tree as deep as it has nodes."""
    nodes = [b"<</Type/Catalog/Pages 2 0 R>>"]
    nodes += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % n for n in range(3, levels + 3)]
    return pdf([*nodes, b"<</Type/Page/MediaBox[0 0 99 99]>>"])


def tiling() -> bytes:
    """A page filled with tiles a hundredth of a point apart."""
    tile = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .01/YStep .01/Resources<<>>"
    page = b"/Pattern cs /P scn 0 0 595 842 re f"
    return one_page(page, resources=b"/Pattern<</P 6 0 R>>", more=(stream(b"0 0 1 1 re f", tile),))


def shading() -> bytes:
    """A shading whose function calls itself."""
    fun = b"<</FunctionType 3/Domain[0 1]/Functions[6 0 R 6 0 R]/Bounds[.5]/Encode[0 1 0 1]>>"
    shade = b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>>>"
    return one_page(b"/S sh", resources=shade, more=(fun,))


def structures() -> Iterator[tuple[str, bytes]]:
    """Trees that bite their tails, tables that lie, boxes of no size."""
    for box in ("0 0 1e9 1e9", "0 0 0 0", "0 0 1 1e8", "-9 -9 -99 -999", "nan 0 1 1", "0 0 5", "(a) (b) (c) (d)",
                "0 0 14400 14400", "1e30 0 2e30 1", "595 842 0 0", "0 0 .001 .001"):  # fmt: skip
        yield f"box-{box.replace(' ', '_')}", one_page(media=f"[{box}]".encode())
    for unit in (b"1e9", b"-1", b"0", b"75000", b"/X"):
        yield f"unit-{unit.decode().strip('/')}", one_page(page=b"/UserUnit " + unit)
    for turn in (b"45", b"-90", b"1e12", b"(x)", b"2147483650"):
        yield f"turn-{turn.decode()}", one_page(page=b"/Rotate " + turn)
    for kids, count in ((b"2 0 R", b"1"), (b"1 0 R", b"1"), (b"3 0 R 2 0 R", b"2"), (b"9 0 R", b"1"), (b"null", b"1"),
                        (b"3 0 R", b"-5"), (b"3 0 R", b"7"), (b"", b"0"), (b"3 0 R" * 2, b"1")):  # fmt: skip
        tree = b"<</Type/Pages/Kids[%s]/Count %s>>" % (kids, count)
        leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
        name = f"kids-{kids.decode().replace(' ', '_') or 'none'}-{count.decode()}"
        yield name, pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, leaf])
    good = one_page()
    at = good.rindex(b"xref\n0")
    yield "prev-loop", good.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)
    yield "xref-nowhere", good.replace(b"startxref\n%d" % at, b"startxref\n99999999")
    yield "xref-negative", good.replace(b"startxref\n%d" % at, b"startxref\n-1")
    yield "size-lies", good.replace(b"/Size 6", b"/Size 2000000000")
    yield "root-missing", good.replace(b"/Root 1 0 R", b"/Root 77 0 R")
    yield "root-page", good.replace(b"/Root 1 0 R", b"/Root 3 0 R")
    yield "length-lies", good.replace(b"/Length ", b"/Length 9999999")
    yield "length-itself", good.replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R")
    for deep in (100, 600, 100_000):
        yield f"arrays-{deep}", one_page(catalog=b"/X " + b"[" * deep + b"]" * deep)
        yield f"dictionaries-{deep}", one_page(catalog=b"/X " + b"<</A" * deep + b" 1" + b">>" * deep)
        yield f"brackets-{deep}", one_page(b"[" * deep + TEXT)
    yield "names-itself", one_page(catalog=b"/Names<</EmbeddedFiles 6 0 R>>", more=(b"<</Kids[6 0 R]>>",))
    yield (
        "outline-itself",
        one_page(catalog=b"/Outlines 6 0 R", more=(b"<</First 6 0 R/Next 6 0 R/Last 6 0 R/Title(x)>>",)),
    )
    yield (
        "fields-itself",
        one_page(catalog=b"/AcroForm<</Fields[6 0 R]>>", more=(b"<</FT/Tx/Kids[6 0 R]/Parent 6 0 R>>",)),
    )
    yield "form-itself", one_page(
        b"/X Do", resources=b"/XObject<</X 6 0 R>>",
        more=(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),),
    )  # fmt: skip


def actions() -> Iterator[tuple[str, bytes]]:
    """What would act if a viewer let it, and locks that make no sense."""
    for name, action in {
        "script": b"/S/JavaScript/JS(app.alert\\(1\\))", "hex-script": b"/S/J#61vaScript/JS<6170702e616c65727428312929>",
        "launch": b"/S/Launch/F(calc.exe)", "submit": b"/S/SubmitForm/F(http://example.org/)",
        "elsewhere": b"/S/GoToR/F(\\\\\\\\host\\\\share\\\\x.pdf)", "address": b"/S/URI/URI(file:///etc/passwd)",
    }.items():  # fmt: skip
        yield name, one_page(catalog=b"/OpenAction<<%s>>/AA<</WC<<%s>>>>" % (action, action))
    yield "outside-stream", one_page(filters=b"/F(/etc/passwd)")
    yield "attached", one_page(
        catalog=b"/Names<</EmbeddedFiles<</Names[(x) 6 0 R]>>>>",
        more=(b"<</Type/Filespec/F(\xfe\xff\x20\x2eexe.fdp)/EF<</F 7 0 R>>>>", stream(b"MZ", b"/Type/EmbeddedFile")),
    )  # fmt: skip
    yield "xfa", one_page(catalog=b"/AcroForm<</Fields[]/XFA 6 0 R>>", more=(stream(b"<x" * 1000),))
    for version, revision, length in (
        (1, 2, 40),
        (2, 3, 128),
        (4, 4, 128),
        (5, 6, 256),
        (99, 99, 1),
        (-1, 0, 0),
    ):
        lock = b"/Encrypt<</Filter/Standard/V %d/R %d/Length %d/O(%s)/U(%s)/P -1>>/ID[(a)(b)]"
        yield (
            f"lock-{version}-{revision}",
            one_page(trailer=lock % (version, revision, length, b"o" * 32, b"u" * 32)),
        )


def wild(chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Pictures, fonts, object streams and forms whose parameters were drawn by lot."""
    makers = (_wild_picture, _wild_font, _wild_objects, _wild_content, _wild_page)
    for number in range(count):
        maker = makers[number % len(makers)]
        yield f"{maker.__name__.removeprefix('_wild_')}-{number}", maker(chance)


def _noise(chance: random.Random) -> bytes:
    plain = chance.randbytes(chance.choice((0, 3, 50, 900, 20_000)))
    return zlib.compress(plain) if chance.random() < 0.4 else plain


def _wild_picture(chance: random.Random) -> bytes:
    def number() -> bytes:
        return chance.choice(NUMBERS) if chance.random() < 0.3 else b"%d" % chance.randrange(3000)

    chain = b"".join(b"/" + chance.choice(FILTERS) for _ in range(chance.randrange(1, 5)))
    given = b"/K %s/Columns %s/Rows %s/Predictor %s/Colors %s/EarlyChange %s/BlackIs1 true/JBIG2Globals 6 0 R"
    parms = b"/DecodeParms<<%s>>" % (given % tuple(number() for _ in range(6)))
    space = chance.choice((b"/DeviceRGB", b"/DeviceCMYK", b"[/Indexed/DeviceRGB 999 (x)]", b"[/ICCBased 6 0 R]",
                           b"[/Separation/X/DeviceRGB 6 0 R]", b"[/Lab<</WhitePoint[0 0 0]>>]", b"6 0 R"))  # fmt: skip
    entries = b"/Type/XObject/Subtype/Image/Width %s/Height %s/BitsPerComponent %s/ColorSpace%s/Filter[%s]%s/SMask %s"
    image = stream(_noise(chance), entries % (number(), number(), number(), space, chain, parms, number()))
    return one_page(b"q 500 0 0 700 9 9 cm /I Do Q", resources=b"/XObject<</I 6 0 R>>", more=(image,))


def _wild_font(chance: random.Random) -> bytes:
    kind = chance.choice((b"TrueType", b"Type1", b"Type3", b"Type0", b"CIDFontType2", b"MMType1"))
    file = chance.choice((b"FontFile", b"FontFile2", b"FontFile3"))
    head = chance.choice(
        (b"\x00\x01\x00\x00\x00\x20", b"OTTO\x00\x40", b"%!PS-AdobeFont", b"\x01\x00\x04\x01", b"ttcf")
    )
    font = b"<</Type/Font/Subtype/%s/BaseFont/X/FirstChar %s/LastChar %s/Widths[%s]/FontDescriptor 7 0 R/ToUnicode 9 0 R" \
           b"/Encoding %s/DescendantFonts[6 0 R]/CharProcs<</a 6 0 R>>/FontMatrix[%s 0 0 1 0 0]>>"  # fmt: skip
    filled = font % (
        kind,
        *(chance.choice(NUMBERS) for _ in range(3)),
        chance.choice((b"/Identity-H", b"9 0 R")),
        chance.choice(NUMBERS),
    )
    described = b"<</Type/FontDescriptor/FontName/X/Flags %s/FontBBox[0 0 1 %s]/%s 8 0 R>>"
    cmap = b"begincodespacerange <00> <ffff> endcodespacerange 100 beginbfrange <0000> <%s> <0041> endbfrange"
    return one_page(
        b"BT /G 30 Tf 9 9 Td (a\\001\\377bcd) Tj ET", resources=b"/Font<</G 6 0 R>>",
        more=(filled, described % (chance.choice(NUMBERS), chance.choice(NUMBERS), file),
              stream(head + _noise(chance)), stream(cmap % chance.choice((b"ffff", b"ffffffff", b"zz", b"")))),
    )  # fmt: skip


def _wild_objects(chance: random.Random) -> bytes:
    inside = b" ".join(b"%d %d" % (chance.randrange(1, 12), chance.randrange(300)) for _ in range(6))
    body = inside + b" <</Type/Page>> [ <<" + _noise(chance)
    entries = b"/Type/ObjStm/N %s/First %s/Extends 6 0 R" % (chance.choice(NUMBERS), chance.choice(NUMBERS))
    table = b"/Type/XRef/Size %s/W[%s %s %s]/Index[0 %s]/Root 1 0 R"
    fields = tuple(chance.choice(NUMBERS) for _ in range(5))
    file = one_page(more=(stream(body, entries), stream(_noise(chance), table % fields)))
    return (
        file.replace(b"startxref\n", b"startxref\n%d\n%%" % file.index(b"7 0 obj"))
        if chance.random() < 0.5
        else file
    )


def _wild_content(chance: random.Random) -> bytes:
    signs = b"q Q BT ET cm re f W n Do Tj TJ Tf BI ID EI sh gs BDC EMC BX d c scn cs ' \" d0 d1 /F (x <41 [ ]".split()
    content = b" ".join(
        chance.choice(signs if chance.random() < 0.6 else NUMBERS) for _ in range(chance.randrange(2000))
    )
    return one_page(content, resources=b"/XObject<</F 4 0 R>>/ExtGState<</F<</SMask<</G 4 0 R>>>>>>")


def _wild_page(chance: random.Random) -> bytes:
    def thing() -> bytes:
        return chance.choice((*NUMBERS, b"<</A 3 0 R>>", b"[[[3 0 R]]]", b"4 0 R", b"true"))

    page = b"/Annots[%s<</Subtype/Widget/FT/Sig/V %s/Rect[0 0 %s 9]/AP<</N %s>>>>]/Group %s/Resources %s/Contents %s/B %s"
    catalog = b"/OCProperties<</OCGs %s/D %s>>/PageLabels %s/Metadata %s/Names %s/AcroForm %s/Dests %s"
    return one_page(
        page=page % tuple(thing() for _ in range(8)), catalog=catalog % tuple(thing() for _ in range(7))
    )
