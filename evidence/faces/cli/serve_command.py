"""`evidence serve`: the page in the browser; with --api the HTTP interface for programs."""

from __future__ import annotations

import argparse
from datetime import date

from evidence.errors import ExitCode
from evidence.faces.cli.options import add_reading_options
from evidence.options import Options


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "serve",
        help="check a folder in the browser",
        description="Open a page in the browser: drop a folder, read the verdict, answer, download the bundle. Only this "
        "machine can reach it and nothing leaves it. Ctrl-C ends it and removes all copies.",
    )
    parser.add_argument("--port", type=_port, metavar="N", help="port to listen on (default: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    parser.add_argument(
        "--api", action="store_true", help="serve the HTTP interface for programs instead of the page"
    )
    parser.add_argument("--strict", action="store_true", help="warnings block too")
    add_reading_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    if args.api:
        from evidence.faces.http.app import Settings
        from evidence.faces.http.serve import PORT, serve

        port = args.port or PORT
        _tell(f"http://127.0.0.1:{port}")
        serve(port=port, settings=Settings(jobs=args.jobs, cache=not args.no_cache))
        return int(ExitCode.READY)
    from evidence.faces.web.serving import serve_page

    options = Options(
        today=date.today(), strict=args.strict, jobs=args.jobs, cache=not args.no_cache, ledger=False
    )
    serve_page(options, args.port or 0, browser=not args.no_browser, tell=_tell)
    return int(ExitCode.READY)


def _tell(address: str) -> None:
    print(address, flush=True)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)
