"""Texts that are cheap to write and may be dear to read: what ``bench/growth.py`` and ``test_cost.py`` measure.

Each is a rule that makes a text of about ``size`` characters. They go for what costs: patterns that backtrack, lists
that are gone through once for each of their members, brackets and quotation marks that open and never close, numbers
of a million digits, trees as deep as they are long.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from parser.text.vocabulary import table

SEEDS = Path(__file__).parents[2] / "seeds"
COVER = """\
政府工作报告
——2021年3月1日在民权县第十五届人民代表大会第五次会议上
县长 张三

各位代表：
一、2020年工作回顾
"""

BODY = (
    "我代表市人民政府向大会报告工作，请予审议，并请各位政协委员和其他列席人员提出意见"
    "，全年生产总值完成270亿元，增长4%，财政收入稳定"
)
"""A full paragraph."""

Maker = Callable[[int], str]


def ordinary(size: int) -> str:
    """The reports of the seeds, one after the other."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return (text * (size // len(text) + 1))[:size]


def one_report(size: int) -> str:
    """One report that goes on and on: the body of a seed, each time with other numbers, so that nothing is repeated."""
    text = next(iter(sorted(SEEDS.glob("minquan*.txt")))).read_text(encoding="utf-8")
    body = [line for line in text.split("\n")[8:] if "各位代表" not in line and "报告" not in line]
    parts, length, number = [COVER], 0, 0
    while length < size:
        number += 1
        parts += [f"{line[:-1]}，按第{number}号安排{line[-1:]}\n" if len(line) > 40 else f"{line}\n" for line in body]
        length += len(text)
    return "".join(parts)[: size + len(COVER)]


def one_line(size: int) -> str:
    """The same on a single line."""
    return one_report(size).replace("\n", "　　")


def again(unit: str) -> Maker:
    """``unit`` over and over, on one line, behind a cover."""
    return lambda size: COVER + unit * (size // len(unit) + 1)


def lines(unit: str) -> Maker:
    """``unit`` over and over, a line each, behind a cover."""
    return lambda size: COVER + f"{unit}\n" * (size // (len(unit) + 1) + 1)


def counted(form: str, begin: str = COVER) -> Maker:
    """``form`` with a number that counts up: other text each time, so that nothing is read twice for once."""

    def make(size: int) -> str:
        parts, length, number = [begin], len(begin), 0
        while length < size:
            number += 1
            parts.append(form.format(number, numeral(number)))
            length += len(parts[-1])
        return "".join(parts)

    return make


def numeral(number: int) -> str:
    """A Chinese number without powers: 一〇二. They count on as far as one likes."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def nested(size: int) -> str:
    """Headings, each a level deeper than the one before it, as far as there are styles, again and again."""
    styles = "第一部分 甲\n一、乙\n（一）丙\n1.丁\n（1）戊\n①己\n一是庚。\n——辛\n# 壬\n## 癸\n### 甲\n#### 乙\n"
    return COVER + styles * (size // len(styles) + 1)


def spread(opens: str, closes: str, filler: str = "增长") -> Maker:
    """All that opens in the first half, all that closes in the second."""
    return lambda size: COVER + (opens + filler) * (size // 8) + (closes + filler) * (size // 8)


AGAIN = (
    "一、", "1", "１", "九", "（", "）", "(", "《", "》", "“", "”", "‘", "【", "[", "[1]", "①", "〔", "第", "一是",
    "；", "，", "、", "。", "：", "——", "—", "-", "*", "**", "_", "__", "#", "# ", "<", "<!--", "<b>", "<br", "<b ",
    "&", "&amp;", "&nbsp;", "&#", "\\n", "\\r\\n", " ", "\u3000", "\t", "\u200b", "\u0301", "|", "| ", ".", "1.",
    "1,", "1，000", "1:", "％", "%", "增长", "增长5%", "5%", "亿元", "1亿元", "万", "百分之", "分之", "由", "从",
    "到", "比", "分别", "的", "和", "占", "达到", "其中", "年", "2020年", "2020", "月", "日", "去年", "同比", "以上",
    "左右", "各位代表：", "各位代表", "报告", "政府工作报告", "代表", "人民政府", "会议", "在", "在第一届会议上",
    "民权县", "县", "甲", "a", "A1", "是", "要", "注", "名词解释", "全市生产总值", "一二三四五六七八九十", "年均",
    "居全省第一位", "一年", "十", "零", "点", "·", "1·", "~", "至", "…", "!", "？", "�", "𠀀", "銆", "銆锛", "锛",
    "谢谢大家！",
)  # fmt: skip
"""Over and over, on one line."""
LINES = (
    "", "一、", "一、工作", "（一）工作", "1.工作", "一是工作。", "——工作", "# 工作", "- 工作", "> 工作", "|",
    "| 甲 | 1 |", "| 甲 | 1亿元 |", "|---|", "---", "1", "甲", "的", "，", "政府工作报告", "各位代表：", "第一部分",
    "第一章 总则", "[1]甲：乙", "①甲：乙", "1.甲：指乙丙丁。", "注：", "名词解释", "新增1万人", "增长5%，",
    "全年生产总值完成270亿元，增长4%。", "<!-- a -->", "<div>", "title: 甲", "2021年1月1日", "县长 张三", "民权县",
    "来源：甲", "**甲**", "**甲**乙", "\u3000\u3000\u7532", "\t", "谢谢大家！", "附件",
    "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸",
)  # fmt: skip
"""Over and over, a line each."""

_TRADITIONAL = str.maketrans(
    {
        simple: traditional
        for row in table("traditional")
        for simple, traditional in zip(row["simplified"], row["traditional"], strict=True)
    }
)

TEXTS: dict[str, Maker] = {
    "ordinary": ordinary,
    "ordinary, traditional": lambda size: ordinary(size).translate(_TRADITIONAL),
    "one report": one_report,
    "one line": one_line,
    # one character or word, over and over
    **{f"again {unit.strip() or ascii(unit)}": again(unit) for unit in AGAIN},
    # a line each
    **{f"lines {unit or 'empty'}": lines(unit) for unit in LINES},
    # different each time
    "counted headings": counted("{1}、工作{0}\n"),
    "counted parts": counted("第{1}部分 工作{0}\n"),
    "counted articles": counted("{0}.工作\n"),
    "counted bracketed": counted("（{0}）工作{0}。\n"),
    "counted points": counted("{1}是工作{0}。"),
    "counted points, lines": counted("{1}是工作{0}。\n"),
    "counted first to tenth": lambda size: (
        COVER + "".join(f"{c}、工作\n" for c in "一二三四五六七八九十") * (size // 50)
    ),
    "counted notes": counted("[{0}]甲{0}：指乙{0}。\n", COVER + "甲[1]乙[2]\n名词解释\n"),
    "counted notes and calls": lambda size: (
        COVER
        + "".join(f"推进甲{n}[{n}]工作。" for n in range(1, size // 30))
        + "\n名词解释\n"
        + "".join(f"[{n}]甲{n}：指乙。\n" for n in range(1, size // 30))
    ),
    "counted terms": lambda size: (
        COVER
        + "".join(f"推进甲乙{n}丙工作。" for n in range(1, size // 30))
        + "\n名词解释\n"
        + "".join(f"{n}.甲乙{n}丙：指乙。\n" for n in range(1, size // 30))
    ),
    "one term, many calls": lambda size: (
        COVER + "双减" * (size // 4) + "\n名词解释\n" + "1.双减：指减负。\n" * (size // 20)
    ),
    "terms that overlap": lambda size: (
        COVER
        + "甲乙丙丁" * (size // 8)
        + "\n名词解释\n"
        + "1.甲乙丙丁：指一。\n2.乙丙丁甲：指二。\n3.丙丁甲乙：指三。\n" * (size // 80)
    ),
    "counted figures": counted("甲{0}乙完成{0}亿元，增长{0}%，"),
    "counted indicators": counted("指标{0}增长{0}%。"),
    "counted amounts": counted("{0}亿元、"),
    "counted years": counted("{0}年"),
    "counted footnotes of Markdown": counted("甲[^{0}]\n[^{0}]: 乙{0}\n"),
    "counted titles": counted(
        "政府工作报告\n——{0}年1月1日在民权县第{0}届人民代表大会第一次会议上\n各位代表：\n甲乙{0}丙。\n", ""
    ),
    "counted table rows": counted(
        "| 指标{0} | {0}亿元 | {0}% |\n", COVER + "| 指标 | 2020年 | 增长 |\n|---|---|---|\n"
    ),
    "one table row": lambda size: (
        COVER + "| " + "1亿元 | " * (size // 6) + "\n|" + "---|" * (size // 6) + "\n| " + "2 | " * (size // 6) + "\n"
    ),
    "counted listed": counted("甲{0}、"),
    "counted listed, respectively": lambda size: (
        COVER
        + "、".join(f"指标{n}" for n in range(size // 12))
        + "分别增长"
        + "、".join(f"{n % 90}.5%" for n in range(size // 12))
        + "。\n"
    ),
    "counted quotations": counted("“甲{0}”"),
    "counted brackets": counted("（甲{0}）"),
    "counted comments": counted("<!-- 甲{0} -->"),
    "counted tags": counted("<b>甲{0}</b>"),
    "nested": nested,
    "nested brackets": spread("（", "）"),
    "nested quotations": spread("“", "”"),
    "nested titles": spread("《", "》"),
    "nested figures": spread("（1亿元", "）"),
    "counts within counts": lambda size: COVER + "一、甲\n" * (size // 8) + "二、乙\n" * (size // 8),
    "counts within counts, in turn": lambda size: COVER + "一、甲\n二、乙\n一、丙\n二、丁\n三、戊\n" * (size // 20),
    "points without a full stop": counted("，一是甲{0}"),
    "points without a clause": counted("”{1}是甲{0}"),
    "contents": lambda size: COVER + "目录\n" + "".join(f"工作{n}……{n}\n" for n in range(size // 12)),
    "contents printed again": lambda size: (
        COVER + "目录\n" + "".join(f"工作{n}\n" for n in range(size // 12)) * 2 + "甲" * 80
    ),
    "titles that begin nothing": lambda size: (
        f"{BODY}甲\n{BODY}乙\n"
        + "".join(
            f"政府工作报告\n——2021年1月1日在民权县第{n}届人民代表大会第一次会议上\n{BODY}甲\n{BODY}乙\n{BODY}{n}\n{BODY}丙{n}\n"
            for n in range(size // 400)
        )
    ),
    "one report, many times": lambda size: f"政府工作报告\n{COVER}{BODY}\n" * (size // 160),
    "split headings": lambda size: COVER + "一、甲乙\n和丙丁\n" * (size // 10),
    "lines that go on": lambda size: COVER + "一、甲乙\n" + "和丙丁\n" * (size // 4),
    "bold heads": lambda size: COVER + "**2003年工作回顾** 2003年，甲乙。\n" * (size // 24),
    "headings on two lines": lambda size: COVER + "**甲乙丙丁**\n**戊己庚辛**\n甲。\n" * (size // 22),
    "page turns": lambda size: COVER + "甲乙丙（下转第二版）\n（上接第一版）丁。" * (size // 20),
    "paragraphs that begin alike": lambda size: COVER + f"我们将加强甲乙建设。{'丙' * 60}。\n" * (size // 73),
    "leads, short": lambda size: COVER + "加强甲乙建设。丙丁。\n" * (size // 11),
    "salutations": lambda size: COVER + "各位代表！\n甲乙丙。\n" * (size // 12),
    "comments that never end": lambda size: "<!-- 甲" * (size // 6),
    "tails": lambda size: COVER + f"{BODY}\n来源：甲\n责任编辑：乙\n" * (size // 120),
    "numerals, nearly too long": again("一二三四五六七八九十" * 3 + "九亿，"),
    "powers, nearly too long": again("十百千万" * 9 + "，"),
    "digits, nearly too long": again("1" * 39 + "万，"),
    "from to": again("由1亿元增长到"),
    "clause that never ends": again("，增长5%，其中甲"),
    "alternating figures": again("1亿元增长2%比3%由4%"),
    "shares": again("占1%的"),
    "fractions": again("百分之一分之"),
    "ranges": again("1-2～3至"),
    "ratios": again("1:2:"),
    "thousands": again(",000"),
    "decimals": again("1.1."),
    "wide thousands": again("，０００"),
    "one number with thousands": lambda size: COVER + "产量1" + ",000" * (size // 4) + "吨。",
    "one numeral": lambda size: COVER + "产量" + "九千九百九十九亿" * (size // 8) + "吨。",
    "one numeral of places": lambda size: COVER + "产量" + "一二三四五" * (size // 5) + "吨。",
    "one decimal": lambda size: COVER + "产量0." + "1" * size + "亿吨。",
    "one myriad": lambda size: COVER + "产量1" + "万" * size + "吨。",
    "one point of myriads": lambda size: COVER + "产量一点一" + "亿" * size + "吨。",
    "one number, range": lambda size: COVER + "产量" + "1" * (size // 2) + "-" + "2" * (size // 2) + "万吨。",
    "tail of open lines": lines("推进甲，"),
    "commas and figures": again("1，2，"),
    "no end": again("推进甲乙丙丁工作"),
    "hard-wrapped": lambda size: (
        COVER + ("推进甲乙丙丁戊己庚辛壬癸推进甲乙丙丁戊己庚辛壬癸推进甲乙丙丁\n" * (size // 32))
    ),
    "hard-wrapped, open": lambda size: (
        COVER + ("推进甲乙丙，戊己庚辛壬癸推进甲乙丙丁戊己庚辛壬癸推进甲乙丙，\n" * (size // 32))
    ),
    "short lines, open": lambda size: COVER + "甲乙，丙。丁\n" * (size // 7),
    "spaces in a long line": again("甲 乙　丙"),
    "wide spaces in a long line": again("甲乙丙。　　"),
    "heads in a long line": again("一、甲乙丙 "),
    "unclosed heads": again("一、甲2020 "),
    "meeting that never ends": lambda size: "政府工作报告\n——2021年3月1日在" + "民权县" * (size // 3),
    "title that never ends": lambda size: "政府" * (size // 2) + "工作报告\n",
    "titles": lambda size: "政府工作报告" * (size // 6),
    "places": again("河南省商丘市民权县"),
    "front matter": lambda size: "---\n" + "title: 甲\n" * (size // 9) + "---\n",
    "front matter without end": lambda size: "---\n" + "甲: 乙\n" * (size // 5),
    "blank then text": lambda size: "\n" * size + "政府工作报告\n一、甲\n",
    "spaces before each line": lambda size: (" " * 60 + "甲乙\n") * (size // 63),
    "line of spaces": lambda size: "甲" + " " * size + "乙",
    "spaces and entities": lambda size: "甲" + "&nbsp; " * (size // 7) + "乙",
    "backslashes": again("\\"),
    "carriage returns": lambda size: COVER + "\r" * size,
    "carriage returns and text": lambda size: COVER + "甲乙\r" * (size // 3),
    "surrogates": again("\ud800"),
    "replacement": again("\ufffd甲"),
    "letters and figures": again("A1b2"),
    "5G": again("5G、"),
    "PM2.5": again("PM2.5"),
    "ranks": again("居第1位"),
    "times": again("2020年1月1日"),
    "five-year plans": again("“十三五”时期"),
    # notes, and what calls them
    "calls of every kind": again("甲①乙[1]丙〔2〕丁（注3）戊[^4]"),
    "counted calls without notes": counted("推进甲{0}[{0}]工作。"),
    "circled calls and notes": lambda size: (
        COVER + "推进甲①工作，乙②工作。\n" * (size // 40) + "名词解释\n" + "①甲：指乙。\n②乙：指丙。\n" * (size // 40)
    ),
    "bare calls": lambda size: (
        COVER
        + "".join(f"推进甲乙{n}{n % 99}工作。" for n in range(size // 30))
        + "\n名词解释\n"
        + "".join(f"{n % 99}.甲乙{n}：指丙。\n" for n in range(size // 30))
    ),
    "calls within figures": again("增长7[1]%、1①2亿元"),
    "one note called very often": lambda size: COVER + "甲[1]乙" * (size // 6) + "\n名词解释\n[1]甲：指乙。\n",
    "notes in one paragraph": lambda size: (
        COVER + "甲[1]乙。\n名词解释\n" + "".join(f"{n}.甲{n}：指乙。" for n in range(1, size // 12))
    ),
    "notes that go on": lambda size: COVER + "甲[1]乙。\n名词解释\n[1]甲：指乙丙丁。\n" + f"{BODY}。\n" * (size // 60),
    "notes in turn with text": counted("{1}、工作{0}\n注释\n[{0}]甲：指乙。\n"),
    "terms of titles": counted("《甲{0}》【乙{0}】：指丙。\n", COVER + "甲乙\n名词解释\n"),
    "terms in many parts": lambda size: (
        COVER + "甲乙" * (size // 8) + "\n名词解释\n1." + "、".join(["甲乙"] * (size // 6)) + "：指丙。\n"
    ),
    "raised figures": again("“口袋公园”³15个，绿化²3万㎡"),
    # what a newspaper, or a page, prints between
    "page turns, lines": lines("（下转第二版）"),
    "page turns without end": again("（下转"),
    "page turns, blank": lambda size: COVER + "甲（转" + "\u2003" * size + "（转第1版）\n",
    "page turns within figures": again("1（下转第1版）（上接第2版）5%"),
    "zero-width spaces": lambda size: COVER + "甲" + "\u200b" * size + "乙\n",
    "wide spaces of another kind": lambda size: COVER + "甲" + "\u2003" * size + "乙\n",
    "blanks of every kind": again("\u2003\u200b \xa0\u3000\t"),
    "blanks and letters": again("甲\u2003\u200b"),
    "page numbers": lambda size: COVER + f"{BODY}\n— 1 —\n政府工作报告\n" * (size // 80),
    # names, what turns a passage to years, ranks
    "counted names": counted("建成甲{0}、乙{0}等{0}个项目，"),
    "counted names with sizes": counted("{0}家、超{0}亿元的{0}家、"),
    "lists of limits": again("5个投资过100亿元、8家过50亿元、"),
    "names in one list": lambda size: (
        COVER + "建成" + "、".join(f"甲{n}" for n in range(size // 6)) + f"{size // 6}个项目。"
    ),
    "passages that turn": again("2020年，推进甲。五年来，推进乙。"),
    "passages that turn, lines": lines("过去五年，是甲乙的五年。\n2020年，推进甲乙5%。"),
    "counted passages": counted("{0}年以来，推进甲{0}，增长{0}%。\n"),
    "ranks of places": again("居全省市县区第1位，"),
    "ranks without verbs": again("省市县区市市市园区第3位"),
    "fields of places": lambda size: COVER + "甲居" + "省市" * size,
    "plants": again("和11千瓦时甲与1.5吨"),
    "verbs without end": again("加强完善加强和完善"),
    "what is not counted": again("扣除甲甲因素以甲甲计算"),
    "full stops for points": again("301。2亿元，"),
    "brackets in a title": lambda size: "政府工作报告" + "【甲）（乙】" * (size // 6) + f"\n{COVER}",
    "a field of a page": lambda size: f"---\ntitle: 政府工作报告{'（）' * (size // 2)}\n---\n各位代表：\n一、甲\n",
    "captions": lambda size: "<!-- 省长张三作政府工作报告 -->\n" * (size // 26) + COVER,
    "topics": again("教育医疗就业"),
    "topics, lines": lines("一、推进教育医疗就业住房环境农业工业科技"),
}
"""By name, a rule for each text."""
