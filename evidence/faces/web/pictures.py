"""Pages of papers, and of sheets, as pictures: rendered by a worker, once, and kept in the case's private folder."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.papers.paper import Paper
    from evidence.reading.reader import Reader
    from evidence.reading.reading import Reading
    from evidence.report.report import Report

WIDTH = 1400
"""Pixels that a page is wide, as far as that needs no more than _SHARPEST."""
_SHARPEST = 150.0
_POINTS = 72.0


class Pictures:
    """One worker for looking, so that a click is answered while papers are read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reader: Reader | None = None

    def page(self, folder: Path, paper: Paper, reading: Reading, number: int) -> Path:
        """A page as PNG. folder: where pictures are kept. number: from 1. Raises WorkFailed, IndexError."""
        page = next((one for one in reading.pages if one.number == number), None)
        if page is None:
            raise IndexError(number)
        path = folder / f"{paper.sha256}-{number}.png"
        with self._lock:
            if not path.exists():
                reader = self._started()
                reader.know(reading)
                dpi = min(_SHARPEST, WIDTH * _POINTS / max(1.0, page.width))
                _write(path, reader.render(paper, number, None, dpi))
        return path

    def sheets(self, folder: Path, report: Report, pair: int) -> list[Path]:
        """The comparison sheets of a pair, drawn as they go into the bundle, a picture for each page.

        pair: index into the case's pairs. Raises WorkFailed.
        """
        from evidence.drawing.binding import draw_pair, without_lines
        from evidence.packing import PAIR_LAYOUTS

        one = report.case.pairs[pair]
        key = hashlib.sha256(repr((one.before.paper.sha256, one.after.paper.sha256, one.comparison)).encode())
        stem = f"sheet-{pair}-{key.hexdigest()[:24]}"
        with self._lock:
            done = sorted(folder.glob(f"{stem}-*.png"))
            if done or (folder / f"{stem}.none").exists():
                return done
            drawn = self._started().run(
                draw_pair, without_lines(report.case), one, PAIR_LAYOUTS, f"S-{pair + 1}", report.platform
            )
            if drawn is None:
                (folder / f"{stem}.none").touch()
                return []
            return self._rendered(folder, stem, drawn[1].pdf, len(drawn[0]))

    def _rendered(self, folder: Path, stem: str, pdf: bytes, pages: int) -> list[Path]:
        from evidence.papers.paper import Paper

        source = folder / f"{stem}.pdf"
        source.write_bytes(pdf)
        paper = Paper(source.name, len(pdf), hashlib.sha256(pdf).hexdigest(), "application/pdf", source)
        made = [(number, self._started().render(paper, number, None, 110)) for number in range(1, pages + 1)]
        return [_write(folder / f"{stem}-{number:03}.png", picture) for number, picture in made]

    def close(self) -> None:
        with self._lock:
            reader, self._reader = self._reader, None
            if reader is not None:
                reader.__exit__(None)

    def _started(self) -> Reader:
        if self._reader is None:
            from evidence.reading.reader import Reader

            self._reader = Reader(jobs=1)
        return self._reader


def _write(path: Path, picture: bytes) -> Path:
    beside = path.with_suffix(".part")
    beside.write_bytes(picture)
    beside.replace(path)
    return path
