"""Exceptions for wrong calls and outputs that cannot be written.

A bad paper never raises one of these: it is a finding. Each exception carries the exit code of the command line and
a sentence on what to do next.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program's exit says; the one table of exit codes."""

    READY = 0
    BLOCKED = 1
    WRONG_CALL = 2
    NOTHING_TO_CHECK = 3
    CANNOT_WRITE = 4
    BROKE = 5


class EvidenceError(Exception):
    """A call that cannot be served.

    `str(error)` says what is wrong and where; `error.advice` says what to do next.
    """

    exit_code = ExitCode.BROKE

    def __init__(self, problem: str, advice: str = "") -> None:
        super().__init__(problem)
        self.advice = advice


class Cancelled(Exception):  # noqa: N818 - reads as what it is
    """A run was stopped by its caller before its end; nothing was written."""


class WrongCall(EvidenceError):  # noqa: N818 - named for what went wrong
    """The arguments or case.toml cannot be understood."""

    exit_code = ExitCode.WRONG_CALL


class NothingToCheck(EvidenceError):  # noqa: N818
    """The folder holds no paper."""

    exit_code = ExitCode.NOTHING_TO_CHECK


class CannotWrite(EvidenceError):  # noqa: N818
    """The output cannot be written: disk full, read-only, in use, or inside the input."""

    exit_code = ExitCode.CANNOT_WRITE
