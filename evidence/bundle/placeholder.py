"""The page that stands where a paper cannot be shown: it says which paper, why, and where the original
lies."""

from __future__ import annotations

from evidence.bundle.names import visible
from evidence.drawing.fonts import choose_typeface
from evidence.drawing.pdf import draw_pdf
from evidence.drawing.plan import A4_UPRIGHT, Ink, Item, Rect, Sheet
from evidence.drawing.typesetting import Typesetter
from evidence.finding import Message
from evidence.papers.paper import Paper

_LEFT, _TOP, _WIDTH = 30.0, 60.0, 150.0
_LABEL = 34.0


def placeholder(label: str, paper: Paper, original: str, why: Message) -> bytes:
    """One A4 page. original: the paper's path in the bundle."""
    typeface = choose_typeface().typeface
    setter = Typesetter(typeface)
    head = setter.set((_LEFT, _TOP), f"Exhibit {label} cannot be shown", 20, _WIDTH, bold=True)
    items: list[Item] = [head]
    down = head.box[3] + 8
    for name, value in (
        ("Paper", visible(paper.name)),
        ("Why", visible(str(why))),
        ("Original", original),
        ("Type", visible(paper.media_type)),
        ("Size", f"{paper.size} bytes"),
        ("SHA-256", paper.sha256),
    ):
        named = setter.set((_LEFT, down), name, 10, _LABEL, ink=Ink.SOFT)
        words = setter.set((_LEFT + _LABEL, down), value, 10, _WIDTH - _LABEL, most=8)
        items += [named, words]
        down = max(named.box[3], words.box[3]) + 3
    frame = Rect((_LEFT - 10, _TOP - 12, _LEFT + _WIDTH + 10, down + 8), stroke=Ink.BEFORE, width=0.6)
    title = f"Exhibit {label}"
    return draw_pdf([Sheet(*A4_UPRIGHT, (frame, *items), title)], typeface, title).pdf
