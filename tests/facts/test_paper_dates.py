"""Which of a paper's dates is the one: labels, places, competitors, swapped days, contradictions."""

from __future__ import annotations

import pytest
from invented_papers import line, page, paper, typed

from evidence.facts.collect import understand


def facts(text: str, **more: object):
    return understand(paper(typed(text), **more))


def dates(text: str, **more: object) -> tuple[str | None, bool, str | None, bool]:
    found = facts(text, **more)
    issue, expiry = found.issue_date, found.expiry_date
    return (
        issue.value if issue else None,
        bool(issue and issue.sure),
        expiry.value if expiry else None,
        bool(expiry and expiry.sure),
    )


CERTIFICATE = "Certificate of Conformity\nCertificate No.: NW-100\nApplicant: Nordwind Lamps Ltd\n"


@pytest.mark.parametrize(
    "other",
    [
        "1st Surveillance on or before: 18 October 2024",
        "Date of modification: 18 October 2024",
        "Date of receipt: 18 October 2024",
        "Date of test: 18 October 2024",
        "Calibration date: 18 October 2024",
        "Renewal Date: 18 October 2024",
        "Application Dated: 18 October 2024",
        "in accordance with Directive 2014/35/EU of 18 October 2024",
        "Template 12 V1.5 2024-10-18",
        "under accreditation certificate L1234 valid until 18 October 2024",
        "report no. NWR-5 dated 18 October 2024",
    ],
)
def test_other_dates_do_not_win(other):
    assert dates(f"{CERTIFICATE}{other}\nDate of issue: 12 March 2023") == ("2023-03-12", True, None, False)
    issue, sure, expiry, expiry_sure = dates(CERTIFICATE + other)
    assert not sure or issue != "2024-10-18"
    assert not expiry_sure
    assert expiry is None


def test_a_date_in_a_stamp_over_a_table_is_found():
    rows = [line(text, 50, 100 + 20 * at) for at, text in enumerate(CERTIFICATE.strip().split("\n"))]
    stamp = line("有效期至2024年12月31日", 300, 175)
    found = understand(paper(page(*rows, line("报告编号：", 50, 170), stamp)))
    assert found.expiry_date
    assert (found.expiry_date.value, found.expiry_date.sure) == ("2024-12-31", True)


def test_an_expiry_on_page_three_is_found():
    first, third = (
        typed(CERTIFICATE + "Date of issue: 2023-03-12"),
        typed("Valid until: 2026-03-11", number=3),
    )
    found = understand(paper(first, typed("Annex", number=2), third))
    assert found.expiry_date
    assert (found.expiry_date.value, found.expiry_date.page) == ("2026-03-11", 3)


@pytest.mark.parametrize(
    ("settles", "day"),
    [
        ("Date of receipt: 25/03/2026", "2026-04-03"),
        ("Date of receipt: 03/25/2026", "2026-03-04"),
        ("Hafenstrasse 3, Hamburg, Germany", "2026-04-03"),
        ("12 Harbor Street, Boston, MA 02110, USA", "2026-03-04"),
        ("Date format: dd/mm/yyyy", "2026-04-03"),
    ],
)
def test_the_paper_itself_settles_day_and_month(settles, day):
    assert dates(f"{CERTIFICATE}{settles}\nDate of issue: 03/04/2026")[:2] == (day, True)


def test_day_and_month_stay_open_with_both_readings():
    found = facts(f"{CERTIFICATE}Date of issue: 03/04/2026").issue_date
    assert found
    assert not found.sure
    assert {found.value, *found.rivals} == {"2026-04-03", "2026-03-04"}
    assert "swapped" in str(found.why)


def test_two_countries_on_one_paper_settle_nothing():
    text = f"{CERTIFICATE}Shenzhen, China\n12 Harbor Street, Boston, MA 02110, USA\nDate of issue: 03/04/2026"
    assert not dates(text)[1]


def test_the_day_the_file_was_made_breaks_the_tie_but_settles_nothing():
    text = f"{CERTIFICATE}Date of issue: 03/04/2026"
    assert dates(text, created="D:20260305101010Z")[:2] == ("2026-03-04", False)
    assert dates(text, created="D:20260404101010Z")[:2] == ("2026-04-03", False)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("Valid from 2024-04-08 to 2027-04-07", "2024-04-08", "2027-04-07"),
        ("Validity: 08 April 2024 – 07 April 2027", "2024-04-08", "2027-04-07"),
        ("有效期：2024年4月8日至2027年4月7日", "2024-04-08", "2027-04-07"),
        ("授权期限：自2024年4月8日起至2027年4月7日止", "2024-04-08", "2027-04-07"),
        ("Срок действия с 08.04.2024 по 27.04.2027 включительно", "2024-04-08", "2027-04-27"),
        ("Gültig vom 28.04.2024 bis 27.04.2027", "2024-04-28", "2027-04-27"),
        ("Valable du 28/04/2024 au 27/04/2027", "2024-04-28", "2027-04-27"),
    ],
)
def test_a_range_is_start_and_end(printed, start, end):
    found = facts(CERTIFICATE + printed)
    assert found.issue_date
    assert found.expiry_date
    assert (found.issue_date.value, found.expiry_date.value) == (start, end)
    assert found.expiry_date.sure
    assert found.validity
    assert found.validity.value == f"{start}/{end}"


def test_the_time_of_testing_is_no_term():
    found = facts(f"{CERTIFICATE}Testing period: 2024-04-08 to 2024-04-12")
    assert found.expiry_date is None
    assert not (found.issue_date and found.issue_date.sure)


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("This certificate is valid for five years from the date of issue.", "P5Y"),
        ("The validity period of this approval is 18 months.", "P18M"),
        ("本证书有效期为三年", "P3Y"),
        ("授权期限：2年", "P2Y"),
        ("自签发之日起5年内有效", "P5Y"),
        ("Доверенность выдана сроком на 3 года", "P3Y"),
        ("Validité : 3 ans", "P3Y"),
        ("The validity of our certificate will be April 2024 to March 2025.", "2024-04/2025-03"),
        ("Настоящий сертификат действует бессрочно", "unlimited"),
        ("This letter is valid until revoked", "unlimited"),
    ],
)
def test_a_term_is_a_statement_and_no_end_date(printed, term):
    found = facts(f"{CERTIFICATE}{printed}")
    assert found.expiry_date is None
    assert found.validity
    assert found.validity.value == term


def test_a_warranty_is_not_the_paper_s_term():
    assert facts(f"{CERTIFICATE}Warranty: valid for 2 years from the date of purchase").validity is None


def test_a_month_alone_is_no_date():
    assert dates("Declaration of Compliance\nJuly 2022\nWe declare that our products comply")[0] is None


def test_a_paper_that_contradicts_itself_names_both():
    found = facts(f"{CERTIFICATE}Date of issue: 2024-02-03\nIssue date: 2024-03-03").issue_date
    assert found
    assert not found.sure
    assert {found.value, *found.rivals} == {"2024-02-03", "2024-03-03"}


def test_an_end_before_the_issue_is_doubted_on_both():
    found = facts(f"{CERTIFICATE}Date of issue: 2024-02-03\nValid until: 2023-02-02")
    assert found.issue_date
    assert found.expiry_date
    assert not found.issue_date.sure
    assert not found.expiry_date.sure


def test_a_date_read_badly_is_not_sure():
    found = understand(paper(typed(f"{CERTIFICATE}Date of issue: 2024-02-03", confidence=0.6))).issue_date
    assert found
    assert (found.value, found.sure) == ("2024-02-03", False)


def test_a_browser_s_own_date_at_the_page_s_edge_does_not_count():
    edge = (line("certificate.jpg 566x800 pixels", 20, 12), line("2022-08-16, 23:45", 480, 12))
    found = understand(paper(page(*edge, *typed(CERTIFICATE).lines)))
    assert found.issue_date is None


def test_a_letter_s_own_date_needs_no_label():
    letter = (
        "Nordwind Lamps Ltd\nMarch 10, 2022\nStatement of Compliance\nWe declare that our products comply."
    )
    assert dates(letter)[:2] == ("2022-03-10", True)
    title = "EU Declaration of Conformity\nWe declare under our sole responsibility"
    signed = f"{title}\nIn Trondheim, September 30, 2022"
    assert dates(signed)[:2] == ("2022-09-30", True)


def test_a_date_over_its_caption_under_the_signature():
    rows = ("Certificate of Compliance", "Certificate No.: NW-1", "The sample was tested by us")
    lines = [line(text, 50, 100 + 20 * at) for at, text in enumerate(rows)]
    found = understand(paper(page(*lines, line("12 May 2023", 400, 300), line("Date", 410, 312)))).issue_date
    assert found
    assert (found.value, found.sure) == ("2023-05-12", True)


def test_where_it_stands_is_said():
    found = facts(f"{CERTIFICATE}Date of issue: 12 March 2023").issue_date
    assert found
    assert (found.page, found.printed) == (1, "12 March 2023")
    assert found.box
    assert found.box[0] > 40


def test_a_date_broken_over_two_lines_is_one_date():
    text = "Letter of Authorization\nThis authorization of our distributor is valid until 31 December\n2027 in all shops."
    found = facts(text).expiry_date
    assert found
    assert (found.value, found.printed) == ("2027-12-31", "31 December 2027")


def test_a_report_in_place_of_another_does_not_take_its_date():
    report = "TEST REPORT\nReport No.: NWR-1001\nApplicant: Nordwind Lamps Ltd\n"
    former = "This report replaces and cancels the former report No. NWR-1000 dated on May 7, 2020\n"
    assert dates(f"{report}{former}Date of issue: July 15, 2021")[:2] == ("2021-07-15", True)


def test_the_time_of_a_digital_signature_is_not_surely_the_day_of_issue():
    found = facts(f"{CERTIFICATE}Date: 2016.01.21 16:20:52 +08'00'").issue_date
    assert found
    assert not found.sure


def test_a_term_of_whole_years_settles_day_and_month():
    assert dates(f"{CERTIFICATE}Date of issue: 05/04/2023\nValid until: 04/04/2028") == (
        "2023-04-05",
        True,
        "2028-04-04",
        True,
    )
    same_day = f"{CERTIFICATE}Date of issue: 05/04/2023\nValid until: 05/04/2028"
    assert not dates(same_day)[1]


def test_two_badly_read_dates_whole_years_apart_confirm_each_other():
    text = f"{CERTIFICATE}Date of issue: 2023-04-05\nValid until: "
    assert understand(paper(typed(f"{text}2028-04-04", confidence=0.6))).expiry_date.sure
    assert not understand(paper(typed(f"{text}2028-04-09", confidence=0.6))).expiry_date.sure


@pytest.mark.parametrize(
    "printed",
    [
        "Date of issue2024-03-12 Valid until2027-03-11",
        "DateofIssue:12 Mar 2024 ValidUntil:11 Mar 2027",
        "Valid until:2027-03-11Issue date:2024-03-12",
        "Issue date 12.03.2024 Expiry date 11.03.2027",
        "发证日期：2024 年 03 月 12 日 有效期至：2027 年 03 月 11 日",
        "Дата выдачи 12.03.2024 г. Действителен до 11.03.2027 г.",
        "Certificate issued 12 March 2024, expires 11 March 2027",
        "Date of issue (yyyy-mm-dd): 2024-03-12      Date of expiry (yyyy-mm-dd): 2027-03-11",
    ],
)
def test_two_dates_run_together_on_one_line(printed):
    assert dates(CERTIFICATE + printed) == ("2024-03-12", True, "2027-03-11", True)


def test_a_torn_year_is_completed_from_the_paper_s_other_dates_and_never_sure():
    rows = ("СЕРТИФИКАТ", "на основании решения комиссии (N 11-18 от 30.11.2018)", "30 ноября 201 г.")
    issue = understand(paper(typed("\n".join(rows)))).issue_date
    assert issue is not None
    assert (issue.value, issue.sure, issue.printed) == ("2018-11-30", False, "30 ноября 201")
    assert understand(paper(typed(f"{rows[0]}\n{rows[2]}"))).issue_date is None


def test_a_handwritten_nought_read_as_a_letter_is_not_sure():
    issue = understand(paper(typed("ДЕКЛАРАЦИЯ КАЧЕСТВА\nДата подписания „1Ф“ ноября 2017 г."))).issue_date
    assert issue is not None
    assert (issue.value, issue.sure) == ("2017-11-10", False)
