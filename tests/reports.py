"""Reports for tests: every check run over a case built by hand."""

from __future__ import annotations

from building import a_case, a_certificate, a_document, a_letter, a_trademark, agency

from evidence.case.case import Case
from evidence.case.declared import Listing
from evidence.checks import load_checks, run_checks
from evidence.finding import say
from evidence.papers.paper import NotAPaper
from evidence.platforms.load import load_platform
from evidence.report.report import Report, account

FIRM = "Shenzhen Example Technology Co., Ltd."


def some_case() -> Case:
    """Papers that are fine, one that is empty, one link, one piece of clutter, and a name that is no name."""
    empty = a_document("空<script>alert(1)</script>.pdf", pages=())
    return a_case(
        a_certificate(),
        a_letter(),
        a_trademark(),
        empty,
        rest=(
            NotAPaper("link.pdf", "symlink", say("a link; links are not followed"), True),
            NotAPaper("Thumbs.db", "clutter", say("made by Windows"), False),
        ),
        company=FIRM,
        brand=agency(),
        violation="missing_certificate",
        notification_id="EX-1",
        listings=[
            Listing(sku="EX10-BLUE", url="https://www.example.com/1", models=("EX10",), markets=("ES",))
        ],
    )


def some_report(strict: bool = False) -> Report:
    """A report of that case."""
    case, platform = some_case(), load_platform("joom")
    return Report(case, platform, account(case), run_checks(load_checks(), case, platform), strict)
