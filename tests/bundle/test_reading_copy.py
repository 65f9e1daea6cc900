"""The reading copy shows each page as it is, numbers it outside its own content, and carries nothing that
acts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, String
from plans import A4, AtHome, a_pdf, a_picture, a_plan

from evidence.bundle.bundle import Bundle
from evidence.bundle.likeness import unlike
from evidence.bundle.pack import pack
from evidence.bundle.pages import NARROWEST, STRIP
from evidence.bundle.plan import Link, Sheet

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "papers"
RED = b"1 0 0 rg 0 0 100 100 re f"


def packed(folder: Path, papers: dict[str, bytes], **more: Any) -> Bundle:
    return pack(a_plan(folder, papers, **more), folder / "out")


def copy_of(folder: Path, papers: dict[str, bytes], **more: Any) -> Path:
    """The reading copy of these papers, which must look like them."""
    bundle = packed(folder, papers, **more)
    unsure = [str(f.measured) for f in bundle.report.findings if f.code == "packing" and not f.sure]
    assert not unsure, unsure
    return folder / "out" / "bundle.pdf"


def text_of(path: Path, page: int, box: tuple[float, float, float, float] | None = None) -> str:
    """The words of a page, from 1; box: left, bottom, right, top in points."""
    with pdfium.PdfDocument(path) as document:
        words = document[page - 1].get_textpage()
        found = words.get_text_bounded(*box) if box else words.get_text_bounded()
        return " ".join(found.split())


def pixels(path: Path, page: int = 1) -> Any:
    with pdfium.PdfDocument(path) as document:
        document.init_forms()
        return document[page - 1].render(scale=1, may_draw_forms=True, rev_byteorder=True).to_numpy().copy()


def redness(shown: Any) -> int:
    """Pixels of a strong red."""
    red, green, blue = (shown[:, :, channel].astype(int) for channel in range(3))
    return int(((red > 180) & (green < 90) & (blue < 90)).sum())


def an_appearance(pdf: pikepdf.Pdf, content: bytes = RED) -> pikepdf.Object:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])


def with_annotation(**entry: Any) -> Any:
    """Puts a red square annotation of 100 points on the first page."""

    def put(pdf: pikepdf.Pdf) -> None:
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=[200, 300, 300, 400],
            F=4,
            AP=Dictionary(N=an_appearance(pdf)),
        )
        for key, value in entry.items():
            annotation[f"/{key}"] = value
        pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(annotation)]))
        if entry.get("Subtype") == Name.Widget:
            pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), SigFlags=3)

    return put


def test_every_page_is_numbered_in_a_strip_below_its_own_content(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("first", "second"), "b.pdf": a_pdf("third")}, first_page=7)
    with pdfium.PdfDocument(copy) as document:
        assert [tuple(page.get_size()) for page in document] == [(595, 842 + STRIP)] * 3
        assert [document.get_page_label(number) for number in range(3)] == ["7", "8", "9"]
    strip = (0, 0, 595, STRIP)
    assert [text_of(copy, page, strip) for page in (1, 2, 3)] == [
        "Exhibit A-1 page 1 of 2 7",
        "Exhibit A-1 page 2 of 2 8",
        "Exhibit A-2 page 1 of 1 9",
    ]
    assert [text_of(copy, page, (0, STRIP, 595, 900)) for page in (1, 2, 3)] == ["first", "second", "third"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("crop", [None, [100, 150, 500, 700]])
def test_a_turned_or_cropped_page_stands_upright_and_whole_over_its_number(
    tmp_path: Path, turn: int, crop: list[float] | None
) -> None:
    page = {"/Rotate": turn} | ({"/CropBox": crop} if crop else {})
    mark = b"1 0 0 rg 110 160 60 40 re f 0 0 1 rg 430 640 60 40 re f"
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("turned", content=mark, page=page, box=(0, 0, 595, 842))})
    wide, high = (400, 550) if crop else (595, 842)
    across, down = (wide, high) if turn % 180 == 0 else (high, wide)
    with pdfium.PdfDocument(copy) as document:
        assert tuple(document[0].get_size()) == (across, down + STRIP)
        assert document[0].get_rotation() == 0
    assert text_of(copy, 1, (0, 0, across, STRIP)) == "Exhibit A-1 page 1 of 1 1"
    assert (pixels(copy)[int(down) + 1 :] > 250).mean() > 0.9, "the strip is white but for its words"


def test_what_the_crop_hides_stays_hidden(tmp_path: Path) -> None:
    below = b"1 0 0 rg 100 110 300 38 re f"
    page = {"/CropBox": [100, 150, 500, 700]}
    assert redness(pixels(copy_of(tmp_path, {"a.pdf": a_pdf("cropped", content=below, page=page)}))) == 0


def test_a_page_in_other_units_has_its_true_size(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": a_pdf("plan", box=(0, 0, 400, 300), page={"/UserUnit": 2})})
    with pdfium.PdfDocument(bundle.folder / "bundle.pdf") as document:
        assert tuple(document[0].get_size()) == (800, 600 + STRIP)


def test_a_page_with_its_origin_elsewhere_and_edges_swapped(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("shifted", box=(-50, -60, 545, 782))})
    assert "shifted" in text_of(copy, 1)
    swapped = a_pdf("swapped", page={"/MediaBox": [595, 842, 0, 0]})
    (tmp_path / "two").mkdir()
    assert "swapped" in text_of(copy_of(tmp_path / "two", {"a.pdf": swapped}), 1)


def test_a_narrow_page_gets_room_for_its_number(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("x", box=(0, 0, 40, 200))})
    with pdfium.PdfDocument(copy) as document:
        assert tuple(document[0].get_size()) == (NARROWEST, 200 + STRIP)
    assert text_of(copy, 1, (0, 0, NARROWEST, STRIP)) == "1"


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [0, 0, 1e12, 5], ["/x"], [0, 0, 595]])
def test_a_page_without_a_usable_size_is_shown_and_named(tmp_path: Path, box: list[Any]) -> None:
    entry = [Name(one) if isinstance(one, str) else one for one in box]
    bundle = packed(tmp_path, {"a.pdf": a_pdf("where", page={"/MediaBox": entry})})
    assert any(finding.code == "packing" for finding in bundle.report.findings)
    with pdfium.PdfDocument(bundle.folder / "bundle.pdf") as document:
        assert tuple(document[0].get_size()) == (612, 792 + STRIP)


@pytest.mark.parametrize("signs", [b"q q q 5 0 0 5 0 0 cm", b"Q Q Q Q", b"0 0 10 10 re W n", b"BT /F1 5 Tf"])
def test_signs_that_leave_a_mess_do_not_reach_the_strip(tmp_path: Path, signs: bytes) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("messy", content=b"\n" + signs)})
    assert text_of(copy, 1, (0, 0, 595, STRIP)) == "Exhibit A-1 page 1 of 1 1"


def test_signs_in_several_streams_are_one_page(tmp_path: Path) -> None:
    def split(pdf: pikepdf.Pdf) -> None:
        whole = pdf.pages[0].Contents.read_bytes()
        at = whole.index(b"Tf")
        pdf.pages[0].Contents = Array([pdf.make_stream(whole[:at]), pdf.make_stream(whole[at:])])

    assert "in parts" in text_of(copy_of(tmp_path, {"a.pdf": a_pdf("in parts", then=split)}), 1)


def test_a_blank_page_stays_a_blank_page(tmp_path: Path) -> None:
    def clear(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj.Contents
        del pdf.pages[0].obj.Resources

    assert text_of(copy_of(tmp_path, {"a.pdf": a_pdf("x", then=clear)}), 1) == "Exhibit A-1 page 1 of 1 1"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_seal_in_a_signature_field_stays_visible(tmp_path: Path, turn: int) -> None:
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"\0" * 64))
    field = with_annotation(Subtype=Name.Widget, FT=Name.Sig, T=String("Signature1"), V=signature, F=132)
    paper = a_pdf("sealed", page={"/Rotate": turn}, then=field)
    copy = copy_of(tmp_path, {"a.pdf": paper})
    assert redness(pixels(copy)) == pytest.approx(10_000, rel=0.05)
    with pikepdf.open(copy) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj


@pytest.mark.parametrize(("flags", "seen"), [(0, True), (4, True), (2, False), (32, False), (4 | 32, False)])
def test_an_annotation_shows_where_a_screen_shows_it(tmp_path: Path, flags: int, *, seen: bool) -> None:
    shown = redness(pixels(copy_of(tmp_path, {"a.pdf": a_pdf("noted", then=with_annotation(F=flags))})))
    assert (shown > 9_000) is seen


def test_a_filled_field_that_leaves_its_look_to_the_viewer_is_shown(tmp_path: Path) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("date"), V=String("2026-04-10"),
            DA=String("/Helv 12 Tf 0 g"), Rect=[100, 500, 250, 520], F=4,
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([pdf.pages[0].obj.Annots[0]]),
            NeedAppearances=True,
            DA=String("/Helv 12 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=helvetica)),
        )

    bundle = packed(tmp_path, {"a.pdf": a_pdf("form", then=fill)})
    assert "2026-04-10" in text_of(bundle.folder / "bundle.pdf", 1)


def test_a_page_that_comes_out_different_is_a_finding_for_a_person(tmp_path: Path) -> None:
    """A look that the viewer makes up, in a script that qpdf does not draw."""

    def note(pdf: pikepdf.Pdf) -> None:
        highlight = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=[100, 300, 300, 500], F=4, C=[1, 0, 0], IC=[1, 0, 0]
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(highlight)])

    bundle = packed(tmp_path, {"a.pdf": a_pdf("squared", then=note)})
    found = [finding for finding in bundle.report.findings if finding.code == "packing"]
    assert [(f.place.file, f.place.page, f.sure) for f in found] == [("a.pdf", 1, False)]


def layered(state: str, **config: Any) -> Any:
    """A red square on a layer that the document shows or hides."""

    def put(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
        pdf.pages[0].Contents = pdf.make_stream(b"/OC /L BDC " + RED + b" EMC")
        default = Dictionary({f"/{key}": value for key, value in config.items()})
        if state in ("ON", "OFF"):
            default[f"/{state}"] = Array([layer])
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)

    return put


@pytest.mark.parametrize(
    ("state", "config", "seen"),
    [
        ("OFF", {}, False),
        ("", {}, True),
        ("", {"BaseState": Name.OFF}, False),
        ("ON", {"BaseState": Name.OFF}, True),
    ],
)
def test_a_layer_shows_only_where_its_document_shows_it(
    tmp_path: Path, state: str, config: dict[str, Any], *, seen: bool
) -> None:
    papers = {"a.pdf": a_pdf("x", then=layered(state, **config)), "b.pdf": a_pdf("x", then=layered("ON"))}
    copy = copy_of(tmp_path, papers)
    assert (redness(pixels(copy, 1)) > 9_000) is seen
    assert redness(pixels(copy, 2)) > 9_000
    with pikepdf.open(copy) as pdf:
        assert all(layer.keys() <= {"/Type", "/Name"} for layer in pdf.Root.OCProperties.OCGs)


def armed(pdf: pikepdf.Pdf) -> None:
    """Everything that could act or hide, in one paper."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
    page = pdf.pages[0].obj
    pdf.Root.OpenAction = pdf.make_indirect(script)
    pdf.Root.AA = Dictionary(WC=script)
    page.AA = Dictionary(O=launch)
    page.Annots = Array(
        [
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 99, 99],
                A=Dictionary(S=Name.URI, URI=String("http://example.com")),
            ),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, Rect=[9, 9, 99, 99], F=4, FT=Name.Btn, T=String("b"),
                Ff=65536, AP=Dictionary(N=an_appearance(pdf)), A=Dictionary(S=Name.SubmitForm, F=String("http://e.com")),
            ),
        ]
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(page.Annots[1])]))
    page.Annots[1] = pdf.Root.AcroForm.Fields[0]
    pdf.attachments["payload.exe"] = b"MZ payload"
    attached = pdf.Root.Names.EmbeddedFiles.Names[1]
    form = an_appearance(pdf, b"0 0 1 rg 0 0 50 50 re f")
    form.AF = Array([attached])
    form.Ref = Dictionary(F=attached, Page=0)
    form.PieceInfo = Dictionary(Editor=Dictionary(Private=pdf.make_stream(b"private history")))
    page.Resources.XObject = Dictionary(X=form)
    page.Resources.Properties = Dictionary(P=Dictionary(AF=Array([attached])))
    page.Contents = pdf.make_stream(b"/X Do /P BMC EMC")
    page.Metadata = pdf.make_stream(b"<x>hidden hand</x>", Type=Name.Metadata, Subtype=Name.XML)


def test_nothing_that_acts_comes_along(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("armed", then=armed)})
    with pikepdf.open(copy) as pdf:
        assert pdf.Root.keys() <= {
            "/Type", "/Pages", "/Metadata", "/Lang", "/Outlines", "/PageLabels", "/PageMode",
            "/ViewerPreferences",
        }  # fmt: skip
        everything = b"".join(
            thing.unparse() + (thing.read_bytes() if isinstance(thing, pikepdf.Stream) else b"")
            for thing in pdf.objects
        )
    words = b"JavaScript,Launch,SubmitForm,/URI,payload,private history,hidden hand,/AA ,OpenAction,/EF,/Ref"
    for word in words.split(b","):
        assert word not in everything, word


def test_a_paper_locked_with_an_empty_password_is_shown(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(a_pdf("under lock"))
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="secret", user=""))
    copy = copy_of(tmp_path, {"a.pdf": (tmp_path / "locked.pdf").read_bytes()})
    assert "under lock" in text_of(copy, 1)


def outlined(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        chapter = OutlineItem("Chapter", 1)
        chapter.children.append(OutlineItem("Section", Array([pdf.pages[1].obj, Name.XYZ, 100, 700, 0])))
        outside = OutlineItem("Outside", action=Dictionary(S=Name.URI, URI=String("http://example.com")))
        action = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))
        outline.root.extend([chapter, outside, OutlineItem("By action", action=action)])


def bookmarks(copy: Path) -> list[tuple[int, str, int | None]]:
    with pdfium.PdfDocument(copy) as document:
        found = []
        for item in document.get_toc(max_depth=10):
            target = item.get_dest()
            found.append((item.level, item.get_title(), target.get_index() if target else None))
        return found


def test_bookmarks_are_nested_and_the_papers_own_lead_to_their_pages(tmp_path: Path) -> None:
    from dataclasses import replace

    papers = {"a.pdf": a_pdf("one", "two"), "b.pdf": a_pdf("three", "four", then=outlined)}
    copy = copy_of(tmp_path, papers, change=lambda exhibit: replace(exhibit, group="Certificates 证书"))
    assert bookmarks(copy) == [
        (0, "Certificates 证书", 0),
        (1, "A-1 a.pdf", 0),
        (1, "A-2 b.pdf", 2),
        (2, "Chapter", 3),
        (3, "Section", 3),
        (2, "Outside", None),
        (2, "By action", 2),
    ]
    with pikepdf.open(copy) as pdf:
        section = pdf.Root.Outlines.First.Last.First.First
        assert section.Dest[1] == "/XYZ"
        assert [float(edge) for edge in list(section.Dest)[2:4]] == [100, 700 + STRIP]


def a_cover(rows: Any) -> list[Sheet]:
    links = tuple(Link(1, (50, 100 + 20 * n, 500, 118 + 20 * n), row.label) for n, row in enumerate(rows))
    words = " ".join(f"{row.label}={row.first}-{row.last}" for row in rows)
    return [
        Sheet(title="Cover", pdf=a_pdf("cover"), pages=1),
        Sheet(title="Index", pdf=a_pdf(words), pages=1, links=links),
    ]


def test_the_index_names_and_reaches_the_pages_that_are_printed(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("one", "two"), "b.pdf": a_pdf("three")}, front=a_cover)
    assert "A-1=3-4 A-2=5-5" in text_of(copy, 2)
    assert text_of(copy, 5, (0, 0, 595, STRIP)).endswith(" 5")
    with pikepdf.open(copy) as pdf:
        links = list(pdf.pages[1].obj.Annots)
        assert [pdf.pages.index(pikepdf.Page(link.Dest[0])) for link in links] == [2, 4]
        top = 842 + STRIP
        assert [float(edge) for edge in links[0].Rect] == [50, top - 118, 500, top - 100]


def test_links_and_bookmarks_can_be_switched_off(tmp_path: Path) -> None:
    papers = {"a.pdf": a_pdf("one", "two", then=outlined)}
    copy = copy_of(tmp_path, papers, front=a_cover, links=False, bookmarks=False)
    with pikepdf.open(copy) as pdf:
        assert "/Outlines" not in pdf.Root
        assert not any("/Annots" in page.obj for page in pdf.pages)


def test_a_front_that_grows_with_its_numbers_is_drawn_until_they_stand_still(tmp_path: Path) -> None:
    def growing(rows: Any) -> list[Sheet]:
        pages = 1 if rows[0].first < 2 else 2
        return [Sheet(title="Index", pdf=a_pdf(*[f"from {rows[0].first}"] * pages), pages=pages)]

    copy = copy_of(tmp_path, {"a.pdf": a_pdf("one")}, front=growing)
    assert "from 3" in text_of(copy, 1)
    assert "one" in text_of(copy, 3)


def test_the_pdf_says_which_exhibit_came_from_which_bytes(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"授权\u202e书.pdf": a_pdf("one")})
    with pikepdf.open(pack(plan, tmp_path / "out").folder / "bundle.pdf") as pdf:
        xmp = pdf.open_metadata()
        told = xmp["{urn:evidence-bundle:1.0/}exhibits"]
        assert told == [f"A-1 {plan.exhibits[0].paper.sha256} 授权\\u202e书.pdf"]
        assert xmp["{urn:evidence-bundle:1.0/}case"] == "case"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260410000000Z"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("zero.pdf", b"%PDF-1.7\n", "damaged"),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        ("program.pdf", b"\x7fELF" + bytes(500), "neither a PDF nor a picture"),
        ("cut.jpg", a_picture((900, 900), "JPEG")[:3000], "damaged"),
        ("empty.pdf", a_pdf("x", then=lambda pdf: pdf.pages.__delitem__(0)), "no pages"),
    ],
)
def test_what_cannot_be_shown_gets_a_page_that_says_so(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    bundle = packed(tmp_path, {name: data, "zz-good.pdf": a_pdf("good")}, forced=True)
    words = text_of(bundle.folder / "bundle.pdf", 1)
    assert "Exhibit A-1 cannot be shown" in words
    assert name in words
    assert why in words
    assert "good" in text_of(bundle.folder / "bundle.pdf", 2)
    fates = {entry.name: str(entry.fate) for entry in bundle.report.files}
    assert fates == {name: "error", "zz-good.pdf": "exhibit"}


def test_a_paper_that_asks_for_a_password_gets_a_page_that_says_so(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(a_pdf("secret"))
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    bundle = packed(tmp_path, {"a.pdf": (tmp_path / "locked.pdf").read_bytes()}, forced=True)
    assert "it asks for a password" in text_of(bundle.folder / "bundle.pdf", 1)


def test_one_paper_that_breaks_the_merge_does_not_take_the_others_along(tmp_path: Path) -> None:
    class Breaks(AtHome):
        """A worker that dies of every merge with two pages of the bad paper in it."""

        def run(self, function: Any, *args: Any, seconds: int = 120) -> Any:
            bad = function.__name__ == "merge" and any(piece.pages == 3 for piece in args[0].pieces)
            return AtHome(("merge",) if bad else ()).run(function, *args)

    papers = {"a.pdf": a_pdf("good"), "b.pdf": a_pdf("b", "a", "d")}
    bundle = packed(tmp_path, papers, worker=Breaks(), forced=True)
    assert "good" in text_of(bundle.folder / "bundle.pdf", 1)
    assert "Exhibit A-2 cannot be shown" in text_of(bundle.folder / "bundle.pdf", 2)
    assert {entry.name: str(entry.fate) for entry in bundle.report.files} == {
        "a.pdf": "exhibit",
        "b.pdf": "error",
    }


def test_not_ready_stands_on_every_page_of_a_forced_bundle(tmp_path: Path) -> None:
    bundle = packed(
        tmp_path, {"a.pdf": b"%PDF-1.7\n", "b.pdf": a_pdf("b")}, forced=True, report=_blocked(tmp_path)
    )
    for page in (1, 2):
        assert text_of(bundle.folder / "bundle.pdf", page, (0, 0, 595, STRIP)).startswith("NOT READY Exhibit")


def _blocked(folder: Path) -> Any:
    from plans import a_report, staged

    from evidence.finding import say
    from evidence.papers.paper import NotAPaper

    papers = staged(folder / "staged", {"a.pdf": b"%PDF-1.7\n", "b.pdf": a_pdf("b")})
    return a_report(papers, [NotAPaper("link", "symlink", say("a link out of the folder"), error=True)])


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    papers = {
        "a.pdf": a_pdf("one", then=armed),
        "b.pdf": a_pdf("two", "three", then=outlined),
        "c.png": a_picture(),
    }
    copy = copy_of(tmp_path, papers, front=a_cover)
    checked = subprocess.run(["qpdf", "--check", copy], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.slow
@pytest.mark.skipif(not PAPERS.is_dir(), reason="no corpus of papers beside the checkout")
def test_real_papers_look_the_same_in_the_reading_copy(tmp_path: Path) -> None:
    papers = {path.name: path.read_bytes() for path in sorted(PAPERS.iterdir())}
    copy = copy_of(tmp_path, papers)
    if shutil.which("qpdf"):
        checked = subprocess.run(["qpdf", "--check", copy], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_difference_is_seen_and_a_shift_of_a_fraction_of_a_pixel_is_not(tmp_path: Path) -> None:
    """The measure itself: a seal, a date in small print; and the same page drawn a little off."""
    seal = b"q 0.9 0.3 0.3 RG 3 w 400 200 90 90 re S Q\n"
    date = b"BT /F1 8 Tf 100 400 Td (2026-04-10) Tj ET"
    moved = b"1 0 0 1 0.2 0.2 cm BT /F1 8 Tf 100 400 Td (2026-04-10) Tj ET"
    copy = copy_of(tmp_path, {"a.pdf": a_pdf("paper", content=seal + date)})
    for name, content, page in (
        ("seal", date, (1,)),
        ("date", seal, (1,)),
        ("moved", seal + moved, ()),
    ):
        other = tmp_path / f"{name}.pdf"
        other.write_bytes(a_pdf("paper", content=content))
        assert unlike(str(other), str(copy), 1, 1) == page, name
    assert np.asarray(pixels(copy)).shape[:2] == (842 + int(STRIP), A4[2])
