"""A marketplace's rules as data: value, unit, source, the day it was seen and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Confidence(StrEnum):
    """Where a rule comes from. A and S may block; B and K can at most warn unless the seller trusts them strictly."""

    OFFICIAL = "A"
    SECOND_HAND = "S"
    THIRD_PARTY = "B"
    UNVERIFIED = "K"


@dataclass(frozen=True, slots=True)
class Source:
    """One place a rule was seen at, with the value it gives there."""

    name: str
    seen: date
    value: Any = None


@dataclass(frozen=True, slots=True)
class Rule:
    """value: in `unit`; None where no source gives one. others: sources that say something else; the safest value rules."""

    id: str
    value: Any
    unit: str
    confidence: Confidence
    sources: tuple[Source, ...]
    recommended: bool = False
    """The source itself only recommends it: it warns, it never blocks."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """name: joom, aliexpress … reviewed: the day a person last looked the rules through. strict: seller trusts B and K."""

    name: str
    title: str
    reviewed: date
    rules: Mapping[str, Rule]
    strict: bool = False

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None where this platform has none with a value."""
        rule = self.rules.get(rule_id)
        return rule if rule is not None and rule.value is not None else None

    def may_block(self, rule: Rule) -> bool:
        """Whether an error may stand on this rule."""
        trusted = rule.confidence in (Confidence.OFFICIAL, Confidence.SECOND_HAND)
        return not rule.recommended and (trusted or self.strict)
