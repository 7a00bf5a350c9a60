"""One sentence: its figures joined with their names into rows.

A clause is read figure by figure. The text before a figure tells what it measures, or, after a
counting unit, the noun behind it; a figure whose clause leaves the subject out takes it from the
row before.

How names before a figure are read says ``before``, which row a figure goes to ``assigning``.
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.before import Before
from parser.metrics.behind import COMES_TO, MONEY, SPENDS
from parser.metrics.figures import Figure
from parser.metrics.indicators import DEPENDENT, NOT_NOUN, Tail, head, is_verb, noun_length, tail, verb_of
from parser.metrics.naming import CAUSE, GIVES, GOVERNS_LAST
from parser.metrics.nouns import limited_ahead, noun_ahead, noun_behind, owned_ahead, titled_ahead
from parser.metrics.related import COMPARABLE
from parser.metrics.spoken import GENERIC
from parser.metrics.tidying import tidy
from parser.metrics.words import last_word

_INCREASE = re.compile("(?:新增|净增)[^，；。、]{0,20}$")
_LIST = re.compile(r"[、，]?(?:和|与|及|以及|、)?(?:上升|下降)?")
_SEPARATOR = re.compile(r"^(?:、|和(?!谐)|及(?!时|格)|以及|与(?!会)|，)+")
_SEPARATOR_FIRST = frozenset("、和及以与，")
_ANDS = frozenset("和、及与")
_BRACKETS = frozenset("（）")
_REMARK = re.compile("（[^（）]*下同）")
_REMARK_ENDS = re.compile("^[^（）]*下同）")
"""The end of a remark that began a clause before: 机床（不包括简易机床，下同）增加了."""
_ASPECTS = re.compile(r"[\d一二三四五六七八九十]+(?:个|大)?方面的?$")
_ASPECT_LAST = frozenset("面的")
_NET_LAST = frozenset("增了")
_SET = re.compile("(?:来)?(?:组织|安排|掌握|考虑|把握|落实|调度|推进|努力|争取)(?:实施|落实|工作)?(?=[，；、。]|$)")
"""What is done by a second, higher rate: 按13%组织."""
_NET = re.compile("(?:比|较)[^，；。]{2,6}(?:净增|新增)(?:了|约)?$")
_EACH_TIME = re.compile("[、和与及]+(?:每人)?每(?:年|月|天|学年|学期|人)")
_ITEM = re.compile("（[一二三四五六七八九十\\d]{1,3}）")
_HEADED = re.compile(
    "(?:产品|商品|物资|农作物|粮棉|下列)[^，。；：]{0,8}?(?P<measure>产量|总产量|产值|总产值|销售量|进口量|出口量)(?:是|为|分别是|分别为|如下)?$"
)
"""What a list behind a colon measures of each thing that it names: 主要工业产品的产量：钢950万吨."""
_SHARED_RATES = frozenset(("share", "permille", "rate"))
_GOVERNING = (
    "完成",
    "完成了",
    "实施",
    "启动",
    "推进",
    "落实",
    "抓好",
    "做好",
    "开展",
    "实现",
    "实现了",
    "解决",
    "解决了",
)
_SPEED = re.compile(
    "的?(?:高|较快|平均|年均|高速|快速|中高速)?(?:增速|增长率|增幅|增长|的?(?:发展)?(?:速度|幅度)(?:递增|增长)?|递增)(?![到至为值点极])"
)
_SPEED_FIRST = frozenset("的高较平年快中增递")
_CUT_DOWN = re.compile("(?:清理|优化|重组|规范|撤并)*(?:削减|减少|精简|压缩|压减|整合|缩减|归并|合并)(?:到|至|为|成)$")
_SAME_KIND = re.compile(r"[约近]?[\d.]+(?P<unit>[个项条家])(?=[，。；、）]|$)")
_WORKED_ON = frozenset(("升级", "拓宽"))
"""Words of change that say of an amount what was done to it."""
_EARN_MORE = re.compile("(?:农牧?民|农户|牧民|群众|居民|人口|务工|[户人])(?:人均|户均|年均|平均|均)?增收$")
"""Those of whom is told by how much they earn more."""
_NEAR = 300
"""Characters before a figure, and behind it, in which its name is looked for: sound clauses are shorter, and what goes
on without a mark must not be read over and over, once for each of its figures."""


def _rate(figure: Figure) -> bool:
    """Whether a figure is a share, a multiple or points, and not an amount."""
    return units.kind(figure.unit) != "" or units.family(figure.unit) in _SHARED_RATES


def _tells_what(end: Tail, left: str, unit: str) -> bool:
    """Whether a word of change before an amount tells what it is, and no growth of what stands before the word."""
    if not left.endswith(end.trigger):
        return False
    if end.trigger == "增收":
        return _EARN_MORE.search(left) is not None  # 带动农民增收23.6亿元
    return end.trigger in _WORKED_ON or unit == "条"  # 公路拓宽623公里, 稳增长30条


def _of_speed(left: str, right: str, kind: str) -> bool:
    """Whether a rate is one of growth by what follows it: 保持30%以上增长, 年均9.3%的速度."""
    if kind not in ("share", "points", "multiple") or left.endswith(("由", "从", "占", "比", "为")):
        return False
    return _SPEED.match(right) is not None


class Sentence(Before):
    """Reads one sentence; ``rows`` are what it found."""

    def part(self) -> None:
        """A semicolon: what follows stands beside what went before."""
        self.segment = len(self.rows)
        self.namer.leads = []
        self.namer.subject = ""

    def skip(self, first: int, last: int) -> None:
        """A clause without figures: it may speak of what the next one measures."""
        spoken = self.text[first:last]
        if "）" in spoken and "（" not in spoken[: spoken.index("）")]:
            spoken = spoken[spoken.index("）") + 1 :]  # （按老口径，不包专项收入），增长12%: a remark speaks of nothing
            if not spoken:
                return
        self.namer.leads.append(spoken)
        self.namer.subject = ""
        if self.text[last : last + 1] == "：" and (headed := _HEADED.search(self.text, max(first, last - 40), last)):
            self.headed = headed["measure"]

    def clause(self, first: int, last: int, figures: list[Figure]) -> None:
        """A clause with figures."""
        text, at, count, index = self.text, first, len(figures), 0
        self.namer.verb = self.namer.led = ""
        self.begun = len(self.rows)
        if count == 1:
            head, after = figures[0].head, figures[0].tail
            if last - first > _NEAR:
                first, last = max(first, head - _NEAR), min(last, after + _NEAR)
            self._place(text[first:head], text[after:last], figures, False)
            index = 1
        while index < count:
            stop = index
            if stop + 1 < count:
                respective = "分别" in text[at : figures[index].head]
                while stop + 1 < count and self._listed(figures[stop], figures[stop + 1], respective):
                    stop += 1
            group = figures[index : stop + 1]
            more = stop + 1 < count
            after = group[-1].tail
            end = min(figures[stop + 1].head if more else last, after + _NEAR)
            at = max(at, group[0].head - _NEAR)
            at = after + self._place(text[at : group[0].head], text[after:end], group, more)
            self.outside = 0
            index = stop + 1
        if self.origin is None:
            self.namer.leads = []

    def _listed(self, one: Figure, two: Figure, respective: bool) -> bool:
        """Whether two figures stand in one list (8.8%、10.8%) or side by side (235笔3366万元)."""
        gap = two.head - one.tail
        if gap > 3:
            return respective and gap < 8 and _EACH_TIME.fullmatch(self.text, one.tail, two.head) is not None
        if gap <= 0:
            return one.kind != "ordinal" and one.tail == one.end
        between = self.text[one.tail : two.head]
        if not _LIST.fullmatch(between):
            return False
        if one.kind == "ordinal" or two.kind == "ordinal":
            return one.kind == two.kind and (one.unit == two.unit or not one.unit or not two.unit)
        if "，" in between or (
            not respective and one.bound is None and two.bound == ">" and _INCREASE.search(self._ahead(one))
        ):
            return False  # 企业净增3193户、超2.4万户: what it comes to
        if respective:
            return True
        a, b = units.family(one.unit), units.family(two.unit)
        if a != b and "count" not in (a, b) and between in ("、", "和"):
            return _rate(one) is _rate(
                two
            )  # not 增长9%左右、力争超过1.6万亿元  # 煤炭、原油、天然气产量达到5875万吨、1090万吨、5.2亿立方米
        return (a == b and a != "count") or one.unit == two.unit or (a in _SHARED_RATES and b in _SHARED_RATES)

    def _ahead(self, figure: Figure) -> str:
        """What stands right before a figure."""
        return self.text[max(0, figure.head - 24) : figure.head]

    def _cut_down(self, right: str, figure: Figure) -> str:
        """What is counted, if it is cut down to the next figure (321项行政审批事项精简到245项); else empty."""
        cut = _CUT_DOWN.search(right)
        reached = _SAME_KIND.match(self.text, figure.tail + len(right)) if cut else None
        if cut is None or reached is None or reached["unit"] != figure.unit:
            return ""
        return tidy(right[: cut.start()])

    def _place(self, left: str, right: str, group: list[Figure], more: bool) -> int:
        """Makes the rows of a group; returns how much of ``right`` belongs to it alone."""
        first = group[0]
        joined = _SEPARATOR.match(left) if left[:1] in _SEPARATOR_FIRST else None
        if joined:
            left = left[joined.end() :]
        if "下同" in left:
            left = _REMARK.sub("", left)
            if remark := _REMARK_ENDS.match(left):
                spoken = self.namer.leads[-1].rpartition("（")[0] if self.namer.leads else ""
                left = spoken + left[remark.end() :]
        last = left[-1:]
        if last in _ASPECT_LAST and left.endswith(("方面", "方面的")):
            left = _ASPECTS.sub("", left)  # 推出8个方面90项政策措施
        if left[:1] in _BRACKETS and not _ITEM.match(left):
            if left[0] == "）":
                opened = self.text.rfind("（", 0, group[0].head)
                self.outside = sum(row.at < opened for row in self.rows)
            left = left.lstrip("（）、，")  # 科技进步奖11项（其中一等奖1项）、居全省第5
        if ("由" in left or "从" in left) and self.starts_from(left, right, group[-1].tail, more):
            self.origin, self.origins, self.named = (first, left), group[1:], None
            return 0
        if self.origins and len(group) != len(self.origins) + 1:
            self.origins = []
        if last == "按" and self.rows and (set_at := _SET.match(right)):
            left += "增长" if self.rows[-1].change else ""
            right = right[set_at.end() :]  # 生产总值增长11.5%，按13%组织
        unit, kind = first.unit, units.kind(first.unit)
        if last in _NET_LAST and left.endswith(("净增", "新增", "净增了")) and (kind == "points" or _NET.search(left)):
            left = left.replace("净增", "增加").replace("新增", "增加")  # 比上年净增50亿元, 净增1.8个百分点
        if (kind or more or first.kind == "ordinal" or units.family(unit) in COMPARABLE) and self.related(
            left, right, group, more
        ):
            return 0
        end = tail(left)
        if not end.direction and (
            first.kind == "double" or (right and right[0] in _SPEED_FIRST and _of_speed(left, right, kind))
        ):
            end = tail(left + "增长")  # 翻一番 is a verb of change itself; 年均9.3%的速度: it follows
        elif end.direction and not end.noun and kind == "" and noun_length(right):
            end = Tail(left, None, False, "", "", False)  # 减少200个事项: a verb and its object, not a change
        elif kind == "" and end.trigger and not end.compared and _tells_what(end, left, unit):
            end = Tail(left, None, False, "", "", False)  # 公路拓宽623公里: what was done, and no growth
        stem = tidy(head(end.stem))
        if stem[-1:] == "中" and (stem[:-1] in GENERIC or stem[:-1] == self.namer.subject):
            stem = stem[:-1]  # 6个县（市）中有3个进入百强
        if right and not end.direction and not end.reached and first.kind != "ratio":
            if more and units.family(unit) in MONEY and SPENDS.match(right) and not self.origin:
                spent = self.spent(stem, right, first)  # 投资2.6亿元改扩建乡村道路68公里
                if spent:
                    self.row(spent, first, "spent-on", True).value = first
                    return 0
            measured = more and kind == "" and tail(right).stem in DEPENDENT and last_word("thing", stem) != ""
            owned = owned_ahead(self.text, right, group[-1]) if more and right[0] not in NOT_NOUN else ""
            if measured and not owned:
                pass  # 引进产业项目17个总投资466亿元: what is counted stands before its number
            elif right[0] not in NOT_NOUN and not self.origin:
                governed = (len(stem) <= 6 and is_verb(stem)) or left.endswith(_GOVERNING)
                noun, used = (owned, 0) if owned else limited_ahead(self.text, right, group[-1]) if more else ("", 0)
                if not noun and more and right[0] == "“":
                    noun, used = titled_ahead(self.text, right, group[-1])
                if not noun:
                    given = governed or bool(not more and left[-1:] in GOVERNS_LAST and GIVES.search(left))
                    noun, used = noun_behind(right, more, given)
                if not noun and CAUSE.search(left) and (came := COMES_TO.match(right)):
                    noun, used = came.group(), len(came.group()) if more else 0  # 带动20.4万人就近就业
                if noun and more and (whole := self._cut_down(right, group[-1])):
                    self.origin, self.origins, self.named = (first, f"{whole}由"), group[1:], None
                    return len(right)
                if noun:
                    alone = used > 0  # 9家企业入选百强、数量居全省第3: the verb is of this figure alone
                    self.counted(left, stem, noun, right[:used] or right, group, more and not alone, bool(joined))
                    return used
                if not more and self.related_to(stem, right, group, more):
                    return 0
                done = tail(right).stem if more and units.family(unit) == "person" and GIVES.search(left) else ""
                if done and verb_of(done) and self.acts(stem, done, group):
                    return 0  # 为7145人追回工资9974万元
                if not more and self.acts(stem, right, group):
                    return 0
                cut = right.rfind("、") if more else -1
                if 1 < cut <= 12 and self.acts(stem, right[:cut], group):
                    return cut  # 128万人脱贫、1520个村出列
            elif more and right[0] in "、和" and kind == "" and (is_verb(stem) or not stem):
                noun = noun_ahead(self.text, group[-1])
                if noun:
                    self.counted(left, stem, noun, noun, group, True, bool(joined))
                    return 0
            if right[0] == "的" and stem and stem == self.namer.subject and stem in GENERIC:
                stem = self.namer.verb  # 解决1597个村154.7万人的安全饮水问题
            if right[0] == "的" and left[:1] == "的" and last in _ANDS:
                stem = ""  # 1.75亿元的生产总值和6000万元的税收: what stands before it is of the figure before
            if kind == "" and right[0] in "与以" and self.related_to(stem, right, group, more):
                return 0
            if right[0] == "的" and self.of(stem, right, group, more):
                return 0
        self._before(left, right, end, stem, group, bool(joined))
        return 0
