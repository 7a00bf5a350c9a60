"""Numbers that count thoughts: 三个方面, 两个确保, 以下8项工作."""

from __future__ import annotations

import re

from parser.metrics import signs, units
from parser.metrics.figures import Figure
from parser.metrics.signs import CLAUSE_END
from parser.text.vocabulary import any_of

_ABSTRACT = re.compile(
    f"(?:大|类|[百千万亿]+级?元?)?(?:方面|(?:{any_of(signs.of('abstract'))})(?:[，。；：、）”的上和里]|中(?![型心小等央学医国华])|$))"
)
_ANNOUNCED = re.compile("(?:下以(?![元岁人亩米户吨克时度])|下如|列下|述上|这|那)(?!全)")
_MAKING = re.compile(f"(?:了)?(?:{signs.backwards('making')})")
_MAKES = re.compile(f"(?:全年|已|又|还|共|累计)*{any_of(signs.of('making'))}了?")
_RHETORICAL = frozenset("点线面站层类段批期方度本部队班把对分里元两端包升车列轮代步股")
_DEEDS = re.compile("(?:民生)?(?:实事|任务|工作|重点工作|重点任务|措施|举措|行动|工程)(?:[，。：；]|$)")
ANNOUNCED_LAST = frozenset("下列述这那")
"""Characters right before a figure by which it may be announced."""
_BUILDINGS = frozenset("条座家所处户套台辆栋")
"""What a list of examples may count in a small number: things, not thoughts."""
_BUILT = ("工程", "行动")
"""What is announced, but counted where many were made: 实施了20项工程、60个项目."""
_SETTLED = re.compile("问题|难题")
"""What is settled one by one, and is counted where it is many: 整改58项问题."""
_CUT = re.compile("[压减缩简][^，。；]{0,8}$")
_CUT_FROM = re.compile("[^，。；]{0,3}[压减缩简]")
"""不动产登记从7个环节压减至3个环节: what is cut down is measured."""
_MARK = re.compile("大关|关口")
_COUNTERS = frozenset("个项大类点面层线站格本期位条")


def announced(text: str, figure: Figure, before: str, back: str) -> bool:
    """rhetoric: 抓好以下8项工作, 5个方面: what is announced, not what is counted."""
    if before in ANNOUNCED_LAST and _ANNOUNCED.match(back):
        return True
    if figure.unit == "个环节":
        return not _cut_down(text, figure, back)
    if figure.unit not in _COUNTERS or _ABSTRACT.match(text, figure.end) is None:
        return False
    if _SETTLED.match(text, figure.end) and (figure.number or 0) >= 10:
        return False
    return not (
        figure.number is not None
        and figure.number >= 10
        and text.startswith(_BUILT, figure.end)
        and (made(back) or back[:1] == "等")
    )


def _cut_down(text: str, figure: Figure, back: str) -> bool:
    """Whether so many steps are what is left, or was before: 从7个环节压减至3个环节."""
    if _CUT.search(text, max(0, figure.start - 16), figure.start):
        return True
    return back[:1] in ("由", "从") and _CUT_FROM.match(text, figure.end) is not None


def _made_so_many(text: str, figure: Figure) -> bool:
    """Whether a small number ends a clause that tells what was made: 建成精品线路两条."""
    if text[figure.tail : figure.tail + 1] not in CLAUSE_END:
        return False
    begins = max(text.rfind(mark, 0, figure.start) for mark in "，。；：、")
    making = _MAKES.match(text, begins + 1, figure.start)
    return making is not None and figure.start - making.end() >= 2


def made(back: str) -> bool:
    """Whether a verb of making stands before: 建成3条线 counts lines, 3号线 does not."""
    return _MAKING.match(back) is not None


def small(text: str, figure: Figure, back: str) -> str | None:
    """rhetoric: 抓好三个方面, 两个确保: a small Chinese number before a thought counts nothing."""
    value, unit, end = figure.number, figure.unit, figure.end
    if value is None or (unit == "个环节" and not _cut_down(text, figure, back)):
        return "rhetoric"
    if units.kind(unit) in ("points", "share", "multiple") or unit in ("个位次", "位次"):
        return None
    # power: 亿元项目, 千万吨基地, 千家万户: a bare power names a size, unless a bound makes it a measure.
    if figure.why == "power" and not (value == 10 and back[:1] == "等"):
        if "余" in text[figure.start : end] or (figure.head < figure.start and _MARK.match(text, end)):
            return None  # 百余家企业, 突破万元大关
        if figure.tail > end and figure.bound == ">=" and unit[-1:] in ("名", "家"):
            return None  # 引进百名以上领军人才
        free = bool(text[end : end + 1]) and text[end] not in CLAUSE_END
        return "power" if figure.head == figure.start or (free and figure.bound != "~") else None
    if unit in _RHETORICAL and value < 20:
        return "rhetoric"
    if _ABSTRACT.match(text, end) or _ANNOUNCED.match(back):
        return "rhetoric"
    if unit == "次" and text[end : end + 1] not in CLAUSE_END and value < 4:
        return "ordinal"  # 二次供水
    if value == 1 and not unit.startswith(("万", "亿")):
        return "rhetoric"
    if unit in ("件", "项", "个") and _DEEDS.match(text, end):
        return "rhetoric"
    if (
        value < 11
        and figure.bound is None
        and unit[0] not in "百千万亿"
        and units.family(unit) in ("count", "person", "household", "day")
    ):
        if back[:1] == "等" and unit in _BUILDINGS and "、" in text[max(0, figure.start - 40) : figure.start]:
            return None  # 甲线、乙线等十条新线
        return None if made(back) or _made_so_many(text, figure) else "rhetoric"
    before = back[:1]
    # 数百, 上千, 成千上万; but 完成一百二十亿元 and 跃上三百亿元 are figures.
    if before in ("数", "几", "成", "上") and text[figure.start] in "十百千万亿":
        return "rhetoric"
    return "rhetoric" if before in ("第", "十", "每", "这", "那", "各") else None
