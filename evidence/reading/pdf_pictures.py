"""Pictures as they are placed on a PDF page, through nested forms, inline images and annotation appearances.

The walk follows the current transformation matrix itself: what libraries report forgets forms, /Rotate,
UserUnit or annotations (measured).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from evidence.finding import Box
from evidence.reading.matrix import IDENTITY, Matrix, bounds, box_of, matrix_of, sides, times
from evidence.reading.pdf_page import Frame
from evidence.reading.reading import Picture

DEEPEST_FORM = 16
MOST_FORMS = 400
MOST_STEPS = 300_000
MOST_PICTURES = 500
DEEPEST_SAVE = 2_000
HIDDEN_FLAGS = 2 | 32
"""Annotation flags Hidden and NoView (ISO 32000-2, table 167)."""
CODECS = {"/DCTDecode": "jpeg", "/DCT": "jpeg", "/FlateDecode": "flate", "/Fl": "flate", "/CCITTFaxDecode": "ccitt",
          "/CCF": "ccitt", "/JBIG2Decode": "jbig2", "/JPXDecode": "jpx"}  # fmt: skip
GREYS = {"/DeviceGray", "/CalGray", "/G"}


@dataclass(slots=True)
class _Walk:
    """One page's walk: what was found and how much was spent. whole turns False where a limit cut it
    short."""

    frame: Frame
    pictures: list[Picture] = field(default_factory=list)
    forms: int = 0
    steps: int = 0
    whole: bool = True


def placed_pictures(page: pikepdf.Page, frame: Frame) -> tuple[tuple[Picture, ...], bool]:
    """The page's pictures in the order drawn, and whether the walk reached its end."""
    walk = _Walk(frame)
    resources = page.obj.get("/Resources", None) or _resources_above(page.obj)
    _stream(walk, page, resources, IDENTITY, 0)
    for appearance, matrix in _appearances(page.obj):
        _form(walk, appearance, matrix, resources, 0)
    return tuple(walk.pictures), walk.whole


def _resources_above(node: Any) -> Any:
    for _ in range(64):
        node = node.get("/Parent")
        if not isinstance(node, pikepdf.Object) or node._type_code != pikepdf.ObjectType.dictionary:
            return None
        if node.get("/Resources") is not None:
            return node.get("/Resources")
    return None


def _stream(walk: _Walk, stream: Any, resources: Any, ctm: Matrix, depth: int) -> None:
    stack: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream, "q Q cm Do BI ID EI"):
        walk.steps += 1
        if walk.steps > MOST_STEPS or len(walk.pictures) >= MOST_PICTURES:
            walk.whole = False
            return
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            _inline(walk, instruction.iimage, ctm)
            continue
        operator = str(instruction.operator)
        if operator == "q" and len(stack) < DEEPEST_SAVE:
            stack.append(ctm)
        elif operator == "Q" and stack:
            ctm = stack.pop()
        elif operator == "cm":
            ctm = times(matrix_of(list(instruction.operands)), ctm)
        elif operator == "Do" and instruction.operands:
            _draw(walk, _named(resources, instruction.operands[0]), ctm, resources, depth)


def _named(resources: Any, name: Any) -> Any:
    try:
        return resources["/XObject"][str(name)]
    except (KeyError, TypeError, ValueError):
        return None


def _draw(walk: _Walk, xobject: Any, ctm: Matrix, resources: Any, depth: int) -> None:
    if not isinstance(xobject, pikepdf.Stream):
        return
    subtype = str(xobject.get("/Subtype", ""))
    if subtype == "/Form":
        _form(walk, xobject, ctm, resources, depth)
    elif subtype == "/Image":
        _image(walk, ctm, _number(xobject.get("/Width")), _number(xobject.get("/Height")), xobject)


def _form(walk: _Walk, form: Any, ctm: Matrix, resources: Any, depth: int) -> None:
    walk.forms += 1
    if depth >= DEEPEST_FORM or walk.forms > MOST_FORMS:
        walk.whole = False
        return
    matrix = times(matrix_of(form.get("/Matrix")), ctm)
    _stream(walk, form, form.get("/Resources", resources), matrix, depth + 1)


def _inline(walk: _Walk, image: Any, ctm: Matrix) -> None:
    picture = _picture(walk.frame, ctm, int(image.width), int(image.height), 8, False, "other")
    if picture:
        walk.pictures.append(picture)


def _image(walk: _Walk, ctm: Matrix, width: int, height: int, image: Any) -> None:
    mask = bool(image.get("/ImageMask", False))
    bits = 1 if mask else _number(image.get("/BitsPerComponent"), 8)
    picture = _picture(
        walk.frame, ctm, width, height, bits, not mask and _colour(image.get("/ColorSpace")), _codec(image)
    )
    if picture:
        walk.pictures.append(picture)


def _picture(
    frame: Frame, ctm: Matrix, width: int, height: int, bits: int, colour: bool, codec: str
) -> Picture | None:
    wide, high = (side * frame.unit / 72 for side in sides(ctm))
    if width <= 0 or height <= 0 or wide <= 1e-6 or high <= 1e-6:
        return None
    box = bounds(times(ctm, frame.to_display()), (0, 0, 1, 1))
    return Picture(box, (width, height), min(width / wide, height / high), colour, bits, codec)


def _number(value: Any, otherwise: int = 0) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return otherwise


def _colour(space: Any) -> bool:
    """Whether a colour space can hold colour."""
    if space is None or isinstance(space, pikepdf.Name):
        return str(space) not in GREYS
    try:
        kind = str(space[0])
        if kind == "/ICCBased":
            return int(space[1].get("/N", 3)) != 1
        return _colour(space[1]) if kind in ("/Indexed", "/I") else kind not in GREYS
    except (IndexError, KeyError, TypeError, ValueError, AttributeError):
        return True


def _codec(image: Any) -> str:
    filters = image.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        filters = filters[-1] if len(filters) else None
    return CODECS.get(str(filters), "other")


def annotation_boxes(page: pikepdf.Page, frame: Frame) -> list[Box]:
    """Boxes, in points of the displayed page, of the annotations that draw something."""
    boxes = []
    for appearance, matrix in _appearances(page.obj):
        source = _box(appearance, "/BBox")
        if source:
            placed = times(times(matrix_of(appearance.get("/Matrix")), matrix), frame.to_display())
            boxes.append(bounds(placed, source))
    return boxes


def _appearances(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Normal appearance streams of the page's visible annotations, with the matrix that puts each into its
    rectangle (ISO 32000-2, 12.5.5, algorithm: appearance streams)."""
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for annotation in list(annotations)[:MOST_FORMS]:
        if not isinstance(annotation, pikepdf.Dictionary) or _number(annotation.get("/F")) & HIDDEN_FLAGS:
            continue
        stream, target = normal_appearance(annotation), _box(annotation, "/Rect")
        if stream is None or target is None:
            continue
        source = _box(stream, "/BBox")
        if source is None:
            continue
        x0, y0, x1, y1 = bounds(matrix_of(stream.get("/Matrix")), source)
        if x1 - x0 < 1e-6 or y1 - y0 < 1e-6:
            continue
        across, up = (target[2] - target[0]) / (x1 - x0), (target[3] - target[1]) / (y1 - y0)
        yield stream, (across, 0, 0, up, target[0] - x0 * across, target[1] - y0 * up)


def _box(item: Any, key: str) -> Box | None:
    return box_of(item.get(key))


def normal_appearance(annotation: Any) -> Any:
    """The stream drawn for an annotation, or None."""
    states = annotation.get("/AP")
    normal = states.get("/N") if isinstance(states, pikepdf.Dictionary) else None
    if isinstance(normal, pikepdf.Dictionary) and not isinstance(normal, pikepdf.Stream):
        normal = normal.get(str(annotation.get("/AS", "/Off")))
    return normal if isinstance(normal, pikepdf.Stream) else None
