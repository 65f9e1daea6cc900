"""What a reading depends on: how far to look, how finely, and where to stop."""

from __future__ import annotations

from dataclasses import dataclass

READER_VERSION = "10"
"""Raised whenever the same file could read differently; part of every cache key."""

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Knobs of the reader. Limits protect the machine; reaching one is a Damage, never silence.

    max_pages: pages (or frames) of a file that are looked at; the rest is PAGES_NOT_READ.
    most_pages: a file that says it has more is not looked into at all.
    ocr: whether pictures are read. dpi: at which pages are rendered to be looked at.
    page_pixels: most pixels of one rendered page. image_pixels: most pixels of a picture file, by its header.
    frames: most frames of a picture file. words: most words kept of one file.
    file_bytes: a larger file is hashed and packed but not read.
    cpu_seconds: processor time of one file without OCR; ocr_seconds: what each page read by OCR adds.
    sense_seconds: processor time for making sense of one file's words.
    wall_seconds: most waiting for one file. memory: bytes a worker may hold.
    """

    max_pages: int = 60
    most_pages: int = 5_000
    ocr: bool = True
    dpi: float = 200.0
    page_pixels: int = 12 * MB
    image_pixels: int = 60 * MB
    frames: int = 200
    words: int = 200_000
    file_bytes: int = 400 * MB
    cpu_seconds: int = 12
    ocr_seconds: int = 25
    sense_seconds: float = 14.0
    wall_seconds: float = 900.0
    memory: int = 1_300 * MB
