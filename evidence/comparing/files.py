"""Two screenshot files compared; the function a worker runs."""

from __future__ import annotations

from pathlib import Path

from evidence.comparing.change import Comparison, PairVerdict
from evidence.finding import Box, say
from evidence.reading.damage_words import detail_words


def compare_files(
    before: Path,
    after: Path,
    ignore_before: tuple[Box, ...] = (),
    ignore_after: tuple[Box, ...] = (),
    words: bool = True,
) -> Comparison:
    """Compare two picture files. ignore_…: boxes in pixels of that side that do not count. words: read what changed."""
    from evidence.comparing.compare import compare
    from evidence.comparing.load import load
    from evidence.comparing.word_readers import read_words

    return compare(
        load(before),
        load(after),
        read_words=read_words if words else None,
        ignore_before=ignore_before,
        ignore_after=ignore_after,
    )


def not_comparable(why: str) -> Comparison:
    """What stands for a comparison that could not be made; the checks treat it as two different pages."""
    note = say("the two screenshots could not be compared: {why}", why=detail_words(why))
    return Comparison(
        before_size=(0, 0),
        after_size=(0, 0),
        zoom=1.0,
        verdict=PairVerdict.NOT_THE_SAME_PAGE,
        changes=(),
        ignored=(),
        bands=(),
        notes=(note,),
    )
