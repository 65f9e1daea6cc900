"""Lines of a page laid aside: packed small until somebody asks, so that a folder of thousands of papers takes no more memory
than a hundred.

Only few checks look at words; most at what facts were made of them. The lines asked for last stay open.
"""

from __future__ import annotations

import marshal
import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, overload

from evidence.reading.reading import Line, ReadBy, Reading, Word

MOST_OPEN = 100_000
"""Words held open, some 400 bytes each; a usual case has fewer altogether."""
_open: OrderedDict[int, Lines] = OrderedDict()
_words = [0]
_lock = threading.Lock()


class Lines(Sequence[Line]):
    """A page's lines, equal to the tuple of them."""

    __slots__ = ("_count", "_lines", "_packed", "words")

    def __init__(self, lines: Sequence[Line]) -> None:
        plain = [
            (str(one.read_by), one.confidence, one.box, [(w.text, w.box, w.confidence) for w in one.words])
            for one in lines
        ]
        self._packed = zlib.compress(marshal.dumps(plain), 1)
        self._count = len(lines)
        self._lines: tuple[Line, ...] | None = None
        self.words = sum(len(one.words) for one in lines)

    def whole(self) -> tuple[Line, ...]:
        """All of them."""
        with _lock:
            if self._lines is None:
                self._lines = _unpacked(self._packed)
                _words[0] += self.words
            _open[id(self)] = self
            _open.move_to_end(id(self))
            lines = self._lines
            while _words[0] > MOST_OPEN and len(_open) > 1:
                _, oldest = _open.popitem(last=False)
                oldest._lines = None
                _words[0] -= oldest.words
        return lines

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        return self.whole()[at]

    def __iter__(self) -> Iterator[Line]:
        return iter(self.whole())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Lines | tuple):
            return self.whole() == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.whole())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.whole(),)


def _unpacked(packed: bytes) -> tuple[Line, ...]:
    return tuple(
        Line(tuple(Word(text, box, sure) for text, box, sure in words), box, ReadBy(read_by), confidence)
        for read_by, confidence, box, words in marshal.loads(zlib.decompress(packed))
    )


def set_aside(reading: Reading) -> Reading:
    """The same reading with the lines of its pages laid aside."""
    if not any(page.lines for page in reading.pages):
        return reading
    pages = tuple(replace(page, lines=Lines(page.lines)) if page.lines else page for page in reading.pages)
    return replace(reading, pages=pages)
