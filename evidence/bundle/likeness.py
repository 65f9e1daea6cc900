"""Do the pages of the reading copy look like the papers they came from? Rendered small and compared. Runs
in a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.bundle.pages import STRIP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 12
"""Pixels, at 72 to the inch: two letters of small print. Inside a block, where the ink lies does not
count."""
APART = 16.0
"""Of 255: how far the mean colour of a block may be off. Renderers that round otherwise stay below 12
(measured on real scans and letters); a date in six-point print that is gone gives 30, a seal more."""
MOST_PIXELS = 2_000_000


def unlike(source: str, merged: str, first: int, pages: int) -> tuple[int, ...]:
    """Pages of `source`, from 1, that look different in `merged`, where they begin on page `first`, from 1.

    Raises what the library raises where one of the two cannot be opened.
    """
    import pypdfium2 as pdfium

    with _opened(pdfium, Path(source)) as own, _opened(pdfium, Path(merged)) as copy:
        if len(own) != pages:
            return tuple(range(1, pages + 1))
        return tuple(
            number for number in range(1, pages + 1) if _differ(own[number - 1], copy[first + number - 2])
        )


def _opened(pdfium: Any, path: Path) -> Any:
    document = pdfium.PdfDocument(path)
    document.init_forms()
    return document


def _differ(page: Any, copy: Any) -> bool:
    width, height = copy.get_size()
    # The strip is a whole number of pixels high, so that both pages fall on the same grid.
    scale = max(1.0, (STRIP * min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)) // 1) / STRIP
    before = _pixels(page, scale * (height - STRIP) / max(page.get_height(), 1e-3))
    after = _pixels(copy, scale)
    rows = min(before.shape[0], round((height - STRIP) * scale))
    columns = min(before.shape[1], after.shape[1])
    if rows < BLOCK or columns < BLOCK:
        return False
    apart = _blocks(before[:rows, :columns]) - _blocks(after[:rows, :columns])
    return bool(abs(apart).max() > APART)


def _pixels(page: Any, scale: float) -> NDArray[np.uint8]:
    bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True)
    pixels: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    page.close()
    return pixels


def _blocks(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The mean colour of each block; what is left over at the right and the bottom joins no block."""
    import numpy as np

    rows, columns = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
    cut = pixels[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns * BLOCK * 3)
    bands = cut.sum(axis=1, dtype=np.uint32).reshape(rows, columns, BLOCK, 3)
    means: NDArray[np.float64] = bands.sum(axis=2) / BLOCK**2
    return means
