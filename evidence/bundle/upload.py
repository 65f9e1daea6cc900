"""upload/: what the platform's form takes and nothing else, named so that it sorts in the order of the
argument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from evidence.bundle.disk import Record, copy_file
from evidence.bundle.names import fold, plain_words, upload_name
from evidence.bundle.pictures import Converted, Look, fits_jpg, picture_jpg, picture_pdf
from evidence.bundle.plan import BundlePlan, Exhibit, Sheet, UploadRules
from evidence.bundle.shrink import Part, join_pdfs, lighten_picture, render_jpgs, split_pdf
from evidence.bundle.sources import Refused
from evidence.finding import WHOLE_CASE, Finding, Message, Place, Severity, say
from evidence.reading.damage_words import detail_words
from evidence.reading.reader import WorkFailed

FOLDER = "upload"
_SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


@dataclass(frozen=True, slots=True)
class File:
    """One file for the form. owners: papers' names or sheets' labels. how: byte for byte, or what was done.

    path: where its bytes lie now. words: of its name. part, parts: where an owner became several.
    """

    path: Path
    suffix: str
    owners: tuple[str, ...]
    words: tuple[str, ...]
    how: str = "copied"
    part: int = 1
    parts: int = 1
    facts: tuple[tuple[str, Any], ...] = ()

    @property
    def size(self) -> int:
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Upload:
    """records: of the files in upload/. made: for the manifest, one entry for each. findings: what did not
    go smoothly."""

    records: tuple[Record, ...] = ()
    made: tuple[dict[str, Any], ...] = ()
    findings: tuple[Finding, ...] = ()
    by_owner: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Uploader:
    """Fills upload/. work: a private folder for what is made on the way. stage: the bundle being written."""

    def __init__(self, plan: BundlePlan, work: Path, stage: Path) -> None:
        self._plan = plan
        self._rules = plan.rules
        self._work = work
        self._stage = stage
        self._findings: list[Finding] = []
        self._count = 0

    def fill(self, parts: Sequence[Exhibit | Sheet]) -> Upload:
        """Write the files for these parts, in their order."""
        files = {id(part): self._files(part) for part in parts if part.upload}
        records: list[Record] = []
        made: list[dict[str, Any]] = []
        owners: dict[str, list[str]] = {}
        for folder, sku in self._folders(parts):
            chosen = [
                file for part in parts if part.upload and _serves(part, sku) for file in files[id(part)]
            ]
            chosen = self._within_count(chosen)
            self._check_total(chosen, folder)
            for path, file in _named(chosen, folder, self._rules):
                records.append(copy_file(file.path, self._stage, path))
                made.append(_entry(path, file))
                for owner in file.owners:
                    owners.setdefault(owner, []).append(path)
        by_owner = {owner: tuple(paths) for owner, paths in owners.items()}
        return Upload(tuple(records), tuple(made), tuple(self._findings), by_owner)

    def _folders(self, parts: Iterable[Exhibit | Sheet]) -> list[tuple[str, str]]:
        """The folders of upload/ with the SKU each serves: one for each where there are several, else one
        for all."""
        skus = list(dict.fromkeys(sku for part in parts for sku in part.skus))
        if len(skus) < 2:
            return [(FOLDER, "")]
        names: list[str] = []
        for number, sku in enumerate(skus, 1):
            name = plain_words(sku)[:60] or f"listing-{number}"
            taken = {fold(one) for one in names}
            names.append(name if fold(name) not in taken else f"{name}-{number}")
        return [(f"{FOLDER}/{name}", sku) for name, sku in zip(names, skus, strict=True)]

    def _files(self, part: Exhibit | Sheet) -> list[File]:
        """A part in a form the platform takes; nothing, with a finding, where that cannot be made."""
        owner, name = (part.paper.name, part.paper.name) if isinstance(part, Exhibit) else (part.label, None)
        try:
            return self._made(part, owner)
        except WorkFailed as failed:
            self._find(
                name, say("no file for the form could be made of it: {why}", why=detail_words(failed.detail))
            )
        except _NotPossibleError as failed:
            self._find(name, failed.why)
        return []

    def _made(self, part: Exhibit | Sheet, owner: str) -> list[File]:
        if isinstance(part, Sheet):
            path = self._new(".pdf")
            path.write_bytes(part.pdf)
            return self._pdf(File(path, ".pdf", (owner,), part.words or (part.title,), "drawn"))
        suffix = _SUFFIXES.get(part.paper.media_type, "")
        original = File(part.paper.staged, suffix, (owner,), part.words or (part.title,))
        if suffix == ".pdf":
            return self._pdf(original)
        if suffix[1:] in self._rules.formats and not part.covers:
            return self._picture(original, part)
        return self._converted(original, part)

    def _pdf(self, file: File) -> list[File]:
        if "pdf" not in self._rules.formats:
            parts = self._run(render_jpgs, str(file.path), str(self._new("")))
            return _in_parts(file, parts, "rendered", ".jpg", (("dpi", 300),))
        limit = self._rules.file_bytes
        if limit is None or file.size <= limit:
            return [file]
        parts = self._run(split_pdf, str(file.path), str(self._new("")), limit, self._rules.min_dpi)
        self._tell_smaller(file, parts, limit)
        return _in_parts(file, parts, "split", ".pdf", ())

    def _picture(self, file: File, part: Exhibit) -> list[File]:
        limit = self._rules.file_bytes
        if limit is None or file.size <= limit:
            return [file]
        into = self._new(".jpg")
        made = self._run(lighten_picture, str(file.path), str(into), _look(part), limit, self._rules.min_dpi)
        if isinstance(made, Refused):
            raise _NotPossibleError(say("no smaller JPG could be made of it: {why}", why=made.why))
        self._tell_smaller(file, (made,), limit)
        return _in_parts(file, (made,), "written again", ".jpg", ())

    def _converted(self, file: File, part: Exhibit) -> list[File]:
        """A picture in a format the form does not take, or with private parts to cover, made new from the
        original."""
        made: Converted | Refused = Refused("not_a_document")
        suffix = ".jpg" if "jpg" in self._rules.formats else ".pdf"
        if suffix == ".jpg":
            into = self._new(suffix)
            made = self._run(picture_jpg, str(file.path), str(into), _look(part))
        if isinstance(made, Converted) and not fits_jpg(made.pixels, made.frames):
            suffix = ".pdf"
        if suffix == ".pdf":
            into = self._new(suffix)
            made = self._run(picture_pdf, str(file.path), str(into), _look(part))
        if isinstance(made, Refused):
            raise _NotPossibleError(
                say("the form takes no such file and it cannot be converted: {why}", why=made.why)
            )
        facts = (("pixels", list(made.pixels)), ("dpi", round(made.dpi, 1)), ("covered", len(part.covers)))
        new = replace(file, path=into, suffix=suffix, how="converted", facts=facts)
        if self._rules.file_bytes is not None and new.size > self._rules.file_bytes:
            return self._picture(replace(file, suffix=""), part) if suffix == ".jpg" else self._pdf(new)
        return [new]

    def _within_count(self, files: list[File]) -> list[File]:
        """Neighbours joined, smallest pair first, until there are no more than the form takes."""
        most = self._rules.count
        while most is not None and len(files) > most:
            pairs = [(one.size + two.size, at) for at, (one, two) in enumerate(pairwise(files))]
            limit = self._rules.file_bytes
            fitting = [(size, at) for size, at in pairs if limit is None or size <= limit]
            if not fitting or "pdf" not in self._rules.formats:
                told = say(
                    "{count} files are ready for a form that takes {most}", count=len(files), most=most
                )
                self._find(None, told)
                return files
            at = min(fitting)[1]
            files = [*files[:at], self._joined(files[at], files[at + 1]), *files[at + 2 :]]
        return files

    def _joined(self, one: File, two: File) -> File:
        into = self._new(".pdf")
        self._run(join_pdfs, tuple(str(self._as_pdf(file)) for file in (one, two)), str(into))
        owners = tuple(dict.fromkeys((*one.owners, *two.owners)))
        return File(into, ".pdf", owners, (*one.words[:1], "and", *two.words[:1]), "joined")

    def _as_pdf(self, file: File) -> Path:
        if file.suffix == ".pdf":
            return file.path
        into = self._new(".pdf")
        self._run(picture_pdf, str(file.path), str(into), Look())
        return into

    def _check_total(self, files: list[File], folder: str) -> None:
        total, most = sum(file.size for file in files), self._rules.total_bytes
        if most is not None and total > most:
            self._find(
                None,
                say(
                    "{folder} holds {total} bytes, the form takes {most}",
                    folder=folder,
                    total=total,
                    most=most,
                ),
            )

    def _tell_smaller(self, file: File, parts: Sequence[Part], limit: int) -> None:
        """A finding for what was made smaller, and a heavier one where it still does not fit."""
        name = None if file.how == "drawn" else file.owners[0]
        told = say(
            "it has {size} bytes, the form takes {limit}: {count} files were made of it",
            size=file.size, limit=limit, count=len(parts),
        )  # fmt: skip
        self._find(name, told, Severity.NOTE)
        if not all(part.fits for part in parts):
            self._find(
                name, say("it cannot be made smaller than {limit} bytes and stay legible", limit=limit)
            )

    def _find(self, name: str | None, measured: Message, severity: Severity = Severity.WARNING) -> None:
        self._findings.append(
            Finding(
                code="packing",
                severity=severity,
                sure=True,
                place=Place(name) if name else WHOLE_CASE,
                related=(),
                measured=measured,
                required=say("every paper in a file the platform's form takes"),
                fix=say("look at what lies in upload/ before you hand it in; the original is in originals/"),
            )
        )

    def _run(self, function: Any, *args: Any) -> Any:
        return self._plan.worker.run(function, *args, seconds=600)

    def _new(self, suffix: str) -> Path:
        self._count += 1
        return self._work / f"upload-{self._count}{suffix}"


class _NotPossibleError(Exception):
    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.why = why


def _look(part: Exhibit) -> Look:
    return Look(part.screenshot, part.covers)


def _serves(part: Exhibit | Sheet, sku: str) -> bool:
    return not sku or not part.skus or sku in part.skus


def _in_parts(
    file: File, parts: Sequence[Part], how: str, suffix: str, facts: tuple[tuple[str, Any], ...]
) -> list[File]:
    return [
        replace(
            file, path=Path(part.path), suffix=suffix, how=how, part=number, parts=len(parts),
            facts=(*facts, ("pages", [part.first, part.last]), ("quality", part.quality or None)),
        )
        for number, part in enumerate(parts, 1)
    ]  # fmt: skip


def _named(files: Sequence[File], folder: str, rules: UploadRules) -> Iterable[tuple[str, File]]:
    for number, file in enumerate(files, 1):
        ending = (f"part{file.part}of{file.parts}",) if file.parts > 1 else ()
        room = rules.name_letters - len("_".join(("", *ending))) if ending else rules.name_letters
        name = upload_name(number, len(files), file.words, "", room - len(file.suffix))
        yield f"{folder}/{'_'.join((name, *ending))}{file.suffix}", file


def _entry(path: str, file: File) -> dict[str, Any]:
    return {"path": path, "of": list(file.owners), "how": file.how, **dict(file.facts)}
