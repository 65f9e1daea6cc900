import pytest
from building import a_case, judge, only

from evidence.case.declared import AppealText, Point
from evidence.case.wording import faults
from evidence.finding import Severity, Verdict

FACTS = "Notification 1, rule 2: the word Original was removed from title and image, see Exhibit A-1."


def of(text="", done=""):
    points = (Point("x", done),) if done else ()
    return judge("appeal_wording", a_case(appeal=AppealText(text=text), points=points))


def test_facts_pass():
    assert of(FACTS).verdict is Verdict.PASS
    assert of("Already fixed: see the screenshot attached.").verdict is Verdict.PASS


GUILTY = {
    "promise_relist": "We will no longer sell similar products.",
    "promise_never": "We promise that it will never happen again.",
    "guarantee": "This is 100% real.",
    "ignorance": "We did not know about the new rule.",
    "no_evidence": "Everything is already rectified.",
    "placeholder": "Regarding [SKU ID] of our shop",
    "edited_papers": "We edited the date of the paper.",
    "fda_claim": "The mask is FDA approved.",
    "template_chinese": "尊敬的客服",
    "pleading": "Please help us.",
    "blame": "The removal is unfair.",
    "template_opening": "Dear Sir, the word was removed.",
    "shouting": "Removed!!",
}


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.id)
def test_each_fault_has_an_example_that_gives_it_away_alone(fault):
    found = only(of(GUILTY[fault.id]))
    assert fault.en in str(found.required)
    assert found.severity is (Severity.ERROR if fault.blocks else Severity.WARNING)


def test_what_was_done_is_read_too():
    assert of(done="We guarantee it").verdict is Verdict.FLAW


def test_no_text_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
