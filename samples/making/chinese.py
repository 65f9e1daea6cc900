"""Papers in Chinese: product certificate, letters, trademark, test report, the three answers to a warning."""

from __future__ import annotations

from dataclasses import dataclass

from making.emblem import GOLD, NAVY, emblem, pale, ruled_frame, watermark, waved_frame
from making.firms import Firm, Product
from making.report import Rows
from making.scan import DPI, Mark
from making.sheet import GREY, Colour, Sheet

CRIMSON: Colour = (0.62, 0.09, 0.12)


@dataclass(frozen=True, slots=True)
class Compulsory:
    """What a compulsory product certificate says; days as printed."""

    number: str
    applicant: Firm
    maker: Firm
    factory: Firm
    body: Firm
    product: str
    models: str
    standards: str
    issued: str
    valid_until: str


def compulsory_certificate(paper: Compulsory) -> bytes:
    """A CCC certificate: one page in a gold frame."""
    sheet = Sheet(f"CCC {paper.number}", paper.body.zh)
    watermark(sheet, "CCC", GOLD)
    waved_frame(sheet, GOLD)
    sheet.text(105, 42, "中国国家强制性产品认证证书", "song", 25, "centre", CRIMSON)
    sheet.text(105, 53, f"证书编号：{paper.number}", "song", 13, "centre")
    y = 68.0
    for label, firm in (
        ("申请人名称及地址", paper.applicant),
        ("制造商名称及地址", paper.maker),
        ("生产企业名称及地址", paper.factory),
    ):
        sheet.text(28, y, label, "hei", 12)
        sheet.text(28, y + 7, firm.zh, "song", 12)
        y = sheet.block(28, y + 13.5, 154, firm.zh_address, "song", 11) + 4
    rows = (
        ("产品名称和系列、规格、型号", f"{paper.product}\n{paper.models}"),
        ("产品标准和技术要求", paper.standards),
        ("认证模式", "型式试验＋获证后监督"),
    )
    for label, value in rows:
        sheet.text(28, y, label, "hei", 12)
        y = sheet.block(28, y + 7, 154, value, "song", 12) + 4
    y = sheet.block(28, y, 154, "上述产品符合强制性产品认证实施规则的要求，特发此证。", "song", 12) + 4
    sheet.text(28, y, f"发证日期：{paper.issued}", "song", 13)
    sheet.text(110, y, f"有效期至：{paper.valid_until}", "song", 13)
    sheet.block(28, y + 9, 154, "证书有效期内本证书的有效性依据发证机构的定期监督获得保持。", "song", 10)
    sheet.text(60, 252, "主任：", "song", 13)
    sheet.text(105, 268, paper.body.zh, "hei", 14, "centre")
    sheet.text(105, 275, paper.body.zh_address, "song", 9.5, "centre", GREY)
    return sheet.pdf()


@dataclass(frozen=True, slots=True)
class Licence:
    """What a Chinese letter of authorization grants; days as printed, named: the grantee as printed."""

    title: str
    grantor: Firm
    named: str
    standing: str
    grant: str
    start: str
    end: str
    sublicence: str
    dated: str
    number: str


def licence(paper: Licence) -> bytes:
    """One page, room at its foot for seal and signature."""
    sheet = Sheet(paper.title, paper.grantor.zh)
    sheet.text(105, 45, paper.title, "kai", 28, "centre", spread=8)
    sheet.text(185, 58, f"编号：{paper.number}", "song", 11, "right")
    sheet.text(25, 70, f"授权人：{paper.grantor.zh}", "song", 13)
    sheet.text(25, 78, f"地址：{paper.grantor.zh_address}", "song", 11)
    sheet.text(25, 90, f"被授权人：{paper.named}", "song", 13)
    y = 104.0
    for words in (paper.standing, paper.grant):
        y = sheet.block(25, y, 160, words, "song", 13, 1.75, 9.2) + 2
    y = sheet.block(25, y, 160, f"授权期限：自{paper.start}起至{paper.end}止。", "song", 13, 1.75, 9.2) + 2
    sheet.block(25, y, 160, paper.sublicence, "song", 13, 1.75, 9.2)
    sheet.text(100, 232, "授权人（盖章）：", "song", 13)
    sheet.text(100, 244, "授权代表（签字）：", "song", 13)
    sheet.text(100, 258, f"签署日期：{paper.dated}", "song", 13)
    return sheet.pdf()


@dataclass(frozen=True, slots=True)
class RegisteredMark:
    """What a Chinese trademark certificate says; days as printed."""

    number: str
    mark: str
    owner: Firm
    number_of_class: int
    goods: str
    start: str
    end: str


def trademark(paper: RegisteredMark) -> bytes:
    """商标注册证."""
    sheet = Sheet(f"商标注册证 {paper.number}", "")
    ruled_frame(sheet, CRIMSON)
    for radius in range(10, 80, 7):
        sheet.ring(105, 148, radius, 0.8, pale(CRIMSON, 0.09))
    sheet.text(105, 45, "商标注册证", "song", 32, "centre", CRIMSON, spread=6)
    sheet.text(105, 58, f"第 {paper.number} 号", "song", 15, "centre")
    sheet.box(75, 68, 60, 34, 0.7)
    sheet.text(105, 90, paper.mark, "sans-bold", 20, "centre")
    rows = [
        ("注册人", paper.owner.zh),
        ("注册人地址", paper.owner.zh_address),
        ("核定使用商品/服务项目", f"第{paper.number_of_class}类：{paper.goods}"),
        ("注册日期", paper.start),
        ("有效期", f"自{paper.start}至{paper.end}"),
    ]
    sheet.fields(30, 118, rows, 54, 150, ("hei", "song"), 12.5, 4.5, "：")
    sheet.text(105, 240, "发证机关", "song", 12)
    sheet.text(105, 250, "国家知识产权局", "hei", 14)
    sheet.text(105, 260, paper.start, "song", 12)
    return sheet.pdf()


@dataclass(frozen=True, slots=True)
class ChineseReport:
    """What a Chinese test report says; days as printed."""

    number: str
    client: Firm
    maker: Firm
    lab: Firm
    product: Product
    zh_name: str
    covered: str
    standard: str
    received: str
    period: str
    issued: str
    results: Rows


def chinese_report(paper: ChineseReport, marks: tuple[Mark, ...] = ()) -> bytes:
    """检测报告, two pages, born digital, marks laid on the cover as pictures."""
    sheet = Sheet(f"检测报告 {paper.number}", paper.lab.zh)
    emblem(sheet, 32, 28, "NJ", NAVY, 9)
    sheet.text(47, 30, paper.lab.zh, "hei", 14, colour=NAVY)
    sheet.text(105, 62, "检 测 报 告", "song", 30, "centre")
    sheet.text(105, 73, "TEST REPORT", "sans-bold", 14, "centre")
    rows = [
        ("报告编号", paper.number),
        ("委托单位", paper.client.zh),
        ("生产企业", paper.maker.zh),
        ("样品名称", paper.zh_name),
        ("商标", paper.product.brand),
        ("主检型号", paper.product.model),
        ("覆盖型号", paper.covered),
        ("收样日期", paper.received),
        ("检测日期", paper.period),
        ("检测标准", paper.standard),
        ("检测结论", "所检项目符合上述标准的要求，合格（PASS）。"),
        ("报告日期", paper.issued),
    ]
    sheet.table(28, 86, (38, 116), rows, "song", 12, None)
    for x, words in ((30, "主检：方拟析"), (80, "审核：胡拟"), (130, "批准：钟拟")):
        sheet.text(x, 258, words, "song", 12)
    sheet.text(180, 284, "第 1 页 共 2 页", "song", 9, "right", GREY)
    for mark in marks:
        sheet.picture(
            mark.image, mark.x, mark.y, mark.image.width * 25.4 / DPI, mark.image.height * 25.4 / DPI
        )
    sheet.turn()
    sheet.text(28, 30, f"报告编号：{paper.number}", "song", 10)
    sheet.text(28, 42, "检测结果", "hei", 14)
    sheet.table(28, 50, (22, 50, 34, 30, 18), paper.results, "song", 10.5, "hei")
    sheet.text(180, 284, "第 2 页 共 2 页", "song", 9, "right", GREY)
    return sheet.pdf()


def commitment(seller: Firm, store: str, notice: str, points: tuple[str, ...], dated: str) -> bytes:
    """合规整改承诺书: what was wrong, what was done about it, signed and sealed by the seller."""
    sheet = Sheet("合规整改承诺书", seller.zh)
    sheet.text(105, 42, "合规整改承诺书", "kai", 27, "centre", spread=4)
    sheet.text(25, 60, f"承诺人：{seller.zh}", "song", 13)
    sheet.text(25, 68, f"店铺：{store}", "song", 13)
    sheet.text(25, 76, f"警告通知编号：{notice}", "song", 13)
    y = sheet.block(
        25,
        90,
        160,
        "针对上述通知所列问题，我公司已逐项核查并完成整改，现将事实与措施说明如下：",
        "song",
        13,
        1.7,
        9.2,
    )
    for number, words in enumerate(points, start=1):
        y = sheet.block(25, y + 1, 160, f"{number}．{words}", "song", 13, 1.7, 9.2)
    sheet.block(
        25, y + 3, 160, "以上内容属实，所附下架凭证与授权链路材料均为原件扫描。", "song", 13, 1.7, 9.2
    )
    sheet.text(105, 236, "承诺人（盖章）：", "song", 13)
    sheet.text(105, 248, "法定代表人（签字）：", "song", 13)
    sheet.text(105, 262, f"日期：{dated}", "song", 13)
    return sheet.pdf()


def delisting_record(seller: Firm, store: str, rows: Rows, dated: str) -> bytes:
    """问题商品下架凭证: which items were taken off sale, when, with their state in the back office."""
    sheet = Sheet("问题商品下架凭证", seller.zh)
    sheet.text(105, 42, "问题商品下架凭证", "kai", 26, "centre", spread=4)
    sheet.text(25, 58, f"店铺：{store}", "song", 12)
    sheet.text(25, 66, f"经营主体：{seller.zh}", "song", 12)
    y = sheet.table(25, 74, (36, 52, 36, 36), rows, "song", 10.5, "hei")
    sheet.block(
        25,
        y + 10,
        160,
        "上列商品已在卖家后台下架，库存清零，未另行上架。后台截图附后。",
        "song",
        12,
        1.6,
        8.5,
    )
    sheet.text(110, y + 45, "经营主体（盖章）：", "song", 12)
    sheet.text(110, y + 57, f"日期：{dated}", "song", 12)
    return sheet.pdf()
