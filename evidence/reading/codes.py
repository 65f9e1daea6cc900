"""QR and bar codes."""

from __future__ import annotations

from evidence.reading.raster import Raster, grey
from evidence.reading.reading import Code

MOST_CODES = 40
LONGEST = 4_000


def find_codes(raster: Raster) -> tuple[Code, ...]:
    """All codes that can be decoded, top to bottom, boxes in points."""
    import zxingcpp

    found = []
    for result in zxingcpp.read_barcodes(grey(raster.rgb))[:MOST_CODES]:
        if not result.valid or not result.text:
            continue
        place = result.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        xs, ys = [float(c.x) for c in corners], [float(c.y) for c in corners]
        box = raster.to_points((min(xs), min(ys), max(xs), max(ys)))
        text = "".join(c if c.isprintable() else " " for c in result.text[:LONGEST])
        found.append(Code(str(result.format).removeprefix("BarcodeFormat."), text, box))
    return tuple(sorted(found, key=lambda code: (code.box[1], code.box[0])))
