"""A file put into the case: typed by content, hashed, never trusted, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidence.finding import Message


@dataclass(frozen=True, slots=True)
class Paper:
    """One file as it was staged.

    name: path inside the case folder, as given, with forward slashes (bytes that are no UTF-8 as surrogate
    escapes). size: bytes. sha256: lower-case hex of the bytes. media_type: by content, never by name.
    staged: the private read-only copy; what is examined, and packed, is this copy.
    """

    name: str
    size: int
    sha256: str
    media_type: str
    staged: Path


@dataclass(frozen=True, slots=True)
class NotAPaper:
    """Something in the folder that was not taken in, and why.

    error: True where the seller must act (a link out of the folder, a file that cannot be read); False for
    what is left out on purpose (case.toml, Thumbs.db, an editor's lock file). code: one short word,
    stable: symlink, special, unreadable, changed, too_large, too_many, clutter, declaration, unused.
    """

    name: str
    code: str
    reason: Message
    error: bool


@dataclass(frozen=True, slots=True)
class Intake:
    """A whole folder, staged. papers and rest are sorted by name and together account for every entry."""

    papers: tuple[Paper, ...]
    rest: tuple[NotAPaper, ...]
