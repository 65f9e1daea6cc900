"""The worked letters of the trade give the findings they are to give: by their facts as they are to be read, and
read off a scan.

The letters are not part of the project; without them beside the checkout the test is skipped.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from building import a_case, a_fact, a_letter, judge
from scanning import scan_of

import evidence
from evidence.case.declared import Brand as Mark
from evidence.case.declared import Company, Listing
from evidence.finding import Severity

FILE = Path(__file__).resolve().parents[3] / "shared" / "domain" / "letters.jsonl"
if not FILE.is_file():
    pytest.skip("the worked letters are not beside the checkout", allow_module_level=True)
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
CONTEXT, LETTERS = LINES[0], {one["id"]: one for one in LINES[1:]}


@pytest.fixture(scope="module", params=["told", pytest.param("scanned", marks=pytest.mark.slow)])
def letter(request, tmp_path_factory):
    """Makes a document of a worked letter: with the facts it is to give, or read off a scan of its text."""
    if request.param == "told":
        return told_letter
    folder = tmp_path_factory.mktemp("scans")

    @cache
    def scanned(name):
        path = scan_of(LETTERS[name]["text"], folder / f"{name}.jpg")
        return evidence.read(path, jobs=1, cache=False)

    return scanned


def told_letter(name):
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


def findings(letter, *names, platform="joom"):
    """File, words, weight and sureness of all findings; the last letter is the topmost, given by the owner."""
    documents = [letter(name) for name in names]
    case = a_case(
        *documents,
        brand=Mark(LETTERS[names[0]]["expected"]["brand"], owner=LETTERS[names[-1]]["expected"]["grantor"]),
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
    return [
        (one.place.file or "", f"{one.measured} | {one.required}", one.severity, one.sure) for one in found
    ]


def told(letter, name, *names, platform="joom"):
    """What is said of one letter.

    Without notes and without what only a trademark certificate could settle; of a scan, without doubts.
    """
    said = findings(letter, name, *names, platform=platform)
    return [
        text
        for file, text, severity, sure in said
        if file.startswith(f"{name}.")
        and severity is not Severity.NOTE
        and "only said in case.toml" not in text
        and (sure or letter is told_letter)
    ]


def doubts(letter, name, *names, platform="joom"):
    """All that is said of one letter, sure or not."""
    return [
        text
        for file, text, _, _ in findings(letter, name, *names, platform=platform)
        if file.startswith(name)
    ]


def test_a_clean_letter_gives_nothing(letter):
    assert told(letter, "L01") == []


def test_a_chinese_mark_for_the_whole_world_is_asked_about(letter):
    assert any("registered in CN" in text for text in told(letter, "L02", platform="aliexpress"))


def test_a_letter_that_outlasts_the_one_above_and_bears_no_signature(letter):
    said = told(letter, "L03", "L02", platform="aliexpress")
    assert any("2028-01-31" in text and "2027-12-31" in text for text in said)
    assert any("a seal, but no signature" in text for text in doubts(letter, "L03", "L02"))
    assert any("registered in CN" in text for text in said)


def test_a_letter_for_russia_only(letter):
    said = told(letter, "L05")
    assert len(said) == 1
    assert "EU" in said[0]


def test_a_letter_for_shops_only_with_a_doubtful_start_and_no_date(letter):
    said = told(letter, "L06")
    assert any("online sale" in text for text in said)
    assert any("2026-10-02" in text for text in doubts(letter, "L06"))
    assert any("the day of issue" in text for text in doubts(letter, "L06"))
    assert any("2027-02-10 or on 2027-10-02" in text for text in doubts(letter, "L06"))
    assert any("registered in EU" in text and "RU" in text for text in said)


def test_a_bilingual_letter_lacks_one_market(letter):
    said = told(letter, "L08")
    assert len(said) == 1
    assert "EU" in said[0]


FACTS = {"grantor": "grantor", "grantee": "grantee", "brand": "brand", "reg_no": "registration_number",
         "start": "start", "end": "end", "date": "issue_date"}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", LETTERS)
def test_a_scan_is_read_right_or_not_surely(letter, name):
    facts, wanted = letter(name).facts, LETTERS[name]["expected"]
    for key, field in FACTS.items():
        found = getattr(facts, field)
        assert found is None or not found.sure or plain(found.value) == plain(wanted[key] or ""), key
    for field in ("grantor", "grantee", "end"):
        assert getattr(facts, field) or not wanted[field], field
    passing = {True: "yes", False: "no", None: None}[wanted["sublicense"]]
    assert (facts.sublicensing and facts.sublicensing.value) == passing
    assert {fact.value for fact in facts.territory} == set(wanted["territory"])
    named = {fact.value for fact in facts.platforms if fact.sure}
    assert named <= set(wanted.get("platforms") or wanted.get("channels"))


def plain(text):
    return "".join(text.casefold().split())
