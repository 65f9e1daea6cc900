"""One name per check everywhere: file, code, test, docstring with all its parts."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from evidence import plugins
from evidence.checks import load_check

ROOT = Path(__file__).resolve().parents[2]
CODES = plugins.names("validators")


def test_there_are_checks() -> None:
    assert {"file_format", "resolution", "expiry", "company_name", "file_name"} <= set(CODES)
    assert {"model_coverage", "completeness", "readable"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_check_has_one_name(code: str) -> None:
    one = load_check(code)
    assert one.code == code, f"validators/{code}.py declares {one.code}"
    assert (ROOT / "tests" / "validators" / f"test_{code}.py").is_file(), (
        f"tests/validators/test_{code}.py is missing"
    )


@pytest.mark.parametrize("code", CODES)
def test_a_check_explains_itself(code: str) -> None:
    text = inspect.cleandoc(load_check(code).doc)
    for part in ("What it looks at", "What it forgives", "How to fix", "Example"):
        assert part.casefold() in text.casefold(), f"the docstring of {code} has no {part!r}"


@pytest.mark.parametrize("code", CODES)
def test_a_check_of_a_rule_names_a_rule_that_some_platform_has(code: str) -> None:
    from evidence.platforms.load import load_platform, platform_names

    rule = load_check(code).rule
    if rule is not None:
        assert any(load_platform(name).rule(rule) for name in platform_names()), (
            f"{code}: no platform has {rule}"
        )


@pytest.mark.parametrize("name", plugins.names("layouts"))
def test_a_layout_has_a_title_and_a_function_of_its_name(name: str) -> None:
    module = plugins.load("layouts", name)
    assert module.__doc__
    assert callable(getattr(module, name)), f"layouts/{name}.py has no function {name}"
    assert (ROOT / "tests" / "layouts" / f"test_{name}.py").is_file(), (
        f"tests/layouts/test_{name}.py is missing"
    )
