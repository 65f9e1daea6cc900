"""What letters of authorization say, in English, Chinese and Russian. All firms and marks are invented."""

from __future__ import annotations

import textwrap

from invented_papers import column, page

from evidence.facts.fact import Fact
from evidence.facts.letters import Letter, read_letter
from evidence.facts.ties import read_form


def letter(text: str, width: int = 95) -> Letter:
    lines = [part for row in text.strip().splitlines() for part in textwrap.wrap(row, width)]
    return read_letter((read_form(page(*column(*lines, y=60))),))


def said(fact: Fact | None) -> tuple[str, bool] | None:
    return (fact.value, fact.sure) if fact else None


ENGLISH = """
TALL PINE ACOUSTICS LIMITED
LETTER OF AUTHORIZATION
Date: 3 May 2026
We, Tall Pine Acoustics Limited, are the registered owner of the trademark TALPIN
(International Registration No. 1654321, designating EM).
We hereby authorize Ningbo Redleaf Trading Co., Ltd. to sell TALPIN branded speakers
on Joom and Ozon, in the European Union and Kazakhstan.
Term: from 4 May 2026 to 3 May 2027. Sub-licensing is not permitted.
"""
CHINESE = """
品牌授权书
授权人：青松声学有限公司（以下简称甲方）
被授权人：宁波红叶贸易有限公司（以下简称乙方）
甲方系第87654321号“TALPIN”注册商标的注册人。兹授权乙方在速卖通平台销售上述商标商品，销售区域为全球。
乙方可再授权下级经销商使用。授权期限：自2026年5月4日起至2027年5月3日止。
"""
RUSSIAN = """
ООО «ВЫСОКАЯ СОСНА»
ДОВЕРЕННОСТЬ
Настоящим ООО «ВЫСОКАЯ СОСНА», правообладатель товарного знака «ТАЛПИН» (свидетельство № 765432),
уполномочивает компанию Ningbo Redleaf Trading Co., Ltd. реализовывать товары
на территории Российской Федерации на маркетплейсе Wildberries.
Срок действия: с 04.05.2026 по 30.06.2027 включительно. Передача прав третьим лицам не допускается.
"""


def test_english() -> None:
    found = letter(ENGLISH)
    assert said(found.grantor) == ("Tall Pine Acoustics Limited", True)
    assert said(found.grantee) == ("Ningbo Redleaf Trading Co., Ltd.", True)
    assert found.brand is not None
    assert found.brand.value == "TALPIN"
    assert said(found.registration_number) == ("1654321", True)
    assert said(found.start) == ("2026-05-04", True)
    assert said(found.end) == ("2027-05-03", True)
    assert said(found.sublicensing) == ("no", True)
    assert {fact.value for fact in found.territory} == {"EU", "KZ"}
    assert {fact.value for fact in found.platforms} == {"joom", "ozon"}


def test_chinese() -> None:
    found = letter(CHINESE)
    assert said(found.grantor) == ("青松声学有限公司", True)
    assert said(found.grantee) == ("宁波红叶贸易有限公司", True)
    assert said(found.brand) == ("TALPIN", True)
    assert found.registration_number is not None
    assert found.registration_number.printed == "第87654321号"
    assert said(found.end) == ("2027-05-03", True)
    assert said(found.sublicensing) == ("yes", True)
    assert [fact.value for fact in found.territory] == ["GLOBAL"]
    assert [fact.value for fact in found.platforms] == ["aliexpress"]


def test_russian() -> None:
    found = letter(RUSSIAN)
    assert said(found.grantor) == ("ООО «ВЫСОКАЯ СОСНА»", True)
    assert said(found.grantee) == ("Ningbo Redleaf Trading Co., Ltd.", True)
    assert said(found.brand) == ("ТАЛПИН", True)
    assert said(found.registration_number) == ("765432", True)
    assert said(found.end) == ("2027-06-30", True)
    assert said(found.sublicensing) == ("no", True)
    assert [fact.value for fact in found.territory] == ["RU"]
    assert [fact.value for fact in found.platforms] == ["wildberries"]


def test_a_day_that_may_be_a_month_is_not_sure_and_has_both_readings() -> None:
    found = letter("Licensor: Tall Pine Ltd\nLicensee: Redleaf Ltd\nTerm: from 10/02/2026 to 09/02/2027.")
    assert found.start is not None
    assert not found.start.sure
    assert {found.start.value, *found.start.rivals} == {"2026-02-10", "2026-10-02"}


def test_the_same_party_in_two_languages() -> None:
    found = letter(
        "Licensor 授权方: TALL PINE LIMITED\nLicensee 被授权方: Redleaf Trading Co., Ltd. / 宁波红叶贸易有限公司"
    )
    assert said(found.grantee) == ("Redleaf Trading Co., Ltd.", True)
    assert [fact.value for fact in dict(found.also)["grantee"]] == ["宁波红叶贸易有限公司"]


def test_the_eurasian_union_is_its_countries() -> None:
    found = letter("We, Tall Pine Ltd, authorize Redleaf Ltd to sell in the Eurasian Economic Union.")
    assert {fact.value for fact in found.territory} == {"RU", "KZ", "BY", "KG", "AM"}


def test_an_address_is_no_territory() -> None:
    found = letter(
        "Tall Pine Ltd\n5 Lake Road, Moscow, Russia\nWe, Tall Pine Ltd, authorize Redleaf Ltd to sell our goods."
    )
    assert found.territory == ()


def test_what_a_letter_does_not_say_is_absent() -> None:
    found = letter("We, Tall Pine Ltd, authorize Redleaf Ltd to sell our goods.")
    assert found.sublicensing is None
    assert found.start is None
    assert found.platforms == ()
