"""How right the facts are, beside what a user would have instead, on the same labelled papers in one run.

    python benchmarks/facts.py ../shared/corpus [--readings DIR] [--cache DIR] [--pages 3] [--score FILE]

Three columns: this program; Tesseract's words under the same rules; and the plain way (the first date that
dateparser.search finds, the first match of a label). Then this program alone, by text layer, by language, and
by whether the rules were tuned on papers of that source. --readings: pickled readings by file name, made
where missing. Without Tesseract or dateparser their columns stay empty, and the table says so.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from plain_reading import has_tesseract, plain_facts, tesseract_reading

from evidence.facts.collect import understand
from evidence.facts.fact import Fact, Facts
from evidence.papers.sniff import media_type
from evidence.reading.read import read_paper
from evidence.reading.reading import Reading
from evidence.reading.settings import Settings

FIELDS = (
    "kind",
    "issue_date",
    "expiry_date",
    "cert_number",
    "holder",
    "manufacturer",
    "issuing_body",
    "brand",
    "models",
)
MARKS = ("seal", "signature", "photo")
HELD_OUT = {"bce0d21c", "4d3d290b", "831a0f13", "02a3591e", "ff0b40f9"}
"""First signs of the SHA-256 of the sources that no rule was tuned on."""
Label = dict[str, Any]
Table = dict[str, dict[str, Any]]


def main() -> None:
    """Read, understand, score and print."""
    args = _arguments()
    labels = [
        json.loads(line) for line in (args.corpus / "labels.jsonl").read_text("utf-8").splitlines() if line
    ]
    papers = args.corpus / "papers"
    ours = {label["file"]: understood(our_reading(papers / label["file"], args.readings)) for label in labels}
    rivals: dict[str, dict[str, dict[str, Any]] | None] = {"Tesseract, same rules": None, "plain": None}
    if has_tesseract():
        seen = {
            label["file"]: tesseract_reading(papers / label["file"], args.pages, args.cache)
            for label in labels
        }
        rivals["Tesseract, same rules"] = {name: understood(reading) for name, reading in seen.items()}
        rivals["plain"] = {name: plain_facts(papers / name, reading.text) for name, reading in seen.items()}
    score = _scorer(args.score)
    _print_beside(
        score(ours, labels), {name: score(read, labels) if read else None for name, read in rivals.items()}
    )
    _print_splits({name: score(ours, some) for name, some in _splits(labels) if some})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--readings", type=Path, default=Path("build/benchmark-readings"))
    parser.add_argument("--cache", type=Path, default=Path("build/benchmark-tesseract"))
    parser.add_argument("--pages", type=int, default=3, help="pages of each paper that Tesseract is given")
    parser.add_argument("--score", type=Path, help="score_facts.py; by default beside the corpus")
    args = parser.parse_args()
    args.score = args.score or args.corpus.parent / "tools" / "score_facts.py"
    return args


def our_reading(path: Path, kept: Path) -> Reading:
    """The paper as this program reads it."""
    pickled = kept / f"{path.name}.pickle"
    if not pickled.exists():
        data = path.read_bytes()
        reading = read_paper(path, hashlib.sha256(data).hexdigest(), media_type(data[:8192]), Settings())
        kept.mkdir(parents=True, exist_ok=True)
        pickled.write_bytes(pickle.dumps(reading))
    found: Reading = pickle.loads(pickled.read_bytes())
    return found


def understood(reading: Reading) -> dict[str, Any]:
    """What the rules make of a reading, as the scorer wants it."""
    facts = understand(reading)
    return {"kind": facts.kind.value, "facts": _plain_facts(facts)}


def _plain_facts(facts: Facts) -> dict[str, Any]:
    single = {f.name: getattr(facts, f.name) for f in dataclasses.fields(facts)}
    found: dict[str, Any] = {name: _answer(one) for name, one in single.items() if isinstance(one, Fact)}
    found["models"] = [_answer(model) for model in facts.models]
    return found


def _answer(fact: Fact) -> dict[str, Any]:
    return {"value": fact.value, "sure": fact.sure}


def _scorer(script: Path) -> Callable[[Mapping[str, dict[str, Any]], list[Label]], Table]:
    def score(read: Mapping[str, dict[str, Any]], labels: list[Label]) -> Table:
        with tempfile.TemporaryDirectory() as folder:
            answers, wanted = Path(folder) / "read.jsonl", Path(folder) / "labels.jsonl"
            _write(answers, ({"file": name, **paper} for name, paper in read.items()))
            _write(wanted, labels)
            command = [sys.executable, str(script), str(answers), str(wanted), "--json"]
            table: Table = json.loads(
                subprocess.run(command, capture_output=True, text=True, check=True).stdout
            )
        return table

    return score


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def _splits(labels: list[Label]) -> Iterable[tuple[str, list[Label]]]:
    layers = {"full": "text", "none": "scan", "partial": "hybrid"}
    for layer, name in layers.items():
        yield name, [label for label in labels if label["text_layer"] == layer]
    for name, wanted in (("en", "en"), ("zh", "zh"), ("ru", "ru")):
        yield name, [label for label in labels if wanted in label["languages"]]
    yield "other", [label for label in labels if not {"en", "zh", "ru"} & set(label["languages"])]
    yield "tuned", [label for label in labels if not _held_out(label)]
    yield "held out", [label for label in labels if _held_out(label)]


def _held_out(label: Label) -> bool:
    return hashlib.sha256(label["source_repo"].encode()).hexdigest()[:8] in HELD_OUT


def _print_beside(ours: Table, rivals: Mapping[str, Table | None]) -> None:
    print("right / labelled (right and sure) wrong: answers marked sure that are wrong\n")
    heads = ["this program", *rivals]
    print(f"{'':14}{'n':>4}  " + "".join(f"{head:<28}" for head in heads))
    for field in (*FIELDS, *MARKS):
        cells = [_cell(table[field]) if table else "not installed" for table in (ours, *rivals.values())]
        print(f"{field:14}{ours[field]['labelled']:4}  " + "".join(f"{cell:<28}" for cell in cells))


def _cell(row: dict[str, Any]) -> str:
    if not row["recall"] and row["precision"] is None:
        return "no answer"
    return f"{row['recall']:.2f} ({row['sure']:.2f}) {row['wrong']:2} wrong"


def _print_splits(tables: Mapping[str, Table]) -> None:
    print("\nthis program: right / labelled, wrong\n")
    print(f"{'':14}" + "".join(f"{name:>14}" for name in tables))
    for field in (*FIELDS, *MARKS):
        cells = [
            f"{t[field]['recall']:.2f}/{t[field]['labelled']} {t[field]['wrong']}" for t in tables.values()
        ]
        print(f"{field:14}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
