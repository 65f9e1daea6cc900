import sqlite3

from building import a_case, a_document

from evidence.case.declared import Labelled
from evidence.case.ledger import LEDGER, note_packed, packed_now, read_ledger, text_hash

CASE = a_case(a_document("a.pdf"), a_document("b.pdf"), notification_id="JM-1")


def test_what_was_noted_reads_back(tmp_path):
    assert read_ledger(tmp_path) == ()
    assert note_packed(tmp_path, CASE, "joom", "Text")
    assert read_ledger(tmp_path) == (packed_now(CASE, "joom", "text"),)


def test_the_same_day_counts_once(tmp_path):
    note_packed(tmp_path, CASE, "joom", "one")
    note_packed(tmp_path, CASE, "joom", "two")
    assert [one.text for one in read_ledger(tmp_path)] == [text_hash("two")]


def test_unused_papers_are_not_packed():
    case = a_case(a_document("a.pdf"), files=(Labelled("a.pdf", unused="old"),))
    assert packed_now(case, "joom", "").papers == ()


def test_a_damaged_ledger_is_none_and_does_not_stop_anybody(tmp_path):
    (tmp_path / LEDGER).write_bytes(b"no database")
    assert read_ledger(tmp_path) == ()
    assert not note_packed(tmp_path, CASE, "joom", "")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    assert not note_packed(tmp_path / "gone", CASE, "joom", "")


def test_what_somebody_put_into_it_is_not_believed(tmp_path):
    note_packed(tmp_path, CASE, "joom", "")
    with sqlite3.connect(tmp_path / LEDGER) as ledger:
        ledger.execute("UPDATE packed SET day = 'yesterday'")
    ledger.close()
    assert read_ledger(tmp_path) == ()
