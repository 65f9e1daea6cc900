"""What `import evidence` offers: the job without printing and without exit, typed and documented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import date
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any

from evidence import background, job
from evidence.background import Job
from evidence.batch import run as batch_run
from evidence.batch.run import Batch
from evidence.bundle.bundle import Bundle
from evidence.bundle.verification import Verification
from evidence.bundle.verify import verify as verify_bundle
from evidence.case.case import Document
from evidence.comparing.change import Comparison
from evidence.errors import WrongCall
from evidence.facts.company import same_company
from evidence.facts.coverage import covers
from evidence.options import Options, Progress, no_progress
from evidence.report.report import Report

__all__ = [
    "check",
    "compare",
    "covers",
    "pack",
    "read",
    "run_batch",
    "same_company",
    "schema",
    "start_check",
    "start_pack",
    "verify",
]
AnyPath = str | PathLike[str]


def check(
    folder: AnyPath,
    *,
    platform: str | None = None,
    today: date | None = None,
    strict: bool = False,
    jobs: int | None = None,
    cache: bool = True,
    ledger: bool = True,
    progress: Progress = no_progress,
) -> Report:
    """Judge the papers of a folder (or a zip of one).

    platform: None for what case.toml says, else Joom. today: the day to judge on, None for the machine's day. strict:
    warnings block too. jobs: worker processes, None for one per core up to four. cache: use former readings of the same
    bytes. ledger: look into the record of what was packed, which lies beside the folder. progress: told (what, done, total).

    Raises WrongCall, NothingToCheck (evidence.errors). A bad paper is never an exception: it is in the report.
    """
    return job.check(Path(folder), _options(platform, today, strict, jobs, cache, ledger), progress)


def pack(
    folder: AnyPath,
    output: AnyPath | None = None,
    *,
    platform: str | None = None,
    today: date | None = None,
    strict: bool = False,
    force: bool = False,
    language: str = "en",
    jobs: int | None = None,
    cache: bool = True,
    ledger: bool = True,
    progress: Progress = no_progress,
) -> Bundle:
    """Check, draw the sheets and build the bundle; `check` tells the arguments they share.

    ledger: note beside the folder, too, what was packed, so that handing it in twice is noticed.
    output: the bundle's folder, None for the input's name plus "-bundle" beside it; the zip lies next to it. force: build
    all of it, marked NOT READY, in spite of findings. language: en or zh, which the HTML report shows first.

    Raises CannotWrite besides what `check` raises; then nothing was changed.
    """
    options = _options(platform, today, strict, jobs, cache, ledger, language)
    return job.pack(Path(folder), Path(output) if output else None, options, progress, force=force)


def start_check(
    folder: AnyPath,
    *,
    platform: str | None = None,
    today: date | None = None,
    strict: bool = False,
    jobs: int | None = None,
    cache: bool = True,
    ledger: bool = True,
    progress: Progress = no_progress,
) -> Job[Report]:
    """Begin `check` in a thread and return at once; the Job tells how far it is, can be cancelled, has the result."""
    return background.start_check(
        Path(folder), _options(platform, today, strict, jobs, cache, ledger), progress
    )


def start_pack(
    folder: AnyPath,
    output: AnyPath | None = None,
    *,
    platform: str | None = None,
    today: date | None = None,
    strict: bool = False,
    force: bool = False,
    language: str = "en",
    jobs: int | None = None,
    cache: bool = True,
    ledger: bool = True,
    progress: Progress = no_progress,
) -> Job[Bundle]:
    """Begin `pack` in a thread and return at once."""
    options = _options(platform, today, strict, jobs, cache, ledger, language)
    out = Path(output) if output else None
    return background.start_pack(Path(folder), out, options, progress, force=force)


def run_batch(
    cases: Sequence[AnyPath],
    out: AnyPath,
    *,
    executor: Executor | None = None,
    platform: str | None = None,
    today: date | None = None,
    strict: bool = False,
    force: bool = False,
    again: bool = False,
    language: str = "en",
    jobs: int | None = None,
    cache: bool = True,
    progress: Progress = no_progress,
) -> Batch:
    """Pack many cases into `out` and write one table of them; `pack` tells the arguments they share.

    executor: any concurrent.futures.Executor whose workers see the same disk; None for `jobs` processes of this machine,
    by default one per core. again: do again what is done already, by the hash of its files, options and versions.

    Raises WrongCall where there is no case, CannotWrite where `out` cannot be written. A case that cannot be judged is a
    row that says why.
    """
    options = _options(platform, today, strict, jobs, cache, ledger=False, language=language)
    paths = [Path(case) for case in cases]
    return batch_run.run_batch(
        paths, Path(out), options, progress, force=force, again=again, executor=executor
    )


def read(path: AnyPath, *, jobs: int | None = 1, cache: bool = True) -> Document:
    """One paper and what it says. A bad one has damage and no pages."""
    return next(iter(job.read([Path(path)], jobs=jobs, cache=cache)))


def compare(before: AnyPath, after: AnyPath, *, words: bool = True) -> Comparison:
    """What changed between two screenshots. words: read the words that changed (slower)."""
    return job.compare(Path(before), Path(after), words=words)


def verify(path: AnyPath) -> Verification:
    """Read a bundle back, folder or zip, and say whether every byte is as it was packed."""
    return verify_bundle(Path(path))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of "case", which is case.toml read as JSON with days and moments as ISO 8601 texts, or
    of "report", which is Report.to_json(). Raises WrongCall for another name."""
    if name not in ("case", "report"):
        raise WrongCall(f"there is no schema {name!r}", "there are case and report")
    text = (files("evidence") / name / f"{name}.schema.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def _options(
    platform: str | None,
    today: date | None,
    strict: bool,
    jobs: int | None,
    cache: bool,
    ledger: bool,
    language: str = "en",
) -> Options:
    return Options(today or date.today(), platform, strict, language, jobs, cache, ledger)
