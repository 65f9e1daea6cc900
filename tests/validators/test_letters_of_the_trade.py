"""The worked letters of the trade: their facts, as they are to be read, give the findings they are to give.

The letters are not part of the project; without them beside the checkout the test is skipped.
"""

import json
from pathlib import Path

import pytest
from building import a_case, a_fact, a_letter, judge

from evidence.case.declared import Brand as Mark
from evidence.case.declared import Company, Listing
from evidence.finding import Severity

FILE = Path(__file__).resolve().parents[3] / "shared" / "domain" / "letters.jsonl"
if not FILE.is_file():
    pytest.skip("the worked letters are not beside the checkout", allow_module_level=True)
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
CONTEXT, LETTERS = LINES[0], {one["id"]: one for one in LINES[1:]}


def letter(name):
    """A worked letter as the facts room is to read it."""
    told, text = LETTERS[name]["expected"], LETTERS[name]["text"]
    yes = {True: "yes", False: "no", None: None}
    start = told["start"]
    if start == "AMBIGUOUS":
        start = a_fact("2026-02-10", sure=False, rivals=("2026-10-02",))
    number = told["reg_no"]
    shown = f"第{number}号" if "第" in text or "商标注册号" in text else number
    return a_letter(
        f"{name}.pdf",
        grantor=told["grantor"],
        grantee=told["grantee"],
        brand=told["brand"],
        registration_number=a_fact(number, printed=shown),
        territory=told["territory"],
        platforms=told.get("platforms") or told.get("channels"),
        start=start,
        end=told["end"],
        validity="twelve months" if told["end"] is None else None,
        sublicensing=yes[told["sublicense"]],
        issue_date=told["date"],
        seal="seal" if told["stamp"] else None,
        signature="signature" if told["signature"] else None,
    )


def findings(*names, platform="joom"):
    """Place, words and weight of all findings; the last letter is the topmost, given by the owner."""
    documents = [letter(name) for name in names]
    case = a_case(
        *documents,
        brand=Mark(documents[0].facts.brand.value, owner=documents[-1].facts.grantor.value),
        listings=[Listing(sku="1", markets=tuple(CONTEXT["target_markets"]))],
    )
    company = Company(zh=CONTEXT["seller_zh"], en=CONTEXT["seller_en"])
    declared = type(case.declared)(
        source="case.toml", company=company, brand=case.declared.brand, listings=case.declared.listings
    )
    case = type(case)(case.folder, case.today, case.intake, case.documents, declared)
    codes = (
        "authorization_chain",
        "letter_scope",
        "company_name",
        "expiry",
        "seal_present",
        "paper_contents",
    )
    found = [finding for code in codes for finding in judge(code, case, platform).findings]
    return [(one.place.file or "", f"{one.measured} | {one.required}", one.severity) for one in found]


def told(name, *names, platform="joom"):
    """What is said of one letter.

    Without notes and without what only a trademark certificate could settle.
    """
    said = findings(name, *names, platform=platform)
    return [
        text
        for file, text, severity in said
        if file == f"{name}.pdf" and severity is not Severity.NOTE and "only said in case.toml" not in text
    ]


def test_a_clean_letter_gives_nothing():
    assert told("L01") == []


def test_a_chinese_mark_for_the_whole_world_is_asked_about():
    assert any("registered in CN" in text for text in told("L02", platform="aliexpress"))


def test_a_letter_that_outlasts_the_one_above_and_bears_no_signature():
    said = told("L03", "L02", platform="aliexpress")
    assert any("2028-01-31" in text and "2027-12-31" in text for text in said)
    assert any("a seal, but no signature" in text for text in said)
    assert any("registered in CN" in text for text in said)


def test_a_letter_for_russia_only():
    said = told("L05")
    assert len(said) == 1
    assert "EU" in said[0]


def test_a_letter_for_shops_only_with_a_doubtful_start_and_no_date():
    said = told("L06")
    assert any("online sale" in text for text in said)
    assert any("2026-10-02" in text for text in said)
    assert any("the day of issue" in text for text in said)
    assert any("2027-02-10 or on 2027-10-02" in text for _, text, _ in findings("L06"))
    assert any("registered in EU" in text and "RU" in text for text in said)


def test_a_bilingual_letter_lacks_one_market():
    said = told("L08")
    assert len(said) == 1
    assert "EU" in said[0]
