"""Words become lines that fit a width. Latin breaks at spaces, Chinese between signs, long names anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.drawing.plan import POINT, Align, Ink, Run, Text
from evidence.drawing.typeface import Typeface

_WIDE = "⺀-鿿豈-﫿＀-￯"
_CLOSING = "，。、；：！？）》」』】〉·％ー～"
_OPENING = "（《「『【〈"
_TOKEN = re.compile(rf"\s+|[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+")
_BREAK_AFTER = re.compile(r"(?<=[-/_.,;:?&=+@\\])")

Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks with one typeface."""

    typeface: Typeface

    def set(
        self,
        place: tuple[float, float],
        words: str | Sequence[Run],
        size: float,
        width: float,
        *,
        bold: bool = False,
        ink: Ink = Ink.BLACK,
        align: Align = Align.LEFT,
        leading: float = 1.28,
        most: int = 0,
    ) -> Text:
        """Text with its top left corner at `place`, at most `width` mm wide; its box is as wide as its ink.

        words: one string in one style, or runs. size: points. leading: in type sizes. most: lines, 0 for any
        number; what does not fit ends in an ellipsis. align: within `width`.
        """
        runs = (Run(words, bold, ink),) if isinstance(words, str) else tuple(words)
        lines = self.wrap(runs, size, width)
        if most and len(lines) > most:
            lines = (*lines[: most - 1], self._shorten(sum(lines[most - 1 :], ()), size, width))
        step = size * POINT * leading
        widest = max((self.measure(line, size) for line in lines), default=0.0)
        shift = {Align.LEFT: 0.0, Align.CENTRE: (width - widest) / 2, Align.RIGHT: width - widest}[align]
        x, y = place[0] + shift, place[1]
        return Text((x, y, x + widest, y + step * len(lines)), lines, size, step, align)

    def measure(self, line: Sequence[Run], size: float) -> float:
        """Width of a line in mm."""
        return POINT * sum(self.typeface.width(run.text, size, run.bold) for run in line)

    def wrap(self, runs: Sequence[Run], size: float, width: float) -> tuple[Line, ...]:
        """Lines not wider than `width` mm; at least one, perhaps empty."""
        lines: list[Line] = []
        line: Line = ()
        printed = [replace(run, text=self.typeface.printable(run.text)) for run in runs]
        for cluster in _clusters(printed):
            blank = cluster[0].text.isspace()
            if self.measure((*line, *cluster), size) <= width or (blank and line):
                line = (*line, *cluster) if line or not blank else line
                continue
            if line:
                lines.append(_finish(line))
            *full, line = self._split(cluster, size, width)
            lines.extend(map(_finish, full))
        return (*lines, _finish(line)) if line or not lines else tuple(lines)

    def _split(self, cluster: Line, size: float, width: float) -> list[Line]:
        """A cluster that is wider than a line, in parts that are not; after a sign such as / where it can."""
        parts: list[Line] = [()]
        for bit in _bits(cluster):
            fits = self.measure((*parts[-1], bit), size) <= width
            alone = self.measure((bit,), size) <= width
            if fits or (not parts[-1] and alone):
                parts[-1] = (*parts[-1], bit)
            elif alone:
                parts.append((bit,))
            else:
                for sign in bit.text:
                    one = replace(bit, text=sign)
                    if parts[-1] and self.measure((*parts[-1], one), size) > width:
                        parts.append(())
                    parts[-1] = (*parts[-1], one)
        return parts

    def _shorten(self, line: Line, size: float, width: float) -> Line:
        """As much of the line as fits together with an ellipsis."""
        signs = [replace(run, text=sign) for run in line for sign in run.text]
        while signs and self.measure((*_finish(tuple(signs)), Run("…")), size) > width:
            signs.pop()
        last = replace(signs[-1], text="…", struck=False) if signs else Run("…")
        return _finish((*_finish(tuple(signs)), last))


def _clusters(runs: Sequence[Run]) -> Iterator[Line]:
    """What must stay together, and the spaces between."""
    held: list[Run] = []
    for run in runs:
        for token in _TOKEN.findall(run.text):
            bit = replace(run, text=token)
            if held and _may_break(held[-1].text, token):
                yield tuple(held)
                held = []
            held.append(bit)
    if held:
        yield tuple(held)


def _may_break(left: str, right: str) -> bool:
    if left.isspace() != right.isspace():
        return True
    if right[0] in _CLOSING or left[-1] in _OPENING:
        return False
    return _is_wide(left[-1]) or _is_wide(right[0])


def _is_wide(sign: str) -> bool:
    return re.match(f"[{_WIDE}]", sign) is not None


def _bits(cluster: Line) -> Iterator[Run]:
    for run in cluster:
        for bit in _BREAK_AFTER.split(run.text):
            if bit:
                yield replace(run, text=bit)


def _finish(line: Line) -> Line:
    """Join neighbours of one style and drop the space at the end."""
    joined: list[Run] = []
    for run in line:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)
