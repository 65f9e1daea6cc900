from datetime import date, timedelta

import pytest
from building import TODAY, a_case, a_certificate, a_document, a_fact, a_letter, a_trademark, judge, only

from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

# Joom decides within seven working days: 10 April 2026 is a Friday, so by the 21st.
DECISION = date(2026, 4, 21)


def of(*documents, platform="joom", **case):
    return judge("expiry", a_case(*documents, **case), platform)


def until(day, **more):
    return a_certificate(expiry_date=day.isoformat() if isinstance(day, date) else day, **more)


@pytest.mark.parametrize("day", [DECISION, DECISION + timedelta(1), date(2031, 1, 1)])
def test_in_force_on_the_day_of_decision_passes(day):
    assert of(until(day)).verdict is Verdict.PASS


def test_ended_yesterday_is_an_error():
    found = only(of(until(TODAY - timedelta(1))))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "in force today" in str(found.required)
    assert found.place.box


@pytest.mark.parametrize("day", [TODAY, DECISION - timedelta(1)])
def test_ending_before_the_decision_is_an_error_on_joom(day):
    found = only(of(until(day)))
    assert found.severity is Severity.ERROR
    assert "2026-04-21" in str(found.required)


def test_where_no_rule_says_so_it_warns_but_an_ended_paper_never_only_warns():
    assert only(of(until(TODAY), platform="aliexpress")).severity is Severity.WARNING
    assert only(of(until(TODAY - timedelta(1)), platform="aliexpress")).severity is Severity.ERROR


def test_the_sellers_own_figure_for_the_decision_counts():
    assert of(until(TODAY + timedelta(5)), decision_days=5).verdict is Verdict.PASS
    assert of(until(TODAY + timedelta(5)), decision_days=6).verdict is Verdict.FLAW


def test_cases_of_rights_take_longer():
    assert of(until(date(2026, 5, 6)), violation="ip_infringement").verdict is Verdict.PASS
    assert of(until(date(2026, 5, 5)), violation="ip_infringement").verdict is Verdict.FLAW


@pytest.mark.parametrize(("end", "verdict"), [("2026-10-10", Verdict.PASS), ("2026-10-09", Verdict.FLAW)])
def test_letters_need_six_months_on_joom(end, verdict):
    assert of(a_letter(end=end)).verdict is verdict


def test_other_platforms_ask_no_such_margin():
    assert of(a_letter(end="2026-10-09"), platform="aliexpress").verdict is Verdict.PASS
    assert of(a_trademark(expiry_date="2026-10-09")).verdict is Verdict.PASS


def ambiguous(first, second):
    return until(a_fact(first, sure=False, rivals=(second,)))


def test_two_readings_with_one_ended_is_unsure_and_says_both():
    found = only(of(ambiguous("2026-03-04", "2026-04-30")))
    assert (found.severity, found.sure) == (Severity.ERROR, False)
    assert "2026-03-04 or on 2026-04-30" in str(found.measured)


def test_two_readings_both_in_force_is_a_note():
    found = only(of(ambiguous("2027-03-04", "2027-04-03")))
    assert (found.severity, found.sure) == (Severity.NOTE, False)


def test_two_readings_both_ended_is_sure():
    assert only(of(ambiguous("2025-03-04", "2025-04-03"))).sure


def test_one_doubtful_reading_never_passes():
    found = only(of(until(a_fact("2031-01-01", sure=False))))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


@pytest.mark.parametrize("kind", [Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT])
def test_types_that_bear_no_end_are_not_failed_for_lacking_one(kind):
    assert of(a_document(kind=kind)).verdict is Verdict.PASS


@pytest.mark.parametrize("type", ["ce_doc", "ce_tec", "rohs", "tm_us", "cb"])
def test_nor_are_those_the_table_names(type):
    assert of(a_certificate(type=type, expiry_date=None)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "paper",
    [
        a_certificate(type="ccc", expiry_date=None),
        a_certificate(type="eac_cert", expiry_date=None, cert_number="ЕАЭС RU С-CN.АА99.В.00001/25"),
        a_letter(end=None),
        a_document(kind=Kind.ISO),
    ],
)
def test_types_that_bear_one_are_doubted_without(paper):
    found = only(of(paper))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_a_batch_certificate_ends_with_its_quantity():
    batch = a_certificate(type="eac_cert", expiry_date=None, cert_number="ЕАЭС RU С-CN.АА99.А.00001/25")
    assert of(batch).verdict is Verdict.PASS


def test_a_printed_term_is_reckoned_but_never_sure():
    three_years = a_certificate(expiry_date=None, validity="valid for 3 years", issue_date="2023-04-01")
    assert not only(of(three_years)).sure
    assert only(of(three_years)).severity is Severity.ERROR
    one = only(of(a_certificate(expiry_date=None, validity="有效期三年", issue_date="2025-04-01")))
    assert "2028-04-01" in str(one.measured)
    assert not one.sure


def test_a_term_that_cannot_be_reckoned_is_doubted():
    assert of(a_certificate(expiry_date=None, validity="see annex")).verdict is Verdict.UNSURE


def test_an_endless_certificate_passes_an_endless_letter_warns():
    assert of(a_certificate(expiry_date=None, validity="长期有效")).verdict is Verdict.PASS
    assert only(of(a_letter(end=None, validity="valid indefinitely"))).severity is Severity.WARNING


def test_a_letter_that_begins_tomorrow_is_not_in_force():
    assert of(a_letter(start=TODAY.isoformat())).verdict is Verdict.PASS
    found = only(of(a_letter(start="2026-04-11")))
    assert found.sure
    assert "begins on 2026-04-11" in str(found.measured)


def test_a_day_of_issue_that_lies_ahead_is_doubted():
    assert of(a_certificate(issue_date="2026-04-11")).verdict is Verdict.UNSURE
    either = a_certificate(issue_date=a_fact("2026-08-04", sure=False, rivals=("2026-04-08",)))
    assert of(either).verdict is Verdict.PASS


def test_no_paper_is_nothing_to_judge():
    assert of(a_document()).verdict is Verdict.SKIP
