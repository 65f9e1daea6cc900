"""The papers of the brand FICTAVO, right in every point; cases change what they need wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PIL import Image

from making import screen
from making.certificate import LVD_STANDARDS, Issue, certificate
from making.firms import AGENT, LAB, MAKER, OWNER, SELLER, Firm, Product
from making.letter import Grant, letter
from making.marks import BLUE, VIOLET, oval_stamp, round_seal, signature
from making.product import label_photo, nameplate_photo, product_photo
from making.report import RED_RESULTS, SAFETY_RESULTS, SAR_RESULTS, Tested, report
from making.scan import Look, Mark, scanned_pdf
from making.trade import invoice
from making.trademark import Registered, eu_mark

MARK = Registered(
    "099000457",
    "FICTAVO",
    OWNER.name,
    OWNER.address,
    "23/03/2021",
    "29/07/2021",
    "23/03/2031",
    ((9, "Earphones; loudspeakers; battery chargers; power adapters."), (11, "Lamps; lighting fittings.")),
)
LAB_STAMP = "EXAMPLA CONFORMITY LABORATORY"
OWNER_TO_AGENT = Grant(
    OWNER,
    AGENT.name,
    AGENT.address,
    "FICTAVO",
    "European Union trade mark No. 099000457",
    "Earphones, loudspeakers and chargers, class 9; lamps, class 11",
    "European Union",
    "Online marketplaces, among them Joom and AliExpress",
    "1 January 2026",
    "31 December 2028",
    "15 December 2025",
    "FS-2025-118",
    "are the registered owner of the trademark FICTAVO",
    "Permitted: the authorized party may authorize resellers on online marketplaces",
)
AGENT_TO_SELLER = Grant(
    AGENT,
    SELLER.name,
    SELLER.address,
    "FICTAVO",
    "European Union trade mark No. 099000457",
    "Earphones, loudspeakers and chargers, class 9; lamps, class 11",
    "European Union",
    "Joom, store Samplewind Audio",
    "1 February 2026",
    "30 June 2028",
    "20 January 2026",
    "EH-2026-007",
    f"are the distributor of FICTAVO goods authorized by {OWNER.name} under its letter FS-2025-118",
    "Not permitted",
    "General Manager",
)
MENU = ("Dashboard", "Products", "Orders", "Notifications", "Account health", "Support")
OFFICE = "https://office.example.com"


def url(tail: str) -> str:
    """The address of an invented listing."""
    return f"https://www.joom.com/en/products/000000000000000000000{tail}"


def photos(product: Product, seed: int, wide: int = 1600) -> tuple[Image.Image, Image.Image]:
    """Product and name plate, four to three."""
    size = (wide, wide * 3 // 4)
    return product_photo(product.look, size, seed, product.colour), nameplate_photo(
        product, MAKER, size, seed + 1
    )


def photo_files(product: Product, seed: int) -> tuple[bytes, bytes]:
    """Product and name plate as a phone takes them: twelve million pixels."""
    first, second = photos(product, seed, 4000)
    return screen.photo_bytes(first, 66), screen.photo_bytes(second, 66)


def label_file(product: Product, seed: int) -> bytes:
    """The label on the carton, with its warnings."""
    lines = (
        f"{product.brand}  {product.name}  {product.model}",
        f"Rating: {product.rating}",
        f"Manufacturer: {MAKER.name}",
        MAKER.address,
        "EU responsible person: Exampla Fictional EU Contact, 1 Nowhere Street",
        "WARNING: loud sound harms hearing. Keep away from water and from small children.",
        "Do not throw away with household waste.   CE   Made in China",
    )
    return screen.photo_bytes(label_photo(lines, (4000, 3000), seed), 66)


def radio_certificate(product: Product, number: str, **changes: Any) -> Issue:
    """A certificate under the radio directive, in force for three years."""
    issue = Issue(f"EXC{number}C", SELLER, MAKER, product, LAB, "2026-08-17", "2029-08-16", f"EXR{number}")
    return replace(issue, **changes)


def safety_certificate(product: Product, number: str, **changes: Any) -> Issue:
    """A certificate under the low voltage and EMC directives."""
    issue = radio_certificate(
        product, number, directive="Directives 2014/35/EU and 2014/30/EU", standards=LVD_STANDARDS
    )
    return replace(issue, **changes)


def scanned_certificate(issue: Issue, look: Look, with_photos: bool = True) -> bytes:
    """The certificate stamped, signed and scanned, its photographs on page 2."""
    pictures = photos(issue.product, look.seed) if with_photos else None
    marks = [
        Mark(oval_stamp(LAB_STAMP, "CERTIFIED", ink=BLUE, seed=look.seed), 148, 240, -7),
        Mark(signature(look.seed + 40), 132, 243),
    ]
    return scanned_pdf(certificate(issue, pictures), look, marks)


def lab_marks(seed: int) -> tuple[Mark, ...]:
    """The laboratory's electronic stamp and signature on a report's cover."""
    return Mark(oval_stamp(LAB_STAMP, "REPORT", seed=seed), 150, 240), Mark(signature(seed), 140, 246)


def radio_report(product: Product, number: str, **changes: Any) -> bytes:
    """The test report behind a radio certificate, born digital, three pages."""
    tested = Tested(
        f"EXR{number}",
        "Radio spectrum, wideband data transmission",
        SELLER,
        MAKER,
        product,
        LAB,
        "2026-08-03",
        "2026-08-03 to 2026-08-10",
        "2026-08-10",
        "ETSI EN 300 328 V2.2.2 (2019-07)",
        RED_RESULTS,
    )
    return report(replace(tested, **changes), photos(product, 71, 1000), lab_marks(31))


def safety_report(product: Product, number: str, **changes: Any) -> bytes:
    """The test report behind a safety certificate."""
    return radio_report(
        product,
        number,
        title="Safety of audio, video and information technology equipment",
        standard="EN IEC 62368-1:2020+A11:2020",
        results=SAFETY_RESULTS,
        **changes,
    )


def sar_report(product: Product, number: str) -> bytes:
    """The report on the specific absorption rate."""
    tested = Tested(
        f"EXS{number}",
        "Specific absorption rate (SAR)",
        SELLER,
        MAKER,
        product,
        LAB,
        "2026-08-03",
        "2026-08-05 to 2026-08-11",
        "2026-08-12",
        "EN 50566:2017, EN 62209-1:2016, EN 50360:2017",
        SAR_RESULTS,
    )
    return report(tested, None, lab_marks(33))


def owner_letter(look: Look, **changes: Any) -> bytes:
    """The owner's letter, scanned, with the blue seal a Hong Kong firm uses."""
    marks = [
        Mark(
            round_seal(
                "FICTAVO SOUND LIMITED", "HONG KONG", centre="FSL", ink=VIOLET, size=36, seed=look.seed
            ),
            128,
            236,
            5,
        ),
        Mark(signature(7), 30, 249),
    ]
    return scanned_pdf(letter(replace(OWNER_TO_AGENT, **changes)), look, marks)


def agent_letter(look: Look, **changes: Any) -> bytes:
    """The agent's letter, scanned, with a red seal over its print."""
    return scanned_pdf(agent_paper(**changes), look, agent_marks(look, changes.get("grantor", AGENT)))


def agent_paper(**changes: Any) -> bytes:
    """The agent's letter before it is sealed and scanned."""
    return letter(replace(AGENT_TO_SELLER, **changes), (0.5, 0.12, 0.14))


def agent_marks(look: Look, grantor: Firm = AGENT) -> list[Mark]:
    """Seal and signature of a Chinese firm."""
    return [Mark(round_seal(grantor.zh, seed=look.seed), 120, 234, -11), Mark(signature(19), 30, 250)]


def purchase(product: Product, number: str, dated: str, quantity: int = 240) -> bytes:
    """The agent's invoice to the seller."""
    seal = Mark(round_seal(AGENT.zh, "合同专用章", seed=51), 142, 96)
    return invoice(number, dated, AGENT, SELLER, ((product, quantity, "36.50"),), (seal,))


def mark_certificate(**changes: Any) -> bytes:
    """The certificate of the mark."""
    return eu_mark(replace(MARK, **changes))


def listing(product: Product, tail: str, title: str, clock: str, **more: Any) -> screen.ListingPage:
    """A listing page of the product."""
    attributes = [
        ("Brand", product.brand),
        ("Model", product.model),
        ("Rated input", product.rating),
        ("Certification", more.pop("certification", "None")),
        ("Colour", product.shade),
        ("Origin", "Mainland China"),
    ]
    description = more.pop(
        "description",
        (
            f"{product.brand} {product.model}. {product.name}, with a printed guide in five languages.",
            "In the box: the product, one cable, the guide, a card with the address of the maker.",
            "Please keep it dry and use a power source that fits the rating on the name plate.",
        ),
    )
    return screen.ListingPage(
        url(tail),
        title,
        more.pop("price", "US $18.90"),
        "Samplewind Audio",
        product.look,
        tuple(attributes),
        description,
        crumbs="Home / Electronics",
        clock=clock,
        colour=product.colour,
        **more,
    )


def notice_picture(number: str, rule: str, sku: str, tail: str, reasons: tuple[str, ...]) -> Image.Image:
    """The platform's notice in the seller's office."""
    rows = (
        ("Notification ID", number),
        ("Product SKU", sku),
        ("Listing URL", url(tail)),
        ("Status", "Removed"),
        ("Rule Reference Code", rule),
        ("Received", "2026-11-20 09:30 (UTC+8)"),
    )
    ending = "You may appeal with documents that prove the correction."
    message = screen.Message(
        f"{OFFICE}/notifications/{number}",
        "Seller office",
        "Your product was removed",
        rows,
        (*reasons, ending),
        MENU,
        "2026-11-20 10:05",
        "Removed",
    )
    return screen.office(message)


def notice(
    number: str, rule: str, sku: str, tail: str, reasons: tuple[str, ...], form: str = "JPEG"
) -> bytes:
    """The notice as a screenshot file."""
    return screen.screenshot_bytes(notice_picture(number, rule, sku, tail, reasons), form)


def pair(before: screen.ListingPage, after: screen.ListingPage, form: str = "JPEG") -> tuple[bytes, bytes]:
    """Both screenshots as files."""
    return screen.screenshot_bytes(screen.listing(before), form), screen.screenshot_bytes(
        screen.listing(after), form
    )
