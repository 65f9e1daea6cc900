"""A text layer is weighed against the picture; OCR runs only where it must."""

from __future__ import annotations

from pathlib import Path

import making
import pytest

from evidence.reading import layer, pdf_words, rapid
from evidence.reading.layer import is_nonsense, spot_check, weigh
from evidence.reading.read import read_paper
from evidence.reading.reading import Line, Page, PageOrigin, ReadBy, Reading, Word
from evidence.reading.settings import Settings

PRINTED = [
    "CERTIFICATE OF CONFORMITY",
    "Certificate No. ZX-4471",
    "Holder: Example Lighting Ltd.",
    "Issued 2024-06-12",
    "Model T10",
]


def hidden(lines: list[str]) -> bytes:
    """Text laid invisibly where making.drawn prints its lines: 34 px letters at 150 dpi."""
    out = b"BT 3 Tr /F 16 Tf "
    for i, line in enumerate(lines):
        down = 842 - (200 + 64 * i + 34) * 595 / 1240
        out += b"1 0 0 1 57.6 %.1f Tm (%s) Tj " % (down, line.encode("latin-1"))
    return out + b"ET"


def read(tmp_path: Path, data: bytes, media_type: str = "application/pdf") -> Reading:
    path = tmp_path / "paper"
    path.write_bytes(data)
    return read_paper(path, "", media_type, Settings())


def page(tmp_path: Path, data: bytes) -> Page:
    (found,) = read(tmp_path, data).pages
    return found


def test_a_good_text_layer_costs_no_search_for_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "find_lines", lambda *_: pytest.fail("OCR was asked"))
    found = page(tmp_path, making.one_page())
    assert (found.origin, found.layer_believed) == (PageOrigin.DIGITAL, True)
    assert {line.read_by for line in found.lines} == {ReadBy.TEXT}


def test_a_scan_is_read_from_its_picture(tmp_path: Path) -> None:
    found = page(tmp_path, making.scan_in_pdf(making.drawn(PRINTED)))
    assert (found.origin, found.layer_believed, found.script) == (PageOrigin.SCAN, None, "latin")
    assert [line.text for line in found.lines] == PRINTED
    assert {line.read_by for line in found.lines} == {ReadBy.OCR}
    x0, y0, x1, y1 = found.lines[1].box
    assert x0 == pytest.approx(57.6, abs=4)
    assert y0 < (200 + 64 + 20) * 595 / 1240 < y1
    assert x1 > 150


def test_a_hidden_layer_that_agrees_is_believed(tmp_path: Path) -> None:
    found = page(tmp_path, making.scan_in_pdf(making.drawn(PRINTED), hidden(PRINTED)))
    assert (found.layer_believed, found.disagreements, found.origin) == (True, (), PageOrigin.SCAN)


def test_a_hidden_layer_with_another_date_is_told_and_the_picture_kept(tmp_path: Path) -> None:
    lying = [line.replace("2024-06-12", "2024-07-12") for line in PRINTED]
    found = page(tmp_path, making.scan_in_pdf(making.drawn(PRINTED), hidden(lying)))
    assert "Issued 2024-06-12" in found.text
    assert [(d.layer, d.seen) for d in found.disagreements] == [("2024-07-12", "2024-06-12")]


def test_a_layer_of_something_else_is_not_believed(tmp_path: Path) -> None:
    found = page(tmp_path, making.scan_in_pdf(making.drawn(PRINTED), hidden(["qwx zzkf plm oof"] * 5)))
    assert found.layer_believed is False
    assert "ZX-4471" in found.text


def test_a_header_over_a_scanned_page_is_kept_and_the_scan_read(tmp_path: Path) -> None:
    header = b"BT /F 9 Tf 40 825 Td (printed from the shelf of papers of Example Lighting, 2025-01-01 page 1 of 1) Tj ET"
    found = page(tmp_path, making.scan_in_pdf(making.drawn(PRINTED), header))
    assert "ZX-4471" in found.text
    assert "2025-01-01" in found.text
    assert found.origin is PageOrigin.SCAN


def test_words_in_a_picture_beside_text_are_read(tmp_path: Path) -> None:
    picture = making.drawn(["Approved ZX-9"], (620, 310), 60)
    data = making.scan_in_pdf(picture).replace(
        b"/I Do Q", b"/I Do Q " + making.TEXT.replace(b"72 700", b"60 60")
    )
    assert "ZX-9" in page(tmp_path, data).text or "ZX-4471" in page(tmp_path, data).text


def test_a_blank_scan_is_blank(tmp_path: Path) -> None:
    reading = read(tmp_path, making.scan_in_pdf(making.drawn([])))
    assert [d.kind.value for d in reading.damage] == ["blank_page"]
    assert reading.pages[0].origin is PageOrigin.BLANK


def words(
    text: str, box: tuple[float, float, float, float] = (0, 0, 100, 10), confidence: float = 1.0
) -> list[Word]:
    step = (box[2] - box[0]) / max(len(text.split()), 1)
    return [
        Word(t, (box[0] + i * step, box[1], box[0] + (i + 1) * step - 1, box[3]), confidence)
        for i, t in enumerate(text.split())
    ]


def line(text: str, confidence: float = 0.99) -> Line:
    return Line(tuple(words(text, confidence=confidence)), (0, 0, 100, 10), ReadBy.OCR, confidence)


@pytest.mark.parametrize(
    ("said", "seen", "told"),
    [
        ("Issued 12.06.2024", "Issued 12.06.2024", False),
        ("Issued 12.07.2024", "Issued 12.06.2024", True),
        ("Model TIO", "Model T10", False),
        ("to Exampel Ltd", "to Example Ltd", True),
        ("of the", "ot tne", False),
    ],
)
def test_only_numbers_and_names_that_differ_are_told(said: str, seen: str, told: bool) -> None:
    assert bool(weigh(words(said), [line(seen)]).disagreements) is told


def test_a_doubtful_reading_accuses_nobody() -> None:
    assert weigh(words("12.07.2024"), [line("12.06.2024", 0.9)]).disagreements == ()


def test_nonsense_is_known() -> None:
    assert is_nonsense([Word("\ue001\ue002\ue003\ue004", (0, 0, 1, 1))])
    assert is_nonsense([Word("bcdfghkl", (0, 0, 1, 1))] * 12)
    assert not is_nonsense(words("the quick brown fox strengthens international lighting"))


def test_a_font_that_shows_other_digits_than_it_holds_is_found() -> None:
    printed = {200.0: ("Issued 12.06.2024", 0.99), 350.0: ("Issued 12.06.2024", 0.99)}
    lines = [Line(tuple(words("Issued 12.07.2024")), (0, 0, 100, 10), ReadBy.TEXT)]
    (found,) = spot_check(lines, lambda _box, dpi: printed[dpi])
    assert (found.layer, found.seen) == ("Issued 12.07.2024", "Issued 12.06.2024")
    unsteady = {200.0: ("Issued 12.06.2024", 0.99), 350.0: ("Issued 12.01.2024", 0.99)}
    assert spot_check(lines, lambda _box, dpi: unsteady[dpi]) == ()


def test_the_rooms_own_figures() -> None:
    assert 0 < layer.AGREEMENT < 1
    assert pdf_words.CHECKED_PAGES >= 1


def test_text_painted_white_is_told_and_not_read(tmp_path: Path) -> None:
    content = making.TEXT + b" BT 1 1 1 rg /F 12 Tf 72 500 Td (valid until 2099-01-01) Tj ET"
    found = page(tmp_path, making.one_page(content))
    assert "2099" not in found.text
    assert "2099-01-01" in [d.layer for d in found.disagreements]


def unmapped(text: str, more: str) -> bytes:
    """A page with a heading in a font whose table of letters is shifted, and a body whose table is right."""
    table = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <21> <7e> <0004> endbfrange endcmap"
    table = table.replace(b"<0004>", b"<0024>")
    shifted = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    content = f"BT /G 22 Tf 72 760 Td ({text}) Tj ET BT /F 12 Tf 72 700 Td ({more}) Tj ET".encode()
    return making.pdf([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>",
        making.stream(content), making.FONT, shifted, making.stream(table),
    ])  # fmt: skip


def test_a_line_in_a_font_without_its_table_is_read_from_the_page(tmp_path: Path) -> None:
    body = "This is to certify that the lamps of Example Lighting meet the rules, no. ZX-4471 RKS160712007"
    found = page(tmp_path, unmapped("Declaration of Conformity", body))
    assert "Declaration of Conformity" in found.text
    assert body in found.text
    (told,) = [d for d in found.disagreements if d.seen]
    assert told.seen == "Declaration of Conformity"
    assert "Declaration" not in told.layer
    assert told.box[1] < 90
