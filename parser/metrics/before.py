"""Names that stand before a figure, or are left out.

Rules:

- *list*: figures that share a verb or a unit take the names of the enumeration before them, in order.
- *each*: 金牌、银牌各5枚 is a row a name, and so is a rate that two standard indicators share.
- *same-noun*: 新增市场主体27.67万户、注销13.59万户: a verb alone takes the noun of the row before.
- *part*: 偿还债务30亿元，其中市本级10亿元 (``parts``).
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.assigning import Assigning
from parser.metrics.behind import MONEY
from parser.metrics.canonical import canonical
from parser.metrics.carried import carried
from parser.metrics.figures import Figure
from parser.metrics.indicators import Tail, head, measure_noun, untimed, verb_of
from parser.metrics.lists import names_of, split
from parser.metrics.naming import NEW, Name
from parser.metrics.parts import ENDS, level_ahead, part_of
from parser.metrics.row import UNKNOWN, Row
from parser.metrics.tidying import tidy
from parser.metrics.words import last_word
from parser.metrics.yearly import YEARLY

_PER = re.compile("[，、]?(?P<per>人均|户均|亩均)(?=[超突达为约近已首次也只仅]|$)")
_EARNED = re.compile("(?:收入|产值|利润|税收|营收|销售额|交易额|投资)$")
_RATE_KINDS = frozenset(("share", "points", "multiple"))
_LIFTS = ("提高", "提升", "增加", "扩大", "上调")
_LED = re.compile(
    "(?P<verb>压减|压缩|削减|减少|降低|下调|核减|缩减|节约|精简|提高|提升|增加(?!值)|上调|扩大)(?:了)?(?P<noun>(?!到|至|为|幅度|比例|调整).{2,}?)(?<![占至到的])$"
)
"""A verb of change before its noun: its rate is a change of the noun."""
_LED_FIRST = frozenset("压削减降下核缩节精提增上扩")
_YIELDS = frozenset(("税收", "利税", "税金", "上缴税金"))
_EARNINGS = frozenset(
    ("利润", "净利润", "利税", "利润总额", "税收", "税金", "主营业务收入", "营业收入", "销售收入", "出口交货值")
)
"""What a branch is measured by besides its output."""
_OUTPUT = re.compile("(?:总产值|产值|主营业务收入|营业收入|销售收入|增加值)$")
_AREAS = re.compile(
    "^(?![全我本各该])[\u4e00-\u9fff]{1,7}(?:(?<![超门夜集城])市|[县州盟旗]|(?<![范园发小社校景片街林矿灌库展])区|州直|市直|兵团)$|^(?:州直|市直|兵团|城区|市区|中心城区|县域)$"
)
_AREA = re.compile(
    "(?![全我本各该])[\u4e00-\u9fff]{1,7}?(?:地区|州直|市直|兵团|[市县区州盟旗])|州直|市直|兵团|城区|市区|中心城区|县域"
)
_WHOLE = re.compile("^(?:全|我)[市县区州盟旗省]")
_LONGEST_BEARER = 24
_ALL_OF = re.compile("(?:(?<![年平月人户亩])均|都|分别)(?![衡等])")
_AND = re.compile("[、和与及]")


def _of_both(group: list[Figure]) -> bool:
    """Whether two figures say one thing in households and in people: 秦岭北麓和渭北旱塬搬迁8300户、3.3万人."""
    return len(group) == 2 and {units.family(figure.unit) for figure in group} == {"household", "person"}


class Before(Assigning):
    """Reads names before figures."""

    def _before(self, left: str, right: str, end: Tail, stem: str, group: list[Figure], joined: bool) -> None:
        """The name stands before the figure, or is left out."""
        changed = end.direction is not None and not end.reached
        if (
            not changed
            and not end.reached
            and (self.namer.led or stem[:1] in _LED_FIRST)
            and units.kind(group[0].unit) in _RATE_KINDS
        ):
            led = _LED.match(stem) or (_LED.match(self.namer.led + stem) if joined and not verb_of(stem) else None)
            if led:  # 压减一般性支出23.5%、“三公”经费27.1%
                self.namer.led, stem, changed = led["verb"], led["noun"], True
                end = Tail(stem, "up" if led["verb"] in _LIFTS else "down", False, "", led["verb"], False)
        if not stem and len(group) == 1 and (per := _PER.match(left)) and (plain := self.last_plain()):
            whole = NEW.sub("", plain.indicator)
            if "人均" not in whole and len(whole) > 1 and whole != UNKNOWN:  # 经济总量跨过2万亿元台阶，人均超过3000美元
                self._add(group[0], Name(per["per"] + whole, "owner", False), end, changed)
                return
        if not stem and len(group) == 1 and left[-1:] == "即" and self._that_is(group[0]):
            return
        if len(left) <= 12 and self._same_noun(left, end, group[0], joined):
            return
        if len(group) == 1:  # nearly always
            if changed and not stem and _ALL_OF.search(left) and self._to_all(group[0], end):
                return
            name = self._single(left, right, end, stem, group[0], joined, changed)
            if name.text[-2:] in ENDS:
                ahead = level_ahead(name.text, self.text, group[0].tail) if right[:1] in "、和及与" else ""
                part = Name(name.text + ahead, "part", True) if ahead else self._part(name, group[0], None)
                name = (
                    self._area(part, group[0], changed)
                    if part is name and self.rows and _AREAS.search(name.text)
                    else part
                )
            elif self.rows and name.own and not changed and (self.rows[-1].rules[0] == "part" or self._among(left)):
                name = self._bearer(name, group[0])
            elif self.rows and name.own and _AREAS.search(name.text):
                name = self._area(name, group[0], changed)
            both = self._both(name) if units.kind(group[0].unit) in _RATE_KINDS else None
            if both and not changed and both[0].rule == "subject" and self._higher(group[0], self.rows[-1]):
                changed, end = True, end._replace(direction=self.rows[-1].direction)
            for one in both or (name,):
                self._add(group[0], one, end, changed)
            return
        several = group[0].tail != group[1].head and not _of_both(group)
        listed = names_of(tidy(end.stem.rsplit("，", 1)[-1]), len(group)) if several and end.stem else None
        if listed:
            names = [Name(*self._listed_name(name)) for name in listed]
        else:
            name = self._single(left, right, end, stem, group[0], joined, changed)
            each = self._each_of(name, len(group)) if several and name.rule == "owner" else None
            names = [Name(one, "list", False) for one in each] if each else [name] * len(group)
            if several and not name.text:
                sharing = self._sharing()
                if not changed and len(sharing) == len(group):  # 均增长15%，分别达到648亿元、278亿元
                    for figure, row in zip(group, sharing, strict=True):
                        row.value = figure
                        row.rules.append("same-row")
                    return
                if changed and not self.named_anew() and self._spread(group, end):
                    return
                if not changed and "分别" in left and (before := self._in_turn(group)):
                    change = before[0].change
                    if change is not None and not YEARLY.search(self.text, max(0, change.start - 14), change.start):
                        # 分别增长8%、9%，分别达到180亿元、220亿元; a growth of years is of another time
                        for figure, row in zip(group, before, strict=True):
                            row.value = figure
                            row.rules.append("same-row")
                        return
                    for figure, row in zip(group, before, strict=True):
                        self._add(figure, Name(self.whole_of(row.indicator), "list", False), end, changed)
                    return
                names = self._inherited(len(group)) or names
        plain = self.last_plain()  # before any of these is added
        for figure, name in zip(group, names, strict=True):
            rate = end.noun and name.text.endswith("率")  # 失业率、物价涨幅分别控制在3%以内和4%左右
            self._add(figure, self._part(name, figure, plain), end, changed and not rate)

    @staticmethod
    def _each_of(name: Name, count: int) -> list[str] | None:
        """The measure of each owner, when as many are spoken of: 软件业、外包业发展快，业务收入分别增长42%和34%."""
        parts = split(name.text) if "、" in name.text and "等" not in name.text else []
        whole = len(parts) == count and all(len(part) > 2 for part in parts)
        return names_of(name.text, count) if whole else None

    def _that_is(self, figure: Figure) -> bool:
        """A growth told twice, in its unit and as a rate: 比上一年增产2200万吨，即7.8%."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.change is None or units.kind(last.change.unit) or units.kind(figure.unit) != "share":
            return False
        row = self.row(last.indicator, figure, "subject", last.own)
        row.change, row.direction = figure, last.direction
        return True

    def _among(self, left: str) -> bool:
        """Whether what stands before a figure is one of those of whom the row before tells: 其中化工过300亿元."""
        return "其中" in left or (bool(self.namer.leads) and self.namer.leads[-1].endswith("其中"))

    def _bearer(self, name: Name, figure: Figure) -> Name:
        """Rule *part*, of those who have what was measured: 产业营业收入1450亿元，其中化工过300亿元."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.value is None or len(name.text) > _LONGEST_BEARER:
            return name
        family = units.family(figure.unit)
        if family != units.family(last.value.unit):
            return name
        if family in MONEY:
            measure = measure_noun(last.indicator) if last_word("earner", name.text) else ""
        else:
            measure = self._of_place(last) if _AREAS.search(name.text) and not units.kind(figure.unit) else ""
        return Name(name.text + measure, "part", False) if measure else name

    def _area(self, name: Name, figure: Figure, changed: bool) -> Name:
        """Rule *part*, of places in brackets behind the whole, or in a list: 生产总值增长7.6%（州直增长7.5%）."""
        last = self.rows[-1]
        of = last.change if changed else last.value
        if of is None or units.family(of.unit) != units.family(figure.unit) or (changed and last.value is not None):
            return name
        between = self.text[of.tail : figure.head]
        if between[:1] == "（" and "）" not in between:
            measure = self._of_place(last)
        elif between[:1] == "、" and (area := _AREA.match(last.indicator)) and not verb_of(last.indicator):
            measure = last.indicator[area.end() :].removeprefix("的")
        else:
            return name
        return Name(name.text + measure, "part", False) if measure and measure[0] != "级" else name

    def _of_place(self, last: Row) -> str:
        """What a row measures, without whose it is: 林果面积 of 全州林果面积, and of 州直林果面积."""
        if last.rules[0] == "part" and (area := _AREA.match(last.indicator)):
            return last.indicator[area.end() :]
        whole = _WHOLE.sub("", last.indicator)
        return whole if measure_noun(whole) or verb_of(whole) or len(whole) > 3 else ""

    def _part(self, name: Name, figure: Figure, plain: Row | None) -> Name:
        """Rule *part*."""
        if name.text[-2:] not in ENDS:
            return name
        plain = plain or self.last_plain()
        of = (plain.value or plain.change) if plain else None
        if plain is None or of is None or units.family(of.unit) != units.family(figure.unit):
            return name
        whole = part_of(name.text, plain.indicator)
        return Name(whole, "part", False) if whole else name

    def _both(self, name: Name) -> list[Name] | None:
        """Rule *each*, of a rate that standard indicators share: 财政总收入和一般预算收入均增长13%."""
        if not name.text:
            sharing = self._sharing()  # 能耗和水耗降低4%，力争5%
            return [Name(row.indicator, "subject", False) for row in sharing] if sharing else None
        if _AND.search(name.text) is None or canonical(name.text):
            return None
        names = names_of(name.text, len(split(name.text))) or []
        whole = len(names) > 1 and all(canonical(one) for one in names)
        return [Name(one, "each", name.own) for one in names] if whole else None

    def _listed_name(self, name: str) -> tuple[str, str, bool]:
        whole, own = self.whole_name(tidy(untimed(name)))
        return whole, "list", own

    def _single(self, left: str, right: str, end: Tail, stem: str, figure: Figure, joined: bool, changed: bool) -> Name:
        """The one name before a figure; of 金牌、银牌各5枚 the last, the others get their rows here."""
        plain = self.last_plain()
        name = self.namer.from_left(left, end, stem, plain.indicator if plain else self._of_branch(left, stem))
        if not changed and units.family(figure.unit) in MONEY:
            spent = self.spent(stem, right, figure)
            if spent:
                name = Name(spent, "spent-on", True)
        if joined and plain and name.text in _YIELDS and (output := _OUTPUT.search(plain.indicator)):
            whose = plain.indicator[: output.start()]  # 储能材料产值增长251.9%、税收增长1300%
            name = Name(whose + name.text, "owner", False) if len(whose) > 2 and not whose.endswith("工业") else name
        if joined and self.namer.verb and name.text and name.own and not verb_of(name.text):
            earned = units.family(figure.unit) in MONEY and _EARNED.search(
                name.text
            )  # 接待游客2100万人次、旅游收入180亿元
            if units.kind(figure.unit) == "" and not changed and not earned:
                name = name._replace(text=self.namer.verb + name.text)
        elif name.own and name.text:
            self.namer.verb = verb_of(name.text)
            self.namer.subject = ""
        plain_amount = units.kind(figure.unit) == "" and units.family(figure.unit) not in MONEY
        if self.headed and name.own and not changed and plain_amount and name.text and not measure_noun(name.text):
            name = name._replace(text=name.text + self.headed)
        if name.text and figure.head and self.text[figure.head - 1] == "各":
            each = names_of(name.text, len(split(name.text)))
            if each and len(each) > 1:
                for one in each[:-1]:
                    self.row(one, figure, "each", True).value = figure
                name = name._replace(text=each[-1])
        return name

    def _of_branch(self, left: str, stem: str) -> str:
        """What a part behind a semicolon goes on with: 规模以上工业增加值2000亿元；实现利税1000亿元."""
        if stem not in _EARNINGS or self.namer.leads or not self.rows or not left.startswith(("实现", "完成")):
            return ""
        last = self.rows[-1]
        return (
            last.indicator if last.rules[0] in ("left", "owner", "subject") and _OUTPUT.search(last.indicator) else ""
        )

    def _inherited(self, count: int) -> list[Name] | None:
        """The names of the enumeration that the row before, or the last clause, holds."""
        anew = self.named_anew()
        names = names_of(anew or (self.rows[-1].indicator if self.rows else self.namer.spoken()), count)
        return [Name(name, "list", False) for name in names] if names else None

    def _same_noun(self, left: str, end: Tail, figure: Figure, joined: bool) -> bool:
        """Rule *same-noun*."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.value is None or self.origin or (end.direction and not joined):
            return False  # 试点从40项增至90项: the noun stands before the first figure
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
