"""One paper becomes one Reading. Runs in a worker; never raises for a bad paper."""

from __future__ import annotations

from pathlib import Path

from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin, Picture, Reading
from evidence.reading.settings import Settings


def read_paper(path: Path, sha256: str, media_type: str, settings: Settings) -> Reading:
    """Read a paper by its media type."""
    if media_type == "application/pdf":
        from evidence.reading import pdf

        return pdf.read(path, sha256, media_type, settings)
    if media_type.startswith("image/"):
        from evidence.reading import image, ocr

        raster = image.load(path, settings)
        seen = ocr.read(raster)
        box = raster.to_points((0, 0, raster.width, raster.height))
        picture = Picture(box, (raster.width, raster.height), raster.scale * 72, True)
        page = Page(1, box[2], box[3], PageOrigin.SCAN, seen.lines, (picture,), script=seen.script)
        return Reading(sha256, media_type, 1, (page,), tuple(Damage(k, 1, d) for k, d in seen.damage))
    return Reading(sha256, media_type, 0, (), (Damage(DamageKind.UNSUPPORTED, None, media_type),))
