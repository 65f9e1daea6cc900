"""Thousands of hostile files through `evidence check`: no crash, no hang, one record each, within its limits.

python benchmarks/hostile.py [--files 5000] [--each 300] [--seeds FOLDER ...] [--only KIND ...] [--ocr] [--keep FOLDER]

Files are made from a seed of chance, or are those of --foreign FOLDER as they are. Each folder of `each` files is
checked by the program as a user starts it; the process tree is watched. Without --ocr pictures are not read, so that the
processor time is that of the documents' libraries alone. What fails is copied to --keep.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from watching import Watched, run_program

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

MOST_CPU, MOST_WORKER, MOST_MAIN = 30.0, 1500.0, 300.0
"""Seconds of processor time for one file without OCR; megabytes resident of a worker and of the main process."""
NO_TRACE = ("Traceback", "the program broke")
NEVER_FINE = frozenset({"pdf_bombs", "picture_bombs"})
File = tuple[str, str, bytes]
"""Kind, name, bytes."""


@dataclass(slots=True)
class Row:
    """A line of the table."""

    files: int = 0
    records: int = 0
    refused: int = 0
    found: int = 0
    fine: int = 0
    faults: list[str] = field(default_factory=list)


def judge(folder: Path, watched: Watched, rows: dict[str, Row]) -> list[tuple[str, str]]:
    """What is wrong with a run: (file or "", fault). Adds its files to the table's rows."""
    faults = _faults_of_run(watched)
    try:
        report = json.loads(watched.out)
    except ValueError:
        return [*faults, ("", f"no report: exit {watched.code}, {watched.err[-300:]}")]
    fates = Counter(entry["name"] for entry in report["files"])
    findings = [finding for outcome in report["outcomes"] for finding in outcome["findings"]]
    with_findings = {finding["place"].get("file") for finding in findings}
    fate = {entry["name"]: entry["fate"] for entry in report["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    faults += [
        (name, f"{fates[name]} records") for name in there | set(fates) if fates[name] != (name in there)
    ]
    broken = [outcome["code"] for outcome in report["outcomes"] if outcome["verdict"] == "broke"]
    faults += [("", f"the check {code} broke") for code in broken]
    for name in sorted(there):
        kind = name.split("/")[0]
        row = rows.setdefault(kind, Row())
        row.files, row.records = row.files + 1, row.records + fates[name]
        if fate.get(name) == "error":
            row.refused += 1
        elif name in with_findings:
            row.found += 1
        else:
            row.fine += 1
            if kind in NEVER_FINE:
                faults.append((name, "called fine"))
    return faults


def _faults_of_run(watched: Watched) -> list[tuple[str, str]]:
    faults = [("", f"{word!r} in what it prints") for word in NO_TRACE if word in watched.err + watched.out]
    if watched.code not in (0, 1):
        faults.append(("", f"exit {watched.code}: {watched.err[-300:]}"))
    if watched.main > MOST_MAIN:
        faults.append(("", f"main process {watched.main:.0f} MB"))
    if watched.worker > MOST_WORKER:
        faults.append(("", f"a worker {watched.worker:.0f} MB"))
    if watched.left:
        faults.append(("", f"{watched.left} processes left"))
    return faults + [
        (digest, f"{cpu:.0f} s of processor time") for digest, cpu in watched.cpu.items() if cpu > MOST_CPU
    ]


def made_files(args: argparse.Namespace, chance: random.Random, scratch: Path) -> Iterator[File]:
    """All that is made: first what is crafted, then by lot, then mutants."""
    import hostile_pdfs as pdfs
    import hostile_pictures as pictures
    import mutants

    seeds = seeds_in(args.seeds)
    every = [*seeds, *mutants.relatives(seeds, scratch)]
    makers: dict[str, Iterable[tuple[str, bytes]]] = {
        "pdf_bombs": pdfs.bombs(),
        "picture_bombs": pictures.bombs(),
        "pdf_structures": pdfs.structures(),
        "pdf_actions": pdfs.actions(),
        "polyglots": mutants.polyglots(every, chance, args.files // 50),
        "wild_pdfs": pdfs.wild(chance, args.files // 4),
        "wild_pictures": pictures.wild(chance, args.files // 6),
        "mutants": mutants.mutants(every, chance, args.files // 2),
    }
    for kind in args.only or makers:
        suffix = ".pdf" if "pdf" in kind else ""
        yield from ((kind, name + suffix, data) for name, data in makers[kind])


def foreign_files(folders: Iterable[Path]) -> Iterator[File]:
    """Files that others made, as they are."""
    for number, path in enumerate(
        one for folder in folders for one in sorted(folder.rglob("*")) if one.is_file()
    ):
        yield "foreign", f"{number}{path.suffix}", path.read_bytes()


def seeds_in(folders: Iterable[Path]) -> list[Path]:
    """Documents and pictures of a size that makes cheap mutants."""
    kinds = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"}
    found = [one for folder in folders for one in sorted(folder.rglob("*")) if one.suffix.lower() in kinds]
    return [one for one in found if 0 < one.stat().st_size < 700_000]


def run_folders(files: Iterator[File], args: argparse.Namespace) -> int:
    """Check the files in folders of `each`, print the table. Returns how many faults there were."""
    rows: dict[str, Row] = {}
    number = faults = 0
    worst = Watched()
    while some := list(islice(files, args.each)):
        number += 1
        with tempfile.TemporaryDirectory(prefix="hostile-") as temporary:
            folder = Path(temporary) / f"case-{number}"
            write(folder, some)
            watched = run_program(
                ["check", str(folder), "--json", "--no-cache", "--today", "2026-11-22"],
                args.ocr,
                60 + 30 * args.each,
            )
            found = judge(folder, watched, rows)
            keep(folder, found, args.keep)
        faults += len(found)
        worst.worker, worst.main = max(worst.worker, watched.worker), max(worst.main, watched.main)
        most = max(watched.cpu.values(), default=0)
        print(f"folder {number}: {len(some)} files, {watched.seconds:.0f} s, most {most:.0f} s for one, "
              f"worker {watched.worker:.0f} MB, main {watched.main:.0f} MB, {len(found)} faults", flush=True)  # fmt: skip
        for name, fault in found:
            print(f"    {name or 'the run'}: {fault}", flush=True)
    table(rows, worst, faults)
    return faults


def write(folder: Path, files: Iterable[File]) -> None:
    """The files of one run."""
    for kind, name, data in files:
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / name.replace("/", "_")).write_bytes(data)


def keep(folder: Path, faults: Iterable[tuple[str, str]], into: Path | None) -> None:
    """Copies of the files that failed; of those known by digest too."""
    if into is None:
        return
    import hashlib

    into.mkdir(parents=True, exist_ok=True)
    wanted = {name for name, _ in faults if name}
    for path in folder.rglob("*"):
        if path.is_file() and wanted & {
            path.relative_to(folder).as_posix(),
            hashlib.sha256(path.read_bytes()).hexdigest(),
        }:
            shutil.copy(path, into / f"{path.parent.name}-{path.name}")


def table(rows: dict[str, Row], worst: Watched, faults: int) -> None:
    """All kinds in one table."""
    print(f"\n{'kind':<16}{'files':>7}{'records':>9}{'refused':>9}{'findings':>10}{'fine':>6}")
    for kind, row in sorted(rows.items()):
        print(f"{kind:<16}{row.files:>7}{row.records:>9}{row.refused:>9}{row.found:>10}{row.fine:>6}")
    print(f"\nlargest worker {worst.worker:.0f} MB, main process {worst.main:.0f} MB, {faults} faults")


def run_archives(args: argparse.Namespace, chance: random.Random) -> int:
    """Zips, each a case of its own."""
    from hostile_archives import archives

    faults = 0
    for name, data in archives(chance, args.files // 100):
        with tempfile.TemporaryDirectory(prefix="hostile-") as temporary:
            path = Path(temporary) / f"{name}.zip"
            path.write_bytes(data)
            watched = run_program(["check", str(path), "--json", "--no-cache"], args.ocr, 300)
        wrong = [
            fault
            for _, fault in _faults_of_run(watched)
            if not (watched.code == 3 and fault.startswith("exit 3"))
        ]
        faults += len(wrong)
        print(
            f"{name:<14} exit {watched.code}, {watched.seconds:.1f} s, main {watched.main:.0f} MB {wrong or ''}",
            flush=True,
        )
    return faults


def as_program(arguments: list[str], without_ocr: bool) -> int:
    """The program itself, in this process; `ocr` off where it was asked for."""
    from evidence.faces.cli.main import main
    from evidence.reading.settings import Settings

    if without_ocr:
        made = Settings.__init__
        Settings.__init__ = lambda self, **given: made(self, **{"ocr": False, **given})  # type: ignore[method-assign]
    return main(arguments)


def main() -> int:
    """Make, run, print."""
    if "--as-program" in sys.argv:
        return as_program(sys.argv[sys.argv.index("--") + 1 :], "--without-ocr" in sys.argv)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--chance", type=int, default=7)
    parser.add_argument("--seeds", type=Path, nargs="*", default=[ROOT / "samples"])
    parser.add_argument("--foreign", type=Path, nargs="*", default=[])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--archives", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    chance = random.Random(args.chance)
    if args.archives:
        return int(run_archives(args, chance) > 0)
    with tempfile.TemporaryDirectory() as scratch:
        files = foreign_files(args.foreign) if args.foreign else made_files(args, chance, Path(scratch))
        return int(run_folders(files, args) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
