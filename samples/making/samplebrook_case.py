"""A case whose papers, names and screenshots are Chinese, each paper with its English translation."""

from __future__ import annotations

from dataclasses import replace

from making import screen
from making.chinese import (
    ChineseReport,
    Compulsory,
    RegisteredMark,
    chinese_report,
    compulsory_certificate,
    trademark,
)
from making.firms import BROOK, BROOK_MAKER, CN_BODY, CN_LAB, PALE, Firm, Product
from making.marks import round_seal, signature
from making.product import nameplate_photo
from making.sample import Papers
from making.scan import Look, Mark, sealed_scan
from making.translation import translation

NOTICE = "JM-NTF-2026-0458006"
LINK = "https://www.joom.com/en/products/000000000000000000000a65"
ADAPTER = Product(
    "USB-C 电源适配器",
    "SAMPLEBROOK",
    "SB-A65C",
    "charger",
    "AC 100-240 V, 50/60 Hz, 1.5 A",
    ("SB-A65P",),
    PALE,
)
CCC = Compulsory(
    number="2026010907000123",
    applicant=BROOK,
    maker=BROOK_MAKER,
    factory=BROOK_MAKER,
    body=CN_BODY,
    product="电源适配器",
    models="SB-A65C、SB-A65P",
    standards="GB 4943.1-2022；GB/T 9254.1-2021",
    issued="2026年03月18日",
    valid_until="2031年03月17日",
)
MARK = RegisteredMark(
    "99000812", "SAMPLEBROOK", BROOK, 9, "电源适配器；充电器；数据线", "2022年02月21日", "2032年02月20日"
)
REPORT = ChineseReport(
    number="NJ2026-0307",
    client=BROOK,
    maker=BROOK_MAKER,
    lab=CN_LAB,
    product=ADAPTER,
    zh_name="电源适配器",
    covered="SB-A65P",
    standard="GB 4943.1-2022",
    received="2026年02月20日",
    period="2026年02月21日至2026年03月05日",
    issued="2026年03月07日",
    results=(
        ("条款", "检测项目", "限值", "实测", "判定"),
        ("5.4.9", "抗电强度", "3000 V，1 min", "无击穿", "合格"),
        ("5.7", "接触电流", "≤0.25 mA", "0.07 mA", "合格"),
        ("6.4", "功率源分级", "PS2", "PS2", "合格"),
        ("9.2", "接触温度", "≤77 ℃", "49.2 ℃", "合格"),
    ),
)
CERTIFICATE_IN_ENGLISH = (
    ("Certificate No.", CCC.number),
    ("Applicant", BROOK.name),
    ("Manufacturer", BROOK_MAKER.name),
    ("Product", "Power adapter"),
    ("Model", "SB-A65C, SB-A65P"),
    ("Standards", "GB 4943.1-2022, GB/T 9254.1-2021"),
    ("Date of issue", "18 March 2026"),
    ("Valid until", "17 March 2031"),
    ("Issued by", CN_BODY.name),
)
MARK_IN_ENGLISH = (
    ("Registration No.", MARK.number),
    ("Trade mark", MARK.mark),
    ("Registrant", BROOK.name),
    ("Class 9", "power adapters, chargers, data cables"),
    ("Date of registration", "21 February 2022"),
    ("Valid until", "20 February 2032"),
)
REPORT_IN_ENGLISH = (
    ("Report No.", REPORT.number),
    ("Applicant", BROOK.name),
    ("Manufacturer", BROOK_MAKER.name),
    ("Sample", "Power adapter"),
    ("Tested model", "SB-A65C"),
    ("Covered model", "SB-A65P"),
    ("Standard", "GB 4943.1-2022"),
    ("Date of report", "7 March 2026"),
    ("Conclusion", "PASS"),
)
REMOVED = screen.ListingPage(
    url=LINK,
    title="原装正品 样河 65W 氮化镓充电器 SB-A65C 全网销量第一",
    price="US $14.20",
    store="Samplebrook",
    look="charger",
    attributes=(
        ("品牌", "SAMPLEBROOK"),
        ("型号", "SB-A65C"),
        ("输入", "100-240V"),
        ("认证", "CCC"),
        ("产地", "中国大陆"),
    ),
    description=(
        "样河 SB-A65C 支持多种快充协议，折叠插脚便于携带。",
        "包装内含：充电器一个，说明书一份，合格证一张。",
    ),
    badges=("热销爆款",),
    crumbs="首页 / 电子产品 / 充电器",
    clock="2026-11-20 11:08",
    colour=PALE,
    words=screen.CHINESE,
)
MENDED = replace(REMOVED, title="样河 65W 氮化镓充电器 SB-A65C", badges=(), clock="2026-11-22 15:36")
MESSAGE = screen.Message(
    url=f"https://office.example.com/notifications/{NOTICE}",
    site="卖家后台",
    headline="您的商品已被下架",
    rows=(
        ("通知编号", NOTICE),
        ("商品SKU", "SB-A65C"),
        ("商品链接", LINK),
        ("状态", "已下架"),
        ("规则编号", "DESC-1.4"),
        ("通知时间", "2026-11-20 10:10"),
    ),
    paragraphs=(
        "下架原因：标题与描述含有误导性表述（原装正品、全网销量第一），且页面所列认证未提供证书。",
        "请完成整改并提交整改前后截图。",
    ),
    menu=("首页", "商品管理", "订单管理", "通知", "账户健康", "帮助"),
    clock="2026-11-20 10:31",
    state="已下架",
)


def joom_chinese() -> Papers:
    """The papers and screenshots."""
    seal = Mark(round_seal(CN_LAB.zh, "检验检测专用章", seed=64), 140, 222)
    ccc = sealed_scan(compulsory_certificate(CCC), Look(61), CN_BODY.zh, (112, 232), (72, 242), "认证专用章")
    plate = nameplate_photo(ADAPTER, Firm(BROOK_MAKER.zh, ""), (4000, 3000), 66, "中国制造", "CCC")
    return {
        "CCC证书_SB-A65C.pdf": ccc,
        "CCC_translation_SB-A65C.pdf": translation(
            BROOK, "CHINA COMPULSORY PRODUCT CERTIFICATE", CERTIFICATE_IN_ENGLISH
        ),
        "商标注册证.pdf": trademark(MARK),
        "trademark_translation.pdf": translation(
            BROOK, "TRADEMARK REGISTRATION CERTIFICATE", MARK_IN_ENGLISH
        ),
        "检测报告_SB-A65C.pdf": chinese_report(REPORT, (seal, Mark(signature(65), 138, 246))),
        "report_translation.pdf": translation(BROOK, "TEST REPORT", REPORT_IN_ENGLISH),
        "产品铭牌.jpg": screen.photo_bytes(plate, 66),
        "整改前_SB-A65C.jpg": screen.screenshot_bytes(screen.listing(REMOVED)),
        "整改后_SB-A65C.jpg": screen.screenshot_bytes(screen.listing(MENDED)),
        "平台通知.jpg": screen.screenshot_bytes(screen.office(MESSAGE)),
    }
