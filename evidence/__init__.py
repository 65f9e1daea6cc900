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

import os

TYPE_CHECKING = False
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

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib costs a start
if os.path.isfile(os.path.join(_ROOT, "pyproject.toml")):  # noqa: PTH113, PTH118
    # A checkout: validators/ and layouts/ stand at the root and are loaded as evidence.validators and evidence.layouts.
    __path__.append(_ROOT)


def __getattr__(name: str) -> object:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("evidence.api"), name)
    raise AttributeError(f"module 'evidence' has no attribute {name!r}")
