"""Documents and covers of the seeds, and of first pages in other forms."""

from __future__ import annotations

from pathlib import Path

import pytest

import parser
from parser.report import Cover, Source
from parser.structure import dates, places
from parser.structure.cover import read_cover
from parser.structure.documents import split
from parser.text.flow import paragraphs


def cover_of(text: str) -> Cover:
    source = Source("x.txt", text)
    return read_cover(source, split(source, paragraphs(text))[0])


def test_kaifeng(seeds: Path) -> None:
    [report] = parser.read(seeds / "kaifeng-2020.txt")
    cover = report.cover
    assert (cover.title, cover.kind) == ("2020年开封市政府工作报告", "government-work-report")
    assert (cover.year, cover.date, cover.speaker) == (2020, "2020-01-16", "高建军")
    assert cover.body == "开封市第十五届人民代表大会第三次会议"
    assert cover.place == places.find("开封市")


def test_minquan(seeds: Path) -> None:
    [report] = parser.read(seeds / "minquan-2021.txt")
    cover = report.cover
    assert cover.title == "政府工作报告"
    assert (cover.year, cover.date, cover.speaker) == (2021, "2021-03-30", "张团结")
    assert cover.place is not None
    assert (cover.place.name, cover.place.level, cover.place.code) == ("民权县", "county", "411421")
    assert cover.place.parents == ("河南省", "商丘市")


def test_shangqiu_2020_begins_in_mid_report(seeds: Path) -> None:
    [report] = parser.read(seeds / "shangqiu-2020.txt")
    cover = report.cover
    assert (cover.title, cover.date, cover.body, cover.speaker) == (None, None, None, None)
    assert (cover.kind, cover.year) == ("government-work-report", 2020)
    assert cover.place == places.find("商丘市")
    assert [(section.id, section.level) for section in report.sections[:1]] == [("1.7", 2)]


def test_shangqiu_2023_is_a_digest(seeds: Path) -> None:
    [report] = parser.read(seeds / "shangqiu-2023.txt")
    assert (report.cover.kind, report.cover.year, report.cover.title) == ("digest", 2023, None)
    assert report.cover.place == places.find("商丘市")


def test_changge_holds_five_documents(seeds: Path) -> None:
    reports = parser.read(seeds / "changge-2021.txt")
    told = [(report.cover.kind, report.cover.date, report.cover.speaker) for report in reports]
    assert told == [
        ("speech", None, None),  # the end of a speech: its cover is not in the file
        ("government-work-report", "2021-07-17", "张晓丽"),
        ("speech", "2020-08-17", "尹俊营"),
        ("speech", "2020-08-17", "张忠民"),
        ("speech", "2020-09-29", "尹俊营"),
    ]
    text = reports[0].source.text
    for report in reports[1:]:
        title = text[report.start : report.end].replace("\n", "").replace(" ", "")
        assert title.startswith(report.cover.title or "?")


@pytest.mark.parametrize(
    ("text", "name", "date", "speaker"),
    [
        (
            "政府工作报告\n——二○○五年一月十六日在某省第十届人民代表大会第三次会议上\n省长 王小明\n\n"
            "各位代表：\n现在，我代表浙江省人民政府，向大会报告工作。",
            "浙江省",
            "2005-01-16",
            "王小明",
        ),
        (
            "---\nsource: https://example.org/2024/1/t20240113_1.html\n"
            "title: 甘孜藏族自治州政府工作报告（2022年1月5日 冯发贵）\n---\n\n"
            "各位代表：\n\n现在，我代表州人民政府，向大会报告工作，请予审议。",
            "甘孜藏族自治州",
            "2022-01-05",
            "冯发贵",
        ),
        (
            "政府工作报告\n（2021年2月1日在保定市清苑区第二届人民代表大会第五次会议上）\n"
            "区长：伊力哈木·沙比尔\n各位代表：\n现在，我代表区人民政府报告工作。",
            "清苑区",
            "2021-02-01",
            "伊力哈木·沙比尔",
        ),
        (
            "1978年政府工作报告\n——1978年2月26日在第五届全国人民代表大会第一次会议上\n国务院总理 华国锋\n"
            "各位代表！\n现在，我代表国务院，作政府工作报告。",
            "全国",
            "1978-02-26",
            "华国锋",
        ),
    ],
    ids=["old zeros", "front matter", "district, name with a dot", "the nation"],
)
def test_first_pages(text: str, name: str, date: str, speaker: str) -> None:
    cover = cover_of(text)
    assert cover.place is not None
    assert (cover.place.name, cover.date, cover.speaker) == (name, date, speaker)


def test_a_web_page_s_date_is_not_the_report_s() -> None:
    text = (
        "某县政府工作报告\n时间：2023-03-30 作者：某人\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"
        "一、2021年工作回顾\n成绩显著。\n二、2022年工作安排\n再接再厉。"
    )
    cover = cover_of(text)
    assert (cover.date, cover.year, cover.place) == (None, 2022, None)


def test_a_summary_that_repeats_the_opening_starts_nothing() -> None:
    body = "\n".join(f"（{n}）推动发展。" + "坚持稳中求进工作总基调，扎实推进高质量发展。" * 8 for n in "一二三四五六")
    text = (
        "工作报告\n涞源县2025年政府工作报告\n时间：2025-02-22 作者：某人 来源：某网 阅读：\n106\n评论：\n0\n"
        "内容摘要：\n"
        "政府工作报告 ——2025年1月14日在县十七届人民代表大会第五次会议上 各位代表： "
        "现在，我代表县政府向大会报告工作，请予审议\n"
        "政府工作报告\n——2025年1月14日在县十七届人民代表大会第五次会议上\n各位代表：\n"
        "现在，我代表县政府向大会报告工作，请予审议。\n"
        f"一、2024年工作回顾\n{body}\n相关文章\n02-22\n三河市2025年政府工作报告\n02-22\n廊坊市2025年政府工作报告"
    )
    [document] = split(Source("x", text), paragraphs(text))
    cover = cover_of(text)
    assert (cover.title, cover.date) == ("涞源县2025年政府工作报告", "2025-01-14")
    assert document[-1].text == "廊坊市2025年政府工作报告"


def test_two_reports_in_one_file() -> None:
    def report(year: int) -> str:
        body = "\n".join(f"{year}年推动经济社会发展取得新成绩，各项事业全面进步，人民生活改善。" * 6 for _ in range(8))
        return (
            f"{year}年政府工作报告\n——{year}年1月9日在某市第十届人民代表大会第一次会议上\n各位代表：\n"
            f"现在，我代表市人民政府作政府工作报告，请予审议。\n一、工作回顾\n{body}\n谢谢大家！\n"
        )

    text = report(2019) + report(2020)
    documents = split(Source("x", text), paragraphs(text))
    assert [document[0].text for document in documents] == ["2019年政府工作报告", "2020年政府工作报告"]


def printed(year: int, title: str = "政府工作报告") -> str:
    body = "\n".join(f"{year}年第{n}项工作取得新成绩，各项事业全面进步，人民生活持续改善。" * 6 for n in range(8))
    return (
        f"{title}\n——{year}年1月9日在某市第十届人民代表大会第一次会议上\n各位代表：\n"
        f"现在，我代表市人民政府作政府工作报告，请予审议。\n一、工作回顾\n{body}\n谢谢大家！\n"
    )


@pytest.mark.parametrize(
    "head",
    [
        "——2018年1月7日在某市第九届人民代表大会第一次会议上\n市长高世宏\n现在，我代表市人民政府向大会报告工作，请予审议。\n",
        "2013年某市人民政府工作报告\n",
        "1956年国务院政府工作报告关于1955年国家决算和1956年国家预算的报告——1956年6月15日在第一届全国人民代表大会第三次会议上\n"
        "副总理李先念\n各位代表：\n现在我代表国务院提出报告，请予审查。\n",
    ],
    ids=["a session without title", "a title without salutation", "a long title"],
)
def test_how_the_next_document_may_begin(head: str) -> None:
    second = (
        head
        + "一、过去五年工作回顾\n"
        + "".join(
            f"第{n}，推动各项事业全面进步，人民生活持续改善，社会大局保持和谐稳定，改革开放不断深化，城乡面貌日新月异，各项任务圆满完成。\n"
            for n in range(9)
        )
    )
    first = printed(2019)
    reports = parser.parse(Source("a.txt", first + second))
    assert [report.start for report in reports] == [0, len(first)]


def test_a_resolution_in_front_of_the_report_is_a_document() -> None:
    resolution = (
        "某市第七届人民代表大会第七次会议关于政府工作报告的决议\n（2026年2月11日某市第七届人民代表大会第七次会议通过）\n"
        + (
            "会议听取和审议了市长所作的政府工作报告，充分肯定过去一年的工作，同意报告提出的今后一年的总体要求和目标任务，决定批准这个报告。\n"
            "会议强调，" + "要扎实做好各项工作，" * 15 + "\n会议号召，" + "要更加紧密地团结起来，" * 10 + "\n"
        )
    )
    reports = parser.parse(Source("a.txt", resolution + printed(2026)))
    assert [(report.cover.kind, report.start) for report in reports] == [
        ("other-report", 0),
        ("government-work-report", len(resolution)),
    ]


def test_a_second_printing_under_its_title_is_a_document_that_says_so() -> None:
    reports = parser.parse(Source("a.txt", printed(2019) + printed(2020) + printed(2019)))
    assert [report.repeats for report in reports] == [None, None, 1]
    assert len(reports[2].sections) == len(reports[0].sections) == 1


def test_a_web_page_that_prints_its_text_twice_holds_one_document() -> None:
    (report,) = parser.parse(Source("a.txt", "标题：某市政府工作报告\n正文：\n" + printed(2019) + printed(2019)))
    assert report.repeats is None


def test_places_that_share_a_name_are_not_guessed() -> None:
    place = places.find("鼓楼区")
    assert place is not None
    assert (place.code, place.parents) == (None, ())
    place = places.find("鼓楼区", near="南京市鼓楼区第十九届人民代表大会")
    assert place is not None and place.code == "320106"


def test_a_county_that_became_a_district_keeps_its_old_name_and_code() -> None:
    old, new = places.find("徐水县", 2011), places.find("徐水区", 2020)
    assert old is not None and new is not None
    assert (old.code, new.code) == ("130625", "130609")


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("二〇一九年一月十四日", 2019, "2019-01-14"),
        ("一九八一年十一月三十日", 1981, "1981-11-30"),
        ("２０２１年", None, None),  # full-width digits are brought to one form before
        ("2021年3月30日", 2021, "2021-03-30"),
        ("2026/2/12", 2026, "2026-02-12"),
        ("2021年13月1日", 2021, None),
    ],
)
def test_dates(text: str, year: int | None, date: str | None) -> None:
    assert dates.read(text) == (year, date)


@pytest.mark.parametrize(
    ("title", "plan", "year"),
    [
        ("政府工作报告", "二、2023年工作安排", 2023),
        ("政府工作报告", "二、明年工作安排\n明年是关键之年。明年要稳中求进。明年的目标是增长6%。", 2023),
        ("2022年政府工作报告", "二、明年工作安排\n明年是关键之年。明年要稳中求进。明年的目标是增长6%。", 2022),
    ],
)
def test_a_report_of_december_is_that_of_the_year_it_plans_for(title: str, plan: str, year: int) -> None:
    opening = "——2022年12月28日在某市第九届人民代表大会第二次会议上\n各位代表：\n一、今年工作回顾\n成绩显著。"
    text = f"{title}\n{opening}\n{plan}\n"
    cover = cover_of(text)
    assert (cover.year, cover.date) == (year, "2022-12-28")


def test_a_review_of_a_five_year_plan_tells_the_year_whatever_the_page_is_called() -> None:
    text = (
        "2005年某省人民政府工作报告\n各位代表：\n一、“十五”工作回顾\n成绩显著。\n二、“十一五”目标要求\n要稳中求进。\n"
    )
    assert cover_of(text).year == 2006


def test_a_report_starts_at_the_title_on_its_page_and_takes_its_place_from_the_front_matter() -> None:
    front = "---\nsource: https://example.org/2021\ntitle: 银川市政府工作报告（2021年）\n---\n\n"
    text = f"{front}政府工作报告\n\n各位代表：\n\n现在报告工作。\n"
    (report,) = parser.parse(Source("a.md", text, "markdown"))
    assert text[report.start :].startswith("政府工作报告\n\n各位代表")
    assert report.cover.place is not None and report.cover.place.name == "银川市"


OPENING = "各位代表：\n现在，我代表{}人民政府向大会报告工作，请予审议。\n一、工作回顾\n成绩显著。\n"


@pytest.mark.parametrize(
    ("page", "speaker"),
    [
        ("政府工作报告\n市委副书记、市长 都伟\n", "都伟"),
        ("政府工作报告\n（2011年1月18日 王正伟）\n", "王正伟"),
        ("政府工作报告\n代市长\n", None),
        ("标题：杨雄市长在上海市第十四届人民代表大会第二次会议上的政府工作报告\n正文：\n", "杨雄"),
        (
            "政府工作报告\n<!-- 1月16日，省长陈润儿在河南省第十三届人民代表大会第二次会议上作政府工作报告。 -->\n",
            "陈润儿",
        ),
        ("政府工作报告\n大会主席台正上方悬挂国徽\n", None),
    ],
)
def test_speakers(page: str, speaker: str | None) -> None:
    assert cover_of(page + OPENING.format("市")).speaker == speaker


@pytest.mark.parametrize(
    ("page", "own", "name"),
    [
        (
            "大理州政府工作报告\n——2021年2月2日在大理白族自治州第十四届人民代表大会第五次会议上\n",
            "州",
            "大理白族自治州",
        ),
        (
            "大理市政府工作报告\n——2014年2月18日在大理白族自治州第十三届人民代表大会第二次会议上\n",
            "州",
            "大理白族自治州",
        ),
        ("2022年12月12日在拉萨市第十二届人民代表大会第三次会议上的政府工作报告\n", "市", "拉萨市"),
    ],
)
def test_whose_report_it_is(page: str, own: str, name: str) -> None:
    place = cover_of(page + OPENING.format(own)).place
    assert place is not None and place.name == name


def test_a_province_that_often_speaks_of_the_nation_is_still_itself() -> None:
    text = (
        "政府工作报告\n"
        + OPENING.format("省")
        + "全国领先。居全国前列。我国经济。全省推进，全省发展，河南发展，中原河南。\n" * 4
    )
    place = cover_of(text).place
    assert place is not None and place.name == "河南省"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("原标题：政府工作报告\n——2021年1月23日在某市第十五届人民代表大会第四次会议上\n", "政府工作报告"),
        ("政府工作报告2011年1月20日在某县第十四届人民代表大会第五次会议上\n", "政府工作报告"),
        ("1964年政府工作报告[^1]\n（一九六四年十二月二十一日）\n", "1964年政府工作报告"),
        ("---\ntitle: 某市政府工作报告\n---\n市长项雪龙作政府工作报告\n", "某市政府工作报告"),
        (
            "---\nsource: x\ntitle: 2003年福建省人民政府工作报告\n---\n**与时俱进**\n\n——2003年1月21日在福建省第十届"
            "人民代表大会第一次会议上的报告\n",
            "2003年福建省人民政府工作报告",
        ),
    ],
)
def test_titles(page: str, title: str) -> None:
    assert cover_of(page + OPENING.format("市")).title == title


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        (
            "某市政府工作报告\n2006年1月\n\n6日在某市第十一届人民代表大会第四次会议上\n" + OPENING.format("市"),
            2006,
            "2006-01-06",
        ),
        ("各位代表：\n现在，我代表国务院，作政府工作报告。\n一、去年工作回顾\n2005年，我国取得显著成就。", 2006, None),
        ("各位代表：\n现在我代表国务院向第一届全国人民代表大会第三次会议提出报告，请予审查。", 1956, None),
        ("各位代表：\n我代表国务院提出关于一九五八年度国民经济计划（草案）的报告，请予审议。", 1958, None),
        ("各位代表：\n我代表县政府报告工作。\n一、关于2014年政府工作\n好。\n二、关于2015年政府工作\n好。", 2015, None),
        ("2008年某省政府工作报告\n各位代表：\n一、2008年工作回顾\n好。\n二、2009年工作安排\n好。", 2009, None),
        ("某市政府工作报告\n（2021年12月30日 李爱武）\n" + OPENING.format("市"), 2022, "2021-12-30"),
        (
            "各位代表：\n我代表国务院向大会报告工作。\n一、过去五年工作回顾\n第十届全国人民代表大会第一次会议以来的五年，是不平凡的五年。",
            2008,
            None,
        ),
        (
            "各位代表：\n从去年９月第五届全国人民代表大会第三次会议到现在，已经过去了一年零两个月。\n我代表国务院作以下报告。",
            1981,
            None,
        ),
        (
            "各位代表：\n我代表国务院作政府工作报告。\n首先报告２００１年的工作\n新世纪第一年，国民经济保持良好。",
            2002,
            None,
        ),
        ("江苏省2003年政府工作报告\n（2010年2月20日）\n各位代表：\n一、2002年工作回顾\n好。", 2003, None),
    ],
    ids=[
        "over two lines",
        "last year",
        "session",
        "announced",
        "two plans",
        "named by its review",
        "December",
        "five years since a session",
        "a year since a session",
        "the year reported on",
        "of the page",
    ],
)
def test_years_and_dates(text: str, year: int, date: str | None) -> None:
    cover = cover_of(text)
    assert (cover.year, cover.date) == (year, date)


def test_the_fuller_name_of_the_session_is_taken() -> None:
    page = (
        "---\ntitle: 政府工作报告（省八届人大五次会议 1997年）\n---\n政府工作报告\n"
        "——1997年2月15日在山东省第八届人民代表大会第五次会议上\n"
    )
    assert cover_of(page + OPENING.format("省")).body == "山东省第八届人民代表大会第五次会议"


def test_the_table_above_a_page_is_no_title_and_its_date_not_the_report_s() -> None:
    cover = cover_of(
        "| 发布机构：某市人民政府 | 发布日期：2021-03-05 |\n| --- | --- |\n"
        "| 名称：长治市2021年政府工作报告 | 主题词：工作报告 |\n市长 杨勤荣\n各位代表：\n"
        "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2020年工作回顾\n各项工作取得新成绩。\n"
    )
    assert (cover.title, cover.year, cover.date) == ("长治市2021年政府工作报告", 2021, None)
    assert cover.place == places.find("长治市") and cover.speaker == "杨勤荣"


def test_a_picture_s_caption_says_when_the_report_was_given() -> None:
    cover = cover_of(
        "---\ntitle: 天津市2005年政府工作报告\n---\n\n<!-- 2005年1月23日，天津市市长戴相龙在天津市第十四届人民代表大会"
        "第三次会议上向大会作政府工作报告 -->\n\n天津市市长戴相龙\n\n各位代表：\n\n现在，我代表天津市人民政府，"
        "向大会作政府工作报告，请予审议。\n"
    )
    assert (cover.year, cover.date, cover.speaker) == (2005, "2005-01-23", "戴相龙")


def test_what_a_page_prints_above_the_report_is_neither_title_nor_place() -> None:
    cover = cover_of(
        "山西省人民政府 | 无障碍 | 长者模式\n首页\n市情概况\n当前位置：首页 > 政务公开 > 政府工作报告\n"
        "2021年长治市政府工作报告\n发布时间：2021-03-05 09:30 来源：市政府办公室 浏览次数：1234 次 打印\n"
        "2021年2月23日在长治市第十四届人民代表大会第六次会议上\n市长 杨勤荣\n各位代表：\n"
        "现在，我代表长治市人民政府，向大会报告工作，请予审议。\n"
    )
    assert (cover.title, cover.date, cover.speaker) == ("2021年长治市政府工作报告", "2021-02-23", "杨勤荣")
    assert cover.place == places.find("长治市") and cover.body == "长治市第十四届人民代表大会第六次会议"


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("这里还要着重指出，在刚刚过去的１９８７年，我国国民经济的发展继续保持了良好的势头。", 1988),
        ("今年是实施“七五”计划的第一年，要把改革放在首位。", 1986),
        ("今年是“十三五”规划的收官之年，要确保完成各项目标。", 2020),
        ("一九八五年是关键的一年，要为今后打好基础。", None),
    ],
)
def test_the_text_tells_its_year_where_the_page_does_not(told: str, year: int | None) -> None:
    body = "我们要坚持从实际出发，扬长补短，走符合本地情况的经济发展路子，使各项事业协调发展。\n" * 3
    assert cover_of(f"各位代表：\n我代表政府，向大会作工作报告，请予审议。\n{body}{told}\n{body}").year == year


def test_a_place_within_the_name_of_another_is_not_named() -> None:
    told = "今年，我县全力服务雄安新区建设，容城面貌一新，容城处处是工地，雄安新区日新月异，我县群众安居乐业。" * 4
    place = cover_of(f"一、2019年工作回顾\n{told}\n二、2020年工作安排\n河北雄安新区的容城县要走在前列。\n").place
    assert place is not None and place.name == "容城县"
