"""The page as a user sees it, in a real Chromium: drop, confirm, waive, ignore, build, download, verify."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.api import verify

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MINUTES = 240_000
"""Milliseconds that reading or packing may take on a slow machine."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own, on a free port."""
    here = tmp_path_factory.mktemp("serve")
    environment = {**os.environ, "EVIDENCE_SHOPS": str(here / "shops.toml")}
    process = subprocess.Popen(
        [sys.executable, "-m", "evidence", "serve", "--no-browser", "--jobs", "1"],
        stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.terminate()
    assert process.wait(20) == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not BROWSER:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens the printed address in a fresh profile; at the end nothing may have been complained of in the console."""
    contexts, complaints = [], []

    def opened(width: int = 1280, scheme: str = "light", locale: str = "en-US") -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            locale=locale,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        assert "token" not in page.url
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def judged(page: Any, sample: str) -> str:
    """Drop a sample, take the declaration as it is, wait for the verdict; returns the case's address."""
    page.set_input_files("#folder", str(SAMPLES / sample))
    page.wait_for_url("**/declaration")
    page.click("button.big")
    page.wait_for_selector(".verdict h1", timeout=MINUTES)
    return str(page.url)


def until(page: Any, expression: str) -> None:
    """Wait for it; playwright's own way runs `eval` in the page, which the page forbids."""
    end = time.monotonic() + MINUTES / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.1)


def fits(page: Any) -> bool:
    """Whether nothing sticks out of the window's sides."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_ready_folder_becomes_a_bundle_that_verifies(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page()
    case = judged(page, "joom-ready")
    assert "READY" in page.inner_text(".verdict h1")
    page.goto(f"{case}/bundle")
    page.click("main form button")
    page.wait_for_url("**/bundle", timeout=MINUTES)
    with page.expect_download() as download:
        page.click("text=Download the bundle")
    packed = tmp_path / download.value.suggested_filename
    download.value.save_as(packed)
    assert verify(packed).whole
    command = [sys.executable, "-m", "evidence", "verify", str(packed)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    first = page.locator(".downloads li a").first
    with page.expect_download() as download:
        first.click()
    assert download.value.suggested_filename.startswith("01_")
    page.click("[data-copy=body]")
    page.wait_for_selector("[data-copy=body]:has-text('Copied')")
    page.click("text=Forget this case")
    page.click("text=Forget it")
    page.wait_for_selector("#drop")
    assert page.request.get(case).status == 404


def test_a_spot_is_looked_at_confirmed_and_waived(open_page: Callable[..., Any]) -> None:
    page = open_page()
    case = judged(page, "joom-ambiguous")
    assert "NOT READY" in page.inner_text(".verdict h1")
    page.locator(".finding a.whole", has_text="Page 1").first.click()
    page.wait_for_selector(".sheet img")
    until(page, "document.querySelector('.sheet img').naturalWidth > 300")
    assert page.locator("svg .spot").count() == 1
    unsure = page.locator("details.fact.unsure").first
    unsure.locator("summary").click()
    unsure.locator("form button").first.click()
    page.wait_for_load_state("networkidle")
    page.goto(case)
    before = page.locator(".finding").count()
    page.locator(".finding a.whole").first.click()
    page.fill(".waive input[name=reason]", "agreed with the platform by mail")
    page.press(".waive input[name=reason]", "Enter")
    page.wait_for_selector(".group.waived .finding")
    assert "agreed with the platform by mail" in page.inner_text(".group.waived")
    assert page.locator(".finding").count() == before


def test_a_box_is_drawn_with_the_mouse_and_the_pair_compared_again(open_page: Callable[..., Any]) -> None:
    page = open_page()
    case = judged(page, "joom-not-fixed")
    page.goto(f"{case}/pairs")
    stage = page.locator(".draw").first
    stage.scroll_into_view_if_needed()
    until(page, "document.querySelector('.draw img').complete")
    frame = stage.bounding_box()
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    page.mouse.move(frame["x"] + 120, frame["y"] + 60, steps=4)
    page.mouse.up()
    form = page.locator("form.edges.new").first
    assert int(form.locator("[name=right]").input_value()) > int(form.locator("[name=left]").input_value())
    page.keyboard.type("clock")
    form.locator("button").click()
    page.wait_for_selector("legend:has-text('clock')", timeout=MINUTES)
    page.locator("form.edges:not(.new) button.quiet").first.click()
    page.wait_for_selector("legend:has-text('clock')", state="detached", timeout=MINUTES)


def test_files_are_dropped_and_too_many_are_refused_before_they_are_sent(
    open_page: Callable[..., Any],
) -> None:
    page = open_page()
    dropping = """count => {
        const all = new DataTransfer();
        for (let n = 0; n < count; n++) all.items.add(new File(["x" + n], n + ".txt"));
        return all;
    }"""
    page.dispatch_event("#drop", "drop", {"dataTransfer": page.evaluate_handle(dropping, 2_001)})
    page.wait_for_selector("#told.wrong")
    assert "2001" in page.inner_text("#told")
    page.dispatch_event("#drop", "drop", {"dataTransfer": page.evaluate_handle(dropping, 2)})
    page.wait_for_url("**/declaration")


def test_it_fits_a_telephone_in_the_dark_in_chinese(open_page: Callable[..., Any]) -> None:
    page = open_page(390, "dark", "zh-CN")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert fits(page)
    case = judged(page, "joom-wrong-name")
    pages = ["", "/papers", "/papers/0", "/pairs", "/declaration", "/bundle", "/forget"]
    page.goto(case)
    pages.append(
        page.locator(".finding a.whole")
        .first.get_attribute("href")
        .removeprefix(case[case.index("/cases") :])
    )
    for path in pages:
        page.goto(case + path)
        assert fits(page), path
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in background[4:-1].split(",")[:3]) < 80


def test_everything_can_be_reached_by_keyboard(open_page: Callable[..., Any]) -> None:
    page = open_page()
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert reached[0] == "skip"
    assert {"folder", "files"} <= set(reached)
    page.focus("#folder")
    ring = page.evaluate("getComputedStyle(document.querySelector('#folder').closest('label')).outlineStyle")
    assert ring == "solid"
    unnamed = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]),select,textarea,button')]"
        ".filter(one => !(one.labels && one.labels.length) && !one.innerText && !one.getAttribute('aria-label')).length"
    )
    assert unnamed == 0
