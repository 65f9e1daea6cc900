"""What a PDF of ours says about itself: title, day, case, and which exhibit came from which bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from evidence import __version__
from evidence.bundle.names import visible

if TYPE_CHECKING:
    from pikepdf import Pdf

NAMESPACE = "urn:evidence-bundle:1.0/"
"""Of the XMP properties `case` and `exhibits`; each exhibit as "label sha256 name"."""


@dataclass(frozen=True, slots=True)
class Described:
    """exhibits: label, SHA-256 of the source, its name as given."""

    title: str
    case: str
    exhibits: tuple[tuple[str, str, str], ...]


def describe(pdf: Pdf, described: Described, today: date) -> None:
    """Write Info, XMP and an ID that follows from the content."""
    import pikepdf

    pikepdf.models.metadata.PdfMetadata.register_xml_namespace(NAMESPACE, "evidence")
    title = visible(described.title)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["dc:language"] = ["en"]
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = f"{today.isoformat()}T00:00:00Z"
        xmp["xmp:CreatorTool"] = xmp["pdf:Producer"] = f"evidence {__version__}"
        xmp[f"{{{NAMESPACE}}}case"] = visible(described.case)
        xmp[f"{{{NAMESPACE}}}exhibits"] = [
            f"{label} {sha256} {visible(name)}" for label, sha256, name in described.exhibits
        ]
    stamp = f"D:{today:%Y%m%d}000000Z"
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Producer"] = f"evidence {__version__}"
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
    pdf.Root.Lang = "en"
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    content = repr((described, today, __version__)).encode("utf-8", "surrogateescape")
    own = pikepdf.String(hashlib.sha256(content).digest()[:16])
    pdf.trailer.ID = pikepdf.Array([own, own])
