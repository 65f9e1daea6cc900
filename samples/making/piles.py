"""Folders as they come: a pile without case.toml, a folder of files that cannot be read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf

from making import fictavo, screen
from making.firms import EARPHONES, LAMP, LAB, SELLER
from making.management import management_certificate
from making.sample import Sample, must, toml
from making.scan import Look, scanned_pdf
from making.sheet import Sheet

ODD_NAMES = (
    "CE证书（最终版）.pdf",
    "授权书 [扫描件].pdf",
    "品牌方授权 #1.pdf",
    "商标 FICTAVO.pdf",
    "test report (2).pdf",
    "test report (2) - 副本.pdf",
    "截图/整改前.jpg",
    "截图/整改后.jpg",
    "微信图片_20261120130522.jpg",
    "旧资料/ISO9001 证书.pdf",
    "授权合同.docx",
)
"""Names with brackets, spaces, signs or Chinese characters."""
EPOCH = (2026, 1, 1, 0, 0, 0)


def word_file(words: str) -> bytes:
    """A small document of a word processor."""
    parts = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        f"{words}</w:t></w:r></w:p></w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text)
    return out.getvalue()


def drop_pile() -> Sample:
    """What a seller has on the desktop: odd names, a copy, a contract, clutter; nothing declared."""
    number = "JM-NTF-2026-0458222"
    title = "FICTAVO LED Desk Lamp FV-L12"
    before, after = fictavo.pair(
        fictavo.listing(LAMP, "l12", f"Original {title}, Best Seller", "2026-11-20 13:01", badges=("Best Seller",)),
        fictavo.listing(LAMP, "l12", title, "2026-11-22 14:10", certification="CE"),
    )
    issue = fictavo.safety_certificate(LAMP, "260511-03377", issued="2026-05-11", valid_until="2029-05-10")
    report = fictavo.safety_report(LAMP, "260511-03377", issued="2026-05-08", received="2026-04-27", period="2026-04-27 to 2026-05-07")
    notice = fictavo.notice_picture(number, "PRP-2.7", "FV-L12-WARM", "l12", ("Prohibited words in the title: Original, Best Seller.",))
    iso = management_certificate("EXM22-00119", SELLER, LAB, "2022-05-06", "2025-05-05")
    files = {
        "CE证书（最终版）.pdf": fictavo.scanned_certificate(issue, Look(91), with_photos=False),
        "授权书 [扫描件].pdf": fictavo.agent_letter(Look(92)),
        "品牌方授权 #1.pdf": fictavo.owner_letter(Look(93)),
        "商标 FICTAVO.pdf": fictavo.mark_certificate(),
        "test report (2).pdf": report,
        "test report (2) - 副本.pdf": report,
        "截图/整改前.jpg": before,
        "截图/整改后.jpg": after,
        "微信图片_20261120130522.jpg": screen.photo_bytes(screen.phone_frame(notice, 94)),
        "IMG_20261121_093012.jpg": fictavo.photo_files(LAMP, 95)[0],
        "旧资料/ISO9001 证书.pdf": iso,
        "授权合同.docx": word_file("Distribution contract, draft"),
        "~$授权合同.docx": b"\x0csamplewind".ljust(162, b"\0"),
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1536, b"\0"),
        "desktop.ini": b"[.ShellClassInfo]\r\nConfirmFileOp=0\r\n",
        "截图/.DS_Store": b"\0\0\0\1Bud1".ljust(6148, b"\0"),
    }
    findings = (
        must("file_format", "授权合同.docx"),
        must("expiry", "旧资料/ISO9001 证书.pdf"),
        *(must("file_name", name) for name in ODD_NAMES),
    )
    facts = {
        "CE证书（最终版）.pdf": {"kind": "certificate", "expiry_date": "2029-05-10", "holder": SELLER.name, "models": ["FV-L12", "FV-L12W"]},
        "授权书 [扫描件].pdf": {"kind": "authorization_letter", "grantee": SELLER.name, "end": "2028-06-30"},
        "旧资料/ISO9001 证书.pdf": {"kind": "iso_certificate", "expiry_date": "2025-05-05", "holder": SELLER.name},
        "test report (2).pdf": {"kind": "test_report", "cert_number": "EXR260511-03377"},
    }
    return Sample("drop-pile", "No case.toml: mixed papers, odd names, a copy, clutter.", files, 1, findings, (), facts, platform="joom")


def bad_files() -> Sample:
    """Files that cannot be read, or are not what they are called."""
    whole = fictavo.agent_letter(Look(97))
    picture = fictavo.listing(EARPHONES, "e40", "FICTAVO Earphones FV-E20", "2026-11-20 14:00")
    cut = screen.screenshot_bytes(screen.listing(picture))
    report = fictavo.radio_report(EARPHONES, "260817-04312")
    case = f"""
platform = "joom"
violation = "missing_certificate"
notification_id = "JM-NTF-2026-0458300"
notice = "removal"
received = 2026-11-20 14:00:00

[company]
zh = "{SELLER.zh}"
en = "{SELLER.name}"
"""
    files = {
        "case.toml": toml(case),
        "empty.pdf": b"",
        "program.pdf": elf(),
        "locked.pdf": locked(fictavo.mark_certificate()),
        "cut.jpg": cut[: len(cut) * 2 // 5],
        "授权书.pdf": whole,
        "受权书.pdf": fictavo.owner_letter(Look(98)),
        "huge.png": huge_png(40_000),
        "blank_scan.pdf": scanned_pdf(Sheet("", specimen=False).pdf(), Look(99, light=0.3)),
        "report_page_3_missing.pdf": without_last_page(report),
    }
    findings = (
        must("readable", "empty.pdf"),
        must("file_format", "program.pdf"),
        must("readable", "locked.pdf"),
        must("readable", "cut.jpg"),
        must("readable", "huge.png"),
        must("readable", "blank_scan.pdf"),
        must("readable", "report_page_3_missing.pdf"),
        must("file_name", "授权书.pdf"),
        must("file_name", "受权书.pdf"),
    )
    also = (must("completeness", None), must("file_format", "huge.png", "warning"))
    return Sample("bad-files", "Empty, not a PDF, locked, cut off, blank, a page missing, names that fold to one.", files, 1, findings, also)


def elf() -> bytes:
    """The head of a program for Linux that does nothing: an ELF header without code."""
    return b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0)


def locked(pdf: bytes) -> bytes:
    """The PDF behind a password; an old cipher, so that the bytes are the same each time."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        cipher = pikepdf.Encryption(owner="sample-owner", user="sample-user", R=3, aes=False, metadata=False)
        document.save(out, static_id=True, encryption=cipher)
    return out.getvalue()


def without_last_page(pdf: bytes) -> bytes:
    """The PDF less its last page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.pages[-1]
        document.save(out, deterministic_id=True)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A black square of side by side pixels, one bit each: small on disk, enormous once unpacked."""
    row = b"\0" * (1 + (side + 7) // 8)
    press = zlib.compressobj(9)
    data = b"".join(press.compress(row) for _ in range(side)) + press.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


