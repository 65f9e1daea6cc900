"""What a paper says, each word with the spot it stands on and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from evidence.finding import Box, Message
from evidence.reading.reading import ReadBy


class Kind(StrEnum):
    """What sort of paper it is."""

    CERTIFICATE = "certificate"
    DECLARATION = "declaration_of_conformity"
    FCC_GRANT = "fcc_grant"
    TEST_REPORT = "test_report"
    AUTHORIZATION = "authorization_letter"
    TRADEMARK = "trademark_certificate"
    ISO = "iso_certificate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """value: normalised (dates YYYY-MM-DD, names with line breaks as one space); printed: to the letter as on the paper.

    sure: False where it must be confirmed, with `why`. page: from 1; 0 where it stands on no page (metadata, user).
    box: points from the top left; None with page 0. rivals: other readings that are as likely.
    """

    value: str
    printed: str
    sure: bool
    page: int
    box: Box | None
    read_by: ReadBy
    why: Message | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one paper. Absent facts are None or empty; an absence is not a statement."""

    kind: Kind = Kind.OTHER
    kind_sure: bool = False
    type: str | None = None
    """The finer type: an id of facts/types.toml."""
    issue_date: Fact | None = None
    expiry_date: Fact | None = None
    validity: Fact | None = None
    holder: Fact | None = None
    manufacturer: Fact | None = None
    cert_number: Fact | None = None
    issuing_body: Fact | None = None
    brand: Fact | None = None
    product: Fact | None = None
    models: tuple[Fact, ...] = ()
    standards: tuple[Fact, ...] = ()
    grantor: Fact | None = None
    grantee: Fact | None = None
    registration_number: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    sublicensing: Fact | None = None
    territory: tuple[Fact, ...] = ()
    platforms: tuple[Fact, ...] = ()
    seal: Fact | None = None
    signature: Fact | None = None
    photo: Fact | None = None
    codes: tuple[Fact, ...] = ()
    """What its QR and bar codes say; often the address where the issuer lets the paper be checked."""
    also: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    """The same fact in the paper's other language, by field name: a bilingual paper prints a firm twice."""
