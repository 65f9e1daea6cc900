"""What changed between two screenshots: this program beside the usual tools, on the same pairs in one run.

    python benchmarks/compare.py [../shared/compare] [--node DIR] [--limit N] [--no-words]

The pairs are those of the folder (truth.jsonl and pairs/), or, where there is none, pages drawn for the run. odiff and
pixelmatch (npm) are looked for on the PATH and in DIR/node_modules/.bin, `compare` of ImageMagick on the PATH; who is not
there has no row. The others compare one frame only and give a mask: it is grown by 8 x 4 pixels and its pieces of 20
pixels or more are their boxes; where the sizes differ they get both pictures on one canvas.

found: changes of which a box covers most on a side where they show. false: boxes mostly off what changed. flagged: share
of the unchanged area that was boxed. words: text changes whose words are told exactly. seconds: processor time for one
pair of 1280 x 2000 and of 1920 x 5000, decoding included, words not; the median of three.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from invented_pages import LISTING, Drawn, Listing, Look, as_jpeg, draw

from evidence.comparing.atoms import find_atoms
from evidence.comparing.change import Comparison
from evidence.comparing.compare import compare
from evidence.comparing.load import load
from evidence.comparing.word_readers import read_words

Box = Sequence[float]
GRACE = 8
CELL = 4
SIZES = ((1280, 2000), (1920, 5000))
OURS = (
    "import sys; from pathlib import Path; from evidence.comparing.load import load; "
    "from evidence.comparing.compare import compare; compare(load(Path(sys.argv[1])), load(Path(sys.argv[2])))"
)


@dataclass(frozen=True, slots=True)
class Side:
    """Where a change shows on one picture: its spots, the element they are in, the words only this side has."""

    spots: tuple[Box, ...]
    element: Box
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """One change; moving: a clock, counter or carousel, which is neither found nor false."""

    before: Side | None
    after: Side | None
    text: bool = False
    moving: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures and what differs between them."""

    before: Path
    after: Path
    truths: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Boxes on both pictures, and the words told per change."""

    before: tuple[Box, ...]
    after: tuple[Box, ...]
    words: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


Tool = Callable[[Path, Path], Answer]


@dataclass(slots=True)
class Score:
    """Sums over pairs."""

    asked: int = 0
    found: int = 0
    false: int = 0
    flagged: float = 0.0
    texts: int = 0
    told: int = 0

    def add(self, pair: Pair, answer: Answer) -> None:
        boxes = answer.before, answer.after
        for truth in pair.truths:
            if not truth.moving:
                self.asked += 1
                sides = zip((truth.before, truth.after), boxes, strict=True)
                self.found += any(side and _shown(side, own) for side, own in sides)
                self.texts += truth.text
                self.told += truth.text and _words(truth) in answer.words
        for number, (path, own) in enumerate(zip((pair.before, pair.after), boxes, strict=True)):
            sides_here = [(truth.before, truth.after)[number] for truth in pair.truths]
            elements = [_grown(side.element) for side in sides_here if side]
            self.false += sum(_covered(box, elements) < 0.5 for box in own)
            self.flagged += _flagged(path, own, elements) / 2


def _words(truth: Truth) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = (tuple(sorted(side.words)) if side else () for side in (truth.before, truth.after))
    return before, after


def _grown(box: Box) -> Box:
    return box[0] - GRACE, box[1] - GRACE, box[2] + GRACE, box[3] + GRACE


def _covered(box: Box, by: Sequence[Box]) -> float:
    """Share of a box that lies under others."""
    x0, y0, x1, y1 = (round(edge) for edge in box)
    mask = np.zeros((max(y1 - y0, 1), max(x1 - x0, 1)), np.bool_)
    for left, top, right, bottom in by:
        rows = slice(max(round(top) - y0, 0), max(round(bottom) - y0, 0))
        mask[rows, max(round(left) - x0, 0) : max(round(right) - x0, 0)] = True
    return float(mask.mean())


def _shown(side: Side, boxes: Sequence[Box]) -> bool:
    return any(_covered(spot, boxes) >= 0.6 for spot in side.spots)


def _flagged(path: Path, boxes: Sequence[Box], elements: Sequence[Box]) -> float:
    with Image.open(path) as picture:
        width, height = picture.size
    free = np.ones((-(-height // CELL), -(-width // CELL)), np.bool_)
    hit = np.zeros_like(free)
    for mask, some, value in ((free, elements, False), (hit, boxes, True)):
        for x0, y0, x1, y1 in some:
            rows = slice(max(int(y0) // CELL, 0), max(int(y1) // CELL + 1, 0))
            mask[rows, max(int(x0) // CELL, 0) : max(int(x1) // CELL + 1, 0)] = value
    return float((hit & free).sum() / max(free.sum(), 1))


def ours(words: bool) -> Tool:
    """This program."""

    def run(before: Path, after: Path) -> Answer:
        found: Comparison = compare(load(before), load(after), read_words=read_words if words else None)
        return Answer(
            tuple(change.before for change in found.changes if change.before),
            tuple(change.after for change in found.changes if change.after),
            tuple((tuple(sorted(c.removed)), tuple(sorted(c.added))) for c in found.changes),
        )

    return run


def masked(command: Callable[[Path, Path, Path], list[str]]) -> Tool:
    """A tool that paints in red what differs."""

    def run(before: Path, after: Path) -> Answer:
        with tempfile.TemporaryDirectory() as folder:
            one, other = _one_size(before, after, Path(folder))
            mask = Path(folder, "mask.png")
            subprocess.run(command(one, other, mask), capture_output=True, check=False)
            boxes = _boxes(mask) if mask.exists() else ()
        return Answer(boxes, boxes)

    return run


def _one_size(before: Path, after: Path, folder: Path) -> tuple[Path, Path]:
    pictures = [load(before), load(after)]
    size = max(p.width for p in pictures), max(p.height for p in pictures)
    paths = []
    for n, picture in enumerate(pictures):
        canvas = Image.new("RGB", size, "white")
        canvas.paste(picture)
        paths.append(folder / f"{n}.png")
        canvas.save(paths[-1], compress_level=1)
    return paths[0], paths[1]


def _boxes(mask: Path) -> tuple[Box, ...]:
    """Boxes around what the tool painted red; the rest of its picture is pale or clear."""
    pixels = np.asarray(load(mask)).astype(np.int16)
    painted = (pixels[:, :, 0] > 180) & (pixels[:, :, 1] < 90) & (pixels[:, :, 2] < 110)
    wide = np.asarray(Image.fromarray(painted).convert("L").filter(ImageFilter.MaxFilter(9))) > 0
    found = find_atoms(wide | np.roll(wide, 4, 1) | np.roll(wide, -4, 1))
    return tuple(tuple(map(float, box)) for box, ink in zip(found.boxes, found.ink, strict=True) if ink >= 20)


def peers(node: Path) -> dict[str, tuple[Tool, Callable[[Path, Path, Path], list[str]]]]:
    """The tools that are installed, and the command each runs."""
    path = os.pathsep.join([str(node / "node_modules" / ".bin"), os.environ.get("PATH", "")])
    commands: dict[str, Callable[[str], Callable[[Path, Path, Path], list[str]]]] = {
        "odiff": lambda tool: lambda a, b, m: [tool, str(a), str(b), str(m), "--antialiasing", "--diff-mask"],
        "pixelmatch": lambda tool: lambda a, b, m: [tool, str(a), str(b), str(m), "0.1"],
        "compare": lambda tool: lambda a, b, m: [
            tool, *("-fuzz", "5%", "-highlight-color", "red", "-lowlight-color", "white"), str(a), str(b), str(m)
        ],
    }  # fmt: skip
    found = {}
    for name, make in commands.items():
        tool = shutil.which(name, path=path)
        if tool:
            command = make(tool)
            found[name] = masked(command), command
    return found


def given_pairs(folder: Path, limit: int | None) -> list[Pair]:
    """The pairs of truth.jsonl."""
    pairs = []
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        truths = tuple(_truth(change) for change in row["changes"])
        pairs.append(Pair(folder / "pairs" / row["before"], folder / "pairs" / row["after"], truths))
    return pairs


def _truth(change: dict[str, Any]) -> Truth:
    def side(name: str) -> Side | None:
        told = change[name]
        if not told:
            return None
        spots = tuple(_corners(spot) for spot in (*told.get("core", [told["rect"]]), *told.get("acc", ())))
        return Side(spots, _corners(told["rect"]), tuple(told.get("words", ())))

    before, after = side("before"), side("after")
    text = change["kind"] == "text" and any(one and one.words for one in (before, after))
    return Truth(before, after, text, change["kind"] == "dyn")


def _corners(rect: Sequence[float]) -> Box:
    return rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]


def drawn_pairs(folder: Path) -> list[Pair]:
    """Pages drawn for this run: in place, pushed down, compressed, zoomed, wider, dark."""
    longer = replace(LISTING, title=f"{LISTING.title} for Phones and Tablets of this Year")
    price = replace(LISTING, price="US $21.90")
    less = replace(LISTING, texts=LISTING.texts[1:])
    cases: list[tuple[Listing, Look, bool, str]] = [
        (price, Look(), False, "price"),
        (longer, Look(), False, "title"),
        (less, Look(), False, "text 0"),
        (price, Look(), True, "price"),
        (price, Look(zoom=1.25), False, "price"),
        (price, Look(width=1100), False, "price"),
        (LISTING, Look(), True, ""),
        (replace(LISTING, logo=""), Look(), False, "logo"),
    ]
    pairs = []
    for n, (listing, look, jpeg, part) in enumerate(cases):
        before, after = draw(LISTING), draw(listing, look)
        paths = folder / f"before_{n}.png", folder / f"after_{n}.png"
        before.image.save(paths[0])
        (as_jpeg(after.image) if jpeg else after.image).save(paths[1])
        pairs.append(Pair(*paths, _drawn_truth(before, after, part)))
    return pairs


def _drawn_truth(before: Drawn, after: Drawn, part: str) -> tuple[Truth, ...]:
    if not part:
        return ()
    old, new = ([word for word, _ in page.parts.get(part, [])] for page in (before, after))
    if part.startswith("text"):
        return (Truth(Side((before.box(part),), before.box(part)), None),)

    def side(page: Drawn, own: list[str], others: list[str]) -> Side | None:
        words = [word for word in page.parts.get(part, []) if word[0] not in others or not word[0]]
        if not words:
            return None
        return Side(tuple(box for _, box in words), page.box(part), tuple(w for w, _ in words if w))

    return (Truth(side(before, old, new), side(after, new, old), text=part != "logo"),)


def _large_pair(size: tuple[int, int], folder: Path) -> tuple[Path, Path]:
    """A page filled with text, and the same with a longer title."""
    listing = replace(LISTING, texts=LISTING.texts * (size[1] // 190))
    longer = replace(listing, title=f"{listing.title} for Phones and Tablets of this Year and the Next")
    paths = folder / f"{size[0]}b.png", folder / f"{size[0]}a.png"
    for path, page in zip(paths, (listing, longer), strict=True):
        if not path.exists():
            draw(page, Look(width=size[0])).image.crop((0, 0, *size)).save(path)
    return paths


def timed(command: Callable[[Path, Path, Path], list[str]] | None, folder: Path) -> list[float]:
    """Processor seconds for both sizes; ours without the start of Python, which a run pays once for all pairs."""
    found = []
    for size in SIZES:
        before, after = _large_pair(size, folder)
        if command is None:
            pair = [str(before), str(after)]
            start = _spent([sys.executable, "-c", OURS.partition("; compare(")[0], *pair])
            found.append(_spent([sys.executable, "-c", OURS, *pair]) - start)
        else:
            found.append(_spent(command(before, after, folder / "mask.png")))
    return found


def _spent(command: Sequence[str]) -> float:
    """Processor seconds of a command, the median of three runs."""
    times = []
    for _ in range(3):
        start = os.times()
        subprocess.run(command, capture_output=True, check=False)
        end = os.times()
        times.append(end.children_user + end.children_system - start.children_user - start.children_system)
    return median(times)


def main() -> None:
    """Run every tool over every pair and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/compare"))
    parser.add_argument("--node", type=Path, default=Path())
    parser.add_argument("--limit", type=int)
    parser.add_argument("--no-words", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = (args.folder / "truth.jsonl").is_file()
        pairs = given_pairs(args.folder, args.limit) if given else drawn_pairs(folder)
        print(f"{len(pairs)} pairs {'of ' + str(args.folder) if given else 'drawn for this run'}\n")
        print("| tool | found | false boxes | flagged | words | 1280x2000 | 1920x5000 |")
        print("|---|---|---|---|---|---|---|")
        tools: dict[str, tuple[Tool, Any]] = {"evidence": (ours(not args.no_words), None), **peers(args.node)}
        for tool, (run, command) in tools.items():
            score = Score()
            for pair in pairs:
                score.add(pair, run(pair.before, pair.after))
            told = f"{score.told} of {score.texts}" if tool == "evidence" and not args.no_words else "–"
            small, large = timed(command, folder)
            share = score.flagged / max(len(pairs), 1)
            print(
                f"| {tool} | {score.found} of {score.asked} | {score.false} | {share:.2%} | {told} "
                f"| {small:.2f} s | {large:.2f} s |",
                flush=True,
            )


if __name__ == "__main__":
    main()
