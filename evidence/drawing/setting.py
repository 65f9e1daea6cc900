"""How a layout is declared and what it gets beside the case.

A layout is one file in layouts/ with one function of the same name; the first line of the module's
docstring is the sheet's title. It makes plans and draws nothing:

    @layout(About.PAIR)
    def comparison(case: Case, setting: Setting) -> tuple[Sheet, ...]:
        ...

Sheets speak English, to the platform's reviewer; what the seller or a page says is quoted as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from evidence import plugins
from evidence.case.case import Case, Pair
from evidence.drawing.plan import Sheet
from evidence.drawing.typesetting import Typesetter
from evidence.platforms.platform import Platform


class About(StrEnum):
    """What one run of a layout is about."""

    CASE = "case"
    PAIR = "pair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One row of the index. files: the papers in it. first, last: its pages in the bundle, from 1."""

    label: str
    title: str
    files: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    sku: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a layout gets beside the case.

    exhibit: the label printed on the sheets, "" for none. pair: the pair it is about, for About.PAIR.
    exhibits: in the order of the bundle. platform: for the words of the violation. statement: the appeal's
    text for the cover. ready: False prints NOT READY, with how many findings block.
    """

    typesetter: Typesetter
    exhibit: str = ""
    pair: Pair | None = None
    exhibits: tuple[Exhibit, ...] = ()
    platform: Platform | None = None
    statement: str = ""
    ready: bool = True
    blocking: int = 0

    def find(self, file: str) -> Exhibit | None:
        """The exhibit that holds the paper of that name."""
        return next((exhibit for exhibit in self.exhibits if file in exhibit.files), None)


Planner = Callable[[Case, Setting], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A declared layout. name: its file's. plan: makes the sheets, none where there is nothing to show."""

    name: str
    about: About
    plan: Planner

    def __call__(self, case: Case, setting: Setting) -> tuple[Sheet, ...]:
        return self.plan(case, setting)


def layout(about: About) -> Callable[[Planner], Layout]:
    """Declare the decorated function as this file's layout."""
    return lambda plan: Layout(plan.__name__, about, plan)


def load_layout(name: str) -> Layout:
    """The layout of that name. Raises KeyError where there is none."""
    if name not in plugins.names("layouts"):
        raise KeyError(name)
    declared: Layout = getattr(plugins.load("layouts", name), name)
    return declared


def load_layouts() -> tuple[Layout, ...]:
    """All layouts, by name."""
    return tuple(load_layout(name) for name in plugins.names("layouts"))


def title_of(layout: Layout) -> str:
    """The sheet's title: the first line of its module's docstring, without the full stop."""
    module = plugins.load("layouts", layout.name)
    return (module.__doc__ or layout.name).strip().splitlines()[0].rstrip(".")
