"""A marketplace's rules as data: value, unit, source, the day it was seen and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from evidence.finding import Severity


class Confidence(StrEnum):
    """Where a rule comes from.

    A and S may block; B and K at most warn unless the seller trusts them strictly.
    """

    OFFICIAL = "A"
    SECOND_HAND = "S"
    THIRD_PARTY = "B"
    UNVERIFIED = "K"


@dataclass(frozen=True, slots=True)
class Source:
    """One place a rule was seen at, with the value it gives there; None where it is the rule's own value."""

    name: str
    seen: date
    value: Any = None


@dataclass(frozen=True, slots=True)
class Rule:
    """value: in `unit`; None where no source gives one. Where sources disagree the safest value rules."""

    id: str
    value: Any
    unit: str
    confidence: Confidence
    sources: tuple[Source, ...]
    recommended: bool = False
    """The source itself only recommends it: it warns, it never blocks."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence a platform may ask for, and what satisfies it: any one of these.

    kinds: of paper (Kind). roles: declared in case.toml (Role). types: ids of facts/types.toml. but_types: types of
    those kinds that are asked for on their own. facts: a fact that some paper shows, for instance "photo".
    declared: something of case.toml: listing_url, appeal_text, orders. pair: a before/after pair.
    """

    id: str
    en: str
    zh: str
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    but_types: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """What a violation owes, as ids of items.

    owed: always. owed_if_brand: where the goods bear a mark. owed_if_agency: where the mark is another's.
    asked: what helps; its absence warns.
    """

    id: str
    en: str
    zh: str
    confidence: Confidence
    source: str
    owed: tuple[str, ...] = ()
    owed_if_brand: tuple[str, ...] = ()
    owed_if_agency: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Papers a product owes in a market. rule: the rule it stands on. category: a key of Platform.categories.

    markets: ISO codes or EU; empty for every market. any_of: ids of facts/types.toml, one of them is enough.
    """

    id: str
    rule: str
    any_of: tuple[str, ...]
    category: str = ""
    markets: tuple[str, ...] = ()
    en: str = ""
    zh: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A line for the seller that no check can judge. violations: where it helps; empty for every case."""

    row: str
    en: str
    zh: str
    violations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """A marketplace.

    name: joom, aliexpress … reviewed: the day a person last looked the rules through. strict: B and K may
    block.
    reference: a small profile, as far as the facts go. categories: words that tell a kind of goods, by its
    id.
    """

    name: str
    title: str
    reviewed: date
    rules: Mapping[str, Rule]
    strict: bool = False
    reference: bool = False
    items: Mapping[str, Item] = field(default_factory=dict)
    violations: Mapping[str, Violation] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    advice: tuple[Advice, ...] = ()

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None where this platform has none with a value."""
        rule = self.rules.get(rule_id)
        return rule if rule is not None and rule.value is not None else None

    def value(self, rule_id: str, otherwise: Any = None) -> Any:
        """The value of a rule, or `otherwise` where there is none."""
        rule = self.rule(rule_id)
        return otherwise if rule is None else rule.value

    def may_block(self, rule: Rule) -> bool:
        """Whether an error may stand on this rule."""
        return not rule.recommended and self.trusts(rule.confidence)

    def trusts(self, confidence: Confidence) -> bool:
        """Whether what has this confidence may block."""
        return self.strict or confidence in (Confidence.OFFICIAL, Confidence.SECOND_HAND)

    def weight(self, rule_id: str) -> Severity:
        """The most that a finding on this rule may weigh: error where it may block, else warning."""
        rule = self.rule(rule_id)
        return Severity.ERROR if rule is not None and self.may_block(rule) else Severity.WARNING

    def violation(self, name: str) -> Violation | None:
        """The violation of that id, English or Chinese title; None where there is none."""
        wanted = name.strip().casefold()
        for one in self.violations.values():
            if wanted in (one.id, one.en.casefold(), one.zh):
                return one
        return None
