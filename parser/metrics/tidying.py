"""Ends of names: what is left of a name when the marks and loose words around it are off."""

from __future__ import annotations

import re
from functools import lru_cache

from parser.text.call_marks import without_calls

TRIM = "，。、；：·—―─–-的了*#"
"""What stands around a name and is no part of it."""
_MARKS_OPEN = "“（《"
_MARKS_CLOSE = "”）》"
_LOOSE_END = re.compile(
    r"(?:的|在|与|将|从|把|了|或|(?<!得)以|(?<!减)按|(?<!总)和|(?<![普惠涉遍波])及|(?<![行作])为|(?<!应)对|(?<![方投动导走流意])向)+$"
)
_LOOSE = frozenset("或的在与将从把了以按和及为对向")
_PLAIN = re.compile(r"[\u4e00-\u9fff、A-Za-z0-9.]*")
_BASIS_SAID = re.compile("（[^（）]*(?:价|口径|下同|快报数?|预计数?)）$")
"""How a figure was reckoned, in brackets behind its name: 工业总产值（90年不变价）."""
_CALL = re.compile("(?<=.)（\\d{1,2}）")
"""A call in parentheses, behind a name: 监测户（3）."""
_STREAK = re.compile("(?<=..)(?:实现|取得|喜获|喜迎|迎来)“[^“”]{1,3}连增”$")


@lru_cache(maxsize=8192)
def tidy(name: str) -> str:
    """A name with no mark at its ends and no open bracket or quote left in it."""
    name = name.strip(TRIM)
    if not name:
        return name
    if name[-1] in _LOOSE:
        name = _LOOSE_END.sub("", name)
    if _PLAIN.fullmatch(name):
        return name
    if "&" in name:
        name = name.replace("&nbsp", "").strip(TRIM)
    for opens, closes in zip(_MARKS_OPEN, _MARKS_CLOSE, strict=True):
        if name.count(opens) != name.count(closes):
            name = name.replace(opens, "").replace(closes, "")
    name = _CALL.sub("", without_calls(name))
    if name.endswith("）") and len(name) > 6:
        name = _BASIS_SAID.sub("", name)
    if name.endswith("连增”"):
        name = _STREAK.sub("", name)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    if name.startswith("（") and name.endswith("）") and name.count("（") == 1:
        name = name[1:-1]
    return name.strip(TRIM)
