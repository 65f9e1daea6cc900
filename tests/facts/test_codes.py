"""What QR and bar codes say."""

from __future__ import annotations

from building import a_page

from evidence.facts.codes import is_address
from evidence.facts.collect import understand
from evidence.facts.fact import Fact
from evidence.reading.reading import Code, Reading

ADDRESS = "https://check.northwind.example/paper?no=NWT-1"


def codes_of(*pages: tuple[Code, ...]) -> tuple[Fact, ...]:
    drawn = tuple(a_page("a line", number=at, codes=codes) for at, codes in enumerate(pages, 1))
    return understand(Reading("0" * 64, "application/pdf", len(drawn), drawn)).codes


def test_each_content_is_told_once_where_it_stands_first() -> None:
    first, bars = Code("QR Code", ADDRESS, (10, 20, 60, 70)), Code("Code 128", "4006381333931", (0, 0, 9, 9))
    found = codes_of((first,), (bars, Code("QR Code", ADDRESS, (1, 1, 2, 2))))
    assert [(fact.value, fact.page, fact.box) for fact in found] == [
        (ADDRESS, 1, first.box),
        ("4006381333931", 2, bars.box),
    ]
    assert all(fact.sure for fact in found)


def test_only_a_whole_address_is_an_address() -> None:
    told = ("see http://a.example/x now", ADDRESS, "WWW.A.EXAMPLE/9", "4006381333931")
    found = codes_of(tuple(Code("QR Code", text, (0, 0, 9, 9)) for text in told))
    assert [is_address(fact) for fact in found] == [False, True, True, False]


def test_control_characters_and_length_are_kept_in_bounds() -> None:
    found = codes_of(
        (Code("QR Code", "A\x1dB\r\nC" + "9" * 900, (0, 0, 9, 9)), Code("QR Code", "\n", (0, 0, 1, 1)))
    )
    assert [fact.value[:6] for fact in found] == ["A B C9"]
    assert len(found[0].value) == 500


def test_a_paper_without_codes_has_none() -> None:
    assert codes_of(()) == ()
