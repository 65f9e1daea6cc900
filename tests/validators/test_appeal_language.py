from building import a_case, judge, only

from evidence.case.declared import AppealText, Point
from evidence.finding import Severity, Verdict


def of(text="", done="", platform="joom"):
    points = (Point("指控", done),) if done else ()
    return judge("appeal_language", a_case(appeal=AppealText(text=text), points=points), platform)


def test_english_passes_with_its_accents_and_dashes():
    assert of("Appeal – the café’s “Original” was removed").verdict is Verdict.PASS


def test_chinese_and_russian_are_an_error():
    assert only(of("The word 正品 was removed")).severity is Severity.ERROR
    assert only(of("Слово удалено")).severity is Severity.ERROR


def test_what_was_done_warns():
    assert only(of(done="已删除")).severity is Severity.WARNING


def test_no_text_or_no_rule_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
    assert of("中文", platform="aliexpress").verdict is Verdict.SKIP
