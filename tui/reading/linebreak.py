"""Breaking Chinese text into lines (GB/T 15834 and the usual rules of typesetting, 避头尾).

- No line begins with a closing mark (，。、；：？！）》”％) and none ends with an opening one (（《“).
- A number stays with its unit, a Latin word in one piece, —— and …… too.
- Where no break is allowed within a whole line, the rules give way in that order: first the number
  is parted from its unit, then the marks.

Widths are in terminal cells, as ``rich.cells`` counts them: 2 for a Chinese character.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence

import rich.cells

NO_START = frozenset("，。、；：？！）》〉」』】〕］｝”’％‰℃°…—·～,.;:?!)]}%~ \u3000")
"""Marks that begin no line. A space that would begin one hangs at the end of the line before."""
NO_END = frozenset("（《〈「『【〔［｛“‘([{￥$№")
"""Marks that end no line."""

_UNIT = (
    r"个?百分点|平方(?:公里|千米|米)|立方米|公里|千米|公顷|公斤|千克|千瓦时?|摄氏度|人次|人民币|美元"
    r"|[元人个户家年月日时分秒项亩吨所名位倍米件条次座张度期届批头株台辆套间床级岁天周类种场处片成号]"
)
_GLUE = re.compile(
    r"[—…]{2,}"
    r"|[0-9０-９](?:[0-9０-９.,，:：/·~～－\-—－–∶](?=[0-9０-９])|[0-9０-９])*[ ]?"
    rf"(?:[%％‰℃]|[余多几]?(?:[万亿千百十]{{0,2}}[余多]?(?:{_UNIT})|[万亿千百]{{1,2}}))?"
    r"|第[0-9一二三四五六七八九十百]+[位名个届次]?"
    r"|[A-Za-z0-9]+(?:[.+'’&/_\-][A-Za-z0-9]+)*"
)
_MOST = 8
"""Characters of no width (accents) that a cell has room for; what has more is broken as if they had some."""
_LOOK_BACK = 14  # characters; no number with its unit is longer, save those given as glue
# All that is surely two cells wide; the few other characters are measured one by one.
_ODD = re.compile("[^\u3000-\u3029\u3030-\u303e\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]+")


def narrow(text: str) -> array[int]:
    """Positions of the characters narrower than two cells; one of no width at all comes twice."""
    size = rich.cells.get_character_cell_size
    found = array("I")  # a list would take eight times the room, and there are thousands of texts
    for match in _ODD.finditer(text):
        first, last = match.span()
        if match[0].isascii():
            found.extend(range(first, last))
            continue
        for at, char in enumerate(match[0], first):
            cells = size(char)
            if cells < 2:
                found.extend((at,) * (2 - cells))
    return found


def cells(thin: Sequence[int], start: int, end: int) -> int:
    """Width of a stretch of a text whose ``narrow`` positions are ``thin``."""
    return 2 * (end - start) - bisect_left(thin, end) + bisect_left(thin, start)


def wrap(
    text: str,
    width: int,
    indent: int = 0,
    hang: int = 0,
    glue: Sequence[tuple[int, int]] = (),
    thin: Sequence[int] | None = None,
) -> list[int]:
    """Where the lines of ``text`` begin.

    ``width`` is the line's, ``indent`` is kept free at the start of the first line and ``hang`` at
    the start of the others. ``glue`` are spans ``(start, end)``, sorted, that stay in one line,
    beside those that are found here. ``thin`` is ``narrow(text)``, when it is known.
    """
    if thin is None:
        thin = narrow(text)
    length = len(text)
    if cells(thin, 0, length) <= width - indent and length <= _MOST * width:
        return [0]
    starts, at, room = [0], 0, max(2, width - indent)
    while True:
        limit = _limit(text, thin, at, room, length)
        if limit >= length:
            return starts
        at = _cut(text, at, limit, glue)
        starts.append(at)
        room = max(2, width - hang)


def _limit(text: str, thin: Sequence[int], at: int, room: int, length: int) -> int:
    """The furthest position at which the line from ``at`` may end; spaces hang beyond the width."""
    before = bisect_left(thin, at)
    end = at + (room >> 1)
    while True:
        spare = room - (2 * (end - at) - bisect_left(thin, end) + before)
        if spare < 2 or end - at >= _MOST * room:
            break
        end += spare >> 1
    # one cell is left, or a narrow character follows
    count = len(thin)
    place = bisect_left(thin, end)
    while place < count and thin[place] == end:
        same = 2 if place + 1 < count and thin[place + 1] == end else 1
        if spare < 2 - same or end - at >= _MOST * room:
            break
        spare -= 2 - same
        place += same
        end += 1
    while end < length and text[end] == " ":
        end += 1
    return max(end, at + 1)


def _cut(text: str, at: int, limit: int, glue: Sequence[tuple[int, int]]) -> int:
    """The last place after ``at``, not after ``limit``, where the rules let the line end."""
    end = limit
    while end > at:
        if text[end] in NO_START or text[end - 1] in NO_END:
            end -= 1
            continue
        start = _run_over(text, at, end, glue)
        if start == end:
            return end
        end = start
    end = limit
    while end > at:
        if text[end] not in NO_START and text[end - 1] not in NO_END:
            return end
        end -= 1
    return limit


def _run_over(text: str, at: int, end: int, glue: Sequence[tuple[int, int]]) -> int:
    """Where what must stay in one piece, and reaches over ``end``, begins; ``end`` if nothing does."""
    if glue:
        place = bisect_left(glue, (end,)) - 1
        if place >= 0 and glue[place][1] > end:
            return glue[place][0]
    start = max(at, end - _LOOK_BACK)
    while start > at and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    for match in _GLUE.finditer(text, start, end + _LOOK_BACK):
        first, last = match.span()
        if first >= end:
            break
        if last > end:
            return first
    return end
