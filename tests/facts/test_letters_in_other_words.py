"""Letters of authorization in many wordings, all invented: right or unsure, never wrong."""

from __future__ import annotations

import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented_papers import column, page, paper

from evidence.facts.collect import understand
from evidence.facts.fact import Fact, Facts, Kind
from evidence.facts.letter_reach import Reach, find_reach
from evidence.facts.letter_sublicence import find_sublicensing
from evidence.facts.letter_text import LetterText, read_text
from evidence.facts.ties import read_form

LETTERS = tomllib.loads((Path(__file__).parent / "letters_in_other_words.toml").read_text(encoding="utf-8"))[
    "letter"
]
NAMED = {
    "grantor": "grantor",
    "grantee": "grantee",
    "brand": "brand",
    "number": "registration_number",
    "sub": "sublicensing",
    "start": "start",
    "end": "end",
    "date": "issue_date",
}
PASSING_ON = """
no|This authorization may not be sublicensed or transferred.
no|The Licensee has no right to sublicense.
no|Sublicensing of the rights is strictly prohibited.
no|Without the right to sub-license
no|No sub-licensing rights are granted hereunder.
no|The Distributor shall not appoint sub-distributors.
no|You must not authorise any third party to use the mark.
no|The rights under this letter are personal and non-transferable.
no|This letter does not entitle the reseller to grant sub-licences.
no|Sublicense: No
no|Right to sublicense: none
no|Sub-authorization prohibited
no|Neither this letter nor any right under it may be assigned or sublicensed.
no|Under no circumstances may the agent authorize third parties.
no|The dealer is not permitted to pass the rights on to others.
no|The licensee cannot further authorize resellers.
no|It is forbidden to delegate this authority.
no|Reseller agrees never to sublicense the mark.
no|The right to sublicense is excluded.
no|The licence excludes the right to sublicense.
no|Sub-distribution is not allowed without prior written consent of the owner.
no|Re-authorization is not possible.
yes|The agent is entitled to grant sublicences to its dealers.
yes|The Distributor may appoint sub-distributors.
yes|Sub-licensing is allowed.
yes|Sub-licensing permitted: yes
yes|Sublicense: Yes
yes|The licence includes the right to sublicense.
yes|with the right to sublicense
yes|with full rights of sub-authorization
yes|The distributor is hereby authorized to sell the goods and to authorize other online stores to sell them.
yes|You can authorize third-party sellers on Joom.
yes|We permit our agent to issue authorization letters to its resellers.
yes|This authorization can be sublicensed to downstream resellers.
yes|The rights may be sub-licensed by the Licensee.
yes?|The licensee may sub-license only with the prior written consent of the owner.
yes?|Sublicensing is permitted subject to our written approval.
none|We authorize Redleaf Ltd to sell our goods.
none|Authorized resellers may contact us with questions.
none|The certificate is not a guarantee.
no|不得转授权。
no|不可再授权给第三方。
no|乙方无权再授权。
no|未经授权方书面许可，不得转授权。
no|本授权不得转让、不得再授权。
no|禁止再次授权任何第三方使用。
no|被授权方不享有转授权权利。
no|本授权书不含转授权。
no|转授权：否
no|是否可转授权：否
no|不允许向下级经销商授权。
no|此授权不可转让
no|乙方不具有分许可权
no|授权性质：普通许可，无转授权权利
no|严禁将本授权转授他人
no|被授权人没有再授权的权限
no|再授权权利：无
no|仅限被授权方本人使用，不得以任何方式转授权
yes|可转授权。
yes|可以书面形式再授权下级经销商。
yes|乙方有权再授权给第三方。
yes|并允许其向下级分销商授权。
yes|是否可转授权：是
yes|被授权方享有转授权权利。
yes|允许转授权
yes|含再授权权利
yes|乙方可发展下级经销商
yes|乙方可在授权区域内授权其他店铺销售
yes|转授权权限：有
yes|包含分许可权
yes|同意被授权方将上述权利授权给其下属店铺使用
yes?|经甲方书面同意，乙方可再授权第三方。
yes?|乙方可转授权，但须经甲方书面同意。
none|兹授权乙方在速卖通销售。
none|授权期限：2026年1月1日至2026年12月31日
none|非经授权的商家不得使用。
no|Передача прав третьим лицам запрещена.
no|Без права передоверия.
no|Дистрибьютор не вправе выдавать сублицензии.
no|Сублицензирование не допускается.
no|Настоящее разрешение не подлежит передаче третьим лицам.
no|Право на сублицензирование не предоставляется.
no|Компания не имеет права передавать полномочия третьим лицам.
no|Сублицензирование: нет
no|Запрещается передавать права по настоящему письму.
yes|С правом передоверия.
yes|С правом сублицензирования.
yes|Дистрибьютор вправе уполномочивать третьих лиц.
yes|Допускается передача прав третьим лицам.
yes|Лицензиат может выдавать сублицензии.
yes|Имеет право передавать права субдистрибьюторам.
yes|Сублицензирование: да
yes?|Сублицензирование разрешается только с письменного согласия правообладателя.
no|Sub-licensing permitted: no
no|Sub-licensing allowed? No
no|Sublicensing (yes/no): no
no|The dealer is not exclusive and may not sub-license.
yes|This is not an exclusive licence and the agent may sub-license.
no|Nothing herein gives the reseller the right to sublicense.
no|The reseller is solely authorized for itself and not for sub-dealers.
no|This authorization does not extend to sub-agents.
no|Only the authorized company may use this letter; sub-resellers are not covered.
no|转授权权限：无
no|可否转授权：不可以
no|是否允许再授权：不允许
no|乙方不得擅自授权其他店铺销售
no|乙方仅可自行销售，不得授权他人
no|Передача настоящей авторизации другим лицам не разрешена.
no|Данное письмо не даёт права выдавать разрешения третьим лицам.
no|Не допускается выдача сублицензий.
none|Настоящим уполномочиваем компанию продавать товары.
"""
"""yes?: allowed under a condition, which is not sure. none: the letter does not speak of it."""


def text_of(words: str) -> LetterText:
    return read_text((read_form(page(*column(words))),))


def read(text: str) -> Facts:
    lines = [part for row in text.strip().splitlines() for part in textwrap.wrap(row, 95)]
    return understand(paper(page(*column(*lines, y=60))))


def plain(text: str) -> str:
    return "".join(text.casefold().split())


@pytest.mark.parametrize("row", PASSING_ON.strip().splitlines())
def test_whether_rights_may_be_passed_on(row: str) -> None:
    wanted, words = row.split("|")
    found = find_sublicensing(text_of(words))
    assert ("none" if found is None else found.value + "?" * (not found.sure)) == wanted


@pytest.mark.parametrize("told", LETTERS, ids=[one["id"] for one in LETTERS])
def test_a_letter_is_read_right_or_not_surely(told: dict[str, Any]) -> None:
    facts = read(told["text"])
    assert facts.kind is Kind.AUTHORIZATION
    unsure = told.get("unsure", [])
    for name, field in NAMED.items():
        found: Fact | None = getattr(facts, field)
        if name in unsure:
            assert found is None or not found.sure, name
        else:
            assert (found and plain(found.value)) == (plain(told[name]) if name in told else None), name
            assert found is None or found.sure, name
    assert sorted(fact.value for fact in facts.territory) == sorted(told.get("territory", []))
    assert sorted(fact.value for fact in facts.platforms) == sorted(told.get("platforms", []))


def reach(words: str) -> Reach:
    return find_reach(text_of(words))


@pytest.mark.parametrize(
    "words",
    [
        "The goods may be sold worldwide except in Russia.",
        "Territory: worldwide, excluding the Russian Federation",
        "销售区域为全球（俄罗斯除外）。",
        "授权区域：全球，不包括俄罗斯",
        "Территория: по всему миру, кроме России",
    ],
)
def test_a_country_left_out_makes_the_whole_world_doubtful(words: str) -> None:
    found = reach(words).territory
    assert [fact.value for fact in found] == ["GLOBAL"]
    assert not found[0].sure


@pytest.mark.parametrize(
    "words",
    [
        "The goods may be sold in physical stores; sales over the internet are excluded.",
        "可在线下门店销售，不得在任何网络平台销售。",
        "Only offline shops. The dealer may not sell on online marketplaces.",
    ],
)
def test_online_sale_that_is_forbidden_is_not_allowed(words: str) -> None:
    assert [fact.value for fact in reach(words).platforms] == ["retail"]


def test_a_platform_left_out_is_doubtful_and_the_others_are_not() -> None:
    found = {
        fact.value: fact.sure for fact in reach("For sale on Joom and Ozon but not on Amazon.").platforms
    }
    assert found == {"joom": True, "ozon": True, "amazon": False}


def test_the_countries_of_the_territory_do_not_tell_how_the_writer_writes_days() -> None:
    found = read("LETTER OF AUTHORIZATION\nWe, Tall Pine Ltd, authorize Redleaf Ltd to sell in Germany and France.\n"
                 "Term: from 03/07/2026 to 12/06/2027.")  # fmt: skip
    assert found.start is not None
    assert not found.start.sure


def test_a_registration_abroad_is_no_territory() -> None:
    assert reach("The trademark is registered in the European Union.").territory == ()
    both = reach("The trademark is registered in China. The goods may be sold in the European Union.")
    assert [fact.value for fact in both.territory] == ["EU"]
