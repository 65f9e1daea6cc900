"""What letters are drawn with: faces tried in order, sign by sign, until one has it.

A sign that no face has is written out as [U+XXXX]: readable, never a square.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

Font = Any
"""reportlab's TTFont or UnicodeCIDFont; reportlab is not typed."""

_EMOJI_STYLE = "\ufe0e\ufe0f"
"""Variation selectors that only choose between a drawing and a coloured picture."""

FIRST_WIDE = 0x2E80
"""From here on signs of East Asia stand in the code charts; their width does not depend on the weight."""


class Face(Protocol):
    """One font at one weight. name: unique."""

    @property
    def name(self) -> str: ...

    def has(self, sign: str) -> bool: ...

    def width(self, text: str) -> float:
        """Width in em; only of signs it has."""

    def font(self, signs: str) -> Font:
        """The font to embed, with at least these signs."""


@dataclass(frozen=True, slots=True)
class FileFace:
    """A TrueType font file. index: which font of a collection, from 0."""

    path: Path
    index: int = 0

    @property
    def name(self) -> str:
        return f"{self.path.stem}-{self.index}"

    def has(self, sign: str) -> bool:
        return ord(sign) in _load(self.path, self.index).face.charToGlyph

    def width(self, text: str) -> float:
        return float(_load(self.path, self.index).stringWidth(text, 1))

    def font(self, signs: str) -> Font:
        return _load(self.path, self.index)


@dataclass(frozen=True, slots=True)
class VariableFace:
    """A TrueType font with a weight axis, cut down to the signs needed and then fixed to one weight."""

    path: Path
    weight: int

    @property
    def name(self) -> str:
        return f"{self.path.stem}-{self.weight}"

    def has(self, sign: str) -> bool:
        return ord(sign) in _load(self.path, 0).face.charToGlyph

    def width(self, text: str) -> float:
        letters = "".join(sign for sign in text if ord(sign) < FIRST_WIDE)
        rest = "".join(sign for sign in text if ord(sign) >= FIRST_WIDE)
        narrow = _fix_weight(self.path, self.weight, _alphabets(self.path)).stringWidth(letters, 1)
        return float(narrow + _load(self.path, 0).stringWidth(rest, 1))

    def font(self, signs: str) -> Font:
        return _fix_weight(self.path, self.weight, "".join(sorted(set(signs))))


@dataclass(frozen=True, slots=True)
class CidFace:
    """One of the fonts a PDF viewer brings along for Asian text: named in the file, not embedded.

    charset: the Python codec that tells which signs it has.
    """

    name: str
    charset: str

    def has(self, sign: str) -> bool:
        try:
            sign.encode(self.charset)
        except UnicodeEncodeError:
            return False
        return ord(sign) >= 0x80

    def width(self, text: str) -> float:
        return float(_cid(self.name).stringWidth(text, 1))

    def font(self, signs: str) -> Font:
        return _cid(self.name)


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs of one face. thickened: the face has no bold cut, so its strokes are drawn thicker."""

    text: str
    face: Face
    thickened: bool


@dataclass(frozen=True, slots=True)
class Typeface:
    """Faces in the order they are tried. bold[i] is the bold cut of regular[i], None where it has none."""

    regular: tuple[Face, ...]
    bold: tuple[Face | None, ...]

    def pieces(self, text: str, bold: bool = False) -> tuple[Piece, ...]:
        """The text, written so that it can be printed, cut where the face changes."""
        joined: list[Piece] = []
        for sign in self.printable(text):
            face, thickened = self._pick(sign, bold)
            last = joined[-1] if joined else None
            if last and (last.face, last.thickened) == (face, thickened):
                joined[-1] = Piece(last.text + sign, face, thickened)
            else:
                joined.append(Piece(sign, face, thickened))
        return tuple(joined)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width in points at that type size in points."""
        return size * _width(self, text, bold)

    def printable(self, text: str) -> str:
        """The text in composed form; signs without a shape of their own, or in no face, written out."""
        return "".join(self._shown(text))

    def _shown(self, text: str) -> Iterator[str]:
        for sign in unicodedata.normalize("NFC", text):
            if sign.isspace():
                yield " "
            elif sign in _EMOJI_STYLE:
                continue
            elif unicodedata.category(sign)[0] == "C" or self._find(sign) is None:
                yield f"[U+{ord(sign):04X}]"
            else:
                yield sign

    def _find(self, sign: str) -> int | None:
        if ord(sign) > 0xFFFF:
            return None
        return next((place for place, face in enumerate(self.regular) if face.has(sign)), None)

    def _pick(self, sign: str, bold: bool) -> tuple[Face, bool]:
        place = self._find(sign)
        if place is None:
            raise ValueError(f"no face for U+{ord(sign):04X}: pass printable text")
        strong = self.bold[place] if bold else None
        if strong is not None and strong.has(sign):
            return strong, False
        return self.regular[place], bold


@lru_cache(maxsize=1 << 16)
def _width(typeface: Typeface, text: str, bold: bool) -> float:
    """Width in em; kept, because breaking lines asks for the same words again and again."""
    return sum(piece.face.width(piece.text) for piece in typeface.pieces(text, bold))


@lru_cache(maxsize=16)
def _load(path: Path, index: int) -> Font:
    """The font, parsed. Raises reportlab's TTFError on a file that is no TrueType font."""
    from reportlab.pdfbase.ttfonts import TTFont

    return TTFont(f"{path.stem}-{index}", str(path), subfontIndex=index)


@lru_cache(maxsize=4)
def _cid(name: str) -> Font:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    return UnicodeCIDFont(name)


@lru_cache(maxsize=4)
def _alphabets(path: Path) -> str:
    """Every sign of the font below the East Asian ones."""
    return "".join(chr(code) for code in sorted(_load(path, 0).face.charToGlyph) if 32 <= code < FIRST_WIDE)


@lru_cache(maxsize=8)
def _fix_weight(path: Path, weight: int, signs: str) -> Font:
    """Cut a variable font to these signs first, then fix its weight: seconds become a few tenths of one."""
    import io

    from fontTools import subset
    from fontTools.ttLib import TTFont as Tables
    from fontTools.varLib.instancer import instantiateVariableFont
    from reportlab.pdfbase.ttfonts import TTFont

    tables = Tables(path, lazy=True, recalcTimestamp=False)
    options = subset.Options(layout_features=[], notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=signs + " ")
    cutter.subset(tables)
    fixed = io.BytesIO()
    instantiateVariableFont(tables, {"wght": weight}).save(fixed)
    fixed.seek(0)
    font = TTFont(f"{path.stem}-{weight}", fixed)
    font.face.name = (
        f"{path.stem.partition('[')[0]}-{weight}".encode()
    )  # else both weights bear the default's name
    return font
