"""Joom cases about reading and covering: papers one cannot be sure of, and one library of papers for many SKUs."""

from __future__ import annotations

from dataclasses import replace

from making import fictavo
from making.firms import CHARGER, EARPHONES, LAMP, SELLER, SPEAKER, Product
from making.joom_wrong import HEAD, role
from making.sample import Sample, must, toml
from making.scan import Look


def joom_ambiguous() -> Sample:
    """Days that can be read two ways, a model with a star nobody explains, a holder behind a bar."""
    number = "JM-NTF-2026-0457760"
    dates = fictavo.safety_certificate(CHARGER, "26-03012", issued="03/04/2026", valid_until="05/12/2026")
    hidden = fictavo.radio_certificate(
        SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04", models="FV-S4*", masked=True
    )
    case = f"""
platform = "joom"
violation = "missing_certificate"
notification_id = "{number}"
rule_code = "CERT-3.1"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[points]]
text = "No CE certificates for models FV-C65 and FV-S40"
done = "The certificates are attached"
proof = ["ce_certificate_FV-C65.pdf", "ce_certificate_FV-S4x.pdf"]

[[listings]]
sku = "FV-C65-WHITE"
url = "{fictavo.url('c65')}"
status = "removed"
category = "Electronics > Chargers"
markets = ["ES", "FR"]
models = ["FV-C65"]

[[listings]]
sku = "FV-S40-NAVY"
url = "{fictavo.url('s42')}"
status = "removed"
category = "Electronics > Audio > Portable speakers"
markets = ["ES", "FR"]
models = ["FV-S40"]
""" + role(f"notice_{number}.jpg", "notification") + role("authorization_owner_to_agent.pdf", "authorization_letter", "recorded = true\n")  # fmt: skip
    files = {
        "case.toml": toml(case),
        "ce_certificate_FV-C65.pdf": fictavo.scanned_certificate(dates, Look(111), with_photos=False),
        "ce_certificate_FV-S4x.pdf": fictavo.scanned_certificate(hidden, Look(112), with_photos=False),
        "trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "authorization_owner_to_agent.pdf": fictavo.owner_letter(Look(113)),
        "authorization_agent_to_seller.pdf": fictavo.agent_letter(Look(114)),
        f"notice_{number}.jpg": fictavo.notice(
            number, "CERT-3.1", "FV-C65-WHITE, FV-S40-NAVY", "c65", ("Missing certificate: no CE certificates were found.",)
        ),
    }
    findings = (
        must("expiry", "ce_certificate_FV-C65.pdf", sure=False),
        must("model_coverage", "ce_certificate_FV-S4x.pdf", sure=False),
        must("company_name", "ce_certificate_FV-S4x.pdf", sure=False),
    )
    facts = {
        "ce_certificate_FV-C65.pdf": {"kind": "certificate", "holder": SELLER.name, "cert_number": "EXC26-03012C"},
        "ce_certificate_FV-S4x.pdf": {"kind": "certificate", "expiry_date": "2029-06-04"},
    }
    unsure = {"ce_certificate_FV-C65.pdf": ["issue_date", "expiry_date"], "ce_certificate_FV-S4x.pdf": ["holder"]}
    for file, names in unsure.items():
        facts[file] = {**facts[file], "not_sure": names}
    return Sample("joom-ambiguous", "Days with two readings, an unexplained star in a model, a hidden holder.", files, 1, findings, (), facts)


GOODS: tuple[tuple[Product, str, str, str], ...] = (
    (EARPHONES, "FV-E20-NAVY", "e50", "Electronics > Audio > Bluetooth headphones"),
    (SPEAKER, "FV-S40-NAVY", "s50", "Electronics > Audio > Portable speakers"),
    (CHARGER, "FV-C65-WHITE", "c66", "Electronics > Chargers"),
    (LAMP, "FV-L12-WARM", "l13", "Home > Lamps"),
)


def joom_many_skus() -> Sample:
    """Five listings, one library of papers; the last listing's model is in no certificate."""
    number = "JM-NTF-2026-0457799"
    smaller = replace(CHARGER, model="FV-C30", rating="AC 100-240 V, 50/60 Hz, 0.8 A")
    goods = (*GOODS, (smaller, "FV-C30-WHITE", "c30", "Electronics > Chargers"))
    case = f"""
platform = "joom"
violation = "missing_certificate"
notification_id = "{number}"
rule_code = "CERT-3.1"
notice = "removal"
received = 2026-11-20 09:30:00
{HEAD}
[[points]]
text = "No CE certificates for the listed products"
done = "The certificates are attached to every SKU"
proof = ["certificates/ce_FV-E20.pdf", "certificates/ce_FV-S40.pdf", "certificates/ce_FV-C65.pdf", "certificates/ce_FV-L12.pdf"]
"""
    files: dict[str, bytes] = {}
    for product, sku, tail, category in goods:
        case += f"""
[[listings]]
sku = "{sku}"
url = "{fictavo.url(tail)}"
status = "removed"
category = "{category}"
markets = ["ES", "FR"]
models = ["{product.model}"]
"""
        title = f"FICTAVO {product.name} {product.model}"
        before, after = fictavo.pair(
            fictavo.listing(product, tail, title, "2026-11-20 15:00", certification="None"),
            fictavo.listing(product, tail, title, "2026-11-22 15:00", certification="CE"),
        )
        files[f"{sku}/before.jpg"] = before
        files[f"{sku}/after.jpg"] = after
    case += role(f"notice_{number}.jpg", "notification") + role("letters/owner_to_agent.pdf", "authorization_letter", "recorded = true\n")
    papers = (
        (fictavo.radio_certificate(EARPHONES, "260817-04312"), 121),
        (fictavo.radio_certificate(SPEAKER, "260605-03988", issued="2026-06-05", valid_until="2029-06-04"), 122),
        (fictavo.safety_certificate(CHARGER, "260403-03012", issued="2026-04-13", valid_until="2029-04-12", models="FV-C65, FV-C65P"), 123),
        (fictavo.safety_certificate(LAMP, "260511-03377", issued="2026-05-11", valid_until="2029-05-10"), 124),
    )
    for issue, seed in papers:
        files[f"certificates/ce_{issue.product.model}.pdf"] = fictavo.scanned_certificate(issue, Look(seed), with_photos=False)
    files |= {
        "case.toml": toml(case),
        "certificates/sar_FV-E20.pdf": fictavo.sar_report(EARPHONES, "260817-04313"),
        "certificates/report_FV-E20.pdf": fictavo.radio_report(EARPHONES, "260817-04312"),
        "letters/trademark_FICTAVO.pdf": fictavo.mark_certificate(),
        "letters/owner_to_agent.pdf": fictavo.owner_letter(Look(125)),
        "letters/agent_to_seller.pdf": fictavo.agent_letter(Look(126)),
        f"notice_{number}.jpg": fictavo.notice(
            number, "CERT-3.1", ", ".join(sku for _, sku, _, _ in goods), "e50", ("Missing certificate: no CE certificates were found.",)
        ),
    }
    findings = (must("model_coverage", "*", about="FV-C30"),)
    facts = {
        f"certificates/ce_{issue.product.model}.pdf": {"kind": "certificate", "expiry_date": issue.valid_until, "holder": SELLER.name}
        for issue, _ in papers
    }
    return Sample("joom-many-skus", "Five SKUs, one library of papers; one model is in no certificate.", files, 1, findings, (), facts)
