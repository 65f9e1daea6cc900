"""What was packed before: a small SQLite file beside the cases, so that nothing is handed in twice unnoticed.

It holds no paper and no name of a person: a day, the case's folder, platform, notice, hashes of the papers
and of the text.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from evidence.case.case import Case, Packed

LEDGER = "evidence-ledger.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS packed (
    folder TEXT NOT NULL, day TEXT NOT NULL, platform TEXT NOT NULL, notice TEXT NOT NULL,
    papers TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (folder, day, platform))"""
_COLUMNS = "folder, day, platform, notice, papers, text"


def read_ledger(beside: Path) -> tuple[Packed, ...]:
    """Everything packed from the cases in `beside`, oldest first.

    Empty where there is no ledger or it is damaged.
    """
    path = beside / LEDGER
    if not path.is_file():
        return ()
    try:
        with _opened(f"{path.resolve().as_uri()}?mode=ro") as ledger:
            rows = ledger.execute(f"SELECT {_COLUMNS} FROM packed ORDER BY day, folder").fetchall()
        return tuple(_packed(row) for row in rows)
    except (sqlite3.Error, ValueError, TypeError):
        return ()


def note_packed(beside: Path, case: Case, platform: str, text: str) -> bool:
    """Write down that this case was packed; False where the ledger cannot be written.

    The same day counts once.
    """
    row = packed_now(case, platform, text)
    values = (row.folder, row.day.isoformat(), row.platform, row.notice, json.dumps(row.papers), row.text)
    try:
        with _opened((beside / LEDGER).resolve().as_uri()) as ledger, ledger:
            ledger.execute(_TABLE)
            ledger.execute(f"INSERT OR REPLACE INTO packed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values)
    except sqlite3.Error:
        return False
    return True


def packed_now(case: Case, platform: str, text: str) -> Packed:
    """The entry for a case as it stands. text: the appeal's body, "" where there is none."""
    left = case.declared.unused
    papers = sorted(paper.sha256 for paper in case.intake.papers if paper.name not in left)
    return Packed(
        folder=case.folder,
        day=case.today,
        platform=platform,
        notice=case.declared.notification_id,
        papers=tuple(papers),
        text=text_hash(text),
    )


def text_hash(text: str) -> str:
    """SHA-256 of a text, whatever its capitals and blanks; "" for none."""
    plain = " ".join(text.casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest() if plain else ""


@contextmanager
def _opened(uri: str) -> Iterator[sqlite3.Connection]:
    """A connection that waits for another run, and is closed: Windows lets nobody delete an open file."""
    with closing(sqlite3.connect(uri, uri=True, timeout=5)) as ledger:
        yield ledger


def _packed(row: tuple[str, str, str, str, str, str]) -> Packed:
    folder, day, platform, notice, papers, text = row
    return Packed(folder, date.fromisoformat(day), platform, notice, tuple(json.loads(papers)), text)
