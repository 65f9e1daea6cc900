from building import a_case, a_fact, a_letter, a_trademark, agency, judge, only

from evidence.case.declared import Labelled
from evidence.finding import Severity, Verdict

AGENT = "Guangzhou Sample Trading Co., Ltd."
SELLER = "Shenzhen Example Technology Co., Ltd."


def of(permission="yes", recorded=True, platform="joom"):
    top = a_letter("1-top.pdf", grantee=AGENT, sublicensing=permission)
    low = a_letter("2-low.pdf", grantor=AGENT, sublicensing="no")
    files = (Labelled("1-top.pdf", recorded=recorded),)
    case = a_case(top, low, a_trademark(), company=SELLER, brand=agency(), files=files)
    return judge("sublicence", case, platform)


def test_an_allowed_and_recorded_licence_passes():
    assert of().verdict is Verdict.PASS


def test_a_forbidden_one_is_an_error_and_warns_where_only_third_parties_say_so():
    assert only(of("no")).severity is Severity.ERROR
    assert only(of("no", platform="aliexpress")).severity is Severity.WARNING


def test_silence_and_doubt_never_pass():
    assert not only(of(None)).sure
    assert not only(of(a_fact("yes", sure=False))).sure
    assert not only(of("maybe")).sure


def test_a_licence_that_is_not_recorded_warns():
    assert only(of(recorded=False)).severity is Severity.WARNING
    assert not only(of(recorded=None)).sure


def test_three_levels_are_noted_for_the_notary():
    second = "Foshan Sample Trading Co., Ltd."
    links = [
        a_letter("1.pdf", grantee=AGENT, sublicensing="yes"),
        a_letter("2.pdf", grantor=AGENT, grantee=second, sublicensing="yes"),
        a_letter("3.pdf", grantor=second),
    ]
    files = (Labelled("1.pdf", recorded=True, notarised=True), Labelled("2.pdf", recorded=True))
    case = a_case(*links, a_trademark(), company=SELLER, brand=agency(), files=files)
    found = only(judge("sublicence", case))
    assert (found.severity, found.place.file) == (Severity.NOTE, "2.pdf")


def test_a_letter_straight_from_the_owner_needs_no_such_right():
    case = a_case(a_letter(), a_trademark(), company=SELLER, brand=agency())
    assert judge("sublicence", case).verdict is Verdict.SKIP
