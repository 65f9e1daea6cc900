from building import a_case, a_certificate, a_document, a_page, a_pair, a_scan, a_screenshot

from evidence.case.declared import Labelled, Listing, Role
from evidence.case.roles import is_read, is_screenshot, of_kind, papers, role_of, used
from evidence.facts.fact import Kind
from evidence.reading.reading import Damage, DamageKind


def test_a_half_of_a_pair_is_a_screenshot_even_where_it_looks_like_a_paper():
    before = a_certificate("before.jpg", pages=[a_scan()])
    after = a_screenshot("after.jpg")
    case = a_case(before, after, pairs=[a_pair(before, after)])
    assert role_of(case, before) is Role.BEFORE
    assert is_screenshot(case, before)
    assert of_kind(case, Kind.CERTIFICATE) == ()


def test_a_screenshot_is_known_by_all_its_pages():
    shot = a_screenshot("a.png")
    assert is_screenshot(a_case(shot), shot)
    assert not is_screenshot(a_case(a_document()), a_document())
    assert not is_screenshot(a_case(), a_document(pages=[]))


def test_main_images_and_notices_are_known_without_a_role():
    image, notice = a_document("m.jpg"), a_document("n.jpg", [a_page("No. JM - 2026 - 01")])
    case = a_case(image, notice, listings=[Listing(main_images=("m.jpg",))], notification_id="JM-2026-01")
    assert role_of(case, image) is Role.MAIN_IMAGE
    assert role_of(case, notice) is Role.NOTIFICATION
    assert [document.name for document in papers(case)] == []


def test_a_number_too_short_to_be_one_tells_nothing():
    notice = a_document("n.jpg", [a_page("12")])
    assert role_of(a_case(notice, notification_id="12"), notice) is None


def test_what_is_unused_is_not_looked_at():
    case = a_case(a_document(), files=(Labelled("certificate.pdf", unused="old"),))
    assert used(case) == ()


def test_a_file_that_did_not_open_is_not_read():
    assert is_read(a_document())
    assert not is_read(a_document(pages=[]))
    assert not is_read(a_document(reading={"damage": (Damage(DamageKind.ENCRYPTED),)}))


def test_a_notice_is_known_by_how_it_prints_its_number():
    notice = a_document("IMG_1.jpg", [a_page("Notification ID: JM-NTF-2026-01")])
    assert role_of(a_case(notice), notice) is Role.NOTIFICATION
    letter = a_document("IMG_2.jpg", [a_page("We received your notification yesterday")])
    assert role_of(a_case(letter), letter) is None
