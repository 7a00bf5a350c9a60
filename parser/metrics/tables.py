"""Tables: a cell that is a number is a metric, named by its row's head and its column's.

A cell of prose is read as prose. Rules:

- *row-head*: the first cell of a row that is not a number says what is measured.
- *column-head*: a head that is a time gives the period, one of growth (增长, ±%) makes the cell a change,
  any other is joined to the row's head.
- *head-unit*: a unit in brackets or after a comma in either head (生产总值（亿元）) is the cell's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.metrics.periods import SCAN, Clock
from parser.metrics.quantities import scan
from parser.metrics.row import Row
from parser.metrics.status import Default
from parser.metrics.tidying import tidy

_UNIT = re.compile(r"[（(，,/：:](?:单位[：:])?(?P<unit>[^（）(),，：:]{1,8})[）)]?$")
_RULE = re.compile(r"[|\s:：\-—]+$")
_GROWTH = re.compile("增长|增幅|增速|±|同比|比上年|增减")
_WIDEST, _LONGEST = 256, 20_000
"""Bars and characters of a row; what has more is read cell by cell as prose is, since each cell is held against all."""
_PLANNED = re.compile("目标|计划|预期|预计")
_NUMBERED = re.compile("序号|编号|排序")


class Cell(NamedTuple):
    """A cell: where it stands in its paragraph, and what is written in it."""

    start: int
    end: int
    text: str


def cells(text: str) -> list[Cell]:
    """The cells of a table row as a paragraph holds it."""
    out = []
    at = 1 if text.startswith("|") else 0
    while at <= len(text):
        stop = text.find("|", at)
        stop = len(text) if stop < 0 else stop
        if stop == len(text) and at == stop and text.endswith("|"):
            break
        out.append(Cell(at, stop, text[at:stop]))
        at = stop + 1
    return out


class Table:
    """The table being read: its heads, and the rows under them."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.heads: list[str] = []

    def row(self, text: str, default: Default) -> list[Row] | None:
        """The metrics of a row; ``None`` when its cells are prose."""
        if _RULE.fullmatch(text):
            return []
        if len(text) > _LONGEST or text.count("|") > _WIDEST:
            return None
        found = cells(text)
        numbers = [self._number(cell) for cell in found]
        if not any(numbers):
            if not self.heads or all(len(cell.text) <= 16 for cell in found):
                self.heads = [cell.text for cell in found]
            return None
        name, unit = "", ""
        for cell, number in zip(found, numbers, strict=True):
            if number is None and cell.text:
                name, unit = self._head(cell.text)
                break
        for column, head in enumerate(self.heads[: len(found)]):
            if head == "单位" and found[column].text:
                unit = found[column].text
        out: list[Row | None] = []
        for column, (cell, number) in enumerate(zip(found, numbers, strict=True)):
            if number is None:
                continue
            head = self.heads[column] if column < len(self.heads) else ""
            if _NUMBERED.search(head) or not (name or head):
                continue
            out.append(self._metric(cell, number, name, unit, head, default))
        return _joined([row for row in out if row])

    def _number(self, cell: Cell) -> Figure | None:
        """The figure that fills a cell, or ``None``."""
        text = cell.text
        if not text or len(text) > 16 or not text.strip("+-＋－")[:1].isdigit():
            return None
        figures, dates = scan(text)
        if len(figures) != 1 or dates:
            return None
        figure = figures[0]
        return figure if figure.tail == len(text) and not text[: figure.head].strip("+-＋－±↑↓") else None

    def _head(self, text: str) -> tuple[str, str]:
        """The name and the unit that a head gives."""
        found = _UNIT.search(text)
        if found and found.start() > 0 and units.measure(found["unit"])[1].base:
            return tidy(text[: found.start()]), found["unit"]
        return tidy(text), ""

    def _metric(self, cell: Cell, figure: Figure, name: str, unit: str, head: str, default: Default) -> Row | None:
        label, head_unit = self._head(head)
        period, status = default.period, default.status
        when = SCAN.search(label)
        said = False
        if when:
            found = self.clock.period(when, period)
            if found:
                period, said = found.text, True
                status = "target" if found.ahead else "actual"
            label = tidy(label[: when.start()] + label[when.end() :].lstrip("年"))
        growth = _GROWTH.search(label) is not None
        if _PLANNED.search(label):
            status = "target"
        label = tidy(
            re.sub(
                "完成|实绩|数值|指标值|实际|(?:目标|计划|预期)(?:值|数)?|绝对[值数]|±?%|比上年|同比|增长|增幅|增速|增减",
                "",
                label,
            )
        )
        text = name + label if label and label not in name else name
        if not text:
            return None
        for at in ("start", "end", "head", "tail"):
            setattr(figure, at, getattr(figure, at) + cell.start)
        if figure.kind == "bare":
            figure.unit = ("%" if growth else "") or head_unit or unit
            figure.kind = "number"
        row = Row(text, figure.start)
        row.rules = ["table"]
        row.status, row.period, row.said = status, period, said
        if growth and units.kind(figure.unit) in ("share", "points", "multiple"):
            row.change, row.direction = figure, "up"  # a negative figure turns it
        else:
            row.value = figure
        return row


def _joined(rows: list[Row]) -> list[Row]:
    """A growth joins the value that it belongs to: the first of its row with the same name."""
    out: list[Row] = []
    for row in rows:
        whole = next((one for one in out if one.indicator == row.indicator and one.change is None), None)
        if row.change is not None and whole is not None:
            whole.change, whole.direction = row.change, row.direction
        else:
            out.append(row)
    return out
