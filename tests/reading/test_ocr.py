"""Reading pictures: Latin, Chinese and Cyrillic; places; words on what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import making
import numpy as np
import pytest

from evidence.reading import ocr, rapid, tesseract_program
from evidence.reading.ocr import Seen
from evidence.reading.raster import Raster
from evidence.reading.reading import DamageKind

RUSSIAN = [
    "ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ", "Заявитель Общество с ограниченной ответственностью Пример",
    "Регистрационный номер ЕАЭС N RU Д-RU.БГ12.В.34567", "Дата регистрации декларации 29.12.2023",
    "Модели: ПСВ-100, ПСВ-200, ПСВ-300", "действительна по 28.12.2028 включительно",
]  # fmt: skip
CHINESE = [
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
]


def see(picture: Any) -> Seen:
    return ocr.read(Raster(np.asarray(picture), 150 / 72))


def test_words_have_their_own_boxes() -> None:
    seen = see(making.drawn(["Holder Example Lighting Ltd."]))
    (line,) = seen.lines
    assert [word.text for word in line.words] == ["Holder", "Example", "Lighting", "Ltd."]
    edges = [word.box[0] for word in line.words] + [line.words[-1].box[2]]
    assert edges == sorted(edges)
    assert all(0.9 < word.confidence <= 1 for word in line.words)


def test_chinese_is_read_without_spaces() -> None:
    font = next((f for f in CHINESE if Path(f).is_file()), None)
    if font is None:
        pytest.skip("no Chinese font on this system")
    seen = see(
        making.drawn(["申请人：示例照明有限公司", "证书编号：ZX-4471", "有效期至 2027年3月12日"], font=font)
    )
    text = "\n".join(line.text for line in seen.lines)
    assert seen.script == "chinese"
    assert "示例照明有限公司" in text
    assert "ZX-4471" in text


@pytest.mark.skipif(not tesseract_program.reads_cyrillic(), reason="Tesseract with Russian is not installed")
def test_russian_is_read_by_both_engines() -> None:
    seen = see(making.drawn(RUSSIAN, height=30))
    text = "\n".join(line.text for line in seen.lines)
    assert (seen.script, seen.damage) == ("cyrillic", ())
    for expected in (
        "ограниченной ответственностью",
        "Д-RU.БГ12",
        "34567",
        "29.12.2023",
        "28.12.2028",
        "ПСВ-200",
    ):
        assert expected in text


def test_russian_without_tesseract_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_program, "reads_cyrillic", lambda: False)
    seen = see(making.drawn(RUSSIAN, height=30))
    ((kind, detail),) = seen.damage
    assert kind is DamageKind.SCRIPT_NOT_READ
    assert "Tesseract" in detail


def test_latin_never_asks_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_read_unread", lambda *_: pytest.fail("Tesseract was asked"))
    assert "T10" in see(making.drawn(["Example Lighting Ltd. Model T10"] * 6)).lines[0].text


def test_the_slope_of_the_lines_is_told() -> None:
    page = making.drawn(["Example Lighting Ltd. certificate of conformity"] * 6, height=28)
    for angle in (0, 3, -3):
        seen = see(page.rotate(-angle, fillcolor="white"))
        assert seen.skew == pytest.approx(angle, abs=0.7)
        assert "conformity" in seen.lines[0].text


def test_a_long_screenshot_is_read_to_its_end() -> None:
    page = making.drawn([f"Row number {n}" for n in range(60)], (1080, 5400), 36)
    text = "\n".join(line.text for line in see(page).lines)
    assert [n for n in range(60) if f"number {n}" not in text] == []


def test_only_what_is_wanted_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    recognise = rapid.recognise
    monkeypatch.setattr(rapid, "recognise", lambda cutting: read.append(1) or recognise(cutting))
    page = making.drawn(["first line", "second line", "third line"])
    seen = ocr.read(Raster(np.asarray(page), 150 / 72), lambda box: box[1] > 120)
    assert len(seen.lines) == len(read) < 3


def test_letters_set_wide_apart_are_not_lost() -> None:
    page = making.drawn(
        ["Example Lighting Ltd. certificate of conformity"] * 5
        + ["T        E        S        T", "Issued 2024-06-12"]
    )
    text = "\n".join(line.text for line in see(page).lines)
    assert {"T", "E", "S"} <= set(text.split())
    assert "2024-06-12" in text


def test_a_signature_is_no_unread_script(monkeypatch: pytest.MonkeyPatch) -> None:
    from math import sin

    from PIL import ImageDraw

    monkeypatch.setattr(tesseract_program, "reads_cyrillic", lambda: False)
    page = making.drawn(["Example Lighting Ltd. certificate of conformity"] * 8)
    for y in (1000, 1200):
        points = [(300 + 5 * t, y + 40 * sin(t / 4) + 15 * sin(t / 1.7)) for t in range(90)]
        ImageDraw.Draw(page).line(points, fill=(20, 20, 90), width=4)
    assert see(page).damage == ()


def test_when_time_runs_out_what_was_read_is_kept_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence.reading import budget

    left = iter([100.0] * 3 + [0.0] * 100)
    monkeypatch.setattr(budget, "left", lambda: next(left))
    seen = see(making.drawn([f"Row number {n}" for n in range(12)]))
    assert [kind for kind, _ in seen.damage] == [DamageKind.TIME_LIMIT]
    assert 0 < len(seen.lines) < 12
