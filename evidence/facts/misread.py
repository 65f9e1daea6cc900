"""Signs that an engine takes for each other, where they stand in a name as no printer would set them."""

from __future__ import annotations

import re

_DIGIT_IN_WORD = (
    r"(?<=[^\W\d_])[0158](?=[^\W\d_])|(?<=[^\W\d_]{3})[01](?![^\W_])|(?<![^\W_])[01](?=[^\W\d_]{3})"
)
_SMALL_L = r"(?<![^\W_])l(?=[A-Z]{2})|(?<=[A-Z])l(?=[A-Z])|(?<=[A-Z]{2})l(?![^\W_])"
_CAPITAL_I = r"(?<=[A-Za-z])I(?=[a-z])|(?<=[a-z])I(?![^\W_])"
_MISREAD = re.compile(f"{_DIGIT_IN_WORD}|{_SMALL_L}|{_CAPITAL_I}")


def is_misread(name: str) -> bool:
    """Whether a name read from a picture has a digit in a word, a small l among capitals or an I among small letters."""
    return _MISREAD.search(name) is not None
