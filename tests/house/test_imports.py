"""A file imports only from rooms above its own; validators and layouts keep to the contracts they are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "finding",
    "errors",
    "options",
    "plugins",
    "papers",
    "reading",
    "facts",
    "comparing",
    "case",
    "platforms",
    "checks",
    "drawing",
    "report",
    "bundle",
    "packing",
    "job",
    "background",
    "batch",
    "api",
    "faces",
)
DOCUMENT_LIBRARIES = {
    "pypdf",
    "pikepdf",
    "pypdfium2",
    "PIL",
    "rapidocr",
    "onnxruntime",
    "cv2",
    "zxingcpp",
    "pyhanko",
    "magic",
}
VALIDATOR_SEES = {"finding", "checks", "case", "platforms", "facts", "reading", "papers", "comparing"}
LAYOUT_SEES = {"finding", "case", "facts", "reading", "papers", "comparing", "platforms", "drawing"}

SOURCES = sorted((ROOT / "evidence").rglob("*.py"))
VALIDATORS = sorted((ROOT / "validators").glob("*.py"))
LAYOUTS = sorted((ROOT / "layouts").glob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything a file imports, wherever in it, but for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import; name the module"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(dotted: str) -> str | None:
    """The room an import of our own leads to; None for other people's code."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "evidence" and len(parts) > 1 and parts[1] in ROOMS else None


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_from_rooms_above_its_own(path: Path) -> None:
    inside = path.relative_to(ROOT / "evidence")
    own = inside.parts[0].removesuffix(".py")
    if own in ("__init__", "__main__", "locale"):
        return
    for dotted in imports(path):
        room = room_of(dotted)
        if room is not None:
            assert ROOMS.index(room) <= ROOMS.index(own), (
                f"{inside} ({own}) imports {dotted}: {room} comes later"
            )


@pytest.mark.parametrize("path", VALIDATORS, ids=lambda path: path.stem)
def test_a_validator_opens_nothing_and_knows_no_other(path: Path) -> None:
    for dotted in imports(path):
        top = dotted.split(".")[0]
        assert top not in DOCUMENT_LIBRARIES | {"os", "pathlib", "io", "subprocess", "socket"}, (
            f"{path.name}: {dotted}"
        )
        if top == "evidence":
            assert room_of(dotted) in VALIDATOR_SEES, f"{path.name} imports {dotted}"
    names = {
        node.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }
    assert "open" not in names, f"{path.name} opens a file"


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_makes_plans_and_draws_nothing(path: Path) -> None:
    for dotted in imports(path):
        assert dotted.split(".")[0] != "reportlab", f"{path.name}: {dotted}"
        if dotted.startswith("evidence."):
            assert room_of(dotted) in LAYOUT_SEES, f"{path.name} imports {dotted}"


def test_only_the_reading_room_and_those_named_here_open_documents_with_document_libraries() -> None:
    """Elsewhere they may only write (drawing, bundle) or look at pixels (comparing)."""
    allowed = {"papers", "reading", "comparing", "drawing", "bundle"}
    for path in SOURCES:
        room = path.relative_to(ROOT / "evidence").parts[0].removesuffix(".py")
        used = {dotted.split(".")[0] for dotted in imports(path)} & DOCUMENT_LIBRARIES
        assert not used or room in allowed, f"{path.relative_to(ROOT)} uses {sorted(used)}"


def test_no_room_is_named_for_nothing() -> None:
    banned = {"utils", "util", "helpers", "helper", "manager", "base", "core", "common", "misc"}
    assert not [path for path in [*SOURCES, *VALIDATORS, *LAYOUTS] if path.stem in banned]
