from building import a_case, a_document, a_page, a_paper, a_picture, judge, only

from evidence.case.declared import Listing
from evidence.finding import Severity, Verdict
from evidence.reading.reading import PageOrigin

HASH = "00ff00ff00ff00ff"


def image(name, content, fingerprint=""):
    page = a_page(origin=PageOrigin.SCAN, pictures=(a_picture(fingerprint=fingerprint),))
    return a_document(name, [page], paper=a_paper(name, content=content))


def of(*documents, listings=None):
    own = [Listing(sku=str(n), main_images=(d.name,)) for n, d in enumerate(documents, 1)]
    return judge("image_reuse", a_case(*documents, listings=listings or own))


def test_pictures_of_their_own_pass():
    assert of(image("a.jpg", b"1", HASH), image("b.jpg", b"2", "ff00ff00ff00ff00")).verdict is Verdict.PASS


def test_the_same_bytes_are_sure_an_error():
    found = only(of(image("a.jpg", b"1"), image("b.jpg", b"1")))
    assert (found.severity, found.sure) == (Severity.ERROR, True)


def test_the_same_file_on_two_skus_too():
    both = [Listing(sku="1", main_images=("a.jpg",)), Listing(sku="2", main_images=("a.jpg",))]
    assert of(image("a.jpg", b"1"), listings=both).verdict is Verdict.FLAW


def test_six_bits_apart_look_alike_and_seven_do_not():
    first = image("a.jpg", b"1", "0000000000000000")
    assert not only(of(first, image("b.jpg", b"2", "000000000000003f"))).sure
    assert of(first, image("b.jpg", b"2", "000000000000007f")).verdict is Verdict.PASS


def test_a_picture_without_a_hash_is_compared_by_bytes_only():
    assert of(image("a.jpg", b"1"), image("b.jpg", b"2")).verdict is Verdict.PASS


def test_several_pictures_of_one_sku_are_nothing_to_judge():
    one = [Listing(sku="1", main_images=("a.jpg", "b.jpg"))]
    assert of(image("a.jpg", b"1"), image("b.jpg", b"1"), listings=one).verdict is Verdict.SKIP
