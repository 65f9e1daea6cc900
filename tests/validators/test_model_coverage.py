import pytest
from building import a_case, a_certificate, a_document, a_fact, judge, only

from evidence.case.declared import Listing
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict


def of(*documents, models=("EX10",)):
    return judge("model_coverage", a_case(*documents, listings=[Listing(sku="1", models=models)]))


def test_a_model_that_is_printed_is_covered():
    assert of(a_certificate(models=["EX10", "EX11"])).verdict is Verdict.PASS


@pytest.mark.parametrize("model", ["EX1", "EX100", "EX12"])
def test_another_model_is_an_error(model):
    found = only(of(a_certificate(models=["EX10"]), models=(model,)))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "EX10" in str(found.measured)
    assert model in str(found.required)
    assert found.place.file == "certificate.pdf"


def test_a_series_is_uncertain_and_blocks_until_confirmed():
    found = only(of(a_certificate(models=["EX10 series"]), models=("EX10S",)))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_a_doubtful_reading_never_covers():
    assert of(a_certificate(models=[a_fact("EX10", sure=False)])).verdict is Verdict.UNSURE


def test_a_certificate_without_a_model_is_doubted():
    assert only(of(a_certificate(models=[]))).severity is Severity.ERROR
    grant = a_document("grant.pdf", kind=Kind.FCC_GRANT)
    assert only(of(grant)).severity is Severity.WARNING


def test_several_certificates_may_share_the_models():
    two = a_certificate("a.pdf", models=["EX10"]), a_certificate("b.pdf", models=["EX20"])
    assert of(*two, models=("EX10", "EX20")).verdict is Verdict.PASS


def test_a_model_on_none_of_the_fitting_certificates_is_named():
    found = only(of(a_certificate(models=["EX10"]), models=("EX10", "EX20")))
    assert found.place.file is None
    assert "EX20" in str(found.measured)


def test_a_paper_without_models_does_not_hide_a_model_nobody_covers():
    grant = a_document("grant.pdf", kind=Kind.FCC_GRANT)
    found = of(a_certificate(models=["EX10"]), grant, models=("EX10", "EX20")).findings
    assert [one.place.file for one in found] == ["grant.pdf", None]


def test_what_was_not_read_for_sure_says_so():
    assert "two ways" in str(only(of(a_certificate(models=[a_fact("EX10", sure=False)]))).measured)


def test_without_models_or_certificates_there_is_nothing_to_judge():
    assert of(a_certificate(), models=()).verdict is Verdict.SKIP
    assert of(a_document()).verdict is Verdict.SKIP
