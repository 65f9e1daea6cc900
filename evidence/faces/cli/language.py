"""The language of the command line: --lang, else EVIDENCE_LANG, else the system's; and the help in it."""

from __future__ import annotations

import argparse
import gettext
import locale
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from evidence.report.language import LANGUAGES, LOCALE, Translate, translator

_CHINESE_OF_WINDOWS = 0x04
"""The primary language id of Chinese, whatever the region (LANGID, winnt.h)."""

ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "expected one argument",
    "expected at least one argument",
    "ignored explicit argument %r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s",
)
"""What argparse itself says; it asks gettext for it."""


def default_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language where --lang is absent: EVIDENCE_LANG, else zh on a Chinese system, else en."""
    asked = environment.get("EVIDENCE_LANG", "")
    named = asked or next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if (named or _of_system()).lower().startswith(("zh", "chinese")) else "en"


def language_of(arguments: Sequence[str]) -> str:
    """The language a command line asks for, before it is parsed: help and complaints speak it too."""
    for number, one in enumerate(arguments):
        name, given, value = one.partition("=")
        if name == "--lang":
            value = value if given else "".join(arguments[number + 1 : number + 2])
            return value if value in LANGUAGES else default_language()
    return default_language()


def put_into_language(parser: argparse.ArgumentParser, language: str) -> None:
    """Translate every text of a parser and of its commands."""
    if language == "en":
        return
    _translate(parser, translator(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let argparse's own sentences, which go through gettext's global domain, come from our catalogue."""
    if language == "en":
        yield
        return
    former, named = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("evidence", str(LOCALE))
    gettext.textdomain("evidence")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(former)
        os.environ.pop("LANGUAGE")
        if named is not None:
            os.environ["LANGUAGE"] = named


def _translate(parser: argparse.ArgumentParser, translate: Translate) -> None:
    parser.description = translate(parser.description) if parser.description else None
    parser.epilog = translate(parser.epilog) if parser.epilog else None
    for group in parser._action_groups:
        group.title = translate(group.title) if group.title else None
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            action.help = translate(action.help)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = translate(choice.help) if choice.help else None
            for command in action.choices.values():
                _translate(command, translate)


def _of_system() -> str:
    """The language of the system's own surface, where the environment names none."""
    if sys.platform == "win32":
        import ctypes

        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if language & 0x3FF == _CHINESE_OF_WINDOWS else "en"
    return locale.getlocale()[0] or ""
