"""One paper as JSON: what `evidence read --json` prints on a line, and a file's entry in report.json."""

from __future__ import annotations

from typing import Any

from evidence.case.case import Document
from evidence.facts.fact import Fact
from evidence.reading.reading import Damage, Reading

SINGLE = (
    "issue_date",
    "expiry_date",
    "validity",
    "holder",
    "manufacturer",
    "cert_number",
    "issuing_body",
    "brand",
    "product",
    "grantor",
    "grantee",
    "registration_number",
    "start",
    "end",
    "sublicensing",
    "seal",
    "signature",
    "photo",
)
LISTS = ("models", "standards", "territory", "platforms", "codes")


def paper_json(document: Document) -> dict[str, Any]:
    """The paper's own facts, pictures and damage, as plain JSON values."""
    facts: dict[str, Any] = {name: fact_json(getattr(document.facts, name)) for name in SINGLE}
    facts |= {name: [fact_json(fact) for fact in getattr(document.facts, name)] for name in LISTS}
    facts["also"] = {name: [fact_json(f) for f in found] for name, found in document.facts.also.items()}
    return {
        "file": document.name,
        "sha256": document.paper.sha256,
        "media_type": document.paper.media_type,
        "pages": document.reading.page_count,
        "kind": str(document.facts.kind),
        "type": document.facts.type,
        "facts": facts,
        "pictures": _pictures(document.reading),
        "damage": [damage_words(damage) for damage in document.reading.damage],
    }


def fact_json(fact: Fact | None) -> dict[str, Any] | None:
    """A fact as the object the JSON Schema calls `fact`; None stays null."""
    if fact is None:
        return None
    return {
        "value": fact.value,
        "printed": fact.printed,
        "sure": fact.sure,
        "why": str(fact.why) if fact.why else None,
        "page": fact.page,
        "box": [round(edge, 1) for edge in fact.box] if fact.box else None,
        "read_by": str(fact.read_by),
        "rivals": list(fact.rivals),
    }


def damage_words(damage: Damage) -> str:
    """One damage as words: `blank_page (page 2): hardly any ink`."""
    where = f" (page {damage.page})" if damage.page is not None else ""
    return f"{damage.kind}{where}" + (f": {damage.detail}" if damage.detail else "")


def _pictures(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "page": page.number,
            "box": [round(edge, 1) for edge in picture.box],
            "pixels": list(picture.pixels),
            "dpi": round(picture.dpi, 1),
        }
        for page in reading.pages
        for picture in page.pictures
    ]
