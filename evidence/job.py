"""The order of the work, from a folder to a report or a bundle. No rule of the trade, no printing, no exit, no clock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from evidence.bundle.alone import write_whole
from evidence.bundle.bundle import Bundle
from evidence.bundle.former import read_former
from evidence.bundle.pack import pack as build
from evidence.bundle.publish import target_at
from evidence.case.case import Case, Document, Pair
from evidence.case.confirm import apply_confirms, apply_waivers
from evidence.case.declared import Declared
from evidence.case.ledger import LEDGER, note_packed, read_ledger
from evidence.case.pairs import ToCompare, find_pairs, without_kind
from evidence.case.template import case_template
from evidence.case.toml import CASE_FILE, declared_in
from evidence.checks import load_checks, run_checks
from evidence.comparing.change import Comparison
from evidence.comparing.files import compare_files, not_comparable
from evidence.comparing.kept import KeptComparisons
from evidence.drawing.binding import draw_pair
from evidence.errors import CannotWrite, NothingToCheck, WrongCall
from evidence.facts.collect import understand
from evidence.facts.kept import KeptFacts
from evidence.finding import say
from evidence.options import Options, Progress, no_progress
from evidence.packing import PAIR_LAYOUTS, Packer
from evidence.papers.paper import Intake, Paper
from evidence.papers.private import private_folder
from evidence.papers.stage import stage
from evidence.platforms.load import load_platform
from evidence.platforms.platform import Platform
from evidence.reading.cache import usual_folder
from evidence.reading.damage_words import detail_words
from evidence.reading.reader import Reader, WorkFailed
from evidence.reading.reading import Damage, DamageKind, Reading
from evidence.report.report import Report, account

DEFAULT_PLATFORM = "joom"


def check(
    source: Path,
    options: Options,
    progress: Progress = no_progress,
    stop: threading.Event | None = None,
) -> Report:
    """Judge a case. source: a folder, or a zip of one. stop: set by another thread, it ends the work.

    Raises EvidenceError for a call that cannot be served, Cancelled after `stop`.
    """
    with private_folder() as private, _reader(options.jobs, options.cache, stop) as reader:
        return examine(source, private, reader, options, progress)


def read(paths: Sequence[Path], *, jobs: int | None = None, cache: bool = True) -> Iterator[Document]:
    """Every paper with what it says, in the order given. A bad one has damage and no pages; none stops the others."""
    with private_folder() as private, _reader(jobs, cache) as reader:
        papers = [paper for path in paths for paper in _staged_alone(path, private)]
        good = (paper for paper in papers if isinstance(paper, Paper))
        understood = reader.make_sense(good, understand, memory=_kept_facts(reader))
        for paper in papers:
            if isinstance(paper, Paper):
                yield Document(*next(understood))
            else:
                yield paper


def pack(
    source: Path,
    output: Path | None,
    options: Options,
    progress: Progress = no_progress,
    *,
    force: bool = False,
    stop: threading.Event | None = None,
) -> Bundle:
    """Judge a case and build its bundle at `output` (None: beside the source, its name plus "-bundle").

    Raises CannotWrite where the output cannot be written, before any long work where that can be seen; Cancelled
    after `stop`, with nothing written.
    """
    out = output or source.resolve().with_name(f"{_name(source)}-bundle")
    target_at(out, source)
    with private_folder() as private, _reader(options.jobs, options.cache, stop) as reader:
        report = examine(source, private, reader, options, progress)
        bundle = build(Packer(report, source, reader, options, progress, force).plan(), out)
    return _noted(bundle, source) if options.ledger and bundle.zip else bundle


def _noted(bundle: Bundle, source: Path) -> Bundle:
    """The bundle, written down beside the case now that it stands in its place."""
    case, beside = bundle.report.case, source.resolve().parent
    if note_packed(beside, case, bundle.report.platform.name):
        return bundle
    note = say(
        "{file} cannot be written: packing the same again will not be noticed", file=str(beside / LEDGER)
    )
    return replace(bundle, notes=(*bundle.notes, note))


def compare(before: Path, after: Path, *, words: bool = True) -> Comparison:
    """What changed between two screenshot files. Raises WrongCall where one cannot be opened or compared."""
    with private_folder() as private, _reader(1, cache=False) as reader:
        staged = [_one_picture(path, private / side) for path, side in ((before, "before"), (after, "after"))]
        try:
            return reader.run(compare_files, staged[0].staged, staged[1].staged, (), (), words)
        except WorkFailed as failure:
            problem = say(
                "{before} and {after} cannot be compared: {why}",
                before=before.name,
                after=after.name,
                why=detail_words(failure.detail),
            )
            raise WrongCall(problem, say("give two screenshots, PNG, JPG or WEBP")) from failure


def draw_sheet(before: Path, after: Path, comparison: Comparison, out: Path) -> None:
    """The comparison sheet of two screenshots as PDF, written whole or not at all."""
    with private_folder() as private, _reader(1, cache=False) as reader:
        pages = [
            _unread(_one_picture(p, private / side)) for p, side in ((before, "before"), (after, "after"))
        ]
        pair = Pair(pages[0], pages[1], None, comparison)
        case = Case(after.parent.name, date.min, Intake((), ()), tuple(pages), Declared(), (pair,))
        drawn = reader.run(draw_pair, case, pair, PAIR_LAYOUTS, "", None)
        if drawn is None:
            raise WrongCall(say("there is nothing to draw"), say("the two screenshots show no change"))
        write_whole(out, drawn[1].pdf)


def init(folder: Path, options: Options, progress: Progress = no_progress) -> Path:
    """Write case.toml into the folder from what it shows. Raises CannotWrite where one is there."""
    path = folder / CASE_FILE
    if path.exists():
        raise CannotWrite(
            say("{path} is there already", path=str(path)), say("change that one, or move it away first")
        )
    with private_folder() as private, _reader(options.jobs, options.cache) as reader:
        intake = stage(folder, private)
        documents = read_papers(intake, reader, progress)
        text = case_template(documents, find_pairs(documents, Declared()), options.language)
    write_whole(path, text.encode("utf-8"))
    return path


def examine(source: Path, private: Path, reader: Reader, options: Options, progress: Progress) -> Report:
    """Stage, read, understand, compare, judge. private: the folder the staged copies go to."""
    declared = declared_in(source)
    beside = source.resolve().parent
    former = read_former(beside / declared.supplement_to) if declared.supplement_to else None
    platform = _platform(source, declared.platform, declared.trust, options)
    progress("copying", 0, 0)
    intake = stage(source, private)
    if not intake.papers and not any(rest.error for rest in intake.rest):
        raise NothingToCheck(
            say("{source} holds no paper", source=str(source)),
            say("put certificates, letters and screenshots into it"),
        )
    documents = read_papers(intake, reader, progress)
    progress("comparing", 0, 0)
    case = assemble(
        Case(_name(source), options.today, intake, documents, declared, former=former,
             history=read_ledger(beside) if options.ledger else None),
        lambda found: compare_pair(found, reader),
    )  # fmt: skip
    return judge(case, platform, options, progress)


def read_papers(intake: Intake, reader: Reader, progress: Progress = no_progress) -> tuple[Document, ...]:
    """Every paper with what it says, before any word of the seller."""
    total = len(intake.papers)
    progress("reading", 0, total)
    told = reader.make_sense(
        intake.papers, understand, lambda done: progress("reading", done, total), _kept_facts(reader)
    )
    return tuple(Document(paper, reading, facts) for paper, reading, facts in told)


def assemble(case: Case, compare: Callable[[ToCompare], Pair]) -> Case:
    """The case with what the seller declares put over what was read, and its screenshots paired and compared.

    case: its documents as they were read, without pairs.
    """
    documents = apply_confirms(case.documents, case.declared)
    pairs = tuple(compare(found) for found in find_pairs(documents, case.declared))
    sides = {side.name for pair in pairs for side in (pair.before, pair.after)}
    documents = tuple(without_kind(one) if one.name in sides else one for one in documents)
    return replace(case, documents=documents, pairs=pairs)


def compare_pair(found: ToCompare, reader: Reader) -> Pair:
    """Two screenshots compared by a worker, or before. What cannot be compared is told by the comparison's notes."""
    before, after = found.before.paper, found.after.paper
    sides, ignored = (before.sha256, after.sha256), (found.ignore_before, found.ignore_after)
    kept = KeptComparisons(reader.cache.folder, reader.cache.salt) if reader.cache else None
    comparison = kept.find(sides, ignored) if kept else None
    if comparison is None:
        try:
            comparison = reader.run(compare_files, before.staged, after.staged, *ignored)
        except WorkFailed as failure:
            return Pair(found.before, found.after, found.sku, not_comparable(failure.detail))
        if kept:
            kept.keep(sides, ignored, comparison)
    return Pair(found.before, found.after, found.sku, comparison)


def judge(case: Case, platform: Platform, options: Options, progress: Progress = no_progress) -> Report:
    """Run every check over a case that is complete. Reads nothing: cheap to do again after a confirm or a waiver."""
    progress("judging", 0, 0)
    outcomes = apply_waivers(run_checks(load_checks(), case, platform), case)
    return Report(case, platform, account(case), outcomes, strict=options.strict)


def _name(source: Path) -> str:
    """The case's name: its folder's, or its zip's without the ending."""
    return source.resolve().stem if source.is_file() else source.resolve().name


def _platform(source: Path, declared: str, trust: str, options: Options) -> Platform:
    beside = source.resolve().parent
    return load_platform(
        options.platform or declared or DEFAULT_PLATFORM, strict=trust == "strict", beside=beside
    )


def _kept_facts(reader: Reader) -> KeptFacts | None:
    return KeptFacts(reader.cache.folder, reader.cache.salt) if reader.cache else None


def _reader(jobs: int | None, cache: bool, stop: threading.Event | None = None) -> Reader:
    return Reader(jobs=jobs, cache=usual_folder() if cache else None, stop=stop)


def _one_picture(path: Path, private: Path) -> Paper:
    intake = stage(path, private)
    if len(intake.papers) != 1 or not intake.papers[0].media_type.startswith("image/"):
        raise WrongCall(
            say("{path} is no picture", path=str(path)), say("give a screenshot as PNG, JPG or WEBP")
        )
    return intake.papers[0]


def _unread(paper: Paper) -> Document:
    reading = Reading(paper.sha256, paper.media_type, 1)
    return Document(paper, reading, understand(reading))


def _staged_alone(path: Path, private: Path) -> Iterator[Paper | Document]:
    """The papers at a path; for what is none, a document that says why."""
    try:
        intake = stage(path, private)
    except WrongCall as error:
        yield _refused(path, path.name, str(error))
        return
    yield from intake.papers
    yield from (
        _refused(path, rest.name, str(rest.reason)) for rest in intake.rest if rest.error or path.is_file()
    )


def _refused(path: Path, name: str, why: str) -> Document:
    reading = Reading("", "", 0, damage=(Damage(DamageKind.UNREADABLE, None, why),))
    return Document(Paper(name, 0, "", "", path), reading, understand(reading))
