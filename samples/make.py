"""Make the sample cases: `python samples/make.py [NAME ...] [--out FOLDER]`; without names, all of them.

The same library versions and typefaces give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from making.chinese_cases import aliexpress_warning, joom_chinese
from making.joom_library import joom_ambiguous, joom_many_skus
from making.joom_ready import joom_ready
from making.joom_wrong import joom_broken_chain, joom_low_dpi_expired, joom_not_fixed, joom_wrong_name
from making.piles import bad_files, drop_pile
from making.russian_case import joom_russian
from making.sample import Sample

SAMPLES: dict[str, Callable[[], Sample]] = {
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
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where the case folders go")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in SAMPLES]
    if unknown:
        parser.error(f"no sample called {', '.join(unknown)}; there are {', '.join(SAMPLES)}")
    for name in asked.names or SAMPLES:
        sample = SAMPLES[name]()
        sample.write(asked.out)
        size = sum(map(len, sample.files.values())) / 1e6
        print(f"{name}: {len(sample.files)} files, {size:.1f} MB")


if __name__ == "__main__":
    main()
