from dataclasses import replace
from datetime import date

import pytest
from building import TODAY, a_case, a_document, judge, only

from evidence.case.case import Former, Packed
from evidence.case.declared import AppealText
from evidence.case.ledger import packed_now
from evidence.finding import Severity, Verdict

CASE = a_case(a_document(), notification_id="JM-1", appeal=AppealText(text="The word was removed."))
NOW = packed_now(CASE, "joom")


def of(**former):
    fields = {
        "folder": "march",
        "day": date(2026, 3, 1),
        "platform": "joom",
        "notice": "",
        "papers": (),
        "text": "",
    }
    history = [Packed(**{**fields, **former})]
    case = a_case(a_document(), notification_id="JM-1", appeal=CASE.declared.appeal, history=history)
    return judge("handed_in_before", case)


@pytest.mark.parametrize("same", [{"notice": "JM-1"}, {"papers": NOW.papers}, {"text": NOW.text}])
def test_the_same_again_warns_with_when_and_where(same):
    found = only(of(**same))
    assert found.severity is Severity.WARNING
    assert "2026-03-01" in str(found.measured)
    assert "march" in str(found.measured)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"notice": "JM-2"},
        {"notice": "JM-1", "platform": "aliexpress"},
        {"papers": (*NOW.papers, "0" * 64)},
    ],
)
def test_something_new_passes(other):
    assert of(**other).verdict is Verdict.PASS


def test_this_folder_on_another_day_is_noted_and_on_this_day_forgiven():
    assert only(of(folder="case", notice="JM-1")).severity is Severity.NOTE
    assert of(folder="case", day=TODAY, notice="JM-1").verdict is Verdict.PASS


def test_an_empty_ledger_passes():
    assert judge("handed_in_before", CASE).verdict is Verdict.PASS


def entry(folder, day=TODAY, **more):
    return Packed(folder, day, "joom", "JM-1", (), **more)


def judged(*history):
    return judge("handed_in_before", a_case(a_document(), notification_id="JM-1", history=history))


def test_what_was_packed_after_this_case_does_not_count_against_it():
    assert judged(entry("case"), entry("copy")).verdict is Verdict.PASS
    assert judged(entry("copy"), entry("case")).verdict is Verdict.FLAW
    assert judged(entry("copy", day=date(2026, 12, 1))).verdict is Verdict.PASS


def test_a_supplement_is_for_the_same_notice_but_brings_something_new():
    former = Former("first", {}, 4, 2, 9)
    case = a_case(a_document(), notification_id="JM-1", history=[entry("first", date(2026, 4, 1))])
    assert judge("handed_in_before", replace(case, former=former)).verdict is Verdict.PASS
    known = {one.sha256: "A-1" for one in case.intake.papers}
    repeated = only(judge("handed_in_before", replace(case, former=replace(former, labels=known))))
    assert repeated.severity is Severity.WARNING
    assert "nothing" in str(repeated.measured)


def test_no_record_is_skipped():
    case = replace(a_case(a_document()), history=None)
    assert judge("handed_in_before", case).verdict is Verdict.SKIP
