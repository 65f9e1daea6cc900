"""One case that is open on the page: its papers, its case.toml, what was read, the verdict, the bundle.

Pages ask from the server's threads while a job works in its own, so whatever changes is changed under the lock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.bundle.alone import write_whole
from evidence.case.toml import CASE_FILE, LARGEST, declared_in, read_text
from evidence.errors import Cancelled, EvidenceError, NothingToCheck, WrongCall
from evidence.faces.web.judging import Compared, judged, to_compare
from evidence.finding import say
from evidence.options import Options, Progress
from evidence.papers.paper import Intake
from evidence.papers.stage import stage

if TYPE_CHECKING:
    from evidence.background import Job
    from evidence.bundle.bundle import Bundle
    from evidence.case.case import Case, Document, Pair
    from evidence.case.pairs import ToCompare
    from evidence.reading.reader import Reader
    from evidence.report.report import Report


def open_case(
    case_id: str, name: str, folder: Path, papers: Path, options: Options, workers: threading.Lock
) -> OpenCase:
    """Stage the papers of a folder that was dropped. Raises NothingToCheck where it holds none."""
    intake = stage(papers, folder / "staged")
    if not intake.papers and not any(rest.error for rest in intake.rest):
        raise NothingToCheck(
            say("{name} holds no paper", name=name), say("put certificates, letters and screenshots into it")
        )
    (folder / "pictures").mkdir(mode=0o700)
    return OpenCase(case_id, name, folder, papers, intake, options, workers)


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a case is. doing: reading, comparing, judging, a step of packing, or "" for nothing."""

    doing: str
    done: int
    total: int


@dataclass(slots=True)
class OpenCase:
    """id: in addresses. name: of the folder or zip that was dropped. folder: private, everything of the case lies in it.

    papers: the folder in it that was dropped, with its case.toml. workers: held by whoever works, over all cases.
    answered: the seller has said what the files cannot tell. revision: counts changes of the declaration.
    """

    id: str
    name: str
    folder: Path
    papers: Path
    intake: Intake
    options: Options
    workers: threading.Lock
    answered: bool = False
    revision: int = 0
    documents: tuple[Document, ...] | None = None
    report: Report | None = None
    bundle: Bundle | None = None
    problem: EvidenceError | None = None
    job: Job[None] | None = None
    step: Progressed = Progressed("", 0, 0)
    lock: threading.RLock = field(default_factory=threading.RLock)
    compared: Compared = field(default_factory=Compared)

    @property
    def busy(self) -> bool:
        return self.job is not None

    def case(self) -> Case:
        """The case as it was read and is declared now, without pairs. Raises WrongCall. Call it when all is read."""
        from evidence.case.case import Case

        declared = declared_in(self.papers)
        return Case(self.name, self.options.today, self.intake, self.documents or (), declared, history=None)

    @property
    def text(self) -> str:
        """Its case.toml; "" where it has none yet. Raises WrongCall where it is no UTF-8."""
        path = self.papers / CASE_FILE
        return read_text(path.read_bytes(), CASE_FILE) if path.is_file() else ""

    @property
    def broken_text(self) -> str:
        """Its case.toml as far as it can be shown, where `text` cannot be had or understood."""
        return (self.papers / CASE_FILE).read_bytes()[:LARGEST].decode("utf-8", "replace")

    def amend(self, change: Callable[[str], str]) -> None:
        """Change case.toml. The verdict follows at once where nothing has to be compared for it, else by a job.

        Raises WrongCall where the new text cannot be understood; then nothing changes.
        """
        with self.lock:
            self.take(change(self.text))

    def take(self, text: str) -> None:
        """Put another text in the place of case.toml; else as `amend`."""
        with self.lock:
            self._write(text)
            self.options = replace(self.options, today=date.today())
            self.answered, self.problem = True, None
            self.revision += 1
            self.report = self.bundle = None
            if self.busy:
                return
            if self.documents is None or to_compare(self.case(), self.compared):
                self.start_judging()
                return
            try:
                self.report = judged(self.case(), self.compared, _never, self.options, _silent)
            except EvidenceError as error:
                self.problem = error

    def _write(self, text: str) -> None:
        path = self.papers / CASE_FILE
        former = path.read_bytes() if path.is_file() else None
        write_whole(path, text.encode("utf-8"))
        try:
            declared_in(self.papers)
        except WrongCall:
            path.unlink() if former is None else write_whole(path, former)
            raise

    def start_judging(self) -> None:
        """Read what is not read, then, once the seller has answered, compare and judge; in the background."""
        self._start(self._bring_up_to_date)

    def start_packing(self, *, force: bool, language: str) -> None:
        """Build the bundle of the verdict that stands; in the background."""

        def work(progress: Progress, stop: threading.Event) -> None:
            self._pack(progress, stop, force=force, language=language)

        self._start(work)

    def stop(self, patience: float = 15.0) -> None:
        """End the job, if one runs, and wait for its workers to be gone."""
        job = self.job
        if job is not None:
            job.cancel()
            try:
                job.result(patience)
            except (Cancelled, TimeoutError):
                return

    def _start(self, work: Any) -> None:
        from evidence.background import Job

        with self.lock:
            if self.job is None:
                self.problem = None
                self.step = Progressed("waiting", 0, 0)
                self.job = Job(lambda tell, stop: self._guarded(work, tell, stop), self._tell)

    def _guarded(self, work: Any, progress: Progress, stop: threading.Event) -> None:
        """Run a job, one at a time over all cases, and keep what went wrong for the page."""
        try:
            while not self.workers.acquire(timeout=0.3):
                if stop.is_set():
                    raise Cancelled("stopped by the user")
            try:
                work(progress, stop)
            finally:
                self.workers.release()
        except Cancelled:
            pass
        except EvidenceError as error:
            self.problem = error
        except Exception as error:
            broke = say("the program broke: {what}", what=f"{type(error).__name__}: {error}")
            self.problem = EvidenceError(broke, say("please report it; your own folder is as it was"))
        with self.lock:
            self.job = None
            self.step = Progressed("", 0, 0)
            if self.answered and self.report is None and self.problem is None and not stop.is_set():
                self.start_judging()

    def _tell(self, what: str, done: int, total: int) -> None:
        self.step = Progressed(what, done, total)

    def _bring_up_to_date(self, progress: Progress, stop: threading.Event) -> None:
        from evidence import job

        with self._reader(stop) as reader:
            if self.documents is None:
                self.documents = job.read_papers(self.intake, reader, progress)
            while self.answered and self.report is None:
                revision, case = self.revision, self.case()
                progress("comparing", 0, 0)
                report = judged(case, self.compared, self._comparing(reader), self.options, progress)
                with self.lock:
                    if revision == self.revision:
                        self.report = report

    def _comparing(self, reader: Reader) -> Any:
        from evidence import job

        def compare(found: ToCompare) -> Pair:
            return job.compare_pair(found, reader)

        return compare

    def _pack(self, progress: Progress, stop: threading.Event, *, force: bool, language: str) -> None:
        from evidence.bundle.names import safe_component
        from evidence.bundle.pack import pack
        from evidence.packing import Packer

        report, revision = self.report, self.revision
        if report is None:
            return
        options = replace(self.options, language=language)
        out = self.folder / "out" / f"{safe_component(self.name)}-bundle"
        with self._reader(stop) as reader:
            for document in report.case.documents:
                reader.know(document.reading)
            bundle = pack(Packer(report, self.papers, reader, options, progress, force).plan(), out)
        with self.lock:
            if revision == self.revision:
                self.bundle = bundle

    def _reader(self, stop: threading.Event) -> Reader:
        from evidence.reading.cache import usual_folder
        from evidence.reading.reader import Reader

        cache = usual_folder() if self.options.cache else None
        return Reader(jobs=self.options.jobs, cache=cache, stop=stop)


def _never(found: ToCompare) -> Pair:
    raise AssertionError(f"{found.before.name} and {found.after.name} were to be compared before")


def _silent(what: str, done: int, total: int) -> None:
    """Judging takes no time worth telling."""
