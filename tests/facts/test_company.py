"""Two firm names: same, near or different. All firms are invented."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence.facts.company import Likeness, explain_names, same_company
from evidence.facts.company_words import Way

SAME = """
Shenzhen Bluefin Audio Co., Ltd. | SHENZHEN BLUEFIN AUDIO CO.,LTD
Bluefin Co Ltd | Bluefin Co., Ltd.
Bluefin S.r.l. | BLUEFIN SRL
Bluefin S.p.A. | Bluefin SPA
Bluefin L.L.C. | Bluefin LLC
Bluefin GmbH & Co. KG | BLUEFIN GMBH & CO KG
Bluefin Sp. z o.o. | BLUEFIN SP. Z O. O.
B. F. Audio Limited | B F AUDIO LIMITED
Hong Kong Bluefin Limited | Hongkong Bluefin Limited
Guang Zhou Bluefin Co., Ltd. | Guangzhou Bluefin Co., Ltd.
Xian Bluefin Co., Ltd. | Xi'an Bluefin Co., Ltd.
Ｂｌｕｅｆｉｎ　Ｃｏ．，Ｌｔｄ． | Bluefin Co., Ltd.
深圳市 蓝鳍 科技有限公司 | 深圳市蓝鳍科技有限公司
蓝鳍（深圳）科技有限公司 | 蓝鳍(深圳)科技有限公司
ООО "Зорвекс" | ООО «ЗОРВЕКС»
ООО Зорвекс | ООО «Зорвекс»
Bluefin™ Audio Ltd | Bluefin Audio Ltd
"""

NEAR = """
Shenzhen Bluefin Co., Ltd. | Shenzhen Bluefin Company Limited | legal_form
Bluefin Limited | Bluefin Ltd | legal_form
Bluefin Audio Limited | Bluefin Audio Co., Ltd. | legal_form
Bluefin Inc. | Bluefin Incorporated | legal_form
Bluefin Private Limited | Bluefin Pvt. Ltd. | legal_form
深圳市蓝鳍科技有限公司 | 深圳市蓝鳍科技股份有限公司 | legal_form
АО «Зорвекс» | Акционерное общество «Зорвекс» | legal_form
Обществу с ограниченной ответственностью «Зорвекс» | ООО «Зорвекс» | legal_form
深圳市蓝鳍科技 | 深圳市蓝鳍科技有限公司 | legal_form
深圳市藍鰭科技有限公司 | 深圳市蓝鳍科技有限公司 | traditional_simplified
蓝鳍科技有限公司 | 深圳市蓝鳍科技有限公司 | place
深圳蓝鳍科技有限公司 | 深圳市蓝鳍科技有限公司 | place
广东省深圳市蓝鳍科技有限公司 | 深圳市蓝鳍科技有限公司 | place
Bluefin Audio Co., Ltd. | Shenzhen Bluefin Audio Co., Ltd. | place
Bluefin (Hong Kong) Limited | Bluefin (HK) Limited | place
Shenzhen City Bluefin Co., Ltd. | Shenzhen Bluefin Co., Ltd. | place
Bluefin Audio (Shenzhen) Co., Ltd. | Shenzhen Bluefin Audio Co., Ltd. | order
Shenzhen Hua Chen Audio Co., Ltd. | Shenzhen Huachen Audio Co., Ltd. | spacing
Bluefin Int'l Trading Co., Ltd. | Bluefin International Trading Co., Ltd. | abbreviation
Bluefin Tech Co., Ltd. | Bluefin Technology Co., Ltd. | abbreviation
Bluefin Toy Co., Ltd. | Bluefin Toys Co., Ltd. | word_form
Bluefin Import & Export Co., Ltd. | Bluefin Import and Export Co., Ltd. | word_missing
Bluefin International Audio Ltd | Bluefin Audio Ltd | word_missing
Bluefin Tecnology Co., Ltd. | Bluefin Technology Co., Ltd. | spelling
Shenzhen Morning Co., Ltd. | Shenzhen Moming Co., Ltd. | look_alike
B1uefin Ltd | Bluefin Ltd | look_alike
Вluеfin Ltd | Bluefin Ltd | look_alike
Blüfin GmbH | Bluefin GmbH | accent
Société Orange SA | Societe Orange SA | accent
ООО «Зорвекс» | OOO Zorveks | language
ООО «Зорвекс» | Zorvex LLC | language
深圳市蓝鳍科技有限公司 | Shenzhen Bluefin Technology Co., Ltd. | language
深圳市华辰科技有限公司 | Shenzhen Huachen Technology Co., Ltd. | language
Bluefin Ltd 蓝鳍有限公司 | Bluefin Ltd | language
深圳市蓝鳍科技有限公司广州分公司 | 深圳市蓝鳍科技有限公司 | address
Bluefin Co., Ltd. Shenzhen Branch | Bluefin Co., Ltd. | address
Bluefin Co., Ltd., Floor 3, 5 Harbour Road | Bluefin Co., Ltd. | address
义乌市小川饰品商行（个体工商户） | 义乌市小川饰品商行 | address
ИП Петров П.С. | Индивидуальный предприниматель Петров Павел Сергеевич | initials
Bluefin-Audio Ltd | Bluefin Audio Ltd | punctuation
Bluefin (HK) Limited | Bluefin HK Limited | punctuation
M/s Bluefin Power | Bluefin Power | word_missing
Bluefin C++ Ltd | Bluefin C Ltd | word_missing
"""

DIFFERENT = """
深圳市蓝鳍科技有限公司 | 深圳市蓝鳍技术有限公司 | other_word
深圳市蓝鳍科技有限公司 | 深圳市蓝鳍贸易有限公司 | other_word
深圳市蓝鳍科技有限公司 | 深圳市红鳍科技有限公司 | other_word
深圳市蓝鳍科技有限公司 | 东莞市蓝鳍科技有限公司 | other_place
义乌市小川饰品商行 | 义乌市小川饰品有限公司 | other_legal_form
深圳市蓝鳍集团有限公司 | 深圳市蓝鳍有限公司 | group
Shenzhen Huachen Audio Co., Ltd. | Shenzhen Huacheng Audio Co., Ltd. | other_word
Bluefin GmbH | Bluefin AG | other_legal_form
Bluefin Ltd | Bluefin LLC | other_legal_form
Bluefin Pte. Ltd. | Bluefin Ltd. | other_legal_form
ООО «Зорвекс» | АО «Зорвекс» | other_legal_form
ООО «Зорвекс» | ООО «Василёк» | other_word
ООО «Зорвекс» | Bluefin LLC | other_word
Bluefin Audio Co., Ltd. | Bluefin Trading Co., Ltd. | other_word
Bluefin Group Limited | Bluefin Limited | group
Shenzhen Bluefin Co., Ltd. | Bluefin (HK) Limited | other_place
Bluefin | Shenzhen Bluefin Audio Co., Ltd. | trade_name
Bluefin Official Store | Shenzhen Bluefin Audio Co., Ltd. | shop
李明 | 义乌市小川饰品商行（个体工商户） | trade_name
ИП Петров П.С. | ИП Петров А.А. | other_word
深圳市蓝鳍科技有限公司 | Guangzhou Bluefin Technology Co., Ltd. | other_place
深圳市华辰科技有限公司 | Shenzhen Baoxin Technology Co., Ltd. | other_word
Bluefin Co., Ltd. | Shenzhen Bluefin Audio Co., Ltd. | other_word
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("a", "b"), rows(SAME))
def test_same(a: str, b: str) -> None:
    assert same_company(a, b) is Likeness.SAME
    assert same_company(b, a) is Likeness.SAME


@pytest.mark.parametrize(("a", "b", "way"), rows(NEAR))
def test_near_says_in_which_way(a: str, b: str, way: str) -> None:
    for one, other in ((a, b), (b, a)):
        difference = explain_names(one, other)
        assert difference.likeness is Likeness.NEAR
        assert way in {found.way for found in difference.differences}


@pytest.mark.parametrize(("a", "b", "way"), rows(DIFFERENT))
def test_different_says_in_which_way(a: str, b: str, way: str) -> None:
    for one, other in ((a, b), (b, a)):
        difference = explain_names(one, other)
        assert difference.likeness is Likeness.DIFFERENT
        assert way in {found.way for found in difference.differences}


def test_difference_gives_the_letters_as_printed_and_where() -> None:
    (found,) = explain_names("深圳市蓝鳍科技有限公司", "深圳市蓝旗科技有限公司").differences
    assert (found.a, found.b, found.position) == ("鳍", "旗", 4)
    (found,) = explain_names("Bluefin Audio Co., Limited", "Bluefin Audio Co., Ltd.").differences
    assert (found.way, found.a, found.position) == (Way.LEGAL_FORM, "Co., Limited", 14)


def test_hidden_sign_is_the_same_name_and_is_told() -> None:
    difference = explain_names("Blue\u200bfin Ltd", "Bluefin Ltd")
    assert difference.likeness is Likeness.SAME
    assert [found.way for found in difference.differences] == [Way.INVISIBLE]
    assert "nobody can see" in str(difference.reason)


def test_word_broken_over_two_lines() -> None:
    assert same_company("Bluefin Techno-\nlogy Ltd", "Bluefin Technology Ltd") is Likeness.SAME


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", "Bluefin Ltd"), ("...", "- -"), ("()", "Bluefin")])
def test_nothing_is_nobodys_name(a: str, b: str) -> None:
    assert same_company(a, b) is not Likeness.SAME


WORDS = [
    "Bluefin",
    "Orange",
    "Huachen",
    "Technology",
    "Trading",
    "Audio",
    "&",
    "Shenzhen",
    "Hong Kong",
    "1688",
]
FORMS = ["Co., Ltd.", "Limited", "GmbH", "LLC", "Pte. Ltd.", "S.A.", ""]
HAN = (["", "深圳市", "广州"], ["蓝鳍", "华辰", "小川"], ["", "科技", "贸易"], ["有限公司", "商行", ""])
RUSSIAN = (["ООО ", "АО ", "ИП "], ["«Зорвекс»", "Петров П.С.", "«Синий кит»"])
latin = st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.sampled_from(FORMS)).map(
    lambda parts: " ".join([*parts[0], parts[1]]).strip()
)
chinese = st.tuples(*map(st.sampled_from, HAN)).map("".join)
russian = st.tuples(*map(st.sampled_from, RUSSIAN)).map("".join)
names = st.one_of(latin, chinese, russian).filter(lambda name: any(sign.isalnum() for sign in name))


@given(names, names)
def test_symmetric(a: str, b: str) -> None:
    assert same_company(a, b) is same_company(b, a)


@given(names)
def test_case_width_and_outer_space_do_not_count(name: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name)
    for other in (name.upper(), name.lower(), wide, f"  {name}\n"):
        assert same_company(name, other) is Likeness.SAME


@settings(max_examples=300)
@given(names, st.data())
def test_a_name_with_one_letter_changed_is_never_the_same(name: str, data: st.DataObject) -> None:
    places = [i for i, sign in enumerate(name) if sign.isalnum()]
    place = data.draw(st.sampled_from(places))
    letter = data.draw(st.sampled_from("abcxyz019абвя蓝科"))
    assume(letter != name[place].lower())
    assert same_company(name, name[:place] + letter + name[place + 1 :]) is not Likeness.SAME


@settings(max_examples=200)
@given(names, st.data())
def test_a_name_that_lacks_a_letter_is_never_the_same(name: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, sign in enumerate(name) if sign.isalnum()]))
    assert same_company(name, name[:place] + name[place + 1 :]) is not Likeness.SAME


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_answered(a: str, b: str) -> None:
    assert same_company(a, b) is same_company(b, a)
