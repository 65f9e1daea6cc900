"""Exhibits in the order of the argument, with labels, titles and upload names a reviewer understands."""

from __future__ import annotations

from dataclasses import replace

from building import a_case, a_certificate, a_document, a_letter, a_page, a_trademark

from evidence.bundle.exhibits import arrange
from evidence.bundle.names import upload_name
from evidence.bundle.plan import Exhibit
from evidence.case.case import Case, Former
from evidence.case.declared import Boxed, Labelled, Listing, Role
from evidence.facts.fact import Kind
from evidence.platforms.load import load_platform
from evidence.reading.reading import Damage, DamageKind, PageOrigin
from evidence.report.report import Report, account


def arranged(case: Case, **more: object) -> tuple[Exhibit, ...]:
    return arrange(Report(case, load_platform("joom"), account(case), ()), **more)  # type: ignore[arg-type]


def names(exhibits: tuple[Exhibit, ...]) -> list[str]:
    return [exhibit.paper.name for exhibit in exhibits]


def test_the_order_is_notice_change_right_proof() -> None:
    case = a_case(
        a_document("a-report.pdf", kind=Kind.TEST_REPORT),
        a_document("b-unknown.pdf"),
        a_certificate("c-certificate.pdf"),
        a_letter("d-letter.pdf"),
        a_trademark("e-mark.pdf"),
        a_document("f-before.png"),
        a_document("g-notice.png"),
        roles={"f-before.png": Role.BEFORE, "g-notice.png": Role.NOTIFICATION},
    )
    exhibits = arranged(case)
    assert names(exhibits) == [
        "g-notice.png", "f-before.png", "e-mark.pdf", "d-letter.pdf", "c-certificate.pdf", "a-report.pdf",
        "b-unknown.pdf",
    ]  # fmt: skip
    assert [exhibit.label for exhibit in exhibits] == [f"A-{number}" for number in range(1, 8)]
    assert [exhibit.group for exhibit in exhibits][:3] == ["Notice", "Before and after", "Authorization"]


def test_letters_stand_from_the_owner_of_the_mark_down_to_the_seller() -> None:
    seller = "Shenzhen Example Technology Co., Ltd."
    case = a_case(
        a_letter("a.pdf", grantor="Example Trading Limited", grantee=seller),
        a_letter("b.pdf", grantor="Example Audio Limited", grantee="Example Trading Limited"),
        a_trademark("c.pdf"),
        company=seller,
    )
    exhibits = arranged(case)
    assert names(exhibits) == ["c.pdf", "b.pdf", "a.pdf"]
    assert [exhibit.words for exhibit in exhibits][1:] == [
        ("authorization letter", "1of2"),
        ("authorization letter", "2of2"),
    ]


def test_the_sellers_own_order_comes_first() -> None:
    case = a_case(
        a_letter("letter.pdf"), a_certificate("one.pdf"), a_certificate("two.pdf"),
        files=(Labelled("two.pdf", exhibit=1), Labelled("one.pdf", exhibit=2)),
    )  # fmt: skip
    assert names(arranged(case)) == ["two.pdf", "one.pdf", "letter.pdf"]


def test_a_supplement_goes_on_with_the_labels() -> None:
    case = replace(a_case(a_letter()), former=Former("first", {}, exhibit=7, sheet=3, page=40))
    (exhibit,) = arranged(case, letter="B")
    assert exhibit.label == "B-7"


def test_what_is_left_out_is_no_exhibit_and_what_is_in_error_is_one_with_the_reason() -> None:
    broken = a_document("broken.pdf", pages=(), reading={"damage": (Damage(DamageKind.ENCRYPTED),)})
    case = a_case(
        a_letter("kept.pdf"), a_letter("out.pdf"), broken, files=(Labelled("out.pdf", unused="old"),)
    )
    kept, error = arranged(case)
    assert (kept.paper.name, kept.unreadable) == ("kept.pdf", None)
    assert error.paper.name == "broken.pdf"
    assert "locked with a password" in str(error.unreadable)


def test_names_for_the_form_say_kind_and_model() -> None:
    (exhibit,) = arranged(a_case(a_certificate(type="ce_coc", models=["T10"])))
    assert exhibit.words == ("CE certificate", "T10")
    assert upload_name(1, 1, exhibit.words, ".pdf", 80) == "01_CE-certificate_T10.pdf"


def test_a_name_does_not_tell_one_model_of_many() -> None:
    (many,) = arranged(a_case(a_certificate(models=["T10", "T11"])))
    assert many.words[1] == ""
    listing = Listing(sku="S1", models=("t 11",))
    (declared,) = arranged(a_case(a_certificate(models=["T10", "T11"]), listings=[listing]))
    assert declared.words[1] == "T11" or declared.words[1] == "t 11"


def test_a_paper_serves_the_listings_whose_models_it_names() -> None:
    listings = [Listing(sku="S1", models=("T10",)), Listing(sku="S2", models=("T20",))]
    one, both, common = arranged(
        a_case(
            a_certificate("1.pdf", models=["T10"]), a_certificate("2.pdf", models=["T10", "T20"]),
            a_letter("3.pdf"), listings=listings,
            files=tuple(Labelled(f"{n}.pdf", exhibit=n) for n in (1, 2, 3)),
        )
    )  # fmt: skip
    assert (one.skus, both.skus, common.skus) == (("S1",), ("S1", "S2"), ())


def test_screenshots_are_shown_at_their_true_size_with_private_parts_covered() -> None:
    shot = a_document("shot.png", pages=(a_page("page", origin=PageOrigin.SCREENSHOT),))
    (exhibit,) = arranged(a_case(shot, redact=(Boxed("shot.png", (1.4, 2.6, 30, 40)),)))
    assert exhibit.screenshot
    assert exhibit.covers == ((1, 3, 30, 40),)


def test_a_paper_nobody_recognised_keeps_its_own_name() -> None:
    (exhibit,) = arranged(a_case(a_document("folder/工厂声明.pdf")))
    assert (exhibit.title, exhibit.words, exhibit.group) == ("工厂声明", ("工厂声明",), "Further papers")


def test_a_title_has_the_number_only_where_it_is_sure() -> None:
    from building import a_fact

    (sure,) = arranged(a_case(a_certificate(cert_number="EX-1")))
    assert sure.title.endswith(", EX-1")
    (unsure,) = arranged(a_case(a_certificate(cert_number=a_fact("EX-1", sure=False))))
    assert "EX-1" not in unsure.title
