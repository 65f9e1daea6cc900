from __future__ import annotations

import re
from html.parser import HTMLParser

from reports import some_report

from evidence.finding import Place
from evidence.report.html import report_html
from evidence.report.naming import place_message, visible

PIXEL = b"\x89PNG\r\n\x1a\n not really"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(page)
    return parser.seen


def test_the_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    page = report_html(some_report(), {})
    assert "default-src 'none'" in page
    for tag, attributes in tags(page):
        assert tag not in ("script", "link", "iframe", "object")
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href", "action"):
            assert not (attributes.get(name) or "").startswith(("http:", "https:", "//"))


def test_a_name_is_never_code() -> None:
    page = report_html(some_report(), {})
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_verdict_comes_first_and_both_languages_are_there() -> None:
    page = report_html(some_report(), {}, "zh")
    assert page.index('class="verdict"') < page.index('id="findings"')
    assert re.search(r'id="lang-zh"\s+checked', page)
    assert not re.search(r'id="lang-en"\s+checked', page)


def test_each_finding_is_on_the_page_once_with_its_crop() -> None:
    report = some_report()
    crops = {finding.place: PIXEL for finding in report.findings}
    page = report_html(report, crops)
    assert page.count('<article class="finding') == len(report.findings)
    assert page.count("data:image/png;base64,") == len(report.findings)


def test_signs_that_hide_are_shown_as_escapes() -> None:
    assert visible("a\u202eb\u200bc\n.pdf") == "a\\u202eb\\u200bc\\n.pdf"
    assert visible("证书 №5 сертификат.pdf") == "证书 №5 сертификат.pdf"
    assert str(place_message(Place("a.pdf", 2, None, "words"))) == "a.pdf p. 2 “words”"


def test_the_same_report_gives_the_same_page() -> None:
    assert report_html(some_report(), {}) == report_html(some_report(), {})
