"""The members of a printed list of models, as they stand there."""

from __future__ import annotations

import re

from evidence.facts.model_phrase import AROUND, members_of, statements_of
from evidence.facts.model_words import any_of


def split_models(printed: str) -> list[str]:
    """The members of a printed list as they stand there, labels, references and "etc." left out.

    "(Model: A, B)" and other brackets stay with the name they stand behind.
    """
    found: list[str] = []
    for statement in statements_of(printed):
        text = re.sub(rf"[,、，\s]*{any_of('open_end')}\s*$", "", statement, flags=re.IGNORECASE)
        for part in members_of(text):
            label = re.match(rf"{any_of('model_labels')}\s*[:：]+\s*", part, re.IGNORECASE)
            member = part[label.end() :] if label else part
            bare = re.sub(rf"(?i:{any_of('elsewhere')})", "", member)
            if bare.strip(AROUND) and bare == member:
                found.append(member.strip(AROUND))
    return found
