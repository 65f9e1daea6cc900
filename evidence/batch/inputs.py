"""Which cases a batch has, and a key of everything that a case's result depends on."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from evidence import __version__
from evidence.bundle.manifest import SUMS
from evidence.bundle.names import fold, safe_component
from evidence.case.ledger import LEDGER
from evidence.case.toml import SHOP_FILE, declared_in, find_shop
from evidence.errors import EvidenceError, WrongCall
from evidence.options import Options
from evidence.papers.clutter import clutter, is_bundle
from evidence.reading.versions import reader_versions

_CHUNK = 1 << 20
_NO_RESULT = ("jobs", "cache", "ledger")
"""Options that no result depends on, or that a batch sets itself."""


def cases_in(given: Sequence[Path]) -> list[Path]:
    """The cases among what was given, each once, sorted by path.

    A path that does not exist and holds *, ? or [ is a pattern (cmd.exe leaves them to the program). What lies among
    cases and is none is passed over: shop.toml, the ledger, bundles built before, the system's files. Raises WrongCall
    for any other file, and where no case is left.
    """
    found = {path.resolve() for one in given for path in _expanded(one) if _is_case(path)}
    if not found:
        raise WrongCall("there is no case among what was given", "give folders of papers, or zips of them")
    return sorted(found)


def named(cases: Sequence[Path]) -> list[tuple[str, Path]]:
    """A name for the result of each case, safe on every system and used once."""
    taken: set[str] = set()
    result = []
    for path in cases:
        plain = safe_component(path.stem if path.is_file() else path.name) or "case"
        name, number = plain, 1
        while fold(name) in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(fold(name))
        result.append((name, path))
    return result


def key_of(source: Path, options: Options, force: bool) -> str:
    """SHA-256 of the case's name and files, of what lies beside it and counts, of the options, and of the versions of
    the program and of what it reads with. Raises OSError for what cannot be read."""
    digest = hashlib.sha256()
    told = {name: str(value) for name, value in asdict(options).items() if name not in _NO_RESULT}
    head = [__version__, sorted(reader_versions().items()), sorted(told.items()), force, source.name]
    digest.update(json.dumps(head).encode())
    for name, path in _files(source):
        digest.update(f"\n{_told(name)} {_hash(path)}".encode())
    return digest.hexdigest()


def _expanded(given: Path) -> Iterator[Path]:
    if given.exists() or not any(sign in given.name for sign in "*?["):
        yield given
        return
    yield from sorted(given.parent.glob(given.name))


def _is_case(path: Path) -> bool:
    if path.is_dir():
        return clutter(f"{path.name}/x") is None and not _is_bundle(path)
    if not path.is_file():
        raise WrongCall(f"{path} does not exist", "give folders of papers, or zips of them")
    if path.name in (SHOP_FILE, LEDGER) or clutter(path.name) is not None:
        return False
    if not zipfile.is_zipfile(path):
        raise WrongCall(f"{path} is no case", "give folders of papers, or zips of them")
    with zipfile.ZipFile(path) as archive:
        return not is_bundle(frozenset(archive.namelist()))


def _is_bundle(folder: Path) -> bool:
    return is_bundle(frozenset(path.name for path in folder.iterdir()))


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """Everything whose bytes count, by a name that says why, in a fixed order."""
    if source.is_file():
        yield "zip", source
    for folder, folders, files in os.walk(source):
        folders.sort()
        here = Path(folder)
        yield from (
            (f"case/{(here / one).relative_to(source).as_posix()}", here / one) for one in sorted(files)
        )
    shop = find_shop(source)
    if shop is not None:
        yield "shop", shop
    own = source.parent / "platforms"
    yield from ((f"platform/{path.name}", path) for path in sorted(own.glob("*.toml")))
    former = _former(source)
    if former is not None:
        yield "former", former


def _former(source: Path) -> Path | None:
    """What stands for the bundle that this case supplements: its zip, or its folder's manifest."""
    try:
        name = declared_in(source).supplement_to
    except EvidenceError:
        return None
    path = source.parent / name
    return None if not name else path / SUMS if path.is_dir() else path


def _hash(path: Path) -> str:
    """The file's SHA-256, or a word for what is no readable file; links are not followed."""
    if path.is_symlink() or not path.is_file():
        return "no file"
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _told(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
