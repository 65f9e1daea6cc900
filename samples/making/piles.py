"""Folders as they come: a pile without case.toml, a folder of files that cannot be read."""

from __future__ import annotations

from making import fictavo, screen
from making.broken import elf, huge_png, locked, without_last_page, word_file
from making.firms import EARPHONES, LAB, LAMP, SELLER
from making.management import management_certificate
from making.sample import Papers
from making.scan import Look, scanned_pdf
from making.sheet import Sheet


def drop_pile() -> Papers:
    """What a seller has on the desktop: odd names, a copy, a contract, clutter; nothing declared."""
    title = "FICTAVO LED Desk Lamp FV-L12"
    old = fictavo.listing(
        LAMP, "l12", f"Original {title}, Best Seller", "2026-11-20 13:01", badges=("Best Seller",)
    )
    before, after = fictavo.pair(
        old, fictavo.listing(LAMP, "l12", title, "2026-11-22 14:10", certification="CE")
    )
    issue = fictavo.safety_certificate(LAMP, "260511-03377", issued="2026-05-11", valid_until="2029-05-10")
    report = fictavo.safety_report(
        LAMP, "260511-03377", issued="2026-05-08", received="2026-04-27", period="2026-04-27 to 2026-05-07"
    )
    reasons = ("Prohibited words in the title: Original, Best Seller.",)
    notice = fictavo.notice_picture("JM-NTF-2026-0458222", "PRP-2.7", "FV-L12-WARM", "l12", reasons)
    return {
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
        "旧资料/ISO9001 证书.pdf": management_certificate(
            "EXM22-00119", SELLER, LAB, "2022-05-06", "2025-05-05"
        ),
        "授权合同.docx": word_file("Distribution contract, draft"),
        "~$授权合同.docx": b"\x0csamplewind".ljust(162, b"\0"),
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1536, b"\0"),
        "desktop.ini": b"[.ShellClassInfo]\r\nConfirmFileOp=0\r\n",
        "截图/.DS_Store": b"\0\0\0\1Bud1".ljust(6148, b"\0"),
    }


def bad_files() -> Papers:
    """Files that cannot be read, or are not what they are called."""
    page = fictavo.listing(EARPHONES, "e40", "FICTAVO Earphones FV-E20", "2026-11-20 14:00")
    cut = screen.screenshot_bytes(screen.listing(page))
    report = fictavo.radio_report(EARPHONES, "260817-04312")
    return {
        "empty.pdf": b"",
        "program.pdf": elf(),
        "locked.pdf": locked(fictavo.mark_certificate()),
        "cut.jpg": cut[: len(cut) * 2 // 5],
        "报告.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "抱告.pdf": fictavo.safety_report(EARPHONES, "260817-04314"),
        "huge.png": huge_png(40_000),
        "blank_scan.pdf": scanned_pdf(Sheet("", specimen=False).pdf(), Look(99, light=0.3)),
        "report_page_3_missing.pdf": without_last_page(report),
    }
