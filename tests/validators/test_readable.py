from dataclasses import replace

import pytest
from building import a_case, a_certificate, a_document, a_line, a_page, a_screenshot, judge, only

from evidence.finding import Severity, Verdict
from evidence.reading.reading import Damage, DamageKind, PageOrigin


def damaged(kind, page=None, platform="joom"):
    return judge("readable", a_case(a_document(reading={"damage": (Damage(kind, page),)})), platform)


@pytest.mark.parametrize("kind", [kind for kind in DamageKind if kind is not DamageKind.UNSUPPORTED])
def test_every_damage_is_told_with_what_to_do(kind):
    found = only(damaged(kind, 2))
    assert str(found.measured)
    assert str(found.fix)
    assert found.place.page == 2
    assert found.severity is (Severity.NOTE if kind is DamageKind.REPAIRED else Severity.ERROR)


def test_damage_blocks_whatever_the_platform():
    assert only(damaged(DamageKind.ENCRYPTED, platform="aliexpress")).severity is Severity.ERROR


def numbered(*footers, count=None, origin=PageOrigin.DIGITAL, platform="joom"):
    pages = [
        a_page(a_line(text, 800), number=number, origin=origin) if text else a_page("x", number=number)
        for number, text in enumerate(footers, 1)
    ]
    reading = {"page_count": count or len(pages)}
    return judge("readable", a_case(a_document("a.pdf", pages, reading=reading)), platform)


@pytest.mark.parametrize(
    "footers",
    [("Page 1 of 2", "Page 2 of 2"), ("1", "2"), ("Page 1 of 2", ""), ("第 1 页 共 1 页",), ("Page 1 of 1",)],
)
def test_whole_papers_pass(footers):
    assert numbered(*footers).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "footers",
    [
        ("Page 1 of 2",),
        ("Page 1 of 3", "Page 2 of 3"),
        ("第1页 共3页", "第2页，共3页"),
        ("Лист 1 из 2",),
        ("共 2 页 第 1 页",),
        ("Seite 1 von 2",),
        ("Page 2/3", "Page 3/3"),
    ],
)
def test_a_page_that_the_paper_promises_is_missed(footers):
    found = only(numbered(*footers))
    assert found.severity is Severity.ERROR
    assert found.sure


def test_the_missing_pages_are_named():
    assert "page 2, 4 too" in str(only(numbered("Page 1 of 4", "Page 3 of 4")).fix)


def test_read_by_eye_of_a_machine_it_is_unsure():
    assert numbered("Page 1 of 2", origin=PageOrigin.SCAN).verdict is Verdict.UNSURE


def test_words_in_the_middle_of_a_page_are_no_page_number():
    page = a_page(a_line("see page 2 of 9", 400))
    assert judge("readable", a_case(a_document("a.pdf", [page]))).verdict is Verdict.PASS


def test_no_file_is_nothing_to_judge():
    assert judge("readable", a_case()).verdict is Verdict.SKIP


def test_words_that_were_not_read_block_on_a_paper_and_warn_on_a_screenshot() -> None:
    damage = {"damage": (Damage(DamageKind.SCRIPT_NOT_READ, 1),)}
    paper = judge("readable", a_case(a_certificate(reading=damage)))
    assert only(paper).severity is Severity.ERROR
    shot = replace(a_screenshot("after.png"), reading=replace(a_screenshot("after.png").reading, **damage))
    assert only(judge("readable", a_case(shot))).severity is Severity.WARNING


def test_another_format_is_told_by_file_format_where_the_platform_names_formats() -> None:
    assert damaged(DamageKind.UNSUPPORTED).verdict is Verdict.PASS
    assert judge("file_format", a_case(a_document("deed.docx"))).verdict is Verdict.FLAW
