"""Two large cases that are ready as they are: take any one paper away, and what it was for is found missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import evidence
from evidence import job
from evidence.case.case import Case
from evidence.finding import Finding
from evidence.options import Options
from evidence.report.report import Report

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TODAY = date(2026, 11, 23)
FOUND = {
    "joom-ready": {
        "after_FV-E20.jpg": ("comparison_needed", "a screenshot without its other half"),
        "authorization_agent_to_seller.pdf": ("authorization_chain", "names your firm"),
        "authorization_owner_to_agent.pdf": ("authorization_chain", "is neither the owner"),
        "before_FV-E20.jpg": ("comparison_needed", "a screenshot without its other half"),
        "ce_certificate_FV-E20.pdf": ("completeness", "a certificate in force"),
        "label_photo_FV-E20.jpg": ("completeness", "a photo of the label"),
        "nameplate_photo_FV-E20.jpg": ("completeness", "a photo of the name plate"),
        "notice_JM-NTF-2026-0457713.jpg": ("completeness", "the notice of the platform"),
        "product_photo_FV-E20.jpg": ("completeness", "a photo of the product"),
        "purchase_invoice_EH-2026-0911.pdf": ("declared_files", "purchase_invoice"),
        "sar_report_FV-E20.pdf": ("market_papers", "SAR"),
        "test_report_FV-E20.pdf": ("completeness", "a test report"),
        "trademark_FICTAVO.pdf": ("authorization_chain", "that it owns the mark"),
    },
    "aliexpress-warning": {
        "chain_1_owner_to_supplier.pdf": ("authorization_chain", "is neither the owner"),
        "chain_2_supplier_to_seller.pdf": ("authorization_chain", "names your firm"),
        "commitment.pdf": ("completeness", "the commitment to rectify"),
        "delisting_record.pdf": ("declared_points", "delisting_record.pdf is not among"),
        "delisting_screenshot.jpg": ("declared_points", "delisting_screenshot.jpg is not among"),
        "product_photo_NT-C21.jpg": ("declared_files", "product_photo_NT-C21.jpg"),
        "trademark_NOTIONA.pdf": ("authorization_chain", "that it owns the mark"),
        "warning_notice.jpg": ("completeness", "the notice of the platform"),
    },
}
PAPERS = [(sample, paper) for sample, papers in FOUND.items() for paper in papers]
pytestmark = pytest.mark.slow


@cache
def whole(sample: str) -> Report:
    return evidence.check(SAMPLES / sample, today=TODAY, jobs=1, ledger=False)


def without(case: Case, name: str) -> Case:
    papers = tuple(paper for paper in case.intake.papers if paper.name != name)
    return replace(
        case,
        documents=tuple(one for one in case.documents if one.name != name),
        intake=replace(case.intake, papers=papers),
        pairs=tuple(pair for pair in case.pairs if name not in (pair.before.name, pair.after.name)),
    )


def said(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(one.code, str(one.measured)) for one in findings}


@pytest.mark.parametrize("sample", FOUND)
def test_the_whole_case_is_ready_and_every_paper_of_it_is_tried(sample: str) -> None:
    assert whole(sample).ready
    assert {one.name for one in whole(sample).case.documents} == set(FOUND[sample])


@pytest.mark.parametrize(("sample", "paper"), PAPERS)
def test_without_one_paper_the_right_finding_appears(sample: str, paper: str) -> None:
    report = whole(sample)
    judged = job.judge(without(report.case, paper), report.platform, Options(TODAY))
    code, words = FOUND[sample][paper]
    new = said(judged.findings) - said(report.findings)
    assert [one for one in new if one[0] == code and words in one[1]], new
