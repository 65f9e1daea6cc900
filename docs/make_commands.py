"""Write the page of each command, as Markdown and as a manual page, from the parser itself: `python docs/make_commands.py`.

Writes docs/commands/NAME.md and docs/man/evidence-NAME.1. tests/docs/test_commands.py holds them to the parser.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from evidence.faces.cli.main import EXIT_CODES, build_parser

HERE = Path(__file__).resolve().parent
Row = tuple[str, str]
"""An argument or option as it is written, and what it means."""


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    parser = build_parser("en")
    choices = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction)).choices
    return {str(name): command for name, command in choices.items()}


def usage(command: argparse.ArgumentParser) -> str:
    """The line to type, options short."""
    words = [_written(action) for action in command._actions if not action.option_strings]
    return " ".join([command.prog, "[options]", *words])


def rows(command: argparse.ArgumentParser) -> Iterator[Row]:
    """Every argument, then every option, in the order of the parser."""
    for action in sorted(command._actions, key=lambda one: bool(one.option_strings)):
        names = [" ".join(filter(None, (name, _value(action)))) for name in action.option_strings]
        yield ", ".join(names) or _written(action), action.help or ""


def markdown(name: str, command: argparse.ArgumentParser) -> str:
    """One command's page."""
    lines = [f"# evidence {name}", "", command.description or "", "", "```sh", usage(command), "```", ""]
    lines += ["| argument or option | meaning |", "|---|---|"]
    lines += [f"| `{written}` | {meaning.replace('|', '/')} |" for written, meaning in rows(command)]
    lines += ["", "```text", EXIT_CODES, "```", ""]
    return "\n".join(lines)


def manual(name: str, command: argparse.ArgumentParser) -> str:
    """One command's manual page, section 1 (man-pages(7))."""
    parts = [
        f'.TH "EVIDENCE-{name.upper()}" 1',
        ".SH NAME",
        f"evidence\\-{name} \\- {_roff(_short(command))}",
    ]
    parts += [
        ".SH SYNOPSIS",
        f".B {_roff(usage(command))}",
        ".SH DESCRIPTION",
        _roff(command.description or ""),
    ]
    parts += [".SH OPTIONS"]
    for written, meaning in rows(command):
        parts += [".TP", f".B {_roff(written)}", _roff(meaning)]
    parts += [".SH EXIT STATUS"]
    for line in EXIT_CODES.splitlines()[1:]:
        number, meaning = line.split(maxsplit=1)
        parts += [".TP", f".B {number}", _roff(meaning)]
    return "\n".join(parts) + "\n"


def pages() -> dict[Path, str]:
    """Every page with its text."""
    written = {}
    for name, command in commands().items():
        written[HERE / "commands" / f"{name}.md"] = markdown(name, command)
        written[HERE / "man" / f"evidence-{name}.1"] = manual(name, command)
    return written


def _written(action: argparse.Action) -> str:
    name = str(action.metavar or action.dest)
    return f"{name}..." if action.nargs == "+" else f"[{name}]" if action.nargs in ("?", "*") else name


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    choices = ",".join(map(str, action.choices or ()))
    return str(action.metavar or (f"{{{choices}}}" if choices else action.dest.upper()))


def _short(command: argparse.ArgumentParser) -> str:
    return (command.description or "").partition(".")[0]


def _roff(text: str) -> str:
    """Text that roff takes as it is: hyphens and backslashes escaped, no line that begins with a dot or quote."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)
