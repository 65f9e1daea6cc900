"""Hand-built cases for tests: small makers whose arguments are only what the test is about.

    a_case(a_document("ce.pdf", kind=Kind.CERTIFICATE, expiry_date="2027-01-01"), company="Example Co., Ltd.")

Names and numbers are invented. A fact given as a text is sure, on page 1, read from a text layer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from evidence.case.case import Case, Document, Packed, Pair
from evidence.case.declared import Brand, Company, Declared, Labelled, Listing, Ownership, Role
from evidence.checks import Check, load_check, run_checks
from evidence.comparing.change import Comparison, PairVerdict
from evidence.facts.fact import Fact, Facts, Kind
from evidence.finding import Box, Finding, Outcome, say
from evidence.papers.paper import Intake, NotAPaper, Paper
from evidence.platforms.load import load_platform
from evidence.platforms.platform import Platform
from evidence.reading.reading import Line, Mark, MarkKind, Page, PageOrigin, Picture, ReadBy, Reading, Word

TODAY = date(2026, 4, 10)
A4 = (595.0, 842.0)
_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "csv": "text/csv"}
_LISTS = ("models", "standards", "territory", "platforms", "codes")
_PLAIN = ("kind", "kind_sure", "type", "also")


def a_paper(name: str = "paper.pdf", media_type: str | None = None, content: bytes | None = None) -> Paper:
    """A paper whose hash is that of its name, or of the content given; nothing lies at `staged`."""
    data = content if content is not None else name.encode(errors="surrogateescape")
    kind = media_type or _TYPES.get(name.rpartition(".")[2].casefold(), "application/octet-stream")
    return Paper(name, len(data) or 1, hashlib.sha256(data).hexdigest(), kind, Path("/nowhere") / "staged")


def a_line(text: str, y: float = 100.0, read_by: ReadBy = ReadBy.TEXT, confidence: float = 1.0) -> Line:
    """A line at height y (points), words 60 points apart."""
    words = tuple(
        Word(word, (72 + 60 * n, y, 72 + 60 * n + 55, y + 12), confidence)
        for n, word in enumerate(text.split())
    )
    box = (72.0, y, words[-1].box[2] if words else 72.0, y + 12)
    return Line(words, box, read_by, confidence)


def a_picture(dpi: float = 300.0, **more: Any) -> Picture:
    """A colour JPEG that fills an A4 page at that dpi."""
    pixels = (round(A4[0] / 72 * dpi), round(A4[1] / 72 * dpi))
    return Picture(
        **{"box": (0, 0, *A4), "pixels": pixels, "dpi": dpi, "colour": True, "codec": "jpeg", **more}
    )


def a_mark(kind: MarkKind = MarkKind.SEAL, score: float = 0.9, box: Box = (400, 700, 500, 800)) -> Mark:
    return Mark(kind, box, score, "red")


def a_page(*lines: str | Line, number: int = 1, origin: PageOrigin = PageOrigin.DIGITAL, **more: Any) -> Page:
    """A page of A4; texts become lines one under the other."""
    laid = tuple(
        line if isinstance(line, Line) else a_line(line, 100 + 20 * n) for n, line in enumerate(lines)
    )
    return Page(
        **{"number": number, "width": A4[0], "height": A4[1], "origin": origin, "lines": laid, **more}
    )


def a_scan(dpi: float = 300.0, **more: Any) -> Page:
    """A scanned page of one picture."""
    picture = more.pop("picture", a_picture(dpi))
    return a_page(**{"origin": PageOrigin.SCAN, "pictures": (picture,), "sharpness": 0.8, **more})


def a_fact(value: str, sure: bool = True, page: int = 1, rivals: tuple[str, ...] = (), **more: Any) -> Fact:
    """A fact printed as its value on page 1."""
    usual: dict[str, Any] = {
        "printed": value,
        "read_by": ReadBy.TEXT,
        "why": None if sure else say("it can be read in two ways"),
        "box": (72.0, 100.0, 200.0, 112.0) if page else None,
    }
    return Fact(value=value, sure=sure, page=page, rivals=rivals, **{**usual, **more})


def some_facts(**given: Any) -> Facts:
    """Facts; texts become sure facts, lists of texts lists of sure facts."""
    return Facts(**{name: _as_facts(name, value) for name, value in given.items()})


def _as_facts(name: str, value: Any) -> Any:
    if name in _PLAIN or value is None:
        return value
    if name in _LISTS:
        return tuple(a_fact(one) if isinstance(one, str) else one for one in value)
    return a_fact(value) if isinstance(value, str) else value


def a_document(
    name: str = "certificate.pdf",
    pages: Iterable[Page] | None = None,
    *,
    paper: Paper | None = None,
    reading: dict[str, Any] | None = None,
    **facts: Any,
) -> Document:
    """A document; facts by name (kind is sure where given), reading: fields of Reading that matter."""
    own = paper or a_paper(name)
    shown = tuple(pages) if pages is not None else (a_page("a paper"),)
    read = Reading(
        **{
            "sha256": own.sha256,
            "media_type": own.media_type,
            "page_count": len(shown),
            "pages": shown,
            **(reading or {}),
        }
    )
    known = {"kind_sure": "kind" in facts, **facts}
    return Document(own, read, some_facts(**known))


def a_certificate(name: str = "certificate.pdf", **facts: Any) -> Document:
    """A sure EU type-examination certificate of a firm, in force, for model EX10."""
    usual = {
        "kind": Kind.CERTIFICATE,
        "type": "ce_tec",
        "holder": "Example Audio Limited",
        "models": ["EX10"],
        "issue_date": "2025-05-01",
        "expiry_date": "2029-04-30",
    }
    return a_document(name, **{**usual, **facts})


def a_letter(name: str = "letter.pdf", **facts: Any) -> Document:
    """A sure letter from the owner of EXABRAND to the seller, sealed and signed, for a year and a half."""
    usual = {
        "kind": Kind.AUTHORIZATION,
        "type": "loa",
        "grantor": "Example Audio Limited",
        "grantee": "Shenzhen Example Technology Co., Ltd.",
        "brand": "EXABRAND",
        "issue_date": "2026-01-01",
        "start": "2026-01-01",
        "end": "2027-12-31",
        "seal": "seal",
        "signature": "signature",
    }
    return a_document(name, **{**usual, **facts})


def a_trademark(name: str = "trademark.pdf", **facts: Any) -> Document:
    """A sure registration of EXABRAND for its owner."""
    usual = {
        "kind": Kind.TRADEMARK,
        "type": "tm_cn",
        "holder": "Example Audio Limited",
        "brand": "EXABRAND",
        "registration_number": "99999999",
        "expiry_date": "2031-01-01",
    }
    return a_document(name, **{**usual, **facts})


def a_pair(
    before: Document | None = None,
    after: Document | None = None,
    verdict: PairVerdict = PairVerdict.CHANGED,
    sku: str | None = None,
) -> Pair:
    """Two compared screenshots, before.png and after.png where none are given.

    The comparison has no boxes.
    """
    comparison = Comparison(
        before_size=(1280, 2000),
        after_size=(1280, 2000),
        zoom=1.0,
        verdict=verdict,
        changes=(),
        ignored=(),
        bands=(),
        notes=(),
    )
    return Pair(before or a_screenshot("before.png"), after or a_screenshot("after.png"), sku, comparison)


def a_screenshot(name: str, *lines: str) -> Document:
    """A screenshot 1280 pixels wide."""
    picture = a_picture(pixels=(1280, 2000), dpi=155.0)
    return a_document(name, [a_page(*lines, origin=PageOrigin.SCREENSHOT, pictures=(picture,))])


def a_case(
    *documents: Document,
    today: date = TODAY,
    rest: Iterable[NotAPaper] = (),
    pairs: Iterable[Pair] = (),
    history: Iterable[Packed] = (),
    company: str = "",
    listings: Iterable[Listing] = (),
    roles: dict[str, Role] | None = None,
    **declared: Any,
) -> Case:
    """A case of these documents. company: the registered English name. roles: by file."""
    papers = tuple(sorted((document.paper for document in documents), key=lambda paper: paper.name))
    files = (*declared.pop("files", ()), *(Labelled(file, role) for file, role in (roles or {}).items()))
    words = Declared(
        **{
            "source": "case.toml",
            "company": Company(en=company),
            "listings": tuple(listings),
            "files": files,
            **declared,
        }
    )
    return Case(
        folder="case",
        today=today,
        intake=Intake(papers, tuple(rest)),
        documents=tuple(sorted(documents, key=lambda document: document.name)),
        declared=words,
        pairs=tuple(pairs),
        history=tuple(history),
    )


def agency(name: str = "EXABRAND", owner: str = "Example Audio Limited") -> Brand:
    """A brand of another's."""
    return Brand(name, Ownership.AGENCY, owner)


def judge(code: str, case: Case, platform: str | Platform = "joom") -> Outcome:
    """What the check of that code says of the case."""
    loaded = load_platform(platform) if isinstance(platform, str) else platform
    one: Check = load_check(code)
    return run_checks((one,), case, loaded)[0]


def only(outcome: Outcome) -> Finding:
    """The one finding of an outcome; fails where there is none or more."""
    assert len(outcome.findings) == 1, [str(finding.measured) for finding in outcome.findings] or outcome
    return outcome.findings[0]
