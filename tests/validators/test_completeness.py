import pytest
from building import a_case, a_certificate, a_document, a_letter, a_page, a_trademark, agency, judge, only

from evidence.case.declared import Brand, Labelled, Listing, Ownership, Role
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

NOTICE = a_document("notice.jpg")
LISTING = [Listing(sku="1", url="https://www.joom.com/en/products/1")]
HELPFUL = ("invoice.pdf", "photo.jpg")
BRAND_CASE = (NOTICE, a_trademark(), a_letter(), *(a_document(name) for name in HELPFUL))
ROLES = {"notice.jpg": Role.NOTIFICATION, "invoice.pdf": Role.INVOICE, "photo.jpg": Role.PRODUCT_PHOTO}


def brand_case(*documents, **more):
    words = {"violation": "ip_infringement", "brand": agency(), "listings": LISTING, "roles": ROLES, **more}
    return judge("completeness", a_case(*documents, **words))


def test_everything_owed_is_there():
    assert brand_case(*BRAND_CASE).verdict is Verdict.PASS


@pytest.mark.parametrize("gone", [document.name for document in BRAND_CASE])
def test_each_paper_taken_away_is_missed(gone):
    found = only(brand_case(*(d for d in BRAND_CASE if d.name != gone)))
    assert found.severity is (Severity.WARNING if gone in HELPFUL else Severity.ERROR)
    assert "not there" in str(found.measured)


def test_the_address_of_the_listing_is_owed_too():
    assert "address" in str(only(brand_case(*BRAND_CASE, listings=[])).measured)


def test_what_is_not_used_does_not_count():
    files = (Labelled("letter.pdf", unused="old"),)
    assert brand_case(*BRAND_CASE, files=files).verdict is Verdict.FLAW


def test_an_own_brand_owes_no_letter_and_unmarked_goods_nothing_of_the_brand():
    rest = [d for d in BRAND_CASE if d.name != "letter.pdf"]
    assert brand_case(*rest, brand=Brand("EXABRAND", Ownership.OWN)).verdict is Verdict.PASS
    rest = [d for d in rest if d.name != "trademark.pdf"]
    assert brand_case(*rest, brand=Brand(ownership=Ownership.WHITE_LABEL)).verdict is Verdict.PASS


def test_who_owns_the_brand_must_be_said_before_its_absence_is_sure():
    rest = [d for d in BRAND_CASE if d.name != "letter.pdf"]
    found = only(brand_case(*rest, brand=Brand()))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_a_paper_that_only_looks_like_it_is_doubted():
    doubtful = a_document("letter.pdf", kind=Kind.AUTHORIZATION, kind_sure=False)
    rest = [d for d in BRAND_CASE if d.name != "letter.pdf"]
    found = only(brand_case(*rest, doubtful))
    assert not found.sure
    assert found.related[0].file == "letter.pdf"


def test_the_role_says_what_the_content_does_not():
    scan = a_document("scan.jpg", kind=Kind.OTHER, kind_sure=False)
    rest = [d for d in BRAND_CASE if d.name != "letter.pdf"]
    roles = {**ROLES, "scan.jpg": Role.AUTHORIZATION}
    assert brand_case(*rest, scan, roles=roles).verdict is Verdict.PASS


def test_the_notice_is_known_by_its_number():
    notice = a_document("IMG_1.jpg", [a_page("Notification N-2026-000123")])
    rest = [d for d in BRAND_CASE if d.name != "notice.jpg"]
    assert brand_case(*rest, notice, notification_id="N-2026-000123").verdict is Verdict.PASS


def test_a_mistyped_violation_is_no_silent_pass():
    found = only(brand_case(*BRAND_CASE, violation="ip_infringment"))
    assert not found.sure
    assert "did you mean ip_infringement" in str(found.fix)


def test_nothing_accused_is_nothing_to_judge():
    assert judge("completeness", a_case(a_certificate())).verdict is Verdict.SKIP
