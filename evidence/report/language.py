"""The languages findings and reports speak: English as written in the code, Chinese from the gettext catalogue."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("en", "zh")
LOCALE = Path(__file__).resolve().parent.parent / "locale"

Translate = Callable[[str], str]


def translator(language: str) -> Translate:
    """The function that turns an English template into `language`. What the catalogue lacks stays English."""
    if language == "en":
        return str
    return gettext.translation("evidence", LOCALE, languages=[language], fallback=True).gettext
