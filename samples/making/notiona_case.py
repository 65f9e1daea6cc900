"""A serious warning on AliExpress, answered with the three papers it asks for."""

from __future__ import annotations

from making import screen
from making.chinese import Licence, RegisteredMark, commitment, delisting_record, licence, trademark
from making.firms import NOTION_OWNER, NOTION_SUPPLIER, NOTIONALIA
from making.product import WARM, product_photo
from making.sample import Papers
from making.scan import Look, sealed_scan

NOTICE = "AE-WARN-2026-1122-0098"
ITEM = "1005000000000021"
OTHER_ITEM = "1005000000000034"
STORE = "Notionalia Store"
MENU = ("首页", "商品", "交易", "店铺", "违规中心", "帮助")
MARK = RegisteredMark(
    "99000457", "NOTIONA", NOTION_OWNER, 9, "手机保护壳；手机支架；手机带", "2021年06月14日", "2031年06月13日"
)
OWNER_TO_SUPPLIER = Licence(
    title="品牌授权书",
    grantor=NOTION_OWNER,
    named=NOTION_SUPPLIER.zh,
    standing="授权人系第99000457号“NOTIONA”注册商标的注册人，核定使用商品为第9类：手机保护壳、手机支架。",
    grant="兹授权被授权人在全球范围内的线上平台（包括速卖通AliExpress）销售上述注册商标商品，"
    "授权性质为普通许可。",
    start="2026年1月1日",
    end="2028年12月31日",
    sublicence="被授权人可以书面形式再授权下级经销商销售。",
    dated="2025年12月20日",
    number="HP-2025-01",
)
SUPPLIER_TO_SELLER = Licence(
    title="销售授权书",
    grantor=NOTION_SUPPLIER,
    named=NOTIONALIA.zh,
    standing="授权人经商标注册人汕头市假设塑胶制品有限公司授权（授权书编号HP-2025-01），"
    "为“NOTIONA”（注册号99000457）品牌商品的供应商。",
    grant="兹授权被授权人在速卖通（AliExpress）店铺“Notionalia Store”销售“NOTIONA”品牌手机保护壳，"
    "销售区域为全球，普通许可。",
    start="2026年3月1日",
    end="2028年6月30日",
    sublicence="本授权不可转授权。",
    dated="2026年2月25日",
    number="SP-2026-17",
)
WARNING = screen.Message(
    url=f"https://office.example.com/violations/{NOTICE}",
    site="卖家中心",
    headline="店铺收到严重警告",
    rows=(
        ("通知编号", NOTICE),
        ("店铺", STORE),
        ("警告等级", "严重警告"),
        ("依据规则", "卖家规则 4.2"),
        ("通知时间", "2026-11-22 09:15"),
        ("提交期限", "72 小时内"),
    ),
    paragraphs=(
        f"商品 {ITEM} 涉及未经许可使用他人图案。",
        "请在期限内提交：合规整改承诺书、问题商品下架凭证、供应商授权链路证明。",
    ),
    menu=MENU,
    clock="2026-11-22 09:40",
    state="待处理",
)
TAKEN_DOWN = screen.Message(
    url=f"https://office.example.com/products/{ITEM}",
    site="卖家中心",
    headline="商品详情",
    rows=(
        ("商品编号", ITEM),
        ("标题", "NOTIONA 手机保护壳 NT-C21"),
        ("状态", "已下架"),
        ("下架时间", "2026-11-22 11:20"),
        ("库存", "0"),
    ),
    paragraphs=("该商品已由卖家下架，前台不可购买。",),
    menu=MENU,
    clock="2026-11-22 11:26",
    state="已下架",
)
POINTS = (
    f"商品 {ITEM} 主图含他人图案，已于2026年11月22日11时20分下架，图片已删除。",
    f"商品 {OTHER_ITEM} 使用同一图案，已于2026年11月22日11时24分下架。",
    "全店同类商品共 46 件已逐件核查，未发现其他使用该图案的商品。",
)
ROWS = (
    ("商品编号", "商品名称", "下架时间", "后台状态"),
    (ITEM, "NOTIONA 手机保护壳 NT-C21", "2026-11-22 11:20", "已下架"),
    (OTHER_ITEM, "NOTIONA 手机保护壳 NT-C34", "2026-11-22 11:24", "已下架"),
)


def aliexpress_warning() -> Papers:
    """The papers and screenshots."""
    seller, day = NOTIONALIA.zh, "2026年11月22日"
    promise = commitment(NOTIONALIA, STORE, NOTICE, POINTS, day)
    record = delisting_record(NOTIONALIA, STORE, ROWS, day)
    first, second = licence(OWNER_TO_SUPPLIER), licence(SUPPLIER_TO_SELLER)
    photo = product_photo("phone-case", (4000, 3000), 76, WARM)
    return {
        "commitment.pdf": sealed_scan(promise, Look(71), seller, (128, 214), (148, 238)),
        "delisting_record.pdf": sealed_scan(record, Look(72), seller, (138, 130), (112, 158)),
        "delisting_screenshot.jpg": screen.screenshot_bytes(screen.office(TAKEN_DOWN)),
        "trademark_NOTIONA.pdf": trademark(MARK),
        "chain_1_owner_to_supplier.pdf": sealed_scan(
            first, Look(73), NOTION_OWNER.zh, (128, 214), (138, 232)
        ),
        "chain_2_supplier_to_seller.pdf": sealed_scan(
            second, Look(74), NOTION_SUPPLIER.zh, (126, 215), (140, 232)
        ),
        "product_photo_NT-C21.jpg": screen.photo_bytes(photo, 66),
        "warning_notice.jpg": screen.screenshot_bytes(screen.office(WARNING)),
    }
