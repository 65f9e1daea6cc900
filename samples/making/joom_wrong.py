"""Joom cases that are wrong each in its own way: scans and dates, a name, a chain, a listing not mended."""

from __future__ import annotations

from dataclasses import replace

from making import fictavo, screen
from making.certificate import certificate
from making.firms import EARPHONES, OWNER, SELLER, SPEAKER, STRANGER
from making.marks import oval_stamp, signature
from making.sample import Sample, must, toml
from making.scan import Look, Mark, jpeg, scan

HEAD = f"""
[company]
zh = "{SELLER.zh}"
en = "{SELLER.name}"

[account]
state = "Active"
score = 90
verified = true

[brand]
name = "FICTAVO"
ownership = "agency"
owner = "{OWNER.name}"
"""


def listing_block(sku: str, tail: str, category: str, model: str, before: str, after: str) -> str:
    """The block of one listing."""
    return f"""
[[listings]]
sku = "{sku}"
url = "{fictavo.url(tail)}"
status = "removed"
category = "{category}"
markets = ["ES", "FR"]
models = ["{model}"]

[listings.before]
title = "{before}"

[listings.after]
title = "{after}"
"""


def role(file: str, role_name: str, more: str = "") -> str:
    """The block of one file."""
    return f'\n[[files]]\nfile = "{file}"\nrole = "{role_name}"\n{more}'


def joom_low_dpi_expired() -> Sample:
    """Two scans too coarse, one certificate past its day, one letter that ends before a decision."""
    number = "JM-NTF-2026-0457720"
    coarse = replace(Look(22), dpi=110, tag=300)
    grown_old = fictavo.safety_certificate(
        SPEAKER, "211012-02277", issued="2021-10-12", valid_until="2026-10-11", title="Verification of Conformity", report="EXR211005-02277"
    )
    stamped = [Mark(oval_stamp(fictavo.LAB_STAMP, "CERTIFIED", seed=23), 148, 240, 9), Mark(signature(61), 134, 244)]
    right_pixels = replace(Look(23), tag=72)
    before, after = fictavo.pair(
        fictavo.listing(SPEAKER, "s40", "FICTAVO Portable Wireless Speaker FV-S40, Navy Blue", "2026-11-20 10:20"),
        fictavo.listing(SPEAKER, "s40", "FICTAVO Portable Wireless Speaker FV-S40, Navy Blue", "2026-11-22 17:03", certification="CE"),
    )
    letter_page = scan(
        fictavo.agent_paper(end="5 December 2026"), coarse, fictavo.agent_marks(coarse)
    )[0]  # fmt: skip
    case = f"""
platform = "joom"
violation = "missing_certificate"
notification_id = "{number}"
rule_code = "CERT-3.1"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[points]]
text = "No CE certificate for model FV-S40"
done = "The CE certificate and the test report of FV-S40 are attached"
proof = ["ce_certificate_FV-S40.pdf", "after_FV-S40.jpg"]
""" + listing_block(
        "FV-S40-NAVY", "s40", "Electronics > Audio > Portable speakers", "FV-S40",
        "FICTAVO Portable Wireless Speaker FV-S40, Navy Blue", "FICTAVO Portable Wireless Speaker FV-S40, Navy Blue",
    ) + role(f"notice_{number}.jpg", "notification") + role("authorization_owner_to_agent.pdf", "authorization_letter", "recorded = true\n")  # fmt: skip
    files = {
        "case.toml": toml(case),
        "ce_certificate_FV-S40.pdf": fictavo.scanned_certificate(fictavo.radio_certificate(SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04"), Look(21, dpi=150)),
        "emc_verification_FV-S40.jpg": jpeg(scan(certificate(grown_old), right_pixels, stamped)[0], right_pixels),
        "test_report_FV-S40.pdf": fictavo.radio_report(SPEAKER, "260605-03988"),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(24)),
        "authorization_agent_to_seller.jpg": jpeg(letter_page, coarse),
        "before_FV-S40.jpg": before,
        "after_FV-S40.jpg": after,
        f"notice_{number}.jpg": fictavo.notice(
            number, "CERT-3.1", "FV-S40-NAVY", "s40", ("Missing certificate: no CE certificate was found for this product.",)
        ),
    }
    findings = (
        must("resolution", "ce_certificate_FV-S40.pdf"),
        must("resolution", "authorization_agent_to_seller.jpg"),
        must("expiry", "emc_verification_FV-S40.jpg"),
        must("expiry", "authorization_agent_to_seller.jpg"),
    )
    facts = {
        "ce_certificate_FV-S40.pdf": {"kind": "certificate", "cert_number": "EXC260605-03988C", "expiry_date": "2029-06-04"},
        "emc_verification_FV-S40.jpg": {"kind": "certificate", "issue_date": "2021-10-12", "expiry_date": "2026-10-11"},
        "authorization_agent_to_seller.jpg": {"kind": "authorization_letter", "grantee": SELLER.name, "end": "2026-12-05"},
    }
    return Sample(
        "joom-low-dpi-expired",
        "Scans of 150 and 110 dpi (one tagged 300), one true 300 dpi scan tagged 72, a certificate past its day, a letter ending "
        "before a decision is likely.",
        files, 1, findings, (must("authorization_chain", None), must("authorization_chain", "authorization_agent_to_seller.jpg")), facts,
    )  # fmt: skip


def joom_wrong_name() -> Sample:
    """The letter names a firm one letter off; the certificate names other models."""
    number = "JM-NTF-2026-0457731"
    other = replace(EARPHONES, model="FV-E10", others=("FV-E11", "FV-E12"))
    wrong = "Shenzhen Samplewing Technology Co., Ltd."
    before, after = fictavo.pair(
        fictavo.listing(EARPHONES, "e21", "Authentic FICTAVO Earphones FV-E20", "2026-11-20 10:31"),
        fictavo.listing(EARPHONES, "e21", "FICTAVO Earphones FV-E20", "2026-11-22 17:21"),
    )
    case = f"""
platform = "joom"
violation = "ip_infringement"
notification_id = "{number}"
rule_code = "IP-4.2"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[points]]
text = "Use of the brand FICTAVO without proof of authorization"
done = "The letters of the owner and of its agent are attached"
proof = ["authorization_owner_to_agent.pdf", "authorization_agent_to_seller.pdf"]

[[points]]
text = "The title uses the word Authentic"
done = "The word was removed from the title"
proof = ["after_FV-E20.jpg"]
gone = ["Authentic"]
""" + listing_block(
        "FV-E20-NAVY", "e21", "Electronics > Audio > Bluetooth headphones", "FV-E20", "Authentic FICTAVO Earphones FV-E20", "FICTAVO Earphones FV-E20"
    ) + role(f"notice_{number}.jpg", "notification") + role("authorization_owner_to_agent.pdf", "authorization_letter", "recorded = true\n") + role(
        "purchase_invoice_EH-2026-0912.pdf", "invoice"
    )  # fmt: skip
    files = {
        "case.toml": toml(case),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(31)),
        "authorization_agent_to_seller.pdf": fictavo.agent_letter(Look(32), named=wrong),
        "ce_certificate_FV-E10.pdf": fictavo.scanned_certificate(fictavo.radio_certificate(other, "260512-03501", issued="2026-05-12", valid_until="2029-05-11"), Look(33)),
        "sar_report_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "purchase_invoice_EH-2026-0912.pdf": fictavo.purchase(EARPHONES, "EH-2026-0912", "2026-09-12"),
        "before_FV-E20.jpg": before,
        "after_FV-E20.jpg": after,
        f"notice_{number}.jpg": fictavo.notice(
            number, "IP-4.2", "FV-E20-NAVY", "e21", ("Brand: no proof that you may sell FICTAVO goods.", "Prohibited word: Authentic.")
        ),
    }
    findings = (
        must("company_name", "authorization_agent_to_seller.pdf"),
        must("model_coverage", "ce_certificate_FV-E10.pdf"),
    )
    facts = {
        "authorization_agent_to_seller.pdf": {"kind": "authorization_letter", "grantee": wrong},
        "ce_certificate_FV-E10.pdf": {"kind": "certificate", "holder": SELLER.name, "models": ["FV-E10", "FV-E11", "FV-E12"]},
    }
    also = (must("authorization_chain", None), must("authorization_chain", "authorization_agent_to_seller.pdf"))
    return Sample("joom-wrong-name", "A letter to a firm one letter off, a certificate for other models.", files, 1, findings, also, facts)


def joom_broken_chain() -> Sample:
    """The owner's letter goes to one agent and forbids passing on; the seller's letter comes from another firm."""
    number = "JM-NTF-2026-0457745"
    standing = "are a trading firm that deals in goods of the brand FICTAVO"
    before, after = fictavo.pair(
        fictavo.listing(SPEAKER, "s41", "Top Rated FICTAVO Speaker FV-S40", "2026-11-20 10:40"),
        fictavo.listing(SPEAKER, "s41", "FICTAVO Speaker FV-S40", "2026-11-22 17:40"),
    )
    case = f"""
platform = "joom"
violation = "ip_infringement"
notification_id = "{number}"
rule_code = "IP-4.2"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[points]]
text = "Use of the brand FICTAVO without proof of authorization"
done = "The letters are attached"
proof = ["letter_1.pdf", "letter_2.pdf"]

[[points]]
text = "The title uses the words Top Rated"
done = "The words were removed from the title"
proof = ["after_FV-S40.jpg"]
gone = ["Top Rated"]
""" + listing_block(
        "FV-S40-NAVY", "s41", "Electronics > Audio > Portable speakers", "FV-S40", "Top Rated FICTAVO Speaker FV-S40", "FICTAVO Speaker FV-S40"
    ) + role(f"notice_{number}.jpg", "notification") + role("product_photo_FV-S40.jpg", "product_photo")  # fmt: skip
    files = {
        "case.toml": toml(case),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "letter_1.pdf": fictavo.owner_letter(Look(41), sublicence="Not permitted", end="31 December 2027"),
        "letter_2.pdf": fictavo.agent_letter(Look(42), grantor=STRANGER, standing=standing, reference="PR-26-31"),
        "product_photo_FV-S40.jpg": fictavo.photo_files(SPEAKER, 141)[0],
        "before_FV-S40.jpg": before,
        "after_FV-S40.jpg": after,
        f"notice_{number}.jpg": fictavo.notice(
            number, "IP-4.2", "FV-S40-NAVY", "s41", ("Brand: no proof that you may sell FICTAVO goods.", "Prohibited words: Top Rated.")
        ),
    }
    facts = {
        "letter_1.pdf": {"kind": "authorization_letter", "grantor": OWNER.name, "end": "2027-12-31"},
        "letter_2.pdf": {"kind": "authorization_letter", "grantor": STRANGER.name, "grantee": SELLER.name, "end": "2028-06-30"},
    }
    findings = (must("authorization_chain", "letter_2.pdf"),)
    also = (must("authorization_chain", None), must("authorization_chain", "letter_1.pdf"))
    return Sample(
        "joom-broken-chain", "The owner's letter goes to one agent, the seller's comes from another firm.", files, 1, findings, also, facts
    )


def joom_not_fixed() -> Sample:
    """One listing where nothing changed but the clock; one where a banned word is still there."""
    number = "JM-NTF-2026-0457752"
    same = fictavo.listing(EARPHONES, "e30", "Original FICTAVO Earphones FV-E20", "2026-11-20 10:50", badges=("Best Seller",))
    half = fictavo.listing(
        SPEAKER, "s30", "Best Seller FICTAVO Speaker FV-S40, Original Sound", "2026-11-20 10:52", badges=("Top Rated",)
    )
    half_after = fictavo.listing(SPEAKER, "s30", "FICTAVO Speaker FV-S40, Original Sound", "2026-11-22 18:02")
    case = f"""
platform = "joom"
violation = "prohibited_words"
notification_id = "{number}"
rule_code = "PRP-2.7"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[listings]]
sku = "FV-E20-NAVY"
url = "{fictavo.url('e30')}"
status = "removed"
category = "Electronics > Audio > Bluetooth headphones"
markets = ["ES", "FR"]
models = ["FV-E20"]

[listings.before]
title = "Original FICTAVO Earphones FV-E20"

[listings.after]
title = "FICTAVO Earphones FV-E20"

[[listings.points]]
text = "The title uses the word Original, a label says Best Seller"
done = "Both were removed"
proof = ["after_FV-E20.png"]
gone = ["Original", "Best Seller"]

[[listings]]
sku = "FV-S40-NAVY"
url = "{fictavo.url('s30')}"
status = "removed"
category = "Electronics > Audio > Portable speakers"
markets = ["ES", "FR"]
models = ["FV-S40"]

[listings.before]
title = "Best Seller FICTAVO Speaker FV-S40, Original Sound"

[listings.after]
title = "FICTAVO Speaker FV-S40, Original Sound"

[[listings.points]]
text = "The title uses the words Best Seller and Original"
done = "The words were removed"
proof = ["after_FV-S40.webp"]
gone = ["Best Seller", "Original", "Top Rated"]
""" + role(f"notice_{number}.png", "notification") + role("sar_report_FV-E20.pdf", "test_report")  # fmt: skip
    one = fictavo.pair(same, screen.clocked(same, "2026-11-22 17:58"), "PNG")
    two = fictavo.pair(half, half_after, "WEBP")
    reasons = ("Prohibited words in title and labels: Original, Best Seller, Top Rated.",)
    files = {
        "case.toml": toml(case),
        "before_FV-E20.png": one[0],
        "after_FV-E20.png": one[1],
        "before_FV-S40.webp": two[0],
        "after_FV-S40.webp": two[1],
        "sar_report_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        f"notice_{number}.png": fictavo.notice(number, "PRP-2.7", "FV-E20-NAVY", "e30", reasons, "PNG"),
    }
    findings = (
        must("not_fixed", "after_FV-E20.png"),
        must("not_fixed", "after_FV-S40.webp"),
        *(must("file_format", name, "warning") for name in files if name.endswith((".png", ".webp"))),
    )
    return Sample("joom-not-fixed", "Nothing changed in one pair, a banned word still stands in the other.", files, 1, findings)
