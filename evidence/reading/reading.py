"""What a paper shows: pages, lines of words with boxes, pictures, marks, damage. Plain, frozen, picklable.

No object of a document library leaves this room. Boxes are in points from the top left of the page as it
is displayed (after /Rotate and CropBox). A bare picture is a page of the paper it would fill best: A4 or
Letter, upright or lying.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from evidence.finding import Box


class ReadBy(StrEnum):
    """How a word came to us."""

    TEXT = "text"
    OCR = "ocr"
    METADATA = "metadata"
    USER = "user"


class DamageKind(StrEnum):
    """What is wrong with the file or a page of it; one word each, never renamed."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    TRUNCATED = "truncated"
    REPAIRED = "repaired"
    NO_PAGES = "no_pages"
    BLANK_PAGE = "blank_page"
    PAGE_COUNT_DIFFERS = "page_count_differs"
    PAGE_SIZE = "page_size"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_FRAMES = "too_many_frames"
    TOO_LARGE = "too_large"
    PAGES_NOT_READ = "pages_not_read"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    WORKER_DIED = "worker_died"
    SCRIPT_NOT_READ = "script_not_read"
    OCR_FAILED = "ocr_failed"
    READER_FAILED = "reader_failed"


@dataclass(frozen=True, slots=True)
class Damage:
    """page: from 1, None for the file. detail: a few plain English words (no paths, no traceback)."""

    kind: DamageKind
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """confidence: 0 to 1; 1 for a text layer."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline that belong together, left to right. A wide gap (another table cell) ends a
    line."""

    words: tuple[Word, ...]
    box: Box
    read_by: ReadBy
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The words joined by one space; Chinese words by none."""
        return join_words(w.text for w in self.words)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster as placed on the page. pixels: width, height. dpi: the lower of the two directions, effective.

    colour: False where every pixel is grey. bits: per channel (1 for a fax). codec: jpeg, flate, ccitt,
    jbig2, jpx, other.
    """

    box: Box
    pixels: tuple[int, int]
    dpi: float
    colour: bool
    bits: int = 8
    codec: str = "other"
    enlarged: bool = False
    """Suspected of having been enlarged after the fact: hardly any detail at its own pixel size."""
    fingerprint: str = ""
    """Perceptual hash of 64 bits in 16 hex digits, alike for pictures that look alike; "" where it was not
    made."""
    white_rim: float | None = None
    """Share (0 to 1) of its outermost pixels that are white; None where it was not looked at."""


class MarkKind(StrEnum):
    """Things that are seen, not read."""

    SEAL = "seal"
    SIGNATURE = "signature"
    PHOTO = "photo"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that looks like a seal, a signature, a product photo or a bar laid over print. score: 0 to 1. colour: red, blue,
    violet, black."""

    kind: MarkKind
    box: Box
    score: float
    colour: str = ""
    from_annotation: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A QR or bar code. symbology as zxing names it; text as decoded."""

    symbology: str
    text: str
    box: Box


class PageOrigin(StrEnum):
    """What a page is made of."""

    DIGITAL = "digital"
    SCAN = "scan"
    SCREENSHOT = "screenshot"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A spot where the hidden text layer says something else than the picture shows."""

    box: Box
    layer: str
    seen: str


@dataclass(frozen=True, slots=True)
class Page:
    """number: from 1. width, height: points, as displayed. lines: what is believed, in reading order.

    layer_believed: None where there is no text layer. disagreements: where layer and picture differ.
    script: the dominant script seen: latin, chinese, cyrillic, other. sharpness: 0 blurred to 1 crisp;
    None for digital pages. turned: degrees clockwise by which the displayed page had to be turned to be read;
    size and boxes are those of the turned page, and Reader.render turns it the same way.
    """

    number: int
    width: float
    height: float
    origin: PageOrigin
    lines: Sequence[Line] = ()
    pictures: tuple[Picture, ...] = ()
    marks: tuple[Mark, ...] = ()
    codes: tuple[Code, ...] = ()
    layer_believed: bool | None = None
    disagreements: tuple[Disagreement, ...] = ()
    script: str = "latin"
    rotation: int = 0
    skew: float = 0.0
    sharpness: float | None = None
    turned: int = 0

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature inside a PDF. intact: None where it could not be judged. covers_all: nothing was
    added after it."""

    signer: str
    page: int | None
    box: Box | None
    intact: bool | None
    covers_all: bool | None
    signed_at: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole paper, read.

    sha256 and media_type: the paper's. page_count: pages the file has; pages: those that were looked at,
    in order. active: kinds of active or hidden content found (javascript, launch, submit, embedded_file,
    hidden_layer, external_link, dynamic_form).
    """

    sha256: str
    media_type: str
    page_count: int
    pages: tuple[Page, ...] = ()
    damage: tuple[Damage, ...] = ()
    encrypted: bool = False
    producer: str = ""
    creator: str = ""
    title: str = ""
    created: str = ""
    modified: str = ""
    revisions: int = 1
    signatures: tuple[Signature, ...] = ()
    active: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    reader: dict[str, str] = field(default_factory=dict)
    """Versions and settings the reading depends on; part of the cache key."""

    @property
    def text(self) -> str:
        return "\n\n".join(page.text for page in self.pages)


def _is_cjk(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "豈" <= char <= "﫿" or "＀" <= char <= "￯"


def join_words(words: Iterable[str]) -> str:
    """Join words by one space, but not between two Chinese characters."""
    joined = ""
    for word in words:
        if joined and word and not (_is_cjk(joined[-1]) and _is_cjk(word[0])):
            joined += " "
        joined += word
    return joined
