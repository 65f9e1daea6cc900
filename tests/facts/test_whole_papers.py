"""Papers as they come, invented firms throughout: what each must say, and what must stay unsure."""

from __future__ import annotations

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand
from evidence.facts.fact import Kind

CCC = """
                中国国家强制性产品认证证书
                证书编号：2023011606123456
委托人名称、地址
    青屿照明（宁波）有限公司
    浙江省宁波市海曙区灯塔路 8 号
生产者（制造商）名称、地址
    青屿照明（宁波）有限公司
产品名称和系列、规格、型号
    LED 台灯 QY-100
产品标准和技术要求
    GB/T 7000.204-2008
上述产品符合强制性产品认证实施规则的要求，特发此证。
发证日期：2023年05月06日      有效期至：2028年05月05日
证书有效期内本证书的有效性依据发证机构的定期监督获得保持。
"""

CB = """
IEC SYSTEM FOR MUTUAL RECOGNITION OF TEST CERTIFICATES        Ref. Certif. No.
FOR ELECTRICAL EQUIPMENT (IECEE) CB SCHEME                    XX-40917-QQ
                CB TEST CERTIFICATE
Product                          LED driver
Name and address of the applicant    Blauberg Lighting GmbH
                                 Hafenstrasse 3, 20457 Hamburg, Germany
Name and address of the manufacturer   Blauberg Lighting GmbH
Ratings and principal characteristics    220-240V~; 50Hz
Model / Type Ref.                BL-204, BL-205
A sample of the product was tested and found IEC 61347-1:2015
to be in conformity with
As shown in the Test Report Ref. No. which forms part of this Certificate   230611-77A
This CB Test Certificate is issued by the National Certification Body
Date: 2023-07-14                Signature:
"""

EU_DOC = """
            EU DECLARATION OF CONFORMITY
We, Fjellheim Audio AS, Havnegata 12, 7010 Trondheim, Norway
declare under our sole responsibility that the product
Product: Wireless speaker
Model: FA-20
is in conformity with Directive 2014/53/EU of the European Parliament and of the Council of 16 April 2014
EN 300 328 V2.2.2 (2019-07)
Signed for and on behalf of Fjellheim Audio AS
Trondheim, 3 May 2024
"""

SELF_COC = """
            CERTIFICATE OF COMPLIANCE
We hereby declare that our products do not contain the substances restricted by Directive 2011/65/EU.
To the best of our knowledge all our products are RoHS compliant.
Marlow Connectors Ltd
Leeds, United Kingdom
04/05/2023
"""

LAB_COC = """
            Certificate of Conformity
Certificate No.: NWT230511-EC01
Applicant: Shoreline Toys Co., Ltd.
Manufacturer: Shoreline Toys Co., Ltd.
Product: Night lamp
Model: SL-7
The submitted sample of the above product has been tested by us
Test Report No.: NWT230511-ER01
Date of receipt: 2023-05-11
Date of issue: 2023-05-22
Northwind Testing Co., Ltd.
"""

ISO = """
              CERTIFICATE
    The management system of
    Kranich Pumpen GmbH, Industrieweg 4, 70565 Stuttgart
    has been assessed and found to meet ISO 9001:2015
Certificate Registration No.: 01 100 23456
Initial certification: 12.03.2018
Valid from: 12.03.2024
Valid until: 11.03.2027
1st surveillance audit due: 12.03.2025
Stuttgart, 01.03.2024
"""

TM_CN = """
        商标注册证
    第 51234567 号
核定使用商品/服务项目（国际分类：9）
注册人  青屿照明（宁波）有限公司
注册地址  浙江省宁波市海曙区灯塔路 8 号
注册日期  2021年07月14日      有效期至  2031年07月13日
局长签发      发证机关
"""

TM_US = """
    United States of America
    United States Patent and Trademark Office
        NORDLITE
Reg. No. 6,123,456          Nordlite Trading LLC
Registered Aug. 11, 2020    12 Harbor Street, Boston, MASSACHUSETTS 02110
Int. Cl.: 9                 CLASS 9: Lamps
Trademark                   FIRST USE 5-1-2018; IN COMMERCE 6-1-2018
Principal Register          SER. NO. 88-123,456, FILED 10-02-2019
"""

EAC_DECL = """
            ЕВРАЗИЙСКИЙ ЭКОНОМИЧЕСКИЙ СОЮЗ
            ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ
Заявитель Общество с ограниченной ответственностью «Полярная Сова»
Место нахождения: Россия, 190000, город Санкт-Петербург, улица Речная, дом 7
в лице Генерального директора Иванова Ивана
заявляет, что Светильники светодиодные, модели: ПС-10, ПС-20
изготовитель «Shoreline Lighting Co., Ltd.»
соответствует требованиям ТР ТС 004/2011
Декларация о соответствии принята на основании протокола № 77-Л от 02.02.2023 года, выданного
Испытательной лабораторией, аттестат аккредитации RA.RU.21ЩЩ01 срок действия до 01.01.2030
Декларация о соответствии действительна с даты регистрации по 05.02.2028 включительно
Регистрационный номер декларации о соответствии: ЕАЭС N RU Д-CN.РА01.В.65848/23
Дата регистрации декларации о соответствии: 06.02.2023
"""

GOST_CERT = """
        СИСТЕМА СЕРТИФИКАЦИИ ГОСТ Р
        СЕРТИФИКАТ СООТВЕТСТВИЯ
№    РОСС RU.АГ66.Н05230
Срок действия с    08.06.2016    по    07.06.2019
                                  № 2141152
ОРГАН ПО СЕРТИФИКАЦИИ  ООО "Северный Тест"
ПРОДУКЦИЯ  Светильники ПС-10
НА ОСНОВАНИИ протокола № 12 от 01.06.2016, аттестат от 16.11.2015 до 15.11.2020
"""

FCC = """
TCB         GRANT OF EQUIPMENT AUTHORIZATION         TCB
              Certification
    Issued Under the Authority of the Federal Communications Commission
Date of Grant: 04/05/2023
Application Dated: 04/03/2023
Shoreline Audio Co., Ltd.
FCC IDENTIFIER: 2AXYZ-SA20
Name of Grantee: Shoreline Audio Co., Ltd.
Equipment Class: Part 15 Spread Spectrum Transmitter
"""

LOA_ZH = """
            品牌授权书
兹授权 深圳市蓝鳍科技有限公司 在 AliExpress 平台销售 NORDLITE 品牌产品。
授权期限：自2024年1月1日起至2025年12月31日止
授权人（盖章）：青屿照明（宁波）有限公司
日期：2023年12月20日
"""

LOA_EN = """
        LETTER OF AUTHORIZATION
Date: 12/20/2023
We, Nordlite Trading LLC, hereby authorize Bluefin Tech Co., Ltd. to sell NORDLITE products.
This authorization is valid for a period of two (2) years from the date of issue.
"""

REPORT = """
                TEST REPORT
Report No. ..............: NWT240102-ER07
Applicant's name ........: Shoreline Toys Co., Ltd.
Test item description ...: Night lamp
Model/Type reference ....: SL-7
Date of receipt of test item ....: 2024-01-02
Date (s) of performance of tests ....: 2024-01-03 to 2024-01-09
Date of issue ...........: 2024-01-12
Standard ................: EN 60598-1:2015+A1:2018
"""

UN383 = """
        Lithium Battery Test Summary
        (in accordance with UN Manual of Tests and Criteria sub-section 38.3)
Report number     UNB-2024-0311
Date of report    March 11, 2024
Manufacturer      Heron Cells Co., Ltd.
Model             HC-18650
Test laboratory   Northwind Testing Co., Ltd.
"""

BAG = """
合格证
产品名称：六角隔柱
规格型号：NW-11
数量：1000只
检验员：07
"""

GERMAN = """
            EU-Baumusterprüfbescheinigung
Bescheinigungs-Nr.: KT 4711-22
Hersteller: Kranich Pumpen GmbH
Produkt: Schutzhelm
Ausgestellt am 7. März 2022
Gültig bis 6. März 2027
"""

BATCH = """
            Certificado de Conformidad
Certificado n.º: ES-2023/0412
Solicitante: Faro Norte S.L.
Fecha de emisión: 05/04/2023
Válido hasta: 04/04/2028
Organismo de certificación: Ensayos del Sur, S.A.
"""

KOREAN = """
        방송통신기자재등의 적합등록 필증
상호 또는 성명    Shoreline Audio Co., Ltd.
기기의 명칭       Bluetooth Headset
모델명            SA-20
등록번호          R-R-ABC-SA20
등록연월일        2024-03-12
"""

MIXED = """
        Certificate of Compliance
Certificate Number    Issue Date       Expiry Date
NWC-55821             14 Jun 2024      13 Jun 2027
Applicant             Manufacturer
Shoreline Toys Ltd    Shoreline Toys Ltd
The sample was tested, test report no. NWR-1
"""


@pytest.mark.parametrize(
    ("text", "kind", "number", "issue", "expiry"),
    [
        pytest.param(CCC, Kind.CERTIFICATE, "2023011606123456", "2023-05-06", "2028-05-05", id="ccc"),
        pytest.param(CB, Kind.CERTIFICATE, "XX-40917-QQ", "2023-07-14", None, id="cb"),
        pytest.param(EU_DOC, Kind.DECLARATION, None, "2024-05-03", None, id="eu_doc"),
        pytest.param(
            SELF_COC,
            Kind.DECLARATION,
            None,
            "2023-05-04",
            None,
            id="a maker's certificate is its declaration",
        ),
        pytest.param(LAB_COC, Kind.CERTIFICATE, "NWT230511-EC01", "2023-05-22", None, id="lab_coc"),
        pytest.param(ISO, Kind.ISO, "01 100 23456", None, "2027-03-11", id="iso: three days to choose from"),
        pytest.param(TM_CN, Kind.TRADEMARK, "51234567", "2021-07-14", "2031-07-13", id="tm_cn"),
        pytest.param(TM_US, Kind.TRADEMARK, "6,123,456", "2020-08-11", None, id="tm_us"),
        pytest.param(
            EAC_DECL, Kind.DECLARATION, "ЕАЭС N RU Д-CN.РА01.В.65848/23", "2023-02-06", "2028-02-05", id="eac"
        ),
        pytest.param(
            GOST_CERT, Kind.CERTIFICATE, "РОСС RU.АГ66.Н05230", "2016-06-08", "2019-06-07", id="gost"
        ),
        pytest.param(FCC, Kind.FCC_GRANT, "2AXYZ-SA20", "2023-04-05", None, id="fcc"),
        pytest.param(LOA_ZH, Kind.AUTHORIZATION, None, "2023-12-20", "2025-12-31", id="loa_zh"),
        pytest.param(LOA_EN, Kind.AUTHORIZATION, None, "2023-12-20", None, id="loa_en"),
        pytest.param(REPORT, Kind.TEST_REPORT, "NWT240102-ER07", "2024-01-12", None, id="report"),
        pytest.param(UN383, Kind.TEST_REPORT, "UNB-2024-0311", "2024-03-11", None, id="un383"),
        pytest.param(BAG, Kind.OTHER, None, None, None, id="bag label"),
        pytest.param(GERMAN, Kind.CERTIFICATE, "KT 4711-22", "2022-03-07", "2027-03-06", id="german"),
        pytest.param(BATCH, Kind.CERTIFICATE, "ES-2023/0412", "2023-04-05", "2028-04-04", id="spanish"),
        pytest.param(KOREAN, Kind.CERTIFICATE, "R-R-ABC-SA20", "2024-03-12", None, id="korean"),
        pytest.param(MIXED, Kind.CERTIFICATE, "NWC-55821", "2024-06-14", "2027-06-13", id="table header"),
    ],
)
def test_a_whole_paper(text, kind, number, issue, expiry):
    facts = understand(paper(typed(text, size={0: 1.8})))
    assert facts.kind is kind
    for fact, expected in (
        (facts.cert_number, number),
        (facts.issue_date, issue),
        (facts.expiry_date, expiry),
    ):
        if expected is None:
            assert fact is None or not fact.sure
        else:
            assert fact is not None
            assert (fact.value, fact.sure) == (expected, True), fact.why
