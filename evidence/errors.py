"""Exceptions for wrong calls and outputs that cannot be written.

A bad paper never raises one of these: it is a finding. Each exception carries the exit code of the command line and
a sentence on what to do next.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from enum import IntEnum

from evidence.finding import Message, say


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

    `str(error)` says what is wrong and where; `error.advice` says what to do next; `spoken` says both in a language of
    the catalogue, as far as they are Messages.
    """

    exit_code = ExitCode.BROKE

    def __init__(self, problem: str | Message, advice: str | Message = "") -> None:
        super().__init__(problem, advice)
        self.problem, self.next_step = problem, advice

    def __str__(self) -> str:
        return str(self.problem)

    @property
    def advice(self) -> str:
        return str(self.next_step)

    def spoken(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """Problem and advice in the language of `translate`."""
        problem, advice = (
            part.text(translate) if isinstance(part, Message) else part
            for part in (self.problem, self.next_step)
        )
        return problem, advice


class Cancelled(Exception):  # noqa: N818 - reads as what it is
    """A run was stopped by its caller before its end; nothing was written."""


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def reason(error: OSError) -> Message:
    """Why the system refused, in words for people; its own words in quotation marks where they are not usual ones."""
    if isinstance(error, FileNotFoundError):
        return say("it does not exist")
    if isinstance(error, PermissionError):
        return say(
            "there is no right to do so, or another program has it in use (“{words}”)", words=_words(error)
        )
    if isinstance(error, FileExistsError):
        return say("it is there already")
    if error.errno in _FULL:
        return say("the disk is full")
    return say("“{words}”", words=_words(error))


def _words(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__


class WrongCall(EvidenceError):  # noqa: N818 - named for what went wrong
    """The arguments or case.toml cannot be understood."""

    exit_code = ExitCode.WRONG_CALL


class NothingToCheck(EvidenceError):  # noqa: N818
    """The folder holds no paper."""

    exit_code = ExitCode.NOTHING_TO_CHECK


class CannotWrite(EvidenceError):  # noqa: N818
    """The output cannot be written: disk full, read-only, in use, or inside the input."""

    exit_code = ExitCode.CANNOT_WRITE
