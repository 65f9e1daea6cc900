"""Two engines on one run of words: Cyrillic letters from one, digits and Latin letters from the other."""

from __future__ import annotations

import pytest

from evidence.reading.blend import blend


@pytest.mark.parametrize(
    ("cyrillic", "latin", "expected"),
    [
        ("ЕАЭС М ВО Д-ВО.БГ12.В.34567", "EAC N RU -RU.12.B.34567", "ЕАЭС N RU Д-RU.БГ12.В.34567"),
        ("РОСС ВО.АГ66.Н05230", "POCC RU.AI66.H05230", "РОСС RU.АГ66.Н05230"),
        ("ЕАЭС № КО Д-СМ.ЖЗ01.В.05118", "EA3C No RU I-CN.301.B.05118", "ЕАЭС № RU Д-СN.ЖЗ01.В.05118"),
        ("Д-ВО.РАО1.В.58886/21", "I-RU.PA01.B.58886/21", "Д-RU.РА01.В.58886/21"),
        ("ООО", "O0O", "ООО"),
        ("10561 50317046", "1056150317046", "1056150317046"),
        ("9031 20 0000", "9031 20 000 0", "9031 20 000 0"),
        ("ТЕС 61000-6-2", "IEC 61000-6-2", "IЕС 61000-6-2"),
        ("ВИУ-330", "-330", "ВИУ-330"),
        ("КСПЭМ-630/690", "KCII3M-630/690", "КСПЭМ-630/690"),
        ("УНМ-160", "VHM-160", "УНМ-160"),
        ("29.12.2017", "29.12.2017", "29.12.2017"),
        ("28.12.2022", "28.12.2023", "28.12.2023"),
    ],
)
def test_each_is_believed_where_it_knows_better(cyrillic: str, latin: str, expected: str) -> None:
    assert blend(cyrillic, latin) == expected


def test_nothing_from_nothing() -> None:
    assert blend("", "") == ""
