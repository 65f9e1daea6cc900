"""Everything a bundle is made from, decided before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from evidence.drawing.pdf import Drawing
from evidence.drawing.plan import POINT, PixelBox
from evidence.drawing.plan import Link as LinkItem
from evidence.drawing.plan import Sheet as SheetPlan
from evidence.drawing.raster import Placed
from evidence.drawing.setting import Exhibit as Row
from evidence.finding import Box, Message
from evidence.options import Progress, no_progress
from evidence.papers.paper import Paper
from evidence.platforms.platform import Platform
from evidence.report.report import Report


class Worker(Protocol):
    """Runs work on untrusted papers at arm's length; `evidence.reading.reader.Reader` is one."""

    def run(self, function: Callable[..., Any], *args: Any, seconds: int = 120) -> Any:
        """Raises WorkFailed where no result comes back, EvidenceError as the function raised it."""

    def start(self, function: Callable[..., Any], *args: Any, seconds: int = 120) -> Any:
        """Begin what `run` does and go on."""

    def outcome(self, future: Any) -> Any:
        """The result of what was started. Raises as `run`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One paper of the bundle.

    label: "A-1". title: for index and bookmarks, in any script. group: the bookmark it stands under, "" for
    none. words: what its upload name is made of, in order ("CE certificate", "T10"). skus: whose upload
    folders it goes to; empty for every one. upload: whether the form gets it. dpi: of a bare picture's
    page, as its reading says; 0 where not known. screenshot: shown at its true size, 96 pixels to the inch.
    covers: private boxes in pixels, painted over in whatever is made from the picture. unreadable: why it
    cannot be shown; a page that says so stands in its place.
    """

    label: str
    paper: Paper
    title: str
    group: str = ""
    words: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    upload: bool = True
    screenshot: bool = False
    covers: tuple[PixelBox, ...] = ()
    unreadable: Message | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A spot on a sheet that leads to an exhibit. page: of the sheet, from 1. box: points from its top
    left."""

    page: int
    box: Box
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A PDF that we drew. label: "" for one that is no exhibit. placed: its rasters, for the manifest."""

    title: str
    pdf: bytes
    pages: int
    label: str = ""
    group: str = ""
    links: tuple[Link, ...] = ()
    placed: tuple[Placed, ...] = ()
    words: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    upload: bool = False
    files: tuple[str, ...] = ()
    """Names of the papers it shows."""
    warning: Message | None = None
    """Words of it are in a font that is not embedded, and what to install."""


Part = Exhibit | Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRules:
    """What the platform's form takes. None: no limit is known. formats: lower case, of pdf, jpg, png."""

    formats: tuple[str, ...] = ("pdf", "jpg")
    file_bytes: int | None = None
    total_bytes: int | None = None
    count: int | None = None
    name_letters: int = 80
    min_dpi: float = 300.0


@dataclass(frozen=True, slots=True)
class Made:
    """What the papers became, told to those who write the texts.

    report: the plan's, with what packing itself found. rows: the index, with page numbers; none where
    nothing was packed. uploads: paths in upload/ by the paper's name or the sheet's label.
    """

    report: Report
    rows: tuple[Row, ...] = ()
    uploads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    made: tuple[dict[str, Any], ...] = ()


DrawFront = Callable[[tuple[Row, ...]], Sequence[Sheet]]
"""Cover, index and whatever else names page numbers. Asked again until the numbers stand still."""
WriteTexts = Callable[[Made], Mapping[str, bytes]]
"""report.html, report.json, index.csv, appeal.txt and their like by their path in the bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePlan:
    """One bundle.

    source: where the papers came from; the bundle may not lie inside it. parts: exhibits and sheets in the
    order of the argument. forced: build all though the case is not ready. links, bookmarks: False where the
    platform forbids them. first_page: printed number of the first page; a supplement goes on where the
    first stopped.
    """

    report: Report
    source: Path
    parts: tuple[Part, ...]
    front: DrawFront
    texts: WriteTexts
    worker: Worker
    forced: bool = False
    rules: UploadRules = UploadRules()
    links: bool = True
    bookmarks: bool = True
    first_page: int = 1
    progress: Progress = no_progress

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        return tuple(part for part in self.parts if isinstance(part, Exhibit))


def bind(sheets: Sequence[SheetPlan], drawing: Drawing, **named: Any) -> Sheet:
    """A drawn plan as a part of the bundle. named: title, label and what else Sheet takes."""
    links = tuple(
        Link(number, _points(item.box), item.target)
        for number, sheet in enumerate(sheets, 1)
        for item in sheet.items
        if isinstance(item, LinkItem)
    )
    return Sheet(
        pdf=drawing.pdf,
        pages=len(sheets),
        placed=drawing.placed,
        links=links,
        warning=drawing.warning,
        **named,
    )


def _points(box: Box) -> Box:
    x0, y0, x1, y1 = (edge / POINT for edge in box)
    return x0, y0, x1, y1


def upload_rules(platform: Platform) -> UploadRules:
    """The platform's rules files.formats, files.max_size_mb, files.max_total_mb, files.max_count and their
    like."""

    def value(rule_id: str) -> Any:
        rule = platform.rule(rule_id)
        return rule.value if rule else None

    formats = {"jpeg": "jpg"}
    named = tuple(dict.fromkeys(formats.get(one, one) for one in value("files.formats") or ("pdf", "jpg")))
    return UploadRules(
        formats=named,
        file_bytes=_bytes(value("files.max_size_mb")),
        total_bytes=_bytes(value("files.max_total_mb")),
        count=value("files.max_count"),
        name_letters=value("files.name_max_chars") or 80,
        min_dpi=float(value("files.min_dpi") or 300),
    )


def allowed(platform: Platform, rule_id: str) -> bool:
    """Whether the platform lets the reading copy have links (bundle.links) or bookmarks
    (bundle.bookmarks)."""
    rule = platform.rule(rule_id)
    return rule is None or bool(rule.value)


def _bytes(megabytes: float | None) -> int | None:
    """Counted as a million bytes: the smaller of the two readings of MB never gives a file that is
    refused."""
    return None if megabytes is None else int(megabytes * 1_000_000)
