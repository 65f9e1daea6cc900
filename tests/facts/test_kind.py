"""What a paper is, whatever it is called."""

from __future__ import annotations

import pytest
from invented_papers import line, page, paper, typed

from evidence.facts.collect import understand
from evidence.facts.fact import Kind

LAB = """
Applicant: Nordwind Lamps Ltd
The submitted sample has been tested by us in our laboratory
Test Report No.: NWR-1
"""
MAKER = """
We hereby declare that our products comply with Directive 2011/65/EU.
Signed under our sole responsibility
"""


def kind_of(text: str) -> Kind:
    return understand(paper(typed(text, size={0: 1.8}))).kind


@pytest.mark.parametrize(
    "title", ["Certificate of Compliance", "RoHS Certificate of Compliance", "Statement of Compliance"]
)
def test_a_maker_speaking_of_itself_declares(title):
    assert kind_of(f"{title}{MAKER}") is Kind.DECLARATION


@pytest.mark.parametrize("title", ["Declaration of Conformity", "FCC SDoC", "Certificate of Compliance"])
def test_a_laboratory_speaking_of_a_client_certifies(title):
    assert kind_of(f"{title}{LAB}") is Kind.CERTIFICATE


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RF EXPOSURE REPORT", Kind.TEST_REPORT),
        ("航空运输条件鉴别报告书", Kind.TEST_REPORT),
        ("Identification and Classification Report for Air Transport of Goods", Kind.TEST_REPORT),
        ("检 测 报 告", Kind.TEST_REPORT),
        ("ПРОТОКОЛ ИСПЫТАНИЙ", Kind.TEST_REPORT),
        ("Prüfbericht", Kind.TEST_REPORT),
        ("商标注册证", Kind.TRADEMARK),
        ("授权书", Kind.AUTHORIZATION),
        ("LETTER OF AUTHORIZATION", Kind.AUTHORIZATION),
        ("Декларация качества", Kind.OTHER),
        ("合格证", Kind.OTHER),
        ("Commercial Invoice", Kind.OTHER),
        ("EU-Konformitätserklärung", Kind.DECLARATION),
        ("Déclaration UE de conformité", Kind.DECLARATION),
        ("Certificado de Conformidad", Kind.CERTIFICATE),
        ("СВИДЕТЕЛЬСТВО об утверждении типа средств измерений", Kind.CERTIFICATE),
        ("质量管理体系认证证书", Kind.ISO),
        ("Quality Management System Certificate", Kind.ISO),
    ],
)
def test_titles(title, kind):
    assert kind_of(title) is kind


def test_a_title_over_two_lines():
    grant = typed("GRANT OF EQUIPMENT\nAUTHORIZATION\nCertification", size={0: 1.3, 1: 1.3})
    assert understand(paper(grant)).kind is Kind.FCC_GRANT


def test_a_title_misread_in_a_letter():
    assert kind_of("TEST REP0RT\nReport No.: NW-1") is Kind.TEST_REPORT
    assert kind_of("Certiflcate of Conforrnity\nApplicant: Nordwind Lamps Ltd") is Kind.CERTIFICATE


def test_a_small_mention_does_not_outweigh_the_title():
    certificate = "Certificate of Conformity\nApplicant: Nordwind Lamps Ltd\nsee Test Report NWR-1\n"
    assert kind_of(certificate + "for the Declaration of Conformity of the manufacturer") is Kind.CERTIFICATE


def test_a_general_title_over_a_management_system():
    text = (
        "CERTIFICATE\nThe management system of\nNordwind Lamps Ltd\nmeets the requirements of ISO 9001:2015"
    )
    assert kind_of(text) is Kind.ISO


def test_a_letter_without_a_title_is_known_by_its_words_but_not_sure():
    found = understand(paper(typed("March 10, 2022\nthe products manufactured by us do not contain lead")))
    assert (found.kind, found.kind_sure) == (Kind.DECLARATION, False)


def test_nothing_readable_is_other_and_not_sure():
    found = understand(paper(page(line("x7"))))
    assert (found.kind, found.kind_sure) == (Kind.OTHER, False)


def test_an_empty_paper_says_nothing():
    found = understand(paper(page()))
    assert found.kind is Kind.OTHER
    assert found.issue_date is None
    assert found.cert_number is None


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("TEST REPORT\nSAR test according to EN 50566 Specific Absorption Rate", "sar"),
        ("Lithium Battery Test Summary\nUN38.3 UN Manual of Tests and Criteria", "un383"),
        ("中国国家强制性产品认证证书\n证书编号：2023011606123456", "ccc"),
        ("EU-Type Examination Certificate\nModule B", "ce_tec"),
        ("EU DECLARATION OF CONFORMITY\nWe declare", "ce_doc"),
        ("CB TEST CERTIFICATE\nIECEE", "cb"),
    ],
)
def test_the_finer_type(text, type_):
    assert understand(paper(typed(text, size={0: 1.8}))).type == type_
