"""The order of the work, from a folder to a report or a bundle. No rule of the trade, no printing, no exit, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from evidence.case.case import Case, Document, Pair
from evidence.case.confirm import apply_confirms, apply_waivers
from evidence.case.pairs import ToCompare, find_pairs
from evidence.case.toml import declared_in
from evidence.checks import load_checks, run_checks
from evidence.comparing.files import compare_files, not_comparable
from evidence.errors import NothingToCheck
from evidence.facts.collect import understand
from evidence.options import Options, Progress, no_progress
from evidence.papers.paper import Intake, Paper
from evidence.papers.private import private_folder
from evidence.papers.stage import stage
from evidence.platforms.load import load_platform
from evidence.platforms.platform import Platform
from evidence.reading.cache import usual_folder
from evidence.reading.reader import Reader, WorkFailed
from evidence.reading.reading import Damage, DamageKind, Reading
from evidence.report.report import Report, account

_DEFAULT_PLATFORM = "joom"


def check(source: Path, options: Options, progress: Progress = no_progress) -> Report:
    """Judge a case. source: a folder, or a zip of one. Raises EvidenceError for a call that cannot be served."""
    with private_folder() as private, _reader(options.jobs, options.cache) as reader:
        return examine(source, private, reader, options, progress)


def read(paths: Sequence[Path], *, jobs: int | None = None, cache: bool = True) -> Iterator[Document]:
    """Every paper with what it says, in the order given. A bad one has damage and no pages; none stops the others."""
    with private_folder() as private, _reader(jobs, cache) as reader:
        papers = [paper for path in paths for paper in _staged_alone(path, private)]
        good = (paper for paper in papers if isinstance(paper, Paper))
        readings = reader.read_all(good)
        for paper in papers:
            if isinstance(paper, Paper):
                _, reading = next(readings)
                yield Document(paper, reading, understand(reading))
            else:
                yield paper


def examine(source: Path, private: Path, reader: Reader, options: Options, progress: Progress) -> Report:
    """Stage, read, understand, compare, judge. private: the folder the staged copies go to."""
    declared = declared_in(source)
    platform = _platform(source, declared.platform, declared.trust, options)
    progress("copying", 0, 0)
    intake = stage(source, private)
    if not intake.papers and not any(rest.error for rest in intake.rest):
        raise NothingToCheck(f"{source} holds no paper", "put certificates, letters and screenshots into it")
    documents = apply_confirms(_documents(intake, reader, progress), declared)
    progress("comparing", 0, 0)
    pairs = tuple(_compare(found, reader) for found in find_pairs(documents, declared))
    name = source.resolve().stem if source.is_file() else source.resolve().name
    case = Case(name, options.today, intake, documents, declared, pairs)
    return judge(case, platform, options, progress)


def judge(case: Case, platform: Platform, options: Options, progress: Progress = no_progress) -> Report:
    """Run every check over a case that is complete. Reads nothing: cheap to do again after a confirm or a waiver."""
    progress("judging", 0, 0)
    outcomes = apply_waivers(run_checks(load_checks(), case, platform), case)
    return Report(case, platform, account(case), outcomes, strict=options.strict)


def _documents(intake: Intake, reader: Reader, progress: Progress) -> tuple[Document, ...]:
    total = len(intake.papers)
    progress("reading", 0, total)
    read_papers = reader.read_all(intake.papers, lambda done: progress("reading", done, total))
    return tuple(Document(paper, reading, understand(reading)) for paper, reading in read_papers)


def _compare(found: ToCompare, reader: Reader) -> Pair:
    sides = found.before.paper.staged, found.after.paper.staged
    try:
        comparison = reader.run(compare_files, *sides, found.ignore_before, found.ignore_after)
    except WorkFailed as failure:
        comparison = not_comparable(failure.detail)
    return Pair(found.before, found.after, found.sku, comparison)


def _platform(source: Path, declared: str, trust: str, options: Options) -> Platform:
    beside = source.resolve().parent
    return load_platform(options.platform or declared or _DEFAULT_PLATFORM, strict=trust == "strict", beside=beside)


def _reader(jobs: int | None, cache: bool) -> Reader:
    return Reader(jobs=jobs, cache=usual_folder() if cache else None)


def _staged_alone(path: Path, private: Path) -> Iterator[Paper | Document]:
    """The papers at a path; for what is none, a document that says why."""
    intake = stage(path, private)
    yield from intake.papers
    for rest in intake.rest:
        if rest.error:
            paper = Paper(rest.name, 0, "", "", path)
            damage = Damage(DamageKind.UNREADABLE, None, str(rest.reason))
            reading = Reading("", "", 0, damage=(damage,))
            yield Document(paper, reading, understand(reading))
