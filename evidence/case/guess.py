"""What a folder shows of what the seller would declare: firm, brand, notice, models, roles.

Proposals, never facts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.case.case import Document
from evidence.case.declared import Role
from evidence.case.parties import printed_names
from evidence.case.roles import NOTICE
from evidence.case.schema import confirmable
from evidence.facts.fact import Fact, Kind

_RULE = re.compile(r"(?i)rule\s*(?:reference)?\s*(?:code|no\.?)?\s*[:：#]?\s*([A-Z]{2,8}[-.]?\d[\d.]*)")
_IN_NAMES = {
    Role.NOTIFICATION: ("notice", "notification", "通知", "уведомление", "下架"),
    Role.NAMEPLATE_PHOTO: ("nameplate", "铭牌"),
    Role.LABEL_PHOTO: ("label", "标签", "этикетка"),
    Role.PRODUCT_PHOTO: ("product_photo", "photo", "实拍", "产品图"),
    Role.MAIN_IMAGE: ("main", "主图"),
    Role.INVOICE: ("invoice", "发票"),
    Role.CONTRACT: ("contract", "合同"),
    Role.LICENCE: ("business_licence", "business license", "营业执照"),
    Role.WAYBILL: ("waybill", "面单"),
    Role.MANUAL: ("manual", "说明书"),
    Role.COMMITMENT: ("commitment", "承诺书"),
    Role.DELISTING: ("delisting", "下架凭证"),
    Role.TRANSLATION: ("translation", "译文", "翻译"),
}
_MODEL = re.compile(r"[A-Za-z0-9][\w.+/ -]{1,30}")
_VAGUE = re.compile(r"(?i)series|系列|серии|annex|see |n/a|\*|xx|参见|见附件")


@dataclass(frozen=True, slots=True)
class Guess:
    """Proposals; "" or empty where the folder shows nothing.

    From_: the paper a proposal was read from, by key.
    """

    values: dict[str, str]
    from_: dict[str, str]
    models: tuple[str, ...]
    roles: dict[str, Role]
    doubtful: tuple[tuple[Document, str, Fact], ...]


def guess(documents: Sequence[Document]) -> Guess:
    """All proposals for a folder's documents."""
    found = dict(_found(documents))
    return Guess(
        values={key: value for key, (value, _) in found.items()},
        from_={key: file for key, (_, file) in found.items()},
        models=_models(documents),
        roles={d.name: role for d in documents if (role := _role(d)) is not None},
        doubtful=tuple(_doubtful(documents)),
    )


def _found(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Key, value, file it was read from."""
    for key, fits in (("company.zh", _is_chinese), ("company.en", _is_latin)):
        party = _seller(documents, fits)
        if party is not None:
            yield key, party
    mark = next((d for d in documents if d.facts.kind is Kind.TRADEMARK and d.facts.brand is not None), None)
    if mark is not None and mark.facts.brand is not None:
        yield "brand.name", (mark.facts.brand.value, mark.name)
        if mark.facts.holder is not None:
            yield "brand.owner", (mark.facts.holder.value, mark.name)
    if any(document.facts.kind is Kind.AUTHORIZATION for document in documents):
        yield "brand.ownership", ("agency", "")
    notices = [document for document in documents if _role(document) is Role.NOTIFICATION]
    for key, shape in (("notification_id", NOTICE), ("rule_code", _RULE)):
        yield from ((key, (hit.group(1), d.name)) for d in notices if (hit := shape.search(d.reading.text)))


def _seller(documents: Sequence[Document], fits: Callable[[str], bool]) -> tuple[str, str] | None:
    """The firm that takes a letter and gives none; else the one that holds most papers.

    With the paper that says so.
    """
    givers = {fact.value for d in documents for fact in printed_names(d.facts, "grantor")}
    for field in ("grantee", "holder"):
        named = [
            (fact.value, document.name)
            for document in documents
            if document.facts.kind is not Kind.TRADEMARK
            for fact in printed_names(document.facts, field)
            if fact.sure and fits(fact.value) and fact.value not in givers
        ]
        if named:
            value, _ = Counter(value for value, _ in named).most_common(1)[0]
            return next(one for one in named if one[0] == value)
    return None


def _models(documents: Iterable[Document]) -> tuple[str, ...]:
    """Single models printed on certificates, each once; no series, wildcards or references."""
    kinds = (Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT)
    named = [fact.value for d in documents if d.facts.kind in kinds for fact in d.facts.models if fact.sure]
    plain = [name for name in named if _MODEL.fullmatch(name) and not _VAGUE.search(name)]
    return tuple(dict.fromkeys(plain))


def _role(document: Document) -> Role | None:
    """What a file that is no known paper is, by its name; the words stand in several languages."""
    if document.facts.kind is not Kind.OTHER:
        return None
    name = document.name.casefold().replace("-", "_")
    return next((role for role, words in _IN_NAMES.items() if any(word in name for word in words)), None)


def _doubtful(documents: Iterable[Document]) -> Iterator[tuple[Document, str, Fact]]:
    """Facts that a person should confirm, in the order of the papers."""
    for document in documents:
        for name in confirmable():
            fact = getattr(document.facts, name)
            if isinstance(fact, Fact) and not fact.sure:
                yield document, name, fact


def _is_chinese(name: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in name)


def _is_latin(name: str) -> bool:
    return name.isascii() and any(sign.isalpha() for sign in name)
