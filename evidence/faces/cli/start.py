"""Where the program begins. The version is told before anything is loaded; everything else is the command line's."""

from __future__ import annotations

import sys

from evidence import __version__


def main() -> int:
    """Run the process's own command line."""
    if sys.argv[1:] == ["--version"]:
        print(f"evidence {__version__}")
        return 0
    from evidence.faces.cli.main import main as run

    return run()
