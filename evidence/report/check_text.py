"""What a check says of itself: the parts of its docstring, ready to be translated."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from evidence.finding import Message, say

LABELS = {
    "What it looks at": say("What it looks at"),
    "What it forgives": say("What it forgives"),
    "How to fix": say("How to fix"),
    "Example": say("Example"),
}
_PART = re.compile(rf"({'|'.join(LABELS)}): ")


def check_parts(doc: str) -> Iterator[tuple[Message | None, str]]:
    """A docstring's paragraphs, each on one line, with its label; without one the title comes first, None for its label."""
    pieces = _PART.split(inspect.cleandoc(doc))
    yield None, _one_line(pieces[0]).rstrip(".")
    for label, text in zip(pieces[1::2], pieces[2::2], strict=True):
        yield LABELS[label], _one_line(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
