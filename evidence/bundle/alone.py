"""One file written whole or not at all: beside its place, synced, renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from evidence.bundle.disk import sync, writing
from evidence.papers.far import far


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, over what is there. Raises CannotWrite; then nothing has changed."""
    target = far(path)
    with writing(str(path)):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                sync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
