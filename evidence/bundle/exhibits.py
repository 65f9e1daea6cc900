"""Which papers become exhibits, in which order, under which label, and what their files for the form are
called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from evidence.bundle.plan import Exhibit
from evidence.case.case import Case, Document
from evidence.case.chain import chains
from evidence.case.declared import Role
from evidence.case.roles import role_of
from evidence.facts.fact import Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Message
from evidence.reading.reading import PageOrigin
from evidence.report.report import Fate, FileEntry, Report

_GROUPS: tuple[tuple[str, tuple[Role | Kind, ...]], ...] = (
    ("Notice", (Role.NOTIFICATION,)),
    ("Before and after", (Role.BEFORE, Role.AFTER, Role.MAIN_IMAGE)),
    (
        "Authorization",
        (
            Kind.TRADEMARK,
            Kind.AUTHORIZATION,
            Role.CONTRACT,
            Role.INVOICE,
            Role.LICENCE,
            Role.SUPPLY_CHAIN,
            Role.IMAGE_LICENCE,
        ),
    ),
    ("Certificates", (Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT)),
    ("Test reports", (Kind.TEST_REPORT, Kind.ISO)),
)
"""The order of the argument: what is alleged, what was changed, by what right, with which proof."""
_OTHER = "Further papers"

_WORDS = {
    Kind.CERTIFICATE: "certificate",
    Kind.DECLARATION: "declaration of conformity",
    Kind.FCC_GRANT: "FCC grant",
    Kind.TEST_REPORT: "test report",
    Kind.AUTHORIZATION: "authorization letter",
    Kind.TRADEMARK: "trademark certificate",
    Kind.ISO: "ISO certificate",
}
_MARKS = {
    "bis": "BIS", "cb": "CB", "ccc": "CCC", "ce": "CE", "cpc": "CPC", "eac": "EAC", "emc": "EMC-LVD",
    "en71": "EN71", "fda": "FDA", "gots": "GOTS", "ised": "ISED", "kc": "KC", "pse": "PSE", "reach": "REACH",
    "rohs": "RoHS", "sar": "SAR", "srrc": "SRRC", "ukca": "UKCA", "un383": "UN38.3",
}  # fmt: skip
"""What a type of paper (the first part of its id) is called in front of its kind."""
_ROLE_OF_KIND = {
    Role.CERTIFICATE: Kind.CERTIFICATE,
    Role.DECLARATION: Kind.DECLARATION,
    Role.FCC_GRANT: Kind.FCC_GRANT,
    Role.TEST_REPORT: Kind.TEST_REPORT,
    Role.AUTHORIZATION: Kind.AUTHORIZATION,
    Role.TRADEMARK: Kind.TRADEMARK,
    Role.ISO: Kind.ISO,
}


def arrange(report: Report, letter: str = "A") -> tuple[Exhibit, ...]:
    """Every paper that is not left out, labelled in order: those the seller gave a place, then by group and
    name.

    letter: of the labels. A supplement goes on with the first free number. A paper in error is among them,
    to be named on a page of its own.
    """
    first = report.case.former.exhibit if report.case.former else 1
    entries = {entry.name: entry for entry in report.files}
    shown = [d for d in report.case.documents if entries[d.name].fate is not Fate.LEFT_OUT]
    links = _links(report.case)
    ordered = sorted(shown, key=lambda document: _key(report.case, document, links))
    return tuple(
        _exhibit(report.case, document, f"{letter}-{number}", entries[document.name])
        for number, document in enumerate(ordered, first)
    )


def _key(case: Case, document: Document, links: tuple[str, ...]) -> tuple[object, ...]:
    """links: letters of authorization from the owner of the mark down."""
    place = case.declared.label(document.name).exhibit
    group, rank = _standing(case, document)
    link = links.index(document.name) if document.name in links else len(links)
    names = [name for name, _ in _GROUPS]
    return (
        place is None,
        place or 0,
        names.index(group) if group in names else len(names),
        rank,
        link,
        document.name,
    )


def _links(case: Case) -> tuple[str, ...]:
    """The letters' names in the order of the chains they form."""
    return tuple(_distinct(letter.name for chain in chains(case) for letter in chain.links))


def _exhibit(case: Case, document: Document, label: str, entry: FileEntry) -> Exhibit:
    covers = [box.box for box in case.declared.redact if box.file == document.name]
    return Exhibit(
        label=label,
        paper=document.paper,
        title=_title(case, document),
        group=_standing(case, document)[0],
        words=_upload_words(case, document),
        skus=_skus(case, document),
        screenshot=any(page.origin is PageOrigin.SCREENSHOT for page in document.reading.pages[:1]),
        covers=tuple((round(x0), round(y0), round(x1), round(y1)) for x0, y0, x1, y1 in covers),
        unreadable=_reason(entry),
    )


def _reason(entry: FileEntry) -> Message | None:
    return entry.reason if entry.fate is Fate.ERROR else None


def _kind(case: Case, document: Document) -> Kind | None:
    """The kind of paper, unless the seller gave it another part to play."""
    role = role_of(case, document)
    return document.facts.kind if role is None else _ROLE_OF_KIND.get(role)


def _standing(case: Case, document: Document) -> tuple[str, int]:
    """The group a paper belongs to, and its place there."""
    role, kind = role_of(case, document), _kind(case, document)
    for name, members in _GROUPS:
        found = [place for place, member in enumerate(members) if member in (role, kind)]
        if found:
            return name, found[0]
    return _OTHER, list(Role).index(role) if role else len(Role)


def _title(case: Case, document: Document) -> str:
    """ "EU declaration of conformity, EX10" for the index; the file's name for what nobody recognised."""
    role, kind = role_of(case, document), _kind(case, document)
    if kind is None and role is not None:
        sku = _sku(case, document)
        return _sentence(role) + (f", SKU {sku}" if sku else "")
    if kind not in _WORDS:
        return PurePosixPath(document.name).stem
    known = paper_types().get(document.facts.type or "")
    named = known.name if known else _WORDS[kind].capitalize() if _WORDS[kind].islower() else _WORDS[kind]
    number = document.facts.cert_number or document.facts.registration_number
    return f"{named}, {number.value}" if number and number.sure else named


def _sentence(role: Role) -> str:
    return {Role.BEFORE: "Listing before", Role.AFTER: "Listing after"}.get(
        role, role.value.replace("_", " ").capitalize()
    )


def _upload_words(case: Case, document: Document) -> tuple[str, ...]:
    role, kind = role_of(case, document), _kind(case, document)
    if kind is None and role is not None:
        return _sentence(role), _sku(case, document)
    if kind not in _WORDS:
        return (PurePosixPath(document.name).stem,)
    mark = _MARKS.get((document.facts.type or "").partition("_")[0], "")
    return f"{mark} {_WORDS[kind]}".strip(), _link(case, document) or _model(case, document)


def _link(case: Case, document: Document) -> str:
    """ "1of2" for a letter of a chain, so that letters can be told apart; "" where it stands alone."""
    links = _links(case)
    if len(links) < 2 or document.name not in links:
        return ""
    return f"{links.index(document.name) + 1}of{len(links)}"


def _model(case: Case, document: Document) -> str:
    """The declared model that the paper names, or its only one; "" where a name would tell half of it."""
    printed = [fact.value for fact in document.facts.models]
    declared = [model for model in case.declared.models if _plain(model) in {_plain(one) for one in printed}]
    models = declared or printed
    return models[0] if len(models) == 1 else ""


def _plain(model: str) -> str:
    return re.sub(r"\s+", "", model).casefold()


def _sku(case: Case, document: Document) -> str:
    said = case.declared.label(document.name).sku
    sides = (pair.sku for pair in case.pairs if document.name in (pair.before.name, pair.after.name))
    return said or next((sku for sku in sides if sku), "")


def _skus(case: Case, document: Document) -> tuple[str, ...]:
    """The listings it serves: its own SKU, or those whose models it names; empty for all."""
    own = _sku(case, document)
    if own:
        return (own,)
    printed = {_plain(fact.value) for fact in document.facts.models}
    return tuple(_distinct(
        listing.sku
        for listing in case.declared.listings
        if listing.sku and any(_plain(model) in printed for model in listing.models)
    ))  # fmt: skip


def _distinct(skus: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(skus)
