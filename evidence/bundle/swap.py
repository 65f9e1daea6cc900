"""Two folders change places in one step, where the system can: at no moment is there none, or half of one."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux."""
_EXCHANGE, _SWAP = 2, 2
"""RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renamex_np."""
_TRIES, _PAUSE = 20, 0.1
"""Windows refuses a rename while a scanner or an indexer holds a file inside for a moment."""


def exchange(one: Path, other: Path, system: str = sys.platform) -> bool:
    """Let two folders change names atomically. False, with nothing done, where the system or disk cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if system.startswith("linux"):
            return int(library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)) == 0
        if system == "darwin":
            return int(library.renamex_np(first, second, _SWAP)) == 0
    except (OSError, AttributeError, TypeError):
        return False
    return False


def rename(source: Path, target: Path, system: str = sys.platform) -> None:
    """Rename, replacing a file; patient with Windows. Raises OSError."""
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
        except PermissionError:
            if system != "win32" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return
