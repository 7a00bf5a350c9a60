"""What a verb alone takes from the row before: rule *same-noun*.

新增市场主体27万户、注销13万户; 棚户区改造开工28万套、基本建成22万套; 生猪存栏49万头、出栏71万头.
"""

from __future__ import annotations

import re

from parser.metrics.indicators import verb_of
from parser.metrics.words import starts

_VERBS = re.compile(f"(?:{starts('doing')}|{starts('rise')})+")
_VERB_LAST = re.compile(f"{starts('doing')}$")
_STAGE = re.compile(
    "(?:新?开工(?:建设)?|新?签约|新竣工|新?投[产用]|建成投[产用]|竣工|(?:基本)?建成|(?:主体)?(?:施工|完工|封顶|竣工)|存栏|出栏|饲养量|(?:动工|启动)(?:整治|改造|建设))$"
)
_TWICE = frozenset(("建设", "修订", "改造", "修改"))
"""Second verbs of a pair (开工建设, 制定修订)."""
_OF_ITS_OWN = frozenset(("出口", "进口", "出口额", "进口额", "造林", "人工造林", "植树", "绿化"))
"""Verbs that are measures of their own: 进出口总额37亿美元，其中出口22亿美元."""

_HERDS = frozenset(("出栏", "存栏", "年出栏", "年存栏"))
"""Measures that name no noun a further one could take."""


def carried(verbs: str, before: str, owned: bool) -> str:
    """The name of a figure with only verbs before it, by the name of the row before; empty when they take none.

    ``owned``: the row before had its noun from further back, its own verb behind it.
    """
    if not verbs or verbs in _OF_ITS_OWN or before in _HERDS or not _VERBS.fullmatch(verbs):
        return ""
    stage = (_VERB_LAST.search(before) if owned else None) or _STAGE.search(before)
    if stage and stage.start() > 1:  # 安居工程开工4673套、竣工5050套
        return before[: stage.start()] + verbs
    if verbs.endswith("栏") and before.startswith("养"):
        return before[1:] + verbs  # 养猪二亿头，存栏一亿头
    noun = before.removeprefix(verb_of(before))  # 新开工建设保障性住房12万套、基本建成10万套
    return verbs + noun.removeprefix(verb_of(noun) if verb_of(noun) in _TWICE else "")
