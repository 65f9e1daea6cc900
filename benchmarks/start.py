"""How long a user waits: until the program starts, and for a second check after one paper of a case was replaced.

    python benchmarks/start.py [--pages 30] [--runs 15] [--no-check]

Start-up is the best of the runs, beside `python -c pass` of the same interpreter; aims: `--version` at most 3 times that,
`--help` under 200 ms. The case is made of the samples' papers, each once; the first check reads them with an empty cache, the
second finds all but one there, the third all. Aim: the second costs at most a tenth of the first. Every check is a process of
its own, as a user starts it; the cache is moved by XDG_CACHE_HOME, so run this on Linux.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = (
    "joom-ready",
    "joom-low-dpi-expired",
    "joom-wrong-name",
    "joom-ambiguous",
    "joom-chinese",
    "aliexpress-warning",
    "joom-russian",
)
EVIDENCE = ("-c", "import sys; from evidence.faces.cli.start import main; sys.exit(main())")
"""What the installed command does; `-m evidence` would time runpy too."""


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-check", action="store_true", help="only start-up")
    args = parser.parse_args()
    _starts(args.runs)
    if not args.no_check:
        with tempfile.TemporaryDirectory() as folder:
            _checks(Path(folder), args.pages)


def _starts(runs: int) -> None:
    bare = _best(("-c", "pass"), runs)
    print(f"{'':24}{'ms':>8}{'times':>8}")
    print(f"{'python -c pass':24}{bare:8.0f}{1:8.1f}")
    for option in ("--version", "--help"):
        took = _best((*EVIDENCE, option), runs)
        print(f"{'evidence ' + option:24}{took:8.0f}{took / bare:8.1f}")


def _best(command: Sequence[str], runs: int) -> float:
    """Milliseconds of the quickest run."""
    return min(_run(command) for _ in range(runs)) * 1000


def _checks(work: Path, pages: int) -> None:
    case, spare = work / "case", work / "spare"
    case.mkdir()
    papers = list(_papers(pages))
    for number, paper in enumerate(papers):
        shutil.copy(paper, case / f"{number:02}_{paper.name}")
    shutil.copy(ROOT / "samples" / "joom-broken-chain" / "letter_1.pdf", spare)
    environment = {"XDG_CACHE_HOME": str(work / "cache")}
    command = (*EVIDENCE, "check", str(case), "--today", "2026-11-23", "--quiet", "--json")
    print(f"\n{len(papers)} papers, {sum(map(_pages, papers))} pages{'':6}{'s':>8}{'of first':>10}")
    first = _run(command, environment)
    _row("first check", first, first)
    replaced = next(path for path in sorted(case.iterdir()) if path.suffix == ".pdf")
    shutil.copy(spare, replaced)
    for name in ("one paper replaced", "nothing replaced"):
        _row(name, _run(command, environment), first)


def _row(name: str, took: float, first: float) -> None:
    print(f"{name:24}{took:8.1f}{took / first:10.3f}", flush=True)


def _papers(pages: int) -> Iterator[Path]:
    """Papers of the samples, none twice, until there are so many pages."""
    have, seen = 0, set()
    for sample in SAMPLES:
        for path in sorted((ROOT / "samples" / sample).iterdir()):
            data = path.read_bytes()
            if path.suffix not in (".pdf", ".jpg") or data in seen or have >= pages:
                continue
            seen.add(data)
            have += _pages(path)
            yield path


def _pages(path: Path) -> int:
    return len(pypdf.PdfReader(path).pages) if path.suffix == ".pdf" else 1


def _run(command: Sequence[str], more: dict[str, str] | None = None) -> float:
    """Seconds of one process; a check that finds fault is as good as one that does not."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, env=environment, check=False)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[-1]} ended with {done.returncode}")
    return took


if __name__ == "__main__":
    main()
