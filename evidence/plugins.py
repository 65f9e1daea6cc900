"""The two plug-in folders, validators/ and layouts/: which files are there, and loading one by name.

In a wheel they lie inside the package; in a checkout at the root, beside pyproject.toml (see evidence/__init__.py).
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def names(folder: str) -> tuple[str, ...]:
    """Names of all plug-ins of a folder ("validators" or "layouts"), sorted."""
    package = importlib.import_module(f"evidence.{folder}")
    return tuple(sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")))


def load(folder: str, name: str) -> ModuleType:
    """The plug-in's module. Raises ModuleNotFoundError where there is none of that name."""
    return importlib.import_module(f"evidence.{folder}.{name}")
