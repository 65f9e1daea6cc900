"""What a reading depends on: how far to look, how finely, and where to stop."""

from __future__ import annotations

from dataclasses import dataclass

READER_VERSION = "1"
"""Raised whenever the same file could read differently; part of every cache key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Knobs of the reader. Limits protect the machine; reaching one is a Damage, never silence.

    max_pages: pages of a file that are looked at; the rest is PAGES_NOT_READ.
    ocr: whether pictures are read at all. dpi: resolution at which pages are rendered to be looked at.
    page_pixels: most pixels of one rendered page. image_pixels: most pixels of a picture file, from its header.
    frames: most frames of a picture file. seconds: wall time of one file in a worker. cpu_seconds: its processor time.
    memory: bytes a worker may hold.
    """

    max_pages: int = 60
    ocr: bool = True
    dpi: float = 200.0
    page_pixels: int = 12_000_000
    image_pixels: int = 120_000_000
    frames: int = 200
    seconds: float = 600.0
    cpu_seconds: float = 300.0
    memory: int = 1_500_000_000
