import tomllib
import zipfile
from datetime import date, datetime

import pytest

from evidence.case.declared import Notice, Ownership, Proof, Role
from evidence.case.schema import keys, keys_of, sections
from evidence.case.toml import BEIJING, declared_in, parse_declared
from evidence.errors import WrongCall

FULL = """
platform = "Joom"
violation = "ip_infringement"
notice = "request"
received = 2026-04-01 09:30:00
decision_days = 14

[company]
zh = "深圳市示例科技有限公司"
en = " Shenzhen Example Technology Co., Ltd. "

[account]
score = 92

[brand]
ownership = "agency"

[[listings]]
sku = "EX-1001"
markets = ["ru", "EU"]
models = ["EX10", " "]
[listings.before]
title = "Original EX10"
attributes = { "Battery" = "400 mAh" }
[[listings.points]]
text = "The title says Original"
proof = ["pics\\\\after.png", { file = "r.pdf", page = 2 }]

[[files]]
file = "./IMG_1.jpg"
role = "notification"

[[ignore]]
file = "before.png"
box = [0, 0, 300, 40]
"""


def test_a_whole_file_becomes_declared():
    declared = parse_declared(FULL)
    assert declared.source == "case.toml"
    assert declared.platform == "joom"
    assert declared.notice is Notice.REQUEST
    assert declared.received == datetime(2026, 4, 1, 9, 30, tzinfo=BEIJING)
    assert declared.company.names == ("深圳市示例科技有限公司", "Shenzhen Example Technology Co., Ltd.")
    assert declared.account.score == 92
    assert declared.brand.ownership is Ownership.AGENCY
    listing = declared.listings[0]
    assert listing.markets == ("RU", "EU")
    assert listing.models == ("EX10",)
    assert listing.before.attributes == (("Battery", "400 mAh"),)
    assert listing.points[0].proof == (Proof("pics/after.png"), Proof("r.pdf", 2))
    assert declared.label("IMG_1.jpg").role is Role.NOTIFICATION
    assert declared.label("other.jpg").role is None
    assert declared.ignore[0].box == (0, 0, 300, 40)
    assert declared.ignore[0].page == 1


def test_nothing_declared_is_empty(tmp_path):
    declared = declared_in(tmp_path)
    assert declared.source == ""
    assert declared.received is None
    assert declared.company.names == ()


def test_a_day_without_time_stays_a_day():
    assert parse_declared("received = 2026-04-01").received == date(2026, 4, 1)


def test_an_offset_that_is_written_stands():
    moment = parse_declared("received = 2026-04-01T09:30:00+01:00").received
    assert moment.utcoffset().total_seconds() == 3600


@pytest.mark.parametrize(
    ("text", "problem", "advice"),
    [
        ('platfrom = "joom"', "platfrom", "platform"),
        ('[company]\nenglish = "X"', "english", "Known in [company]: zh, en, aliases"),
        ('[listings]\nsku = "1"', "list of blocks", "[[listings]]"),
        ('company = "X"', "block", "[company]"),
        ('received = "2026-04-01"', "received must be a day", "received = 2026"),
        ("platform = 3", "platform must be a text in quotes, not 3", "marketplace"),
        ("[account]\nscore = true", "account.score must be a number, not true or false", "92"),
        ("decision_days = 0", "decision_days", "14"),
        ("decision_days = 100001", "decision_days", "14"),
        ("received = 9999-12-31", "not the date 9999-12-31", "received = 2026"),
        ("last_violation = 1999-12-31", "of this century", "2026"),
        ('notice = "removed"', "removed", "removal"),
        ('[[files]]\nfile = "a"\nrole = "notificaton"', "notificaton", "notification"),
        ('[[confirm]]\nfile = "a"\nfact = "expiry"\nvalue = "x"\nreason = "y"', "expiry", "expiry_date"),
        ('[[confirm]]\nfile="a"\nfact="kind"\nvalue="cert"\nreason="y"', "kind of a", "certificate"),
        ('[[confirm]]\nfile="a"\nfact="end"\nvalue="1/2/2026"\nreason="y"', "end of a", "YYYY-MM-DD"),
        ('[[confirm]]\nfile="a"\nfact="type"\nvalue="CE"\nreason="y"', "type of a", "ce_doc"),
        ('[[waive]]\ncode = "file_name"', "lacks reason", "reason ="),
        ('[[ignore]]\nfile = "a"\nbox = [10, 0, 5, 5]', "ignore[].box", "pixels"),
        ('[[points]]\nproof = [{ file = "a", pge = 2 }]', "points[].proof", "page"),
        ("platform = “joom”", "case.toml", "English keyboard"),
        ("[[listings]]\n[listings.before]\ntitel = 'x'", "titel", "title"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(text, problem, advice):
    with pytest.raises(WrongCall) as caught:
        parse_declared(text)
    assert problem in str(caught.value)
    assert advice in caught.value.advice


def test_a_mistake_is_told_with_its_line_where_there_is_but_one():
    with pytest.raises(WrongCall, match=r"case\.toml, line 3: "):
        parse_declared('platform = "joom"\n\nviolaton = "x"')
    with pytest.raises(WrongCall, match=r"case\.toml: "):
        parse_declared("[[listings]]\nskuu = 'a'\n[[listings]]\nskuu = 'b'")


def test_the_firm_is_written_once_and_the_case_goes_before_it():
    shop = '[company]\nzh = "甲"\nen = "A"\n[account]\nstate = "Active"'
    declared = parse_declared('[company]\nen = "B"', shop)
    assert declared.company.names == ("甲", "B")
    assert declared.account.state == "Active"


def test_what_belongs_to_a_case_has_no_place_in_the_shop():
    with pytest.raises(WrongCall, match=r"shop\.toml.*notification_id belongs to one case"):
        parse_declared("", 'notification_id = "N-1"')


def test_the_nearest_shop_file_counts(tmp_path):
    case = tmp_path / "2026" / "april" / "case"
    case.mkdir(parents=True)
    (tmp_path / "shop.toml").write_text('[brand]\nname = "FAR"', encoding="utf-8")
    assert declared_in(case).brand.name == "FAR"
    (tmp_path / "2026" / "shop.toml").write_text('[brand]\nname = "NEAR"', encoding="utf-8")
    declared = declared_in(case)
    assert declared.brand.name == "NEAR"
    assert declared.source == "shop.toml"


def test_a_byte_order_mark_is_read_over(tmp_path):
    (tmp_path / "case.toml").write_text('platform = "joom"', encoding="utf-8-sig")
    assert declared_in(tmp_path).platform == "joom"


def test_a_file_saved_as_gbk_is_refused_with_a_word(tmp_path):
    (tmp_path / "case.toml").write_bytes('violation = "侵权"'.encode("gbk"))
    with pytest.raises(WrongCall) as caught:
        declared_in(tmp_path)
    assert "UTF-8" in caught.value.advice


def test_orders_are_read_from_their_file(tmp_path):
    (tmp_path / "case.toml").write_text('orders = "o.csv"', encoding="utf-8")
    (tmp_path / "o.csv").write_text("order,tracking\n1,RR1\n", encoding="utf-8")
    assert declared_in(tmp_path).orders[0].tracking == "RR1"


@pytest.mark.parametrize("name", ["missing.csv", "../outside.csv"])
def test_orders_outside_the_folder_are_refused(tmp_path, name):
    (tmp_path / "outside.csv").write_text("order,tracking\n", encoding="utf-8")
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.toml").write_text(f'orders = "{name}"', encoding="utf-8")
    with pytest.raises(WrongCall, match="there is no file"):
        declared_in(case)


@pytest.mark.parametrize("key", keys().values(), ids=lambda key: key.name)
def test_every_key_has_sentences_and_its_own_example_is_taken(key):
    assert key.en.endswith(".")
    assert key.zh.endswith("。")
    line = f"{key.last} = {key.example}"
    tomllib.loads(line)
    lead = [f"{one.last} = {one.example}" for one in keys_of(key.table) if one.required and one != key]
    head = ""
    parts = key.table.split(".") if key.table else []
    for end in range(len(parts)):
        name = ".".join(parts[: end + 1])
        head += (
            f"[[{name[:-2].replace('[]', '')}]]\n" if name.endswith("[]") else f"[{name.replace('[]', '')}]\n"
        )
    parse_declared(head + "\n".join([*lead, line]).replace("orders = ", "# orders = "))


def test_every_key_stands_in_a_section_and_no_section_is_empty():
    tables = {section.name for section in sections()}
    assert {key.table for key in keys().values()} == tables


def test_a_zip_is_read_like_a_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "case.zip", "w") as archive:
        archive.writestr("case.toml", 'platform = "joom"\norders = "o.csv"')
        archive.writestr("o.csv", "order,tracking\n1,RR1\n")
    declared = declared_in(tmp_path / "case.zip")
    assert declared.platform == "joom"
    assert declared.orders[0].number == "1"


def test_what_is_no_zip_declares_nothing(tmp_path):
    (tmp_path / "case.zip").write_bytes(b"PK nothing")
    assert declared_in(tmp_path / "case.zip").source == ""


def test_a_link_out_of_the_folder_is_not_read(tmp_path):
    (tmp_path / "other.toml").write_text('platform = "joom"', encoding="utf-8")
    case = tmp_path / "case"
    case.mkdir()
    try:
        (case / "case.toml").symlink_to(tmp_path / "other.toml")
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert declared_in(case).platform == ""


def test_brackets_without_end_are_a_wrong_call():
    with pytest.raises(WrongCall):
        parse_declared("a = " + "[" * 100_000)
