"""How a validator is declared, and running all of them over one case.

A validator is one file in validators/, holding one generator of the same name:

    @check(Severity.ERROR, rule="files.min_dpi")
    def resolution(case: Case, platform: Platform) -> Iterator[Flaw]:
        ...

It yields a Flaw for what is wrong (sure=False: a person must look), raises Skip where there is nothing to judge (Ask where the
seller can fill in what is missing), and opens no file. Its docstring says: title; what it looks at; what it forgives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence import plugins
from evidence.case.case import Case
from evidence.finding import Finding, Flaw, Message, Outcome, Severity, Verdict, say
from evidence.platforms.platform import Platform

Judge = Callable[[Case, Platform], Iterator[Flaw]]
_WEIGHT = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


class Skip(Exception):  # noqa: N818 - reads as what it is
    """Nothing to judge: the reason says why the check does not concern this case."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Ask(Skip):
    """Nothing to judge until the seller fills something in: the reason says what and where."""


@dataclass(frozen=True, slots=True)
class Check:
    """A declared validator.

    code: its file's name, for ever. rule: the id of the platform rule it stands on, or None. cites: rules that parts
    of it stand on; the validator weighs those parts itself (Platform.weight).
    """

    code: str
    severity: Severity
    rule: str | None
    judge: Judge
    doc: str
    cites: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Every rule it stands on, wholly or in part."""
        return (self.rule, *self.cites) if self.rule else self.cites


def check(
    severity: Severity, *, rule: str | None = None, cites: tuple[str, ...] = ()
) -> Callable[[Judge], Check]:
    """Declare the decorated generator as this file's validator; see Check for rule and cites."""

    def declare(judge: Judge) -> Check:
        return Check(judge.__name__, severity, rule, judge, judge.__doc__ or "", cites)

    return declare


def codes() -> tuple[str, ...]:
    """The codes of all validators, sorted; loads none of them."""
    return plugins.names("validators")


def load_checks() -> tuple[Check, ...]:
    """All validators, by name."""
    return tuple(load_check(name) for name in codes())


def load_check(code: str) -> Check:
    """The validator of that code. Raises KeyError where there is none."""
    if code not in codes():
        raise KeyError(code)
    declared: Check = getattr(plugins.load("validators", code), code)
    return declared


def run_checks(checks: tuple[Check, ...], case: Case, platform: Platform) -> tuple[Outcome, ...]:
    """One outcome per check, in the order given. A check that breaks is BROKE and the others run on."""
    return tuple(_run(one, case, platform) for one in checks)


def _run(one: Check, case: Case, platform: Platform) -> Outcome:
    if one.rule is not None and platform.rule(one.rule) is None:
        reason = say("{platform} has no rule {rule}", platform=platform.title, rule=one.rule)
        return Outcome(code=one.code, verdict=Verdict.SKIP, reason=reason, rule=one.rule)
    try:
        findings = tuple(_weigh(one, flaw, platform) for flaw in one.judge(case, platform))
    except Skip as skip:
        asks = isinstance(skip, Ask)
        return Outcome(code=one.code, verdict=Verdict.SKIP, reason=skip.reason, rule=one.rule, asks=asks)
    except Exception as error:  # a broken validator must not take the others with it
        reason = say("this check broke: {error}", error=f"{type(error).__name__}: {error}")
        return Outcome(code=one.code, verdict=Verdict.BROKE, reason=reason, rule=one.rule)
    return Outcome(code=one.code, verdict=_verdict(findings), findings=findings, rule=one.rule)


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    if not findings:
        return Verdict.PASS
    return Verdict.FLAW if any(finding.sure for finding in findings) else Verdict.UNSURE


def _weigh(one: Check, flaw: Flaw, platform: Platform) -> Finding:
    severity = min(one.severity, flaw.severity or one.severity, key=_WEIGHT.__getitem__)
    rule = platform.rule(one.rule) if one.rule else None
    if rule is not None and not platform.may_block(rule):
        severity = min(severity, Severity.WARNING, key=_WEIGHT.__getitem__)
    return Finding(
        code=one.code,
        severity=severity,
        sure=flaw.sure,
        place=flaw.place,
        related=flaw.related,
        measured=flaw.measured,
        required=flaw.required,
        fix=flaw.fix,
    )
