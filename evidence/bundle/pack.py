"""From a plan to a bundle in its place: originals, reading copy, files for the form, texts, manifests, one
zip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bundle.account import facts_of
from evidence.bundle.archive import write_zip
from evidence.bundle.bundle import Bundle
from evidence.bundle.disk import Record, copy_file, take_file, write_file, writing
from evidence.bundle.manifest import FACTS, SUMS, facts_text, sums_text
from evidence.bundle.names import Tree, safe_component
from evidence.bundle.outcome import revise
from evidence.bundle.plan import BundlePlan, Made
from evidence.bundle.publish import commit, empty, locked, staged, target_at
from evidence.bundle.reading_copy import NAME, make_reading_copy
from evidence.bundle.upload import Uploader
from evidence.errors import CannotWrite
from evidence.finding import say
from evidence.papers.far import near
from evidence.papers.private import private_folder

ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class _Filled:
    """The papers' part of a bundle."""

    records: tuple[Record, ...]
    made: Made
    pages: int


def pack(plan: BundlePlan, out: Path) -> Bundle:
    """Build the bundle at `out`, its zip beside it; what lay there is replaced whole or not at all.

    A case that is not ready, and not forced, gets its texts and manifests but no papers and no zip; so does
    one that packing itself found a blocking fault in. Raises CannotWrite, or WrongCall where `out` is no
    place for it; then nothing has changed.
    """
    target = target_at(out, plan.source)
    with locked(target), staged(target) as stage, private_folder() as work, writing(str(near(target.folder))):
        filled = _fill(plan, stage, work) if plan.report.ready or plan.forced else None
        if filled and not (filled.made.report.ready or plan.forced):
            empty(stage)
            filled = _Filled((), Made(filled.made.report), 0)
        made = filled.made if filled else Made(plan.report)
        papers = filled.records if filled else ()
        records = _texts(plan, made, papers, stage)
        sums = write_file(stage, SUMS, sums_text(records))
        if papers:
            plan.progress("writing the zip", 0, 0)
            write_zip(stage, [*records, sums], target.new_zip, made.report.case.today)
        plan.progress("putting it in its place", 0, 0)
        commit(target)
    everything = tuple(sorted((*records, sums), key=_path))
    pages = filled.pages if filled else 0
    return Bundle(
        near(target.folder), near(target.zip) if papers else None, made.report, everything, pages, sums.sha256
    )


def _path(record: Record) -> str:
    return record.path


def _fill(plan: BundlePlan, stage: Path, work: Path) -> _Filled:
    plan.progress("packing the originals", 0, 0)
    originals = _originals(plan, stage)
    paths = {name: record.path for name, record in originals.items()}
    copy = make_reading_copy(plan, paths, work, stage)
    reading_copy = take_file(stage, NAME)
    shown = [one.part for one in copy.ready if not one.failed]
    plan.progress("making files for the form", 0, 0)
    upload = Uploader(plan, work, stage).fill(shown)
    report = revise(plan.report, copy, upload.findings)
    made = Made(report, copy.rows, upload.by_owner, paths, upload.made)
    return _Filled((*originals.values(), reading_copy, *upload.records), made, copy.pages)


def _originals(plan: BundlePlan, stage: Path) -> dict[str, Record]:
    """Every paper byte for byte, under its own name as far as that is safe; by the paper's name.

    A picture with private parts is withheld: what is covered must be gone from all that is handed in.
    """
    tree, records = Tree(), {}
    kept = (exhibit.paper for exhibit in plan.exhibits if not exhibit.covers)
    for paper in sorted(kept, key=lambda one: one.name):
        record = copy_file(paper.staged, stage, f"{ORIGINALS}/{tree.place(paper.name)}")
        if record.sha256 != paper.sha256:
            raise CannotWrite(
                say("the private copy of {name} changed during the run", name=paper.name),
                say("run again"),
            )
        records[paper.name] = record
    return records


def _texts(plan: BundlePlan, made: Made, papers: Sequence[Record], stage: Path) -> list[Record]:
    """The records of the papers, the texts and manifest.json, by path."""
    texts = sorted(plan.texts(made).items())
    records = [*papers, *(write_file(stage, _checked(path), data) for path, data in texts)]
    records.append(write_file(stage, FACTS, facts_text(facts_of(plan, made), records)))
    return sorted(records, key=_path)


def _checked(path: str) -> str:
    """A text's path; it comes from our own rooms, and still may not lead elsewhere."""
    if any(part != safe_component(part) for part in path.split("/")):
        raise ValueError(f"no path for a file of the bundle: {path!r}")
    return path
