"""docs/case.md, written from the table of keys: `python -m evidence.case.reference > docs/case.md`."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.schema import Key, Type, keys_of, sections

_HEAD = """# case.toml

What no file can tell, in one file at the top of a case's folder. `evidence init FOLDER` writes one with
what the folder shows. Everything is optional: what is not said is not judged, and the report says what to
fill in. Keys marked *shop* may also stand once for all cases in a `shop.toml` in one of the three folders
above; `case.toml` goes before it. This page is made from `evidence/case/keys.toml`.
"""


def case_reference() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for section in sections():
        name = section.name.replace("[]", "")
        written = f"[[{name}]]" if section.name.endswith("[]") else f"[{name}]"
        yield f"## {f'`{written}` ' if name else ''}{section.en}\n"
        yield "| key | what | example |"
        yield "|---|---|---|"
        yield from (_row(key) for key in keys_of(section.name))
        yield ""


def _row(key: Key) -> str:
    marks = ["required"] * key.required + ["*shop*"] * key.shop
    noted = f" ({', '.join(marks)})" if marks else ""
    words = ""
    if key.type is Type.CHOICE and len(key.choices) < 40:
        words = " One of: " + ", ".join(f"`{choice}`" for choice in key.choices if choice) + "."
    example = key.example.replace("|", "\\|")
    return f"| `{key.last}`{noted} | {key.en}{words} | `{example}` |"


if __name__ == "__main__":
    print(case_reference(), end="")
