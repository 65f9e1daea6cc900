"""`evidence watch INBOX`: pack every case that is put into a folder, as soon as it is there whole."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import CannotWrite, ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_case_options, options_of

if TYPE_CHECKING:
    from evidence.faces.watch.inbox import Inbox, Places
    from evidence.faces.watch.record import Done
    from evidence.report.language import Translate
    from evidence.report.terminal import Styled


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "watch",
        help="pack every case put into a folder",
        description="Watch a folder. A case put into it, a folder or a zip, is waited for until it has stopped growing, then "
        "checked and packed once; its bundle is laid into the outbox, or its report and the reason to the side. Nothing in "
        "the inbox is changed. Ctrl-C ends it; started again, it goes on where it was.",
    )
    parser.add_argument("inbox", type=Path, metavar="INBOX", help="the folder cases are put into")
    parser.add_argument("--out", type=Path, metavar="OUTBOX", help="where bundles go (default: INBOX-done)")
    parser.add_argument(
        "--failed", type=Path, metavar="DIR", help="where cases that are not ready go (default: INBOX-failed)"
    )
    parser.add_argument(
        "--settle",
        type=_seconds,
        default=5.0,
        metavar="SECONDS",
        help="for how long nothing may change before a case counts as whole (default: 5)",
    )
    parser.add_argument(
        "--poll", action="store_true", help="look again and again; for network shares, which tell nothing"
    )
    parser.add_argument("--once", action="store_true", help="end when every case in the inbox is done")
    add_case_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Watch until Ctrl-C. With --once the exit code is 1 where a case was put to the side."""
    from filelock import FileLock, Timeout

    from evidence.faces.watch.inbox import WORK, Inbox
    from evidence.faces.watch.working import packing
    from evidence.finding import say
    from evidence.report.language import translator

    places = _places(args)
    places.prepare()
    translate = translator(args.lang)
    lock = FileLock(places.out / f"{WORK}.lock", timeout=0)
    try:
        with lock:
            inbox = Inbox(places, packing(lambda: options_of(args)), args.settle)
            return _watch(inbox, places, args, translate)
    except Timeout:
        problem = say("another watch is at work in {place}", place=str(places.out))
        raise CannotWrite(problem, say("end it first, or name another outbox with --out")) from None


def _watch(inbox: Inbox, places: Places, args: argparse.Namespace, translate: Translate) -> int:
    from watchfiles import watch

    worst = int(ExitCode.READY)
    wait = max(50, int(args.settle * 500))
    # The changes only wake the watch early: every step looks at the whole inbox, so a change that no system told is not lost.
    woken = watch(
        places.inbox,
        watch_filter=None,
        rust_timeout=wait,
        debounce=min(1600, wait),
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=args.poll or None,
        poll_delay_ms=min(2000, wait),
        ignore_permission_denied=True,
    )
    for _ in woken:
        for done in inbox.step():
            _tell(done, args, translate)
            worst = max(worst, done.exit_code)
        if args.once and inbox.at_rest:
            return worst
    return int(ExitCode.READY)


def _tell(done: Done, args: argparse.Namespace, translate: Translate) -> None:
    if args.json:
        console.show_json(asdict(done), one_line=True)
        return
    console.show([_line(done, translate)])


def _line(done: Done, translate: Translate) -> Styled:
    from evidence.finding import say
    from evidence.report.naming import visible
    from evidence.report.terminal import Styled

    name = visible(done.name)
    if done.exit_code == ExitCode.READY:
        return Styled(say("{case}: ready, {place}", case=name, place=done.result).text(translate), "good")
    first = done.reason.partition("\n")[0]
    told = say("{case}: not ready, {place}: {reason}", case=name, place=done.result, reason=first)
    return Styled(told.text(translate), "bad")


def _places(args: argparse.Namespace) -> Places:
    from evidence.faces.watch.inbox import Places

    inbox: Path = args.inbox
    full = inbox.resolve()
    return Places(
        inbox,
        args.out or full.with_name(f"{full.name}-done"),
        args.failed or full.with_name(f"{full.name}-failed"),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.05 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0.05 to 3600")
    return seconds
