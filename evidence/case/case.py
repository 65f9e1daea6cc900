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
class Case:
    """Everything the validators, sheets and reports work from.

    folder: the folder's own name (never a path). today: the day the case is judged on, read once at the face.
    documents: in the order of the papers' names. history: what was packed before, oldest first.
    """

    folder: str
    today: date
    intake: Intake
    documents: tuple[Document, ...]
    declared: Declared
    pairs: tuple[Pair, ...] = ()
    history: tuple[Packed, ...] = ()

    def by_name(self) -> Mapping[str, Document]:
        """Documents by the paper's name."""
        return {document.name: document for document in self.documents}
