"""The clean case: a brand listing removed for a missing certificate and two words, everything mended and shown."""

from __future__ import annotations

from making import fictavo
from making.firms import AGENT, EARPHONES, LAB, MAKER, OWNER, SELLER
from making.sample import Json, Sample, toml
from making.scan import Look

NOTICE = "JM-NTF-2026-0457713"
TITLE = "FICTAVO True Wireless Earphones FV-E20 with Charging Case, Navy Blue"
CASE = toml(f"""
# A listing removed for a missing certificate and two prohibited words.
platform = "joom"
violation = "missing_certificate"
notification_id = "{NOTICE}"
rule_code = "CERT-3.1"
notice = "removal"
received = 2026-11-20 09:30:00

[company]
zh = "{SELLER.zh}"
en = "{SELLER.name}"

[account]
state = "Active"
score = 93
verified = true

[brand]
name = "FICTAVO"
ownership = "agency"
owner = "{OWNER.name}"

[[points]]
text = "No CE certificate and no SAR report for model FV-E20"
done = "The CE certificate, the test reports and the SAR report of FV-E20 are attached"
proof = ["ce_certificate_FV-E20.pdf", "sar_report_FV-E20.pdf"]

[[points]]
text = "The title holds the words Original and Best Seller"
done = "Both words were removed from title and labels"
proof = ["after_FV-E20.jpg"]
gone = ["Original", "Best Seller", "Top Rated"]

[[listings]]
sku = "FV-E20-NAVY"
url = "{fictavo.url('e20')}"
status = "removed"
category = "Electronics > Audio > Bluetooth headphones"
markets = ["ES", "FR"]
models = ["FV-E20"]
ship_from = "CN"
label_origin = "CN"

[listings.before]
title = "Original FICTAVO True Wireless Earphones FV-E20 with Charging Case, Best Seller"

[listings.after]
title = "{TITLE}"
attributes = {{ "Model" = "FV-E20", "Certification" = "CE" }}

[[files]]
file = "notice_{NOTICE}.jpg"
role = "notification"

[[files]]
file = "authorization_owner_to_agent.pdf"
recorded = true

[[files]]
file = "product_photo_FV-E20.jpg"
role = "product_photo"

[[files]]
file = "nameplate_photo_FV-E20.jpg"
role = "nameplate_photo"

[[files]]
file = "label_photo_FV-E20.jpg"
role = "label_photo"

[[files]]
file = "purchase_invoice_EH-2026-0911.pdf"
role = "invoice"
""")


def joom_ready() -> Sample:
    """Ends ready."""
    photo, plate = fictavo.photo_files(EARPHONES, 101)
    before, after = fictavo.pair(
        fictavo.listing(
            EARPHONES, "e20", "Original FICTAVO True Wireless Earphones FV-E20 with Charging Case, Best Seller",
            "2026-11-20 10:02", badges=("Best Seller", "Top Rated"), notice="This product was removed by the platform",
        ),
        fictavo.listing(EARPHONES, "e20", TITLE, "2026-11-22 16:48", certification="CE, certificate EXC260817-04312C"),
    )  # fmt: skip
    files = {
        "case.toml": CASE,
        "ce_certificate_FV-E20.pdf": fictavo.scanned_certificate(
            fictavo.radio_certificate(EARPHONES, "260817-04312"), Look(11)
        ),
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
        f"notice_{NOTICE}.jpg": fictavo.notice(
            NOTICE, "CERT-3.1", "FV-E20-NAVY", "e20",
            ("Missing certificate: no CE certificate and no SAR report was found for this product.",
             "Prohibited words in the title: Original, Best Seller."),
        ),
    }  # fmt: skip
    return Sample("joom-ready", "A clean brand case with its certificate: nothing blocks.", files, 0, facts=FACTS)


FACTS: dict[str, Json] = {
    "ce_certificate_FV-E20.pdf": {
        "kind": "certificate",
        "cert_number": "EXC260817-04312C",
        "issue_date": "2026-08-17",
        "expiry_date": "2029-08-16",
        "holder": SELLER.name,
        "manufacturer": MAKER.name,
        "brand": "FICTAVO",
        "issuing_body": LAB.name,
        "models": ["FV-E20", "FV-E21", "FV-E22"],
    },
    "test_report_FV-E20.pdf": {
        "kind": "test_report",
        "cert_number": "EXR260817-04312",
        "issue_date": "2026-08-10",
        "expiry_date": None,
        "holder": SELLER.name,
        "models": ["FV-E20", "FV-E21", "FV-E22"],
    },
    "sar_report_FV-E20.pdf": {"kind": "test_report", "cert_number": "EXS260817-04313", "issue_date": "2026-08-12"},
    "trademark_FICTAVO.pdf": {
        "kind": "trademark_certificate",
        "cert_number": "099000457",
        "issue_date": "2021-07-29",
        "expiry_date": "2031-03-23",
        "holder": OWNER.name,
        "brand": "FICTAVO",
    },
    "authorization_owner_to_agent.pdf": {
        "kind": "authorization_letter",
        "grantor": OWNER.name,
        "grantee": AGENT.name,
        "brand": "FICTAVO",
        "registration_number": "099000457",
        "start": "2026-01-01",
        "end": "2028-12-31",
        "issue_date": "2025-12-15",
    },
    "authorization_agent_to_seller.pdf": {
        "kind": "authorization_letter",
        "grantor": AGENT.name,
        "grantee": SELLER.name,
        "brand": "FICTAVO",
        "registration_number": "099000457",
        "start": "2026-02-01",
        "end": "2028-06-30",
        "issue_date": "2026-01-20",
    },
    "before_FV-E20.jpg": {"kind": "other"},
    "after_FV-E20.jpg": {"kind": "other"},
}
