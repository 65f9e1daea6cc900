"""The words of the reports themselves: headings, verdicts, severities. Findings bring their own."""

from __future__ import annotations

from evidence.facts.codes import is_address
from evidence.facts.fact import Fact
from evidence.finding import Message, Severity, Verdict, say
from evidence.platforms.platform import Confidence
from evidence.report.report import Fate, Report

LABELS = {
    "by_file": say("By file"),
    "findings": say("Findings"),
    "none": say("Nothing to complain about."),
    "whole_case": say("The case as a whole"),
    "measured": say("Found"),
    "required": say("Required"),
    "fix": say("What to do"),
    "see_also": say("See also"),
    "waived": say("Waived by you because"),
    "files": say("Every file, and what became of it"),
    "file": say("File"),
    "fate": say("Became"),
    "says": say("What it says"),
    "unsure": say("not sure: look here"),
    "checks": say("All checks"),
    "advice": say("Good to know"),
}
SEVERITIES = {
    Severity.ERROR: say("Errors"),
    Severity.WARNING: say("Warnings"),
    Severity.NOTE: say("Notes"),
}
TAGS = {
    (Severity.ERROR, True): say("ERROR"),
    (Severity.ERROR, False): say("NOT SURE, please look"),
    (Severity.WARNING, True): say("warning"),
    (Severity.WARNING, False): say("warning, not sure"),
    (Severity.NOTE, True): say("note"),
    (Severity.NOTE, False): say("note, not sure"),
}
VERDICTS = {
    Verdict.PASS: say("passed"),
    Verdict.FLAW: say("flaw found"),
    Verdict.UNSURE: say("not sure"),
    Verdict.SKIP: say("not checked"),
    Verdict.BROKE: say("the check broke"),
}
CONFIDENCES = {
    Confidence.OFFICIAL: say("official text of the platform"),
    Confidence.SECOND_HAND: say("articles for sellers"),
    Confidence.THIRD_PARTY: say("third parties"),
    Confidence.UNVERIFIED: say("not verified"),
}
FATES = {
    Fate.EXHIBIT: say("exhibit"),
    Fate.LEFT_OUT: say("left out"),
    Fate.ERROR: say("error"),
}
FACTS = {
    "issue_date": say("issued on"),
    "expiry_date": say("valid until"),
    "validity": say("term"),
    "holder": say("holder"),
    "manufacturer": say("manufacturer"),
    "cert_number": say("number"),
    "issuing_body": say("issued by"),
    "brand": say("brand"),
    "product": say("product"),
    "grantor": say("who authorises"),
    "grantee": say("who is authorised"),
    "registration_number": say("registration number"),
    "start": say("holds from"),
    "end": say("holds until"),
    "sublicensing": say("may be handed on"),
    "seal": say("seal"),
    "signature": say("signature"),
    "photo": say("photo"),
    "models": say("model"),
    "standards": say("standard"),
    "territory": say("territory"),
    "platforms": say("platform"),
    "codes": say("QR or bar code"),
}
"""What the facts of a paper are called, by their field of Facts."""


def verdict_words(report: Report) -> Message:
    """The verdict in a few words, first on every report.

    A case that leaves unsaid what only the seller can say is never called ready: what was not judged is not good.
    """
    if not report.ready:
        return say("NOT READY")
    if any(finding.code == "case_inputs" for finding in report.findings):
        return say("NOTHING BLOCKS, BUT NOT ALL WAS CHECKED: fill in case.toml")
    return say("READY to hand in")


def counts_words(report: Report) -> Message:
    """How many errors, warnings and notes still stand."""
    standing = [finding for finding in report.findings if finding.waiver is None]
    count = {severity: sum(f.severity is severity for f in standing) for severity in Severity}
    return say(
        "{errors} errors, {warnings} warnings, {notes} notes",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        notes=count[Severity.NOTE],
    )


def sum_words(report: Report) -> Message:
    """The sum that must come out even: every input is an exhibit, left out, or an error."""
    return say(
        "{inputs} files put in = {exhibits} exhibits + {left_out} left out + {errors} in error",
        inputs=len(report.files),
        exhibits=report.count(Fate.EXHIBIT),
        left_out=report.count(Fate.LEFT_OUT),
        errors=report.count(Fate.ERROR),
    )


def page_words(page: int) -> Message:
    """Where a finding stands."""
    return say("page {page}", page=page)


def fact_words(name: str, fact: Fact) -> Message:
    """What one fact is called; an address in a code is where a paper can be checked."""
    return say("check address (QR or bar code)") if name == "codes" and is_address(fact) else FACTS[name]
