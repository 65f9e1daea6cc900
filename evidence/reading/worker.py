"""Inside a worker process: limits on entering, one function per kind of work. Only here are document
libraries loaded."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from evidence.errors import EvidenceError
from evidence.reading import budget
from evidence.reading.part import Part
from evidence.reading.settings import Settings

WATCH_SECONDS = 0.5
BURST = 50_000_000
"""Bytes beyond the limit that a worker may ask for between two looks of the pool; then the system refuses."""


def enter(parent: int, settings: Settings, note: str) -> None:
    """Set this process's limits. parent: the main process; when it is gone, so are we. note: where to
    write what we do."""
    threading.Thread(target=_die_with, args=(parent,), daemon=True).start()
    _limit(settings)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    os.environ["OMP_NUM_THREADS"] = "1"
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    _note["folder"] = note


_note: dict[str, str] = {}


def _no_network(*_: Any) -> None:
    raise OSError("workers have no network")


def _limit(settings: Settings) -> None:
    """What POSIX can enforce. Elsewhere, and for resident memory everywhere, the pool watches from
    outside."""
    try:
        import resource
    except ImportError:
        return
    limits = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 1 << 30),
        (resource.RLIMIT_AS, settings.memory + (4 << 30)),
    ]
    if sys.platform.startswith("linux"):
        # Only there does it hold for all private memory (setrlimit(2), since Linux 4.7).
        limits.append((resource.RLIMIT_DATA, settings.memory + BURST))
    for what, most in limits:
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _die_with(parent: int) -> None:
    """End this process, and any program it started, once the main process is gone."""
    try:
        watched = psutil.Process(parent)
        while watched.is_running() and watched.status() != psutil.STATUS_ZOMBIE:
            time.sleep(WATCH_SECONDS)
    except psutil.Error:
        pass
    for child in psutil.Process().children(recursive=True):
        child.kill()
    os._exit(1)


def at_page(number: int) -> None:
    """Note which page is being read, so that the page is known that a worker died on."""
    if _note.get("folder"):
        (Path(_note["folder"]) / str(os.getpid())).write_text(str(number), encoding="ascii")


def read(path: str, sha256: str, media_type: str, settings: Settings, skip: tuple[int, ...]) -> bytes:
    """Read one paper; the Reading as JSON (codec.py). skip: pages that killed a worker before, from 1."""
    from evidence.reading.codec import encode
    from evidence.reading.read import read_paper

    budget.begin(settings.cpu_seconds)
    at_page(0)
    return encode(read_paper(Path(path), sha256, media_type, settings, skip))


def render(path: str, media_type: str, part: Part, settings: Settings) -> bytes:
    """A part of a page as PNG."""
    from evidence.reading.crop import crop_png

    budget.begin(settings.cpu_seconds)
    at_page(part.page)
    return crop_png(Path(path), media_type, part, settings)


def call(function: Callable[..., Any], args: tuple[Any, ...], seconds: int) -> tuple[str, Any]:
    """Run any function of the package: ("done", result), ("refused", EvidenceError) or ("failed", what
    went wrong)."""
    budget.begin(seconds)
    at_page(0)
    try:
        return "done", function(*args)
    except EvidenceError as error:
        return "refused", (type(error), str(error), error.advice)
    except MemoryError:
        raise  # the pool tells it as what it is
    except Exception as error:
        return "failed", type(error).__name__
