"""The parties and models of the whole papers in whole_papers.toml, by the paper's id."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand

PAPERS = {
    one["id"]: one["text"]
    for one in tomllib.loads((Path(__file__).parent / "whole_papers.toml").read_text(encoding="utf-8"))[
        "paper"
    ]
}
SAID = """
ccc | holder | 青屿照明（宁波）有限公司
ccc | manufacturer | 青屿照明（宁波）有限公司
cb | holder | Blauberg Lighting GmbH
cb | models | BL-204, BL-205
eu_doc | holder | Fjellheim Audio AS
eu_doc | issuing_body | Fjellheim Audio AS
a maker's certificate is its declaration | holder | Marlow Connectors Ltd
lab_coc | holder | Shoreline Toys Co., Ltd.
lab_coc | manufacturer | Shoreline Toys Co., Ltd.
lab_coc | issuing_body | Northwind Testing Co., Ltd.
lab_coc | models | SL-7
iso: three days to choose from | holder | Kranich Pumpen GmbH
tm_cn | holder | 青屿照明（宁波）有限公司
eac | holder | Общество с ограниченной ответственностью «Полярная Сова»
eac | models | ПС-10, ПС-20
gost | issuing_body | ООО "Северный Тест"
fcc | holder | Shoreline Audio Co., Ltd.
loa_zh | grantee | 深圳市蓝鳍科技有限公司
loa_zh | grantor | 青屿照明（宁波）有限公司
loa_en | grantee | Bluefin Tech Co., Ltd.
loa_en | brand | NORDLITE
un383 | manufacturer | Heron Cells Co., Ltd.
un383 | issuing_body | Northwind Testing Co., Ltd.
spanish | issuing_body | Ensayos del Sur, S.A.
korean | holder | Shoreline Audio Co., Ltd.
table header | manufacturer | Shoreline Toys Ltd
numbered fields of a trademark office | holder | Nordlite Trading GmbH
numbered fields of a trademark office | brand | NORDLITE
gots | holder | Shoreline Textiles Ltd
de_iso: start and signature differ | holder | Kranich Pumpen GmbH
verification with a time of tests | brand | NORDLITE
verification with a time of tests | models | SL-7
american responsible party | holder | Nordlite Trading LLC
british declaration | holder | Marlow Connectors Ltd
eac certificate | manufacturer | Shoreline Lighting Co., Ltd.
eac certificate | holder | ООО «Полярная Сова»
russian trademark | holder | ООО «Полярная Сова»
letter from hong kong | grantor | Bluefin Holdings Ltd
letter from hong kong | end | 2026-06-30
japanese | holder | 青屿照明株式会社
japanese | models | QY-100
chinese numerals | holder | 青屿照明（宁波）有限公司
chinese numerals | models | QY-100
oeko | holder | Shoreline Textiles Ltd
voluntary certificate | holder | Shoreline Audio Co., Ltd.
voluntary certificate | models | SA-20, SA-21
management system with surveillance | holder | Shoreline Works Ltd
letter with a range | platforms | joom
date at the foot | issuing_body | 宁波北风检测有限公司
renewal of a trademark | issuing_body | 国家知识产权局
report header in one row | holder | SHORELINE WORKS LTD
report in place of another | issuing_body | Bureau Northwind Shenzhen Co., Ltd.
"""
UNSAID = """
fcc | issuing_body
tm_cn | brand
tm_us | brand
voluntary certificate | brand
eac | issuing_body
eac certificate | models
free sale | holder
oeko | issuing_body
two-digit years | issuing_body
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row.split("|")) for row in table.strip().splitlines()]


@pytest.mark.parametrize(("paper_id", "field", "value"), rows(SAID))
def test_said_for_sure(paper_id: str, field: str, value: str) -> None:
    said = getattr(understand(paper(typed(PAPERS[paper_id], size={0: 1.8}))), field)
    facts = said if isinstance(said, tuple) else (said,)
    assert [fact.value if fact else None for fact in facts] == (
        value.split(", ") if field == "models" else [value]
    )
    assert all(fact.sure for fact in facts)


@pytest.mark.parametrize(("paper_id", "field"), rows(UNSAID))
def test_not_claimed(paper_id: str, field: str) -> None:
    assert not getattr(understand(paper(typed(PAPERS[paper_id], size={0: 1.8}))), field)
