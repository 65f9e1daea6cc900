"""What packing costs: merging against qpdf, the zip against a copy with hashing, memory from 10 to 1,000
pages.

python benchmarks/bundle.py [--pages 1000] [--rounds 5]

Pages are scans of about 300 KB, in files of ten pages. Each measurement runs in a process of its own, ours
and the other in turn; the median counts. Start-up (importing) is left out on our side and is some 10 ms on
qpdf's.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

EACH = 10
KILOBYTES = 300
DAY = date(2026, 4, 10)


def make_scans(folder: Path, pages: int) -> list[Path]:
    """PDFs of ten pages, each page one JPEG of 300 dpi and about 300 KB."""
    import pikepdf

    scan = a_scan()
    made = []
    for start in range(0, pages, EACH):
        pdf = pikepdf.new()
        for number in range(start, min(start + EACH, pages)):
            image = pdf.make_stream(
                scan + b"%08d" % number, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=2480,
                Height=3508, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            page = pdf.add_blank_page(page_size=(595.2, 841.92))
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
            page.Contents = pdf.make_stream(b"q 595.2 0 0 841.92 0 0 cm /Scan Do Q")
        made.append(folder / f"{start:06d}.pdf")
        pdf.save(made[-1])
    return made


def a_scan() -> bytes:
    """A grey JPEG of an A4 page at 300 dpi with lines of specks, near 300 KB."""
    from PIL import Image, ImageDraw

    chance = random.Random(5)
    page = Image.new("L", (2480, 3508), 250)
    pen = ImageDraw.Draw(page)
    for y in range(200, 3300, 50):
        for x in range(200, 2250, 22):
            pen.rectangle(
                (x, y, x + chance.randrange(14), y + chance.randrange(26)), fill=chance.randrange(90)
            )
    return min(
        (_jpeg(page, quality) for quality in range(20, 96, 5)),
        key=lambda data: abs(len(data) - KILOBYTES * 1000),
    )


def _jpeg(page: object, quality: int) -> bytes:
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality)  # type: ignore[attr-defined]
    return file.getvalue()


def measure(what: str, folder: Path, pages: int) -> tuple[float, int]:
    """Seconds and peak resident megabytes of one measurement, in a fresh process."""
    command = [sys.executable, __file__, "--measure", what, "--folder", str(folder), "--pages", str(pages)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told["seconds"], told["megabytes"]


def run_one(what: str, folder: Path, pages: int) -> None:
    """In the fresh process: do it, and print what it took."""
    sources = sorted((folder / "scans").glob("*.pdf"))[: -(-pages // EACH)]
    work: dict[str, Callable[[Path, list[Path]], float]] = {
        "merge": merge_ours, "qpdf": merge_qpdf, "zip": zip_ours, "copy": copy_hashing
    }  # fmt: skip
    seconds = work[what](folder, sources)
    print(json.dumps({"seconds": seconds, "megabytes": peak()}))


def peak() -> int:
    """Most resident megabytes so far, of this process or of the largest it started."""
    try:
        import resource
    except ImportError:
        import psutil

        return int(getattr(psutil.Process().memory_info(), "peak_wset", 0) >> 20)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return int(most // unit)


def merge_ours(folder: Path, sources: list[Path]) -> float:
    """Prepare, merge, stamp, bookmark, describe."""
    import pikepdf
    import reportlab.pdfgen.canvas
    from lxml import etree

    from evidence.bundle.described import Described
    from evidence.bundle.merge import Order, Piece, merge
    from evidence.bundle.sources import Source, prepare_pdf

    assert all((pikepdf, reportlab, etree)), "loaded before the clock starts"
    out = folder / "ours.pdf"
    started = time.perf_counter()
    pieces = []
    for number, path in enumerate(sources, 1):
        source = prepare_pdf(str(path), str(folder / "unused.pdf"))
        assert isinstance(source, Source)
        strip = f"Exhibit A-{number}   page {{page}} of {{pages}}"
        pieces.append(
            Piece(path=source.path, pages=source.pages, label=f"A-{number}", title=path.name, strip=strip)
        )
    described = Described(
        "Appeal", "benchmark", tuple((piece.label, "0" * 64, piece.title) for piece in pieces)
    )
    merge(Order(pieces=tuple(pieces), into=str(out), described=described, today=DAY))
    seconds = time.perf_counter() - started
    out.unlink()
    return seconds


def merge_qpdf(folder: Path, sources: list[Path]) -> float:
    """The bare minimum anyone needs for the same pages: no strip, no bookmarks."""
    out = folder / "qpdf.pdf"
    started = time.perf_counter()
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--empty", "--pages", *sources, "--", out], check=True)
    else:
        import pikepdf

        pages = [{"file": str(path)} for path in sources]
        pikepdf.Job({"empty": "", "pages": pages, "outputFile": str(out)}).run()
    seconds = time.perf_counter() - started
    out.unlink()
    return seconds


def zip_ours(folder: Path, sources: list[Path]) -> float:
    """The files stored in a zip, hashed again and compared with their records on the way."""
    from evidence.bundle.archive import write_zip
    from evidence.bundle.disk import Record

    records = []
    for path in sources:
        data = path.read_bytes()
        records.append(Record(path.name, len(data), hashlib.sha256(data).hexdigest()))
    out = folder / "ours.zip"
    started = time.perf_counter()
    write_zip(folder / "scans", records, out, DAY)
    seconds = time.perf_counter() - started
    out.unlink()
    return seconds


def copy_hashing(folder: Path, sources: list[Path]) -> float:
    """One file from all, hashed in the same pass, synced at the end as ours is."""
    out = folder / "copy.bin"
    started = time.perf_counter()
    with out.open("xb") as write:
        for path in sources:
            digest = hashlib.sha256()
            with path.open("rb") as read:
                while chunk := read.read(1 << 20):
                    digest.update(chunk)
                    write.write(chunk)
        write.flush()
        os.fsync(write.fileno())
    seconds = time.perf_counter() - started
    out.unlink()
    return seconds


def compare(ours: str, other: str, folder: Path, pages: int, rounds: int) -> tuple[float, float, float]:
    """Median seconds of ours and of the other, and the median of the ratios, taken in turn."""
    pairs = [(measure(ours, folder, pages)[0], measure(other, folder, pages)[0]) for _ in range(rounds)]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(two for _, two in pairs),
        statistics.median(one / two for one, two in pairs),
    )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        run_one(args.measure, args.folder, args.pages)
        return
    with tempfile.TemporaryDirectory(prefix="evidence-benchmark-") as name:
        folder = Path(name)
        (folder / "scans").mkdir()
        sources = make_scans(folder / "scans", args.pages)
        size = sum(path.stat().st_size for path in sources)
        print(f"{args.pages} scanned pages, {size / args.pages / 1000:.0f} KB each, {len(sources)} files")
        print(f"{'':34}{'ours':>9}{'other':>9}{'ratio':>8}{'at most':>9}")
        for words, ours, other, most in (
            ("merge and stamp / qpdf --pages", "merge", "qpdf", 2.0),
            ("zip / copy with hashing", "zip", "copy", 1.5),
        ):
            mine, theirs, ratio = compare(ours, other, folder, args.pages, args.rounds)
            print(f"{words:34}{mine:8.2f}s{theirs:8.2f}s{ratio:8.2f}{most:9.1f}")
        few, many = measure("merge", folder, 10)[1], measure("merge", folder, args.pages)[1]
        print(f"{'memory, 10 and ' + str(args.pages) + ' pages':34}{few:7} MB{many:6} MB{many - few:+5} MB")


if __name__ == "__main__":
    main()
