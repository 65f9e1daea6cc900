"""Working on one case of the inbox: pack it, and say in words why it did not become a bundle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence.errors import CannotWrite, EvidenceError, ExitCode
from evidence.faces.watch.inbox import Outcome, Work
from evidence.finding import say
from evidence.options import Options
from evidence.report.language import translator


def packing(options: Callable[[], Options]) -> Work:
    """Work that packs. options: asked for each case, because the day goes on while the watch runs."""

    def work(case: Path, place: Path) -> Outcome:
        now = options()
        try:
            return _packed(case, place, now)
        except CannotWrite:
            raise
        except EvidenceError as error:
            return Outcome(error.exit_code, "\n".join(filter(None, error.spoken(translator(now.language)))))
        except Exception as error:  # a case must not end the watch over the others
            broke = say("the program broke: {error}", error=f"{type(error).__name__}: {error}")
            return Outcome(ExitCode.BROKE, broke.text(translator(now.language)))

    return work


def _packed(case: Path, place: Path, options: Options) -> Outcome:
    from evidence import job
    from evidence.report.terminal import report_lines

    bundle = job.pack(case, place, options)
    if bundle.report.ready:
        return Outcome(ExitCode.READY)
    lines = report_lines(bundle.report, translator(options.language))
    return Outcome(bundle.report.exit_code, "\n".join(line.text for line in lines))
