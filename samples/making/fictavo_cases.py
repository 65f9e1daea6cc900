"""The cases of the brand FICTAVO: one that is right, others each wrong in its own way."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from making import fictavo
from making.certificate import certificate
from making.firms import CHARGER, EARPHONES, LAMP, SPEAKER, STRANGER, Product
from making.marks import oval_stamp, signature
from making.sample import Papers
from making.scan import Look, Mark, jpeg, scan


def joom_ready() -> Papers:
    """A listing removed for a missing certificate and two words; everything is mended and shown."""
    notice = "JM-NTF-2026-0457713"
    title = "FICTAVO True Wireless Earphones FV-E20 with Charging Case, Navy Blue"
    old = "Original FICTAVO True Wireless Earphones FV-E20 with Charging Case, Best Seller"
    removed = fictavo.listing(
        EARPHONES,
        "e20",
        old,
        "2026-11-20 10:02",
        badges=("Best Seller", "Top Rated"),
        notice="This product was removed",
    )
    certified = "CE, certificate EXC260817-04312C"
    mended = fictavo.listing(EARPHONES, "e20", title, "2026-11-22 16:48", certification=certified)
    before, after = fictavo.pair(removed, mended)
    photo, plate = fictavo.photo_files(EARPHONES, 101)
    reasons = (
        "Missing certificate: no CE certificate and no SAR report was found for this product.",
        "Prohibited words in the title: Original, Best Seller.",
    )
    issue = fictavo.radio_certificate(EARPHONES, "260817-04312")
    return {
        "ce_certificate_FV-E20.pdf": fictavo.scanned_certificate(issue, Look(11)),
        "test_report_FV-E20.pdf": fictavo.radio_report(EARPHONES, "260817-04312"),
        "sar_report_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(12)),
        "authorization_agent_to_seller.pdf": fictavo.agent_letter(Look(13)),
        "purchase_invoice_EH-2026-0911.pdf": fictavo.purchase(EARPHONES, "EH-2026-0911", "2026-09-11"),
        "before_FV-E20.jpg": before,
        "after_FV-E20.jpg": after,
        "product_photo_FV-E20.jpg": photo,
        "nameplate_photo_FV-E20.jpg": plate,
        "label_photo_FV-E20.jpg": fictavo.label_file(EARPHONES, 105),
        f"notice_{notice}.jpg": fictavo.notice(notice, "CERT-3.1", "FV-E20-NAVY", "e20", reasons),
    }


def joom_low_dpi_expired() -> Papers:
    """Scans of 150 and 110 dpi, a certificate past its day, a letter that ends too early."""
    notice = "JM-NTF-2026-0457720"
    coarse, true = Look(22, dpi=110, tag=300), Look(23, tag=72)
    title = "FICTAVO Portable Wireless Speaker FV-S40, Navy Blue"
    before, after = fictavo.pair(
        fictavo.listing(SPEAKER, "s40", title, "2026-11-20 10:20"),
        fictavo.listing(SPEAKER, "s40", title, "2026-11-22 17:03", certification="CE"),
    )
    issue = fictavo.radio_certificate(SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04")
    letter = scan(fictavo.agent_paper(end="5 December 2026"), coarse, fictavo.agent_marks(coarse))[0]
    reasons = ("Missing certificate: no CE certificate was found for this product.",)
    return {
        "ce_certificate_FV-S40.pdf": fictavo.scanned_certificate(issue, Look(21, dpi=150)),
        "emc_verification_FV-S40.jpg": jpeg(_old_verification(true), true),
        "test_report_FV-S40.pdf": fictavo.radio_report(SPEAKER, "260605-03988"),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(24)),
        "authorization_agent_to_seller.jpg": jpeg(letter, coarse),
        "before_FV-S40.jpg": before,
        "after_FV-S40.jpg": after,
        f"notice_{notice}.jpg": fictavo.notice(notice, "CERT-3.1", "FV-S40-NAVY", "s40", reasons),
    }


def _old_verification(look: Look) -> Image.Image:
    """A verification of five years ago, scanned well."""
    issue = fictavo.safety_certificate(
        SPEAKER,
        "211012-02277",
        issued="2021-10-12",
        valid_until="2026-10-11",
        title="Verification of Conformity",
    )
    stamp = Mark(oval_stamp(fictavo.LAB_STAMP, "CERTIFIED", seed=23), 148, 240, 9)
    return scan(certificate(issue), look, [stamp, Mark(signature(61), 134, 244)])[0]


def joom_wrong_name() -> Papers:
    """A letter to a firm one letter off; a certificate for other models."""
    notice = "JM-NTF-2026-0457731"
    other = replace(EARPHONES, model="FV-E10", others=("FV-E11", "FV-E12"))
    issue = fictavo.radio_certificate(other, "260512-03501", issued="2026-05-12", valid_until="2029-05-11")
    before, after = fictavo.pair(
        fictavo.listing(EARPHONES, "e21", "Authentic FICTAVO Earphones FV-E20", "2026-11-20 10:31"),
        fictavo.listing(EARPHONES, "e21", "FICTAVO Earphones FV-E20", "2026-11-22 17:21"),
    )
    reasons = ("Brand: no proof that you may sell FICTAVO goods.", "Prohibited word: Authentic.")
    wrong = "Shenzhen Samplewing Technology Co., Ltd."
    return {
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(31)),
        "authorization_agent_to_seller.pdf": fictavo.agent_letter(Look(32), named=wrong),
        "ce_certificate_FV-E10.pdf": fictavo.scanned_certificate(issue, Look(33)),
        "sar_report_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "purchase_invoice_EH-2026-0912.pdf": fictavo.purchase(EARPHONES, "EH-2026-0912", "2026-09-12"),
        "before_FV-E20.jpg": before,
        "after_FV-E20.jpg": after,
        f"notice_{notice}.jpg": fictavo.notice(notice, "IP-4.2", "FV-E20-NAVY", "e21", reasons),
    }


def joom_broken_chain() -> Papers:
    """The owner's letter goes to one agent and may not be passed on; the seller's comes from another firm."""
    notice = "JM-NTF-2026-0457745"
    standing = "are a trading firm that deals in goods of the brand FICTAVO"
    before, after = fictavo.pair(
        fictavo.listing(SPEAKER, "s41", "Top Rated FICTAVO Speaker FV-S40", "2026-11-20 10:40"),
        fictavo.listing(SPEAKER, "s41", "FICTAVO Speaker FV-S40", "2026-11-22 17:40"),
    )
    reasons = ("Brand: no proof that you may sell FICTAVO goods.", "Prohibited words: Top Rated.")
    return {
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "letter_1.pdf": fictavo.owner_letter(Look(41), sublicence="Not permitted", end="31 December 2027"),
        "letter_2.pdf": fictavo.agent_letter(
            Look(42), grantor=STRANGER, standing=standing, reference="PR-26-31"
        ),
        "product_photo_FV-S40.jpg": fictavo.photo_files(SPEAKER, 141)[0],
        "before_FV-S40.jpg": before,
        "after_FV-S40.jpg": after,
        f"notice_{notice}.jpg": fictavo.notice(notice, "IP-4.2", "FV-S40-NAVY", "s41", reasons),
    }


def joom_not_fixed() -> Papers:
    """One listing where nothing changed but the clock; one where a banned word is still there."""
    notice = "JM-NTF-2026-0457752"
    first = "Original FICTAVO LED Desk Lamp FV-L12"
    same = fictavo.listing(LAMP, "l30", first, "2026-11-20 10:50", badges=("Best Seller",))
    second = "Best Seller FICTAVO Speaker FV-S40, Original Sound"
    half = fictavo.listing(SPEAKER, "s30", second, "2026-11-20 10:52", badges=("Top Rated",))
    still = fictavo.listing(SPEAKER, "s30", "FICTAVO Speaker FV-S40, Original Sound", "2026-11-22 18:02")
    one = fictavo.pair(same, replace(same, clock="2026-11-22 17:58"), "PNG")
    two = fictavo.pair(half, still, "WEBP")
    reasons = ("Prohibited words in title and labels: Original, Best Seller, Top Rated.",)
    return {
        "before_FV-L12.png": one[0],
        "after_FV-L12.png": one[1],
        "before_FV-S40.webp": two[0],
        "after_FV-S40.webp": two[1],
        f"notice_{notice}.png": fictavo.notice(notice, "PRP-2.7", "FV-L12-WARM", "l30", reasons, "PNG"),
    }


def joom_ambiguous() -> Papers:
    """Days that can be read two ways, a model with a star nobody explains, a holder behind a bar."""
    notice = "JM-NTF-2026-0457760"
    dates = fictavo.safety_certificate(CHARGER, "26-03012", issued="03/04/2026", valid_until="05/12/2026")
    hidden = fictavo.radio_certificate(
        SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04", models="FV-S4*", masked=True
    )
    skus, reasons = "FV-C65-WHITE, FV-S40-NAVY", ("Missing certificate: no CE certificates were found.",)
    return {
        "ce_certificate_FV-C65.pdf": fictavo.scanned_certificate(dates, Look(111), with_photos=False),
        "ce_certificate_FV-S4x.pdf": fictavo.scanned_certificate(hidden, Look(112), with_photos=False),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(113)),
        "authorization_agent_to_seller.pdf": fictavo.agent_letter(Look(114)),
        f"notice_{notice}.jpg": fictavo.notice(notice, "CERT-3.1", skus, "c65", reasons),
    }


def joom_many_skus() -> Papers:
    """Five listings, one library of papers; the last listing's model is in no certificate."""
    notice = "JM-NTF-2026-0457799"
    smaller = replace(CHARGER, model="FV-C30", rating="AC 100-240 V, 50/60 Hz, 0.8 A")
    goods = {
        "FV-E20-NAVY": (EARPHONES, "e50"),
        "FV-S40-NAVY": (SPEAKER, "s50"),
        "FV-C65-WHITE": (CHARGER, "c66"),
        "FV-L12-WARM": (LAMP, "l13"),
        "FV-C30-WHITE": (smaller, "c30"),
    }
    papers: Papers = {}
    for sku, (product, tail) in goods.items():
        papers |= _sku_pair(sku, product, tail)
    issues = (
        fictavo.radio_certificate(EARPHONES, "260817-04312"),
        fictavo.radio_certificate(SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04"),
        fictavo.safety_certificate(
            CHARGER, "260413-03012", issued="2026-04-13", valid_until="2029-04-12", models="FV-C65, FV-C65P"
        ),
        fictavo.safety_certificate(LAMP, "260511-03377", issued="2026-05-11", valid_until="2029-05-10"),
    )
    for seed, issue in enumerate(issues, start=121):
        scanned = fictavo.scanned_certificate(issue, Look(seed), with_photos=False)
        papers[f"certificates/ce_{issue.product.model}.pdf"] = scanned
    reasons = ("Missing certificate: no CE certificates were found.",)
    return papers | {
        "certificates/sar_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "certificates/report_FV-E20.pdf": fictavo.radio_report(EARPHONES, "260817-04312"),
        "letters/trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "letters/owner_to_agent.pdf": fictavo.owner_letter(Look(125)),
        "letters/agent_to_seller.pdf": fictavo.agent_letter(Look(126)),
        f"notice_{notice}.jpg": fictavo.notice(notice, "CERT-3.1", ", ".join(goods), "e50", reasons),
    }


def _sku_pair(sku: str, product: Product, tail: str) -> Papers:
    """The screenshots of one listing in a folder of its own."""
    title = f"FICTAVO {product.name} {product.model}"
    before, after = fictavo.pair(
        fictavo.listing(product, tail, title, "2026-11-20 15:00"),
        fictavo.listing(product, tail, title, "2026-11-22 15:00", certification="CE"),
    )
    return {f"{sku}/before.jpg": before, f"{sku}/after.jpg": after}
