"""Whether the certificates cover the models on sale."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.models import Covered, coverage_of
from evidence.case.places import spot
from evidence.case.roles import named, papers
from evidence.checks import Ask, Skip, check
from evidence.facts.fact import Kind
from evidence.facts.model_entry import Coverage
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform

_KINDS = (Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT)
_NAMES_NO_MODEL = (Kind.FCC_GRANT, Kind.TEST_REPORT)


@check(Severity.ERROR, cites=("cert.covers_model",))
def model_coverage(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A certificate that does not cover what is on sale, or a model no certificate covers.

    What it looks at: every declared model against the models printed on every certificate, declaration,
    grant and
    report: the name itself, lists, ranges, wildcards whose values the paper declares.
    What it forgives: a certificate that covers only some of the models, where others cover the rest.
    How to fix: get the paper that names the model, or the annex that lists it; declare the model as the
    name plate prints it.
    Example: a certificate for "EX10 series" and a listing for EX10S: a series does not say which models
    belong to it.
    """
    models = case.declared.models
    if not models:
        raise Ask(say("write the models on sale into case.toml: models in each [[listings]]"))
    judged = [document for document in papers(case) if document.facts.kind in _KINDS]
    if not judged:
        raise Skip(say("there is no certificate, declaration, grant or report"))
    table = {document.name: [coverage_of(document, model) for model in models] for document in judged}
    for document in judged:
        yield from _judge(document, table[document.name])
    serving = [d for d in judged if d.facts.models and any(map(_may_cover, table[d.name]))]
    for place, model in enumerate(models):
        if serving and not any(_may_cover(table[document.name][place]) for document in serving):
            yield _uncovered(model, serving)


def _may_cover(one: Covered) -> bool:
    return one.coverage is not Coverage.NOT_COVERED


def _judge(document: Document, row: list[Covered]) -> Iterator[Flaw]:
    """Of one paper: nothing where it surely covers one of the models; else what it prints instead."""
    if any(one.coverage is Coverage.COVERED and one.sure for one in row):
        return
    if not document.facts.models:
        yield _no_model(document, row)
        return
    doubtful = [one for one in row if _may_cover(one)]
    shown = doubtful[0] if doubtful else row[0]
    first = document.facts.models[0]
    printed = ", ".join(model.value for model in document.facts.models[:6])
    yield Flaw(
        place=spot(document, shown.fact or first),
        related=(),
        measured=say("it names {printed}: {reason}", printed=printed, reason=_reason(shown)),
        required=say("{models}", models=", ".join(one.model for one in (doubtful or row))),
        fix=say(
            "get the paper or annex that names the model; if it was misread, confirm models in case.toml"
        ),
        sure=not doubtful and all(model.sure for model in document.facts.models),
    )


def _reason(shown: Covered) -> Message:
    """Why the verdict is what it is; where the words fit but were not read for sure, that."""
    if shown.coverage is Coverage.COVERED and shown.fact is not None:
        return shown.fact.why or say("it was not read for sure")
    return shown.reason


def _no_model(document: Document, row: list[Covered]) -> Flaw:
    return Flaw(
        place=Place(document.name),
        related=(),
        measured=say("no model was found on it"),
        required=say("{models}", models=", ".join(one.model for one in row)),
        fix=say("look for the model on the paper and confirm models in case.toml"),
        sure=False,
        severity=Severity.WARNING if document.facts.kind in _NAMES_NO_MODEL else Severity.ERROR,
    )


def _uncovered(model: str, serving: list[Document]) -> Flaw:
    return Flaw(
        place=WHOLE_CASE,
        related=tuple(Place(document.name) for document in serving),
        measured=say("model {model} stands on none of {papers}", model=model, papers=named(serving)),
        required=say("a certificate that covers {model}", model=model),
        fix=say("add the certificate of {model}, or take the model off the listing", model=model),
    )
