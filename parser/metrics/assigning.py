"""Which row a figure goes to: the row before, or one of its own.

Rules:

- *same-row*: a change without a name belongs to the value before it, a value to the change before it, unless 其中
  parts them.
- *spread*: changes after several values (分别增长27%和20%) go to the rows before, in order.
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.metrics.indicators import Tail, tail
from parser.metrics.naming import NEW, Name
from parser.metrics.related import Related
from parser.metrics.row import UNKNOWN, Row, fits

_GROWN = re.compile("(?<=..)(?:[三四五]年)?(?:新增|净增|增加)$")
"""An increase behind its name, which its total leaves out (通车里程新增285公里，达到4841公里)."""
_PACE = re.compile("(?<=..)(?:增速|增幅|增长率)$")
_AIMED = re.compile("[，、]?(?:并|要|努力|奋力)?(?:力争|争取|力求|确保)(?:达到?|实现|完成)?")
_STRUCTURE = re.compile(
    "(?:一二三次|三次|第?一、?二、?三次?)?(?:产业|就业|投资|城乡|所有制|种植业|粮经|轻重工业)(?:结构|比例)"
)
_RATES = ("率", "速", "比重")
_GROWTHS = ("涨幅", "增幅", "增速", "降幅")


class Assigning(Related):
    """Puts figures into rows, once their names are known."""

    def _spread(self, group: list[Figure], end: Tail) -> bool:
        """Rule *spread*."""
        count = len(group)
        rows = [row for row in self.rows if row.change is None and row.value is not None]
        if len(rows) > count:  # 接待游客1013万人次，首次突破千万人次大关，旅游收入140亿元，分别增长78%、71%
            told = [row.indicator for row in rows]
            rows = [row for row in rows if told.count(row.indicator) == 1 or not self._passed(row)]
        rows = rows[-count:]
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

    def _structure(self) -> str:
        """What a ratio is of, when the last clause speaks of a structure: 产业结构有所改善，由…调整为18：48：34."""
        found = _STRUCTURE.search(self.namer.leads[-1]) if self.namer.leads else None
        return found.group() if found else ""

    def _passed(self, row: Row) -> bool:
        """Whether a row's value is a mark that was passed: 突破千万人次大关."""
        return row.value is not None and self.text.startswith(("大关", "关口"), row.value.tail)

    def _to_all(self, figure: Figure, end: Tail) -> bool:
        """Rule *spread*, of one rate that all values before it share: 收入1.9万元，支出1.2万元，均增长11%."""
        rows: list[Row] = []
        for row in reversed(self.rows[self.segment :]):
            if row.value is None or row.change is not None or not fits(row.value, figure):
                break
            if rows and units.family(row.value.unit) != units.family(rows[0].value.unit if rows[0].value else ""):
                break
            rows.append(row)
        if len({row.indicator for row in rows}) < 2:
            return False
        for row in rows:
            row.change, row.direction = figure, end.direction
            row.rules.append("spread")
        return True

    @staticmethod
    def whole_of(increase: str) -> str:
        """What an increase adds to: 民营科技企业 of 民营科技企业五年新增."""
        return _GROWN.sub("", NEW.sub("", increase))

    def _in_turn(self, group: list[Figure]) -> list[Row]:
        """The rows that the last list of names made, if figures without a name go on with them one by one:
        跨过1000亿元和100亿元大关，分别达到1410亿元和143亿元.
        """
        rows = self.rows[-len(group) :]
        names = {row.indicator for row in rows}
        if len(names) < len(group) or any(row.rules[0] != "list" for row in rows) or self.named_anew():
            return []
        if len({row.value is None for row in rows}) > 1:
            return []
        for figure, row in zip(group, rows, strict=True):
            if row.value is not None and units.family(row.value.unit) != units.family(figure.unit):
                return []
        return rows

    def _sharing(self) -> list[Row]:
        """The last rows, if they share one change and have no values yet."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.rules[0] != "each" or last.change is None or last.value is not None:
            return []
        return [row for row in self.rows if row.change is last.change]

    def _add(self, figure: Figure, name: Name, end: Tail, changed: bool) -> None:
        """Puts a figure into the row before, or a row of its own."""
        last = self.rows[-1] if self.rows else None
        if figure.kind == "ratio":
            changed = False
        text, own = name.text, name.own
        if not text:
            goes_on = last is not None and not self.origin and not self.moved_on() and not self.named_anew()
            if last is not None and goes_on and not changed and self._higher(figure, last):
                changed, end = True, end._replace(direction=last.direction)  # 增长13%，力争14%
            if last is not None and goes_on and self._joins(figure, last, changed, end.direction, end.trigger):
                return
            text, own = self.whole_name("")
            if figure.kind == "ratio":
                text = self._structure() or text
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
            if name.total or (not changed and last is not None and self._of_one_measure(last, figure)):
                text = self.whole_of(text)
                if name.total and last is not None and last.rules[0] == "rank":
                    text = _PACE.sub("", text)  # 市场主体增速升至第1位，总量突破80万户
            if changed and last is not None and last.change is not None and units.kind(figure.unit) == "points":
                text += "" if text.endswith(_RATES) else "增速"  # 增长17.2%，较上年提高5个百分点
        row = self.row(text or UNKNOWN, figure, name.rule, own)
        self.take_origin(row)
        if changed:
            row.change, row.direction = figure, end.direction
        else:
            row.value = figure

    @staticmethod
    def _of_one_measure(last: Row, figure: Figure) -> bool:
        """Whether a value may be the total whose increase the row before tells: not 新开工9万平方米、2.7万套."""
        if last.value is None:
            return last.change is not None
        return units.family(last.value.unit) == units.family(figure.unit)

    def _higher(self, figure: Figure, last: Row) -> bool:
        """Whether a rate without a name or verb is one more growth of the row before."""
        change = last.change
        if change is None or last.indicator.endswith((*_RATES, "例", "占比")):
            return False
        if units.kind(figure.unit) != "share" or units.kind(change.unit) != "share":
            return False
        # 总产值142亿元，增长3%，争取4%: of a row with a value only what is aimed at beyond its growth
        between = self.text[change.tail : figure.head]
        return last.value is None or (units.kind(last.value.unit) == "" and _AIMED.fullmatch(between) is not None)

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
