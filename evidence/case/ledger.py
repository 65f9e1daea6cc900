"""What was packed before: a small SQLite file beside the cases, so that nothing is handed in twice unnoticed.

It holds no paper and no name of a person: a day, the case's folder, platform, notice, hashes of the papers
and of the text.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

from evidence.case.case import Case, Packed

LEDGER = "evidence-ledger.sqlite"
_PATIENCE = 5.0
"""Seconds to wait for another run; a share that cannot lock answers with the same error afterwards."""
_TABLE = """CREATE TABLE IF NOT EXISTS packed (
    folder TEXT NOT NULL, day TEXT NOT NULL, platform TEXT NOT NULL, notice TEXT NOT NULL,
    papers TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (folder, day, platform))"""
_COLUMNS = "folder, day, platform, notice, papers, text"
_WRITE = f"""INSERT INTO packed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (folder, day, platform)
    DO UPDATE SET notice = excluded.notice, papers = excluded.papers, text = excluded.text"""
"""An entry that is written again keeps its place in the order, so that a second run sees what the first saw."""


def read_ledger(beside: Path) -> tuple[Packed, ...] | None:
    """Everything packed from the cases in `beside`, oldest first; empty where there is no ledger.

    None where there is one that cannot be read.
    """
    path = beside / LEDGER
    try:
        if not path.is_file():
            return ()
        with _opened(path, "rw") as ledger:
            rows = ledger.execute(f"SELECT {_COLUMNS} FROM packed ORDER BY day, rowid").fetchall()
        return tuple(_packed(row) for row in rows)
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None


def note_packed(beside: Path, case: Case, platform: str) -> bool:
    """Write down that this case was packed; False where the ledger cannot be written.

    The same day counts once.
    """
    row = packed_now(case, platform)
    values = (row.folder, row.day.isoformat(), row.platform, row.notice, json.dumps(row.papers), row.text)
    try:
        with _opened(beside / LEDGER, "rwc") as ledger, ledger:
            ledger.execute(_TABLE)
            ledger.execute(_WRITE, values)
    except (sqlite3.Error, OSError, ValueError):
        return False
    return True


def packed_now(case: Case, platform: str) -> Packed:
    """The entry for a case as it stands."""
    left = case.declared.unused
    papers = sorted(paper.sha256 for paper in case.intake.papers if paper.name not in left)
    return Packed(
        folder=case.folder,
        day=case.today,
        platform=platform,
        notice=case.declared.notification_id.strip(),
        papers=tuple(papers),
        text=text_hash(case.declared.appeal.text),
    )


def text_hash(text: str) -> str:
    """SHA-256 of a text, whatever its capitals, blanks and words with digits; "" for none.

    A template in which only the numbers were changed is the same text to a reviewer.
    """
    words = (word for word in text.casefold().split() if not re.search(r"\d", word))
    plain = " ".join(words)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else ""


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection that waits for another run, and is closed: Windows lets nobody delete an open file.

    mode: rwc makes the file; rw falls back to reading where writing is not allowed.
    """
    name = path.resolve().as_posix()
    uri = f"file://{'' if name.startswith('/') else '/'}{quote(name)}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE)) as ledger:
        yield ledger


def _packed(row: tuple[str, str, str, str, str, str]) -> Packed:
    folder, day, platform, notice, papers, text = row
    return Packed(folder, date.fromisoformat(day), platform, notice, tuple(json.loads(papers)), text)
