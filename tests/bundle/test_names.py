"""Names that try to be something else, in every place a name goes to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.bundle.names import (
    COMPONENT_BYTES,
    PATH_LETTERS,
    Tree,
    fold,
    plain_words,
    safe_component,
    shorten,
    upload_name,
    visible,
)

names = st.text(min_size=1, max_size=80).filter(lambda name: "/" not in name)
paths = st.lists(st.lists(names, min_size=1, max_size=4).map("/".join), max_size=30, unique=True)


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("certificate.pdf", "certificate.pdf"),
        ("证书 第1页.pdf", "证书 第1页.pdf"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("COM¹.txt", "_COM¹.txt"),
        ("lpt9 .pdf", "_lpt9 .pdf"),
        ("report.pdf. . ", "report.pdf"),
        ("-rf.pdf", "_rf.pdf"),
        (".hidden", "hidden"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("zero\u200bwidth.pdf", "zerowidth.pdf"),
        ("two\nlines.pdf", "two lines.pdf"),
        ("a:b|c?.pdf", "a_b_c_.pdf"),
        ("..", "unnamed"),
        ("C:\\temp\\x.pdf", "C__temp_x.pdf"),
        ("=cmd|' /C calc'!A0.csv", "_cmd_' _C calc'!A0.csv"),
        ("<script>alert(1)<.pdf", "_script_alert(1)_.pdf"),
        ("caf\udce9.pdf", "caf_.pdf"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_safe_one(given_name: str, safe: str) -> None:
    assert safe_component(given_name) == safe


@given(names)
@settings(max_examples=300)
def test_any_name_becomes_one_component_all_systems_take(name: str) -> None:
    safe = safe_component(name)
    assert safe
    assert safe not in (".", "..")
    assert not set(safe) & set('<>:"/\\|?*')
    assert not any(ord(sign) < 32 for sign in safe)
    assert safe == safe.rstrip(" .")
    assert len(safe.encode()) <= COMPONENT_BYTES
    assert safe == visible(safe)


@given(paths)
@settings(max_examples=200)
def test_no_two_paths_fall_together_on_any_system(given_paths: list[str]) -> None:
    tree = Tree()
    placed = [tree.place(path) for path in given_paths]
    files = [fold(path) for path in placed]
    folders = {fold(path.rpartition("/")[0]) for path in placed}
    assert len(set(files)) == len(files)
    assert not set(files) & folders
    assert all(len(path) <= PATH_LETTERS for path in placed)


def test_twins_by_case_and_by_composition_are_both_kept() -> None:
    tree = Tree()
    placed = [tree.place(p) for p in ("A.pdf", "a.pdf", "\u00e9.pdf", "e\u0301.pdf", "x", "X/y.pdf")]
    assert placed == ["A.pdf", "a-2.pdf", "\u00e9.pdf", "\u00e9-2.pdf", "x", "X-2/y.pdf"]


def test_a_long_name_keeps_its_extension_and_stays_different_from_its_neighbour() -> None:
    one, other = (safe_component("证" * 84 + end + ".pdf") for end in ("一", "二"))
    assert one != other
    assert one.endswith(".pdf")
    assert len(one.encode()) <= COMPONENT_BYTES
    assert shorten("short.pdf", 20) == "short.pdf"


def test_a_path_of_many_folders_is_laid_flat() -> None:
    placed = Tree().place("/".join(["folder"] * 60) + "/paper.pdf")
    assert placed == "paper.pdf"


def test_upload_names_are_plain_and_sort_in_the_order_of_the_argument() -> None:
    made = [upload_name(n, 120, ("CE certificate", "T10"), ".pdf", 80) for n in (1, 2, 10, 120)]
    assert made[0] == "001_CE-certificate_T10.pdf"
    assert made == sorted(made)
    assert upload_name(3, 9, ("授权书", ""), ".jpg", 80) == "03_document.jpg"
    assert len(upload_name(1, 1, ("word " * 50,), ".pdf", 40)) <= 40


@pytest.mark.parametrize(
    ("text", "plain"), [("Prüf–Bericht №7", "Pruf-Bericht-No7"), ("证书", ""), ("../x", "x")]
)
def test_plain_words(text: str, plain: str) -> None:
    assert plain_words(text) == plain


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    assert visible("a\u202eb\x1b\udce9") == "a\\u202eb\\u001b\\xe9"
    assert visible("证书 Ж.pdf") == "证书 Ж.pdf"
