"""Versions of everything a reading depends on; found without loading any of it."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from evidence.reading.settings import READER_VERSION

_LIBRARIES = (
    "pikepdf",
    "pypdfium2",
    "pillow",
    "rapidocr",
    "onnxruntime",
    "numpy",
    "opencv-python-headless",
    "zxing-cpp",
)


@cache
def reader_versions() -> dict[str, str]:
    """Names and versions: this reader's, the libraries', the Tesseract program's with its languages."""
    from evidence.reading import tesseract_program

    found = {"reader": READER_VERSION}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    found["tesseract"] = (
        f"{tesseract_program.version()} {' '.join(sorted(tesseract_program.languages() & {'rus', 'eng', 'chi_sim'}))}"
    )
    return found
