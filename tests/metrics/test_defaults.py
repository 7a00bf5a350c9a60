"""What a section says of its rows where headings are missing: parts numbered anew, and parts that prose leads up to."""

from __future__ import annotations

from parser import parse

COVER = """某市政府工作报告

——2015年1月20日在某市第三届人民代表大会第六次会议上

某市市长 王某

各位代表：

现在，我代表市人民政府作工作报告。

"""
DONE = "新建农村公路100公里。\n\n"
AIMS = "今年经济社会发展主要预期目标是：地区生产总值增长7%。\n\n"


def statuses(text: str) -> list[str]:
    """Status and period of the rows that tell of roads."""
    return [f"{row.status} {row.period}" for row in parse(COVER + text)[0].metrics if "公路" in row.indicator]


def test_parts_numbered_anew_under_a_review_are_the_plan_once_aims_were_told() -> None:
    parts = [f"（{number}）做好第{number}方面工作\n\n{DONE}" for number in "一二三"]
    text = "一、2014年工作回顾\n\n" + "".join(parts) + AIMS + "".join(parts)
    assert statuses(text) == ["actual 2014"] * 3 + ["target 2015"] * 3


def test_top_sections_numbered_anew_are_review_and_plan() -> None:
    parts = [f"{number}、着力推进第{number}方面工作\n\n{DONE}" for number in "一二三"]
    assert statuses("".join(parts) + AIMS + "".join(parts)) == ["actual 2014"] * 3 + ["target 2015"] * 3


def test_what_was_done_is_led_up_to_by_prose() -> None:
    lead = "2014年，全市人民团结奋斗。\n\n2014年，市政府重点抓了以下工作：\n\n"
    parts = [f"（{number}）深入推进第{number}方面工作，着力提升质量\n\n{DONE}" for number in "一二三"]
    plan = f"2015年政府工作的目标定位\n\n{DONE}"
    assert statuses(lead + "".join(parts) + plan) == ["actual 2014"] * 3 + ["target 2015"]


def test_parts_numbered_anew_under_a_plan_of_years_are_of_the_year_that_its_title_names() -> None:
    parts = [f"（{number}）做好第{number}方面工作\n\n{DONE}" for number in "一二三"]
    text = "一、“十二五”后期目标任务和2015年工作安排\n\n" + "".join(parts) + "".join(parts)
    assert statuses(text) == ["target 2011-2015"] * 3 + ["target 2015"] * 3


YEARS = "“十二五”时期，是我市发展的重要五年。五年来，我们做了以下工作：\n\n"
YEAR = "刚刚过去的2014年，我们面对建市60周年以来最复杂的形势，攻坚克难。\n\n"
PARTS = "".join(f"（{number}）深入推进第{number}方面工作\n\n{DONE}" for number in "一二三")


def test_under_a_title_of_years_and_a_year_the_passage_before_the_parts_says_which() -> None:
    title = "一、过去五年和2014年工作回顾\n\n"
    assert statuses(title + PARTS + YEAR + PARTS) == ["actual 2010-2014"] * 3 + ["actual 2014"] * 3


def test_a_passage_turns_to_its_year_though_it_tells_figures() -> None:
    told = "2014年是本届政府收官之年，我们攻坚克难，地区生产总值达到925亿元。\n\n"
    assert statuses("一、过去五年和2014年工作回顾\n\n" + told + PARTS) == ["actual 2014"] * 3


def test_under_any_review_what_leads_up_to_the_parts_says_of_which_years_they_are() -> None:
    lead = "五年来，我们重点抓了以下三个方面工作。\n\n"
    assert statuses("一、2014年工作回顾\n\n" + DONE + lead + PARTS) == ["actual 2014"] + ["actual 2010-2014"] * 3


def test_a_passage_that_looks_back_does_not_turn_the_parts_of_a_plan() -> None:
    lead = "2014年，我们做了以下工作。\n\n"
    assert statuses("一、2015年工作安排\n\n" + lead + PARTS) == ["target 2015"] * 3


def test_under_a_plan_of_years_and_a_year_the_passage_before_the_parts_says_which() -> None:
    title = "一、今后五年奋斗目标和2015年工作安排\n\n"
    years = "今后五年，是我市发展的关键时期。\n\n"
    year = "2015年是全面深化改革的关键之年，经济社会发展主要预期目标是：地区生产总值增长7%。\n\n"
    assert statuses(title + years + PARTS + year + PARTS) == ["target 2015-2019"] * 3 + ["target 2015"] * 3
