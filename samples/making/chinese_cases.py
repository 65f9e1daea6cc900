"""Cases with Chinese papers: a listing on Joom with misleading words, a serious warning on AliExpress."""

from __future__ import annotations

from making import screen
from making.chinese import (
    ChineseReport,
    Compulsory,
    Licence,
    RegisteredMark,
    chinese_report,
    commitment,
    compulsory_certificate,
    delisting_record,
    licence,
    trademark,
)
from making.firms import BROOK, BROOK_MAKER, CN_BODY, CN_LAB, NOTION_OWNER, NOTION_SUPPLIER, NOTIONALIA, PALE, Firm, Product
from making.marks import round_seal, signature
from making.product import WARM, nameplate_photo, product_photo
from making.sample import Sample, must, toml
from making.scan import Look, Mark, scanned_pdf
from making.translation import translation

ADAPTER = Product("USB-C 电源适配器", "SAMPLEBROOK", "SB-A65C", "charger", "AC 100-240 V, 50/60 Hz, 1.5 A", ("SB-A65P",), PALE)
RESULTS = (
    ("条款", "检测项目", "限值", "实测", "判定"),
    ("5.4.9", "抗电强度", "3000 V，1 min", "无击穿", "合格"),
    ("5.7", "接触电流", "≤0.25 mA", "0.07 mA", "合格"),
    ("6.4", "功率源分级", "PS2", "PS2", "合格"),
    ("9.2", "接触温度", "≤77 ℃", "49.2 ℃", "合格"),
)
CCC = Compulsory(
    "2026010907000123", BROOK, BROOK_MAKER, BROOK_MAKER, CN_BODY, "电源适配器", "SB-A65C、SB-A65P",
    "GB 4943.1-2022；GB/T 9254.1-2021", "2026年03月18日", "2031年03月17日",
)  # fmt: skip
NOTIONA = RegisteredMark("99000457", "NOTIONA", NOTION_OWNER, 9, "手机保护壳；手机支架；手机带", "2021年06月14日", "2031年06月13日")
BROOK_MARK = RegisteredMark("99000812", "SAMPLEBROOK", BROOK, 9, "电源适配器；充电器；数据线", "2022年02月21日", "2032年02月20日")


CHINESE_NAMES = (
    "CCC证书_SB-A65C.pdf",
    "商标注册证.pdf",
    "检测报告_SB-A65C.pdf",
    "产品铭牌.jpg",
    "整改前_SB-A65C.jpg",
    "整改后_SB-A65C.jpg",
    "平台通知.jpg",
)
WAIVED = "".join(
    f'\n[[waive]]\ncode = "file_name"\nfile = "{name}"\nreason = "handed in from upload/, where the names are plain"\n'
    for name in CHINESE_NAMES
)


def sealed(pdf: bytes, look: Look, firm: Firm, x: float, y: float, pen: tuple[float, float], below: str = "") -> bytes:
    """A paper with the firm's red seal and a signature, scanned."""
    seal = Mark(round_seal(firm.zh, below, seed=look.seed), x, y, look.seed % 23 - 11)
    return scanned_pdf(pdf, look, [seal, Mark(signature(look.seed), *pen)])


def joom_chinese() -> Sample:
    """Papers, names and screenshots in Chinese, each foreign paper with its English translation."""
    number = "JM-NTF-2026-0458006"
    link = "https://www.joom.com/en/products/000000000000000000000a65"
    attributes = (("品牌", "SAMPLEBROOK"), ("型号", "SB-A65C"), ("输入", "100-240V"), ("认证", "CCC"), ("产地", "中国大陆"))
    about = ("样河 SB-A65C 支持多种快充协议，折叠插脚便于携带。", "包装内含：充电器一个，说明书一份，合格证一张。")
    page = screen.ListingPage(
        link, "原装正品 样河 65W 氮化镓充电器 SB-A65C 全网销量第一", "US $14.20", "Samplebrook", "charger", attributes, about,
        ("热销爆款",), "首页 / 电子产品 / 充电器", "2026-11-20 11:08", colour=PALE, words=screen.CHINESE,
    )  # fmt: skip
    mended = screen.ListingPage(
        link, "样河 65W 氮化镓充电器 SB-A65C", "US $14.20", "Samplebrook", "charger", attributes, about, (),
        "首页 / 电子产品 / 充电器", "2026-11-22 15:36", colour=PALE, words=screen.CHINESE,
    )  # fmt: skip
    case = f"""
platform = "joom"
violation = "misleading_description"
notification_id = "{number}"
rule_code = "DESC-1.4"
notice = "removal"
received = 2026-11-20 10:10:00

[company]
zh = "{BROOK.zh}"
en = "{BROOK.name}"

[account]
state = "Active"
score = 91
verified = true

[brand]
name = "SAMPLEBROOK"
ownership = "own"

[[points]]
text = "标题含“原装正品”“全网销量第一”"
done = "The words were removed from the title and the label"
proof = ["整改后_SB-A65C.jpg"]
gone = ["原装正品", "全网销量第一", "热销爆款"]

[[points]]
text = "The safety certificate that the page names was not shown"
done = "The CCC certificate of SB-A65C is attached with its English translation"
proof = ["CCC证书_SB-A65C.pdf", "CCC_translation_SB-A65C.pdf"]

[[listings]]
sku = "SB-A65C"
url = "{link}"
status = "removed"
category = "Electronics > Chargers"
markets = ["ES", "FR"]
models = ["SB-A65C"]

[[files]]
file = "平台通知.jpg"
role = "notification"

[[files]]
file = "CCC_translation_SB-A65C.pdf"
role = "translation"
translation_of = "CCC证书_SB-A65C.pdf"

[[files]]
file = "trademark_translation.pdf"
role = "translation"
translation_of = "商标注册证.pdf"

[[files]]
file = "report_translation.pdf"
role = "translation"
translation_of = "检测报告_SB-A65C.pdf"

[[files]]
file = "产品铭牌.jpg"
role = "nameplate_photo"
""" + WAIVED
    rows = (("通知编号", number), ("商品SKU", "SB-A65C"), ("商品链接", link), ("状态", "已下架"), ("规则编号", "DESC-1.4"), ("通知时间", "2026-11-20 10:10"))
    reasons = ("下架原因：标题与描述含有误导性表述（原装正品、全网销量第一），且页面所列认证未提供证书。", "请完成整改并提交整改前后截图。")
    menu = ("首页", "商品管理", "订单管理", "通知", "账户健康", "帮助")
    message = screen.Message("https://office.example.com/notifications/" + number, "卖家后台", "您的商品已被下架", rows, reasons, menu, "2026-11-20 10:31", "已下架")
    report = ChineseReport(
        "NJ2026-0307", BROOK, BROOK_MAKER, CN_LAB, ADAPTER, "电源适配器", "SB-A65P", "GB 4943.1-2022", "2026年02月20日",
        "2026年02月21日至2026年03月05日", "2026年03月07日", RESULTS,
    )  # fmt: skip
    lab_seal = (Mark(round_seal(CN_LAB.zh, "检验检测专用章", seed=64), 140, 222), Mark(signature(65), 138, 246))
    files = {
        "case.toml": toml(case),
        "CCC证书_SB-A65C.pdf": sealed(compulsory_certificate(CCC), Look(61), CN_BODY, 112, 232, (72, 242), "认证专用章"),
        "CCC_translation_SB-A65C.pdf": translation(BROOK, "CHINA COMPULSORY PRODUCT CERTIFICATE", (
            ("Certificate No.", CCC.number), ("Applicant", BROOK.name), ("Manufacturer", BROOK_MAKER.name), ("Product", "Power adapter"),
            ("Model", "SB-A65C, SB-A65P"), ("Standards", "GB 4943.1-2022, GB/T 9254.1-2021"), ("Date of issue", "18 March 2026"),
            ("Valid until", "17 March 2031"), ("Issued by", CN_BODY.name),
        )),
        "商标注册证.pdf": trademark(BROOK_MARK),
        "trademark_translation.pdf": translation(BROOK, "TRADEMARK REGISTRATION CERTIFICATE", (
            ("Registration No.", BROOK_MARK.number), ("Trade mark", "SAMPLEBROOK"), ("Registrant", BROOK.name),
            ("Class 9", "power adapters, chargers, data cables"), ("Date of registration", "21 February 2022"), ("Valid until", "20 February 2032"),
        )),
        "检测报告_SB-A65C.pdf": chinese_report(report, lab_seal),
        "report_translation.pdf": translation(BROOK, "TEST REPORT", (
            ("Report No.", report.number), ("Applicant", BROOK.name), ("Manufacturer", BROOK_MAKER.name), ("Sample", "Power adapter"),
            ("Tested model", "SB-A65C"), ("Covered model", "SB-A65P"), ("Standard", "GB 4943.1-2022"), ("Date of report", "7 March 2026"),
            ("Conclusion", "PASS"),
        )),
        "产品铭牌.jpg": screen.photo_bytes(nameplate_photo(ADAPTER, Firm(BROOK_MAKER.zh, ""), (4000, 3000), 66, "中国制造", "CCC"), 72),
        "整改前_SB-A65C.jpg": screen.screenshot_bytes(screen.listing(page)),
        "整改后_SB-A65C.jpg": screen.screenshot_bytes(screen.listing(mended)),
        "平台通知.jpg": screen.screenshot_bytes(screen.office(message)),
    }  # fmt: skip
    facts = {
        "CCC证书_SB-A65C.pdf": {
            "kind": "certificate", "type": "ccc", "cert_number": CCC.number, "holder": BROOK.zh, "manufacturer": BROOK_MAKER.zh,
            "issue_date": "2026-03-18", "expiry_date": "2031-03-17", "models": ["SB-A65C", "SB-A65P"],
        },
        "商标注册证.pdf": {"kind": "trademark_certificate", "cert_number": "99000812", "holder": BROOK.zh, "expiry_date": "2032-02-20"},
        "检测报告_SB-A65C.pdf": {"kind": "test_report", "cert_number": "NJ2026-0307", "holder": BROOK.zh, "issue_date": "2026-03-07"},
    }  # fmt: skip
    named = tuple(must("file_name", name, waived=True) for name in CHINESE_NAMES)
    return Sample("joom-chinese", "Chinese papers, names and screenshots, with English translations.", files, 0, named, (), facts)


def aliexpress_warning() -> Sample:
    """The three papers that answer a serious warning, complete."""
    number = "AE-WARN-2026-1122-0098"
    item = "1005000000000021"
    link = f"https://www.aliexpress.com/item/{item}.html"
    store = "Notionalia Store"
    case = f"""
platform = "aliexpress"
violation = "serious_warning"
notification_id = "{number}"
rule_code = "4.2"
notice = "warning"
received = 2026-11-22 09:15:00

[company]
zh = "{NOTIONALIA.zh}"
en = "{NOTIONALIA.name}"

[account]
state = "Warning"
verified = true

[brand]
name = "NOTIONA"
ownership = "agency"
owner = "{NOTION_OWNER.zh}"

[[points]]
text = "商品 {item} 使用他人图案"
done = "The item was taken down and its pictures were deleted"
proof = ["delisting_record.pdf", "delisting_screenshot.jpg"]

[[listings]]
sku = "NT-CASE-21"
url = "{link}"
status = "removed"
category = "Accessories > Protective shells"
markets = ["ES", "FR"]
models = ["NT-C21"]

[[files]]
file = "commitment.pdf"
role = "rectification_commitment"

[[files]]
file = "delisting_record.pdf"
role = "delisting_proof"

[[files]]
file = "delisting_screenshot.jpg"
role = "delisting_proof"

[[files]]
file = "chain_1_owner_to_supplier.pdf"
recorded = true

[[files]]
file = "warning_notice.jpg"
role = "notification"

[[files]]
file = "product_photo_NT-C21.jpg"
role = "product_photo"
"""
    rows = (("通知编号", number), ("店铺", store), ("警告等级", "严重警告"), ("依据规则", "卖家规则 4.2"), ("通知时间", "2026-11-22 09:15"), ("提交期限", "72 小时内"))
    reasons = (f"商品 {item} 涉及未经许可使用他人图案。", "请在期限内提交：合规整改承诺书、问题商品下架凭证、供应商授权链路证明。")
    menu = ("首页", "商品", "交易", "店铺", "违规中心", "帮助")
    warning = screen.Message("https://office.example.com/violations/" + number, "卖家中心", "店铺收到严重警告", rows, reasons, menu, "2026-11-22 09:40", "待处理")
    gone_rows = (("商品编号", item), ("标题", "NOTIONA 手机保护壳 NT-C21"), ("状态", "已下架"), ("下架时间", "2026-11-22 11:20"), ("库存", "0"))
    gone = screen.Message(
        "https://office.example.com/products/" + item, "卖家中心", "商品详情", gone_rows,
        ("该商品已由卖家下架，前台不可购买。",), menu, "2026-11-22 11:26", "已下架",
    )  # fmt: skip
    first = Licence(
        "品牌授权书", NOTION_OWNER, NOTION_SUPPLIER.zh,
        "授权人系第99000457号“NOTIONA”注册商标的注册人，核定使用商品为第9类：手机保护壳、手机支架。",
        "兹授权被授权人在全球范围内的线上平台（包括速卖通AliExpress）销售上述注册商标商品，授权性质为普通许可。",
        "2026年1月1日", "2028年12月31日", "被授权人可以书面形式再授权下级经销商销售。", "2025年12月20日", "HP-2025-01",
    )  # fmt: skip
    second = Licence(
        "销售授权书", NOTION_SUPPLIER, NOTIONALIA.zh,
        "授权人经商标注册人汕头市假设塑胶制品有限公司授权（授权书编号HP-2025-01），为“NOTIONA”（注册号99000457）品牌商品的供应商。",
        "兹授权被授权人在速卖通（AliExpress）店铺“Notionalia Store”销售“NOTIONA”品牌手机保护壳，销售区域为全球，普通许可。",
        "2026年3月1日", "2028年6月30日", "本授权不可转授权。", "2026年2月25日", "SP-2026-17",
    )  # fmt: skip
    table = (
        ("商品编号", "商品名称", "下架时间", "后台状态"),
        (item, "NOTIONA 手机保护壳 NT-C21", "2026-11-22 11:20", "已下架"),
        ("1005000000000034", "NOTIONA 手机保护壳 NT-C34", "2026-11-22 11:24", "已下架"),
    )
    points = (
        f"商品 {item} 主图含他人图案，已于2026年11月22日11时20分下架，图片已删除。",
        "商品 1005000000000034 使用同一图案，已于2026年11月22日11时24分下架。",
        "全店同类商品共 46 件已逐件核查，未发现其他使用该图案的商品。",
    )
    files = {
        "case.toml": toml(case),
        "commitment.pdf": sealed(commitment(NOTIONALIA, store, number, points, "2026年11月22日"), Look(71), NOTIONALIA, 128, 214, (148, 238)),
        "delisting_record.pdf": sealed(delisting_record(NOTIONALIA, store, table, "2026年11月22日"), Look(72), NOTIONALIA, 138, 130, (112, 158)),
        "delisting_screenshot.jpg": screen.screenshot_bytes(screen.office(gone)),
        "trademark_NOTIONA.pdf": trademark(NOTIONA),
        "chain_1_owner_to_supplier.pdf": sealed(licence(first), Look(73), NOTION_OWNER, 128, 214, (138, 232)),
        "chain_2_supplier_to_seller.pdf": sealed(licence(second), Look(74), NOTION_SUPPLIER, 126, 215, (140, 232)),
        "product_photo_NT-C21.jpg": screen.photo_bytes(product_photo("phone-case", (4000, 3000), 76, WARM), 72),
        "warning_notice.jpg": screen.screenshot_bytes(screen.office(warning)),
    }
    facts = {
        "trademark_NOTIONA.pdf": {"kind": "trademark_certificate", "cert_number": "99000457", "holder": NOTION_OWNER.zh, "expiry_date": "2031-06-13"},
        "chain_1_owner_to_supplier.pdf": {
            "kind": "authorization_letter", "grantor": NOTION_OWNER.zh, "grantee": NOTION_SUPPLIER.zh, "registration_number": "99000457",
            "start": "2026-01-01", "end": "2028-12-31", "issue_date": "2025-12-20",
        },
        "chain_2_supplier_to_seller.pdf": {
            "kind": "authorization_letter", "grantor": NOTION_SUPPLIER.zh, "grantee": NOTIONALIA.zh, "registration_number": "99000457",
            "start": "2026-03-01", "end": "2028-06-30", "issue_date": "2026-02-25",
        },
        "commitment.pdf": {"kind": "other"},
    }  # fmt: skip
    return Sample("aliexpress-warning", "A serious warning answered with all three papers in time: nothing blocks.", files, 0, facts=facts)


