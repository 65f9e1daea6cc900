"""What a user would have without this program: Tesseract's words, and the first match of everything."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence.reading.reading import Line, Page, PageOrigin, ReadBy, Reading, Word

LANGUAGES = "eng+chi_sim+rus"
DPI = 200
WIDE = 2.0
"""A gap of this many heights parts two cells; Tesseract runs them together."""
_THEN = r"\s*[:：]?\s*([^\n]+)"
_FIRST = {
    "cert_number": (
        r"(?:Certificate|Report|Registration|证书|报告)[^\n:：]{0,12}"
        r"(?:No|Number|编号)\.?\s*[:：]?\s*(\S+)"
    ),
    "holder": r"(?:Applicant|Holder|Client|申请人|委托单位|Заявитель)\s*[:：]?\s*([^\n]+)",
    "manufacturer": r"(?:Manufacturer|制造商|生产企业|Изготовитель)\s*[:：]?\s*([^\n]+)",
    "issuing_body": rf"(?:Issued by|Laboratory|Certification body|发证机构|Орган по сертификации){_THEN}",
    "brand": r"(?:Trade ?mark|Brand|商标|Торговая марка)\s*[:：]?\s*([^\n]+)",
}
_MODEL = r"(?:Model|型号|модель)[^\n:：]{0,8}\s*[:：]?\s*([^\n]+)"
_UNTIL = r"(?:valid until|expir\w+|valid to|有效期至|действител\w+ до|по)\D{0,12}([^\n]{6,24})"
_KINDS = (
    ("grant of equipment", "fcc_grant"),
    ("test report", "test_report"),
    ("检测报告", "test_report"),
    ("declaration", "declaration_of_conformity"),
    ("декларация", "declaration_of_conformity"),
    ("authorization letter", "authorization_letter"),
    ("授权书", "authorization_letter"),
    ("iso 9001", "iso_certificate"),
    ("trade mark", "trademark_certificate"),
    ("certificate", "certificate"),
    ("сертификат", "certificate"),
)


def has_tesseract() -> bool:
    """Whether the program is there."""
    return shutil.which("tesseract") is not None


def tesseract_reading(path: Path, pages: int, cache: Path) -> Reading:
    """The first pages as Tesseract reads them, in points; kept under `cache` by the file's hash."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    cache.mkdir(parents=True, exist_ok=True)
    found = []
    for number, png in enumerate(_pictures(path, pages, cache / digest[:16]), 1):
        table = png.with_suffix(".tsv")
        if not table.exists():
            command = ["tesseract", str(png), str(png.with_suffix("")), "-l", LANGUAGES, "tsv"]
            subprocess.run(command, check=True, capture_output=True)
        found.append(_page(number, table.read_text(encoding="utf-8")))
    return Reading(digest, "", len(found), tuple(found))


def _pictures(path: Path, pages: int, stem: Path) -> Iterator[Path]:
    from PIL import Image

    if path.suffix != ".pdf":
        png = stem.with_name(f"{stem.name}-1.png")
        if not png.exists():
            Image.open(path).convert("L").save(png)
        yield png
        return
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for at in range(min(pages, len(document))):
            png = stem.with_name(f"{stem.name}-{at + 1}.png")
            if not png.exists():
                document[at].render(scale=DPI / 72).to_pil().convert("L").save(png)
            yield png


def _page(number: int, table: str) -> Page:
    lines: dict[tuple[str, ...], list[Word]] = defaultdict(list)
    scale, width, height = 72 / DPI, 0.0, 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, wide, high = (float(row[key]) * scale for key in ("left", "top", "width", "height"))
        if row["level"] == "1":
            width, height = wide, high
        if row["level"] == "5" and row["text"].strip():
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines[key].append(
                Word(row["text"], (left, top, left + wide, top + high), float(row["conf"]) / 100)
            )
    cells = (cell for words in lines.values() for cell in _cells(words))
    return Page(number, width, height, PageOrigin.SCAN, tuple(map(_line, cells)))


def _cells(words: list[Word]) -> Iterator[list[Word]]:
    cell = words[:1]
    for word in words[1:]:
        if word.box[0] - cell[-1].box[2] > WIDE * (word.box[3] - word.box[1]):
            yield cell
            cell = []
        cell.append(word)
    yield cell


def _line(words: list[Word]) -> Line:
    boxes = [word.box for word in words]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    box = (min(x0), min(y0), max(x1), max(y1))
    return Line(tuple(words), box, ReadBy.OCR, sum(word.confidence for word in words) / len(words))


def plain_facts(path: Path, seen: str) -> dict[str, Any]:
    """The plain way: the text layer where there is one, else Tesseract's words; the first match of
    everything."""
    text = _text_layer(path) or seen
    facts: dict[str, Any] = {"issue_date": _first_date(text)}
    until = re.search(_UNTIL, text, re.IGNORECASE)
    facts["expiry_date"] = _first_date(until[1]) if until else None
    for field, pattern in _FIRST.items():
        match = re.search(pattern, text, re.IGNORECASE)
        facts[field] = {"value": match[1].strip(), "sure": True} if match else None
    model = re.search(_MODEL, text, re.IGNORECASE)
    facts["models"] = (
        [{"value": one.strip(), "sure": True} for one in re.split("[,，、;]", model[1])] if model else []
    )
    folded = text.casefold()
    kind = next((kind for word, kind in _KINDS if word in folded), "other")
    return {"kind": kind, "facts": facts}


def _text_layer(path: Path) -> str:
    if path.suffix != ".pdf":
        return ""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        text = "\n".join(
            document[at].get_textpage().get_text_bounded() for at in range(min(3, len(document)))
        )
    return text if len(text.strip()) > 40 else ""


def _first_date(text: str) -> dict[str, Any] | None:
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    found = search_dates(
        text[:6000], languages=["en", "zh", "ru", "de", "pt"], settings={"STRICT_PARSING": True}
    )
    return {"value": found[0][1].date().isoformat(), "sure": True} if found else None
