"""The cases that are open: each in a private folder of its own, gone when it is forgotten and when the server ends."""

from __future__ import annotations

import secrets
import tempfile
import threading
from pathlib import Path

from evidence.faces.intake import UploadLimits
from evidence.faces.web.open_case import OpenCase, open_case
from evidence.faces.web.pictures import Pictures
from evidence.faces.web.shops import Shops
from evidence.options import Options
from evidence.papers.private import remove

MOST_CASES = 50


class Desk:
    """private: the folder everything lies in. options: of every case. One job with workers runs at a time."""

    def __init__(
        self, private: Path, options: Options, shops: Shops, limits: UploadLimits | None = None
    ) -> None:
        self.limits = limits or UploadLimits()
        self.shops = shops
        self.pictures = Pictures()
        self.cases: dict[str, OpenCase] = {}
        self._private = private
        self._options = options
        self._workers = threading.Lock()

    def new_folder(self) -> Path:
        """A folder for one case, with an empty one in it, "upload", for what comes."""
        folder = Path(tempfile.mkdtemp(prefix="case-", dir=self._private))
        (folder / "upload").mkdir(mode=0o700)
        return folder

    @property
    def full(self) -> bool:
        return len(self.cases) >= MOST_CASES

    def open(self, folder: Path, papers: Path, name: str) -> OpenCase:
        """Put a case on the desk and begin to read its papers. folder: of `new_folder`. Raises NothingToCheck."""
        case = open_case(secrets.token_hex(8), name, folder, papers, self._options, self._workers)
        self.cases[case.id] = case
        case.start_judging()
        return case

    def forget(self, case: OpenCase) -> None:
        """Stop what is done for a case and remove everything of it."""
        self.cases.pop(case.id, None)
        case.stop()
        remove(case.folder)

    def close(self) -> None:
        """Forget all cases and end the workers."""
        for case in list(self.cases.values()):
            self.forget(case)
        self.pictures.close()
