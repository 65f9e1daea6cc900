from datetime import date

from building import a_case

from evidence.case.declared import Notice
from evidence.platforms.advice import advice_for
from evidence.platforms.deadlines import milestones
from evidence.platforms.decision import likely_decision_day
from evidence.platforms.load import load_platform

JOOM, ALIEXPRESS = load_platform("joom"), load_platform("aliexpress")


def test_a_warning_ends_after_ninety_days_and_closes_withdrawal_after_five():
    case = a_case(received=date(2026, 3, 1), notice=Notice.WARNING)
    found = {one.rule: one.at.date() for one in milestones(case, ALIEXPRESS)}
    assert found == {"warning.withdrawal_day": date(2026, 3, 6), "warning.validity_days": date(2026, 5, 30)}


def test_a_cool_down_ends_after_two_weeks():
    case = a_case(last_violation=date(2026, 4, 1))
    assert [one.at.date() for one in milestones(case, JOOM)] == [date(2026, 4, 15)]


def test_no_notice_no_milestones():
    assert milestones(a_case(), JOOM) == ()


def test_the_day_of_decision_is_the_sellers_the_platforms_or_a_guess():
    assert likely_decision_day(a_case(decision_days=3), JOOM) == date(2026, 4, 13)
    assert likely_decision_day(a_case(), JOOM) == date(2026, 4, 21)
    assert likely_decision_day(a_case(), ALIEXPRESS) == date(2026, 5, 1)


def test_advice_is_for_every_case_or_for_its_violation():
    every = {str(line) for line in advice_for(a_case(), JOOM)}
    rights = {str(line) for line in advice_for(a_case(violation="品牌/侵权"), JOOM)}
    assert every < rights
    assert any("packaging" in line for line in rights - every)
