"""What the seller declares in case.toml and shop.toml: plain data, all optional, absence is empty or None.

Nothing here is checked against the papers: the validators do that. Names of files are the papers' names:
the path inside the case folder with forward slashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from evidence.finding import Box


class Ownership(StrEnum):
    """How the seller stands to the brand: owns the mark, sells under licence, or sells unmarked goods."""

    OWN = "own"
    AGENCY = "agency"
    WHITE_LABEL = "white_label"


class Notice(StrEnum):
    """What the platform sent; each starts another clock."""

    REMOVAL = "removal"
    REQUEST = "request"
    COMPLAINT = "complaint"
    WARNING = "warning"


class Role(StrEnum):
    """Which paper a file is, where its content cannot tell; the values of `role` in case.toml."""

    NOTIFICATION = "notification"
    BEFORE = "before"
    AFTER = "after"
    MAIN_IMAGE = "main_image"
    CERTIFICATE = "certificate"
    DECLARATION = "declaration_of_conformity"
    FCC_GRANT = "fcc_grant"
    TEST_REPORT = "test_report"
    AUTHORIZATION = "authorization_letter"
    TRADEMARK = "trademark_certificate"
    ISO = "iso_certificate"
    LICENCE = "business_licence"
    INVOICE = "invoice"
    CONTRACT = "contract"
    MANUAL = "manual"
    PRODUCT_PHOTO = "product_photo"
    NAMEPLATE_PHOTO = "nameplate_photo"
    LABEL_PHOTO = "label_photo"
    WAYBILL = "waybill"
    TRACKING = "tracking_record"
    OUTBOUND = "outbound_record"
    CARRIER_STATEMENT = "carrier_statement"
    AFTER_SALES = "after_sales_record"
    COMPLAINT_ANALYSIS = "complaint_analysis"
    IMPROVEMENT_PLAN = "improvement_plan"
    HEALTH_SCREENSHOT = "account_health"
    CATEGORY_PROOF = "category_proof"
    CLAIM_PROOF = "claim_proof"
    ORIGINAL_PHOTO = "original_photo"
    IMAGE_LICENCE = "image_licence"
    COMMITMENT = "rectification_commitment"
    DELISTING = "delisting_proof"
    SUPPLY_CHAIN = "supplier_chain"
    REVIEW_REPORT = "review_report"
    FORCE_MAJEURE = "force_majeure"
    LINKED_SKUS = "linked_skus"
    TRANSLATION = "translation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Company:
    """The seller's firm as registered with the platform. aliases: other spellings the seller vouches for."""

    zh: str = ""
    en: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every declared name, registered ones first, without empty ones."""
        return tuple(name for name in (self.zh, self.en, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Account:
    """state: as the seller centre shows it ("Active"). score: account health, 0 to 100."""

    state: str = ""
    score: float | None = None
    verified: bool | None = None
    """Whether the identity check (KYC) of the account is finished."""


@dataclass(frozen=True, slots=True)
class Brand:
    """name: the mark as printed. owner: the mark's registered owner, where it is not the seller."""

    name: str = ""
    ownership: Ownership | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a point is shown to be fixed. page: from 1; None for the whole file."""

    file: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the platform alleges. gone: words that must not be seen any more in the after screenshot."""

    text: str
    done: str = ""
    proof: tuple[Proof, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a listing says at one time. attributes: name and value, in the order declared."""

    title: str = ""
    bullets: tuple[str, ...] = ()
    description: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One removed listing. markets: ISO country codes, upper case, or EU. main_images: names of papers."""

    sku: str = ""
    url: str = ""
    status: str = ""
    category: str = ""
    markets: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    before: Wording = Wording()
    after: Wording = Wording()
    main_images: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    ship_from: str = ""
    """Country the back office ships from, ISO code."""
    label_origin: str = ""
    """Country the shipping label names, ISO code."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """The seller's word for a fact of a paper. fact: a field of Facts. sha256: of that paper."""

    file: str
    fact: str
    value: str
    reason: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Waive:
    """The seller's word that a finding may stand. file: None for findings on the whole case."""

    code: str
    reason: str
    file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Boxed:
    """A part of a screenshot. box: pixels of the image as given, from the top left. page: from 1."""

    file: str
    box: Box
    why: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the seller says about one file.

    exhibit: place in the order of the exhibits, from 1. unused: why it stays out of the bundle, else "".
    translation_of: the paper this one translates. taken: the day a screenshot or photo was made.
    recorded, notarised: for letters; None where not said.
    """

    file: str
    role: Role | None = None
    exhibit: int | None = None
    unused: str = ""
    sku: str = ""
    translation_of: str = ""
    taken: date | None = None
    recorded: bool | None = None
    notarised: bool | None = None


@dataclass(frozen=True, slots=True)
class PairNamed:
    """Two screenshots that belong together, where their names do not say so."""

    before: str
    after: str
    sku: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One parcel of the orders file. Times as written there, None where empty. line: the header is line 1."""

    number: str
    tracking: str
    line: int
    carrier: str = ""
    shipped: datetime | None = None
    uploaded: datetime | None = None
    first_scan: datetime | None = None
    last_scan: datetime | None = None
    delivered: datetime | None = None
    ship_from: str = ""
    label_origin: str = ""


@dataclass(frozen=True, slots=True)
class AppealText:
    """The text for the platform as the seller wrote it; empty where the program shall write it."""

    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """All the seller declares. source: "case.toml" where there was one, "" where nothing was declared.

    received: when the notice came; a time without offset is Beijing time. decision_days: calendar days until
    a decision is likely, None for the platform's own figure. trust: "" or "strict" (third-party rules block
    too). last_violation: day of the former violation of the same kind, for cool-down.
    """

    source: str = ""
    platform: str = ""
    violation: str = ""
    notification_id: str = ""
    rule_code: str = ""
    notice: Notice | None = None
    received: date | datetime | None = None
    decision_days: int | None = None
    trust: str = ""
    last_violation: date | None = None
    company: Company = Company()
    account: Account = Account()
    brand: Brand = Brand()
    appeal: AppealText = AppealText()
    points: tuple[Point, ...] = ()
    listings: tuple[Listing, ...] = ()
    files: tuple[Labelled, ...] = ()
    pairs: tuple[PairNamed, ...] = ()
    confirms: tuple[Confirm, ...] = ()
    waives: tuple[Waive, ...] = ()
    ignore: tuple[Boxed, ...] = ()
    redact: tuple[Boxed, ...] = ()
    supplement_to: str = ""
    """The bundle that this case adds to, as written: a folder or zip, seen from beside the case."""
    orders_file: str = ""
    orders: tuple[Order, ...] = ()

    def label(self, file: str) -> Labelled:
        """What is said about that file; an empty Labelled where nothing is."""
        return next((one for one in self.files if one.file == file), Labelled(file))

    @property
    def unused(self) -> Mapping[str, str]:
        """Papers that stay out of the bundle, each with the reason."""
        return {one.file: one.unused for one in self.files if one.unused}

    @property
    def models(self) -> tuple[str, ...]:
        """Every declared model once, in the order declared."""
        return tuple(dict.fromkeys(model for listing in self.listings for model in listing.models))

    @property
    def markets(self) -> tuple[str, ...]:
        """Every declared market once, in the order declared."""
        return tuple(dict.fromkeys(market for listing in self.listings for market in listing.markets))

    @property
    def all_points(self) -> tuple[Point, ...]:
        """The case's own points, then each listing's."""
        return (*self.points, *(point for listing in self.listings for point in listing.points))
