"""What the first line of a report calls a case."""

from __future__ import annotations

from dataclasses import replace

from building import a_case

from evidence.checks import load_check, run_checks
from evidence.platforms.load import load_platform
from evidence.report.report import Report
from evidence.report.words import verdict_words


def test_a_case_without_what_only_the_seller_can_say_is_not_called_ready() -> None:
    unsaid = run_checks((load_check("case_inputs"),), a_case(), load_platform("joom"))
    report = Report(a_case(), load_platform("joom"), (), unsaid)
    assert report.ready
    assert "NOT ALL WAS CHECKED" in str(verdict_words(report))


def test_a_case_that_says_all_is_called_ready() -> None:
    said = tuple(
        replace(one, findings=())
        for one in run_checks((load_check("case_inputs"),), a_case(), load_platform("joom"))
    )
    assert str(verdict_words(Report(a_case(), load_platform("joom"), (), said))) == "READY to hand in"
