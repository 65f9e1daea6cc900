from building import a_case, a_certificate, a_document, a_fact, judge

from evidence.case.declared import Role
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

BOTH = {"p.jpg": Role.PRODUCT_PHOTO, "n.jpg": Role.NAMEPLATE_PHOTO}
PHOTOS = (a_document("p.jpg"), a_document("n.jpg"))


def of(*documents, roles=None):
    return judge("photo_nameplate", a_case(*documents, roles=roles))


def test_own_photos_are_enough():
    assert of(a_certificate(), *PHOTOS, roles=BOTH).verdict is Verdict.PASS


def test_a_photo_on_the_certificate_or_its_report_counts():
    plate = {"n.jpg": Role.LABEL_PHOTO}
    assert of(a_certificate(photo="photo"), PHOTOS[1], roles=plate).verdict is Verdict.PASS
    report = a_document("r.pdf", kind=Kind.TEST_REPORT, photo="photo")
    assert of(a_certificate(), report, PHOTOS[1], roles=plate).verdict is Verdict.PASS


def test_what_is_missing_is_asked_for_never_blocked():
    found = of(a_certificate()).findings
    assert [(one.severity, one.sure) for one in found] == [(Severity.WARNING, False)] * 2
    doubtful = of(
        a_certificate(photo=a_fact("photo", sure=False)), PHOTOS[1], roles={"n.jpg": Role.LABEL_PHOTO}
    )
    assert doubtful.verdict is Verdict.UNSURE


def test_without_a_certificate_there_is_nothing_to_judge():
    assert of(*PHOTOS).verdict is Verdict.SKIP
