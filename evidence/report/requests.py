"""A letter to the supplier that asks for exactly what is missing or wrong, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from evidence.case.declared import Role
from evidence.case.roles import role_of
from evidence.finding import Finding, Message, Severity, say
from evidence.platforms.deadlines import deadlines
from evidence.platforms.platform import Item
from evidence.report.language import Translate, translator
from evidence.report.naming import visible
from evidence.report.report import Report

SUPPLIERS = frozenset(
    {
        "authorization_chain",
        "certificate_number",
        "colour_scan",
        "company_name",
        "completeness",
        "declaration_report",
        "expiry",
        "letter_scope",
        "management_certificate",
        "market_papers",
        "model_coverage",
        "notified_body",
        "old_paper",
        "photo_nameplate",
        "readable",
        "repealed_law",
        "resolution",
        "seal_present",
        "signatures_intact",
        "sublicence",
    }
)
"""Checks whose findings only the one who made the paper can cure."""
_GRAVE_ONLY = frozenset({"letter_scope"})
"""Whose warnings a new paper does not cure: a mark that is not registered where the goods are sold."""
_HIS = frozenset(
    {
        Role.CERTIFICATE, Role.DECLARATION, Role.FCC_GRANT, Role.TEST_REPORT, Role.AUTHORIZATION, Role.TRADEMARK,
        Role.LICENCE, Role.INVOICE, Role.CONTRACT, Role.MANUAL, Role.PRODUCT_PHOTO, Role.NAMEPLATE_PHOTO,
        Role.LABEL_PHOTO, Role.CLAIM_PROOF, Role.ORIGINAL_PHOTO, Role.IMAGE_LICENCE, Role.SUPPLY_CHAIN,
    }
)  # fmt: skip
"""Papers a supplier can give; notices, screenshots and records of the shop are the seller's own."""

_SUBJECT = say("Papers needed for our appeal to {platform}")
_GREETING = say("Dear supplier,")
_BY = say("{platform} has removed our listing. For the appeal we need the papers below by {day}.")
_SOON = say(
    "{platform} has removed our listing. For the appeal we need the papers below as soon as possible."
)
_MISSING = say("Papers that are missing")
_AGAIN = say("Papers to be issued or scanned again")
_CLOSING = say(
    "Please send colour scans at 300 dpi or more, all pages, as PDF or JPG. If you cannot give one of these papers, "
    "please tell us early. Thank you."
)


def supplier_request(report: Report) -> str:
    """The letter, Chinese first; empty where nothing has to be asked for."""
    missing, again = list(_missing(report)), list(_again(report))
    if not missing and not again:
        return ""
    letters = ("\n".join(_letter(report, missing, again, translator(one))) for one in ("zh", "en"))
    return "\n\n----\n\n".join(letters) + "\n"


def _asked(report: Report) -> Iterator[Finding]:
    """What is wrong for sure, or blocks until somebody has looked."""
    for finding in report.findings:
        grave = finding.severity is Severity.ERROR
        told = finding.sure and finding.severity is Severity.WARNING and finding.code not in _GRAVE_ONLY
        if finding.code in SUPPLIERS and finding.waiver is None and (grave or told):
            yield finding


def _missing(report: Report) -> Iterator[Message]:
    """The name of each paper that is not there and that a supplier can give."""
    for finding in _asked(report):
        if finding.place.file is not None:
            continue
        item = _item(finding, report)
        if finding.code != "completeness":
            yield finding.required
        elif item is not None and _his(item):
            yield say(item.en)


def _item(finding: Finding, report: Report) -> Item | None:
    """The piece of evidence that a finding of completeness misses."""
    what = dict(finding.measured.values).get("what")
    return next((one for one in report.platform.items.values() if str(what) == one.en), None)


def _his(item: Item) -> bool:
    return bool(item.kinds or _HIS & set(item.roles))


def _again(report: Report) -> Iterator[Finding]:
    """Faults of papers that a supplier made."""
    documents = report.case.by_name()
    for finding in _asked(report):
        document = documents.get(finding.place.file or "")
        if document and (role_of(report.case, document) in _HIS or role_of(report.case, document) is None):
            yield finding


def _letter(
    report: Report, missing: list[Message], again: list[Finding], translate: Translate
) -> Iterator[str]:
    yield say(_SUBJECT.template, platform=report.platform.title).text(translate)
    yield ""
    yield _GREETING.text(translate)
    yield ""
    yield _until(report).text(translate)
    yield from (one.text(translate) for one in _about(report))
    number = 0
    if missing:
        yield from ("", _MISSING.text(translate))
        for what in dict.fromkeys(visible(one.text(translate)) for one in missing):
            number += 1
            yield f"  {number}. {what}"
    if again:
        yield from ("", _AGAIN.text(translate))
    by_file = sorted(again, key=lambda finding: finding.place.file or "")
    for file, findings in groupby(by_file, key=lambda finding: finding.place.file or ""):
        number += 1
        yield f"  {number}. {visible(file)}"
        faults = dict.fromkeys(tuple(_fault(finding, translate)) for finding in findings)
        yield from (f"     {visible(line)}" for fault in faults for line in fault)
    yield from ("", _CLOSING.text(translate))


def _fault(finding: Finding, translate: Translate) -> Iterator[str]:
    """What is wrong with a paper and what is asked; our own case.toml means nothing to a supplier."""
    if "case.toml" not in str(finding.measured):
        yield say("- Found: {what}", what=finding.measured).text(translate)
    yield say("- Needed: {what}", what=finding.required).text(translate)


def _until(report: Report) -> Message:
    running = [one.at.date() for one in deadlines(report.case, report.platform) if one.holds]
    day = min((day for day in running if day > report.case.today), default=None)
    if day is None:
        return say(_SOON.template, platform=report.platform.title)
    return say(_BY.template, platform=report.platform.title, day=day.isoformat())


def _about(report: Report) -> Iterator[Message]:
    """What the papers must name: models, brand, our firm."""
    declared = report.case.declared
    if declared.models:
        yield say("Models: {models}", models=", ".join(declared.models))
    if declared.brand.name:
        yield say("Brand: {brand}", brand=declared.brand.name)
    if declared.company.names:
        yield say("Our company, letter by letter: {names}", names=" / ".join(declared.company.names))
