"""Lines to paragraphs, in every shape that files come in."""

from __future__ import annotations

import pytest

from parser.text.flow import normal, paragraphs


def texts(source: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(source)]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    body = "推动教育优质均衡发展中心城区二十二所中小学开工建设新建改扩建城乡幼儿园七十四所农村寄宿制中小学七十三所"
    wrapped = "\n".join(body[at : at + 26] for at in range(0, len(body), 26))
    page = f"（七）民生保障得到新改善。{body[:13]}\n" + "\n".join([wrapped] * 12) + "。"
    assert len(paragraphs(page)) == 1


def test_a_page_end_within_a_sentence_is_bridged() -> None:
    assert texts("一要旗帜鲜明讲政治。政治工作是一切经\n\n济工作的生命线。") == [
        "一要旗帜鲜明讲政治。政治工作是一切经济工作的生命线。"
    ]


def test_a_sentence_never_runs_on_into_the_next_document() -> None:
    assert texts("我们要奋发有为。让我们为建设美好家园而努力奋斗\n\n政府工作报告\n各位代表：\n现在开会。") == [
        "我们要奋发有为。让我们为建设美好家园而努力奋斗",
        "政府工作报告",
        "各位代表：",
        "现在开会。",
    ]


def test_a_salutation_behind_the_speaker_s_name_stands_alone() -> None:
    assert texts("国务院总理 李鹏各位代表：\n现在，我代表国务院作报告。")[:2] == ["国务院总理李鹏", "各位代表："]


def test_a_number_alone_on_its_line_runs_on_into_its_text() -> None:
    assert texts("一是\n依法扩大社会保险的覆盖面。") == ["一是依法扩大社会保险的覆盖面。"]


def test_words_that_were_links_are_put_back_into_their_sentence() -> None:
    assert texts("我们深知人民政府的\n权力\n的来源在人民。\n下一段。") == [
        "我们深知人民政府的权力的来源在人民。",
        "下一段。",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\\r\\n", "\\n", "<br>", "<br/>"])
def test_every_kind_of_line_end(end: str) -> None:
    assert texts(f"第一段。{end}第二段。") == ["第一段。", "第二段。"]


def test_one_line_files_are_cut_at_wide_spaces() -> None:
    body = "扎实推进经济社会发展，各项事业取得新成绩。" * 40
    assert texts(f"政府工作报告\u3000\u3000各位代表：\u3000\u3000{body}\u3000\u3000一、工作回顾\u3000\u3000{body}") == [
        "政府工作报告",
        "各位代表：",
        body,
        "一、工作回顾",
        body,
    ]


def test_spaces_and_line_ends_inside_a_figure_go() -> None:
    assert texts("一般公共预算收入 427亿元，占 1.1 亿元。") == ["一般公共预算收入427亿元，占1.1亿元。"]


def test_bold_leads_are_remembered() -> None:
    [paragraph] = paragraphs("**（一）抓创新。**加快转型。")
    assert (paragraph.text, paragraph.bold) == ("（一）抓创新。加快转型。", 7)


def test_normal_keeps_length_and_commas_inside_numbers() -> None:
    assert normal("２,750万吨,增长5％;") == "2,750万吨，增长5%；"


def test_markdown_around_links_and_stressed_lines_is_no_text() -> None:
    text = "*市长 杨勤荣*\n- [一、工作回顾](#a)\n落实[政策](https://example.com/a_b)和“双减”[1]要求。\n"
    found = paragraphs(text)
    assert [item.text for item in found] == ["市长杨勤荣", "一、工作回顾", "落实政策和“双减”[1]要求。"]
    assert found[2].printed(text) == found[2].text


BODY = "推动教育优质均衡发展，中心城区二十二所中小学开工建设，新建改扩建城乡幼儿园七十四所、农村寄宿制中小学七十三所。"


def test_where_empty_lines_part_the_paragraphs_a_point_may_begin_any_line() -> None:
    told = BODY[:39] + "。\n二是加快发展。三是推进改革，扩大开放。"  # the first line is full, and closed
    wrapped = "\n".join(BODY[at : at + 40] for at in range(0, len(BODY), 40))
    assert texts("\n\n".join([told, *[wrapped] * 20]))[0] == told.replace("\n", "")


def pages(number: str) -> str:
    """Hard-wrapped text, its paragraphs set in, on pages that end in the midst of sentences; their foot and head."""
    lines = [line for _ in range(40) for line in wrapped(BODY + BODY)]
    found = []
    for page, first in enumerate(range(0, len(lines), 17), 1):
        found += [*lines[first : first + 17], number.format(page), "\f某市政府工作报告"]
    return "\n".join(found)


def wrapped(text: str) -> list[str]:
    text = "　　" + text
    return [text[at : at + 30] for at in range(0, len(text), 30)]


@pytest.mark.parametrize("number", ["- {} -", "第 {} 页 共 20 页", "第{}页", "{}/20", "Page {} of 20"])
def test_what_stands_at_the_ends_of_pages_parts_no_sentence(number: str) -> None:
    found = texts(pages(number))
    assert found.count(BODY + BODY) == 40
    assert all(text == BODY + BODY or len(text) < 20 for text in found)


def test_where_paragraphs_are_set_in_an_item_behind_a_semicolon_may_begin_any_line() -> None:
    told = "6、" + BODY[:25] + "；7、帮助残疾儿童实施抢救性康复；8、救治救助贫困患者。"
    lines = wrapped(told)
    assert lines[1].startswith("7、")
    assert texts("\n".join([*lines, *[line for _ in range(20) for line in wrapped(BODY + BODY)]]))[0] == told


def test_an_abbreviation_on_two_lines_is_one_word_and_other_words_keep_their_space() -> None:
    line = "过去五年我们着力稳增长调结构促改革惠民生服务业增加值占GD"
    page = f"{line}\nP的比重提高。\n" + "\n".join([BODY[:30]] * 20)
    assert texts(page)[0].startswith(f"{line}P的比重提高。")
    assert "Belt Road" in texts(page.replace("GD\nP", "Belt\nRoad"))[0]


def test_a_space_that_nobody_sees_parts_nothing() -> None:
    long = "推动教育优质均衡发展，建设城乡幼儿园。\u200b" * 90
    assert len(paragraphs(long)) == 1
    (one,) = paragraphs("第一，\u200b及时果断采取措施\u200b应对灾害。G\u200bDP增长。")
    assert one.text == "第一，及时果断采取措施应对灾害。GDP增长。"
    assert one.gaps == ()


@pytest.mark.parametrize("between", ["", "\n", "\n\n", "\n\n（紧接第1版）\n\n"])
def test_where_a_newspaper_goes_on_upon_another_page_its_sentence_goes_on(between: str) -> None:
    page = f"一、工作回顾。各业向好，完成高标准农田（下转3版）{between}（上接第一版）三十万亩，成绩喜人。\n下一段。"
    (first, second) = paragraphs(page)
    assert (first.text, second.text) == (
        "一、工作回顾。各业向好，完成高标准农田三十万亩，成绩喜人。",
        "下一段。",
    )
    assert page[first.start : first.end] == page[: page.index("\n下一段")]


def test_brackets_that_speak_of_an_edition_are_text() -> None:
    assert texts("出版图书（第三版）一百种，再版（见附件第二版）十种。") == [
        "出版图书（第三版）一百种，再版（见附件第二版）十种。"
    ]


def test_a_point_behind_a_percentage_ends_the_sentence_as_a_full_stop_does() -> None:
    assert texts("服务业占52.9%.金融业增长3.5%，利率12%.") == ["服务业占52.9%。金融业增长3.5%，利率12%。"]


def test_a_full_stop_within_a_figure_is_a_point() -> None:
    assert texts("收入301。2亿元，增长17。5%，回落7。2个百分点。") == ["收入301.2亿元，增长17.5%，回落7.2个百分点。"]
    for printed in ("缩小至2.54。30万人出行", "排名全省第1。88%的村", "比值2:1。15万个", "到2020年。2万人"):
        assert texts(printed) == [printed]
