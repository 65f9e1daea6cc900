"""The invented firms, brands and products of the samples. No such firm, brand, address or number exists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as its papers print it. zh: its Chinese name, where it has one."""

    name: str
    address: str
    zh: str = ""
    zh_address: str = ""
    signer: str = ""
    phone: str = "+00 000 0000 0000"
    web: str = "www.example.com"


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold. look: which picture is drawn of it, in which colour (red, green, blue)."""

    name: str
    brand: str
    model: str
    look: str
    rating: str
    others: tuple[str, ...] = ()
    colour: tuple[int, int, int] = (44, 74, 128)
    shade: str = "Navy blue"


SELLER = Firm(
    "Shenzhen Samplewind Technology Co., Ltd.",
    "Room 0908, Block Q, Imaginary Creation Park, Bantian Street, Longgang District, Shenzhen, China",
    "深圳市样风科技有限公司",
    "深圳市龙岗区坂田街道虚构创意园Q座0908室",
    "L. Yangfeng",
)
OWNER = Firm(
    "Fictavo Sound Limited",
    "Unit 1901, Example House, 1 Nowhere Road, Kowloon, Hong Kong",
    signer="A. M. Fictavo",
    phone="+852 0000 0000",
    web="www.fictavo.example.com",
)
AGENT = Firm(
    "Guangzhou Exemplar Harbour Trading Co., Ltd.",
    "Floor 5, Pretend Trade Building, 77 Unreal Avenue, Tianhe District, Guangzhou, China",
    "广州样港贸易有限公司",
    "广州市天河区虚拟大道77号拟态贸易大厦5层",
    "Chen Yanggang",
    "+86 20 0000 0000",
    "www.exemplarharbour.example.com",
)
STRANGER = Firm(
    "Ningbo Pretendia Import and Export Co., Ltd.",
    "Building 3, 15 Makebelieve Road, Yinzhou District, Ningbo, China",
    "宁波拟亚进出口有限公司",
    signer="Shi Niya",
    phone="+86 574 0000 0000",
    web="www.pretendia.example.com",
)
MAKER = Firm(
    "Dongguan Mockforge Electronics Co., Ltd.",
    "No. 40 Fabrication Street, Chang'an Town, Dongguan City, Guangdong Province, China",
    "东莞市拟造电子有限公司",
    "东莞市长安镇虚造街40号",
)
LAB = Firm(
    "Exampla Conformity Laboratory (Dongguan) Co., Ltd.",
    "1/F, Building 9, Notional Science Park, Songshan Lake, Dongguan, Guangdong, China",
    signer="Zhong Exa",
    phone="+86 769 0000 0000",
    web="www.exampla.example.com",
)
BROOK = Firm(
    "Hangzhou Samplebrook E-commerce Co., Ltd.",
    "Room 1206, Imaginary Cloud Building, Yuhang District, Hangzhou, China",
    "杭州样例河电子商务有限公司",
    "杭州市余杭区虚构云大厦1206室",
)
BROOK_MAKER = Firm(
    "Zhongshan Imagivolt Electric Co., Ltd.",
    "No. 8 Invention Road, Xiaolan Town, Zhongshan, Guangdong, China",
    "中山市拟伏电器有限公司",
    "广东省中山市小榄镇虚创路8号",
)
CN_BODY = Firm("Huani Certification Centre", "Beijing", "华拟认证中心有限公司", "北京市朝阳区虚设路1号")
CN_LAB = Firm(
    "Foshan Niji Testing Service Co., Ltd.", "Foshan", "佛山市拟计检测技术有限公司", "佛山市南海区虚测路66号"
)
RU_APPLICANT = Firm(
    "ООО «ПРИМЕРИКА ТРЕЙД»",
    "000000, Российская Федерация, город Вымышленск, улица Образцовая, дом 1, офис 12",
    signer="Примеров Пётр Выдумович",
    phone="+7 000 000 00 00",
    web="info@primerika.example.com",
)
RU_LAB = Firm("ООО «ВЫДУМТЕСТ»", "000000, город Вымышленск, проспект Опытный, дом 7", signer="Опытова А. И.")
ILLUSTRA = Firm(
    "Yiwu Illustra Homeware Co., Ltd.",
    "No. 300 Sketch Road, Yiwu City, Zhejiang Province, China",
    "义乌市拟绘家居用品有限公司",
)
NOTIONALIA = Firm(
    "Xiamen Notionalia Trading Co., Ltd.",
    "Unit 701, 22 Conjecture Road, Siming District, Xiamen, China",
    "厦门市拟念贸易有限公司",
    "厦门市思明区虚想路22号701单元",
    "林拟念",
    "0592-0000000",
)
NOTION_OWNER = Firm(
    "Shantou Hypothetica Plastics Co., Ltd.",
    "Chenghai District, Shantou, Guangdong, China",
    "汕头市假设塑胶制品有限公司",
    "汕头市澄海区假定工业区3号",
    "陈假设",
)
NOTION_SUPPLIER = Firm(
    "Guangzhou Suppositio Supply Chain Co., Ltd.",
    "Baiyun District, Guangzhou, China",
    "广州市拟供供应链有限公司",
    "广州市白云区虚供路9号",
    "黄拟供",
)

PALE = (210, 212, 216)
EARPHONES = Product(
    "True wireless earphones", "FICTAVO", "FV-E20", "earphones", "DC 5 V, 0.5 A", ("FV-E21", "FV-E22")
)
SPEAKER = Product("Portable wireless speaker", "FICTAVO", "FV-S40", "speaker", "DC 5 V, 2 A", ("FV-S41",))
CHARGER = Product(
    "USB wall charger", "FICTAVO", "FV-C65", "charger", "AC 100-240 V, 50/60 Hz, 1.5 A", (), PALE, "White"
)
LAMP = Product(
    "LED desk lamp", "FICTAVO", "FV-L12", "lamp", "DC 12 V, 1 A", ("FV-L12W",), (214, 150, 70), "Warm"
)
