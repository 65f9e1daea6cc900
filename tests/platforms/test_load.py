import pytest

from evidence.case.declared import Role
from evidence.errors import WrongCall
from evidence.facts.fact import Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Severity
from evidence.platforms.load import load_platform, platform_names
from evidence.platforms.platform import Confidence

OURS = platform_names()


@pytest.mark.parametrize("name", [*OURS, "base"])
def test_every_profile_of_ours_loads_and_says_where_each_rule_is_from(name):
    platform = load_platform(name)
    assert platform.name == name
    for rule in platform.rules.values():
        assert rule.sources
        assert rule.unit
        assert all(source.seen.year >= 2026 for source in rule.sources)


@pytest.mark.parametrize("name", [*OURS, "base"])
def test_evidence_is_asked_for_in_words_the_rest_of_the_program_knows(name):
    platform = load_platform(name)
    kinds, roles, types = set(Kind), set(Role), set(paper_types())
    for item in platform.items.values():
        assert set(item.kinds) <= kinds
        assert set(item.roles) <= roles
        assert set(item.types) <= types
        assert item.kinds or item.roles or item.types or item.facts or item.declared or item.pair
    for need in platform.needs:
        assert set(need.any_of) <= types


def test_the_two_main_profiles_are_no_reference():
    assert not load_platform("joom").reference
    assert not load_platform("aliexpress").reference
    assert load_platform("ozon").reference


@pytest.mark.parametrize(
    ("rule", "weight"),
    [
        ("files.min_dpi", Severity.ERROR),
        ("files.colour", Severity.ERROR),
        ("appeal.text.max_chars", Severity.WARNING),
        ("brand.translation", Severity.WARNING),
        ("no.such.rule", Severity.WARNING),
    ],
)
def test_official_and_second_hand_rules_block_the_rest_warns(rule, weight):
    assert load_platform("joom").weight(rule) is weight


def test_strict_lets_third_parties_block_but_never_what_is_only_recommended():
    strict = load_platform("joom", strict=True)
    assert strict.weight("brand.translation") is Severity.ERROR
    assert strict.weight("appeal.text.max_chars") is Severity.WARNING


def test_where_sources_disagree_both_values_are_kept():
    rule = load_platform("joom").rule("image.main_min_px")
    assert rule.value == (1000, 1000)
    assert [source.value for source in rule.sources] == [None, "550 x 550"]


def test_a_rule_without_a_value_is_no_rule():
    assert load_platform("joom").rule("files.max_size_mb") is None
    assert load_platform("temu").value("files.max_size_mb") == 5


def test_aliexpress_has_the_formats_of_base_and_they_only_warn():
    platform = load_platform("aliexpress")
    assert platform.value("files.formats") == ("pdf", "jpg", "png")
    assert platform.weight("files.formats") is Severity.WARNING


def test_a_violation_is_found_by_id_and_by_either_title():
    joom = load_platform("joom")
    for name in ("ip_infringement", "Brand or intellectual property", "品牌/侵权"):
        assert joom.violation(name).id == "ip_infringement"
    assert joom.violation("品牌") is None


def test_a_mistyped_name_gets_the_nearest():
    with pytest.raises(WrongCall) as caught:
        load_platform("jom")
    assert "joom" in caught.value.advice


OWN = """
name = "{name}"
extends = "{parent}"
reviewed = 2026-05-01
[sources]
desk = {{ name = "Mail of our account manager", seen = 2026-04-02 }}
[rules."files.max_size_mb"]
value = 8
unit = "megabytes per file"
confidence = "S"
sources = ["desk", {{ from = "recovery", value = 10 }}]
"""


def beside(tmp_path, name, text):
    folder = tmp_path / "platforms"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8-sig")
    return tmp_path


def test_a_profile_beside_the_cases_extends_ours_under_the_same_name(tmp_path):
    own = load_platform("joom", beside=beside(tmp_path, "joom", OWN.format(name="joom", parent="joom")))
    assert own.title == "Joom"
    assert own.value("files.max_size_mb") == 8
    assert own.value("files.min_dpi") == 300
    assert own.rule("files.max_size_mb").confidence is Confidence.SECOND_HAND
    assert load_platform("joom").value("files.max_size_mb") is None


def test_a_profile_of_ones_own_is_listed(tmp_path):
    folder = beside(tmp_path, "ourshop", OWN.format(name="ourshop", parent="joom"))
    assert "ourshop" in platform_names(folder)
    assert "base" not in platform_names(folder)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("name = ", "own.toml"),
        ('name = "own"\nextends = "own"', "extends"),
        ('name = "own"\nextends = "base"\ncolour = 1', "colour"),
        ('name = "own"\nextends = "base"\n[rules.x]\nvalue = 1', "unit"),
        ('name = "own"\nextends = "base"\n[rules.x]\nvalue=1\nunit=""\nconfidence="Z"\nsources=[]', "Z"),
        ('name = "own"\nextends = "base"\n[rules.x]\nvalue=1\nunit=""\nconfidence="A"\nsources=["q"]', "“q”"),
    ],
)
def test_a_profile_that_cannot_be_understood_says_where(tmp_path, text, word):
    with pytest.raises(WrongCall) as caught:
        load_platform("own", beside=beside(tmp_path, "own", text))
    assert word in str(caught.value)


def test_only_profiles_lie_in_the_folder_of_profiles():
    assert {"joom", "aliexpress"} <= set(OURS)
    for name in OURS:
        assert load_platform(name).title
