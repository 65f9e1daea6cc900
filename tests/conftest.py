"""Puts this folder on the path, so that tests can say `from building import a_case`; and how hypothesis runs."""

from __future__ import annotations

from hypothesis import settings

# No clock judges a test, and every run tries the same examples: what is found becomes a test with a name.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
