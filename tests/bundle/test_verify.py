"""Every change to a bundle is found and named, in the folder and in the zip; a whole bundle is called
whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import a_pdf, a_picture, a_plan

from evidence.bundle import archive
from evidence.bundle import verify as verify_module
from evidence.bundle.archive import write_zip
from evidence.bundle.bundle import Bundle
from evidence.bundle.disk import Record, write_file
from evidence.bundle.manifest import BadManifest, read_sums, sums_text
from evidence.bundle.pack import pack
from evidence.bundle.verification import FaultKind
from evidence.bundle.verify import verify
from evidence.errors import WrongCall

PAPERS = {
    "certificate.pdf": a_pdf("certificate"),
    "授权书/letter.pdf": a_pdf("letter"),
    "shot.png": a_picture(),
}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("bundle")
    return pack(a_plan(folder, PAPERS), folder / "out")


@pytest.fixture
def folder(bundle: Bundle, tmp_path: Path) -> Path:
    shutil.copytree(bundle.folder, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def zipped(bundle: Bundle, tmp_path: Path) -> Path:
    assert bundle.zip
    shutil.copy(bundle.zip, tmp_path / "copy.zip")
    return tmp_path / "copy.zip"


def kinds(path: Path) -> set[FaultKind]:
    found = verify(path)
    assert found.whole is not bool(found.faults)
    return {fault.kind for fault in found.faults}


def test_a_bundle_as_it_was_packed_is_whole(bundle: Bundle) -> None:
    assert bundle.zip
    for place in (bundle.folder, bundle.zip):
        found = verify(place, seal=bundle.seal)
        assert found.whole, [str(fault) for fault in found.faults]
        assert found.files == len(bundle.files)
        assert found.bytes == sum(record.size for record in bundle.files)
        assert (found.version, found.seal) == (1, bundle.seal)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_agrees(bundle: Bundle) -> None:
    check = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    subprocess.run(check, cwd=bundle.folder, check=True)


def test_the_standard_library_reads_the_zip(bundle: Bundle) -> None:
    assert bundle.zip
    with zipfile.ZipFile(bundle.zip) as read:
        assert read.testzip() is None
        infos = read.infolist()
        assert [info.filename for info in infos][-1] == "manifest-sha256.txt"
        assert {info.filename for info in infos} == {record.path for record in bundle.files}
        assert all(info.flag_bits & 0x800 and info.compress_type == zipfile.ZIP_STORED for info in infos)
        assert {info.date_time for info in infos} == {(2026, 4, 10, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in infos} == {0o100644}
        for record in bundle.files:
            assert hashlib.sha256(read.read(record.path)).hexdigest() == record.sha256


def test_every_flipped_byte_of_the_zip_is_found(zipped: Path) -> None:
    """Each byte of the small files and records, and a sample of the large ones."""
    data = zipped.read_bytes()
    spots = {*random.Random(7).sample(range(len(data)), 300), *range(60), *range(len(data) - 1500, len(data))}
    for at in sorted(spots):
        flipped = bytearray(data)
        flipped[at] ^= 1 << (at % 8)
        zipped.write_bytes(flipped)
        assert kinds(zipped), f"byte {at} of {len(data)}"


def test_a_flipped_byte_of_a_file_is_named(folder: Path, bundle: Bundle) -> None:
    for record in bundle.files:
        path = folder / record.path
        data = path.read_bytes()
        at = len(data) // 2
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :])
        found = verify(folder)
        assert not found.whole
        if not record.path.startswith("manifest"):
            assert [(fault.kind, fault.file) for fault in found.faults] == [(FaultKind.CHANGED, record.path)]
            assert record.sha256 in str(found.faults[0].expected)
        path.write_bytes(data)
    assert verify(folder).whole


def cut(folder: Path) -> None:
    path = folder / "bundle.pdf"
    path.write_bytes(path.read_bytes()[:-1])


def remove(folder: Path) -> None:
    (folder / "originals" / "shot.png").unlink()


def add(folder: Path) -> None:
    (folder / "originals" / "more.pdf").write_bytes(b"more")


def rename(folder: Path) -> None:
    (folder / "originals" / "shot.png").rename(folder / "originals" / "shot2.png")


def swap(folder: Path) -> None:
    one, other = folder / "originals" / "shot.png", folder / "originals" / "certificate.pdf"
    a, b = one.read_bytes(), other.read_bytes()
    one.write_bytes(b)
    other.write_bytes(a)


def add_folder(folder: Path) -> None:
    (folder / "empty").mkdir()


def link(folder: Path) -> None:
    path = folder / "originals" / "shot.png"
    shutil.move(path, folder.parent / "elsewhere.png")
    path.symlink_to(folder.parent / "elsewhere.png")


def forget(folder: Path) -> None:
    (folder / "manifest-sha256.txt").unlink()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (cut, {FaultKind.CHANGED}),
        (remove, {FaultKind.MISSING}),
        (add, {FaultKind.EXTRA}),
        (rename, {FaultKind.MISSING, FaultKind.EXTRA}),
        (swap, {FaultKind.CHANGED}),
        (add_folder, {FaultKind.EXTRA}),
        (forget, {FaultKind.NOT_A_BUNDLE}),
        pytest.param(
            link,
            {FaultKind.UNSAFE, FaultKind.MISSING},
            marks=pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows"),
        ),
    ],
)
def test_a_change_to_the_folder_is_named(
    folder: Path, change: Callable[[Path], None], expected: set[FaultKind]
) -> None:
    change(folder)
    assert kinds(folder) == expected


def test_a_forger_who_changes_a_file_and_its_sum_is_betrayed_by_the_other_manifest(folder: Path) -> None:
    victim = folder / "report.json"
    before = hashlib.sha256(victim.read_bytes()).hexdigest()
    victim.write_bytes(b'{"verdict": "ready"}')
    sums = (folder / "manifest-sha256.txt").read_text(encoding="utf-8")
    after = hashlib.sha256(victim.read_bytes()).hexdigest()
    (folder / "manifest-sha256.txt").write_text(sums.replace(before, after), encoding="utf-8", newline="\n")
    assert kinds(folder) == {FaultKind.MANIFEST}


def test_a_forger_who_changes_everything_is_betrayed_by_the_seal(folder: Path, bundle: Bundle) -> None:
    victim = folder / "report.json"
    before = hashlib.sha256(victim.read_bytes()).hexdigest()
    victim.write_bytes(b"[]\n")
    after = hashlib.sha256(victim.read_bytes()).hexdigest()
    facts = folder / "manifest.json"
    old_facts = hashlib.sha256(facts.read_bytes()).hexdigest()
    facts.write_bytes(facts.read_bytes().replace(before.encode(), after.encode()))
    new_facts = hashlib.sha256(facts.read_bytes()).hexdigest()
    sums = folder / "manifest-sha256.txt"
    forged = sums.read_bytes().replace(before.encode(), after.encode())
    sums.write_bytes(forged.replace(old_facts.encode(), new_facts.encode()))
    assert verify(folder).whole, "sums alone cannot tell"
    assert [fault.kind for fault in verify(folder, seal=bundle.seal).faults] == [FaultKind.SEAL]


def rezip(
    source: Path, out: Path, change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]
) -> None:
    with zipfile.ZipFile(source) as read:
        entries = [(info.filename, read.read(info)) for info in read.infolist()]
    with zipfile.ZipFile(out, "w") as write:
        for name, data in change(entries):
            info = zipfile.ZipInfo(name, (2026, 4, 10, 0, 0, 0))
            info.external_attr = 0o100644 << 16
            write.writestr(info, data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../outside.txt", FaultKind.UNSAFE),
        ("/etc/outside.txt", FaultKind.UNSAFE),
        ("C:/outside.txt", FaultKind.UNSAFE),
        ("a\\..\\outside.txt", FaultKind.UNSAFE),
        ("a//b.txt", FaultKind.UNSAFE),
        ("report.json", FaultKind.DOUBLE),
        ("REPORT.json", FaultKind.DOUBLE),
        ("extra.txt", FaultKind.EXTRA),
    ],
)
def test_what_is_put_into_the_zip_is_named(zipped: Path, tmp_path: Path, name: str, kind: FaultKind) -> None:
    rezip(zipped, tmp_path / "new.zip", lambda entries: [*entries, (name, b"x")])
    assert kind in kinds(tmp_path / "new.zip")


def test_a_zip_packed_anew_is_told_from_ours_though_its_files_are_whole(zipped: Path, tmp_path: Path) -> None:
    rezip(zipped, tmp_path / "new.zip", lambda entries: entries[::-1])
    assert kinds(tmp_path / "new.zip") == {FaultKind.CONTAINER}


def test_a_packed_entry_is_refused_unread(zipped: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as write:
        write.writestr("manifest-sha256.txt", b"\0" * 50_000_000)
    assert FaultKind.UNSAFE in kinds(tmp_path / "bomb.zip")


@pytest.mark.parametrize(
    "change", [lambda d: d[:-1], lambda d: d[:400], lambda d: b"x" + d, lambda d: d + b"x"]
)
def test_a_cut_or_longer_zip_is_not_whole(zipped: Path, change: Callable[[bytes], bytes]) -> None:
    zipped.write_bytes(change(zipped.read_bytes()))
    assert kinds(zipped)


def test_something_else_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    assert kinds(tmp_path) == {FaultKind.NOT_A_BUNDLE}
    assert kinds(tmp_path / "note.txt") == {FaultKind.UNREADABLE}
    with pytest.raises(WrongCall):
        verify(tmp_path / "nowhere")


def with_facts(folder: Path, data: bytes) -> None:
    """Put another manifest.json in, with its right sum."""
    facts, sums = folder / "manifest.json", folder / "manifest-sha256.txt"
    before = hashlib.sha256(facts.read_bytes()).hexdigest()
    facts.write_bytes(data)
    sums.write_bytes(sums.read_bytes().replace(before.encode(), hashlib.sha256(data).hexdigest().encode()))


def test_a_bundle_of_a_newer_version_says_so(folder: Path) -> None:
    facts = json.loads((folder / "manifest.json").read_bytes())
    with_facts(folder, json.dumps({**facts, "version": 99}).encode())
    assert kinds(folder) == {FaultKind.NEWER}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"format": "other", "version": 1}', b"[" * 100_000, b"\xff"]
)
def test_a_broken_account_is_a_fault(folder: Path, data: bytes) -> None:
    with_facts(folder, data)
    assert kinds(folder) & {FaultKind.MANIFEST, FaultKind.NOT_A_BUNDLE, FaultKind.NEWER}


FROZEN = {1: "3141a78e1c3cc77ab456ff0fc6c968d119bbd3b6a9db4d58b67e05856f362c9c"}
"""The seals of bundles that stay as they were built; one joins them with each new version of the format."""


@pytest.mark.parametrize(("version", "seal"), FROZEN.items())
def test_a_bundle_built_by_a_former_version_is_whole(
    version: int, seal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = Path(__file__).parent / "frozen" / f"version-{version}.zip"
    monkeypatch.setattr(verify_module, "VERSION", max(FROZEN) + 1)
    monkeypatch.setitem(verify_module._READERS, max(FROZEN) + 1, lambda facts: {})
    found = verify(frozen, seal=seal)
    assert found.whole, [str(fault) for fault in found.faults]
    assert (found.version, found.files) == (version, 11)


@pytest.mark.parametrize("version", FROZEN)
def test_a_change_to_a_bundle_of_a_former_version_is_found(version: int, tmp_path: Path) -> None:
    data = bytearray((Path(__file__).parent / "frozen" / f"version-{version}.zip").read_bytes())
    at = data.index(b"originals/certificate.pdf%PDF") + 400
    data[at] ^= 1
    (tmp_path / "changed.zip").write_bytes(bytes(data))
    fault, *_ = verify(tmp_path / "changed.zip").faults
    assert fault.file == "originals/certificate.pdf"
    assert fault.expected != fault.found


def test_a_bundle_of_version_1_stays_readable(tmp_path: Path) -> None:
    """Written out by hand as version 1 had it; this test is never changed, only joined by one for each new
    version."""
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    paper = hashlib.sha256(b"%PDF-1.7\n").hexdigest()
    facts = (
        '{"format": "evidence-bundle", "version": 1, "sum": {"inputs": 1}, "inputs": [], "files": '
        f'[{{"path": "originals/paper.pdf", "size": 9, "sha256": "{paper}"}}]}}\n'
    ).encode()
    (tmp_path / "manifest.json").write_bytes(facts)
    own = hashlib.sha256(facts).hexdigest()
    (tmp_path / "manifest-sha256.txt").write_bytes(
        f"{own}  manifest.json\n{paper}  originals/paper.pdf\n".encode()
    )
    found = verify(tmp_path)
    assert (found.whole, found.version) == (True, 1)


names = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=30
)


@given(st.lists(names, unique=True, max_size=8))
@settings(max_examples=200)
def test_the_sums_read_back_what_was_written_whatever_the_names(paths: list[str]) -> None:
    records = [Record(path, 1, hashlib.sha256(path.encode()).hexdigest()) for path in paths]
    text = sums_text(records)
    if not paths:
        with pytest.raises(BadManifest):
            read_sums(text + b"x")
        return
    assert {one.path: one.sha256 for one in read_sums(text)} == {r.path: r.sha256 for r in records}


@pytest.mark.skipif(not shutil.which("sha256sum") or os.name == "nt", reason="needs GNU sha256sum")
def test_escaped_names_are_those_of_sha256sum(tmp_path: Path) -> None:
    for number, name in enumerate(("back\\slash", "line\nbreak", "plain 名字", "both\\\n")):
        (tmp_path / name).write_bytes(b"%d" % number)
    records = [
        Record(path.name, 1, hashlib.sha256(path.read_bytes()).hexdigest()) for path in tmp_path.iterdir()
    ]
    (tmp_path / "sums").write_bytes(sums_text(records))
    subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "sums"], cwd=tmp_path, check=True)


@given(st.binary(min_size=1, max_size=400), st.integers(0, 399), st.integers(0, 7))
@settings(max_examples=300)
def test_no_flipped_bit_of_the_sums_goes_unseen(seed: bytes, at: int, bit: int) -> None:
    records = [Record(f"f{n}/名.pdf", 1, hashlib.sha256(seed + bytes([n])).hexdigest()) for n in range(4)]
    text = sums_text(records)
    flipped = bytearray(text)
    flipped[at % len(text)] ^= 1 << bit
    try:
        read = read_sums(bytes(flipped))
    except BadManifest:
        return
    assert {(one.path, one.sha256) for one in read} != {(r.path, r.sha256) for r in records}


def test_large_files_and_many_of_them_stand_in_zip64_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits are lowered: what counts is that others read such records."""
    from datetime import date

    monkeypatch.setattr(archive, "MANY", 3)
    records = [write_file(tmp_path / "root", f"f{n}", bytes([n]) * (n * 100 + 1)) for n in range(5)]
    write_zip(tmp_path / "root", records, tmp_path / "many.zip", date(2026, 4, 10))
    with zipfile.ZipFile(tmp_path / "many.zip") as read:
        assert read.testzip() is None
        assert len(read.infolist()) == 5


@pytest.mark.slow
def test_a_file_of_five_gigabytes_is_packed_and_read_back(tmp_path: Path) -> None:
    from datetime import date

    root = tmp_path / "root"
    root.mkdir()
    size = (5 << 30) + 3
    with (root / "a.bin").open("wb") as file:
        file.truncate(size)
    digest = hashlib.sha256()
    for _ in range(5 << 10):
        digest.update(bytes(1 << 20))
    digest.update(bytes(3))
    records = [Record("a.bin", size, digest.hexdigest()), write_file(root, "b.txt", b"after it")]
    write_zip(root, records, tmp_path / "large.zip", date(2026, 4, 10))
    with zipfile.ZipFile(tmp_path / "large.zip") as read:
        assert read.infolist()[0].file_size == size
        assert read.read("b.txt") == b"after it"
