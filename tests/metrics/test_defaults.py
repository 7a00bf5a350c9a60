"""What a section says of its rows where headings are missing: parts numbered anew, and parts that prose leads up to."""

from __future__ import annotations

import pytest

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


TWO = "一、2014年和本届政府工作回顾\n\n"


@pytest.mark.parametrize(
    "turn",
    [
        "各位代表！本届市政府任期已满。五年来，在市委坚强领导下，我市发展取得了历史性成就。",
        "各位代表，2014年目标任务顺利完成，为本届政府画上句号。过去五年，极不平凡、极具考验：",
        "一年成绩可圈可点。过去这五年，是本市建市26年来发展最好的五年。",
        "各位代表！本届政府任期的五年，发展环境充满挑战，发展成就催人奋进。",
        "过去一年的工作，为本届政府划上了句号。回望本届政府的奋斗路，我们攻坚克难。",
        "2014年取得的成绩，来之不易。市二届人大一次会议以来的五年，是我市发展最好的时期。",
        "2010年至2014年，是本届政府履行职责的五年。生产总值增长10%。",
    ],
)
def test_what_turns_to_the_years_may_stand_in_any_sentence_without_figures(turn: str) -> None:
    assert statuses(TWO + YEAR + DONE + turn + "\n\n" + DONE * 2) == ["actual 2014"] + ["actual 2010-2014"] * 2


def test_a_passage_says_that_it_is_of_the_years() -> None:
    such = "——这是人民生活明显改善的五年。" + DONE
    assert statuses(TWO + YEAR + DONE + such + DONE) == ["actual 2014"] + ["actual 2010-2014"] * 2
    within = "这一年收官圆满。这是人民生活明显改善的5年。" + DONE
    assert statuses("一、2014年工作回顾\n\n" + DONE + within + DONE) == [
        "actual 2014",
        "actual 2010-2014",
        "actual 2014",
    ]


def test_also_to_the_years_of_a_plan_that_is_over() -> None:
    turn = "一年的成绩来之不易。“十二五”期间，我们始终坚持稳中求进，发展迈上新台阶。\n\n"
    text = "一、2015年和“十二五”工作回顾\n\n2015年，我们攻坚克难。\n\n" + DONE + turn + DONE
    (report,) = parse(COVER.replace("2015年1月", "2016年1月") + text)
    assert [row.period for row in report.metrics] == ["2015", "2011-2015"]


def test_and_what_turns_back_to_the_year() -> None:
    back = "五年初心如磐，市政府交出了合格的答卷。2014年，是本届政府任期的最后一年。\n\n"
    years = "本届政府任期的五年，我们砥砺前行。\n\n"
    assert statuses(TWO + years + DONE + back + DONE) == ["actual 2010-2014", "actual 2014"]


def test_what_one_learnt_in_the_years_turns_nothing() -> None:
    learnt = "回顾五年来的工作，我们深刻认识到，必须坚持以经济建设为中心。\n\n"
    assert statuses(TWO + YEAR + DONE + learnt + DONE) == ["actual 2014"] * 2


@pytest.mark.parametrize("title", ["市二届政府工作回顾", "第二届人民政府工作回顾", "五年政府工作回顾"])
def test_the_term_of_a_government_is_five_years(title: str) -> None:
    assert statuses(f"一、{title}\n\n{DONE}") == ["actual 2010-2014"]


def test_since_the_last_congress_are_five_years_at_the_first_session_of_the_next_alone() -> None:
    text = f"一、工作回顾\n\n市二届人大一次会议以来，全市上下团结奋斗。\n\n{DONE}"
    (first,) = parse(COVER.replace("第六次", "第一次") + text)
    assert [row.period for row in first.metrics] == ["2010-2014"]
    assert statuses(text) == ["actual 2014"]


HOPED = "深化{}，推动各项工作取得新进展"


@pytest.mark.parametrize("said", ["二、2015年工作的指导思想和目标任务", "二、今年的主要任务"])
def test_behind_a_main_heading_that_plans_what_others_hope_for_is_planned(said: str) -> None:
    others = f"三、{HOPED.format('改革')}\n\n{DONE}四、改善人民生活，取得新成效\n\n{DONE}"
    text = f"一、2014年工作回顾\n\n{DONE}{said}\n\n{DONE}{others}"
    assert statuses(text) == ["actual 2014"] + ["target 2015"] * 3


def test_before_it_what_they_tell_of_was_done() -> None:
    text = f"一、{HOPED.format('改革')}\n\n{DONE}二、改善人民生活，取得新成效\n\n{DONE}三、2015年主要任务\n\n{DONE}"
    assert statuses(text) == ["actual 2014"] * 2 + ["target 2015"]


def test_a_review_behind_a_plan_of_years_says_that_it_is_one() -> None:
    text = f"一、“十三五”主要目标\n\n{AIMS}二、2014年工作回顾\n\n{DONE}三、2015年工作安排\n\n{DONE}"
    assert statuses(text) == ["actual 2014", "target 2015"]


def test_a_main_heading_under_which_the_year_s_aims_are_told_plans_whatever_it_hopes_for() -> None:
    parts = "".join(f"（{number}）做好第{number}方面工作\n\n{DONE}" for number in "一二三")
    aims = AIMS.replace("目标是", "目标建议为")
    text = f"一、牢记嘱托，发展取得新成就\n\n{DONE}二、在新征程上干出新成效\n\n{aims}{parts}"
    assert statuses(text) == ["actual 2014"] + ["target 2015"] * 3


def test_before_the_plan_of_the_year_headings_that_say_nothing_are_a_review_that_lost_its_own() -> None:
    parts = "".join(f"{number}、创新驱动，一体推进\n\n{DONE}" for number in "一二三")
    assert statuses(f"{parts}四、2015年工作安排\n\n（一）做好工作\n\n{DONE}") == ["actual 2014"] * 3 + ["target 2015"]


def test_what_a_plan_s_part_says_of_the_time_since_last_year_holds_for_its_paragraph() -> None:
    since = "去年以来，我们持续构建产业新体系，新建农村公路388公里。\n\n"
    text = f"一、2014年工作回顾\n\n{DONE}二、2015年工作安排\n\n（一）做好交通工作\n\n{since}{DONE}"
    assert [status.split()[0] for status in statuses(text)] == ["actual", "actual", "target"]


def test_a_year_of_which_months_have_gone_by_is_reviewed() -> None:
    gone = "各位代表！今年是“十四五”开局之年。刚刚过去的近8个月，我们攻坚克难，完成了各项任务。\n\n"
    text = f"一、上届政府工作回顾\n\n近五年，我们新建农村公路500公里。\n\n{gone}坚持城乡互动。{DONE}"
    assert [status.split()[0] for status in statuses(text)] == ["actual", "actual"]


def test_a_paragraph_of_a_plan_that_tells_of_last_year_comes_back_to_this_year() -> None:
    told = (
        "坚持办好实事。去年，共完成28项指标，新建农村公路200公里。"
        "今年，突出抓好32个项目。交通方面，新建农村公路300公里。\n\n"
    )
    text = f"一、2014年工作回顾\n\n{DONE}二、2015年工作安排\n\n{told}"
    assert statuses(text) == ["actual 2014", "actual 2014", "target 2015"]


def test_a_title_with_the_report_s_own_year_hopes_and_aims_that_were_reached_are_none() -> None:
    plan = f"抢抓机遇2014年发展取得新成就\n\n{DONE}奋勇攀登2015年各项工作务求新成效\n\n{DONE}"
    assert statuses(plan) == ["actual 2014", "target 2015"]
    parts = [f"{number}、发展目标较好实现\n\n{DONE}" for number in "一二三"]
    assert statuses("".join(parts) + AIMS + "".join(parts).replace("发展目标较好实现", "打牢发展根基")) == (
        ["actual 2014"] * 3 + ["target 2015"] * 3
    )


def test_a_heading_that_is_printed_twice_begins_no_count_anew() -> None:
    done = "".join(f"（{number}）基础设施建设快速推进，面貌发生了深刻变化\n\n{DONE}" for number in "二三")
    plan = "".join(f"（{number}）着力做好第{number}方面工作\n\n{DONE}" for number in "一二三")
    first = "（一）结构调整取得显著成效\n\n"
    assert statuses(first + first + DONE + done + AIMS + plan) == ["actual 2014"] * 3 + ["target 2015"] * 3


def test_a_main_heading_that_names_the_report_s_year_plans() -> None:
    parts = "".join(f"{number}、突出城乡统筹，加快小康进程\n\n{DONE}" for number in "一二三")
    text = f"{parts}四、2015年全力推进通江达海的新增长极建设\n\n（一）做好工作\n\n{DONE}"
    assert statuses(text) == ["actual 2014"] * 3 + ["target 2015"]


@pytest.mark.parametrize(
    "opening",
    ["今年是本届政府的最后一年。几年来，我们深切体会到，", "“十二五”是脱贫的攻坚时期，也是关键时期。我们"],
)
def test_a_paragraph_of_a_review_may_open_with_what_is_under_way(opening: str) -> None:
    text = f"一、2014年工作回顾\n\n{DONE}{opening}要认真履行职责。\n\n{DONE}二、2015年工作安排\n\n{DONE}"
    assert statuses(text) == ["actual 2014"] * 2 + ["target 2015"]


def test_what_builds_on_last_year_s_work_is_planned() -> None:
    done = "各位代表！在去年工作的基础上，今年要再办8件实事：一是新建农村公路300公里；二是新建农村公路400公里。\n\n"
    text = f"一、2014年工作回顾\n\n{DONE}二、2015年工作安排\n\n{done}"
    assert statuses(text) == ["actual 2014"] + ["target 2015"] * 2


def test_parts_numbered_anew_behind_what_is_said_of_the_next_five_years_are_of_these() -> None:
    parts = "".join(f"（{number}）做好第{number}方面工作\n\n{DONE}" for number in "一二三")
    ahead = "“十三五”时期是我市的决胜期。\n\n发展目标：经济增长与全省同步。\n\n"
    text = f"一、2014年及“十二五”工作\n\n{parts}{ahead}{parts}二、2015年重点工作\n\n{parts}"
    assert statuses(text) == ["actual 2014"] * 3 + ["target 2016-2020"] * 3 + ["target 2015"] * 3
