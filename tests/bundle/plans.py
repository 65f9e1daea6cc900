"""Small papers made on the spot, and plans of bundles from them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from building import a_case, a_document
from pikepdf import Dictionary, Name
from PIL import Image

from evidence.bundle.plan import BundlePlan, Exhibit, Made, Sheet, UploadRules
from evidence.drawing.setting import Exhibit as Row
from evidence.errors import EvidenceError
from evidence.papers.paper import NotAPaper, Paper
from evidence.papers.sniff import media_type
from evidence.platforms.load import load_platform
from evidence.reading.reader import WorkFailed
from evidence.reading.reading import DamageKind
from evidence.report.report import Report, account

A4 = (0, 0, 595, 842)


class AtHome:
    """Does the work in this process: what a worker would, without the wait. refuse: functions that fail."""

    def __init__(self, refuse: tuple[str, ...] = ()) -> None:
        self.refuse = refuse

    def run(self, function: Callable[..., Any], *args: Any, seconds: int = 120) -> Any:
        if function.__name__ in self.refuse:
            raise WorkFailed(DamageKind.WORKER_DIED, "ended the program that read it")
        try:
            return function(*args)
        except EvidenceError:
            raise
        except Exception as error:
            raise WorkFailed(DamageKind.UNREADABLE, type(error).__name__) from error

    def start(self, function: Callable[..., Any], *args: Any, seconds: int = 120) -> Any:
        return function, args

    def outcome(self, future: Any) -> Any:
        function, args = future
        return self.run(function, *args)


def a_pdf(
    *texts: str,
    box: Sequence[float] = A4,
    content: bytes | None = None,
    page: Mapping[str, Any] | None = None,
    then: Callable[[pikepdf.Pdf], None] | None = None,
) -> bytes:
    """A PDF with one page per text. content: drawing signs behind each text. page: more entries of each page.

    then: what else is done to it.
    """
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for text in texts or ("a paper",):
        signs = f"BT /F1 24 Tf {box[0] + 60} {box[3] - 90} Td ({text}) Tj ET\n".encode() + (content or b"")
        made = Dictionary(
            Type=Name.Page,
            MediaBox=list(box),
            Resources=Dictionary(Font=Dictionary(F1=font)),
            Contents=pdf.make_stream(signs),
        )
        for key, value in (page or {}).items():
            made[key] = value
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    if then:
        then(pdf)
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def a_picture(size: tuple[int, int] = (60, 90), kind: str = "PNG", **how: Any) -> bytes:
    """A picture with a red mark in its upper left corner."""
    picture = Image.new(how.pop("mode", "RGB"), size, how.pop("ground", "white"))
    picture.paste("red", (5, 5, size[0] // 3, size[1] // 4))
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def staged(folder: Path, papers: Mapping[str, bytes]) -> tuple[Paper, ...]:
    """The papers as staging leaves them: under their digest, in a private folder."""
    folder.mkdir(exist_ok=True)
    made = []
    for name, data in sorted(papers.items()):
        digest = hashlib.sha256(data).hexdigest()
        (folder / digest).write_bytes(data)
        made.append(Paper(name, len(data), digest, media_type(data[:8192]), folder / digest))
    return tuple(made)


def a_report(papers: Sequence[Paper], rest: Sequence[NotAPaper] = (), **case: Any) -> Report:
    """A report on these papers, ready unless a rest says otherwise."""
    documents = [a_document(paper.name, paper=paper) for paper in papers]
    made = a_case(*documents, rest=rest, **case)
    return Report(made, load_platform("joom"), account(made), ())


def no_front(rows: tuple[Row, ...]) -> Sequence[Sheet]:
    return ()


def plain_texts(made: Made) -> Mapping[str, bytes]:
    return {"report.json": b"{}\n", "requests/supplier.txt": b"Please send it.\n"}


def a_plan(folder: Path, papers: Mapping[str, bytes], **more: Any) -> BundlePlan:
    """A plan with every paper as an exhibit, A-1 onwards, in the order of their names; `folder` is scratch
    space."""
    source = folder / "input"
    source.mkdir(exist_ok=True)
    there = staged(folder / "staged", papers)
    exhibits = tuple(
        Exhibit(label=f"A-{number}", paper=paper, title=paper.name, words=(paper.name.rpartition(".")[0],))
        for number, paper in enumerate(there, 1)
    )
    sheets: tuple[Sheet, ...] = more.pop("sheets", ())
    change: Callable[[Exhibit], Exhibit] = more.pop("change", lambda exhibit: exhibit)
    usual = {
        "report": more.pop("report", None) or a_report(there, more.pop("rest", ())),
        "source": source,
        "parts": (*map(change, exhibits), *sheets),
        "front": no_front,
        "texts": plain_texts,
        "worker": AtHome(),
        "rules": UploadRules(),
    }
    return BundlePlan(**{**usual, **more})
