"""index.csv: what stands where in the bundle, for a spreadsheet. UTF-8 with byte order mark, safe from formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_HEADER = ("exhibit", "title", "files", "first page", "last page", "upload")


def index_csv(rows: Iterable[tuple[str, str, Sequence[str], int, int, Sequence[str]]]) -> bytes:
    """rows: label, title, paper names, first and last page in bundle.pdf from 1, names in upload/."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for label, title, files, first, last, uploads in rows:
        writer.writerow(
            [plain_cell(cell) for cell in (label, title, "; ".join(files), first, last, "; ".join(uploads))]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def plain_cell(cell: str | int) -> str:
    """A cell that no spreadsheet takes for a formula, on one line."""
    text = " ".join(str(cell).splitlines())
    return "'" + text if text.lstrip("'\"")[:1] in ("=", "+", "-", "@", "\t") else text
