from datetime import date, datetime

import pytest
from building import a_case, judge, only

from evidence.case.declared import Notice
from evidence.case.toml import BEIJING
from evidence.finding import Severity, Verdict
from evidence.platforms.deadlines import deadlines
from evidence.platforms.load import load_platform

JOOM = load_platform("joom")


def of(received, today, notice=Notice.REQUEST, platform="joom"):
    return judge("deadline", a_case(received=received, notice=notice, today=today), platform)


def weights(outcome):
    return [(found.severity, found.sure) for found in outcome.findings]


def test_five_working_days_over_labour_day():
    case = a_case(received=date(2026, 4, 28), notice=Notice.REQUEST)
    clocks = {clock.rule + ("" if clock.holds else "*"): clock.at for clock in deadlines(case, JOOM)}
    assert clocks["appeal.rfi_deadline_workdays"] == datetime(2026, 5, 8, 23, 59, tzinfo=BEIJING)
    assert clocks["appeal.rfi_deadline_workdays*"] == datetime(2026, 5, 5, 23, 59, tzinfo=BEIJING)
    assert clocks["appeal.reply_hours"] == datetime(2026, 5, 1, 0, 0, tzinfo=BEIJING)
    assert clocks["appeal.reply_days"] == datetime(2026, 5, 5, 0, 0, tzinfo=BEIJING)


def test_without_holidays_both_ways_are_one():
    case = a_case(received=date(2026, 3, 2), notice=Notice.REQUEST)
    rules = [clock.rule for clock in deadlines(case, JOOM)]
    assert rules.count("appeal.rfi_deadline_workdays") == 1


def test_plenty_of_time_passes():
    assert of(date(2026, 4, 8), date(2026, 4, 8), Notice.WARNING, "aliexpress").verdict is Verdict.PASS


HOUR = datetime(2026, 4, 7, 9, 30, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 4, 7), []),
        (date(2026, 4, 8), [(Severity.WARNING, True)]),
        (date(2026, 4, 10), [(Severity.WARNING, True)]),
        (date(2026, 4, 11), [(Severity.ERROR, True)]),
    ],
)
def test_72_hours_of_a_serious_warning(today, expected):
    assert weights(of(HOUR, today, Notice.WARNING, "aliexpress")) == expected


def test_without_the_hour_a_passed_clock_is_doubted():
    found = only(of(date(2026, 4, 1), date(2026, 4, 10), Notice.WARNING, "aliexpress"))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_a_clock_of_third_parties_warns():
    found = only(of(HOUR, date(2026, 4, 20), Notice.COMPLAINT))
    assert found.severity is Severity.WARNING


def test_a_removal_has_no_clock_on_joom_and_thirty_days_on_tiktok():
    assert of(HOUR, date(2026, 4, 20), Notice.REMOVAL).verdict is Verdict.SKIP
    assert of(HOUR, date(2026, 5, 20), Notice.REMOVAL, "tiktok_shop").verdict is Verdict.FLAW


def test_nothing_said_is_nothing_to_judge():
    assert judge("deadline", a_case(received=HOUR)).verdict is Verdict.SKIP
    assert judge("deadline", a_case(notice=Notice.REQUEST)).verdict is Verdict.SKIP
