"""How fast scanned pages are read, and how much of what matters stands in the text, beside OCRmyPDF in one run.

    python benchmarks/reading.py ../shared/corpus [--pages 1] [--limit N] [--every N] [--jobs 2] [--ocrmypdf PROGRAM]

Every labelled paper's first pages are drawn at 200 dpi into image-only PDFs, so that nobody profits from a text layer.
Both read the same pages with the same number of processes: this program one PDF per page, OCRmyPDF all pages as one
PDF. "Right" counts labelled numbers, names and models whose letters stand somewhere in the paper's text, compared without
case, spaces and punctuation. On a machine that others use too, the seconds of processor time per page are the fairer
figure: they hold whatever else runs. Without OCRmyPDF (pip install ocrmypdf, with Tesseract's eng, chi_sim and rus) its rows stay
empty.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pypdfium2
from PIL import Image, ImageOps

from evidence.papers.paper import Paper
from evidence.reading.reader import Reader

DPI = 200
FIELDS = ("cert_number", "holder", "manufacturer", "issuing_body")
LANGUAGES = "eng+chi_sim+rus"
TWINS = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXabekmhopctyx")
Label = dict[str, Any]
Texts = list[str]


@dataclass(frozen=True, slots=True)
class Scan:
    """One page as an image-only PDF, and the paper it is of."""

    path: Path
    label: int


class Spent:
    """Processor time of this program's children while it is entered, looked at five times a second."""

    def __init__(self) -> None:
        self._by_process: dict[int, float] = {}
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    @property
    def seconds(self) -> float:
        return sum(self._by_process.values())

    def _look(self) -> None:
        while not self._over.wait(0.2):
            for child in psutil.Process().children(recursive=True):
                try:
                    times = child.cpu_times()
                except psutil.Error:
                    continue
                self._by_process[child.pid] = times.user + times.system

    def __enter__(self) -> Spent:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()


def main() -> None:
    """Draw, read by both, score and print."""
    args = _arguments()
    lines = (args.corpus / "labels.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line][:: args.every][: args.limit]
    with tempfile.TemporaryDirectory() as folder:
        scans = list(_scans(labels, args.corpus / "papers", args.pages, Path(folder)))
        print(f"{len(scans)} scanned pages of {len(labels)} papers, {args.jobs} processes\n")
        print(
            f"{'':24}{'pages/min':>10}{'CPU s/page':>12}{'right':>16}{'without Russian':>18}{'Russian':>14}"
        )
        _row("this program", labels, scans, lambda: _ours(scans, args.jobs))
        if args.ocrmypdf is None:
            print("OCRmyPDF is not installed: pip install ocrmypdf")
        else:
            _row("OCRmyPDF " + LANGUAGES, labels, scans, lambda: _theirs(scans, args.jobs, args.ocrmypdf))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=1, help="pages of each paper")
    parser.add_argument("--limit", type=int, default=None, help="papers")
    parser.add_argument("--every", type=int, default=1, help="only every Nth paper")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf"))
    return parser.parse_args()


def _scans(labels: Sequence[Label], papers: Path, most: int, folder: Path) -> Iterable[Scan]:
    """Each page drawn once, as JPEG in a PDF."""
    for number, label in enumerate(labels):
        for page, picture in enumerate(_pictures(papers / label["file"], most)):
            path = folder / f"{number:03}-{page}.pdf"
            picture.convert("RGB").save(path, "PDF", resolution=DPI, quality=90)
            yield Scan(path, number)


def _pictures(path: Path, most: int) -> Iterable[Image.Image]:
    if path.suffix.lower() != ".pdf":
        yield ImageOps.exif_transpose(Image.open(path))
        return
    document = pypdfium2.PdfDocument(path)
    for index in range(min(most, len(document))):
        yield document[index].render(scale=DPI / 72).to_pil()


def _ours(scans: Sequence[Scan], jobs: int) -> Texts:
    papers = []
    for scan in scans:
        data = scan.path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        papers.append(Paper(scan.path.name, len(data), digest, "application/pdf", scan.path))
    with Reader(jobs=jobs) as reader:
        return [reading.text for _, reading in reader.read_all(papers)]


def _theirs(scans: Sequence[Scan], jobs: int, program: str) -> Texts:
    folder = scans[0].path.parent
    whole, sidecar = folder / "whole.pdf", folder / "whole.txt"
    joined = pypdfium2.PdfDocument.new()
    for scan in scans:
        joined.import_pages(pypdfium2.PdfDocument(scan.path))
    joined.save(whole)
    call = [
        program,
        "-l",
        LANGUAGES,
        "--jobs",
        str(jobs),
        "--output-type",
        "pdf",
        "--optimize",
        "0",
        "--force-ocr",
    ]
    subprocess.run([*call, "--sidecar", sidecar, whole, folder / "out.pdf"], check=True, capture_output=True)
    return (sidecar.read_text("utf-8").split("\f") + [""] * len(scans))[: len(scans)]


def _row(name: str, labels: Sequence[Label], scans: Sequence[Scan], read: Callable[[], Texts]) -> None:
    began = time.perf_counter()
    with Spent() as spent:
        texts = read()
    seconds = time.perf_counter() - began
    by_paper: dict[int, str] = {}
    for scan, text in zip(scans, texts, strict=True):
        by_paper[scan.label] = by_paper.get(scan.label, "") + "\n" + text
    cells = []
    for russian in (None, False, True):
        chosen = [i for i, label in enumerate(labels) if russian in (None, "ru" in label["languages"])]
        scores = [_right(labels[i], by_paper.get(i, "")) for i in chosen]
        right, wanted = sum(right for right, _ in scores), sum(wanted for _, wanted in scores)
        cells.append(f"{right}/{wanted} {right / max(wanted, 1):.2f}")
    speed = f"{60 * len(scans) / seconds:>10.1f}{spent.seconds / len(scans):>12.1f}"
    print(f"{name:24}{speed}{cells[0]:>16}{cells[1]:>18}{cells[2]:>14}")


def _right(label: Label, text: str) -> tuple[int, int]:
    """Labelled values whose letters stand in the text, and how many there are."""
    page = _fold(text)
    values = [[label[field], *label.get(f"{field}_also", [])] for field in FIELDS if label.get(field)]
    values += [[model] for model in label["models"]]
    return sum(any(_fold(v) in page for v in names) for names in values), len(values)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", str(text)).translate(TWINS).casefold()
    return "".join(c for c in plain if c.isalnum())


if __name__ == "__main__":
    main()
