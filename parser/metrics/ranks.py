"""Numbers in a row: a rank is a figure, a part of a row (第二批) and those among whom is ranked are not."""

from __future__ import annotations

import re

from parser.metrics import signs
from parser.metrics.figures import Figure
from parser.metrics.signs import CLAUSE_END

_VERB = re.compile(signs.backwards("ranked"))
_BETWEEN = frozenset(("了", "的", "个", "之", "司公市上", "业企", "区园", "位单", "围范", "中", "内", "列前"))
"""What stands between the verb and its figure, reversed; or the end of the name of a place, with five characters."""
_PLACE_LAST = frozenset("市省县区州国盟")
_WITHIN_PLACE = re.compile("[\u4e00-\u9fff]{0,5}")
_RANKED_BEFORE = re.compile(r"(?:第[\d一二三四五六七八九十]+[位名]?[、和及与](?:全[省国市])?)+$")
_RANKED_AMONG = re.compile(r"[^，。；、]{1,12}中(?:只|仅|均|也|稳|跃|名|继续|连续)*(?:排名?|位[居列]|居|列)")
_FIELD_AHEAD = re.compile(r"[^，。；\d]{2,14}(?:第[\d一二三四五六七八九十]+[位名]?|之首|首位)")
_FIELD_VERBS = frozenset("居列在")
_FIELD_PLACES = frozenset("国省市区州球界部")
_FIELD_BEFORE = re.compile("(?:居|列|在|排|排名)(?:全[国省市区州球]|世界|[中西东]部)$")
_ROSE = re.compile("(?:分别|均|都|一举)?(?:跃|上|提|晋|前|进|升|下|退|降)[居升至到进移降]{0,2}")
_RISEN = re.compile("[从由][^，；。从由]{0,11}$")


def why_ordinal(text: str, figure: Figure, back: str) -> str | None:
    """rank: 居全省第八位 is a rank; 第一产业, 第二批, 第一时间, 放在第一位 are not."""
    after = text[figure.end : figure.end + 1]
    if figure.number is None:
        return "ordinal"
    listed = after == "、" and re.match("、(?:全[省国市])?第", text[figure.end : figure.end + 5])
    rose = _ROSE.match(text, figure.end)
    if rose and _RISEN.search(text, max(0, figure.start - 12), figure.start):
        return None  # 从1998年的第十一位跃居第四位, 从全省第五升至第三
    if after and not figure.unit and after not in CLAUSE_END + "和及与":
        return "ordinal"
    if _is_ranked(back) or (figure.unit and listed):
        return None
    first = _RANKED_BEFORE.search(text, max(0, figure.start - 14), figure.start)
    ends = not after or after in CLAUSE_END or text.startswith("第", figure.end + 1)
    if first and ends and _is_ranked(text[max(0, first.start() - 16) : first.start()][::-1]):
        return None  # 分别跃居全省第2、第3位
    return "ordinal"


def _is_ranked(back: str) -> bool:
    """Whether a verb of rank stands before the figure, told by the reversed text before it. What stands between them
    can be put together in very many ways; each place is come to once.
    """
    reached = {0}
    for at in range(len(back) + 1):
        if at in reached:
            if _VERB.match(back, at):
                return True
            reached.update(at + size for size in (1, 2, 4) if back[at : at + size] in _BETWEEN)
            if back[at : at + 1] in _PLACE_LAST and (within := _WITHIN_PLACE.match(back, at + 1, at + 6)):
                reached.update(range(at + 1, within.end() + 1))
    return False


def among(text: str, figure: Figure, before: str) -> bool:
    """Whether those are counted among whom is ranked: 在全国27个省会城市中排名第23位."""
    if _RANKED_AMONG.match(text, figure.end):
        return True
    return _in_field(text, figure.start, before) and _FIELD_AHEAD.match(text, figure.end) is not None


def _in_field(text: str, start: int, before: str) -> bool:
    """Whether a verb of rank stands before a figure: 位列全国169个重点城市第4."""
    if before in _FIELD_VERBS:
        return True
    return before in _FIELD_PLACES and _FIELD_BEFORE.search(text, max(0, start - 4), start) is not None
