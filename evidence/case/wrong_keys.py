"""Checking a parsed case.toml against the table of keys.

Unknown names, wrong places, wrong types, each with advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from evidence.case.schema import Key, Type, keys, keys_of, sections
from evidence.errors import WrongCall
from evidence.finding import Message, say


def check_keys(table: Mapping[str, Any], source: str, text: str, *, shop: bool = False) -> None:
    """Raise WrongCall at the first key that is unknown, stands in the wrong place or has the wrong type.

    source: the file's name for the message; text: its text, to name the line. shop: it is a shop.toml.
    """
    for problem in _problems(table, "", shop):
        line = _line_of(problem.key, text)
        at = say("{file}, line {line}", file=source, line=line) if line else say("{file}", file=source)
        raise WrongCall(say("{where}: {what}", where=at, what=problem.what), problem.advice)


_YEARS = range(2000, 2101)
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class _Problem:
    key: str
    what: Message
    advice: Message


def _problems(table: Mapping[str, Any], path: str, shop: bool) -> Iterator[_Problem]:
    """path: the table's name with [] for lists, "" for the top."""
    for name, value in table.items():
        full = f"{path}.{name}" if path else name
        if full in keys():
            yield from _judge(keys()[full], value, shop)
        elif full in _tables() and isinstance(value, dict):
            yield from _problems(value, full, shop)
        elif f"{full}[]" in _tables() and _is_tables(value):
            for entry in value:
                yield from _problems(entry, f"{full}[]", shop)
        else:
            yield _unknown(full, value)
    yield from _missing(table, path)


def _tables() -> set[str]:
    return {section.name for section in sections()}


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _missing(table: Mapping[str, Any], path: str) -> Iterator[_Problem]:
    for key in keys_of(path):
        if key.required and not table.get(key.last):
            block = path.removesuffix("[]")
            what = say("a [[{block}]] block lacks {key}", block=block, key=key.last)
            yield _Problem(block, what, _for_instance(key))


def _unknown(full: str, value: Any) -> _Problem:
    parent, _, last = full.rpartition(".")
    here = [key.last for key in keys_of(parent)] + [_child(table, parent) for table in _tables()]
    if f"{full}[]" in _tables():
        what = say("{key} must be a list of blocks", key=full)
        return _Problem(last, what, say("Write each block under its own [[{key}]].", key=full))
    if full in _tables():
        what = say("{key} must be a block, not {found}", key=full, found=_named(value))
        return _Problem(last, what, say("Write [{key}] on a line.", key=full))
    near = get_close_matches(last, [name for name in here if name], n=1, cutoff=0.5)
    where = say("in [{block}]", block=parent) if parent else say("at the top of the file")
    advice = say("Known {where}: {names}.", where=where, names=", ".join(filter(None, here)))
    if near:
        advice = say("Did you mean {name}?", name=near[0])
    return _Problem(last, say("there is no key “{key}” {where}", key=last, where=where), advice)


def _for_instance(key: Key) -> Message:
    return say(
        "{meaning} For instance: {key} = {example}", meaning=say(key.en), key=key.last, example=key.example
    )


def _child(table: str, parent: str) -> str:
    """The last name of a table that stands right in `parent`; "" for any other."""
    above, _, last = table.rpartition(".")
    return last.removesuffix("[]") if above == parent and table else ""


def _judge(key: Key, value: Any, shop: bool) -> Iterator[_Problem]:
    if shop and not key.shop:
        yield _Problem(
            key.last,
            say("{key} belongs to one case", key=key.name),
            say("Move it from shop.toml to case.toml."),
        )
    elif not _fits(key.type, value):
        what = say(
            "{key} must be {wanted}, not {found}", key=key.name, wanted=_WANTED[key.type], found=_named(value)
        )
        yield _Problem(key.last, what, _for_instance(key))
    elif key.type is Type.CHOICE and value not in key.choices:
        near = get_close_matches(value, key.choices, n=1, cutoff=0.5)
        advice = say("It may be {known}.", known=", ".join(repr(choice) for choice in key.choices))
        if near:
            advice = say("did you mean {name}? {advice}", name=near[0], advice=advice)
        yield _Problem(key.last, say("{key} cannot be “{value}”", key=key.name, value=str(value)), advice)


def _fits(kind: Type, value: Any) -> bool:
    if kind is Type.WHOLE:
        return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST
    if kind is Type.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is Type.YES_NO:
        return isinstance(value, bool)
    if kind is Type.DAY:
        return isinstance(value, date) and not isinstance(value, datetime) and value.year in _YEARS
    if kind is Type.MOMENT:
        return isinstance(value, date) and value.year in _YEARS
    if kind is Type.TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind is Type.TABLE:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if kind is Type.PROOFS:
        return isinstance(value, list) and all(_is_proof(one) for one in value)
    if kind is Type.BOX:
        return _is_box(value)
    return isinstance(value, str)


def _is_proof(value: Any) -> bool:
    if isinstance(value, str):
        return True
    if not isinstance(value, dict) or not isinstance(value.get("file"), str):
        return False
    return set(value) <= {"file", "page"} and _fits(Type.WHOLE, value.get("page", 1))


def _is_box(value: Any) -> bool:
    numbers = isinstance(value, list) and len(value) == 4 and all(_fits(Type.NUMBER, one) for one in value)
    return numbers and 0 <= value[0] < value[2] and 0 <= value[1] < value[3]


_WANTED = {
    Type.TEXT: say("a text in quotes"),
    Type.TEXTS: say("a list of texts"),
    Type.WHOLE: say("a whole number from 1 to 100000"),
    Type.NUMBER: say("a number"),
    Type.YES_NO: say("true or false"),
    Type.DAY: say("a day of this century such as 2026-04-01, without quotes"),
    Type.MOMENT: say("a day of this century, or one with time such as 2026-04-01 09:30:00, without quotes"),
    Type.CHOICE: say("one of its words in quotes"),
    Type.TABLE: say("names with texts in braces"),
    Type.PROOFS: say("a list of files, or of blocks with file and page"),
    Type.BOX: say("four numbers, left < right and top < bottom"),
}


def _named(value: Any) -> Message:
    """A value as a person would call it."""
    if isinstance(value, bool):
        return say("true or false")
    if isinstance(value, datetime | date):
        return say("the date {day}", day=str(value))
    if isinstance(value, dict):
        return say("a block")
    if isinstance(value, list):
        return say("the list {values}", values=repr(value)[:80])
    return say("{value}", value=repr(value)[:80])


def _line_of(key: str, text: str) -> int | None:
    """The line a key stands on, from 1; None where it stands on several or none."""
    shape = re.compile(rf'^\s*(?:\[+\s*)?(?:[\w."-]+\.)?"?{re.escape(key)}"?\s*(?:=|\])')
    found = [number for number, line in enumerate(text.splitlines(), 1) if shape.match(line)]
    return found[0] if len(found) == 1 else None
