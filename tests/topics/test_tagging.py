"""Which topics a title, a text and a metric have."""

from __future__ import annotations

import pytest

from parser.reading import parse
from parser.topics.taxonomy import topics_by_id
from tests.topics.made import report

# A heading as reports print them, and the topic that must come first.
TITLES = [
    ("坚决打赢脱贫攻坚战", "poverty-alleviation"),
    ("巩固拓展脱贫攻坚成果", "poverty-alleviation"),
    ("加大扶贫开发力度", "poverty-alleviation"),
    ("办好人民满意的教育", "education"),
    ("优先发展教育事业", "education"),
    ("促进高质量充分就业", "employment"),
    ("千方百计扩大就业", "employment"),
    ("提高医疗卫生服务水平", "health-care"),
    ("推进健康开封建设", "health-care"),
    ("毫不放松抓好疫情防控", "epidemic-control"),
    ("提升养老服务水平", "elderly-care"),
    ("健全社会保障体系", "social-security"),
    ("促进房地产市场平稳健康发展", "housing"),
    ("全面推进乡村振兴", "rural-revitalisation"),
    ("扎实推进社会主义新农村建设", "rural-revitalisation"),
    ("大力发展现代农业", "agriculture"),
    ("扛稳粮食安全重任", "grain"),
    ("着力保障和改善民生", "people's-livelihood"),
    ("打造一流营商环境", "business-environment"),
    ("深化“放管服”改革", "government-services"),
    ("实施创新驱动发展战略", "innovation"),
    ("加强人才队伍建设", "talent"),
    ("大力发展数字经济", "digital-economy"),
    ("改造提升传统产业", "industry"),
    ("培育壮大新兴产业", "emerging-industries"),
    ("加快发展现代服务业", "services"),
    ("大力发展全域旅游", "tourism"),
    ("繁荣发展文化事业", "culture"),
    ("大力发展体育事业", "sport"),
    ("加强社会主义精神文明建设", "civility"),
    ("扩大有效投资", "investment"),
    ("狠抓招商引资", "investment-promotion"),
    ("充分释放消费潜力", "consumption"),
    ("推动外贸平稳增长", "foreign-trade"),
    ("扩大高水平对外开放", "opening-up"),
    ("促进区域协调发展", "regional-cooperation"),
    ("大力发展县域经济", "county-economy"),
    ("深化重点领域改革", "reform"),
    ("深化国资国企改革", "state-owned-enterprises"),
    ("大力发展民营经济", "private-economy"),
    ("大力发展非公有制经济", "private-economy"),
    ("深化财税体制改革", "fiscal"),
    ("防范化解重大风险", "risk"),
    ("加强生态文明建设", "ecology"),
    ("打好污染防治攻坚战", "pollution-control"),
    ("坚决打赢蓝天保卫战", "air-quality"),
    ("加强水环境治理", "water-quality"),
    ("全域推进国土绿化", "greening"),
    ("推动绿色低碳发展", "low-carbon"),
    ("加强能源供应保障", "energy"),
    ("改善群众出行条件", "transport"),
    ("加强农田水利建设", "water-conservancy"),
    ("大力发展海洋经济", "marine-economy"),
    ("实施城市更新行动", "urban-construction"),
    ("提升城市管理水平", "urban-management"),
    ("推进新型城镇化", "urbanisation"),
    ("推进农村人居环境整治", "rural-environment"),
    ("抓好安全生产", "public-safety"),
    ("强化食品药品安全监管", "food-and-drug-safety"),
    ("加强社会治安综合治理", "social-order"),
    ("加强和创新社会治理", "social-governance"),
    ("做好民族宗教工作", "ethnic-and-religious-affairs"),
    ("支持国防和军队建设", "defence-and-veterans"),
    ("关于国际形势和外交工作", "foreign-affairs"),
    ("坚持依法行政，建设法治政府", "rule-of-law"),
    ("加强民主法制建设", "rule-of-law"),
    ("加强政府自身建设", "government-conduct"),
    ("恪守清正廉洁", "clean-government"),
    ("加强党的建设", "party-building"),
    ("控制人口增长", "population"),
    ("保持物价总水平基本稳定", "prices"),
    ("增加城乡居民收入", "incomes"),
    ("抓好抗灾救灾工作", "disaster-relief"),
    ("加快建设节约型社会", "low-carbon"),
    ("千方百计促增收", "incomes"),
    ("以“三镇共建”促镇域振兴", "county-economy"),
    ("加快推进区域联动发展", "regional-cooperation"),
    ("提升城乡发展融合化水平", "urbanisation"),
    ("着力提升双招双引实效", "investment-promotion"),
    ("转方式调结构取得实效", "economic-growth"),
    ("巩固“三去一降一补”成果", "industry"),
    ("社会各项事业全面进步", "people's-livelihood"),
    ("积极扩大有效需求", "consumption"),
]


@pytest.mark.parametrize(("title", "topic"), TITLES)
def test_a_heading_says_its_topic(title: str, topic: str) -> None:
    found = report((1, title, "")).sections[0].topics
    assert found[:1] == (topic,), found


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("促进经济持续健康发展", "health-care"),
        ("开展党史学习教育", "education"),
        ("加强廉政教育", "education"),
        ("创新社会治理", "innovation"),
        ("优化营商环境", "ecology"),
        ("加快转变农业发展方式", "economic-growth"),
        ("推进能源结构调整", "economic-growth"),
        ("推进法治社会建设", "people's-livelihood"),
        ("整合工业和信息化资源，成就业绩", "employment"),
    ],
)
def test_a_word_in_another_sense_does_not_count(title: str, topic: str) -> None:
    assert topic in topics_by_id()
    assert topic not in report((1, title, "")).sections[0].topics


def test_the_text_speaks_where_the_title_is_silent() -> None:
    made = report((1, "各位代表", ""), (2, "凝心聚力", "新建中小学12所，招聘教师300人，学前教育毛入学率提高。"))
    assert made.sections[1].topics[0] == "education"


def test_a_parent_is_not_tagged_with_what_its_children_say() -> None:
    made = report(
        (1, "2021年重点工作", ""),
        (2, "大力发展教育事业", "新建学校3所。"),
        (2, "加强安全生产", "排查隐患。"),
        (2, "推进文化事业", "送戏下乡。"),
    )
    assert made.sections[0].topics == ()


def test_a_silent_parent_has_the_topic_that_half_of_its_children_share() -> None:
    made = report(
        (1, "主要工作", ""),
        (2, "凝心聚力求突破", ""),
        (3, "优先发展教育事业", "新建学校3所。"),
        (3, "办好高等教育", "新建高校1所。"),
        (3, "加强安全生产", "排查隐患。"),
    )
    assert made.sections[1].topics == ("education",)


def test_there_are_at_most_three() -> None:
    title = "加强教育、就业、医疗卫生、养老服务、住房保障"
    assert len(report((1, title, "")).sections[0].topics) == 3


def test_a_standard_indicator_brings_its_topic() -> None:
    made = report((1, "加快工业发展", "一般公共预算收入完成11.3亿元。"), metrics=(("一般公共预算收入", "11.3亿元"),))
    assert made.metrics[0].topic == "fiscal"


def test_the_indicator_speaks_before_the_sentence_and_the_section() -> None:
    made = report((1, "加快工业发展", "为企业招聘，新建幼儿园5所。"), metrics=(("新建幼儿园", "5所"),))
    assert made.metrics[0].topic == "education"


def test_the_clause_speaks_before_the_section() -> None:
    made = report((1, "加快工业发展", "推进老旧小区改造，惠及324户。"), metrics=(("惠及", "324户"),))
    assert made.metrics[0].topic == "housing"


def test_the_section_speaks_last() -> None:
    made = report((1, "加快工业发展", "全年完成78个。"), metrics=(("完成", "78个"),))
    assert made.metrics[0].topic == "industry"


def test_what_has_no_topic_stays_without() -> None:
    made = report((1, "各位代表", "全年完成78个。"), metrics=(("完成", "78个"),))
    assert made.sections[0].topics == ()
    assert made.metrics[0].topic is None


def test_a_line_break_within_a_clause_does_not_end_it() -> None:
    body = "开展高速铁路、高速公路沿线环境综合整治，37条城乡重要通道景观提升有序推进，水线9个公园陆续建成开放。" * 9
    wrapped = "\n".join(body[at : at + 26] for at in range(0, len(body), 26))
    topics = [[metric.topic for metric in parse(f"一、环境\n\n{text}")[0].metrics] for text in (body, wrapped)]
    assert topics[0] == topics[1] != []
