from __future__ import annotations

import csv
import io

from building import a_case, a_certificate, a_pair
from reports import some_report

from evidence import plugins
from evidence.case.declared import AppealText, Listing, Point, Proof
from evidence.platforms.load import load_platform
from evidence.report.appeal import write_appeal
from evidence.report.calendar import deadlines_ics
from evidence.report.index_csv import index_csv
from evidence.report.requests import SUPPLIERS, supplier_request

JOOM = load_platform("joom")


def a_point(done: str) -> Point:
    return Point("what they say", done, (Proof("certificate.pdf"),))


def test_the_appeal_names_notice_rule_fix_and_exhibits() -> None:
    listing = Listing(
        sku="EX10", url="https://www.example.com/1", points=(a_point("Word removed from the title"),)
    )
    case = a_case(
        a_certificate(),
        notification_id="N-77",
        rule_code="R-1",
        violation="prohibited_words",
        listings=[listing],
    )
    appeal = write_appeal(case, JOOM, {"certificate.pdf": "A-2"}, ["S-1"])
    assert appeal.subject == "Appeal: EX10 – Fixed prohibited words"
    for words in ("N-77", "R-1", "Word removed from the title (Exhibit A-2)", "S-1", "EX10"):
        assert words in appeal.body
    assert len(appeal.body) <= 300
    assert not appeal.by_seller


def test_the_appeal_never_grows_over_the_limit() -> None:
    points = tuple(a_point(f"Attribute number {n} was put right in the listing") for n in range(40))
    case = a_case(a_certificate(), notification_id="N-77", points=points, pairs=[a_pair()])
    body = write_appeal(case, JOOM, {"certificate.pdf": "A-2"}, ["S-1"]).body
    assert 200 < len(body) <= 300


def test_what_is_not_english_stays_out_of_the_appeal() -> None:
    case = a_case(a_certificate(), points=(a_point("已从标题中删除"),))
    assert write_appeal(case, JOOM, {}, []).body.isascii()


def test_the_sellers_own_text_is_taken_word_for_word() -> None:
    case = a_case(a_certificate(), appeal=AppealText("My subject", "My text."))
    appeal = write_appeal(case, JOOM, {}, [])
    assert (appeal.subject, appeal.body, appeal.by_seller) == ("My subject", "My text.", True)


def test_the_supplier_is_asked_in_both_languages_for_what_only_he_can_cure() -> None:
    letter = supplier_request(some_report())
    asked = [f for f in some_report().findings if f.code == "completeness"]
    assert asked
    assert all(str(finding.measured) in letter for finding in asked)
    assert letter.count("----") == 1


def test_the_index_is_safe_from_formulas_and_read_by_spreadsheets() -> None:
    data = index_csv([("A-1", "=cmd|' /C calc'!A0", ["@a.pdf", "b\n.pdf"], 3, 4, ["01_x.pdf"])])
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert header[0] == "exhibit"
    assert row == ["A-1", "'=cmd|' /C calc'!A0", "'@a.pdf; b .pdf", "3", "4", "01_x.pdf"]


def test_the_calendar_holds_the_ends_of_certificates() -> None:
    data = deadlines_ics(some_report(), str)
    assert b"DTSTART;VALUE=DATE:20290430" in data
    assert data == deadlines_ics(some_report(), str)


def test_the_supplier_is_asked_about_checks_that_exist() -> None:
    assert set(plugins.names("validators")) >= SUPPLIERS
