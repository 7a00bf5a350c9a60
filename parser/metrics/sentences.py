"""One sentence: its figures joined with their names into rows.

A clause is read figure by figure. The text before a figure tells what it measures, or, after a
counting unit, the noun behind it; a figure whose clause leaves the subject out takes it from the
row before.

Rules:

- *list*: figures that share a verb or a unit take the names of the enumeration before them, in order.
- *each*: 金牌、银牌各5枚 is a row a name, and so is a rate that two standard indicators share.
- *same-row*: a change without a name belongs to the value before it, a value to the change before it, unless 其中
  parts them.
- *spread*: changes after several values (分别增长27%和20%) go to the rows before, in order.
- *same-noun*: 新增市场主体27.67万户、注销13.59万户: a verb alone takes the noun of the row before.
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.behind import MONEY, SPENDS, noun_behind
from parser.metrics.canonical import canonical
from parser.metrics.carried import carried
from parser.metrics.figures import Figure
from parser.metrics.indicators import NOT_NOUN, Tail, head, is_verb, noun_length, tail, tidy, untimed, verb_of
from parser.metrics.lists import names_of, split
from parser.metrics.naming import GIVES, GOVERNS_LAST, NEW, Name
from parser.metrics.parts import level_ahead, part_of
from parser.metrics.related import COMPARABLE, Related
from parser.metrics.row import UNKNOWN, Row, fits

_LIST = re.compile(r"[、，]?(?:和|与|及|以及|、)?(?:上升|下降)?")
_SEPARATOR = re.compile(r"^(?:、|和(?!谐)|及(?!时|格)|以及|与(?!会)|，)+")
_SEPARATOR_FIRST = frozenset("、和及以与，")
_BRACKETS = frozenset("（）")
_REMARK = re.compile("（[^（）]*下同）")
_ASPECTS = re.compile(r"[\d一二三四五六七八九十]+(?:个|大)?方面的?$")
_SET = re.compile("(?:来)?(?:组织|安排|掌握|考虑|把握|落实|调度|推进|努力|争取)(?:实施|落实|工作)?(?=[，；、。]|$)")
"""What is done by a second, higher rate: 按13%组织."""
_GROWN = re.compile("(?<=..)(?:[三四五]年)?(?:新增|净增|增加)$")
"""An increase behind its name, which its total leaves out (通车里程新增285公里，达到4841公里)."""
_NET = re.compile("(?:比|较)[^，；。]{2,6}(?:净增|新增)(?:了|约)?$")
_PER = re.compile("[，、]?(?P<per>人均|户均|亩均)(?=[超突达为约近已首次也]|$)")
_EACH_TIME = re.compile("[、和与及]+(?:每人)?每(?:年|月|天|学年|学期|人)")
_ITEM = re.compile("（[一二三四五六七八九十\\d]{1,3}）")
_SHARED_RATES = frozenset(("share", "permille", "rate"))
_EARNED = re.compile("(?:收入|产值|利润|税收|营收|销售额|交易额|投资)$")
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
_RATE_KINDS = frozenset(("share", "points", "multiple"))
_AND = re.compile("[、和与及]")
_SPEED = re.compile("的(?:高|较快|平均|年均)?(?:增速|速度|增长率|增幅|增长)")
_RATES = ("率", "速", "比重")
_GROWTHS = ("涨幅", "增幅", "增速", "降幅")


_NEAR = 300
"""Characters before a figure, and behind it, in which its name is looked for: sound clauses are shorter, and what goes
on without a mark must not be read over and over, once for each of its figures."""


def _rate(figure: Figure) -> bool:
    """Whether a figure is a share, a multiple or points, and not an amount."""
    return units.kind(figure.unit) != "" or units.family(figure.unit) in _SHARED_RATES


class Sentence(Related):
    """Reads one sentence; ``rows`` are what it found."""

    def part(self) -> None:
        """A semicolon: what follows stands beside what went before."""
        self.segment = len(self.rows)
        self.namer.leads = []
        self.namer.subject = ""

    def skip(self, first: int, last: int) -> None:
        """A clause without figures: it may speak of what the next one measures."""
        self.namer.leads.append(self.text[first:last])
        self.namer.subject = ""

    def clause(self, first: int, last: int, figures: list[Figure]) -> None:
        """A clause with figures."""
        text, at, count, index = self.text, first, len(figures), 0
        self.namer.verb = ""
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
        if "，" in between:
            return False
        if respective:
            return True
        a, b = units.family(one.unit), units.family(two.unit)
        if a != b and "count" not in (a, b) and between in ("、", "和"):
            return _rate(one) is _rate(
                two
            )  # not 增长9%左右、力争超过1.6万亿元  # 煤炭、原油、天然气产量达到5875万吨、1090万吨、5.2亿立方米
        return (a == b and a != "count") or one.unit == two.unit or (a in _SHARED_RATES and b in _SHARED_RATES)

    def _place(self, left: str, right: str, group: list[Figure], more: bool) -> int:
        """Makes the rows of a group; returns how much of ``right`` belongs to it alone."""
        first = group[0]
        joined = _SEPARATOR.match(left) if left[:1] in _SEPARATOR_FIRST else None
        if joined:
            left = left[joined.end() :]
        if "下同" in left:
            left = _REMARK.sub("", left)
        if left.endswith(("方面", "方面的")):
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
        if left[-1:] == "按" and self.rows and (set_at := _SET.match(right)):
            left += "增长" if self.rows[-1].change else ""
            right = right[set_at.end() :]  # 生产总值增长11.5%，按13%组织
        unit, kind = first.unit, units.kind(first.unit)
        if left.endswith(("净增", "新增", "净增了")) and (kind == "points" or _NET.search(left)):
            left = left.replace("净增", "增加").replace("新增", "增加")  # 比上年净增50亿元, 净增1.8个百分点
        if (kind or more or first.kind == "ordinal" or units.family(unit) in COMPARABLE) and self.related(
            left, right, group, more
        ):
            return 0
        end = tail(left)
        if not end.direction and (first.kind == "double" or (right and right[0] == "的" and _SPEED.match(right))):
            end = tail(left + "增长")  # 翻一番 is a verb of change itself; 年均9.3%的速度: it follows
        elif end.direction and not end.noun and kind == "" and noun_length(right):
            end = Tail(left, None, False, "", "", False)  # 减少200个事项: a verb and its object, not a change
        stem = tidy(head(end.stem))
        if right and not end.direction and not end.reached and first.kind != "ratio":
            if more and units.family(unit) in MONEY and SPENDS.match(right) and not self.origin:
                spent = self.spent(stem, right, first)  # 投资2.6亿元改扩建乡村道路68公里
                if spent:
                    self.row(spent, first, "spent-on", True).value = first
                    return 0
            if right[0] not in NOT_NOUN and not self.origin:
                governed = (len(stem) <= 6 and is_verb(stem)) or left.endswith(_GOVERNING)
                noun, used = noun_behind(
                    right, more, governed or bool(not more and left[-1:] in GOVERNS_LAST and GIVES.search(left))
                )
                if noun:
                    alone = used > 0  # 9家企业入选百强、数量居全省第3: the verb is of this figure alone
                    self.counted(left, stem, noun, right[:used] or right, group, more and not alone, bool(joined))
                    return used
                if not more and self.acts(stem, right, group):
                    return 0
                cut = right.rfind("、") if more else -1
                if 1 < cut <= 12 and self.acts(stem, right[:cut], group):
                    return cut  # 128万人脱贫、1520个村出列
            elif more and right[0] in "、和" and kind == "" and (is_verb(stem) or not stem):
                noun = self.noun_ahead(group[-1])
                if noun:
                    self.counted(left, stem, noun, noun, group, True, bool(joined))
                    return 0
            if right[0] == "的" and self.of(stem, right, group, more):
                return 0
        self._before(left, right, end, stem, group, bool(joined))
        return 0

    # -- names before the figure ----------------------------------------------------------------

    def _before(self, left: str, right: str, end: Tail, stem: str, group: list[Figure], joined: bool) -> None:
        """The name stands before the figure, or is left out."""
        changed = end.direction is not None and not end.reached
        if not stem and len(group) == 1 and (per := _PER.match(left)) and (plain := self.last_plain()):
            whole = NEW.sub("", plain.indicator)
            if "人均" not in whole and len(whole) > 1 and whole != UNKNOWN:  # 经济总量跨过2万亿元台阶，人均超过3000美元
                self._add(group[0], Name(per["per"] + whole, "owner", False), end, changed)
                return
        if len(left) <= 12 and self._same_noun(left, end, group[0], joined):
            return
        if len(group) == 1:  # nearly always
            name = self._single(left, right, end, stem, group[0], joined, changed)
            ahead = level_ahead(name.text, self.text, group[0].tail) if right[:1] in "、和及与" else ""
            name = Name(name.text + ahead, "part", True) if ahead else self._part(name, group[0], self.last_plain())
            names = self._both(name, group[0]) or [name]
            if not changed and names[0].rule == "subject" and self.rows and self._higher(group[0], self.rows[-1]):
                changed, end = True, end._replace(direction=self.rows[-1].direction)
            for one in names:
                self._add(group[0], one, end, changed)
            return
        several = group[0].tail != group[1].head
        listed = names_of(tidy(end.stem.rsplit("，", 1)[-1]), len(group)) if several and end.stem else None
        if listed:
            names = [Name(*self._listed_name(name)) for name in listed]
        else:
            name = self._single(left, right, end, stem, group[0], joined, changed)
            names = [name] * len(group)
            if several and not name.text:
                sharing = self._sharing()
                if not changed and len(sharing) == len(group):  # 均增长15%，分别达到648亿元、278亿元
                    for figure, row in zip(group, sharing, strict=True):
                        row.value = figure
                        row.rules.append("same-row")
                    return
                if changed and self._spread(group, end):
                    return
                names = self._inherited(len(group)) or names
        plain = self.last_plain()
        for figure, name in zip(group, names, strict=True):
            self._add(figure, self._part(name, figure, plain), end, changed)

    def _sharing(self) -> list[Row]:
        """The last rows, if they share one change and have no values yet."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.rules[0] != "each" or last.change is None or last.value is not None:
            return []
        return [row for row in self.rows if row.change is last.change]

    def _both(self, name: Name, figure: Figure) -> list[Name] | None:
        """Rule *each*, of a rate that standard indicators share: 财政总收入和一般预算收入均增长13%."""
        if units.kind(figure.unit) not in _RATE_KINDS or canonical(name.text):
            return None
        if not name.text and (sharing := self._sharing()):  # 能耗和水耗降低4%，力争5%
            return [Name(row.indicator, "subject", False) for row in sharing]
        if _AND.search(name.text) is None:
            return None
        names = names_of(name.text, len(split(name.text))) or []
        whole = len(names) > 1 and all(canonical(one) for one in names)
        return [Name(one, "each", name.own) for one in names] if whole else None

    def _part(self, name: Name, figure: Figure, plain: Row | None) -> Name:
        """Rule *part*."""
        of = (plain.value or plain.change) if plain else None
        if plain is None or of is None or units.family(of.unit) != units.family(figure.unit):
            return name
        whole = part_of(name.text, plain.indicator)
        return Name(whole, "part", False) if whole else name

    def _listed_name(self, name: str) -> tuple[str, str, bool]:
        whole, own = self.whole_name(tidy(untimed(name)))
        return whole, "list", own

    def _single(self, left: str, right: str, end: Tail, stem: str, figure: Figure, joined: bool, changed: bool) -> Name:
        """The one name before a figure; of 金牌、银牌各5枚 the last, the others get their rows here."""
        plain = self.last_plain()
        name = self.namer.from_left(left, end, stem, plain.indicator if plain else "")
        if not changed and units.family(figure.unit) in MONEY:
            spent = self.spent(stem, right, figure)
            if spent:
                name = Name(spent, "spent-on", True)
        if joined and self.namer.verb and name.text and name.own and not verb_of(name.text):
            earned = units.family(figure.unit) in MONEY and _EARNED.search(
                name.text
            )  # 接待游客2100万人次、旅游收入180亿元
            if units.kind(figure.unit) == "" and not changed and not earned:
                name = name._replace(text=self.namer.verb + name.text)
        elif name.own and name.text:
            self.namer.verb = verb_of(name.text)
            self.namer.subject = ""
        if name.text and figure.head and self.text[figure.head - 1] == "各":
            each = names_of(name.text, len(split(name.text)))
            if each and len(each) > 1:
                for one in each[:-1]:
                    self.row(one, figure, "each", True).value = figure
                name = name._replace(text=each[-1])
        return name

    def _inherited(self, count: int) -> list[Name] | None:
        """The names of the enumeration that the row before, or the last clause, holds."""
        names = names_of(self.rows[-1].indicator if self.rows else self.namer.spoken(), count)
        return [Name(name, "list", False) for name in names] if names else None

    def _same_noun(self, left: str, end: Tail, figure: Figure, joined: bool) -> bool:
        """Rule *same-noun*."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.value is None or (end.direction and not joined):
            return False
        if units.kind(figure.unit) or units.family(last.value.unit) != units.family(figure.unit):
            return False
        if not joined and (
            last.value.unit.lstrip("万亿") != figure.unit.lstrip("万亿") or units.family(figure.unit) == "money"
        ):
            return False
        name = carried(head(left), last.indicator, last.rules[0] == "owner")
        if not name:
            return False
        self.row(name, figure, "same-noun", False).value = figure
        return True

    # -- rows -----------------------------------------------------------------------------------

    def _spread(self, group: list[Figure], end: Tail) -> bool:
        """Rule *spread*."""
        count = len(group)
        rows = [row for row in self.rows if row.change is None and row.value is not None][-count:]
        if len(rows) == count:
            for figure, row in zip(group, rows, strict=True):
                row.change, row.direction = figure, end.direction
                row.rules.append("spread")
            return True
        if len(self.rows) < count:
            return False
        for figure, row in zip(group, self.rows[-count:], strict=True):
            made = self.row(row.indicator, figure, "spread", False)
            made.change, made.direction = figure, end.direction
        return True

    def _add(self, figure: Figure, name: Name, end: Tail, changed: bool) -> None:
        """Puts a figure into the row before, or a row of its own."""
        last = self.rows[-1] if self.rows else None
        if figure.kind == "ratio":
            changed = False
        text, own = name.text, name.own
        if not text:
            goes_on = last is not None and not self.origin and not self.namer.moved_on()
            if last is not None and goes_on and not changed and self._higher(figure, last):
                changed, end = True, end._replace(direction=last.direction)  # 增长13%，力争14%
            if last is not None and goes_on and self._joins(figure, last, changed, end.direction, end.trigger):
                return
            text, own = self.whole_name("")
            if changed and end.trigger == "增长" and self.rows and self.rows[-1].rules[0] == "share":
                text = text.partition("占")[0] or text  # 已占全区的50%，并以每年12%的速度增长
            if (
                not changed
                and not self.origin
                and text.endswith(_GROWTHS)
                and units.kind(figure.unit) in ("share", "points")
            ):
                changed, end = True, tail(text)  # 确保物价涨幅低于去年，力争控制在15%以内
                text = end.stem or text
            if name.total or (not changed and last is not None and (last.value is not None or last.change is not None)):
                text = _GROWN.sub("", NEW.sub("", text))
            if changed and last is not None and last.change is not None and units.kind(figure.unit) == "points":
                text += "" if text.endswith(_RATES) else "增速"  # 增长17.2%，较上年提高5个百分点
        row = self.row(text or UNKNOWN, figure, name.rule, own)
        self.take_origin(row)
        if changed:
            row.change, row.direction = figure, end.direction
        else:
            row.value = figure

    def _higher(self, figure: Figure, last: Row) -> bool:
        """Whether a rate without a name or verb is one more growth of the row before."""
        change = last.change
        if change is None or last.value is not None or last.indicator.endswith((*_RATES, "例", "占比")):
            return False
        return units.kind(figure.unit) == "share" == units.kind(change.unit)

    def _joins(self, figure: Figure, last: Row, changed: bool, direction: str | None, trigger: str) -> bool:
        """Rule *same-row*; of a share only points are the change, growth is of what has the share."""
        if changed:
            row = self.last_plain() if units.kind(figure.unit) != "points" else last
            if row is None or row.change is not None or row.value is None or row.value.kind == "ordinal":
                return False
            if not fits(row.value, figure) or (row.rules[0] == "share" and trigger == "增长"):
                return False
            row.change, row.direction = figure, direction
            row.rules.append("same-row")
            return True
        if last.value is not None or last.change is None or "versus" in last.rules:
            return False
        if units.kind(figure.unit) == "share" and (
            units.kind(last.change.unit) != "points"
            or "每年" in self.text[max(0, last.change.start - 12) : last.change.start]
        ):
            return False  # but 提高1.8个百分点，达到11.2% is a row
        if "其中" in self.text[last.change.tail : figure.head]:
            return False  # 年均增长9%以上，其中今年达到870亿元: of another time
        last.value = figure
        last.rules.append("same-row")
        return True
