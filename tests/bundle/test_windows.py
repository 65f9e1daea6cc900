"""What packing does on Windows, with the system put in place of this one: long paths, renames that are refused for a moment,
no exchange of folders, no folder that can be synced."""

from __future__ import annotations

import ntpath
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from plans import a_pdf, a_plan

from evidence.bundle import disk, swap
from evidence.bundle.names import PATH_LETTERS, Tree, safe_component
from evidence.bundle.pack import pack
from evidence.bundle.verify import verify
from evidence.papers.far import long_path, short_path


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("C:\\cases\\one", "\\\\?\\C:\\cases\\one"),
        ("C:\\" + "x\\" * 200 + "one", "\\\\?\\C:\\" + "x\\" * 200 + "one"),
        ("\\\\server\\share\\one", "\\\\?\\UNC\\server\\share\\one"),
        ("\\\\?\\C:\\cases\\one", "\\\\?\\C:\\cases\\one"),
        ("\\\\?\\UNC\\server\\share\\one", "\\\\?\\UNC\\server\\share\\one"),
    ],
)
def test_paths_are_written_so_that_windows_takes_any_length(path: str, written: str) -> None:
    """After "Maximum Path Length Limitation" of the Windows documentation."""
    assert long_path(path, "win32") == written
    assert long_path(short_path(written), "win32") == written
    assert ntpath.isabs(written)
    assert PureWindowsPath(written).name == "one"


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_other_systems_need_no_prefix(system: str) -> None:
    assert long_path("/cases/one", system) == "/cases/one"


def test_a_rename_that_windows_refuses_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [PermissionError(13, "in use")] * 3
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(swap, "_PAUSE", 0.0)
    (tmp_path / "a").mkdir()
    with pytest.raises(PermissionError):
        swap.rename(tmp_path / "a", tmp_path / "b", system="linux")
    swap.rename(tmp_path / "a", tmp_path / "b", system="win32")
    assert (tmp_path / "b").is_dir()
    assert refusals == []


def test_a_rename_that_stays_refused_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(swap, "_PAUSE", 0.0)
    with pytest.raises(PermissionError):
        swap.rename(tmp_path / "a", tmp_path / "b", system="win32")


@pytest.mark.parametrize("system", ["win32", "freebsd14"])
def test_systems_that_cannot_exchange_folders_say_so(tmp_path: Path, system: str) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "file").write_bytes(b"")
    assert swap.exchange(tmp_path / "a", tmp_path / "b", system=system) is False
    assert (tmp_path / "a" / "file").is_file()


def test_without_exchange_and_sync_of_folders_a_bundle_is_replaced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SYNCS_FOLDERS", False)
    monkeypatch.setattr("evidence.bundle.publish.exchange", lambda one, other: False)
    for text in ("first", "second"):
        (tmp_path / text).mkdir()
        bundle = pack(a_plan(tmp_path / text, {"a.pdf": a_pdf(text)}), tmp_path / "out")
    found = verify(tmp_path / "out", seal=bundle.seal)
    assert found.whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "out", "out.zip", "second"]


def test_no_name_we_write_is_one_that_windows_keeps_or_folds() -> None:
    kept = [
        "CON",
        "prn.pdf",
        "AUX.tar.gz",
        "nul",
        "COM1.pdf",
        "com¹",
        "LPT9",
        "CONIN$",
        "conout$.pdf",
        "a.",
        "a ",
        "CLOCK$",
    ]
    tree = Tree()
    placed = [
        tree.place(name) for name in [*kept, "A.pdf", "a.pdf", "ß.pdf", "SS.pdf", "deep/" * 60 + "x.pdf"]
    ]
    assert len({PureWindowsPath(one).as_posix().casefold() for one in placed}) == len(placed)
    for one in placed:
        assert len(one) <= PATH_LETTERS
        for part in PurePosixPath(one).parts:
            assert part == safe_component(part)
            assert not ntpath.isreserved(part) if hasattr(ntpath, "isreserved") else True


@pytest.mark.skipif(sys.platform == "win32", reason="it is Windows")
def test_modules_load_without_what_only_posix_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """`resource` and `fcntl` are not there; whoever uses them has another way."""
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    from evidence.bundle.disk import large_files
    from evidence.reading import budget, worker
    from evidence.reading.settings import Settings

    monkeypatch.setattr(budget, "_state", {"end": 0.0})  # the tests' own process has no limit
    budget.begin(5)
    budget.add(1)
    assert 0 < budget.left() <= 6
    worker._limit(Settings())
    with large_files():
        pass
