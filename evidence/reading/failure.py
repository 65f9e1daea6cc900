"""An error of this program while it read a paper, kept apart from what is wrong with the paper."""

from __future__ import annotations

import traceback
from pathlib import Path

from evidence.reading.reading import Damage, DamageKind

_ROOM = Path(__file__).parent


def failed(error: Exception, page: int | None = None) -> Damage:
    """The damage that tells it: what kind of error, and the line of the reader it came through."""
    passed = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in passed if Path(frame.filename).parent == _ROOM]
    where = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return Damage(DamageKind.READER_FAILED, page, f"the reader failed on it ({type(error).__name__}{where})")
