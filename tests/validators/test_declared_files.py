from dataclasses import replace

import pytest
from building import a_case, a_document, judge, only

from evidence.case.declared import Boxed, Confirm, Labelled, Listing, PairNamed, Point, Proof, Waive
from evidence.finding import Severity, Verdict, say
from evidence.papers.paper import NotAPaper

GONE = "gone.pdf"
NAMED = {
    "files": (Labelled(GONE),),
    "points": (Point("x", proof=(Proof(GONE),)),),
    "listings": (Listing(main_images=(GONE,)),),
    "confirms": (Confirm(GONE, "brand", "x", "y"),),
    "waives": (Waive("expiry", "y", GONE),),
    "ignore": (Boxed(GONE, (0, 0, 1, 1)),),
    "redact": (Boxed(GONE, (0, 0, 1, 1)),),
}


@pytest.mark.parametrize("key", list(NAMED))
def test_every_key_that_names_a_missing_file_is_told(key):
    found = only(judge("declared_files", a_case(a_document(), **{key: NAMED[key]})))
    assert found.severity is Severity.ERROR
    assert GONE in str(found.measured)


def test_translations_too():
    files = (Labelled("certificate.pdf", translation_of=GONE),)
    assert "translation_of" in str(only(judge("declared_files", a_case(a_document(), files=files))).measured)


def test_a_name_nearly_right_is_proposed():
    case = a_case(a_document("after.jpg"), files=(Labelled("after.png"),))
    assert "after.jpg" in str(only(judge("declared_files", case)).fix)


def test_what_is_there_passes_even_where_it_is_no_paper():
    case = a_case(a_document(), files=(Labelled("certificate.pdf"),))
    assert judge("declared_files", case).verdict is Verdict.PASS
    rest = (NotAPaper("Thumbs.db", "clutter", say("x"), False),)
    assert judge("declared_files", a_case(rest=rest, files=(Labelled("Thumbs.db"),))).verdict is Verdict.PASS


def test_nothing_named_is_nothing_to_judge():
    assert judge("declared_files", a_case(a_document())).verdict is Verdict.SKIP


def test_pairs_name_two():
    declared = a_case(a_document())
    pairs = (PairNamed("a.png", "b.png"),)
    case = replace(declared, declared=replace(declared.declared, pairs=pairs))
    assert len(judge("declared_files", case).findings) == 2
