"""Whether the models printed on a paper cover a model: "covered", "not_covered" or "uncertain".

Covered means: the name itself is printed, or stands inside a range, or fits a wildcard whose values the paper
declares. Letters that no eye can tell apart (Cyrillic РК, Latin PK) are one, and the reason says so. What a
series, an undeclared wildcard or "see annex" may cover is uncertain: it never passes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from evidence.facts.model_entry import (
    Asked,
    Coverage,
    Entry,
    Named,
    Number,
    Range,
    Series,
    Wild,
    asked,
    plain,
)
from evidence.facts.model_phrase import Phrase, read_phrase
from evidence.finding import Message, say

__all__ = ["Coverage", "CoverageReason", "covers", "explain_coverage"]

_PAGE = re.compile(r"\((?:on\s+)?(?:page|p\.|pg\.?|стр\.?|seite|第)\s*(\d+)[^()]*\)", re.IGNORECASE)

_ELSEWHERE = re.compile(
    r"(?:\W*\b(?:all|as|for|in|listed|model|models|of|per|products?|refer|see|specified|the|to|type|types)\b)+"
    r"\W*(?:annex|appendix|attachment|enclosure|schedule)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"…|\.\.\.|\ball (?:colou?rs|variants|versions)\b|(?:beginning|starting) with (?P<head>[\w-]+)"
    r"|[\[(]\s*\d{1,3}\s*[-–~]\s*\d{1,3}\s*[\])]",
    re.IGNORECASE,
)
"""Words and brackets that leave open which models that begin like the one before them are meant."""


@dataclass(frozen=True, slots=True)
class CoverageReason:
    """coverage: the verdict; reason: why; entry: the printed words it stands on, "" where none."""

    coverage: Coverage
    reason: Message
    entry: str = ""


def covers(printed: str, model: str) -> Coverage:
    """Whether `printed`, the words a paper names its models with, covers `model`."""
    return explain_coverage(printed, model).coverage


def explain_coverage(printed: str, model: str) -> CoverageReason:
    """The verdict on one model with its reason."""
    wanted = asked(model)
    if not wanted.bare:
        return CoverageReason(Coverage.UNCERTAIN, say("no model was named to look for"))
    return _agree([_loosely(_judge(_phrase(text), wanted), text, wanted) for text in _by_page(printed)])


def _loosely(verdict: CoverageReason, printed: str, model: Asked) -> CoverageReason:
    """A model that is not listed, where the words point elsewhere or leave open what begins like it: look there."""
    if verdict.coverage is not Coverage.NOT_COVERED or verdict.entry:
        return verdict
    if _ELSEWHERE.match(printed):
        return CoverageReason(Coverage.UNCERTAIN, say("the list goes on in another place: look there"))
    for loose in _LOOSE.finditer(printed):
        head = plain(re.split(r"[,;/、\s]", printed[: loose.start()].rstrip(" ,;/、("))[-1])
        named = plain(loose["head"] or "") or head
        if named and _begins(model.text, named):
            return CoverageReason(Coverage.UNCERTAIN, say("the list is printed as not complete"))
    return verdict


def _begins(model: str, head: str) -> bool:
    """Whether a model begins like a printed name, but for the digits it ends in."""
    stem = re.sub(r"\d+$", "", head)
    return len(stem) > 1 and model.startswith(stem)


def _by_page(printed: str) -> list[str]:
    """What each page lists, where "(page 3)" stands behind the models; else the words as they are."""
    pages: dict[str, str] = {}
    at = 0
    for mark in _PAGE.finditer(printed):
        listed = printed[at : mark.start()].strip(" /,;\n")
        pages[mark[1]] = f"{pages[mark[1]]}, {listed}" if mark[1] in pages else listed
        at = mark.end()
    return list(pages.values()) if len(pages) > 1 else [printed]


@lru_cache(maxsize=512)
def _phrase(printed: str) -> Phrase:
    return read_phrase(printed)


def _agree(verdicts: list[CoverageReason]) -> CoverageReason:
    """One verdict where pages of a paper list models apart: covered only where all of them cover."""
    if len({verdict.coverage for verdict in verdicts}) == 1:
        return verdicts[0]
    entry = next((verdict.entry for verdict in verdicts if verdict.entry), "")
    return CoverageReason(Coverage.UNCERTAIN, say("the pages of the paper list different models"), entry)


def _judge(phrase: Phrase, model: Asked) -> CoverageReason:
    for entry in phrase.excluded:
        if verdict := entry.judge(model):
            sure = verdict is Coverage.COVERED
            reason = (
                say("the paper leaves this model out") if sure else say("the paper may leave this model out")
            )
            return CoverageReason(Coverage.NOT_COVERED if sure else Coverage.UNCERTAIN, reason, entry.printed)
    found = [(entry.judge(model), entry) for entry in phrase.entries]
    for verdict in (Coverage.COVERED, Coverage.UNCERTAIN):
        for judged, entry in found:
            if judged is verdict:
                return CoverageReason(verdict, _reason(entry, verdict, model), entry.printed)
    return _unlisted(phrase, model)


def _reason(entry: Entry, verdict: Coverage, model: Asked) -> Message:
    covered = verdict is Coverage.COVERED
    match entry:
        case Range():
            return (
                say("inside the printed range")
                if covered
                else say("inside the range but numbered in another way")
            )
        case Series():
            return (
                say("the printed series' own name")
                if covered
                else say("a series: which models belong is not printed")
            )
        case Wild():
            return (
                say("fits the wildcard as the paper declares it")
                if covered
                else say("a wildcard: the paper does not say what it stands for")
            )
        case Named(sure=False):
            return say("named on the paper, but not as a model it covers")
    if plain(entry.printed) == model.text:
        return say("printed on the paper")
    if covered:
        return say("printed on the paper, in Cyrillic letters that look the same")
    return say("printed almost so: spaces, dashes or look-alike letters differ")


def _unlisted(phrase: Phrase, model: Asked) -> CoverageReason:
    """A model that no entry speaks of."""
    names = [plain(entry.printed) for entry in phrase.entries if not isinstance(entry, Number)]
    unsure = Coverage.UNCERTAIN
    if phrase.all:
        return CoverageReason(unsure, say("the paper says all models and names none"))
    if not names and not phrase.elsewhere:
        return CoverageReason(unsure, say("the paper prints no model"))
    if phrase.elsewhere and (not names or any(_kindred(name, model.text) for name in names)):
        return CoverageReason(unsure, say("the list goes on in another place: look there"))
    if phrase.open and any(_kindred(name, model.text) for name in names):
        return CoverageReason(unsure, say("the list is printed as not complete"))
    if between := _letter_left_out(names, model.text):
        return CoverageReason(unsure, say("a letter is left out in which the printed models differ"), between)
    return CoverageReason(Coverage.NOT_COVERED, say("not among the printed models"))


def _kindred(name: str, model: str) -> bool:
    """Whether two models begin alike: with the same letters, or by half of the shorter."""
    heads = [re.match(r"[^\W\d_]+", text) for text in (name, model)]
    if all(heads) and len({head[0] for head in heads if head}) == 1:
        return True
    same = next(
        (i for i, (a, b) in enumerate(zip(name, model, strict=False)) if a != b), min(len(name), len(model))
    )
    return same * 2 >= min(len(name), len(model))


def _letter_left_out(names: list[str], model: str) -> str:
    """The printed model that two of the list differ from in one letter, which the asked one lacks."""
    for a, b in combinations(sorted(set(names)), 2):
        if len(a) != len(b) or len(a) != len(model) + 1:
            continue
        places = [i for i in range(len(a)) if a[i] != b[i]]
        if len(places) == 1 and a[places[0]].isalpha() and a[: places[0]] + a[places[0] + 1 :] == model:
            return a
    return ""
