"""From a reading to facts: every question is asked once, each answer with the spot it stands on."""

from __future__ import annotations

from evidence.facts.brands import even_mixed_letters, find_brand, narrower
from evidence.facts.codes import find_codes
from evidence.facts.fact import Facts, Kind
from evidence.facts.kind import find_kind
from evidence.facts.letter_reach import without_territory
from evidence.facts.letters import Letter, not_of_term, read_letter
from evidence.facts.marks import find_mark
from evidence.facts.models import find_models
from evidence.facts.number import find_number
from evidence.facts.paper_dates import read_dates
from evidence.facts.parties import find_parties
from evidence.facts.product import find_product
from evidence.facts.standards import find_standards
from evidence.facts.ties import read_form
from evidence.facts.type_of import find_type
from evidence.facts.validity import find_validity
from evidence.reading.reading import MarkKind, Reading


def understand(reading: Reading) -> Facts:
    """What the paper says. Nothing is looked up anywhere but on its pages, and no answer is a silent
    guess."""
    forms = tuple(read_form(page) for page in reading.pages if page.lines)
    text = reading.text
    found = find_kind(forms, text)
    home = without_territory(text) if found.kind is Kind.AUTHORIZATION else text
    dates = read_dates(forms, home, reading.created, found.kind)
    parties = find_parties(forms, found.kind)
    letter = read_letter(forms) if found.kind is Kind.AUTHORIZATION else Letter()
    codes = tuple(code for page in reading.pages for code in page.codes)
    number = find_number(forms, found.kind, find_type(found, text, ""), codes)
    speaker = parties.holder if found.kind is Kind.DECLARATION else None
    brand = find_brand(forms, speaker)
    until = dates.expiry if dates.expiry and dates.expiry.sure else None
    return Facts(
        kind=found.kind,
        kind_sure=found.sure,
        type=find_type(found, text, number.value if number else ""),
        issue_date=not_of_term(letter, dates.issue),
        expiry_date=not_of_term(letter, dates.expiry),
        validity=find_validity(forms, dates),
        holder=letter.grantee or parties.holder,
        manufacturer=parties.manufacturer,
        cert_number=number,
        issuing_body=letter.grantor or parties.issuing_body,
        brand=even_mixed_letters(narrower(letter.brand, brand) or brand),
        product=find_product(forms),
        models=find_models(forms, found.kind),
        standards=find_standards(forms),
        grantor=letter.grantor,
        grantee=letter.grantee,
        registration_number=number if found.kind is Kind.TRADEMARK else letter.registration_number,
        start=letter.start,
        end=letter.end or (until if found.kind is Kind.AUTHORIZATION else None),
        sublicensing=letter.sublicensing,
        territory=letter.territory,
        platforms=letter.platforms,
        seal=find_mark(reading, MarkKind.SEAL),
        signature=find_mark(reading, MarkKind.SIGNATURE),
        photo=find_mark(reading, MarkKind.PHOTO),
        codes=find_codes(reading),
        also=dict((*parties.also, *letter.also)),
    )
