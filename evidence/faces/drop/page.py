"""A page that says what the program is doing with a dropped folder: a file in the browser that loads itself again."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

from evidence.bundle.alone import write_whole

_OLD = 24 * 3600.0
_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
{refresh}<title>{title}</title>
<style>body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}}
p{{white-space:pre-wrap;overflow-wrap:anywhere}}</style></head>
<body><h1>{title}</h1><p>{text}</p>{link}</body></html>
"""


class Page:
    """The page at a path; every `show` replaces it whole."""

    def __init__(self, path: Path, language: str) -> None:
        self.path, self._language = path, language

    def show(self, title: str, text: str) -> None:
        """Say what is being done, and look again after two seconds."""
        self._write(title, text, '<meta http-equiv="refresh" content="2">\n')

    def end(self, title: str, text: str) -> None:
        """Say how it ended."""
        self._write(title, text, "")

    def go_to(self, title: str, place: Path) -> None:
        """Lead on to the report."""
        address = escape(place.absolute().as_uri(), quote=True)
        link = f'<p><a href="{address}">{escape(str(place))}</a></p>'
        self._write(title, "", f'<meta http-equiv="refresh" content="0; url={address}">\n', link)

    def _write(self, title: str, text: str, refresh: str, link: str = "") -> None:
        page = _PAGE.format(
            language=self._language, refresh=refresh, title=escape(title), text=escape(text), link=link
        )
        write_whole(self.path, page.encode("utf-8", "backslashreplace"))


def new_page(folder: Path, language: str) -> Page:
    """A page of its own in `folder`; those of days before are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.html"):
        if time.time() - path.stat().st_mtime > _OLD:
            path.unlink(missing_ok=True)
    return Page(folder / f"evidence-{time.time_ns()}.html", language)
