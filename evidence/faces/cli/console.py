"""What the command line prints, and how: any console encoding, colour only for terminals, JSON that always survives."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from evidence.report.terminal import Styled

_COLOURS = {
    "good": "bold green",
    "bad": "bold red",
    "warn": "yellow",
    "soft": "dim",
    "strong": "bold",
    "": "",
}


def prepare() -> None:
    """Make sure that no character can break the console: what it cannot show is printed as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(problem: str, advice: str = "") -> None:
    """An error in two lines on standard error: what is wrong, what to do."""
    print(f"evidence: {problem}", file=sys.stderr)
    if advice:
        print(f"          {advice}", file=sys.stderr)


def show(lines: Iterable[Styled]) -> None:
    """Print styled lines, with colour where `colourful` says so."""
    with _reader_may_leave():
        if not colourful(sys.stdout):
            for line in lines:
                print(line.text)
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False, soft_wrap=True, force_terminal=True)
        for line in lines:
            console.print(Text(line.text, style=_COLOURS[line.style]))


def show_json(value: Any, *, one_line: bool = False) -> None:
    """Print JSON. Non-ASCII is escaped where the console could not carry it, so that it parses everywhere."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    with _reader_may_leave():
        # Piece by piece: the report of a large folder is far larger as one string.
        json.dump(value, sys.stdout, ensure_ascii=encoding != "utf8", indent=None if one_line else 2)
        print(flush=one_line)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Whoever reads our output may stop (`| head`): the rest goes nowhere, and the exit code stays the verdict's."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if (
            not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL
        ):  # as Windows tells a broken pipe
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def colourful(stream: TextIO) -> bool:
    """Whether to colour: never with NO_COLOR, always with FORCE_COLOR, else on terminals that can (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
