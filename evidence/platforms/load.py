"""Reads a platform profile and what it extends; a firm's own stand in platforms/ beside its cases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from evidence.errors import WrongCall
from evidence.finding import say
from evidence.platforms.platform import Advice, Confidence, Item, Need, Platform, Rule, Source, Violation

_OURS = Path(__file__).parent
_Table = dict[str, Any]
_Sources = Mapping[str, Source]
_ADVICE = say("evidence/platforms/base.toml shows how a profile is written.")
_EMPTY = Platform(name="", title="", reviewed=date.min, rules={})


def platform_names(beside: Path | None = None) -> tuple[str, ...]:
    """Names of all profiles, the firm's own among them, sorted; without base."""
    found = {path.stem for folder in _folders(beside) for path in folder.glob("*.toml")}
    return tuple(sorted(found - {"base"}))


def load_platform(name: str, strict: bool = False, beside: Path | None = None) -> Platform:
    """The profile of that name with all it extends.

    beside: the folder the cases stand in; a platforms/NAME.toml there goes before ours and may extend ours,
    even under its name. strict: rules of third parties may block too. Raises WrongCall for an unknown name
    or a profile that cannot be understood.
    """
    platform, _ = _load(name.strip().casefold(), beside, ())
    return replace(platform, strict=strict)


def _folders(beside: Path | None) -> tuple[Path, ...]:
    return (beside / "platforms", _OURS) if beside is not None else (_OURS,)


def _load(name: str, beside: Path | None, below: tuple[Path, ...]) -> tuple[Platform, _Sources]:
    """A profile and the sources it and what it extends name. below: the profiles that extend it."""
    path = _find(name, beside, below)
    table = _read(path)
    parent = table.pop("extends", None)
    under, known = _load(str(parent), beside, (*below, path)) if parent else (_EMPTY, {})
    try:
        own = {key: Source(one["name"], one["seen"]) for key, one in table.pop("sources", {}).items()}
        sources = {**known, **own}
        return _build(table, under, sources), sources
    except WrongCall as error:
        raise WrongCall(say("{name}: {why}", name=path.name, why=error.problem), error.next_step) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongCall(
            say("{name}: {kind}: {why}", name=path.name, kind=type(error).__name__, why=str(error)),
            _ADVICE,
        ) from error


def _find(name: str, beside: Path | None, below: tuple[Path, ...]) -> Path:
    """The first file of that name that is not already being extended."""
    for folder in _folders(beside):
        path = folder / f"{name}.toml"
        if path not in below and path.is_file() and path.stem == name:
            return path
    if below:
        raise WrongCall(
            say("{name} extends “{name2}”, which is not there", name=below[-1].name, name2=str(name)),
            _ADVICE,
        )
    known = platform_names(beside)
    near = get_close_matches(name, known, n=1)
    advice = say("Known: {names}.", names=", ".join(known))
    if near:
        advice = say("did you mean {name}? {advice}", name=near[0], advice=advice)
    raise WrongCall(say("there is no platform “{name}”", name=name), advice)


def _read(path: Path) -> _Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise WrongCall(
            say("{name} cannot be read: {why}", name=path.name, why=str(error)), _ADVICE
        ) from error


def _build(table: _Table, under: Platform, sources: _Sources) -> Platform:
    rules = {key: _rule(key, one, sources) for key, one in table.pop("rules", {}).items()}
    violations = {key: _violation(key, one, sources) for key, one in table.pop("violations", {}).items()}
    items = {key: Item(id=key, **_tuples(one)) for key, one in table.pop("items", {}).items()}
    needs = {one["id"]: Need(**_tuples(one)) for one in table.pop("needs", [])}
    advice = {one["row"]: Advice(**_tuples(one)) for one in table.pop("advice", [])}
    built = Platform(
        name=table.pop("name"),
        title=table.pop("title", under.title),
        reviewed=table.pop("reviewed", under.reviewed),
        reference=bool(table.pop("reference", False)),
        rules={**under.rules, **rules},
        items={**under.items, **items},
        violations={**under.violations, **violations},
        categories={**under.categories, **_tuples(table.pop("categories", {}))},
        needs=tuple({**{one.id: one for one in under.needs}, **needs}.values()),
        advice=tuple({**{one.row: one for one in under.advice}, **advice}.values()),
    )
    if table:
        raise WrongCall(say("unknown key “{table}”", table=str(min(table))), _ADVICE)
    _hold_together(built)
    return built


def _rule(name: str, table: _Table, sources: _Sources) -> Rule:
    return Rule(
        id=name,
        value=_frozen(table["value"]),
        unit=table["unit"],
        confidence=Confidence(table["confidence"]),
        sources=tuple(_source(one, sources) for one in table["sources"]),
        recommended=bool(table.get("recommended", False)),
        note=table.get("note", ""),
    )


def _source(one: str | _Table, sources: _Sources) -> Source:
    key = one if isinstance(one, str) else one["from"]
    if key not in sources:
        raise WrongCall(say("source “{key}” is not under [sources]", key=key), _ADVICE)
    return sources[key] if isinstance(one, str) else replace(sources[key], value=one["value"])


def _violation(name: str, table: _Table, sources: _Sources) -> Violation:
    words = {
        **_tuples(table),
        "source": _source(table["source"], sources).name,
        "confidence": Confidence(table["confidence"]),
    }
    return Violation(id=name, **words)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _tuples(table: _Table) -> _Table:
    return {key: _frozen(value) for key, value in table.items()}


def _hold_together(platform: Platform) -> None:
    """Raises WrongCall where a violation owes an unknown item, or a need stands on an unknown rule."""
    for violation in platform.violations.values():
        owed = (*violation.owed, *violation.owed_if_brand, *violation.owed_if_agency, *violation.asked)
        for item in owed:
            if item not in platform.items:
                raise WrongCall(
                    say("violation {id} owes “{item}”, which is no item", id=violation.id, item=item),
                    _ADVICE,
                )
    for need in platform.needs:
        if need.rule not in platform.rules or (need.category and need.category not in platform.categories):
            raise WrongCall(say("need {id} names a rule or category that is not there", id=need.id), _ADVICE)
