from building import a_case, judge, only

from evidence.case.declared import AppealText, Point
from evidence.finding import Severity, Verdict


def of(text="", subject="", done="", platform="joom"):
    points = (Point("x", done),) if done else ()
    return judge("platform_mixup", a_case(appeal=AppealText(subject, text), points=points), platform)


def test_the_platforms_own_words_pass():
    assert of("Joom notification 1: the word was removed").verdict is Verdict.PASS


def test_words_of_others_warn():
    found = only(of("This is our Plan of Action for ASIN B0"))
    assert found.severity is Severity.WARNING
    assert "ASIN, Plan of Action" in str(found.measured)
    assert of(done="removed on Temu").verdict is Verdict.FLAW
    assert of(subject="Joom", platform="aliexpress").verdict is Verdict.FLAW


def test_parts_of_words_are_no_words():
    assert of("ASINUS and Temuri").verdict is Verdict.PASS


def test_no_text_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
