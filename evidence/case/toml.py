"""case.toml, and shop.toml above it, become Declared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import IO, Any

from evidence.case.confirm import wrong_value
from evidence.case.declared import (
    Account,
    AppealText,
    Boxed,
    Brand,
    Company,
    Confirm,
    Declared,
    Labelled,
    Listing,
    Notice,
    Ownership,
    PairNamed,
    Point,
    Proof,
    Role,
    Waive,
    Wording,
)
from evidence.case.orders import read_orders
from evidence.case.wrong_keys import check_keys
from evidence.errors import WrongCall
from evidence.finding import say

CASE_FILE = "case.toml"
SHOP_FILE = "shop.toml"
BEIJING = timezone(timedelta(hours=8))
LARGEST = 4_000_000
"""Bytes of a case.toml, a shop.toml or an orders file."""
_LEVELS_UP = 3
_Table = Mapping[str, Any]


def declared_in(source: Path) -> Declared:
    """What the seller declares for the case in `source`, a folder or a zip of one; empty where nothing is.

    case.toml stands at its top. shop.toml is looked for in the folder `source` stands in and two above it;
    the nearest counts, and case.toml goes before it. Raises WrongCall for what cannot be understood.
    """
    case, shop = _member(source, CASE_FILE), find_shop(source)
    declared = parse_declared(
        read_text(case, CASE_FILE) if case is not None else "",
        read_text(shop.read_bytes(), SHOP_FILE) if shop is not None else "",
    )
    return _with_orders(declared, source) if declared.orders_file else declared


def find_shop(source: Path) -> Path | None:
    """The shop.toml that counts for a case, or None."""
    above = (folder / SHOP_FILE for folder in source.resolve().parents[:_LEVELS_UP])
    return next((path for path in above if path.is_file()), None)


def parse_declared(case: str, shop: str = "") -> Declared:
    """Declared from the texts of a case.toml and a shop.toml; "" for one that is not there."""
    firm, own = _parse(shop, SHOP_FILE), _parse(case, CASE_FILE)
    check_keys(firm, SHOP_FILE, shop, shop=True)
    check_keys(own, CASE_FILE, case)
    source = CASE_FILE if case.strip() else SHOP_FILE if shop.strip() else ""
    return _declared(_over(firm, own), source)


def _member(source: Path, name: str) -> bytes | None:
    """The bytes of a file of a folder or zip; None where it is not there. Links are not followed."""
    try:
        if source.is_dir():
            path = source / name
            return None if path.is_symlink() or not path.is_file() else _limited(path.open("rb"), name)
        with zipfile.ZipFile(source) as archive:
            return _limited(archive.open(name), name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, FileNotFoundError):
        return None
    except (OSError, RuntimeError, zlib.error, EOFError) as error:
        raise WrongCall(
            say("{name} cannot be read: {why}", name=name, why=str(error)),
            say("Check that it opens in an editor."),
        ) from None


def _limited(stream: IO[bytes], name: str) -> bytes:
    with stream:
        data = stream.read(LARGEST + 1)
    _check_size(data, name)
    return data


def _check_size(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        raise WrongCall(
            say("{name} is larger than {size} bytes", name=name, size=LARGEST), say("Is it the right file?")
        )


def read_text(data: bytes, name: str) -> str:
    """The text of a case.toml or shop.toml. A byte order mark is dropped. Raises WrongCall where it is too large or
    not UTF-8 (GBK, as some editors save it, is refused)."""
    _check_size(data, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongCall(
            say("{name} is not UTF-8", name=name), say("Save it as UTF-8 in your editor.")
        ) from None


def _parse(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise WrongCall(
            say("{source}: brackets stand in brackets too deep", source=str(source)),
            say("Is it the right file?"),
        ) from None
    except tomllib.TOMLDecodeError as error:
        advice = say("Texts stand in straight quotes, one key = value on a line.")
        if any(sign in _faulty_line(text, str(error)) for sign in "“”‘’＝"):
            advice = say(
                'Chinese quotes or equal signs are in it: write "text" and = with the English keyboard.'
            )
        raise WrongCall(say("{source}: {why}", source=str(source), why=str(error)), advice) from None


def _faulty_line(text: str, why: str) -> str:
    """The line that the parser names, without its comment; none where it names none."""
    named = re.search(r"at line (\d+)", why)
    lines = text.split("\n")
    return lines[int(named[1]) - 1].partition("#")[0] if named and int(named[1]) <= len(lines) else ""


def _over(firm: _Table, own: _Table) -> dict[str, Any]:
    """The firm's values with the case's over them; in blocks key by key, lists as a whole."""
    merged = dict(firm)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _over(merged[key], value) if both else value
    return merged


def _with_orders(declared: Declared, source: Path) -> Declared:
    name = declared.orders_file
    outside = name.startswith("/") or ":" in name or ".." in name.split("/")
    data = None if outside else _member(source, name)
    if data is None:
        advice = say("Put the CSV into the case's folder and name it in orders.")
        raise WrongCall(say("{case}: there is no file “{name}”", case=CASE_FILE, name=name), advice)
    return replace(declared, orders=read_orders(data, name))


def _declared(table: _Table, source: str) -> Declared:
    return Declared(
        source=source,
        platform=_text(table, "platform").casefold(),
        violation=_text(table, "violation"),
        notification_id=_text(table, "notification_id"),
        rule_code=_text(table, "rule_code"),
        notice=Notice(table["notice"]) if "notice" in table else None,
        received=_moment(table.get("received")),
        decision_days=table.get("decision_days"),
        trust=_text(table, "trust"),
        last_violation=table.get("last_violation"),
        company=_company(table.get("company", {})),
        account=Account(**table.get("account", {})),
        brand=_brand(table.get("brand", {})),
        appeal=AppealText(**table.get("appeal", {})),
        points=tuple(map(_point, table.get("points", ()))),
        listings=tuple(map(_listing, table.get("listings", ()))),
        files=tuple(map(_labelled, table.get("files", ()))),
        pairs=tuple(map(_pair, table.get("pairs", ()))),
        confirms=tuple(map(_confirm, table.get("confirm", ()))),
        waives=tuple(Waive(**_named(one)) for one in table.get("waive", ())),
        ignore=tuple(map(_boxed, table.get("ignore", ()))),
        redact=tuple(map(_boxed, table.get("redact", ()))),
        supplement_to=_text(table, "supplement_to"),
        orders_file=_file(_text(table, "orders")),
    )


def _text(table: _Table, key: str) -> str:
    return str(table.get(key, "")).strip()


def _texts(table: _Table, key: str) -> tuple[str, ...]:
    return tuple(text.strip() for text in table.get(key, ()) if text.strip())


def _file(name: str) -> str:
    """A file's name as papers have it: forward slashes, no ./ before it, composed characters."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


def _named(table: _Table) -> dict[str, Any]:
    """A block with its file's name made a paper's name."""
    return {key: _file(value) if key == "file" else value for key, value in table.items()}


def _moment(value: date | datetime | None) -> date | datetime | None:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=BEIJING)
    return value


def _confirm(table: _Table) -> Confirm:
    confirm = Confirm(**{key: value.strip() for key, value in _named(table).items()})
    wanted = wrong_value(confirm)
    if wanted:
        what = say(
            "{case}: {fact} of {file} cannot be “{value}”",
            case=CASE_FILE,
            fact=confirm.fact,
            file=confirm.file,
            value=confirm.value,
        )
        raise WrongCall(what, say("It must be {wanted}.", wanted=wanted))
    return confirm


def _company(table: _Table) -> Company:
    return Company(_text(table, "zh"), _text(table, "en"), _texts(table, "aliases"))


def _brand(table: _Table) -> Brand:
    ownership = Ownership(table["ownership"]) if "ownership" in table else None
    return Brand(_text(table, "name"), ownership, _text(table, "owner"))


def _point(table: _Table) -> Point:
    return Point(
        text=_text(table, "text"),
        done=_text(table, "done"),
        proof=tuple(map(_proof, table.get("proof", ()))),
        gone=_texts(table, "gone"),
    )


def _proof(value: str | _Table) -> Proof:
    return Proof(_file(value)) if isinstance(value, str) else Proof(_file(value["file"]), value.get("page"))


def _listing(table: _Table) -> Listing:
    plain = ("sku", "url", "status", "category")
    return Listing(
        **{key: _text(table, key) for key in plain},
        markets=tuple(market.upper() for market in _texts(table, "markets")),
        models=_texts(table, "models"),
        before=_wording(table.get("before", {})),
        after=_wording(table.get("after", {})),
        main_images=tuple(map(_file, _texts(table, "main_images"))),
        points=tuple(map(_point, table.get("points", ()))),
        ship_from=_text(table, "ship_from").upper(),
        label_origin=_text(table, "label_origin").upper(),
    )


def _wording(table: _Table) -> Wording:
    return Wording(
        title=_text(table, "title"),
        bullets=_texts(table, "bullets"),
        description=_text(table, "description"),
        attributes=tuple(table.get("attributes", {}).items()),
    )


def _labelled(table: _Table) -> Labelled:
    words = _named(table)
    words["translation_of"] = _file(_text(table, "translation_of"))
    words["role"] = Role(table["role"]) if "role" in table else None
    return Labelled(**words)


def _pair(table: _Table) -> PairNamed:
    return PairNamed(_file(table["before"]), _file(table["after"]), _text(table, "sku"))


def _boxed(table: _Table) -> Boxed:
    left, top, right, bottom = table["box"]
    return Boxed(_file(table["file"]), (left, top, right, bottom), _text(table, "why"), table.get("page", 1))
