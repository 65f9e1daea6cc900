"""Names of files in the bundle: safe on every system, never two alike, short and plain for the upload form.

What a file is called is data: it decides no path, and no sign of it reaches a page or an archive unseen.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from pathvalidate import sanitize_filename

COMPONENT_BYTES = 160
"""Most UTF-8 bytes of one name. Systems take 255; the rest is room for a number behind a twin."""
PATH_LETTERS = 180
"""Most letters of a path inside the bundle: with a usual folder before it, under the 260 of Windows."""

_RESERVED = re.compile(r"(con|prn|aux|nul|(conin|conout|clock)\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}$")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]+")


def visible(text: str) -> str:
    """The text with every sign that cannot be seen or would act (control, bidi, zero-width) as an escape."""
    return "".join(_escape(sign) if _hidden(sign) else sign for sign in text)


def _hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escape(sign: str) -> str:
    code = ord(sign)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def fold(name: str) -> str:
    """Equal for two names that some system takes for one: letter case and composed signs do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def safe_component(name: str) -> str:
    """One path component that every system and zip program takes as it is; all scripts are kept."""
    seen = "".join(_replace(sign) for sign in unicodedata.normalize("NFC", name))
    spaced = re.sub(r"\s+", " ", seen).strip(" .")
    tame = re.sub(r"^[-.~=+@ ]+", "_", spaced)
    if _RESERVED.match(tame):
        tame = "_" + tame
    room = len(tame.encode()) + 8
    clean = sanitize_filename(tame, replacement_text="_", platform="universal", max_len=room)
    return shorten(clean.rstrip(" .") or "unnamed", COMPONENT_BYTES)


def _replace(sign: str) -> str:
    if sign.isspace():
        return " "
    if unicodedata.category(sign) == "Cf":
        return ""
    return "_" if _hidden(sign) else sign


def shorten(name: str, most: int) -> str:
    """At most so many UTF-8 bytes; a digest of the whole stands for what is cut, and the extension stays."""
    if len(name.encode()) <= most:
        return name
    extension = _EXTENSION.search(name)
    tail = f"~{hashlib.sha256(name.encode()).hexdigest()[:8]}{extension.group() if extension else ''}"
    stem = name.encode()[: most - len(tail)].decode(errors="ignore")
    return stem.rstrip(" .") + tail


def plain_words(text: str) -> str:
    """What is left of a text in letters every form takes; may be empty. Accents fall, other scripts go."""
    letters = (sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"-{2,}", "-", _NOT_PLAIN.sub("-", "".join(letters))).strip("-.")


def upload_name(number: int, of: int, parts: Iterable[str], suffix: str, most: int) -> str:
    """`01_CE-certificate_T10.pdf`: sorts in the order of the argument.

    number: from 1; of: how many there are. parts: words in any script; what has nothing plain is left out.
    suffix: with its dot. most: letters the platform takes.
    """
    digits = f"{number:0{max(2, len(str(of)))}d}"
    words = [plain for part in parts if (plain := plain_words(part))]
    stem = "_".join([digits, *(words or ["document"])])
    return stem[: most - len(suffix)].rstrip("-._") + suffix


class Tree:
    """Gives each path put in a safe one, no two of which any system takes for the same file or folder.

    The same paths in the same order always give the same.
    """

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {}
        self._folders: dict[str, str] = {"": ""}

    def place(self, path: str) -> str:
        """The safe path for a file."""
        folder, _, last = path.rpartition("/")
        placed = self._free(self._folder(folder), safe_component(last))
        if len(placed) <= PATH_LETTERS:
            return placed
        return self._free("", shorten(safe_component(last), 100))

    def _folder(self, path: str) -> str:
        if path not in self._folders:
            above, _, last = path.rpartition("/")
            self._folders[path] = self._free(self._folder(above), safe_component(last))
        return self._folders[path]

    def _free(self, folder: str, name: str) -> str:
        taken = self._taken.setdefault(folder, set())
        extension = _EXTENSION.search(name)
        stem, tail = (name[: extension.start()], extension.group()) if extension else (name, "")
        number, free = 1, name
        while fold(free) in taken:
            number += 1
            free = f"{stem}-{number}{tail}"
        taken.add(fold(free))
        return f"{folder}/{free}" if folder else free
