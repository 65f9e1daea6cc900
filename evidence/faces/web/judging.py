"""From papers in hand to a verdict, keeping everything that costs time: what was read, and what was compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.case.case import Case, Pair
    from evidence.case.pairs import ToCompare
    from evidence.comparing.change import Comparison
    from evidence.options import Options, Progress
    from evidence.report.report import Report

Compare = Callable[["ToCompare"], "Pair"]


class Compared:
    """Comparisons made so far, by the bytes of both screenshots and the boxes that do not count."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Comparison] = {}

    def lacks(self, found: ToCompare) -> bool:
        return _key(found) not in self._known

    def pair(self, found: ToCompare, compare: Compare) -> Pair:
        """The pair, compared with `compare` only where that was not done before."""
        from evidence.case.case import Pair

        if self.lacks(found):
            self._known[_key(found)] = compare(found).comparison
        return Pair(found.before, found.after, found.sku, self._known[_key(found)])


def _key(found: ToCompare) -> tuple[object, ...]:
    return (found.before.paper.sha256, found.after.paper.sha256, found.ignore_before, found.ignore_after)


def to_compare(case: Case, compared: Compared) -> tuple[ToCompare, ...]:
    """The pairs that were not compared yet."""
    from evidence.case.confirm import apply_confirms
    from evidence.case.pairs import find_pairs

    documents = apply_confirms(case.documents, case.declared)
    return tuple(found for found in find_pairs(documents, case.declared) if compared.lacks(found))


def judged(case: Case, compared: Compared, compare: Compare, options: Options, progress: Progress) -> Report:
    """The verdict. case: its documents as they were read. compare: asked only for pairs that are new."""
    from evidence import job
    from evidence.platforms.load import load_platform

    declared = case.declared
    platform = load_platform(
        options.platform or declared.platform or job.DEFAULT_PLATFORM, strict=declared.trust == "strict"
    )
    whole = job.assemble(case, lambda found: compared.pair(found, compare))
    return job.judge(whole, platform, options, progress)
