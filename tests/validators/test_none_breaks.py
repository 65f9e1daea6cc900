"""Whatever a case holds, no check breaks: each passes, finds, doubts or skips."""

from datetime import date, datetime

import pytest
from building import a_document, a_fact, a_page, a_pair, a_scan, a_screenshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.case.case import Case
from evidence.case.declared import (
    Account,
    AppealText,
    Brand,
    Company,
    Declared,
    Labelled,
    Listing,
    Notice,
    Ownership,
    Point,
    Proof,
    Role,
    Waive,
    Wording,
)
from evidence.case.toml import BEIJING
from evidence.checks import load_checks, run_checks
from evidence.comparing.change import PairVerdict
from evidence.facts.fact import Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Verdict
from evidence.papers.paper import Intake
from evidence.platforms.load import load_platform, platform_names
from evidence.reading.reading import Damage, DamageKind, ReadBy, Signature

CHECKS = load_checks()
PLATFORMS = {name: load_platform(name) for name in platform_names()}
WORDS = st.sampled_from(
    [
        "",
        " ",
        "Example Co., Ltd.",
        "深圳市示例科技有限公司",
        "EX10",
        "EX10 series",
        "ООО «Пример»",
        "x" * 400,
        "{a}",
        "%s",
    ]
)
DAYS = st.sampled_from(["2026-04-10", "2026-02-30", "soon", "", "9999-12-31", "0001-01-01", "2025-01-01"])


def facts(values):
    rivals = st.lists(values, max_size=2).map(tuple)
    return (
        st.builds(a_fact, values, st.booleans(), st.integers(0, 2), rivals, read_by=st.sampled_from(ReadBy))
        | st.none()
    )


LISTS = st.lists(facts(WORDS).filter(bool), max_size=3)
PAGES = st.sampled_from(
    [
        [],
        [a_page()],
        [a_page("Page 1 of 0")],
        [a_page("Page 9 of 3", "Notification ID: JM-2026-01")],
        [a_scan(72)],
        [a_scan(pictures=())],
        [a_screenshot("x", "Original").reading.pages[0]],
    ]
)
DAMAGE = st.lists(st.builds(Damage, st.sampled_from(DamageKind), st.none() | st.integers(1, 3)), max_size=2)
SIGNATURES = st.lists(
    st.builds(Signature, WORDS, st.none(), st.none(), st.none() | st.booleans(), st.none() | st.booleans()),
    max_size=1,
)
READINGS = st.fixed_dictionaries(
    {
        "damage": DAMAGE.map(tuple),
        "signatures": SIGNATURES.map(tuple),
        "created": st.sampled_from(["", "D:20269999", "2026-01-01"]),
        "producer": WORDS,
        "revisions": st.integers(1, 3),
    }
)
NAMES = st.sampled_from(
    ["a.pdf", "before_1.png", "after_1.png", "授权书.jpg", "x/.hidden", "noending", "o.csv"]
)
DATED = ("issue_date", "expiry_date", "start", "end")
NAMED = ("holder", "manufacturer", "grantor", "grantee", "brand", "cert_number", "registration_number")
MORE = ("validity", "sublicensing", "seal", "signature", "photo", "product", "issuing_body")


@st.composite
def documents(draw):
    fields = {name: draw(facts(DAYS)) for name in DATED}
    fields |= {name: draw(facts(WORDS)) for name in (*NAMED, *MORE)}
    fields |= {name: draw(LISTS) for name in ("models", "standards", "territory", "platforms")}
    kind = draw(st.sampled_from(Kind))
    kind_type = draw(st.sampled_from([None, "unheard of", *paper_types()]))
    return a_document(
        draw(NAMES),
        draw(PAGES),
        reading=draw(READINGS),
        kind=kind,
        kind_sure=draw(st.booleans()),
        type=kind_type,
        **fields,
    )


POINTS = st.lists(
    st.builds(Point, WORDS, WORDS, st.just((Proof("a.pdf", 3),)), st.just(("Original", ""))), max_size=2
)
WORDINGS = st.builds(Wording, WORDS, st.lists(WORDS, max_size=1).map(tuple), WORDS, st.just((("IMEI", "x"),)))
LISTINGS = st.builds(
    Listing,
    WORDS,
    st.sampled_from(["", "https://www.joom.com/x", "http://[bad", "no address"]),
    WORDS,
    st.sampled_from(["", "Bluetooth headphones", "Toys", "手机"]),
    st.sampled_from([(), ("RU", "EU"), ("??",)]),
    st.lists(WORDS, max_size=2).map(tuple),
    WORDINGS,
    WORDINGS,
    st.sampled_from([(), ("a.pdf", "gone.jpg")]),
    POINTS.map(tuple),
)
DECLARED = st.builds(
    Declared,
    source=st.sampled_from(["", "case.toml"]),
    violation=st.sampled_from(["", "ip_infringement", "nonsense", "serious_warning", "prohibited_words"]),
    notification_id=WORDS,
    rule_code=WORDS,
    notice=st.none() | st.sampled_from(Notice),
    received=st.sampled_from([None, date(2026, 4, 1), datetime(2026, 4, 1, 8, tzinfo=BEIJING)]),
    decision_days=st.none() | st.integers(1, 400),
    last_violation=st.none() | st.just(date(2026, 4, 9)),
    company=st.builds(Company, WORDS, WORDS),
    account=st.builds(Account, WORDS, st.none() | st.floats(0, 100), st.none() | st.booleans()),
    brand=st.builds(Brand, WORDS, st.none() | st.sampled_from(Ownership), WORDS),
    appeal=st.builds(AppealText, WORDS, WORDS),
    points=POINTS.map(tuple),
    listings=st.lists(LISTINGS, max_size=2).map(tuple),
    files=st.lists(st.builds(Labelled, NAMES, st.none() | st.sampled_from(Role)), max_size=2).map(tuple),
    waives=st.lists(st.builds(Waive, WORDS, WORDS), max_size=1).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(documents(), max_size=4),
    DECLARED,
    st.sampled_from(sorted(PLATFORMS)),
    st.sampled_from(PairVerdict),
)
def test_no_check_breaks(papers, declared, platform, verdict):
    unique = {paper.name: paper for paper in papers}
    shown = tuple(unique[name] for name in sorted(unique))
    pairs = (a_pair(shown[0], shown[-1], verdict),) if len(shown) > 1 else ()
    intake = Intake(tuple(document.paper for document in shown), ())
    case = Case("case", date(2026, 4, 10), intake, shown, declared, pairs)
    for outcome in run_checks(CHECKS, case, PLATFORMS[platform]):
        assert outcome.verdict is not Verdict.BROKE, f"{outcome.code}: {outcome.reason}"
        for finding in outcome.findings:
            assert str(finding.measured)
            assert str(finding.required)
            assert str(finding.fix)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("kind_type", list(paper_types()))
def test_no_check_breaks_at_the_ends_of_the_calendar(kind_type, day):
    kind = paper_types()[kind_type].kinds[0]
    dated = dict.fromkeys(DATED, day)
    papers = (
        a_document("a.pdf", kind=kind, type=kind_type, **dated),
        a_document("b.pdf", kind=kind, type=kind_type, issue_date=day, validity="valid for 99 years"),
        a_document("c.pdf", kind=Kind.OTHER, issue_date=day),
    )
    declared = Declared(
        source="case.toml",
        received=date(2100, 12, 31),
        notice=Notice.REQUEST,
        last_violation=date(2000, 1, 1),
        decision_days=100_000,
        files=(Labelled("c.pdf", Role.INVOICE),),
    )
    intake = Intake(tuple(document.paper for document in papers), ())
    case = Case("case", date(2026, 4, 10), intake, papers, declared)
    for name in ("joom", "aliexpress", "temu", "amazon"):
        for outcome in run_checks(CHECKS, case, PLATFORMS[name]):
            assert outcome.verdict is not Verdict.BROKE, f"{outcome.code}: {outcome.reason}"
