"""Whose a measure is, by its name: what is left of it without the measure."""

from __future__ import annotations

import re

from parser.metrics.indicators import measure_noun

_INDEX = re.compile("(?:综合)?(?:经济效益|景气|发展)?(?:综合)?指数$")
"""What firms are measured by, and no part of who they are: 企业经济效益综合指数提高8个百分点，实现利润160亿元."""
_NOBODYS = ("失业率", "自然增长率", "城镇化率")
_NOBODY = frozenset(("产销率", "开工率", "参保率", "入学率", "普及率", "合格率", "覆盖率", "存贷比"))
"""Rates that say of nobody whose they are, and so lend no owner (产销率为97%，实现利税增长16%)."""
RATED = re.compile(
    "(?<=..)(?:建设|资金|资产|网上|全程|一次性?|一网|均值|平均|总体|综合|按期|按时|及时|有效)*(?:开复工|可网办|[审办]理效|审批效|[\u4e00-\u9fff]{2})率$"
)
"""What those that are counted are rated by: 296个重点项目开复工率100%."""
_ENDS_DOING = re.compile(r"(?:实现|完成|达到?|年|全年|累计|预计|共|总)+$")


def owner_of(name: str) -> str:
    """Whose measure a name is: 重点项目 of 重点项目完成投资, 省属企业 of 省属企业实现营业总收入."""
    noun = measure_noun(name)
    if noun == "指数" and (found := _INDEX.search(name)) and found.start() >= 2:
        return name[: found.start()]
    if name in _NOBODY or name.endswith(_NOBODYS):
        return ""
    if noun == "率" and (rated := RATED.search(name)):
        return name[: rated.start()]
    if noun and len(name) - len(noun) >= 2:
        rest = _ENDS_DOING.sub("", name[: len(name) - len(noun)])
        if len(rest) >= 2:
            return rest
    return name
