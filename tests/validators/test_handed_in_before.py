from datetime import date

import pytest
from building import TODAY, a_case, a_document, judge, only

from evidence.case.case import Packed
from evidence.case.declared import AppealText
from evidence.case.ledger import packed_now
from evidence.finding import Severity, Verdict

CASE = a_case(a_document(), notification_id="JM-1", appeal=AppealText(text="The word was removed."))
NOW = packed_now(CASE, "joom", "the word  was removed.")


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
