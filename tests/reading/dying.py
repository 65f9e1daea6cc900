"""Work that goes wrong, for the tests of the workers."""

from __future__ import annotations

import os
import time
from pathlib import Path

from evidence.errors import CannotWrite
from evidence.reading.reading import Reading


def add(one: int, other: int) -> int:
    return one + other


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(3)


def fail() -> None:
    raise ZeroDivisionError("secret path /home/someone")


def refuse() -> None:
    raise CannotWrite("the disk is full", "free some space")


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def swell() -> int:
    held = []
    while True:
        held.append(b"x" * (16 << 20))
        time.sleep(0.005)


def burst(size: int) -> int:
    """Asks for more at once than the watch, which looks ten times a second, could see coming."""
    return len(bytes(range(256)) * (size // 256))


def unpicklable() -> object:
    return lambda: None


def loaded() -> list[str]:
    import sys

    return sorted({name.split(".")[0] for name in sys.modules})


def connect() -> str:
    import socket

    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except OSError as error:
        return str(error)
    return "connected"


def count_words(reading: Reading) -> int:
    return len(reading.text.split())


def never_done(reading: Reading) -> int:
    while reading.pages:
        pass
    return 0


def stumble(reading: Reading) -> int:
    return 1 // (0 if reading.pages else 1)


def fall(reading: Reading) -> int:
    if reading.pages:
        os.abort()
    return 0


class Poison:
    """Ends the process that receives it, before any work of it is known there."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


def shout() -> int:
    os.write(1, b"from a library in C")
    os.write(2, b"Traceback of a library in C")
    return 7


def load_the_engine(temporary: str) -> list[str]:
    """What the engine that reads pictures leaves in the temporary folder when it is loaded."""
    os.environ["TMPDIR"] = temporary
    import onnxruntime  # noqa: F401

    return [path.name for path in Path(temporary).iterdir()]
