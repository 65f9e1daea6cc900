"""A paper's own number among all others that are printed on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_papers import line, page, paper, typed

from evidence.facts.collect import understand
from evidence.facts.number_shapes import find_shaped, fold_number
from evidence.reading.reading import Code

CERTIFICATE = "Certificate of Conformity\nApplicant: Nordwind Lamps Ltd\nThe sample was tested by us\n"
REPORT = "TEST REPORT\nApplicant: Nordwind Lamps Ltd\n"


def number(text: str):
    return understand(paper(typed(text, size={0: 1.8}))).cert_number


@pytest.mark.parametrize(
    "printed",
    [
        "Certificate No.: NWT-2024/01-EC",
        "CertificateNo:NWT-2024/01-EC",
        "Cert. N: NWT-2024/01-EC",
        "Certificate Number      NWT-2024/01-EC",
        "证书编号：NWT-2024/01-EC",
        "Certificate No. / 证书编号: NWT-2024/01-EC",
        "Zertifikat-Nr.: NWT-2024/01-EC",
        "N° de certificat : NWT-2024/01-EC",
        "Verification No.: NWT-2024/01-EC      Page 1 of 2",
        "Attestation Number : NWT-2024/01-EC",
    ],
)
def test_labels_in_many_forms(printed):
    found = number(CERTIFICATE + printed)
    assert found
    assert (found.value, found.sure) == ("NWT-2024/01-EC", True)


def test_a_report_mentioned_on_a_certificate_is_not_its_number():
    found = number(f"{CERTIFICATE}Test Report No.: NWR-101\nCertificate No.: NWC-101\nFile No.: 44-55")
    assert found
    assert (found.value, found.sure) == ("NWC-101", True)
    only = number(f"{CERTIFICATE}Test Report No.: NWR-100")
    assert only is None or not only.sure


def test_on_a_report_the_report_s_number_is_its_own():
    found = number(f"{REPORT}Report No.: NWR-100\nFCC ID: 2AXYZ-SA20\nCertificate No.: L1234")
    assert found
    assert (found.value, found.sure) == ("NWR-100", True)


@pytest.mark.parametrize(
    "printed",
    [
        "Accreditation No.: L12345",
        "Order No.: 55-201",
        "VAT: XY1234567",
        "Unified Social Credit Code: 91330200MA2AAAAA1X",
        "Notified Body No.: 9999",
        "Certificate No.: N/A",
        "Certificate No.: see annex",
        "12 No. 299 Ring Road, Ningbo",
    ],
)
def test_numbers_of_other_things(printed):
    found = number(CERTIFICATE + printed)
    assert found is None or not found.sure


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("ЕАЭС N RU Д-CN.РА01.В.65848/23", "ЕАЭС N RU Д-CN.РА01.В.65848/23"),
        ("EAЭC № RU C-CN.HA96.B.02398/22", "ЕАЭС № RU С-CN.НА96.В.02398/22"),
        ("ЕАЭС № RU Д-RU.А301.В.О5118", "ЕАЭС № RU Д-RU.АЗ01.В.05118"),
        ("TC N RU Д-CN.АЛ16.В.12345", "ТС N RU Д-CN.АЛ16.В.12345"),
        ("РОСС RU.АГ66.Н05230", "РОСС RU.АГ66.Н05230"),
        ("RU.C.34.004.A № 58182", "RU.C.34.004.A № 58182"),
    ],
)
def test_eurasian_numbers_by_shape(read, kept):
    (shaped,) = find_shaped(f"Регистрационный номер: {read} от 1 мая")
    assert shaped.text == kept


def test_cyrillic_and_latin_look_alikes_fold_alike():
    assert fold_number("ЕАЭС N RU С-CN.НА96.В.02398/22") == fold_number("EAЭC N RU C-CN.HA96.B.02398/22")


def test_look_alikes_are_settled_by_the_shape_and_what_is_put_in_must_be_confirmed():
    label = "Регистрационный номер декларации о соответствии"
    looks = number(f"ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ\n{label}: ЕАЭС N RU Д-RU.А301.В.О5118")
    lacks = number(f"ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ\n{label}: ЕАЭС N U Д-RU.АЗ01.В.05118")
    assert looks
    assert lacks
    assert (looks.value, looks.sure) == ("ЕАЭС N RU Д-RU.АЗ01.В.05118", True)
    assert (lacks.value, lacks.sure) == ("ЕАЭС N RU Д-RU.АЗ01.В.05118", False)


def test_a_letter_among_digits_may_be_a_digit():
    found = understand(
        paper(typed(f"{CERTIFICATE}Certificate No.: NWT2O24-551", confidence=0.95))
    ).cert_number
    assert found
    assert not found.sure


def test_a_qr_code_that_repeats_the_number_makes_it_sure():
    sheet = typed(f"{CERTIFICATE}Certificate No.: NWT202401EC", size={0: 1.8}, confidence=0.7)
    unsure = understand(paper(sheet)).cert_number
    coded = Code("QRCode", "https://check.example/?no=NWT202401EC", (0, 0, 50, 50))
    sure = understand(paper(replace(sheet, codes=(coded,)))).cert_number
    assert unsure
    assert sure
    assert (unsure.sure, sure.sure) == (False, True)


def test_two_numbers_as_likely_name_each_other():
    found = number(f"{CERTIFICATE}Certificate No.: NWC-1001\nCertificate No.: NWC-2002")
    assert found
    assert not found.sure
    assert {found.value, *found.rivals} == {"NWC-1001", "NWC-2002"}


def test_a_number_beside_a_label_in_two_lines():
    rows = [line(text, 50, 100 + 20 * at) for at, text in enumerate(REPORT.strip().split("\n"))]
    label = (line("报告编号：", 50, 170), line("Issued No.:", 50, 190))
    found = understand(paper(page(*rows, *label, line("NWS20240117", 160, 180)))).cert_number
    assert found
    assert found.value == "NWS20240117"


def test_an_fcc_grant_s_number_is_its_identifier():
    found = number("GRANT OF EQUIPMENT AUTHORIZATION\nFCC IDENTIFIER: 2AXYZ-SA20\nName of Grantee: Nordwind")
    assert found
    assert (found.value, found.sure) == ("2AXYZ-SA20", True)
