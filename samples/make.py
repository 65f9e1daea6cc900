"""Make the sample cases: `python samples/make.py [NAME ...] [--out FOLDER]`; without names, all of them.

The same library versions and typefaces give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from making.fictavo_cases import (
    joom_ambiguous,
    joom_broken_chain,
    joom_low_dpi_expired,
    joom_many_skus,
    joom_not_fixed,
    joom_ready,
    joom_wrong_name,
)
from making.notiona_case import aliexpress_warning
from making.piles import bad_files, drop_pile
from making.primerika_case import joom_russian
from making.sample import HOME, Papers, write
from making.samplebrook_case import joom_chinese

SAMPLES: dict[str, Callable[[], Papers]] = {
    "joom-ready": joom_ready,
    "joom-low-dpi-expired": joom_low_dpi_expired,
    "joom-wrong-name": joom_wrong_name,
    "joom-broken-chain": joom_broken_chain,
    "drop-pile": drop_pile,
    "joom-chinese": joom_chinese,
    "joom-russian": joom_russian,
    "aliexpress-warning": aliexpress_warning,
    "joom-not-fixed": joom_not_fixed,
    "bad-files": bad_files,
    "joom-ambiguous": joom_ambiguous,
    "joom-many-skus": joom_many_skus,
}


def main() -> None:
    """Write the asked samples."""
    parser = argparse.ArgumentParser(description="Make the sample cases.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which samples; all without")
    parser.add_argument("--out", type=Path, default=HOME, help="where the case folders go")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in SAMPLES]
    if unknown:
        parser.error(f"no sample called {', '.join(unknown)}; there are {', '.join(SAMPLES)}")
    for name in asked.names or SAMPLES:
        papers = SAMPLES[name]()
        write(name, papers, asked.out)
        print(f"{name}: {len(papers)} papers, {sum(map(len, papers.values())) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
