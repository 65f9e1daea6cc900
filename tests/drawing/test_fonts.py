"""Each step of the ladder by which a sheet comes to its letters, with the lookup of files replaced."""

from __future__ import annotations

import io
import shutil
import struct
from pathlib import Path

import pytest
from invented_screens import setter

from evidence.drawing import fonts
from evidence.drawing.fonts import Choice, choose_typeface, may_embed, read_tables, starts_regular
from evidence.drawing.pdf import draw_pdf
from evidence.drawing.plan import Sheet
from evidence.drawing.typeface import CidFace, FileFace, Typeface, VariableFace
from evidence.drawing.typesetting import Typesetter

WORDS = "Title: 整改前后 删除 原装; Привет, мир № 3"
CHINESE_FONTS = [cut.file for cut in fonts.CHINESE]


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> object:
    """Leave only the named files on the machine, and no package."""
    real = fonts.locate

    def leave(*files: str) -> None:
        monkeypatch.setattr(fonts, "locate", lambda file: real(file) if file in files else None)
        monkeypatch.setattr(fonts, "find_spec", lambda name: None)

    return leave


def here(*files: str) -> str:
    """The first of the files that this machine has; skips where it has none."""
    found = next((file for file in files if fonts.locate(file)), None)
    if found is None:
        pytest.skip(f"none of {', '.join(files)} is installed")
    return found


def text_of(typeface: Typeface, words: str) -> str:
    import pypdfium2

    setter = Typesetter(typeface)
    sheet = Sheet(
        200, 60, (setter.set((10, 10), words, 12, 180), setter.set((10, 30), words, 12, 180, bold=True))
    )
    document = pypdfium2.PdfDocument(draw_pdf([sheet], typeface, "t").pdf)
    return str(document[0].get_textpage().get_text_range())


def embedded(pdf: bytes) -> set[str]:
    """Names of the embedded fonts; fails where two share one file."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = list(document.pages[0].Resources.Font.values())
        files = {font.FontDescriptor.FontFile2.objgen for font in fonts}
        assert len(files) == len(fonts)
        return {str(font.BaseFont) for font in fonts}


def faces(choice: Choice) -> list[type]:
    return [type(face) for face in choice.typeface.regular]


def test_first_step_the_systems_fonts(only) -> None:  # type: ignore[no-untyped-def]
    latin, chinese = here(*(cut.file for cut in fonts.LETTERS)), here(*CHINESE_FONTS)
    only(latin, chinese)
    choice = choose_typeface()
    assert choice.warning is None
    assert set(faces(choice)) == {FileFace}
    assert text_of(choice.typeface, WORDS).count(WORDS) == 2


def test_second_step_the_font_of_a_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = pytest.importorskip("justmytype_intl_cjk", reason="the extra [fonts] is not installed")
    pytest.importorskip("fontTools", reason="the extra [fonts] is not installed")
    assert package
    monkeypatch.setattr(fonts, "locate", lambda file: None)
    choice = choose_typeface()
    assert choice.warning is None
    assert VariableFace in faces(choice)
    assert CidFace not in faces(choice)
    assert text_of(choice.typeface, WORDS).count(WORDS) == 2
    sheet = Sheet(
        200,
        60,
        (
            Typesetter(choice.typeface).set((10, 10), "abc 整改", 12, 180),
            Typesetter(choice.typeface).set((10, 30), "XYZ 前后", 12, 180, bold=True),
        ),
    )
    assert len(embedded(draw_pdf([sheet], choice.typeface, "t").pdf)) == 2


def test_second_step_with_a_stand_in_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is taken from a package that lies where the real one would."""
    from importlib.machinery import ModuleSpec

    font = tmp_path / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"not opened here")
    spec = ModuleSpec("justmytype_intl_cjk", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(fonts, "find_spec", lambda name: spec)
    assert fonts._from_package() == (VariableFace(font, 400), VariableFace(font, 700))
    monkeypatch.setattr(fonts, "find_spec", lambda name: spec if name.startswith("just") else None)
    assert fonts._from_package() is None


def test_third_step_the_viewers_own_with_a_warning(only) -> None:  # type: ignore[no-untyped-def]
    latin = here(*(cut.file for cut in fonts.LETTERS))
    only(latin)
    choice = choose_typeface()
    assert choice.warning is not None
    assert "Install" in str(choice.warning)
    assert CidFace in faces(choice)
    assert text_of(choice.typeface, WORDS).count(WORDS) == 2
    for words, warned in (("only Latin", False), ("删除", True)):
        sheet = Sheet(200, 60, (Typesetter(choice.typeface).set((10, 10), words, 12, 180),))
        assert (draw_pdf([sheet], choice.typeface, "t").warning is not None) is warned


def test_third_step_on_a_machine_without_any_font(only) -> None:  # type: ignore[no-untyped-def]
    only()
    choice = choose_typeface()
    assert choice.warning is not None
    assert "整改前后" in text_of(choice.typeface, "Title: 整改前后")
    assert "Привет" in text_of(choice.typeface, "Привет")


@pytest.mark.parametrize(
    "words", [WORDS, "Zażółć Ñandú ß é", "한글 かな カナ 繁體字", "№ ™ € → “ ” … · ×", "a\u0301e\u0308"]
)
def test_words_come_out_as_they_went_in(words: str) -> None:
    here(*CHINESE_FONTS)
    import unicodedata

    assert unicodedata.normalize("NFC", words) in text_of(setter().typeface, words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\u202egpj.exe", "[U+202E]gpj.exe"),
        ("a\u200bb", "a[U+200B]b"),
        ("x\x00y", "x[U+0000]y"),
        ("\ud83d", "[U+D83D]"),
        ("🔥", "[U+1F525]"),
        ("a\nb\tc", "a b c"),
        ("\ue000", "[U+E000]"),
    ],
)
def test_what_has_no_shape_is_written_out(words: str, shown: str) -> None:
    assert setter().typeface.printable(words) == shown
    assert shown in text_of(setter().typeface, words)


def test_no_sign_is_drawn_as_the_empty_square() -> None:
    """No embedded font's missing-glyph sign (glyph 0) is used by any text."""
    import pikepdf

    typeface = setter().typeface
    sheet = Sheet(200, 60, (Typesetter(typeface).set((10, 10), WORDS + " 🔥 \u0e44 \u202e", 12, 180),))
    with pikepdf.open(io.BytesIO(draw_pdf([sheet], typeface, "t").pdf)) as document:
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            if str(operator) == "Tj":
                assert b"\x00" not in bytes(operands[0])


def test_the_same_font_gives_the_same_bytes() -> None:
    typeface = setter().typeface
    sheet = Sheet(200, 60, (Typesetter(typeface).set((10, 10), WORDS, 12, 180),))
    assert draw_pdf([sheet], typeface, "t").pdf == draw_pdf([sheet], typeface, "t").pdf


def test_every_font_is_embedded() -> None:
    here(*CHINESE_FONTS)
    typeface = setter().typeface
    lines = [Typesetter(typeface).set((10, 10 + 20 * n), WORDS, 12, 180, bold=n > 0) for n in range(2)]
    assert len(embedded(draw_pdf([Sheet(200, 60, tuple(lines))], typeface, "t").pdf)) >= 2


def test_a_bold_word_without_a_bold_cut_is_thickened() -> None:
    here(*CHINESE_FONTS)
    typeface = setter().typeface
    pieces = typeface.pieces("整改 abc", bold=True)
    for piece in pieces:
        place = next((n for n, face in enumerate(typeface.regular) if face == piece.face), None)
        assert piece.thickened == (place is not None)


def test_outlines_that_cannot_be_embedded_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "msyh.ttc"
    bad.write_bytes(b"OTTO" + bytes(200))
    real = fonts.locate
    monkeypatch.setattr(fonts, "locate", lambda file: bad if file == "msyh.ttc" else real(file))
    assert all(getattr(face, "path", None) != bad for face in choose_typeface().typeface.regular)


def test_a_font_that_forbids_embedding_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = fonts.locate(here("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf"))
    assert source is not None
    locked = tmp_path / "arial.ttf"
    shutil.copy(source, locked)
    data = bytearray(locked.read_bytes())
    count = struct.unpack_from(">H", data, 4)[0]
    offset = next(
        struct.unpack_from(">L", data, 12 + 16 * n + 8)[0]
        for n in range(count)
        if data[12 + 16 * n : 16 + 16 * n] == b"OS/2"
    )
    struct.pack_into(">H", data, offset + 8, 2)
    locked.write_bytes(data)
    real = fonts.locate
    monkeypatch.setattr(fonts, "locate", lambda file: locked if file == "arial.ttf" else real(file))
    assert all(getattr(face, "path", None) != locked for face in choose_typeface().typeface.regular)


@pytest.mark.parametrize(
    ("bits", "allowed"), [(0, True), (8, True), (4, True), (2, False), (0x100, False), (0x200, False)]
)
def test_licence_bits(bits: int, allowed: bool) -> None:
    assert may_embed(bytes(8) + struct.pack(">H", bits) + bytes(60)) is allowed


@pytest.mark.parametrize(("default", "good"), [(100, False), (400, True), (700, False)])
def test_variable_fonts_must_start_at_regular(default: int, good: bool) -> None:
    head = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8)
    axis = struct.pack(">4slllHH", b"wght", 100 << 16, default << 16, 900 << 16, 0, 256)
    assert starts_regular(head + axis) is good
    assert starts_regular(b"") is True


def test_a_file_that_is_no_font_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"\x00\x01")
    with pytest.raises((struct.error, OSError)):
        read_tables(tmp_path / "x.ttf", 0)


@pytest.mark.parametrize(
    ("system", "folder"),
    [("win32", "Fonts"), ("darwin", "/System/Library/Fonts"), ("linux", "/usr/share/fonts")],
)
def test_every_system_has_its_folders(monkeypatch: pytest.MonkeyPatch, system: str, folder: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert any(str(path).endswith(folder) for path in fonts.font_folders())


def test_a_font_is_found_whatever_the_case_of_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "MSYH.TTC").write_bytes(b"")
    monkeypatch.setattr(fonts, "font_folders", lambda: (tmp_path, tmp_path / "missing"))
    fonts._installed.cache_clear()
    assert fonts.locate("msyh.ttc") == tmp_path / "sub" / "MSYH.TTC"
    assert fonts.locate("other.ttf") is None
    fonts._installed.cache_clear()
