import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

from building import TODAY, a_case, a_document

from evidence.case.declared import AppealText, Labelled
from evidence.case.ledger import LEDGER, note_packed, packed_now, read_ledger, text_hash

CASE = a_case(a_document("a.pdf"), a_document("b.pdf"), notification_id="JM-1")


def test_what_was_noted_reads_back(tmp_path):
    assert read_ledger(tmp_path) == ()
    assert note_packed(tmp_path, CASE, "joom")
    assert read_ledger(tmp_path) == (packed_now(CASE, "joom"),)


def with_text(text, folder="case", today=TODAY):
    case = a_case(a_document("a.pdf"), appeal=AppealText(text=text), today=today)
    return replace(case, folder=folder)


def test_the_same_day_counts_once_and_keeps_its_place(tmp_path):
    note_packed(tmp_path, with_text("one"), "joom")
    note_packed(tmp_path, with_text("other", folder="copy"), "joom")
    note_packed(tmp_path, with_text("two"), "joom")
    read = read_ledger(tmp_path)
    assert [(one.folder, one.text) for one in read] == [
        ("case", text_hash("two")),
        ("copy", text_hash("other")),
    ]


def test_the_oldest_comes_first_whenever_it_was_written(tmp_path):
    note_packed(tmp_path, with_text("b", today=date(2026, 5, 1)), "joom")
    note_packed(tmp_path, with_text("a", today=date(2026, 4, 1)), "joom")
    assert [one.day.month for one in read_ledger(tmp_path)] == [4, 5]


def test_a_template_with_other_numbers_is_the_same_text():
    first = text_hash("Notification JM-1: the word  was removed from SKU 77.")
    assert first == text_hash("notification JM-2: the word was removed from SKU 78.")
    assert first != text_hash("Notification JM-1: the picture was replaced.")
    assert text_hash("") == text_hash("  ") == ""


def test_unused_papers_are_not_packed():
    case = a_case(a_document("a.pdf"), files=(Labelled("a.pdf", unused="old"),))
    assert packed_now(case, "joom").papers == ()


def test_a_damaged_ledger_is_told_from_none_and_stops_nobody(tmp_path):
    (tmp_path / LEDGER).write_bytes(b"no database, but longer than the header of one" * 9)
    assert read_ledger(tmp_path) is None
    assert not note_packed(tmp_path, CASE, "joom")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    assert read_ledger(tmp_path / "gone") == ()
    assert not note_packed(tmp_path / "gone", CASE, "joom")


def test_a_name_with_signs_of_an_address_is_no_trouble(tmp_path):
    beside = tmp_path / "50% off? #1 案件"
    beside.mkdir()
    assert note_packed(beside, CASE, "joom")
    assert (beside / LEDGER).is_file()
    assert len(read_ledger(beside)) == 1


def test_another_run_that_holds_it_is_waited_for_and_then_told(tmp_path, monkeypatch):
    monkeypatch.setattr("evidence.case.ledger._PATIENCE", 0.1)
    note_packed(tmp_path, CASE, "joom")
    with closing(sqlite3.connect(tmp_path / LEDGER, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not note_packed(tmp_path, CASE, "joom")
        assert read_ledger(tmp_path) is None
    assert note_packed(tmp_path, CASE, "joom")


def test_what_somebody_put_into_it_is_not_believed(tmp_path):
    note_packed(tmp_path, CASE, "joom")
    with closing(sqlite3.connect(tmp_path / LEDGER)) as ledger, ledger:
        ledger.execute("UPDATE packed SET day = 'yesterday'")
    assert read_ledger(tmp_path) is None
