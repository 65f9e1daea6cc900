"""One appeal: papers, facts, what the seller declares, pairs and the day. Frozen; validators only look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from evidence.case.declared import Declared
from evidence.facts.fact import Facts
from evidence.papers.paper import Intake, Paper
from evidence.reading.reading import Reading

if TYPE_CHECKING:
    from evidence.comparing.change import Comparison


@dataclass(frozen=True, slots=True)
class Document:
    """A paper with what was read off it and what that says."""

    paper: Paper
    reading: Reading
    facts: Facts

    @property
    def name(self) -> str:
        return self.paper.name


@dataclass(frozen=True, slots=True)
class Pair:
    """Two screenshots of one listing, before and after; comparison as evidence.comparing made it.

    sku: the listing's, where declared or named in the file names; None otherwise.
    """

    before: Document
    after: Document
    sku: str | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Packed:
    """A case that was packed before.

    Papers: SHA-256 of each, sorted. text: of the appeal's body, "" for none.
    """

    folder: str
    day: date
    platform: str
    notice: str
    papers: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """The bundle that a supplement goes on from.

    labels: of every exhibit handed in so far, by the paper's SHA-256. exhibit, sheet, page: the first free
    numbers.
    """

    folder: str
    labels: Mapping[str, str]
    exhibit: int
    sheet: int
    page: int


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the validators, sheets and reports work from.

    folder: the folder's own name (never a path). today: the day the case is judged on, read once at the face.
    documents: in the order of the papers' names. history: what was packed before, oldest first;
    None where no record is kept or it cannot be read. former: for a supplement.
    """

    folder: str
    today: date
    intake: Intake
    documents: tuple[Document, ...]
    declared: Declared
    pairs: tuple[Pair, ...] = ()
    history: tuple[Packed, ...] | None = ()
    former: Former | None = None

    def by_name(self) -> Mapping[str, Document]:
        """Documents by the paper's name."""
        return {document.name: document for document in self.documents}

    def handed_in(self, name: str) -> str:
        """The label a paper has in the bundle this one supplements; "" for a new one."""
        document = self.by_name().get(name) if self.former else None
        return self.former.labels.get(document.paper.sha256, "") if self.former and document else ""
