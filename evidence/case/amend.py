"""Changes a case.toml where somebody answers a question instead of writing the file; comments and order stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from evidence.case.declared import Boxed, Confirm, Waive
from evidence.case.schema import Type, keys
from evidence.case.toml import CASE_FILE, parse_declared
from evidence.errors import WrongCall

_Matches = Callable[[Mapping[str, Any]], bool]


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """The text of a case.toml with these keys set, named as in keys.toml ("company.zh", "listings[].sku").

    A key of a list of tables goes into its first table. An empty value takes the key away. Raises WrongCall where the
    result is no case.toml.
    """
    document = _parsed(text)
    for name, value in values.items():
        _set(document, name.replace("[]", "").split("."), keys()[name].type, value)
    return _checked(document)


def with_confirm(text: str, confirms: list[Confirm]) -> str:
    """With the seller's word for one fact of one file, in place of what was confirmed for it before."""
    first = confirms[0]

    def same(one: Mapping[str, Any]) -> bool:
        return one.get("file") == first.file and one.get("fact") == first.fact

    document = _parsed(text)
    _drop(document, "confirm", same)
    for confirm in confirms:
        _add(document, "confirm", _fields(confirm))
    return _checked(document)


def without_confirm(text: str, file: str, fact: str) -> str:
    """Without the seller's word for that fact of that file."""
    document = _parsed(text)
    _drop(document, "confirm", lambda one: one.get("file") == file and one.get("fact") == fact)
    return _checked(document)


def with_waive(text: str, waive: Waive) -> str:
    """With the seller's word that a finding may stand, in place of an older one for it."""
    document = _parsed(without_waive(text, waive.code, waive.file))
    _add(document, "waive", _fields(waive))
    return _checked(document)


def without_waive(text: str, code: str, file: str | None) -> str:
    """Without the waiver of that check for that file (None: for the whole case)."""
    document = _parsed(text)
    _drop(document, "waive", lambda one: one.get("code") == code and one.get("file") == file)
    return _checked(document)


def with_ignored(text: str, boxed: Boxed) -> str:
    """With one more part of a screenshot that does not count. The box is rounded to whole pixels."""
    document = _parsed(text)
    fields = _fields(boxed) | {"box": [round(edge) for edge in boxed.box]}
    _add(document, "ignore", {name: value for name, value in fields.items() if (name, value) != ("page", 1)})
    return _checked(document)


def without_ignored(text: str, boxed: Boxed) -> str:
    """Without that box."""
    document = _parsed(text)
    _drop(document, "ignore", lambda one: one.get("file") == boxed.file and tuple(one["box"]) == boxed.box)
    return _checked(document)


def _parsed(text: str) -> tomlkit.TOMLDocument:
    parse_declared(text)
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise WrongCall(f"{CASE_FILE}: {error}", "Correct it in an editor.") from None


def _checked(document: tomlkit.TOMLDocument) -> str:
    text = tomlkit.dumps(document)
    parse_declared(text)
    return text


def _set(table: Any, path: list[str], kind: Type, value: Any) -> None:
    name, *rest = path
    if not rest:
        if value in ("", (), [], None):
            table.pop(name, None)
        elif table.get(name) != value:
            table[name] = list(value) if kind is Type.TEXTS else value
        return
    empty = value in ("", (), [], None)
    if name not in table and empty:
        return
    if name not in table:
        table[name] = _new_table(name)
    inner = table[name]
    _set(inner[0] if name == "listings" else inner, rest, kind, value)


def _new_table(name: str) -> Any:
    if name != "listings":
        return tomlkit.table()
    tables = tomlkit.aot()
    tables.append(tomlkit.table())
    return tables


def _add(document: tomlkit.TOMLDocument, name: str, fields: Mapping[str, Any]) -> None:
    blocks: Any = document.get(name)
    table: Any = tomlkit.inline_table() if isinstance(blocks, Array) else tomlkit.table()
    for key, value in fields.items():
        table[key] = value
    if blocks is None:
        document.add(tomlkit.nl())
        document[name] = tomlkit.aot()
    document[name].append(table)


def _drop(document: tomlkit.TOMLDocument, name: str, matches: _Matches) -> None:
    found: Any = document.get(name, [])
    for index in reversed(range(len(found))):
        if matches(found[index]):
            del found[index]
    if name in document and not found:
        del document[name]


def _fields(block: Confirm | Waive | Boxed) -> dict[str, Any]:
    named = {name: getattr(block, name) for name in block.__slots__}
    return {name: value for name, value in named.items() if value not in (None, "")}
