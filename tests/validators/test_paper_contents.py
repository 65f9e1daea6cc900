from building import a_case, a_certificate, a_document, judge, only

from evidence.finding import Severity, Verdict


def of(**facts):
    return judge("paper_contents", a_case(a_certificate(issuing_body="Example Body", **facts)))


def test_a_paper_that_bears_all_of_it_passes():
    assert of().verdict is Verdict.PASS


def test_what_was_not_found_is_named_and_doubted():
    found = only(of(issue_date=None, holder=None))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert "whom it is for" in str(found.measured)
    assert "day of issue" in str(found.measured)


def test_either_of_a_group_is_enough():
    assert of(holder=None, manufacturer="Example Works").verdict is Verdict.PASS


def test_models_and_ends_are_left_to_other_checks():
    assert of(models=[], expiry_date=None).verdict is Verdict.PASS


def test_a_paper_of_no_known_type_is_not_judged():
    assert judge("paper_contents", a_case(a_document())).verdict is Verdict.SKIP
