"""Numbers that are names, parts of names, or thresholds inside a definition: not metrics.

Each rule has a name and one sentence that justifies it; ``why`` returns the name of the rule that
rules a figure out, or ``None`` when the figure may be a metric.
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.quantities import Figure
from parser.text.vocabulary import any_of, table, words


def _kind(kind: str) -> tuple[str, ...]:
    return tuple(word for row in table("names") if row["kind"] == kind for word in words(row["words"]))


_QUOTE = re.compile("[“”‘’《》〔〕【】]")
_BEFORE = re.compile(f"(?:{any_of([word[::-1] for word in _kind('before')])})")
_AFTER = re.compile(f"(?:{any_of(_kind('after'))})")
_ABSTRACT = re.compile(f"(?:大|类)?(?:{any_of(_kind('abstract'))})(?:[，。；：、）”的上和中里]|$)")
_RANKED = re.compile(f"(?:{any_of([word[::-1] for word in _kind('ranked')])})")
_THRESHOLD = re.compile(r"(?:的|级|及以上)*")
_CAPACITY = re.compile(any_of([word[::-1] for word in _kind("capacity")]))
_STREAK = re.compile(any_of([word[::-1] for word in _kind("streak")]))
_INDEX = re.compile(any_of([word[::-1] for word in _kind("index")]))
_MAKING = re.compile(any_of([word[::-1] for word in _kind("making")]))
_AGE = re.compile(any_of([word[::-1] for word in _kind("age")]))
_DURATION = re.compile(any_of([word[::-1] for word in _kind("duration")]))
_CLAUSE_END = "，。；、：）！？"


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans of text inside quotation marks and book-title marks."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _QUOTE.finditer(text):
        mark = match.group()
        if mark in "“‘《〔【":
            opened.append((mark, match.end()))
        elif opened:
            start = opened.pop()[1]
            if match.start() - start <= 40:
                spans.append((start, match.start()))
    return spans


def why(text: str, figure: Figure, quotes: list[tuple[int, int]]) -> str | None:
    """The rule by which the figure is a name or a threshold; ``None`` when it may be a metric."""
    start, end, kind, unit = figure.start, figure.end, figure.kind, figure.unit
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    # quoted: “13710”工作制度, 《规划（2019~2022年）》: what stands in quotation marks is a name.
    for first, last in quotes:
        if first <= start and end <= last:
            return "quoted"
    # joined: 1+4+6, 5G, PM2.5, A股: a number joined to letters, a plus or a slash is part of a name.
    if before and (before in "+＋/#№×xX" or (before.isascii() and before.isalpha())):
        return "joined"
    if after in "+＋#×" and after:
        return "joined"
    if kind == "bare":
        if after.isascii() and after.isalpha():
            return "joined"
        # index: only an index, a coefficient or a score is a number without unit.
        if _INDEX.match(text[max(0, figure.head - 14) : figure.head][::-1]) and (not after or after in _CLAUSE_END):
            return None
        return "bare"
    if kind == "ordinal":
        return _ordinal(text, figure)
    back = text[max(0, start - 12) : start][::-1]
    if before == "第" or (before and before in "初" and kind == "chinese"):
        return "ordinal"
    grade = units.kind(unit)
    # grade: 110千伏变电站: a voltage names the thing it stands before.
    if grade == "grade":
        return "grade"
    # time: a span of years or months is when, not how much — but for spans that are themselves measured.
    if grade in ("months", "years"):
        return None if _AGE.match(back) else "span of time"
    if grade == "time" or unit == "天":
        if after == "前" or after in ("内", "后") or text.startswith(("来", "以来", "期间"), end):
            return None if after == "内" and unit != "天" else "span of time"
    # streak: 连续3年, 八连冠: how often in a row, not how much.
    if _STREAK.match(back):
        return "streak"
    # level: 千亿级, 500强: a class of things, told by its limit.
    if _AFTER.match(text, figure.end) or _AFTER.match(text, figure.tail):
        return "level"
    if _BEFORE.match(back):
        return "named"
    # capacity: 年产10万吨聚甲醛: what a plant is called by.
    if _CAPACITY.match(back) and after and after not in _CLAUSE_END:
        return "capacity"
    # threshold: 投资500万元以上的项目, 80岁以上老人: the limit that defines what is counted.
    if figure.tail > end and figure.bound in (">=", "<=", "~"):
        rest = text[figure.tail : figure.tail + 6]
        if rest and rest[0] not in _CLAUSE_END + "和与及或且并而”" and not _GOES_ON.match(rest):
            return "threshold"
    if figure.bound == ">" and text.startswith("的", figure.tail) and figure.tail == end:
        if not re.match("的(?:速度|增长|增速|目标|水平|高位|增幅|比重|比例)", text[end : end + 4]):
            return "threshold"
    if kind == "chinese":
        return _chinese(text, figure, back)
    if unit in ("个", "项", "大", "类", "点", "面", "层", "线", "站", "格", "本", "期", "位") and _ABSTRACT.match(
        text, end
    ):
        return "rhetoric"
    if unit in ("点", "线", "站", "期", "层", "级", "段", "面") and not (not after or after in _CLAUSE_END):
        return "named"
    return None


_GOES_ON = re.compile(
    r"(?:的?(?:速度|增长|增速|增幅|目标|水平|幅度|比重|比例|高位|区间)|以上|左右|增长|下降|提高|占|其中|全部|均|已|都|达到|实现|为|是|在|得到|完成|通过|用于)"
)


def _ordinal(text: str, figure: Figure) -> str | None:
    """rank: 居全省第八位 is a rank; 第一产业, 第二批, 第一时间 are names."""
    after = text[figure.end : figure.end + 1]
    if figure.number is None:
        return "ordinal"
    back = text[max(0, figure.start - 16) : figure.start][::-1]
    ranked = _RANKED.match(back)
    if figure.unit:
        return None if ranked or not after or after in _CLAUSE_END + "的" else "ordinal"
    if ranked and (not after or after in _CLAUSE_END or text.startswith("的", figure.end)):
        return None
    return "ordinal"


def _chinese(text: str, figure: Figure, back: str) -> str | None:
    """rhetoric: 抓好三个方面, 两个确保: a small Chinese number before a thought counts nothing."""
    number, unit, end = figure.number, figure.unit, figure.end
    if number is None:
        return "rhetoric"
    grade = units.kind(unit)
    if unit == "成":
        if text[end : end + 1] in (
            "为",
            "立",
            "功",
            "熟",
            "员",
            "就",
            "绩",
            "果",
            "本",
            "套",
            "长",
            "效",
            "了",
            "品",
            "都",
            "份",
            "交",
            "型",
            "分",
        ):
            return "rhetoric"
        return None
    if grade in ("points",) or unit in ("%", "倍", "番"):
        return None
    if (
        unit
        in (
            "点",
            "线",
            "面",
            "站",
            "层",
            "类",
            "段",
            "批",
            "期",
            "方",
            "度",
            "本",
            "部",
            "队",
            "班",
            "把",
            "对",
            "分",
            "里",
            "元",
            "两",
            "端",
            "包",
            "升",
            "车",
            "列",
            "轮",
        )
        and number < 20
    ):
        return "rhetoric"
    if _ABSTRACT.match(text, end):
        return "rhetoric"
    if number == 1:
        if unit.startswith(("万", "亿", "千", "百")) and len(unit) > 1:
            return None if figure.bound or figure.head < figure.start else "rhetoric"
        return "rhetoric"
    if (
        number < 11
        and figure.bound is None
        and unit
        in (
            "个",
            "项",
            "条",
            "种",
            "次",
            "位",
            "名",
            "类",
            "件",
            "人",
            "家",
            "户",
            "天",
            "所",
            "座",
            "处",
            "支",
            "张",
            "台",
            "头",
            "口",
            "代",
            "道",
            "场",
            "块",
            "只",
            "起",
            "股",
            "匹",
            "根",
            "门",
            "套",
        )
    ):
        return None if _MAKING.match(back) else "rhetoric"
    if text[max(0, figure.start - 1) : figure.start] in ("数", "几", "第", "十", "每", "成", "上", "这", "那", "各"):
        return "rhetoric"
    return None
