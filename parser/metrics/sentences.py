"""One sentence: its figures joined with their names into rows.

A clause is read figure by figure. The text before a figure tells what it measures, or, after a
counting unit, the noun behind it; a figure whose clause leaves the subject out takes it from the
row before.
"""

from __future__ import annotations

import re

from parser.metrics import naming, units
from parser.metrics.indicators import (
    _MEASURED,
    NOT_NOUN,
    Tail,
    head,
    join,
    measure_noun,
    names_of,
    noun_length,
    phrase,
    split,
    tail,
    tidy,
    verb_of,
)
from parser.metrics.naming import Name, Namer
from parser.metrics.quantities import Figure
from parser.metrics.words import starts

_LIST = re.compile(r"[、，]?(?:和|与|及|以及|、)?(?:上升|下降)?")
_SEPARATOR = re.compile(r"^(?:、|和(?!谐)|及(?!时|格)|以及|与(?!会)|，)+")
_FROM = re.compile(r"(?:由|从(?![业事严]))(?P<base>[^，；。由从]{0,18}?)(?:的|约|不足|不到|近|仅|只有|为|是)*$")
_DERIVED = frozenset(("share", "completion", "rank", "versus", "multiple"))
_COMPARABLE = frozenset(("day", "money", "places"))
_SHARED_RATES = frozenset(("share", "permille", "rate"))
_RELATIVE = re.compile("[^，；。]{2,14}的[^，；。的]{2,10}$")  # 10条列入督办的黑臭水体
_PASSIVE = re.compile("^(?:被|获|受到|得到|左右|以上)+")
_VERBS = re.compile(f"(?:{starts('doing')}|{starts('rise')})+")
_THINGS = re.compile(r"、[\d.,多余万亿]+[个家项条座所处](?P<noun>[^，。；、]{2,20})")
_SPENDING = {
    word: noun
    for noun, words in (
        ("投资", "投资 总投资 完成投资"),
        ("投入", "投入 投入资金 投资金"),
        ("资金", "安排 安排资金 筹集 筹集资金 筹资 拨付 下拨 落实资金"),
    )
    for word in words.split()
}
_GOVERNING = ("完成", "完成了", "实施", "启动", "推进", "落实", "抓好", "做好", "开展", "实现", "实现了", "解决", "解决了")
_SPEED = re.compile("的(?:高|较快|平均|年均)?(?:增速|速度|增长率|增幅|增长)")
_OF = re.compile(r"的(?P<noun>[^，；。]*)")


def text_before(text: str, at: int) -> str:
    """The character before a position, or empty."""
    return text[at - 1] if at else ""


class Row:
    """A row in the making. Figures are those of the paragraph."""

    __slots__ = (
        "at",
        "change",
        "direction",
        "indicator",
        "origin",
        "own",
        "period",
        "rules",
        "said",
        "status",
        "told",
        "value",
    )

    def __init__(self, indicator: str, at: int) -> None:
        self.indicator = indicator
        self.at = at
        """Where its first figure stands."""
        self.value: Figure | None = None
        self.change: Figure | None = None
        self.direction: str | None = None
        self.origin: Figure | None = None
        self.own = True
        self.rules: list[str] = []
        self.status = "actual"
        self.period: str | None = None
        self.told = False
        self.said = False


class Sentence:
    """Reads one sentence; ``rows`` are what it found."""

    def __init__(self, text: str, before: Row | None, namer: Namer) -> None:
        self.text = text
        self.before = before
        """The last row of the sentence before."""
        self.rows: list[Row] = []
        self.namer = namer
        namer.begin()
        self.origin: tuple[Figure, str] | None = None
        self.segment = 0
        """Index of the first row since the last semicolon: owners are not sought beyond it."""

    def part(self) -> None:
        """A semicolon: what follows stands beside what went before."""
        self.segment = len(self.rows)
        self.namer.leads = []
        self.namer.subject = ""

    def _last_plain(self) -> Row | None:
        """The last row that measures a thing itself, not a share, rank or comparison of it."""
        for row in reversed(self.rows[self.segment :]):
            if row.rules[0] not in _DERIVED:
                return row
        return self.rows[-1] if len(self.rows) > self.segment else None

    # -- clauses ------------------------------------------------------------------------------

    def skip(self, first: int, last: int) -> None:
        """A clause without figures: it may speak of what the next one measures."""
        self.namer.leads.append(self.text[first:last])
        self.namer.subject = ""

    def clause(self, first: int, last: int, figures: list[Figure]) -> None:
        """A clause with figures."""
        text, at, count, index = self.text, first, len(figures), 0
        self.namer.verb = ""
        while index < count:
            stop = index
            respective = "分别" in text[at : figures[index].head]
            while stop + 1 < count and self._listed(figures[stop], figures[stop + 1], respective):
                stop += 1
            group = figures[index : stop + 1]
            more = stop + 1 < count
            end = figures[stop + 1].head if more else last
            left = text[at : group[0].head]
            right = text[group[-1].tail : max(end, group[-1].tail)]
            at = group[-1].tail + self._place(left, right, group, more)
            index = stop + 1
        self.namer.leads = []

    def _listed(self, one: Figure, two: Figure, respective: bool) -> bool:
        """Whether two figures stand in one list (8.8%、10.8%) or side by side (235笔3366万元)."""
        between = self.text[one.tail : two.head]
        if between == "":
            return one.kind != "ordinal" and one.tail == one.end
        if len(between) > 3 or not _LIST.fullmatch(between):
            return False
        if one.kind == "ordinal" or two.kind == "ordinal":
            return one.kind == two.kind and (one.unit == two.unit or not one.unit or not two.unit)
        if "，" in between:
            return False
        if respective:
            return True
        a, b = units.family(one.unit), units.family(two.unit)
        if a != b and "count" not in (a, b) and between in ("、", "和"):
            return True  # 煤炭、原油、天然气产量达到5875万吨、1090万吨、5.2亿立方米
        return (a == b and a != "count") or one.unit == two.unit or (a in _SHARED_RATES and b in _SHARED_RATES)

    def _place(self, left: str, right: str, group: list[Figure], more: bool) -> int:
        """Makes the rows of a group; returns how much of ``right`` belongs to it alone."""
        first = group[0]
        joined = _SEPARATOR.match(left) if left and left[0] in "、和及以与，" else None
        if joined:
            left = left[joined.end() :]
        after = group[-1].tail
        if (
            ("由" in left or "从" in left)
            and _FROM.search(left)
            and self._leads_on(right if more else self.text[after : after + 6], more)
        ):
            self.origin = (first, left)
            return 0
        if first.kind == "ordinal":
            self._ranks(left, group)
            return 0
        kind = units.kind(first.unit)
        if kind == "share" and self._whole(left, group):
            return 0
        times = naming.multiple(left) if kind == "multiple" else None
        if times:
            name, said = self._whole_name(tidy(head(times[0])))
            several = [row.indicator for row in self.rows[-len(group) :]] if not said and len(group) > 1 else []
            for index, figure in enumerate(group):
                label = several[index] if len(several) == len(group) else name
                self._row(label, figure, "multiple", said).value = figure
            return 0
        if more and kind == "" and self._base(left, first, right, more):
            return 0
        against = naming.versus(left) if kind or units.family(first.unit) in _COMPARABLE else None
        if against:
            self._versus(against, group)
            return 0
        end = tail(left)
        if first.kind == "double" and not end.direction:
            end = tail(left + "增长")  # 翻一番 is a verb of change itself
        elif not end.direction and _SPEED.match(right):
            end = tail(left + "增长")  # 年均9.3%的速度: the word of change follows
        elif end.direction and not end.noun and units.kind(first.unit) == "" and noun_length(right):
            # 减少200个事项, 提升8万亩农田: a verb and its object, not a change
            end = Tail(left, None, False, "", "", False)
        stem = tidy(head(end.stem))
        if right and not end.direction and not end.reached and first.kind != "ratio":
            if right[0] not in NOT_NOUN and not self.origin:
                governed = (len(stem) <= 6 and stem != "" and stem == verb_of(stem + "物")) or left.endswith(_GOVERNING)
                noun, used = self._noun(right, more, governed or bool(not more and naming.GIVES.search(left)))
                if noun:
                    self._counted(left, stem, noun, right, group, more, bool(joined))
                    return used if more else 0
                if not more and self._acts(stem, right, group):
                    return 0
            if right[0] == "的" and self._of(stem, right, group, more):
                return 0
        self._lefts(left, right, end, stem, group, bool(joined))
        return 0

    def _leads_on(self, right: str, more: bool) -> bool:
        if not more:
            return re.match("，(?:又|已)?(?:增|提|上升|下降|减|降|扩|发展|调)", right) is not None
        return re.search(r"[到至为成向]|增|升|提|降|减|下|缩|扩", right) is not None

    def _base(self, left: str, figure: Figure, right: str, more: bool) -> bool:
        """Rule *base*: 比“五五”时期的577亿元增长一倍: the figure compared with is where the change began."""
        if not more or not re.match("增|减|提|降|下|上|翻|少|多", right):
            return False
        if not re.search("(?:比|较)[^，；。比较]{2,14}的?$", left) or units.kind(figure.unit) != "":
            return False
        last = self.rows[-1] if self.rows else None
        if last is None or last.value is None or last.origin is not None or not self._fits(last.value, figure):
            return False
        last.origin = figure
        last.rules.append("base")
        return True

    # -- kinds of figures ---------------------------------------------------------------------

    def _ranks(self, left: str, group: list[Figure]) -> None:
        found = naming.rank_stem(left)
        stem, field = found if found else (left, "")
        names = names_of(tidy(head(stem)), len(group)) if len(group) > 1 else None
        if names:
            named = [self._whole_name(name) for name in names]
        else:
            named = [self._whole_name(tidy(head(stem)))] * len(group)
        for figure, (name, own) in zip(group, named, strict=True):
            if not name:
                name = tidy(field)
            row = self._row(name, figure, "rank", own)
            row.value = figure
            self._take_origin(row)

    def _whole_name(self, name: str) -> tuple[str, bool]:
        """A name that stands on its own, and whether its clause gave all of it."""
        row = self._last_plain()
        last = row.indicator if row else ""
        if not name:
            moved = self.namer.moved_on()
            if moved:
                return moved, False
            if not last and self.rows:
                last = self.rows[-1].indicator
            if last:
                return last, False
            spoken = self.namer.spoken()
            if spoken:
                return spoken, False
            return (self.before.indicator if self.before else ""), False
        if name in naming.DEPENDENT:
            owner = self.namer.owner(last, name)
            if owner and owner != name:
                return join(owner, name), False
        return name, True

    def _whole(self, left: str, group: list[Figure]) -> bool:
        """Rules *completion* and *share*."""
        rule = "completion"
        found = naming.completion(left)
        if not found:
            rule = "share"
            found = naming.share(left)
        if not found:
            return False
        own, of = found
        of = of.removeprefix("分别")
        stem = tidy(head(own).removesuffix("分别"))
        names = names_of(stem, len(group)) if len(group) > 1 and stem else None
        several = [row.indicator for row in self.rows[-len(group) :]] if not stem and len(group) > 1 else []
        for index, figure in enumerate(group):
            if names:
                name, said = names[index], True
            elif len(several) == len(group):
                name, said = several[index], False
            else:
                name, said = self._whole_name(stem)
            row = self._row(tidy(name + of), figure, rule, said and bool(stem))
            row.value = figure
        return True

    def _versus(self, against: tuple[str, str, str], group: list[Figure]) -> None:
        own, how, direction = against
        name, said = self._whole_name(tidy(head(own)))
        last = self.rows[-1] if self.rows else None
        if last and last.change and not said and not name.endswith(("速", "率", "比重", "幅")):
            name += "增速"
        plural = names_of(re.sub("^(?:分别|均|都|又|仍)", "", how), len(group)) if len(group) > 1 else None
        for index, figure in enumerate(group):
            of = how
            if plural:
                of = (
                    plural[index]
                    if index == 0
                    else re.match("高于|低于|快于|高出|比|超过|", how.removeprefix("分别")).group() + plural[index]
                )  # type: ignore[union-attr]
            row = self._row(tidy(name + of.removeprefix("分别")), figure, "versus", said)
            row.change, row.direction = figure, direction

    def _noun(self, right: str, more: bool, governed: bool) -> tuple[str, int]:
        """The noun after a figure, and how much of ``right`` it uses up."""
        candidate = right
        if more:
            if right[:1] in "、和及与，的":
                return "", 0
            places = [right.rfind(mark) for mark in "、和及与"]
            cut = max(places)
            if cut > 0 and not (cut == 1 and right[0] in "省市县国部区" and len(right) > 2):  # 省、市重点项目
                candidate = right[:cut]
        if more and candidate is right:
            # 323个贫困村集体经济收入增长51%: the measure belongs to the next figure
            stem = tail(candidate).stem
            measured = _MEASURED.search(stem)
            noun = stem[: measured.start()] if measured else stem.removesuffix(measure_noun(stem))
            if 2 <= len(noun) < len(candidate):
                length = noun_length(noun, governed)
                if length:
                    return noun[:length], 0
        length = noun_length(candidate, governed and (not more or candidate is not right), governed)
        if length == 0:
            return "", 0
        noun = candidate[:length]
        if candidate is right:
            return noun, 0
        return noun, len(candidate)

    def _counted(
        self, left: str, stem: str, noun: str, right: str, group: list[Figure], more: bool, joined: bool
    ) -> None:
        """Rule *counted*: the noun after the figure is what is counted."""
        verb = verb_of(stem + "物")
        base = tidy(noun)
        rule = "counted"
        if stem.endswith(("和", "及", "与", "、")):
            stem = verb
        if stem.endswith("等") or re.search("等(?:地|企业|共)?$", stem):
            stem = verb if verb and len(verb) < len(stem) else ""
        name = base
        if naming.GIVES.search(left) or naming.CAUSE.search(left):
            stem = re.sub(naming.GIVES, "", stem)
            if len(base) <= 4 and not more:
                name = phrase(right, len(noun))
        elif units.kind(group[0].unit) == "share" and not stem:
            name = phrase(right, len(noun))  # 82%审批服务事项实现“一窗受理”
        elif base in naming.GENERIC or (len(base) <= 4 and not verb):
            if not more and len(noun) < len(right):
                name = phrase(right, len(noun))
        if stem in naming.ALONE:
            stem = ""
        if not stem and joined and self.namer.verb:
            stem = self.namer.verb
        if verb:
            self.namer.verb = verb
        full = tidy(join(stem, name) if stem else name)
        self.namer.subject = base
        for figure in group:
            row = self._row(full, figure, rule, True)
            row.value = figure
            self._take_origin(row)

    def _acts(self, stem: str, right: str, group: list[Figure]) -> bool:
        """Rule *acts*: 3人被评为先进, 44家创成绿色企业: what they did says who is counted."""
        if group[-1].unit not in naming.PEOPLE and (stem or units.kind(group[-1].unit) != "share"):
            return False
        if stem and stem not in naming.ALONE and not stem.endswith("等"):
            return False
        named = _RELATIVE.match(right)
        name = tidy(named.group() if named else _PASSIVE.sub("", phrase(right, 0)))
        if len(name) < 2:
            return False
        for figure in group:
            self._row(name, figure, "acts", True).value = figure
        return True

    def _of(self, stem: str, right: str, group: list[Figure], more: bool) -> bool:
        """Rule *of*: 总投资398亿元的54个项目, 98%的政务服务事项: the noun after 的 owns the figure."""
        found = _OF.match(right)
        if not found:
            return False
        rest = found["noun"]
        verb = verb_of(stem)
        if verb and stem.removeprefix(verb) in naming.DEPENDENT:
            stem = stem.removeprefix(verb)
        if re.match("(?:速度|增速|增长|目标|水平|幅度|比例|比重|高位|区间|任务)", rest):
            return False
        if stem and stem not in naming.DEPENDENT and verb_of(stem + "物") != stem:
            return False
        if not rest and more:
            after = self.text[group[-1].tail + 1 :]
            found_next = re.match(r"[\d.,多余万亿]+[个家项座条所处]", after)
            rest = re.split("[，。；、]", after[found_next.end() :], maxsplit=1)[0] if found_next else ""
        length = noun_length(rest)
        noun = tidy(rest[:length] or re.split("[，。；、]", rest)[0][:16])
        if not noun:
            return False
        if not stem and units.kind(group[0].unit) == "share":
            noun = phrase(rest, length)
        if "、" in noun:
            noun = re.split("等(?![级候待])", noun)[-1] or noun
        name = tidy(join(tidy(noun), stem) if stem in naming.DEPENDENT else stem + tidy(noun))
        for figure in group:
            row = self._row(name, figure, "of", True)
            row.value = figure
        return True

    def _lefts(self, left: str, right: str, end: Tail, stem: str, group: list[Figure], joined: bool) -> None:
        """Rule *left*: the name stands before the figure."""
        changed = end.direction is not None and not end.reached
        last = self.rows[-1] if self.rows else None
        names: list[Name]
        bare = head(left) if last and last.value and len(left) <= 12 else ""
        if (
            bare
            and last
            and last.value
            and (joined or not end.direction)
            and _VERBS.fullmatch(bare)
            and self._alike(last.value, group[0], joined)
        ):
            # rule same-noun: 新增市场主体27.67万户、注销13.59万户
            noun = last.indicator.removeprefix(verb_of(last.indicator))
            self._row(bare + noun, group[0], "same-noun", False).value = group[0]
            return
        several = len(group) > 1 and group[0].tail != group[1].head
        found = names_of(tidy(end.stem.rsplit("，", 1)[-1]), len(group)) if several and end.stem else None
        if found:
            names = []
            for name in found:
                whole, own = self._whole_name(tidy(name))
                names.append(Name(whole, "list", own, end.direction))
        else:
            plain = self._last_plain()
            name = self.namer.from_left(left, end, stem, plain.indicator if plain else "")
            spent = None if changed else self._spent(stem, right, group[0])
            if spent:
                name = Name(spent, "spent-on", True)
            if joined and self.namer.verb and name.text and name.own and not verb_of(name.text):
                if units.kind(group[0].unit) == "" and not changed:
                    name = name._replace(text=self.namer.verb + name.text)
            elif name.own and name.text:
                self.namer.verb = verb_of(name.text)
                self.namer.subject = ""
            names = [name] * len(group)
            if text_before(self.text, group[0].head) == "各" and name.text:
                each = names_of(name.text, len(split(name.text)))
                if each and len(each) > 1:  # 金牌、铜牌各1枚: a row a name
                    for one in each[:-1]:
                        self._row(one, group[0], "each", True).value = group[0]
                    names = [name._replace(text=each[-1])]
        if several and not found and not names[0].text:
            if changed and self._spread(group, end):
                return
            inherited = names_of(last.indicator if last else self.namer.spoken(), len(group))
            if inherited:
                names = [Name(name, "list", False, end.direction) for name in inherited]
        for figure, name in zip(group, names, strict=True):
            self._add(figure, name, end, changed)

    def _spent(self, stem: str, right: str, figure: Figure) -> str | None:
        """Rule *spent-on*: 投入26.6亿元改善办学条件, 总投资638亿元、128个重点项目: what the money is for stands behind it."""
        if units.family(figure.unit) not in ("money", "usd"):
            return None
        verb = verb_of(stem)
        bare = stem.removeprefix(verb) if verb and stem.removeprefix(verb) in naming.DEPENDENT else stem
        if right == "" or right[0] == "、":
            found = _THINGS.match(self.text, figure.tail) if bare in naming.DEPENDENT else None
            if found is None:
                return None
            noun = found["noun"][: noun_length(found["noun"])]
            return join(tidy(noun), bare) if len(noun) > 1 else None
        if bare not in _SPENDING or right[0] in "，；：。）的":
            return None
        what = tidy(phrase(right, 0))
        return what + _SPENDING[bare] if len(what) >= 4 else None

    def _spread(self, group: list[Figure], end: Tail) -> bool:
        """Rule *spread*: 存款2403亿元，贷款1404亿元，分别增长27%和20%: the changes go to the rows before, in order."""
        rows = [row for row in self.rows if row.change is None and row.value is not None]
        rows = rows[-len(group) :]
        if len(rows) < len(group):
            rows = self.rows[-len(group) :]
            if len(rows) < len(group):
                return False
            for figure, row in zip(group, rows, strict=True):
                made = self._row(row.indicator, figure, "spread", False)
                made.change, made.direction = figure, end.direction
            return True
        for figure, row in zip(group, rows, strict=True):
            row.change, row.direction = figure, end.direction
            row.rules.append("spread")
        return True

    def _add(self, figure: Figure, name: Name, end: Tail, changed: bool) -> None:
        """Puts a figure into the row before, or a row of its own."""
        last = self.rows[-1] if self.rows else None
        kind = units.kind(figure.unit)
        if changed and figure.kind == "ratio":
            changed = False
        if not name.text and not self.origin and last is not None and not self.namer.moved_on():
            if changed:
                plain = self._last_plain() if kind != "points" else last
                if (
                    plain is not None
                    and plain.change is None
                    and plain.value is not None
                    and plain.value.kind != "ordinal"
                    and self._fits(plain.value, figure)
                ):
                    plain.change, plain.direction = figure, end.direction
                    plain.rules.append("same-row")
                    return
            elif (
                not changed
                and last.value is None
                and last.change is not None
                and kind != "share"
                and "versus" not in last.rules
            ):
                last.value = figure
                last.rules.append("same-row")
                return
        text, own = (name.text, name.own) if name.text else self._whole_name("")
        if not name.text:
            if name.total or (not changed and last is not None and last.value is not None):
                text = naming.NEW.sub("", text)
            if (
                changed
                and kind == "points"
                and last is not None
                and last.change is not None
                and not text.endswith(("率", "速", "比重"))
            ):
                text += "增速"
        row = self._row(text or "未详", figure, name.rule, own)
        self._take_origin(row)
        if changed:
            row.change, row.direction = figure, end.direction
        else:
            row.value = figure

    def _alike(self, one: Figure, two: Figure, joined: bool) -> bool:
        if not joined:
            return one.unit == two.unit and units.kind(two.unit) == "" and units.family(two.unit) != "money"
        return units.kind(two.unit) == "" and units.family(one.unit) == units.family(two.unit)

    def _fits(self, value: Figure, change: Figure) -> bool:
        """Whether a change can be the change of a value: points only of a share, an amount only of its own unit."""
        kind = units.kind(change.unit)
        if kind == "points":
            return units.kind(value.unit) == "share" or units.family(change.unit) == "places" or value.kind == "bare"
        if kind in ("share", "multiple"):
            return True
        if units.family(change.unit) == "permille":
            return True
        return units.family(value.unit) == units.family(change.unit)

    # -- rows ---------------------------------------------------------------------------------

    def _row(self, indicator: str, figure: Figure, rule: str, own: bool) -> Row:
        row = Row(indicator or "未详", figure.start)
        row.own = own
        row.rules.append(rule)
        self.rows.append(row)
        return row

    def _take_origin(self, row: Row) -> None:
        """Rule *from-to*: 由7家增加到52家: the starting figure joins the row of the figure reached."""
        if self.origin is None:
            return
        figure, left = self.origin
        self.origin = None
        row.origin = figure
        row.rules.append("from-to")
        found = _FROM.search(left)
        stem = tidy(head(left[: found.start()])) if found else ""
        row.indicator, row.own = self._named_before(stem, row)

    def _named_before(self, stem: str, row: Row) -> tuple[str, bool]:
        stem = tidy(head(tail(stem).stem))
        last = self.rows[-2].indicator if len(self.rows) > 1 else ""
        if stem.startswith("占") and last:
            return last + stem, False
        if stem in naming.DEPENDENT or not stem:
            owner = self.namer.subject or last or self.namer.spoken()
            if stem:
                return join(owner, stem), False
            return owner or row.indicator or (self.before.indicator if self.before else "未详"), False
        return stem, True
