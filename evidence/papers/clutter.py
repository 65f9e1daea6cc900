"""What lies in folders and is no paper: files of the system, of editors, of the seller's declaration, of
ours."""

from __future__ import annotations

from evidence.finding import Message, say
from evidence.papers.paper import NotAPaper

DECLARATIONS = frozenset({"case.toml", "shop.toml"})
_NAMES = frozenset(
    {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", ".directory", "icon\r"}
)
_STARTS = ("~$", "._", ".~lock.", ".nfs", ".fuse_hidden")
_FOLDERS = frozenset(
    {"__macosx", ".git", ".svn", "$recycle.bin", "system volume information", ".spotlight-v100", ".trashes"}
)
_LEDGER = "evidence-ledger.sqlite"
_BUNDLE_PARTS = ("manifest-sha256.txt", "report.json")


def clutter(name: str) -> NotAPaper | None:
    """The record for a file that is left out by its name; None for a file to take in. `name`: path inside
    the folder."""
    *folders, last = name.split("/")
    if last.casefold() in DECLARATIONS:
        if not folders:
            return NotAPaper(name, "declaration", say("read as the case's declaration"), error=False)
        return NotAPaper(
            name, "unused", say("only a declaration at the top of the folder is read"), error=False
        )
    lower = last.casefold()
    if (
        lower in _NAMES
        or lower.startswith((*_STARTS, _LEDGER))
        or any(f.casefold() in _FOLDERS for f in folders)
    ):
        return NotAPaper(name, "clutter", _LEFT_BY_SYSTEM, error=False)
    return None


_LEFT_BY_SYSTEM: Message = say("a file of the system or of an editor, not a paper")


def is_bundle(names: frozenset[str]) -> bool:
    """Whether a folder holding these names is a bundle built before, by its manifest and report."""
    return all(part in names for part in _BUNDLE_PARTS)


def from_bundle(name: str) -> NotAPaper:
    """The record for a file inside a bundle built before."""
    return NotAPaper(name, "clutter", say("part of a bundle built before"), error=False)
