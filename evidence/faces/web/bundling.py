"""The bundle: build it, download it whole or file by file in the order of the platform's form, copy the appeal text."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from evidence.bundle.bundle import Bundle
from evidence.faces.web.asked import Elsewhere, Refusal, address, case_of, form_of, report_of
from evidence.faces.web.page import language_of, page

_APPEAL = "appeal.txt"
_READING_COPY = "bundle.pdf"


async def bundle_page(request: Request) -> Response:
    """GET /cases/…/bundle"""
    case = case_of(request)
    report, bundle = report_of(case), case.bundle
    values: dict[str, Any] = {"uploads": [], "others": [], "appeal": None, "reading_copy": None}
    return page(
        request,
        "bundle",
        case=case,
        tab="bundle",
        report=report,
        bundle=bundle,
        **(values | _files(bundle) if bundle else values),
    )


def _files(bundle: Bundle) -> dict[str, Any]:
    """The bundle's files by what they are for, each with its number in addresses."""
    rows = [
        {"index": index, "path": one.path, "name": PurePosixPath(one.path).name, "size": one.size}
        for index, one in enumerate(bundle.files)
    ]
    uploads = [row for row in rows if str(row["path"]).startswith("upload/")]
    return {
        "uploads": _by_folder(uploads),
        "others": [row for row in rows if row not in uploads],
        "appeal": _appeal(bundle),
        "reading_copy": next((row for row in rows if row["path"] == _READING_COPY), None),
    }


def _by_folder(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Files for each form: several listings have a folder each."""
    folders: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        folders.setdefault("/".join(PurePosixPath(row["path"]).parts[1:-1]), []).append(row)
    return list(folders.items())


def _appeal(bundle: Bundle) -> dict[str, str] | None:
    path = bundle.folder / _APPEAL
    if not path.is_file():
        return None
    subject, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return {"subject": subject, "body": body.strip()}


async def build(request: Request) -> Response:
    """POST /cases/…/bundle: force=1 builds all of it in spite of findings."""
    case, form = case_of(request), await form_of(request)
    report_of(case)
    if case.busy:
        raise Refusal("busy", 409)
    case.bundle = None
    case.start_packing(force="force" in form, language=language_of(request))
    raise Elsewhere(address(case, "progress"))


async def download_zip(request: Request) -> Response:
    """GET /cases/…/bundle/zip"""
    bundle = _bundle(request)
    if bundle.zip is None:
        raise HTTPException(404)
    return FileResponse(bundle.zip, filename=bundle.zip.name, media_type="application/zip")


async def download_file(request: Request) -> Response:
    """GET /cases/…/bundle/N: the N-th file of the bundle, as a download."""
    bundle = _bundle(request)
    try:
        record = bundle.files[request.path_params["file"]]
    except IndexError:
        raise HTTPException(404) from None
    path = bundle.folder / Path(*PurePosixPath(record.path).parts)
    return FileResponse(path, filename=path.name, media_type="application/octet-stream")


def _bundle(request: Request) -> Bundle:
    bundle = case_of(request).bundle
    if bundle is None:
        raise HTTPException(404)
    return bundle
