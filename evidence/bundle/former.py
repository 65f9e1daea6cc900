"""The bundle that a supplement goes on from: which papers it holds under which label, and its last numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evidence.bundle.manifest import FACTS
from evidence.bundle.opened import open_folder, open_zip
from evidence.bundle.verify import MOST_MANIFEST, verify
from evidence.case.case import Former
from evidence.errors import WrongCall
from evidence.papers.far import far


def read_former(path: Path) -> Former:
    """What the bundle at `path`, folder or zip, and those it supplements itself have handed in.

    Raises WrongCall where there is none, where it is not whole any more, or where it holds no papers.
    """
    verification = verify(path)
    if not verification.whole:
        fault = verification.faults[0].message
        raise WrongCall(f"supplement_to: {path} is not whole: {fault}", "name the bundle that was handed in")
    try:
        return _former(_facts(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongCall(
            f"supplement_to: {path} holds no papers", "name the bundle that was handed in"
        ) from error


def _former(facts: Mapping[str, Any]) -> Former:
    numbers = facts["next"]
    return Former(
        folder=str(facts["case"]),
        labels={str(key): str(label) for key, label in _labels(facts)},
        exhibit=int(numbers["exhibit"]),
        sheet=int(numbers["sheet"]),
        page=int(numbers["page"]),
    )


def _facts(path: Path) -> Mapping[str, Any]:
    place = far(path)
    if place.is_dir():
        opened = open_folder(place)
        with opened.read(FACTS) as file:
            return _parsed(file.read(MOST_MANIFEST))
    with place.open("rb") as archive, open_zip(archive).read(FACTS) as file:
        return _parsed(file.read(MOST_MANIFEST))


def _parsed(data: bytes) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = json.loads(data)
    return facts


def _labels(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from facts.get("handed_in", {}).items()
    for one in facts["inputs"]:
        if one.get("exhibit"):
            yield one["sha256"], one["exhibit"]
