"""Clocks and counters: words that change by themselves and are no change of the listing."""

from __future__ import annotations

import re
from collections.abc import Sequence

DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}")
TIME = re.compile(r"\d{1,2}[:：]\d{2}([:：]\d{2})?(am|pm)?", re.IGNORECASE)
NUMBER = re.compile(r"\d+([.,  ]\d{3})*\+?")

COUNTED = re.compile(
    r"view|watch|sold|online|unread|visitor|in cart|people are|просмотр|смотр|продан|купил|онлайн|непрочитан|посетител"
    r"|浏览|已售|看过|在看|销量|已付款|人付款|未读|访客",
    re.IGNORECASE,
)
"""Words beside a number that say it counts visitors, sales or messages."""


def moves_by_itself(removed: Sequence[str], added: Sequence[str], beside: str) -> str | None:
    """ "clock" or "counter" if that is all that changed, else None; beside: the text of the changed lines.

    A date is part of a clock only where a time stands beside it; alone it may be what the seller corrected.
    """
    if not removed or not added:
        return None
    words = [word.strip(".,;·()") for word in (*removed, *added)]
    if all(_tells_time(word) for word in words) and TIME.search(beside):
        return "clock"
    if all(NUMBER.fullmatch(word) for word in words) and COUNTED.search(beside):
        return "counter"
    return None


def _tells_time(word: str) -> bool:
    """Whether a word is a time, a date, or both written together."""
    date = DATE.match(word)
    rest = word[date.end() :] if date else word
    return not rest or bool(TIME.fullmatch(rest))
