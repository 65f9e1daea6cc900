from datetime import date

from building import a_case, agency, judge, only

from evidence.case.declared import Account, Listing
from evidence.finding import Severity, Verdict

WHOLE = {
    "company": "Example Co., Ltd.",
    "violation": "ip_infringement",
    "notification_id": "1",
    "rule_code": "2",
    "received": date(2026, 4, 1),
    "account": Account("Active"),
    "brand": agency(),
    "listings": [Listing("1", "u", "removed", "Toys", ("RU",), ("EX10",))],
}


def test_a_whole_case_passes():
    assert judge("case_inputs", a_case(**WHOLE)).verdict is Verdict.PASS


def test_each_thing_that_is_not_said_is_named():
    found = only(judge("case_inputs", a_case(**{**WHOLE, "rule_code": "", "listings": [Listing("1")]})))
    assert found.severity is Severity.WARNING
    text = str(found.measured)
    assert "rule_code" in text
    assert "listings.models" in text
    assert "listings.sku" not in text


def test_without_a_file_init_is_named():
    found = only(judge("case_inputs", a_case(source="")))
    assert "evidence init" in str(found.fix)
