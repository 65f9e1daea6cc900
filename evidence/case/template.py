"""A commented case.toml from what a folder shows, in English or Chinese."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from evidence.case.case import Document
from evidence.case.guess import Guess, guess
from evidence.case.pairs import ToCompare
from evidence.case.schema import Key, Section, keys_of, sections
from evidence.facts.fact import Fact

_WORDS = {
    "en": {
        "head": "What no file can tell. Lines with ## explain; those with one # are examples: write the value, take the # away.",
        "read_first": "Values without # were read from the papers here: compare them letter by letter.",
        "read": "read from {file}",
        "paired": "before and after, known by their names: {before} / {after}",
        "doubt": "not sure: {file}, page {page}, “{printed}”. Look at it, then confirm the right value.",
        "or": "or {value}",
    },
    "zh": {
        "head": "文件本身无法说明的信息。以 ## 开头的行是说明；以一个 # 开头的行是示例：填好后去掉 #。",
        "read_first": "没有 # 的值是从本文件夹的资料中读取的，请逐字核对。",
        "read": "读自 {file}",
        "paired": "按文件名识别的前后对比图：{before} / {after}",
        "doubt": "不确定：{file} 第 {page} 页“{printed}”。请核对原件，去掉 # 并保留正确的值。",
        "or": "或 {value}",
    },
}


def case_template(documents: Sequence[Document], pairs: Sequence[ToCompare], language: str) -> str:
    """The text of a case.toml that reads back without error. language: en or zh."""
    screens = {side.name for pair in pairs for side in (pair.before, pair.after)}
    shown = guess([one for one in documents if one.name not in screens])
    lines = [f"## {_WORDS[language][key]}" for key in ("head", "read_first")]
    for section in sections():
        if section.name == "files[]":
            lines += _files(shown, section, language)
        elif section.name == "pairs[]":
            lines += _pairs(pairs, section, language)
        elif section.name == "confirm[]":
            lines += _confirms(shown, section, language)
        else:
            lines += _section(section, shown, pairs, language)
    return "\n".join(lines) + "\n"


def _section(section: Section, shown: Guess, pairs: Sequence[ToCompare], language: str) -> Iterator[str]:
    """A table with every key: those the folder shows with their value, the others as examples."""
    known = {key.name: _value(key, shown, pairs) for key in keys_of(section.name)}
    yield from _heading(section, language, live=any(known.values()))
    for key in keys_of(section.name):
        yield f"## {_sentence(key, language)}"
        source = shown.from_.get(key.name)
        if source:
            yield f"## {_WORDS[language]['read'].format(file=_plain(source))}"
        value = known[key.name]
        yield f"{key.last} = {value}" if value else f"# {key.last} = {key.example}"


def _heading(section: Section, language: str, *, live: bool) -> Iterator[str]:
    yield ""
    yield f"## ---- {section.zh if language == 'zh' else section.en}"
    if section.name:
        name = section.name.replace("[]", "")
        written = f"[[{name}]]" if section.name.endswith("[]") else f"[{name}]"
        yield written if live else f"# {written}"


def _sentence(key: Key, language: str) -> str:
    return key.zh if language == "zh" else key.en


def _value(key: Key, shown: Guess, pairs: Sequence[ToCompare]) -> str:
    """The value as written in TOML; "" where the folder shows none."""
    if key.name in shown.values:
        return _quoted(shown.values[key.name])
    if key.name == "listings[].models" and shown.models:
        return "[" + ", ".join(map(_quoted, shown.models)) + "]"
    skus = [pair.sku for pair in pairs if pair.sku]
    if key.name == "listings[].sku" and skus:
        return _quoted(skus[0])
    return ""


def _files(shown: Guess, section: Section, language: str) -> Iterator[str]:
    yield from _heading(section, language, live=False)
    for key in keys_of(section.name):
        yield f"## {key.last}: {_sentence(key, language)}"
    for file, role in sorted(shown.roles.items()):
        yield from ("", "[[files]]", f"file = {_quoted(file)}", f"role = {_quoted(role)}")


def _pairs(pairs: Sequence[ToCompare], section: Section, language: str) -> Iterator[str]:
    yield from _heading(section, language, live=False)
    for pair in pairs:
        names = {"before": _plain(pair.before.name), "after": _plain(pair.after.name)}
        yield f"## {_WORDS[language]['paired'].format(**names)}"
    for key in keys_of(section.name):
        yield f"## {_sentence(key, language)}"
        yield f"# {key.last} = {key.example}"


def _confirms(shown: Guess, section: Section, language: str) -> Iterator[str]:
    """One block for each fact that is not sure, ready to be kept: the right bytes are already named."""
    yield from _heading(section, language, live=False)
    for key in keys_of(section.name):
        yield f"## {key.last}: {_sentence(key, language)}"
    for document, name, fact in shown.doubtful:
        yield ""
        yield f"## {_doubt(document, fact, language)}"
        yield "# [[confirm]]"
        yield f"# file = {_quoted(document.name)}"
        yield f"# fact = {_quoted(name)}"
        rivals = "".join(f"  # {_WORDS[language]['or'].format(value=_plain(one))}" for one in fact.rivals)
        yield f"# value = {_quoted(fact.value)}{rivals}"
        yield '# reason = ""'
        yield f"# sha256 = {_quoted(document.paper.sha256)}"


def _doubt(document: Document, fact: Fact, language: str) -> str:
    words = {"file": _plain(document.name), "page": fact.page, "printed": _plain(fact.printed)}
    return _WORDS[language]["doubt"].format(**words)


def _quoted(text: str) -> str:
    """A TOML string. JSON's strings are TOML's too, but for the delete character and lone surrogates."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\x7f", "")
    return json.dumps(clean, ensure_ascii=False)


def _plain(text: str) -> str:
    """Text for a comment: one line, nothing that ends it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:200]
