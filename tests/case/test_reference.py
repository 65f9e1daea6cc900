from pathlib import Path

from evidence.case.reference import case_reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "case.md"


def test_the_page_is_what_the_table_of_keys_says():
    assert PAGE.read_text(encoding="utf-8") == case_reference(), (
        "python -m evidence.case.reference > docs/case.md"
    )
