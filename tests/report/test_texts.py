from __future__ import annotations

import csv
import io
from datetime import date

from building import a_case, a_certificate, a_pair
from reports import some_report

from evidence import plugins
from evidence.case.declared import AppealText, Listing, Notice, Point, Proof
from evidence.job import judge
from evidence.options import Options
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


def test_an_exhibit_is_named_once() -> None:
    listing = Listing(sku="EX10", points=(a_point("The certificate is attached"),))
    others = [a_certificate("b.pdf"), a_certificate("c.pdf")]
    case = a_case(a_certificate(), *others, violation="ip_infringement", listings=[listing])
    labels = {"certificate.pdf": "A-2", "b.pdf": "A-3", "c.pdf": "A-4"}
    appeal = write_appeal(case, JOOM, labels, [])
    assert appeal.subject.endswith("IP infringement")
    assert appeal.body.count("A-2") == 1
    assert "Certificates attached: Exhibit A-3, A-4." in appeal.body


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
    assert "Dear supplier" in letter
    assert "尊敬的供应商" in letter
    assert "case.toml" not in letter
    assert letter.count("----") == 1


def letter_of(*documents, **declared) -> str:  # type: ignore[no-untyped-def]
    case = a_case(*documents, company="Shenzhen Example Technology Co., Ltd.", **declared)
    return supplier_request(judge(case, JOOM, Options(case.today)))


def test_the_supplier_is_asked_for_his_papers_and_not_for_ours() -> None:
    letter = letter_of(violation="missing_certificate", listings=[Listing(sku="1", models=("EX10",))])
    assert "a certificate in force that covers the model" in letter
    assert "EX10" in letter
    assert "the notice of the platform" not in letter
    assert "the address of the listing" not in letter


def test_the_supplier_is_told_what_is_wrong_with_his_paper_and_until_when() -> None:
    old = a_certificate(expiry_date="2026-01-01")
    letter = letter_of(old, notice=Notice.REQUEST, received=date(2026, 4, 9))
    assert "certificate.pdf" in letter
    assert "2026-01-01" in letter
    assert "by 2026-04-1" in letter


def test_nothing_is_asked_where_nothing_is_wrong() -> None:
    assert letter_of() == ""


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
