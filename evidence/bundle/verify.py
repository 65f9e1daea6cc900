"""Reads a bundle back, folder or zip, and proves it whole: complete first, then byte by byte.

Nothing is unpacked, followed or believed: not a link, not a path that leads out, not a size in a header.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from evidence.bundle.disk import CHUNK
from evidence.bundle.manifest import FACTS, FORMAT, SUMS, VERSION, BadManifest, Sum, read_sums
from evidence.bundle.names import fold
from evidence.bundle.opened import Opened, open_folder, open_zip
from evidence.bundle.verification import Fault, FaultKind, Verification
from evidence.errors import WrongCall, reason
from evidence.finding import say
from evidence.papers.far import far

MOST_MANIFEST = 64 << 20
"""Bytes; a manifest that is larger is none of ours."""
_DRIVE = re.compile(r"[A-Za-z]:")


def verify(path: Path, seal: str | None = None) -> Verification:
    """Compare a bundle with its manifest. seal: the SHA-256 of the manifest noted when the bundle was built.

    Raises WrongCall where there is nothing at `path`. Without the seal, one who changes a file and both
    manifests goes unnoticed: hashes tell accident from whole, only the seal tells forgery.
    """
    place = far(path)
    if place.is_dir():
        return _verify(path, open_folder(place), seal)
    if not place.exists():
        raise WrongCall(
            say("{path} does not exist", path=str(path)), say("name the bundle's folder or its zip")
        )
    with place.open("rb") as file:
        return _verify(path, open_zip(file), seal)


def _verify(path: Path, opened: Opened, seal: str | None) -> Verification:
    if opened.broken:
        return Verification(path, 0, 0, None, "", (opened.broken,))
    faults = [*opened.faults, *_bad_paths(opened.names)]
    sums_bytes = _manifest(opened, SUMS)
    if sums_bytes is None:
        fault = Fault(FaultKind.NOT_A_BUNDLE, SUMS, say("a manifest of SHA-256 sums"), say("none"))
        return Verification(path, 0, 0, None, "", (*faults, fault))
    own_seal = hashlib.sha256(sums_bytes).hexdigest()
    if seal and seal.casefold() != own_seal:
        faults.append(Fault(FaultKind.SEAL, SUMS, seal, own_seal))
    try:
        sums = read_sums(sums_bytes)
    except BadManifest as bad:
        fault = Fault(
            FaultKind.MANIFEST,
            SUMS,
            say("sums as this program writes them"),
            say("something else in line {line}", line=bad.line),
        )
        return Verification(path, 0, 0, None, own_seal, (*faults, fault))
    faults += _bad_paths([one.path for one in sums])
    faults += _incomplete(sums, opened.names)
    version, facts_faults = _facts(opened, sums)
    faults += facts_faults
    read, changed = _changed(opened, sums)
    faults += changed
    faults += opened.container([one.path for one in sums] + [SUMS]) if not faults else ()
    return Verification(path, len(sums) + 1, read + len(sums_bytes), version, own_seal, tuple(faults))


def _manifest(opened: Opened, name: str) -> bytes | None:
    """A manifest's bytes; None where there is none or it is far too large."""
    if name not in opened.names:
        return None
    try:
        with opened.read(name) as file:
            data = file.read(MOST_MANIFEST + 1)
    except OSError:
        return None
    return data if len(data) <= MOST_MANIFEST else None


def _bad_paths(names: list[str]) -> Iterator[Fault]:
    """Names that could lead out of the folder they are unpacked to, and names that fall together there."""
    seen: dict[str, str] = {}
    for name in names:
        if not _safe(name):
            yield Fault(
                FaultKind.UNSAFE, name, say("a path inside the bundle"), say("one that may lead elsewhere")
            )
        other = seen.setdefault(fold(name), name)
        if other is not name:
            yield Fault(
                FaultKind.DOUBLE, name, say("each name once"), say("also as {other}", other=str(other))
            )


def _safe(name: str) -> bool:
    parts = name.split("/")
    bad = any(part in ("", ".", "..") for part in parts) or _DRIVE.match(name) or "\\" in name
    return not bad and all(ord(sign) >= 32 for sign in name)


def _composed(name: str) -> str:
    """macOS may write the signs of a name decomposed; the same file all the same."""
    return unicodedata.normalize("NFC", name)


def _incomplete(sums: tuple[Sum, ...], names: list[str]) -> Iterator[Fault]:
    expected = {_composed(one.path): one.path for one in sums} | {SUMS: SUMS}
    there = {_composed(name): name for name in names}
    for key in sorted(expected.keys() - there.keys()):
        yield Fault(FaultKind.MISSING, expected[key], say("the file"), say("nothing"))
    for key in sorted(there.keys() - expected.keys()):
        yield Fault(FaultKind.EXTRA, there[key], say("nothing"), say("a file the manifest does not name"))


def _facts(opened: Opened, sums: tuple[Sum, ...]) -> tuple[int | None, list[Fault]]:
    """The bundle's version, and where manifest.json and the sums disagree."""
    data = _manifest(opened, FACTS)
    if data is None:
        return None, [Fault(FaultKind.NOT_A_BUNDLE, FACTS, say("what became of every input"), say("none"))]
    try:
        facts = json.loads(data)
        version = facts["version"] if facts["format"] == FORMAT else None
        read = _READERS.get(version)
        files = read(facts) if read else {}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, [
            Fault(
                FaultKind.MANIFEST,
                FACTS,
                say("a manifest of format {FORMAT}", FORMAT=FORMAT),
                say("something else"),
            )
        ]
    if read is None:
        return version, [
            Fault(
                FaultKind.NEWER,
                FACTS,
                say("version {version} or older", version=VERSION),
                say("version {version}", version=str(version)),
            )
        ]
    expected = {one.path: one.sha256 for one in sums if one.path != FACTS}
    if files != expected:
        odd = sorted(path for path in files.keys() | expected.keys() if files.get(path) != expected.get(path))
        found = say("{count} that differ, first {file}", count=len(odd), file=odd[0])
        return version, [Fault(FaultKind.MANIFEST, FACTS, say("the same sums as {file}", file=SUMS), found)]
    return version, []


def _files_of_1(facts: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 by path, as version 1 has them."""
    return {str(file["path"]): str(file["sha256"]) for file in facts["files"]}


_READERS: dict[Any, Callable[[Mapping[str, Any]], dict[str, str]]] = {1: _files_of_1}
"""How each version of the format is read; one is added with each new version, none is ever taken away."""


def _changed(opened: Opened, sums: tuple[Sum, ...]) -> tuple[int, list[Fault]]:
    """Bytes read, and the files that are not what their sum says."""
    there = {_composed(name): name for name in opened.names}
    read, faults = 0, []
    for one in sums:
        name = there.get(_composed(one.path))
        if name is None:
            continue
        try:
            with opened.read(name) as file:
                size, found = _hash(file)
        except OSError as error:
            faults.append(Fault(FaultKind.UNREADABLE, one.path, say("the file's bytes"), reason(error)))
            continue
        read += size
        if found != one.sha256:
            faults.append(
                Fault(
                    FaultKind.CHANGED,
                    one.path,
                    say("SHA-256 {sha}", sha=one.sha256),
                    say("SHA-256 {found}", found=found),
                )
            )
    return read, faults


def _hash(file: BinaryIO) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()
