import pytest
from building import a_case, a_document, a_paper, judge, only

from evidence.case.declared import Labelled
from evidence.finding import Severity, Verdict
from evidence.reading.reading import Damage, DamageKind


def said(name, media_type, platform="joom", damage=()):
    document = a_document(name, paper=a_paper(name, media_type), reading={"damage": damage})
    return judge("file_format", a_case(document), platform)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.pdf", "application/pdf"),
        ("a.JPG", "image/jpeg"),
        ("a.jpeg", "image/jpeg"),
        ("a", "application/pdf"),
    ],
)
def test_what_the_platform_takes_passes(name, media_type):
    assert said(name, media_type).verdict is Verdict.PASS


@pytest.mark.parametrize("media_type", ["image/png", "image/webp", "image/heic", "image/tiff"])
def test_a_picture_that_the_bundle_converts_warns(media_type):
    ending = media_type.partition("/")[2]
    found = only(said(f"shot.{ending}", media_type))
    assert found.severity is Severity.WARNING
    assert "JPG" in str(found.fix)


def test_a_picture_nobody_here_can_open_must_be_exported():
    found = only(said("a.heic", "image/heic", damage=(Damage(DamageKind.UNSUPPORTED),)))
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.pdf", "application/x-executable"), ("a.jpg", "application/pdf"), ("a.pdf", "image/jpeg")],
)
@pytest.mark.parametrize("platform", ["joom", "aliexpress"])
def test_a_name_that_promises_something_else_is_an_error_everywhere(name, media_type, platform):
    found = only(said(name, media_type, platform))
    assert found.severity is Severity.ERROR
    assert media_type in str(found.measured)


def test_another_format_weighs_what_its_rule_weighs():
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert only(said("a.docx", word)).severity is Severity.ERROR
    assert only(said("a.docx", word, "aliexpress")).severity is Severity.WARNING


def test_an_empty_file_is_left_to_readable_and_an_unused_one_to_nobody():
    assert said("a.pdf", "application/x-empty", damage=(Damage(DamageKind.EMPTY),)).verdict is Verdict.SKIP
    document = a_document("a.docx", paper=a_paper("a.docx", "application/zip"))
    case = a_case(document, files=(Labelled("a.docx", unused="a draft"),))
    assert judge("file_format", case).verdict is Verdict.SKIP


def test_the_list_of_orders_is_no_paper():
    document = a_document("o.csv", paper=a_paper("o.csv", "text/csv"))
    assert judge("file_format", a_case(document, orders_file="o.csv")).verdict is Verdict.SKIP
