"""Checks a folder of appeal papers, draws before/after sheets and packs an upload-ready bundle.

The library's functions load on first use, so that `import evidence` costs nothing:

    evidence.check(folder, ...) -> Report         evidence.pack(folder, ...) -> Bundle
    evidence.read(path) -> Document               evidence.compare(before, after) -> Comparison
    evidence.verify(path) -> Verification         evidence.covers(printed, model) -> Coverage
    evidence.same_company(a, b) -> Likeness
    evidence.schema("case") -> dict               evidence.schema("report") -> dict
    evidence.run_batch(cases, out, ...) -> Batch
    evidence.start_check(folder, ...) -> Job      evidence.start_pack(folder, ...) -> Job
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.api import (
        check,
        compare,
        covers,
        pack,
        read,
        run_batch,
        same_company,
        schema,
        start_check,
        start_pack,
        verify,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__", "check", "compare", "covers", "pack", "read", "run_batch", "same_company", "schema",
    "start_check", "start_pack", "verify",
]  # fmt: skip

_ROOT = Path(__file__).resolve().parent.parent
if (_ROOT / "pyproject.toml").is_file() and (_ROOT / "validators").is_dir():
    # A checkout: validators/ and layouts/ stand at the root and are loaded as evidence.validators and evidence.layouts.
    for _folder in ("validators", "layouts"):
        _spec = ModuleSpec(f"{__name__}.{_folder}", None, is_package=True)
        _spec.submodule_search_locations = [str(_ROOT / _folder)]
        sys.modules[_spec.name] = module_from_spec(_spec)


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("evidence.api"), name)
    raise AttributeError(f"module 'evidence' has no attribute {name!r}")
