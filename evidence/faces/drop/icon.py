"""`evidence-drop FOLDER`: what the icon runs. No window and no console: a page in the browser shows progress and report.

Errors are shown in a message box where tkinter is there, and on the page.
"""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from evidence.errors import EvidenceError, ExitCode, WrongCall
from evidence.faces.cli.language import default_language
from evidence.faces.drop.page import Page, new_page
from evidence.finding import Message, say
from evidence.options import Options
from evidence.report.language import translator

Show = Callable[[str, str], None]
"""Shows an error: its title and its text."""
_PAUSE = 0.5
"""Seconds between two states of the page."""


def main(argv: Sequence[str] | None = None) -> int:
    """Pack what was dropped and open its report. argv: without the program's name; None for the process's own."""
    _give_streams()
    dropped = [Path(one) for one in (sys.argv[1:] if argv is None else argv)]
    return drop(dropped, default_language(), open_page=_open, show=show_error)


def drop(dropped: Sequence[Path], language: str, *, open_page: Callable[[str], object], show: Show) -> int:
    """Pack each of the dropped folders; returns the worst exit code."""
    from evidence.reading.cache import usual_folder

    translate = translator(language)
    page = new_page(usual_folder().with_name("drop"), language)
    try:
        if not dropped:
            raise WrongCall(
                say("nothing was dropped"), say("drag a folder of papers, or a zip of one, onto the icon")
            )
        opened, worst = False, int(ExitCode.READY)
        for case in dropped:
            page.show(_working(case).text(translate), "")
            if not opened:
                open_page(page.path.as_uri())
            opened = True
            worst = max(worst, _pack(case, page, language))
        return worst
    except EvidenceError as error:
        problem, advice = error.spoken(translate)
        return _fail(
            page,
            f"{problem}\n{advice}".strip(),
            translate(_FAILED.template),
            int(error.exit_code),
            open_page,
            show,
        )
    except Exception as error:  # nobody sees a traceback here
        text = say("the program broke: {error}", error=f"{type(error).__name__}: {error}").text(translate)
        return _fail(page, text, translate(_FAILED.template), int(ExitCode.BROKE), open_page, show)


_FAILED = say("This folder could not be checked")


def show_error(title: str, text: str) -> None:
    """A message box; nothing where there is no tkinter or no screen: then the page says it alone."""
    try:
        from tkinter import Tk, messagebox

        root = Tk()
    except Exception:  # tkinter is optional, and raises its own errors where there is no screen
        return
    root.withdraw()
    messagebox.showerror(title, text)
    root.destroy()


def _pack(case: Path, page: Page, language: str) -> int:
    from evidence import job
    from evidence.faces.cli.progress import STEPS

    if case.is_file() and case.suffix.casefold() != ".zip":
        raise WrongCall(
            say("{file} is a single file", file=case.name),
            say("put all papers of the case into a folder and drop that"),
        )
    translate = translator(language)
    known = {step.template for step in STEPS}
    told = 0.0

    def step(what: str, done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told < _PAUSE:
            return
        told = time.monotonic()
        words = translate(what) if what in known else what
        page.show(_working(case).text(translate), f"{words} {done}/{total}" if total else words)

    bundle = job.pack(case, None, Options(today=date.today(), language=language), step)
    page.go_to(_working(case).text(translate), bundle.folder / "report.html")
    return int(bundle.report.exit_code)


def _working(case: Path) -> Message:
    return say("Checking {case}", case=case.name)


def _fail(
    page: Page, text: str, title: str, code: int, open_page: Callable[[str], object], show: Show
) -> int:
    unseen = not page.path.exists()
    page.end(title, text)
    if unseen:
        open_page(page.path.as_uri())
    show(title, text)
    return code


def _open(address: str) -> object:
    return webbrowser.open(address)


def _give_streams() -> None:
    """A program without a console has no streams on Windows; libraries that write to them would break."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - kept open to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    raise SystemExit(main())
