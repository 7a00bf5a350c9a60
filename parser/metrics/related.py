"""Rows of figures that relate to another: ranks, shares, completion rates, multiples, comparisons."""

from __future__ import annotations

import re

from parser.metrics import comparing, units
from parser.metrics.behind import Behind
from parser.metrics.figures import Figure
from parser.metrics.indicators import head, untimed
from parser.metrics.lists import names_of
from parser.metrics.row import Row, fits
from parser.metrics.tidying import tidy

COMPARABLE = frozenset(("day", "money", "places", "workday"))
"""Families of units, besides rates, in which a figure may be compared with another place's."""
_OF_ALL = re.compile("^占[全我][国省市县区州]的?")
_TOGETHER = re.compile("^(?:分别|均|都|又|仍)")
_HOW = re.compile("高于|低于|快于|慢于|高出|比|超过|")
_MOVES = re.compile("[增减提降下上翻少多]")
_BASE = re.compile("(?:比|较)[^，；。比较]{2,14}的?$")
_RANKING = re.compile(
    "，?在(?P<list>[^，；。]{3,24}?(?:排行榜|榜单|榜|评比|考核|测评|评估|考评|评选|评价|百强县?|竞争力排名))中?"
)
_OWN_RANK = frozenset(("share", "rank"))
_FIELD = re.compile("^(?:在|于)?(?:全[国省市区]|世界)?\\d+个[^，。；]{2,10}[中里]的?")
"""Those among whom is ranked, before what is: 在全国261个地级城市中跃升幅度位列第一."""
_JUDGED = re.compile("(?<=[估比核名评价测选赛])中$")
"""在全国第三方评估中，我市居第四: what is ranked, without its 中."""
_AND_SO_ON = re.compile("(?<=[^中高初平同均])等[^、]{0,4}$")
"""What ends a list that shares a measure: 糖料蔗、蚕茧等产量."""
_RATES = ("速", "率", "比重", "幅", "度")


class Related(Behind):
    """Rows of figures that relate; each method says whether it took the figures."""

    def related(self, left: str, right: str, group: list[Figure], more: bool) -> bool:
        """Makes the rows of a group of figures that relate to another figure, if they do."""
        first = group[0]
        if first.kind == "ordinal":
            self._ranks(left, group)
            return True
        kind = units.kind(first.unit)
        if kind == "share" and self.origin is None and self._parts(left, group):
            return True
        if kind == "multiple" and self._multiples(left, group):
            return True
        if kind == "" and more and self._base(left, first, right):
            return True
        return (kind != "" or units.family(first.unit) in COMPARABLE) and self._versus(left, group)

    def _ranks(self, left: str, group: list[Figure]) -> None:
        """Rule *rank*: 居全省第八位 is a row of what is ranked."""
        stem, field = comparing.rank_stem(left) or (left, "")
        stem = _FIELD.sub("", tidy(head(stem)))
        last = self.rows[-1] if self.rows else None
        if not stem and last and last.value and last.rules[0] in _OWN_RANK and "，" not in self.since(last, group[0]):
            stem = last.indicator  # 占地区生产总值比重达35.1%、居全省第二位; 位列全国第4、全区第1
        if not stem and not self.rows and (listed := _RANKING.match(left)):
            stem = listed["list"]  # 在首届中国最安全城市排行榜中位居第15位: the place is what is ranked
        names = names_of(stem, len(group)) if len(group) > 1 else None
        told, in_turn = self.rows[-len(group) :], []
        if names:
            named = [self.whole_name(name) for name in names]
        elif not stem and 1 < len(group) == len(told) and "分别" in left:
            named = in_turn = [(row.indicator, False) for row in told]  # 企业1621家，产值占6.7%，分别升至第二、第三
        else:
            named = [self.whole_name(stem)] * len(group)
        origin = self.origin if self.origin and not self.origins else None
        for figure, (name, own) in zip(group, named, strict=True):
            row = self.row(_JUDGED.sub("", name) or tidy(field), figure, "rank", own)
            row.value = figure
            self.origin = self.origin or origin  # 从全省第五分别升至第二、第三
            self.take_origin(row)
            if in_turn:
                row.indicator = name

    def since(self, row: Row, figure: Figure) -> str:
        """The text between a row's value and the next figure."""
        return self.text[row.value.tail if row.value else row.at : figure.head]

    def _parts(self, left: str, group: list[Figure]) -> bool:
        """Rules *completion* and *share*."""
        if len(group) == 1 and self._of_counted(left, group[0]):
            return True
        rule, found = "completion", comparing.completion(left)
        if not found:
            rule, found = "share", comparing.share(left)
        if not found:
            return False
        own, of = found[0], found[1].removeprefix("分别")
        stem = tidy(head(own).removesuffix("分别"))
        of = untimed(of.rstrip("，"))
        if of == "占" and stem.endswith(("比重", "比例")):
            of = ""  # 国营商业在零售额中的比重已占50%
        wholes = [of] * len(group)
        if len(group) > 1 and not names_of(stem, len(group)):  # 占全省、全国14.9%和1.68%
            several = names_of(of.removeprefix("占"), len(group))
            if several and all(len(one) <= 6 and "占" not in one for one in several):
                wholes = ["占" + one for one in several]
        if not stem and len(group) == 1:  # 上市公司14家，准上市公司1家，占全省上市公司的58.3%: of those it names
            kind = _OF_ALL.sub("", of)
            stem = kind if kind != of and any(row.indicator == kind for row in self.rows[self.segment :]) else stem
        for figure, (name, said), whole in zip(group, self._each(stem, len(group)), wholes, strict=True):
            if name.endswith("贡献率") and "对" in name:
                name = name[: name.rindex("对")]  # 对GDP的贡献率达到63.9%，占GDP比重提高到42.3%
            self.row(tidy(name + whole), figure, rule, said and bool(stem)).value = figure
        return True

    def _of_counted(self, left: str, figure: Figure) -> bool:
        """Rule *share*, of a whole that is counted: 504个县，占全国1786个县的28%."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.rules[0] != "counted" or not last.indicator.startswith("占") or left[-1:] != "的":
            return False
        if not last.indicator.endswith(left[:-1]):
            return False
        whose = self.rows[-2].indicator if len(self.rows) - self.segment > 1 else self.namer.spoken(False)
        self.row(tidy(whose + last.indicator), figure, "share", False).value = figure
        last.indicator = last.indicator[1:]
        return True

    def _each(self, stem: str, count: int) -> list[tuple[str, bool]]:
        """A name for each of ``count`` figures: those of an enumeration, or of the rows before."""
        if count > 1:
            names = names_of(stem, count) if stem else None
            if names:
                return [(name, True) for name in names]
            if not stem and len(self.rows) >= count:
                return [(row.indicator, False) for row in self.rows[-count:]]
            several = names_of(_AND_SO_ON.sub("", self.whole_name("")[0]), count) if not stem else None
            if several:  # 甘蔗、蚕茧产量排全国首位，分别占60%、33%
                return [(name, False) for name in several]
        return [self.whole_name(stem)] * count

    def _multiples(self, left: str, group: list[Figure]) -> bool:
        """Rule *multiple*: 是2015年的1.5倍."""
        found = comparing.multiple(left)
        if not found:
            return False
        stem = tidy(head(found[0]))
        for figure, (name, said) in zip(group, self._each(stem, len(group)), strict=True):
            self.row(name, figure, "multiple", said).value = figure
        return True

    def _base(self, left: str, figure: Figure, right: str) -> bool:
        """Rule *base*: 比“五五”时期的577亿元增长一倍: the figure compared with is where the change began."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.value is None or last.origin is not None or not fits(last.value, figure):
            return False
        if not _MOVES.match(right) or not _BASE.search(left):
            return False
        last.origin = figure
        last.rules.append("base")
        return True

    def _versus(self, left: str, group: list[Figure]) -> bool:
        """Rule *versus*: 高于全省13.4个百分点, a change of its own row that keeps with what it compares."""
        found = comparing.versus(left)
        if not found:
            return False
        own, how, direction = found
        name, said = self.whole_name(tidy(head(own)))
        last = self.rows[-1] if self.rows else None
        if last and last.change and not said and not name.endswith(_RATES):
            name += "增速"
        how = _TOGETHER.sub("", how)
        several = names_of(how, len(group)) if len(group) > 1 else None
        than = _HOW.match(how)
        for index, figure in enumerate(group):
            of = how
            if several:
                of = several[index] if index == 0 or than is None else than.group() + several[index]
            row = self.row(tidy(name + of), figure, "versus", said)
            row.change, row.direction = figure, direction
        return True
