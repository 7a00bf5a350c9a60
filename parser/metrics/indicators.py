"""The indicator: the shortest name that stands on its own out of its sentence.

A figure's name stands to its left (高标准农田 8万亩) or, after a counting unit, to its right (32项试点任务).
These functions cut names out of the text; ``rows`` decides which side and restores left-out subjects.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics.words import DATE, cue, ends, starts


class Tail(NamedTuple):
    """The end of the text before a figure, read backwards."""

    stem: str
    """What is left: the name, with its head not yet stripped."""
    direction: str | None
    """``up`` or ``down`` when a word of change stands there."""
    reached: bool
    """The change leads *to* the figure (提高到28%): it is a value, not a change."""
    compared: str
    """What it is compared with (比上年, 高于全省), as printed."""
    trigger: str
    """The word of change itself."""


_TAIL = re.compile(
    rf"(?:{ends('fill')})*(?:(?P<to>[到至为成])?(?:(?P<rise>{ends('rise')})|(?P<fall>{ends('fall')}))(?:{ends('compare')})*)?"
)
_TO = re.compile(rf"(?:{ends('fill')})*(?P<to>[到至])")
_COMPARED = re.compile(
    r"(?:(?<!占)比(?![重例率照较])|较(?![大快高好为多强低])|(?:与|同|和)(?=[^，；。]{1,14}相?比))[^，；。]{1,18}$"
)
_HEAD = re.compile(rf"(?:{starts('lead')}|{DATE})+")
_TRIM = "，。、；：·“”（）()—- 的了"
_CUT = re.compile(rf"(?:{starts('cut')})")
_PARENS = re.compile(r"（[^（）]*）")
_NOUN_AFTER_VERB = re.compile(
    r"(?:项目|企业|工程|工作|任务|机制|方案|计划|行动|制度|平台|中心|基地|率|区|额|量|者|员|园|资金|政策|体系|模式|标准|试点|活动|单位|服务|设施|人员|机构|岗位|对象|指标|事项|措施|点|线|站|品|型|类|的|业|面积|村|户|人才|贷款|用地|能力|商|网|示范|条例|办法|意见|规划|场|店|社|房|车|数)"
)


def tail(left: str) -> Tail:
    """Reads the end of ``left``: fillers, a word of change, and what it compares with."""
    back = left[::-1]
    match = _TAIL.match(back)
    assert match is not None
    if not match["rise"] and not match["fall"]:
        to = _TO.match(back)
        if to and to.end() > match.end():
            return Tail(left[: len(left) - to.end()], None, True, "", "")
        return Tail(left[: len(left) - match.end()], None, False, "", "")
    stem = left[: len(left) - match.end()]
    direction = "up" if match["rise"] else "down"
    compared = ""
    found = _COMPARED.search(stem)
    if found:
        compared = found.group()
        stem = stem[: found.start()]
    return Tail(stem, direction, bool(match["to"]), compared, (match["rise"] or match["fall"])[::-1])


def head(stem: str) -> str:
    """``stem`` without time, place and verbs of doing at its head, and without marks at its ends."""
    stem = stem.strip(_TRIM)
    match = _HEAD.match(stem)
    if match and match.end() < len(stem):
        stem = stem[match.end() :]
    elif match:
        stem = ""
    return stem.strip(_TRIM)


def noun_length(right: str) -> int:
    """How much of the text after a figure is the noun that it counts; 0 when none stands there."""
    if not right or right[0] in "，。、；：）)！？”的了》—和及与或":
        return 0
    at = 0
    length = len(right)
    if right[0] in "“《":
        close = right.find("”" if right[0] == "“" else "》")
        at = close + 1 if close > 0 else 0
    while at < length:
        found = _CUT.search(right, at)
        if found is None:
            return length
        first, last = found.span()
        inside = right.count("“", 0, first) > right.count("”", 0, first) or right.count("（", 0, first) > right.count(
            "）", 0, first
        )
        if inside or _NOUN_AFTER_VERB.match(right, last):
            at = last
            continue
        if first == 0:
            return 0
        if first == 1 and right[0] not in "村人乡镇县区省市国店桥":
            at = last
            continue
        return first
    return length


def tidy(name: str) -> str:
    """A name with no mark at its ends and no open bracket or quote left in it."""
    name = name.strip(
        _TRIM.replace("“", "").replace("”", "").replace("（", "").replace("）", "").replace("(", "").replace(")", "")
    )
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    if name.count("（") != name.count("）"):
        name = name.replace("（", "").replace("）", "")
    return name


DEPENDENT = frozenset(cue("dependent"))
_NOUNS = re.compile(ends("noun"))
_AND = re.compile(r"、|以及|和|及|与")


def shared(names: list[str]) -> list[str]:
    """The names of a list, each whole: in PM10、PM2.5平均浓度 the last one's noun serves all."""
    last = names[-1]
    match = _NOUNS.match(last[::-1])
    if match is None or match.end() >= len(last):
        return names
    noun = last[len(last) - match.end() :]
    return [name if _NOUNS.match(name[::-1]) else name + noun for name in names[:-1]] + [last]


def names_of(stem: str, count: int) -> list[str] | None:
    """The last ``count`` names of an enumeration, or ``None`` when there are not as many."""
    parts = [part for part in _split(stem) if part]
    if len(parts) < count:
        return None
    return shared([head(part) or part for part in parts[-count:]]) if len(parts) == count else shared(parts[-count:])


def _split(stem: str) -> list[str]:
    """Parts of an enumeration; marks inside brackets and quotes do not part."""
    out, depth, at = [], 0, 0
    for match in re.finditer(r"[（“《]|[）”》]|、|以及|和|及|与", stem):
        mark = match.group()
        if mark in "（“《":
            depth += 1
        elif mark in "）”》":
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(stem[at : match.start()])
            at = match.end()
    out.append(stem[at:])
    return out
