"""Puts this folder on the path, so that tests can say `from building import a_case`; and how hypothesis runs."""

from __future__ import annotations

import signal

from hypothesis import settings

# No clock judges a test, and every run tries the same examples: what is found becomes a test with a name.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As a job in the background has it; the programs that tests start, and stop with Ctrl-C, would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
