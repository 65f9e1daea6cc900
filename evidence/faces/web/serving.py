"""Runs the page: a socket on this machine alone, the address with its token, the browser; everything gone at the end."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from evidence.errors import WrongCall

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from evidence.options import Options

LOOPBACK = "127.0.0.1"


def serve_page(options: Options, port: int, *, browser: bool, tell: Callable[[str], None]) -> None:
    """Serve until the user stops it. port: 0 for a free one. tell: given the address to open.

    Raises WrongCall where the port is taken.
    """
    from evidence.faces.web.app import build_app
    from evidence.faces.web.desk import Desk
    from evidence.faces.web.guard import Keys
    from evidence.faces.web.shops import Shops, usual_file
    from evidence.papers.private import private_folder

    with ending_in_order(), listening(port) as listener, private_folder() as private:
        keys, port = Keys(), listener.getsockname()[1]
        desk = Desk(private, options, Shops(usual_file()))
        try:
            address = f"http://{LOOPBACK}:{port}/?token={keys.token}"
            tell(address)
            if browser:
                open_browser(address)
            run(build_app(desk, keys, port), listener)
        finally:
            desk.close()


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let every request to end - Ctrl-C, the system's, a closed window - run through `finally`, so that copies go.

    The server catches these signals, stops, and raises them again; by default the second would end the process at once.
    """
    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    former = {one: signal.signal(one, _end) for one in asked}
    try:
        yield
    except (KeyboardInterrupt, _Ended):
        return
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)


class _Ended(BaseException):
    """The system asks the program to end."""


def _end(number: int, frame: object) -> None:
    raise _Ended(number)


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket that this machine alone can reach. port: 0 for a free one. Raises WrongCall."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise WrongCall(
                f"port {port} cannot be used: {error.strerror}", "name another with --port, or none"
            ) from error
        listener.listen(64)
        yield listener


def open_browser(address: str) -> None:
    """Show the page without waiting for the browser."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until Ctrl-C or the system's request to end. Nothing is logged: addresses would hold the token."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=32 << 10,
        http="h11",
        loop="asyncio",
    )
    server = uvicorn.Server(config)
    if hasattr(signal, "SIGHUP"):
        # The server does not catch this one; raised in the midst of its work it would leave a traceback.
        signal.signal(signal.SIGHUP, lambda *_: setattr(server, "should_exit", True))
    server.run(sockets=[listener])
