"""The words everybody speaks: a place on a paper, a message, a flaw, an outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 from the top left corner; points (1/72 inch) on papers, pixels on pictures where said so."""


class Severity(StrEnum):
    """How much a finding weighs: an error blocks the bundle, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """What became of one check. Silence is not an outcome."""

    PASS = "pass"
    FLAW = "flaw"
    UNSURE = "unsure"
    SKIP = "skip"
    BROKE = "broke"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, kept as English template and values so that a catalogue can translate it."""

    template: str
    values: tuple[tuple[str, str | int | float | Message], ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of `translate`, which maps an English template to another."""
        filled = {k: v.text(translate) if isinstance(v, Message) else v for k, v in self.values}
        return translate(self.template).format(**filled)

    def __str__(self) -> str:
        return self.text()


def say(template: str, /, **values: str | int | float | Message) -> Message:
    """Make a Message; `template` is a literal str.format template so that the catalogue test can find it."""
    return Message(template, tuple(sorted(values.items())))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    file: the paper's name inside the case folder with forward slashes; None for the case as a whole.
    page: from 1; None for the file as a whole. box: points from the page's top left; None for the whole page.
    words: what is printed there, as far as it was read.
    """

    file: str | None
    page: int | None = None
    box: Box | None = None
    words: str = ""


WHOLE_CASE = Place(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What a validator yields: something that is wrong, or (sure=False) that a person must look at.

    measured: what was found; required: what the rule asks; fix: what to do now. None of them may be left out.
    severity: weaker than the validator's own where it is given, never stronger.
    """

    place: Place
    related: tuple[Place, ...]
    measured: Message
    required: Message
    fix: Message
    sure: bool = True
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """The seller's own word that a finding may stand, with the reason; stays visible in every report."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A flaw with the check it came from and what it weighs in this case."""

    code: str
    severity: Severity
    sure: bool
    place: Place
    related: tuple[Place, ...]
    measured: Message
    required: Message
    fix: Message
    waiver: Waiver | None = None

    @property
    def blocks(self) -> bool:
        """Whether the case is not ready because of it. What is unsure on an error blocks too, until confirmed."""
        return self.severity is Severity.ERROR and self.waiver is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one check said about one case.

    reason: why it was skipped or how it broke; None otherwise. rule: the platform rule it stands on, or None.
    asks: it was skipped for something the seller can fill in.
    """

    code: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    reason: Message | None = None
    rule: str | None = None
    asks: bool = False
