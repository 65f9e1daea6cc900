"""What manifest.json tells beside the list of files: what became of every input, and what was made for the
form."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from evidence import __version__
from evidence.bundle.manifest import exact_name
from evidence.bundle.plan import BundlePlan, Exhibit, Made, Sheet
from evidence.case.case import Case
from evidence.drawing.raster import Placed
from evidence.report.report import Fate, FileEntry


def facts_of(plan: BundlePlan, made: Made) -> dict[str, Any]:
    """The whole account, ready for JSON."""
    report = made.report
    exhibits = {exhibit.paper.name: exhibit for exhibit in plan.exhibits}
    sheets = [part for part in plan.parts if isinstance(part, Sheet)]
    return {
        "program": f"evidence {__version__}",
        "case": exact_name(report.case.folder)["name"],
        "today": report.case.today.isoformat(),
        "platform": report.platform.name,
        "ready": report.ready,
        "forced": plan.forced and not report.ready,
        "sum": {
            "inputs": len(report.files),
            "exhibits": report.count(Fate.EXHIBIT),
            "left_out": report.count(Fate.LEFT_OUT),
            "errors": report.count(Fate.ERROR),
        },
        "inputs": [_input(made, entry, exhibits.get(entry.name)) for entry in report.files],
        "sheets": [_sheet(made, sheet) for sheet in sheets] if made.rows else [],
        "uploads": list(made.made),
        "handed_in": _handed_in(report.case),
        "next": _next(plan, made) if made.rows else None,
    }


def _handed_in(case: Case) -> dict[str, str]:
    """What the bundles hold that this one supplements: labels by SHA-256."""
    return dict(sorted(case.former.labels.items())) if case.former else {}


def _next(plan: BundlePlan, made: Made) -> dict[str, int]:
    """The first numbers that are free: a supplement goes on with them."""
    former = made.report.case.former
    sheets = sum(isinstance(part, Sheet) and part.label != "" for part in plan.parts)
    return {
        "exhibit": (former.exhibit if former else 1) + len(plan.exhibits),
        "sheet": (former.sheet if former else 1) + sheets,
        "page": made.rows[-1].last + 1,
    }


def _input(made: Made, entry: FileEntry, exhibit: Exhibit | None) -> dict[str, Any]:
    told: dict[str, Any] = dict(exact_name(entry.name))
    told |= {"fate": str(entry.fate), "reason": str(entry.reason) if entry.reason else None}
    paper = next((one for one in made.report.case.intake.papers if one.name == entry.name), None)
    if paper:
        told |= {"sha256": paper.sha256, "size": paper.size, "media_type": paper.media_type}
    if exhibit and made.rows:
        told |= {"exhibit": exhibit.label, "pages": _pages(made, exhibit.label)}
        told |= {
            "original": made.originals.get(entry.name),
            "uploads": list(made.uploads.get(entry.name, ())),
        }
        if exhibit.covers:
            told["withheld"] = "the original shows parts that case.toml covers; it stays with the seller"
    return told


def _pages(made: Made, label: str) -> list[int] | None:
    """The first and last printed page of what bears that label."""
    row = next((row for row in made.rows if label and row.label == label), None)
    return [row.first, row.last] if row else None


def _sheet(made: Made, sheet: Sheet) -> dict[str, Any]:
    return {
        "label": sheet.label,
        "title": sheet.title,
        "pages": _pages(made, sheet.label),
        "uploads": list(made.uploads.get(sheet.label, ())),
        "pictures": [_picture(placed) for placed in sheet.placed],
    }


def _picture(placed: Placed) -> dict[str, Any]:
    """A raster as it was placed: native and placed dpi, how many private boxes are painted over."""
    told = asdict(placed)
    return {name: round(told[name], 2) if name.endswith("_dpi") else told[name] for name in sorted(told)}
