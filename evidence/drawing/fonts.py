"""Finding letters for a sheet, step by step: the system's fonts, an installed package's, the PDF's own.

No font file comes with the project. What is taken must have TrueType outlines (reportlab embeds no
others), may be embedded by its own licence bits, and must not be a variable font that starts at another
weight than regular.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from evidence.drawing.typeface import CidFace, Face, FileFace, Typeface, VariableFace
from evidence.finding import Message, say

_Cuts = tuple[Face, Face | None]
"""The regular cut, and the bold one where there is one."""

_REGULAR = 400
_BOLD = 700


@dataclass(frozen=True, slots=True)
class Cut:
    """A font file by name, which font in it, and the file of its bold cut, "" where it has none."""

    file: str
    bold: str = ""
    index: int = 0
    bold_index: int = 0


LETTERS = (
    Cut("arial.ttf", "arialbd.ttf"),
    Cut("Arial.ttf", "Arial Bold.ttf"),
    Cut("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    Cut("segoeui.ttf", "segoeuib.ttf"),
    Cut("Helvetica.ttc", "Helvetica.ttc", bold_index=1),
    Cut("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    Cut("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
)
"""Latin and Cyrillic. Arial and Liberation Sans have the same widths, so their sheets look the same."""

CHINESE = (
    Cut("msyh.ttc", "msyhbd.ttc"),
    Cut("msyh.ttf", "msyhbd.ttf"),
    Cut("simhei.ttf"),
    Cut("Deng.ttf", "Dengb.ttf"),
    Cut("simsun.ttc"),
    Cut("STHeiti Light.ttc", "STHeiti Medium.ttc"),
    Cut("Arial Unicode.ttf"),
    Cut("Songti.ttc"),
    Cut("wqy-microhei.ttc"),
    Cut("DroidSansFallbackFull.ttf"),
    Cut("wqy-zenhei.ttc"),
    Cut("uming.ttc"),
)

OTHERS = (
    Cut("malgun.ttf", "malgunbd.ttf"),
    Cut("AppleGothic.ttf"),
    Cut("seguisym.ttf"),
    Cut("leelawui.ttf", "leelauib.ttf"),
    Cut("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    Cut("DroidSansFallbackFull.ttf"),
)
"""For signs that neither of the first two has: Korean, Thai, symbols."""

_PACKAGE = "justmytype_intl_cjk"
_PACKAGE_FONT = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"

_SPECIMEN_LETTERS = "AzЖя№"
_SPECIMEN_CHINESE = "国证书改删"


@dataclass(frozen=True, slots=True)
class Choice:
    """The typeface and what the reader must know about it; None where all text is embedded."""

    typeface: Typeface
    warning: Message | None


def choose_typeface() -> Choice:
    """The best letters this machine has. The same machine always gives the same."""
    letters, chinese = _first(LETTERS, _SPECIMEN_LETTERS), _first(CHINESE, _SPECIMEN_CHINESE)
    package = None if letters and chinese else _from_package()
    first = [letters or package or _vera(), chinese or package, *(_open(cut, "") for cut in OTHERS)]
    if chinese or package:
        return Choice(_typeface(first), None)
    return Choice(_typeface([*first, *_cid()]), not_embedded())


def _typeface(cuts: Iterable[_Cuts | None]) -> Typeface:
    once = dict(cut for cut in cuts if cut)
    return Typeface(tuple(once), tuple(once.values()))


def not_embedded() -> Message:
    """What to install where signs are named in the file and not embedded."""
    names = {"win32": "Microsoft YaHei", "darwin": "Arial Unicode"}
    return say(
        "No font with Chinese signs was found: the sheets use the PDF viewer's own, and JPG sheets may lack "
        "Chinese words. Install the font {font}, or evidence-bundle[fonts] with pip, and run again.",
        font=names.get(sys.platform, "fonts-wqy-microhei"),
    )


def _first(cuts: Iterable[Cut], specimen: str) -> _Cuts | None:
    return next((pair for cut in cuts if (pair := _open(cut, specimen))), None)


def _open(cut: Cut, specimen: str) -> _Cuts | None:
    """The cut's faces; None where the file is missing, cannot be embedded, or lacks a specimen's sign."""
    path = locate(cut.file)
    if path is None or not _fits(path, cut.index, specimen):
        return None
    bold = locate(cut.bold) if cut.bold else None
    if bold is None or not _fits(bold, cut.bold_index, ""):
        return FileFace(path, cut.index), None
    return FileFace(path, cut.index), FileFace(bold, cut.bold_index)


def _from_package() -> _Cuts | None:
    """The font of the optional package, where it and fontTools are installed."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations or find_spec("fontTools") is None:
        return None
    path = Path(found.submodule_search_locations[0]) / _PACKAGE_FONT
    return (VariableFace(path, _REGULAR), VariableFace(path, _BOLD)) if path.is_file() else None


def _vera() -> _Cuts:
    """The Latin font reportlab brings along."""
    import reportlab

    folder = Path(reportlab.__file__).parent / "fonts"
    return FileFace(folder / "Vera.ttf"), FileFace(folder / "VeraBd.ttf")


def _cid() -> list[_Cuts]:
    return [(CidFace("STSong-Light", "gbk"), None), (CidFace("HYSMyeongJo-Medium", "cp949"), None)]


def locate(file: str) -> Path | None:
    """Where the system keeps the font file of that name; letter case as given first, then any."""
    return _installed().get(file) or _installed().get(file.casefold())


@lru_cache(maxsize=1)
def _installed() -> dict[str, Path]:
    """Every font file by its name, and by its name in lower case; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        for root, folders, files in os.walk(folder):
            folders.sort()
            for file in sorted(files):
                if file.casefold().endswith((".ttf", ".ttc")):
                    found.setdefault(file, Path(root, file))
                    found.setdefault(file.casefold(), Path(root, file))
    return found


def font_folders() -> tuple[Path, ...]:
    """The folders this system keeps fonts in, the machine's before the user's."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return *shared, home / ".local/share/fonts", home / ".fonts"


def _fits(path: Path, index: int, specimen: str) -> bool:
    """Whether reportlab can embed the font, its licence bits allow it, and it has the specimen's signs."""
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        tables = read_tables(path, index)
    except (OSError, struct.error):
        return False
    if not may_embed(tables.get("OS/2", b"")) or not starts_regular(tables.get("fvar", b"")):
        return False
    try:
        return all(FileFace(path, index).has(sign) for sign in specimen or " ")
    except (TTFError, struct.error, ValueError, KeyError):
        return False


def read_tables(path: Path, index: int) -> dict[str, bytes]:
    """The tables OS/2 and fvar of a font file, as far as it has them. Raises OSError or struct.error."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            (start,) = struct.unpack(">L", file.read(4))
        file.seek(start + 4)
        (count,) = struct.unpack(">H6x", file.read(8))
        rows = [struct.unpack(">4s4xLL", file.read(16)) for _ in range(count)]
        found = {}
        for tag, offset, length in rows:
            if tag in (b"OS/2", b"fvar"):
                file.seek(offset)
                found[tag.decode()] = file.read(length)
    return found


def may_embed(os2: bytes) -> bool:
    """The fsType bits of OS/2 (OpenType specification): not restricted, subsets allowed, not bitmaps only."""
    if len(os2) < 10:
        return True
    (bits,) = struct.unpack_from(">H", os2, 8)
    return (bits & 0xF) != 2 and not bits & 0x0300


def starts_regular(fvar: bytes) -> bool:
    """Whether a font without variations, or whose weight axis starts at regular."""
    if not fvar:
        return True
    offset, _, count, size = struct.unpack_from(">HHHH", fvar, 4)
    axes = [struct.unpack_from(">4slll", fvar, offset + place * size) for place in range(count)]
    return all(axis[2] == _REGULAR << 16 for axis in axes if axis[0] == b"wght")
