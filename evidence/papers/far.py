"""Paths that Windows takes whatever their length."""

from __future__ import annotations

import sys
from pathlib import Path

_LONG = "\\\\?\\"
_LONG_SHARE = "\\\\?\\UNC\\"


def far(path: Path) -> Path:
    """The absolute path, written so that Windows takes more than 260 letters."""
    return Path(long_path(str(path.absolute()), sys.platform))


def near(path: Path) -> Path:
    """The path as people write it, for showing."""
    return Path(short_path(str(path)))


def long_path(path: str, system: str) -> str:
    """An absolute path as `system` (of sys.platform) takes it at any length; see "Maximum Path Length Limitation" of the
    Windows documentation."""
    if system != "win32" or path.startswith(_LONG):
        return path
    return _LONG_SHARE + path[2:] if path.startswith("\\\\") else _LONG + path


def short_path(path: str) -> str:
    """What `long_path` was given."""
    if path.startswith(_LONG_SHARE):
        return "\\\\" + path.removeprefix(_LONG_SHARE)
    return path.removeprefix(_LONG)
