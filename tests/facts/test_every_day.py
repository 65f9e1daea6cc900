"""Any day, in any form a paper prints it, is that day; what leaves a doubt is never sure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from invented_papers import paper, typed

from evidence.facts.collect import understand
from evidence.facts.dates import find_dates
from evidence.facts.fact import Facts

Form = Callable[[date], str]


def words(text: str) -> list[str]:
    return text.split()


EN = words("January February March April May June July August September October November December")
DE = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
FR = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
ES = words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
PT = words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro")
IT = words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
PL = words(
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
)
TR = words("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık")
RU = words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
UK = words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
TH = words("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม")
HI = words("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर")
HAN = "〇一二三四五六七八九"


def han_digits(number: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(number))


def han_count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "0" <= sign <= "9" else sign for sign in text)


def nth(number: int) -> str:
    last = number % 10 if number not in (11, 12, 13) else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def by_name(names: list[str], form: str = "{d} {m} {y}", cut: int | None = None, year: int = 0) -> Form:
    return lambda day: form.format(
        d=day.day, dd=f"{day.day:02}", n=nth(day.day), m=names[day.month - 1][:cut], y=day.year + year
    )


PLAIN: dict[str, Form] = {
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d:%Y.%m.%d}",
    "han": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "han spaced": lambda d: f"{d.year} 年 {d:%m} 月 {d:%d} 日",
    "han wide": lambda d: wide(f"{d.year}年{d.month}月{d.day}日"),
    "han numerals": lambda d: f"{han_digits(d.year)}年{han_count(d.month)}月{han_count(d.day)}日",
    "minguo": lambda d: f"中華民國{d.year - 1911}年{d.month}月{d.day}日",
    "korean": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    "korean dots": lambda d: f"{d.year}. {d.month:02}. {d.day:02}",
    "english": by_name(EN, "{m} {d}, {y}"),
    "english nth": by_name(EN, "{m} {n}, {y}"),
    "english short": by_name(EN, "{m}. {dd}, {y}", 3),
    "english day first": by_name(EN, "{d} {m} {y}"),
    "english dashes": by_name([name.upper() for name in EN], "{dd}-{m}-{y}", 3),
    "english day of": by_name(EN, "{n} day of {m}, {y}"),
    "english glued": by_name(EN, "{n}{m}{y}"),
    "german": by_name(DE, "{d}. {m} {y}"),
    "french": by_name(FR, "le {d} {m} {y}"),
    "spanish": by_name(ES, "{d} de {m} de {y}"),
    "portuguese": by_name(PT, "{dd} de {m} de {y}"),
    "italian": by_name(IT, "{d} {m} {y}"),
    "polish": by_name(PL, "{d} {m} {y} r."),
    "turkish": by_name(TR, "{d} {m} {y}"),
    "russian": by_name(RU, "{d} {m} {y} г."),
    "russian quoted": by_name(RU, "«{dd}» {m} {y} года"),
    "ukrainian": by_name(UK, "{d} {m} {y} р."),
    "thai": by_name(TH, "{d} {m} พ.ศ. {y}", year=543),
    "hindi": by_name(HI, "{d} {m} {y}"),
    "vietnamese": lambda d: f"ngày {d.day:02} tháng {d.month:02} năm {d.year}",
}
"""Forms that leave nothing open."""
NUMBERS: dict[str, Form] = {
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "dots": lambda d: f"{d:%d.%m.%Y}",
    "dashes": lambda d: f"{d:%d-%m-%Y}",
    "month first": lambda d: f"{d:%m/%d/%Y}",
    "buddhist": lambda d: f"{d:%d/%m}/{d.year + 543}",
    "two digits": lambda d: f"{d:%d.%m.%y}",
}
days = st.dates(date(1990, 1, 1), date(2038, 12, 31))
plain_forms = pytest.mark.parametrize("form", PLAIN.values(), ids=PLAIN.keys())
number_forms = pytest.mark.parametrize("form", NUMBERS.values(), ids=NUMBERS.keys())
easily = settings(max_examples=40, deadline=None)
slowly = settings(max_examples=4, deadline=None)


def certificate(*rows: str, confidence: float = 1.0) -> Facts:
    head = ["CERTIFICATE OF CONFORMITY", "Certificate No.: NWT-2024-0117", "Product: Night lamp"]
    return understand(paper(typed("\n".join([*head, *rows]), confidence=confidence)))


@plain_forms
@easily
@given(day=days)
def test_a_day_is_that_day(form: Form, day: date) -> None:
    (found,) = find_dates(form(day))
    assert [reading.day for reading in found.readings] == [day]
    assert not found.month_only


@number_forms
@easily
@given(day=days)
def test_numbers_keep_every_reading_and_no_other(form: Form, day: date) -> None:
    assume(form is not NUMBERS["two digits"] or day.year >= 2000)
    (found,) = find_dates(form(day))
    swapped = day.replace(month=day.day, day=day.month) if day.day <= 12 else day
    assert {reading.day for reading in found.readings} == {day, swapped}


@easily
@given(day=days)
def test_a_year_of_two_digits_says_that_it_was_repaired(day: date) -> None:
    assume(day.year >= 2000)
    for printed in (f"{day:%d.%m.%y}", f"{day.day:02}-{EN[day.month - 1][:3].upper()}-{day:%y}"):
        (found,) = find_dates(printed)
        assert found.repaired


@plain_forms
@slowly
@given(day=days)
def test_behind_its_label_it_is_the_day_of_issue(form: Form, day: date) -> None:
    fact = certificate(f"Date of issue: {form(day)}").issue_date
    assert fact is not None
    assert (fact.value, fact.sure) == (day.isoformat(), True)


@plain_forms
@slowly
@given(day=days, years=st.integers(1, 10))
def test_the_end_is_the_end_and_the_issue_the_issue(form: Form, day: date, years: int) -> None:
    assume((day.month, day.day) != (2, 29) and day.year + years < 2050)
    end = day.replace(year=day.year + years)
    facts = certificate(f"Date of issue: {form(day)}", f"Valid until: {form(end)}")
    assert facts.issue_date is not None
    assert facts.expiry_date is not None
    assert (facts.issue_date.value, facts.expiry_date.value) == (day.isoformat(), end.isoformat())


@slowly
@given(day=days)
def test_day_and_month_that_could_be_swapped_are_not_sure(day: date) -> None:
    assume(day.day <= 12 and day.day != day.month)
    fact = certificate(f"Date of issue: {day:%d/%m/%Y}").issue_date
    assert fact is not None
    assert not fact.sure
    assert {fact.value, *fact.rivals} == {
        day.isoformat(),
        day.replace(month=day.day, day=day.month).isoformat(),
    }


@plain_forms
@slowly
@given(day=days)
def test_a_date_that_was_hardly_read_is_not_sure(form: Form, day: date) -> None:
    fact = certificate(f"Date of issue: {form(day)}", confidence=0.45).issue_date
    assert fact is None or not fact.sure


MONTHS: dict[str, Form] = {
    "english": lambda d: f"{EN[d.month - 1]} {d.year}",
    "short": lambda d: f"{EN[d.month - 1][:3]}. {d.year}",
    "german": lambda d: f"{DE[d.month - 1]} {d.year}",
    "russian": lambda d: f"{RU[d.month - 1]} {d.year} г.",
    "han": lambda d: f"{d.year}年{d.month}月",
    "han numerals": lambda d: f"{han_digits(d.year)}年{han_count(d.month)}月",
    "numbers": lambda d: f"{d:%m/%Y}",
}


@pytest.mark.parametrize("form", MONTHS.values(), ids=MONTHS.keys())
@slowly
@given(day=days)
def test_a_month_is_never_a_day(form: Form, day: date) -> None:
    facts = certificate(f"Date of issue: {form(day)}", f"Valid until: {form(day)}")
    assert facts.issue_date is None or not facts.issue_date.sure
    assert facts.expiry_date is None or not facts.expiry_date.sure


TERMS = {
    "This certificate is valid for {n} years from the date of issue.": "P{n}Y",
    "Validity: {n} years": "P{n}Y",
    "The validity of this certificate is {n} months": "P{n}M",
    "本证书自发证之日起{n}年内有效": "P{n}Y",
    "有效期{n}年": "P{n}Y",
    "Срок действия {n} лет": "P{n}Y",
    "Сертификат действует в течение {n} лет": "P{n}Y",
    "Gültigkeit: {n} Jahre": "P{n}Y",
    "Durée de validité : {n} ans": "P{n}Y",
    "Vigencia de {n} años": "P{n}Y",
    "Validade de {n} anos": "P{n}Y",
    "有効期間：{n}年": "P{n}Y",
}


@pytest.mark.parametrize(("words", "term"), TERMS.items())
@slowly
@given(years=st.integers(2, 20), day=days)
def test_a_term_of_years_is_told_and_is_no_end_date(words: str, term: str, years: int, day: date) -> None:
    facts = certificate(f"Date of issue: {day.isoformat()}", words.format(n=years))
    assert facts.validity is not None
    assert facts.validity.value == term.format(n=years)
    assert facts.expiry_date is None
    assert facts.issue_date is not None
    assert facts.issue_date.value == day.isoformat()


RANGES = [
    "Valid from {a} to {b}",
    "Validity: {a} – {b}",
    "Period of validity: from {a} until {b}",
    "有效期：{a} 至 {b}",
    "授权期限：自{a}起至{b}止",
    "Срок действия с {a} по {b} включительно",
    "Gültig von {a} bis {b}",
    "Valable du {a} au {b}",
    "Válido desde {a} hasta {b}",
    "Válido de {a} até {b}",
]


@pytest.mark.parametrize("words", RANGES)
@pytest.mark.parametrize("form", ["iso", "dots", "han"])
@slowly
@given(day=days, years=st.integers(1, 10))
def test_a_range_has_its_two_ends(words: str, form: str, day: date, years: int) -> None:
    assume((day.month, day.day) != (2, 29))
    end = day.replace(year=day.year + years)
    facts = certificate(words.format(a=PLAIN[form](day), b=PLAIN[form](end)))
    assert facts.expiry_date is not None
    assert (facts.expiry_date.value, facts.expiry_date.sure) == (end.isoformat(), True)
    assert facts.validity is not None
    assert facts.validity.value == f"{day.isoformat()}/{end.isoformat()}"


UNTIL = [
    "Valid until {a}",
    "This certificate is valid until {a}",
    "Expiry date {a}",
    "有效期至{a}",
    "действителен до {a} включительно",
    "Действует до {a}",
    "gültig bis {a}",
    "valable jusqu'au {a}",
    "válido hasta el {a}",
    "válido até {a}",
    "有効期限 {a}",
    "Có giá trị đến {a}",
    "Geldig tot {a}",
    "Ważny do {a}",
]


@pytest.mark.parametrize("words", UNTIL)
@slowly
@given(day=days)
def test_until_a_day_is_the_end_in_every_language(words: str, day: date) -> None:
    for printed in (day.isoformat(), f"{day:%d.%m.%Y}" if day.day > 12 else f"{day:%Y.%m.%d}"):
        fact = certificate("Date of issue: 1988-03-31", words.format(a=printed)).expiry_date
        assert fact is not None
        assert (fact.value, fact.sure) == (day.isoformat(), True)
