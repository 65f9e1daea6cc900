"""Papers made to break the packer: one finding or one placeholder each, the others whole, nothing that hangs."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from plans import AtHome, a_pdf, a_plan

from evidence.bundle.pack import pack
from evidence.bundle.verify import verify
from evidence.errors import EvidenceError
from evidence.reading.reader import Reader
from evidence.reading.settings import Settings


def many_promised(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Count = 1_000_000


def outline_in_a_circle(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("round")))
    item.Next = item
    item.First = item
    pdf.Root.Outlines = Dictionary(First=item, Last=item)


def outline_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines = Dictionary(First=Dictionary(Title=7, Dest=Array([1, 2]), Next=String("x")))


def layers_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=7, D=Dictionary(OFF=Array([1, String("x")]), AS=Array([3])))


def annotations_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array(
        [
            7,
            String("x"),
            Dictionary(Subtype=Name.Stamp),
            Dictionary(Subtype=Name.Stamp, Rect=Array([1]), AP=7),
            Dictionary(Subtype=Name.Stamp, Rect=String("x"), AP=Dictionary(N=Dictionary(On=8))),
            Dictionary(Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=pdf.make_stream(b"x"))),
        ]
    )


def fields_of_nonsense(pdf: pikepdf.Pdf) -> None:
    loop = pdf.make_indirect(Dictionary(FT=Name.Tx, V=7, T=8))
    loop.Parent = loop
    loop.Kids = Array([loop])
    pdf.Root.AcroForm = Dictionary(Fields=Array([loop, 7]), NeedAppearances=True)


def resources_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources = Array([1, 2])


def form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")


def contents_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = Array([7, String("x"), Dictionary()])


def a_stream_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"", F=String("/etc/passwd"))


def turned_oddly(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = String("north")
    pdf.pages[0].obj.UserUnit = -4
    pdf.pages[0].obj.CropBox = Array([900, 900, 999, 999])


def several_streams_of_which_one_is_broken(pdf: pikepdf.Pdf) -> None:
    broken = pikepdf.Stream(pdf, b"no deflate data")
    broken.write(b"no deflate data", filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = Array([pdf.make_stream(b"q"), pdf.make_indirect(broken)])


@pytest.mark.parametrize(
    "harm",
    [
        many_promised, outline_in_a_circle, outline_of_nonsense, layers_of_nonsense, annotations_of_nonsense,
        fields_of_nonsense, resources_of_nonsense, form_in_itself, contents_of_nonsense, a_stream_elsewhere,
        turned_oddly, several_streams_of_which_one_is_broken,
    ],
    ids=lambda harm: harm.__name__,
)  # fmt: skip
def test_a_harmful_paper_leaves_the_others_whole(tmp_path: Path, harm: Callable[[pikepdf.Pdf], None]) -> None:
    papers = {"bad.pdf": a_pdf("bad", then=harm), "good.pdf": a_pdf("good")}
    bundle = pack(a_plan(tmp_path, papers, forced=True), tmp_path / "out")
    assert verify(bundle.folder).whole
    assert bundle.pages == 2
    entries = {entry.name: str(entry.fate) for entry in bundle.report.files}
    assert entries["good.pdf"] == "exhibit"
    with pikepdf.open(bundle.folder / "bundle.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert not pdf.check_pdf_syntax()


def bomb(times: int) -> bytes:
    """A PDF whose page unpacks to `times` hundred megabytes of spaces, from a few hundred kilobytes."""

    def fill(pdf: pikepdf.Pdf) -> None:
        packed = zlib.compress(b" " * 100_000_000, 9)
        parts = []
        for _ in range(times):
            stream = pdf.make_stream(b"")
            stream.write(packed, filter=Name.FlateDecode)
            parts.append(stream)
        pdf.pages[0].obj.Contents = Array(parts)

    return a_pdf("bomb", then=fill)


def laughs(deep: int) -> bytes:
    """A PDF that draws a form that draws ten forms that draw ten forms …"""

    def nest(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
        for _ in range(deep):
            outer = pdf.make_stream(b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
            outer.Resources = Dictionary(XObject=Dictionary(X=inner))
            inner = outer
        pdf.pages[0].obj.Resources.XObject = Dictionary(X=inner)
        pdf.pages[0].Contents = pdf.make_stream(b"/X Do")

    return a_pdf("laughs", then=nest)


@pytest.mark.slow
def test_bombs_are_named_and_the_others_packed(tmp_path: Path) -> None:
    papers = {"bomb.pdf": bomb(3), "laughs.pdf": laughs(10), "good.pdf": a_pdf("good")}
    with Reader(Settings(memory=900_000_000, wall_seconds=60), jobs=1) as worker:
        bundle = pack(a_plan(tmp_path, papers, worker=worker, forced=True), tmp_path / "out")
    assert verify(bundle.folder).whole
    fates = {entry.name: str(entry.fate) for entry in bundle.report.files}
    assert fates == {"bomb.pdf": "error", "good.pdf": "exhibit", "laughs.pdf": "exhibit"}
    unsure = [f.place.file for f in bundle.report.findings if f.code == "packing" and not f.sure]
    assert unsure == ["laughs.pdf"], "it cannot be looked at, and that is said"


def test_a_full_disk_in_a_worker_is_no_fault_of_the_paper(tmp_path: Path) -> None:
    class Full(AtHome):
        def run(self, function: Any, *args: Any, seconds: int = 120) -> Any:
            if function.__name__ == "merge":
                from evidence.errors import CannotWrite

                raise CannotWrite("bundle.pdf cannot be written: the disk is full")
            return super().run(function, *args)

    with pytest.raises(EvidenceError, match="disk is full"):
        pack(a_plan(tmp_path, {"a.pdf": a_pdf("a")}, worker=Full()), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_real_workers_pack_what_this_process_packs(tmp_path: Path) -> None:
    papers = {"a.pdf": a_pdf("a", "b"), "b.pdf": b"%PDF-1.7 broken"}
    with Reader(jobs=1) as worker:
        far = pack(a_plan(tmp_path, papers, worker=worker, forced=True), tmp_path / "far")
    near = pack(a_plan(tmp_path, papers, forced=True), tmp_path / "near")
    assert far.seal == near.seal
    assert io.BytesIO((far.folder / "bundle.pdf").read_bytes()).read(5) == b"%PDF-"
