"""What the user says of a shop in every case again - platform, firm, brand - kept on this machine, in the user's own folder."""

from __future__ import annotations

import os
import threading
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from evidence.bundle.alone import write_whole
from evidence.case.schema import keys

MOST_SHOPS = 100


def usual_file() -> Path:
    """EVIDENCE_SHOPS where set, else shops.toml among the user's settings."""
    from platformdirs import user_config_path

    named = os.environ.get("EVIDENCE_SHOPS")
    return Path(named) if named else user_config_path("evidence", appauthor=False) / "shops.toml"


class Shops:
    """The shops by name. A file that cannot be read is no shops; it is then not written over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def all(self) -> dict[str, dict[str, Any]]:
        """Values by key ("company.zh"), by the shop's name."""
        try:
            table = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}
        return {name: _known(values) for name, values in table.items() if isinstance(values, dict)}

    def keep(self, name: str, values: Mapping[str, Any]) -> None:
        """Remember, in place of what was known of that shop; only what a shop.toml may hold. Raises CannotWrite."""
        with self._lock:
            shops = self.all()
            if not shops and self._path.exists() and self._path.stat().st_size:
                return
            if name in shops or len(shops) < MOST_SHOPS:
                self._write(shops | {name: _known(values)})

    def forget(self, name: str) -> None:
        """Remember nothing of it. Raises CannotWrite."""
        with self._lock:
            shops = self.all()
            if shops.pop(name, None) is not None:
                self._write(shops)

    def _write(self, shops: Mapping[str, Mapping[str, Any]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, tomlkit.dumps(shops).encode("utf-8"))


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    allowed = {name for name, key in keys().items() if key.shop}
    return {name: value for name, value in values.items() if name in allowed and value not in ("", None, [])}
