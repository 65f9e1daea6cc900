"""What printed models cover. All models are invented."""

import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence.facts.coverage import covers, explain_coverage
from evidence.facts.model_entry import Coverage

# printed | covered | not covered | uncertain; models are separated by ";".
CASES = r"""
UP11XX (X = 0-9) | UP1105;UP1199 | UP110A;UP11;UP110 | UP11XX
UP11XX | | UP12AA | UP1105;UP11AB
BT-1** | | BT-200 | BT-101
HX-9YZ (Y=A-C, Z=1~3) | HX-9A1;HX-9C3 | HX-9D1;HX-9A4 |
HX-9X（X代表0-9或A-Z，表示颜色） | HX-95;HX-9B | HX-8B |
HX-9X (X stands for any letter) | HX-9B | HX-91 |
HX-9* (* can be any alphanumeric character) | HX-9B;HX-91 | HX-8B |
HX-9X (X = colour code) | | HX-8A | HX-9A
HX-9XX (XX = BK, WH or RD) | HX-9BK;HX-9WH | HX-9GR |
HX-9XX (XX = 01~20) | HX-901;HX-920 | HX-921;HX-91 |
HX-9X, where X may be A to F or blank | HX-9A;HX-9F;HX-9 | HX-9G |
ХК-1x, где x – цифра от 0 до 9 | ХК-15 | ХК-25 |
РК-170 | PK-170;РК-170;РК-170 | PK-171 | PK170
РК-170, РЗ-3 | PK-170 | P3-4;P3-3 |
ПК-170 | ПК-170 | PK-170 |
PK-O1 | | | PK-01
ABC-xx (x=0-9 or A-Z), DEF-10 | ABC-1A;DEF-10 | DEF-11 | ABC
ABC-xx, DEF-1X (x=0-9) | ABC-12 | DEF-25 | DEF-15
XR-XX (X=0-9) | XR-12 | XR-1A;XX-12 |
A1-***(*=A-Z) | A1-ABC | A1-AB;A1-AB1 |
T10-□□（□为0-9） | T10-01 | T10-0A |
T10XX, X=0,1,2...9 | T1012 | T101A |
208xxx Series (x=0-9) | 208123 | 20812A |
T10* | | T20 | T10;T10A
T10-XX/YY | | | T10-AB/CD
LED-01 to LED-20 | LED-01;LED-15;LED-20 | LED-21 | LED-5
BT-8 ~ BT-12 | BT-8;BT-9;BT-12 | BT-7;BT-13 | BT-09
T10–T20 | T10;T15;T20 | T21 |
T10 – T20 | T15 | T21 |
T10-T20 | T10-T20 | T21;T9 | T15
HY-02~08 | HY-02;HY-05;HY-08 | HY-09 |
KY-100A~KY-100F | KY-100C | KY-100G;KY-200A |
модели от Т-01 до Т-05 | Т-03 | Т-06 | T-03
модели с M1 по M9 | M5 | M10 |
型号：T10至T20 | T15 | T21 |
B-BOX 2.5 ~ B-BOX 10.0 | B-BOX 2.5;B-BOX 10.0 | B-BOX 12.5 | B-BOX 5.0
S1, S2, S5~S7 | S1;S6 | S3;S8 |
T10, T20, etc. | T10 | XK9 | T30
T10、T20等型号 | T10;T20 | XK9 | T30
T10, T20 и др. | T10;T20 | XK9 | T30
T10系列 | T10 | T11;T100 | T10A
T10 系列蓝牙耳机 | T10 | T20 | T10-BK
Series T10 | T10 | T11 | T10S
Baureihe T10 | T10 | T11 | T10S
серия "T10" | T10 | T11 | T10S
серии T10: T10A, T10B | T10A;T10B | T20 | T10C
T10 series: T10A, T10B | T10A;T10B | T20 | T10C
T10, T20 and T30 series | T10;T30 | T40 | T10-BK;T30 Pro
DS Series | | XS-100 | DS-100;DS100
T10/T20 Series | T10;T20 | T30 | T10-BK;T20S
Series T10/T20 | T10;T20 | T30 | T10-BK;T20S
T10&T20 | T10;T20 | T30 |
ABC-XX (x=0-9) | ABC-12 | ABC-1A |
X-Series | | Y10 | X10
M5 and M6 | M5;M6 | M7 |
M5 и M6 | M5;M6 | M7 |
M5 und M6 | M5;M6 | M7 |
T10和T20 | T10;T20 | T30 |
T10 / T20 / T30 | T10;T20;T30 | T40 |
T10/T20/T30 | T10;T20;T30 | T40 |
T10A/T10B, T20 | T10A;T10B;T20 | T10C |
KY-100A/B/C | | KY-100D | KY-100A;KY-100B;KY-100C
KY-100 (A, B or C) | | KY-100D | KY-100A;KY-100
KY-100(BK/WH) | KY-100BK;KY-100WH | KY-100RD | KY-100
KY-100(A~D) | KY-100A;KY-100D | KY-100E | KY-100
KY-100(EU) | KY-100(EU) | KY-200 | KY-100EU;KY-100
KY-100 (for EU market) | KY-100 | KY-200 |
KY-100 (black) | KY-100 | KY-200 |
KY-100 (12V 2A) | KY-100 | KY-200 |
MX-100(MX-100B) | MX-100;MX-100B | MX-100C |
MX-100 (ZK-55) | MX-100 | MX-101 | ZK-55
Model: T10; Brand: FOO | T10 | T11;FOO |
Model No.: T10, T11. Rated: 5V 1A | T10;T11 | T12 |
M/N: T10 | T10 | T11 |
Main: T10; Others: T20, T30 | T10;T30 | T40 |
Type designation: BX-77 | BX-77 | BX-78 |
Модель: Т-100 | Т-100;T-100 | Т-200 | T100
Тип, марка, модель: Т-100, Т-200 | Т-100;Т-200 | Т-300 |
Modell: HX-1, HX-2 | HX-1;HX-2 | HX-3 |
Modèle : HX-1 | HX-1 | HX-3 |
规格型号：HX-1/HX-2 | HX-1;HX-2 | HX-3 |
主测型号:HX-1 系列型号:HX-2、HX-3 | HX-1;HX-2;HX-3 | HX-4 |
Test model: T10. Other models: T11, T12. All the same. | T10;T11;T12 | T13 |
See annex 1 | | | T10
详见附件 | | | T10
см. приложение № 1 | | | T10
siehe Anlage 2 | | | T10
T10 (see annex for more models) | T10 | ZZ9 | T11
T10, see annex | T10 | ZZ9 | T11
All models | | | T10
Various | | | T10
所有型号 | | | T10
все модели | | | T10
N/A | | | T10
/ | | | T10
T10 (excluding T10C), T11 | T10;T11 | T10C;T12 |
T10 series except T10C | T10 | T10C | T10B
T10、T11（除T11C外） | T10;T11 | T11C |
T10, T11, кроме T11C | T10;T11 | T11C |
T10 to T20 except T15 | T12 | T15;T21 |
UP11XX (X=0-9) excluding UP1150 | UP1151 | UP1150 |
T10 (replaces T9) | T10 | T9 |
T10 (identical to T11) | T10 | T12 | T11
T10, T11, T12 are identical except for colour | | T13 | T10;T11
T10, T11. The models are identical except colour. | T10;T11 | T12 |
BT-10 BT-11 BT-12 | BT-10;BT-12 | BT-13 |
T10 T10S | T10 T10S | T11 | T10;T10S
BT-100, 200, 300 | BT-100 | BT-400 | BT-200
BT-100A, B, C | BT-100A | BT-100D | BT-100B
ВИУ-3,5мт, ВИУ-15мт | ВИУ-3,5мт;ВИУ-15мт | ВИУ-5мт |
1001,1002,1003 | 1001;1002;1003 | 1004 |
1001, 1002, 1003 | 1001;1003 | 1004 |
XR-200\nXR-210 | XR-200;XR-210 | XR-220 |
XR-200, XR-\n210 | XR-210 | XR-220 |
XR- 210 | XR-210 | XR-21 |
B-BOX\n2.5 | B-BOX 2.5 | B-BOX |
T10+ | T10+ | T10 |
T10 Pro Max | T10 Pro Max | T10 Pro;T10 | T10ProMax
t10-bk | T10-BK | T10-WH |
T1O | T1O | T11 | T10
ＸＲ—２００ | XR-200 | XR-201 |
FCC ID: 2ABCDT10X | | | T10X;2ABCDT10X
T10, IC: 12345-T10E | T10 | T20 | T10E
AP152X | AP152X | AP162X;AP1 | AP1521
T-10xB | | T-20AB | T-10AB
LED 4x4 | LED 4x4 | LED 5x5 |
FOO T10 | FOO T10 | T11 | T10
Bluetooth speaker T10 | | T11 | T10
T10 蓝牙耳机 | | T11 | T10
Model T10 with charger C1 | | T11 | T10
T10 | T10;t10 | T100;T1;T11;T10-BK;XT10;T10 Pro | T 10
Model S | Model S | Model X | S
T10 (page 2), T20 (page 2) / T10 (page 5) | T10 | T30 | T20
"""


def asked_of(row: str) -> list[tuple[str, str, str]]:
    printed, *columns = [cell.strip() for cell in row.replace("\\n", "\n").split("|")]
    verdicts = ("covered", "not_covered", "uncertain")
    return [
        (printed, model.strip(), verdict)
        for verdict, column in zip(verdicts, columns, strict=True)
        for model in column.split(";")
        if model.strip()
    ]


ASKED = [case for row in CASES.strip().splitlines() for case in asked_of(row)]


@pytest.mark.parametrize(("printed", "model", "verdict"), ASKED)
def test_coverage(printed: str, model: str, verdict: str) -> None:
    assert covers(printed, model) == verdict


def test_the_reason_names_the_printed_words() -> None:
    reason = explain_coverage("T10, LED-01 to LED-20", "LED-07")
    assert (reason.coverage, reason.entry) == (Coverage.COVERED, "LED-01 to LED-20")
    assert "range" in str(reason.reason)
    assert "does not say" in str(explain_coverage("HX-9**", "HX-9AB").reason)
    assert "look there" in str(explain_coverage("See annex", "T10").reason)
    assert "Cyrillic" in str(explain_coverage("РК-170", "PK-170").reason)
    assert "Cyrillic" not in str(explain_coverage("РК-170", "РК-170").reason)


@pytest.mark.parametrize(("printed", "model"), [("", "T10"), ("T10", ""), ("", ""), ("T10", " - ")])
def test_nothing_covers_nothing(printed: str, model: str) -> None:
    assert covers(printed, model) is Coverage.UNCERTAIN


codes = st.from_regex(r"[A-Z]{2,3}-[1-9][0-9]{2}[A-Z]?", fullmatch=True).filter(lambda code: "X" not in code)
lists = st.lists(codes, min_size=1, max_size=6, unique=True)
separators = st.sampled_from([", ", "、", "; ", " / ", ",", " & ", "\n"])


@given(lists, separators)
def test_every_member_of_a_list_is_covered_in_any_case_and_width(models: list[str], separator: str) -> None:
    for model in models:
        wide = "".join(chr(ord(sign) + 0xFEE0) for sign in model)
        for asked in (model, model.lower(), wide, f" {model} "):
            assert covers(separator.join(models), asked) is Coverage.COVERED


@settings(max_examples=200)
@given(lists, separators, st.data())
def test_a_model_with_one_sign_changed_is_never_covered(
    models: list[str], separator: str, data: st.DataObject
) -> None:
    model = data.draw(st.sampled_from(models))
    place = data.draw(st.integers(0, len(model) - 1))
    sign = data.draw(st.sampled_from(string.ascii_uppercase + string.digits))
    other = model[:place] + sign + model[place + 1 :]
    assume(other not in models)
    assert covers(separator.join(models), other) is not Coverage.COVERED


@given(codes, st.integers(0, 98), st.integers(1, 60), st.integers(0, 200))
def test_a_range_covers_what_lies_between(head: str, first: int, count: int, number: int) -> None:
    printed = f"{head}-{first:02} ~ {head}-{first + count:02}"
    inside = first <= number <= first + count
    assert (covers(printed, f"{head}-{number:02}") is Coverage.COVERED) is inside


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_answered(printed: str, model: str) -> None:
    assert covers(printed, model) in set(Coverage)


@pytest.mark.parametrize(
    ("printed", "model"),
    [
        ("Models listed in Annex 1", "PQ-77"),
        ("PQ-77 (all colours)", "PQ-77-RED"),
        ("TWS-01/TWS-02/…", "TWS-03"),
        ("any model beginning with TW", "TW12"),
        ("ABC(01-20)", "ABC15"),
    ],
)
def test_what_is_left_open_is_uncertain(printed: str, model: str) -> None:
    assert covers(printed, model) is Coverage.UNCERTAIN
    assert covers(printed, "ZZ9-4") is not Coverage.COVERED
