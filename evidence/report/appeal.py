"""The text for the platform's form: subject line and body in English, written from the case's facts only.

The body names the notification, the rule, what was done and the exhibits that show it. It promises nothing. Sentences
are taken in the order of their weight as long as they fit the platform's length (requirements JA-17 to JA-21, JD-05).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.case.case import Case
from evidence.case.declared import Listing, Point
from evidence.facts.fact import Kind
from evidence.platforms.platform import Platform

_FALLBACK_LENGTH = 300
_ACRONYMS = ("ip", "ipr", "ce", "eac", "fcc", "imei", "sku")
_NONE: Mapping[str, str] = {}
_KINDS = {
    Kind.CERTIFICATE: "certificate",
    Kind.DECLARATION: "declaration of conformity",
    Kind.FCC_GRANT: "FCC grant",
    Kind.TEST_REPORT: "test report",
    Kind.AUTHORIZATION: "authorization letter",
    Kind.TRADEMARK: "trademark certificate",
}


@dataclass(frozen=True, slots=True)
class Appeal:
    """subject: for the ticket. body: at most the platform's length. by_seller: taken from case.toml word for word."""

    subject: str
    body: str
    by_seller: bool

    def text(self) -> str:
        """As written to appeal.txt."""
        return f"{self.subject}\n\n{self.body}\n"


def write_appeal(
    case: Case,
    platform: Platform,
    labels: Mapping[str, str],
    sheets: Sequence[str],
    former: Mapping[str, str] = _NONE,
) -> Appeal:
    """The seller's own text where there is one, else one from the facts.

    labels: exhibit label by the paper's name. sheets: labels of the comparison sheets. former: labels of papers that the
    bundle holds which this one supplements; points may name them, but nothing of it is attached again.
    """
    declared = case.declared.appeal
    subject = declared.subject or _subject(case)
    if declared.text:
        return Appeal(subject, declared.text, by_seller=True)
    return Appeal(
        subject, _fit(list(_sentences(case, labels, sheets, former)), _length(platform)), by_seller=False
    )


def _length(platform: Platform) -> int:
    rule = platform.rule("appeal.text.max_chars")
    return int(rule.value) if rule else _FALLBACK_LENGTH


def _subject(case: Case) -> str:
    """`Appeal: [SKU ID] – Fixed [Violation Type]`, the form JD-05 gives."""
    sku = ", ".join(listing.sku for listing in case.declared.listings if listing.sku) or "listing"
    words = case.declared.violation.split("_") if case.declared.violation else ["reported", "points"]
    violation = " ".join(word.upper() if word in _ACRONYMS else word for word in words)
    return f"Appeal: {sku} – Fixed {violation}"


def _fit(sentences: list[str], length: int) -> str:
    """The sentences, in order, that fit; one that is too long is passed over, a shorter one behind it may still fit."""
    body = ""
    for sentence in sentences:
        longer = f"{body} {sentence}".strip()
        if len(longer) <= length:
            body = longer
    return body


def _sentences(
    case: Case, labels: Mapping[str, str], sheets: Sequence[str], former: Mapping[str, str]
) -> Iterator[str]:
    yield _reference(case)
    for listing in case.declared.listings:
        for point in listing.points:
            yield from _point(point, {**former, **labels}, listing)
    for point in case.declared.points:
        yield from _point(point, {**former, **labels}, None)
    if sheets:
        yield f"Before/after screenshots: Exhibit {', '.join(sheets)}."
    yield from _papers(case, labels)
    for listing in case.declared.listings:
        if listing.url:
            yield f"Listing: {listing.url}"


def _reference(case: Case) -> str:
    notified = (
        f"Notification {case.declared.notification_id}"
        if case.declared.notification_id
        else "Your notification"
    )
    rule = f", rule {case.declared.rule_code}" if case.declared.rule_code else ""
    return f"{notified}{rule}:"


def _point(point: Point, labels: Mapping[str, str], listing: Listing | None) -> Iterator[str]:
    """What was done about one point; a text that is not English stays out, the form takes English only."""
    if not _sayable(point):
        return
    of = f"SKU {listing.sku}: " if listing and listing.sku else ""
    shown = [labels[proof.file] for proof in point.proof if proof.file in labels]
    exhibits = f" (Exhibit {', '.join(shown)})" if shown else ""
    yield f"{of}{point.done.rstrip('.')}{exhibits}."


def _several(words: str) -> str:
    head, of, rest = words.partition(" of ")
    return f"{head}s{of}{rest}"


def _sayable(point: Point) -> bool:
    return bool(point.done) and point.done.isascii()


def _papers(case: Case, labels: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each kind of paper, with those exhibits that no point has named already."""
    named = {proof.file for point in case.declared.all_points if _sayable(point) for proof in point.proof}
    for kind, words in _KINDS.items():
        papers = [d.name for d in case.documents if d.facts.kind is kind and d.name in labels]
        shown = [labels[name] for name in papers if name not in named]
        if shown:
            called = _several(words) if len(shown) > 1 else words
            yield f"{called[0].upper()}{called[1:]} attached: Exhibit {', '.join(shown)}."
