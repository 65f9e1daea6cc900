"""Inside a worker process: limits on entering, one function per kind of work. Only here are document
libraries loaded."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from evidence.errors import EvidenceError
from evidence.reading import budget
from evidence.reading.part import Part
from evidence.reading.reading import Damage, DamageKind, Reading
from evidence.reading.settings import Settings

Sense = Callable[[Reading], Any]
"""Looks at a reading and gives something picklable; stands at the top of a module."""

WATCH_SECONDS = 0.5
BURST = 50_000_000
"""Bytes beyond the limit that a worker may ask for between two looks of the pool; then the system refuses."""


def enter(parent: int, settings: Settings, note: str) -> None:
    """Set this process's limits. parent: the main process; when it is gone, so are we. note: where to
    write what we do."""
    threading.Thread(target=_die_with, args=(parent,), daemon=True).start()
    if not os.environ.get("EVIDENCE_DEBUG"):
        _be_silent()
    _limit(settings)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    os.environ["OMP_NUM_THREADS"] = "1"
    # ONNX Runtime reports its use to its makers otherwise, past Python's sockets (its documentation: Privacy).
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    _note["folder"] = note


def _be_silent() -> None:
    """What libraries in C print about a hostile file must not reach the user's terminal, nor stand amid our JSON."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


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


def read(
    path: str, sha256: str, media_type: str, settings: Settings, skip: tuple[int, ...], sense: Sense | None
) -> tuple[bytes, Any]:
    """Read one paper: the Reading as JSON (codec.py), and what `sense` makes of it.

    skip: pages that killed a worker before, from 1.
    """
    from evidence.reading.read import read_paper

    budget.begin(settings.cpu_seconds)
    at_page(0)
    reading = read_paper(Path(path), sha256, media_type, settings, skip)
    return _sensed(reading, sense, settings.sense_seconds if not skip else settings.sense_seconds / 3)


def make_sense(data: bytes, settings: Settings, sense: Sense) -> tuple[bytes, Any]:
    """What `sense` makes of a reading that was kept, given as JSON."""
    from evidence.reading.codec import decode

    return _sensed(decode(data), sense, settings.sense_seconds)


def _sensed(reading: Reading, sense: Sense | None, seconds: float) -> tuple[bytes, Any]:
    """A paper whose words take too long, or break what looks at them, is as one without words; and that is said."""
    from evidence.reading.codec import encode
    from evidence.reading.failure import failed

    if sense is None:
        return encode(reading), None
    at_page(0)
    budget.begin(seconds + 2)
    try:
        with budget.within(seconds):
            return encode(reading), sense(reading)
    except budget.OutOfTime:
        damage = Damage(DamageKind.TIME_LIMIT, None, "its words take too long to make sense of")
    except Exception as error:
        damage = failed(error)
    told = replace(reading, damage=(*reading.damage, damage))
    return encode(told), sense(replace(told, pages=()))


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
        return "refused", (type(error), error.problem, error.next_step)
    except MemoryError:
        raise  # the pool tells it as what it is
    except Exception as error:
        return "failed", type(error).__name__
