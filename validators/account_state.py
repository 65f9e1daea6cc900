"""Whether the account may appeal at all: its state, its health, its identity check."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.texts import plain
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, cites=("account.active", "appeal.ahs_min"))
def account_state(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An account that cannot appeal now.

    What it looks at: the declared state of the account, whether its identity check is finished, and its
    health score against the score from which an appeal is advised.
    What it forgives: a low score only warns: sources disagree about it, and the platform's own help names
    none.
    How to fix: finish the identity check; wait until the account is active; mend what pulls the score down
    first.
    Example: state = "Account Under Review".
    """
    account = case.declared.account
    if not account.state and account.score is None and account.verified is None:
        raise Ask(say("write the account's state and score into case.toml under [account]"))
    states = platform.value("account.active", ())
    if account.state and states and plain(account.state) not in states:
        yield _flaw(
            say("the account is “{state}”", state=account.state),
            say("an active account"),
            say("settle the account's state with support before you appeal"),
            platform.weight("account.active"),
        )
    if account.verified is False:
        yield _flaw(
            say("the identity check of the account is not finished"),
            say("a finished identity check"),
            say("finish it in the seller centre first"),
            platform.weight("account.active"),
        )
    least = platform.value("appeal.ahs_min")
    if account.score is not None and least is not None and account.score <= least:
        yield _flaw(
            say("account health {score}", score=f"{account.score:g}"),
            say("above {score}, says one source", score=least),
            say("mend what pulls it down; export its trend of the last 30 days as evidence"),
            platform.weight("appeal.ahs_min"),
        )


def _flaw(measured: Message, required: Message, fix: Message, severity: Severity) -> Flaw:
    return Flaw(
        place=WHOLE_CASE, related=(), measured=measured, required=required, fix=fix, severity=severity
    )
