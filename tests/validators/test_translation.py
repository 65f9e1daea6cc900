from building import a_case, a_document, a_line, a_page, judge, only

from evidence.case.declared import Labelled, Role
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

CHINESE = [a_line("商标注册证", 100), a_line("注册人 示例音频有限公司", 120), a_line("有效期至 2031年", 140)]


def mark(*more, type="tm_cn", script="chinese"):
    page = a_page(*CHINESE, *more, script=script)
    return a_document("mark.pdf", [page], kind=Kind.TRADEMARK, type=type)


def of(*documents, files=()):
    return judge("translation", a_case(*documents, files=files))


NAMED = (Labelled("en.pdf", Role.TRANSLATION, translation_of="mark.pdf"),)


def test_a_chinese_paper_alone_warns():
    assert only(of(mark())).severity is Severity.WARNING


def test_a_sealed_translation_that_is_named_passes():
    assert of(mark(), a_document("en.pdf", seal="seal"), files=NAMED).verdict is Verdict.PASS


def test_a_translation_without_a_seal_is_doubted():
    found = only(of(mark(), a_document("en.pdf"), files=NAMED))
    assert (found.place.file, found.sure) == ("en.pdf", False)


def test_english_and_bilingual_papers_need_none():
    english = a_document("mark.pdf", [a_page("Certificate of Registration")], kind=Kind.TRADEMARK)
    assert of(english).verdict is Verdict.PASS
    assert of(mark(a_line("Trademark Registration Certificate", 160))).verdict is Verdict.PASS


def test_eac_papers_are_russian_by_law():
    page = a_page("СЕРТИФИКАТ СООТВЕТСТВИЯ", script="cyrillic")
    assert of(a_document("e.pdf", [page], kind=Kind.CERTIFICATE, type="eac_cert")).verdict is Verdict.PASS


def test_nothing_to_translate_is_nothing_to_judge():
    assert of(a_document()).verdict is Verdict.SKIP
