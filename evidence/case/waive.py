"""The seller's word that a finding may stand: it no longer blocks, and stays visible with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evidence.case.case import Case
from evidence.case.confirm import holds
from evidence.case.declared import Waive
from evidence.finding import Finding, Outcome, Waiver


def waive_findings(outcomes: Iterable[Outcome], case: Case) -> tuple[Outcome, ...]:
    """The outcomes with every finding marked that case.toml waives, for the very bytes at hand."""
    return tuple(
        replace(outcome, findings=tuple(_waived(finding, case) for finding in outcome.findings))
        for outcome in outcomes
    )


def _waived(finding: Finding, case: Case) -> Finding:
    for one in case.declared.waives:
        if one.code == finding.code and one.file == finding.place.file and _in_force(one, case):
            return replace(finding, waiver=Waiver(one.reason))
    return finding


def _in_force(waive: Waive, case: Case) -> bool:
    """A waiver for the whole case has no file that could change."""
    if waive.file is None:
        return True
    document = case.by_name().get(waive.file)
    return document is not None and holds(waive.sha256, document.paper)
