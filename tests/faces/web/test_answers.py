"""The seller's word on the page: what it changes in case.toml, what is judged again, and that nothing is read again."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from browsing import Served

from evidence.case.toml import parse_declared
from evidence.faces.web.open_case import OpenCase

UNSURE = "unsure certificate.pdf"


def codes(case: OpenCase, *, waived: bool = False) -> list[str]:
    assert case.report is not None
    return [one.code for one in case.report.findings if (one.waiver is not None) is waived]


def confirm(served: Served, case: OpenCase, **more: Any) -> Any:
    usual = {"file": UNSURE, "fact": "expiry_date", "value": "2099-03-04", "reason": "seen on the paper"}
    return served.post(f"/cases/{case.id}/confirm", usual | more)


def test_confirming_a_fact_judges_again_and_reads_nothing_again(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = served.judged(UNSURE, "before_a.png", "after_a.png")
    assert "expiry" in codes(case)
    read, compared = list(served.read), list(served.compared)
    assert compared
    monkeypatch.setattr(OpenCase, "_reader", None)
    answer = confirm(served, case)
    assert answer.headers["location"] == f"/cases/{case.id}"
    assert not case.busy
    assert "expiry" not in codes(case)
    assert (served.read, served.compared) == (read, compared)


def test_a_confirmation_is_written_for_these_bytes_alone(served: Served) -> None:
    case = served.judged(UNSURE)
    confirm(served, case)
    (word,) = parse_declared(case.text).confirms
    assert (word.file, word.fact, word.value, word.reason) == (
        UNSURE,
        "expiry_date",
        "2099-03-04",
        "seen on the paper",
    )
    assert word.sha256 == case.intake.papers[0].sha256
    assert (case.papers / "case.toml").read_text(encoding="utf-8") == case.text


def test_a_second_word_replaces_the_first_and_can_be_taken_back(served: Served) -> None:
    case = served.judged(UNSURE)
    confirm(served, case, value="2098-01-01")
    confirm(served, case)
    assert [one.value for one in parse_declared(case.text).confirms] == ["2099-03-04"]
    served.post(f"/cases/{case.id}/unconfirm", {"file": UNSURE, "fact": "expiry_date"})
    assert not parse_declared(case.text).confirms
    assert "expiry" in codes(case)


def test_a_list_is_confirmed_line_by_line_and_none_says_that_there_is_none(served: Served) -> None:
    case = served.judged(UNSURE)
    confirm(served, case, fact="models", value="EX10\r\n\r\nEX20 ")
    assert [one.value for one in parse_declared(case.text).confirms] == ["EX10", "EX20"]
    confirm(served, case, fact="expiry_date", value="", none="1")
    assert parse_declared(case.text).confirms[-1].value == "none"


def test_a_value_that_cannot_be_is_refused_and_changes_nothing(served: Served) -> None:
    case = served.judged(UNSURE)
    before, report = case.text, case.report
    answer = confirm(served, case, value="next spring")
    assert answer.status_code == 422
    assert "next spring" in html.unescape(answer.text)
    assert (case.text, case.report) == (before, report)


@pytest.mark.parametrize("reason", ["", "   "])
def test_no_word_without_a_reason(served: Served, reason: str) -> None:
    case = served.judged(UNSURE)
    assert confirm(served, case, reason=reason).status_code == 422
    answer = served.post(f"/cases/{case.id}/waive", {"code": "expiry", "file": UNSURE, "reason": reason})
    assert answer.status_code == 422
    assert codes(case, waived=True) == []


def test_no_word_about_a_file_that_is_not_there(served: Served) -> None:
    case = served.judged(UNSURE)
    assert confirm(served, case, file="another.pdf").status_code == 404


def test_a_waiver_lets_a_finding_stand_with_its_reason_on_every_page(served: Served) -> None:
    case = served.judged(UNSURE)
    served.post(
        f"/cases/{case.id}/waive", {"code": "expiry", "file": UNSURE, "reason": "renewed; on its way"}
    )
    assert "expiry" in codes(case, waived=True)
    assert "renewed; on its way" in served.text(case)
    assert "renewed; on its way" in served.text(case, "/report.html")
    served.post(f"/cases/{case.id}/unwaive", {"code": "expiry", "file": UNSURE})
    assert codes(case, waived=True) == []


def test_a_waiver_of_the_whole_case_has_no_file(served: Served) -> None:
    case = served.judged(UNSURE)
    code = next(one.code for one in case.report.findings if one.place.file is None)  # type: ignore[union-attr]
    served.post(f"/cases/{case.id}/waive", {"code": code, "file": "", "reason": "agreed"})
    (word,) = parse_declared(case.text).waives
    assert (word.file, word.sha256) == (None, None)
    assert code in codes(case, waived=True)


def test_words_go_back_to_where_they_were_given_but_nowhere_else(served: Served) -> None:
    case = served.judged(UNSURE)
    assert (
        confirm(served, case, back="papers/0?page=1").headers["location"]
        == f"/cases/{case.id}/papers/0?page=1"
    )
    assert confirm(served, case, back="//evil.example").headers["location"] == f"/cases/{case.id}"
    assert confirm(served, case, back="https://evil.example").headers["location"] == f"/cases/{case.id}"


def test_a_word_withdraws_a_bundle_that_was_built_before(served: Served) -> None:
    case = served.judged(UNSURE)
    case.bundle = object()  # type: ignore[assignment]
    confirm(served, case)
    assert case.bundle is None


def test_a_finding_leads_to_its_page_with_the_spot_marked(served: Served) -> None:
    case = served.judged(UNSURE)
    link = next(link for link in re.findall(r'href="(/cases/\w+/findings/\w+)"', served.text(case)))
    shown = [
        served.client.get(one).text
        for one in re.findall(r'href="(/cases/\w+/findings/\w+)"', served.text(case))
    ]
    assert any('class="spot"' in text for text in shown)
    assert any(f"/cases/{case.id}/papers/0/1.png" in text for text in shown)
    assert served.client.get(f"/cases/{case.id}/papers/0/1.png").headers["content-type"] == "image/png"
    assert served.client.get(f"/cases/{case.id}/papers/0/2.png").status_code == 404
    assert served.client.get(f"/cases/{case.id}/papers/9").status_code == 404
    assert served.client.get(link + "x", follow_redirects=False).headers["location"] == f"/cases/{case.id}"


@pytest.mark.parametrize(
    "query", ["?page=x", "?page=99999999", "?box=1,2,3", "?box=a,b,c,d", "?box=nan,0,inf,1", "?page=-1"]
)
def test_an_address_that_makes_no_sense_breaks_nothing(served: Served, query: str) -> None:
    case = served.judged(UNSURE)
    assert served.client.get(f"/cases/{case.id}/papers/0{query}").status_code == 200


def test_comments_of_the_folders_own_case_toml_stay(served: Served) -> None:
    case = served.judged(UNSURE, case='# my own words\nplatform = "joom" # here\n')
    confirm(served, case)
    assert case.text.startswith('# my own words\nplatform = "joom" # here\n')
