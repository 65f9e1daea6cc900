"""Lines for the seller that no check can judge.

Those of the platform, and those of the declared violation.
"""

from __future__ import annotations

from evidence.case.case import Case
from evidence.finding import Message, say
from evidence.platforms.platform import Platform


def advice_for(case: Case, platform: Platform) -> tuple[Message, ...]:
    """What helps in this case, in the order of the platform's file."""
    violation = platform.violation(case.declared.violation)
    name = violation.id if violation is not None else ""
    return tuple(say(one.en) for one in platform.advice if not one.violations or name in one.violations)
