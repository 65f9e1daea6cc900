"""One case of a batch, in whatever process it runs: packed, or found done; never an exception."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from evidence import __version__, job
from evidence.batch.inputs import key_of
from evidence.bundle.alone import write_whole
from evidence.bundle.bundle import Bundle
from evidence.bundle.manifest import SUMS
from evidence.errors import EvidenceError, ExitCode
from evidence.finding import Severity, Verdict
from evidence.options import Options
from evidence.papers.far import far
from evidence.reading.versions import reader_versions
from evidence.report.language import translator
from evidence.report.report import Fate

BUNDLES = "bundles"
RECORDS = "records"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told. name: of the result. source: the case. out: the batch's folder; both on a disk that the
    worker sees. again: do not look for a former result. versions: those of the one who asks."""

    name: str
    source: Path
    out: Path
    options: Options
    force: bool = False
    again: bool = False
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the table. state: ready, blocked or failed. problem, advice: why it failed.

    errors, warnings: findings that are not waived. unsure: checks that need a look. bundle, zip: paths in the batch's
    folder, "" for none. seal: of the bundle. key: what the result depends on. skipped: found done before.
    """

    name: str
    state: str
    exit_code: int
    platform: str = ""
    errors: int = 0
    warnings: int = 0
    unsure: int = 0
    papers: int = 0
    exhibits: int = 0
    bundle: str = ""
    zip: str = ""
    seal: str = ""
    problem: str = ""
    advice: str = ""
    key: str = ""
    skipped: bool = False


def versions() -> tuple[tuple[str, str], ...]:
    """The versions that a result depends on, for an Order."""
    return (("evidence", __version__), *sorted(reader_versions().items()))


def run_order(order: Order) -> Row:
    """Pack the case, unless it is done already, and write the record of it."""
    try:
        if order.versions != versions():
            return failed(order.name, "the worker has other versions of the program or its libraries", _SAME)
        key = key_of(order.source, order.options, order.force)
        known = None if order.again else _done(order, key)
        return known or _packed(order, key)
    except EvidenceError as error:
        told = error.spoken(translator(order.options.language))
        return replace(failed(order.name, *told), exit_code=int(error.exit_code))
    except Exception as error:
        return failed(order.name, f"the program broke: {type(error).__name__}: {error}", "please report it")


_SAME = "install the same versions everywhere"


def failed(name: str, problem: str, advice: str) -> Row:
    """The row of a case that has no result."""
    return Row(name, "failed", int(ExitCode.BROKE), problem=problem, advice=advice)


def _packed(order: Order, key: str) -> Row:
    bundle = job.pack(order.source, order.out / BUNDLES / order.name, order.options, force=order.force)
    row = _row(order.name, key, bundle)
    if key_of(order.source, order.options, order.force) == key:
        data = {"format": FORMAT} | asdict(row)
        write_whole(
            _record(order), json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        )
    return row


def _row(name: str, key: str, bundle: Bundle) -> Row:
    report = bundle.report
    standing = [one for one in report.findings if one.waiver is None]
    return Row(
        name=name,
        state="ready" if report.ready else "blocked",
        exit_code=int(report.exit_code),
        platform=report.platform.name,
        errors=sum(one.severity is Severity.ERROR for one in standing),
        warnings=sum(one.severity is Severity.WARNING for one in standing),
        unsure=sum(one.verdict is Verdict.UNSURE for one in report.outcomes),
        papers=len(report.case.intake.papers),
        exhibits=report.count(Fate.EXHIBIT),
        bundle=f"{BUNDLES}/{name}",
        zip=f"{BUNDLES}/{name}.zip" if bundle.zip else "",
        seal=bundle.seal,
        key=key,
    )


def _record(order: Order) -> Path:
    return order.out / RECORDS / f"{order.name}.json"


def _done(order: Order, key: str) -> Row | None:
    """The row of a former run on the same, if its bundle still stands."""
    try:
        data: dict[str, Any] = json.loads(_record(order).read_bytes())
        if (
            data.pop("format") != FORMAT
            or data["key"] != key
            or set(data) != {one.name for one in fields(Row)}
        ):
            return None
        row = Row(**data)
        sums = far(order.out / row.bundle / SUMS).read_bytes()
        whole = hashlib.sha256(sums).hexdigest() == row.seal
        there = not row.zip or far(order.out / row.zip).is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return replace(row, skipped=True) if whole and there else None
