"""Whether each listing is in a state that can be appealed, at an address of this platform."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from evidence.case.case import Case
from evidence.case.declared import Listing
from evidence.case.texts import called, plain
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform

_HIDDEN = ("not visible", "hidden", "invisible", "out of stock", "不可见", "隐藏")


@check(Severity.ERROR, cites=("listing.appealable", "listing.url_hosts", "listing.markets"))
def listing_status(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A listing that cannot be appealed, or whose address is missing.

    What it looks at: the declared state of each listing against the states that are appealed; its address
    against the platform's; its markets against those the platform sells to.
    What it forgives: spelling in capitals; states the platform has no rule for.
    How to fix: a listing that is only hidden (no stock, price out of range, no logistics) is mended, not
    appealed.
    Example: status = "not visible", because the stock is 0.
    """
    if not case.declared.listings:
        raise Ask(say("write each removed listing into case.toml under [[listings]]"))
    for listing in case.declared.listings:
        yield from _status(listing, platform)
        yield from _address(listing, platform)
        yield from _markets(listing, platform)


def _status(listing: Listing, platform: Platform) -> Iterator[Flaw]:
    states = platform.value("listing.appealable", ())
    if not listing.status or not states or plain(listing.status) in states:
        return
    hidden = plain(listing.status) in _HIDDEN
    fix = say("look into the seller centre: stock, price, logistics; mend that, and do not appeal")
    if not hidden:
        fix = say("look the state up in the seller centre and write it as it stands there")
    yield _flaw(
        say("{sku}: its state is “{status}”", sku=called(listing), status=listing.status),
        say("one of: {states}", states=", ".join(states)),
        fix,
        sure=hidden,
        severity=platform.weight("listing.appealable"),
    )


def _address(listing: Listing, platform: Platform) -> Iterator[Flaw]:
    hosts = platform.value("listing.url_hosts", ())
    host = _host(listing.url)
    if not listing.url or not hosts or any(host == one or host.endswith("." + one) for one in hosts):
        return
    yield _flaw(
        say(
            "{sku}: the address {url} is not one of {platform}",
            sku=called(listing),
            url=listing.url,
            platform=platform.title,
        ),
        say("an address at {hosts}", hosts=", ".join(hosts)),
        say("copy the address from the listing's page"),
        severity=platform.weight("listing.url_hosts"),
    )


def _host(url: str) -> str:
    """The host of an address; "" where it is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _markets(listing: Listing, platform: Platform) -> Iterator[Flaw]:
    sold = platform.value("listing.markets", ())
    left = [market for market in listing.markets if sold and market not in (*sold, "EU")]
    if left:
        yield _flaw(
            say(
                "{sku}: {platform} does not sell to {markets}",
                sku=called(listing),
                platform=platform.title,
                markets=", ".join(left),
            ),
            say("markets such as {markets}", markets=", ".join(sold)),
            say("check the markets of the listing in the seller centre"),
            severity=Severity.NOTE,
        )


def _flaw(
    measured: Message, required: Message, fix: Message, *, severity: Severity, sure: bool = True
) -> Flaw:
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=measured,
        required=required,
        fix=fix,
        sure=sure,
        severity=severity,
    )
