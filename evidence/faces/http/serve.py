"""Running the HTTP interface on this machine with uvicorn."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import replace

from evidence.errors import CannotWrite, WrongCall
from evidence.faces.http.app import Settings, build_app

PORT = 8764
TOKEN = "EVIDENCE_TOKEN"
"""The environment variable with the bearer token; an argument would be seen by all users of the machine."""


def serve(host: str = "127.0.0.1", port: int = PORT, settings: Settings | None = None) -> None:
    """Answer requests until the process is told to end; then every case is deleted.

    host: an address of this machine. The token is that of the settings, else of EVIDENCE_TOKEN.

    Raises WrongCall where others could reach it and no token is set, CannotWrite where the port is taken.
    """
    settings = settings or Settings()
    settings = replace(settings, token=settings.token or os.environ.get(TOKEN) or None)
    if not is_loopback(host):
        if not settings.token:
            raise WrongCall(
                f"{host} can be reached from other computers, and no token is set",
                f"set a token in {TOKEN}, or leave the address at 127.0.0.1",
            )
        settings = replace(settings, hosts=(*settings.hosts, host))
    _run(host, port, settings)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _run(host: str, port: int, settings: Settings) -> None:
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(
            build_app(settings), host=host.strip("[]"), port=port, server_header=False, access_log=False,
            log_level="warning", timeout_keep_alive=5, timeout_graceful_shutdown=5,
        )
    )  # fmt: skip
    try:
        server.run()
    except SystemExit as error:
        if error.code:
            raise CannotWrite(f"port {port} of {host} is taken", "name another with --port") from error
        raise
