"""The wide form: a row a report, a column an indicator and status, ready for a regression.

A cell is what the report says of that year which it is expected to tell of: an outcome of the year before
its own, a target of its own year. Figures of other spans (五年来, 上半年) stay in the long form. Where a report
states several figures for one cell, the first in the text is taken, one whose indicator is said rather than
inferred before others, and ``several`` names the column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from parser.export.columns import DICTIONARY, columns_of, dictionary
from parser.export.table import Cell, Column, Table
from parser.export.tables import repeated, scaled
from parser.metrics.standard import indicators
from parser.report import Metric, Quantity, Report
from parser.text.vocabulary import table as knowledge

_LONGEST = 32  # letters of a variable's name in Stata
_NO_NAME = re.compile(r"\W+")
_MEASURES = {"rate": "growth", "points": "points", "amount": "increase"}
_UNITS = {"%": "percent", "‰": "per_mille"}


class Meaning(NamedTuple):
    """What a wide column holds: of which indicator, achieved or promised, in which measure and unit."""

    canonical: str
    status: str
    measure: str
    """A value's kind (amount, share, rank, multiple), or of a change growth, points, increase."""
    unit: str


class Wide:
    """The wide form of reports that are given one after another."""

    def __init__(self) -> None:
        self._reports: list[tuple[Cell, ...]] = []
        self._cells: list[dict[Meaning, Decimal]] = []
        self._several: list[set[Meaning]] = []
        self._found: Counter[Meaning] = Counter()

    def add(self, report: Report) -> None:
        """One report more: a row, with or without figures."""
        cells: dict[Meaning, tuple[bool, Decimal]] = {}
        several: set[Meaning] = set()
        for metric in report.metrics:
            if metric.canonical is None or not _expected(metric, report.cover.year):
                continue
            said = metric.known.indicator == "said"
            for meaning, number in _figures(metric):
                before = cells.get(meaning)
                if before is not None and before[1] != number:
                    several.add(meaning)
                if before is None or (said and not before[0]):
                    cells[meaning] = said, number
        cover = report.cover
        place = cover.place
        about = (
            (place.name, place.level, place.code) if place else (None, None, None),
            (cover.year, cover.date, cover.kind, report.id, report.source.name, repeated(report)),
        )
        self._reports.append((*about[0], *about[1]))
        self._cells.append({meaning: number for meaning, (_, number) in cells.items()})
        self._several.append(several)
        self._found.update(cells.keys())

    def table(self) -> Table:
        """All rows; the columns in the order of the indicators' list, an empty cell for what is not said."""
        names = self._names()
        rows = []
        for about, cells, several in zip(self._reports, self._cells, self._several, strict=True):
            named = " ".join(name for meaning, name in names.items() if meaning in several)
            rows.append((*about, named or None, *(cells.get(meaning) for meaning in names)))
        columns = columns_of("wide") + tuple(Column(name, name, "number") for name in names.values())
        return Table(columns, tuple(rows))

    def dictionary(self) -> Table:
        """What each column holds: its unit among the values, and how many reports state it."""
        parts = {row["key"]: row for row in knowledge("columns") if row["table"] == "part"}
        rows = list(dictionary("wide").rows)
        for meaning, name in self._names().items():
            status, measure = parts[meaning.status], parts[meaning.measure]
            english = indicators()[meaning.canonical].english if meaning.canonical in indicators() else ""
            rows.append(
                (
                    name,
                    "number",
                    meaning.unit or None,
                    f"{english or meaning.canonical}: {status['en']}; {measure['en']}"
                    f" ({self._found[meaning]} of {len(self._reports)} reports)",
                    f"{meaning.canonical}：{status['zh']}，{measure['zh']}"
                    f"（{len(self._reports)} 份报告中 {self._found[meaning]} 份）",
                )
            )
        return Table(DICTIONARY, tuple(rows))

    def _names(self) -> dict[Meaning, str]:
        """A name a column, in order: letters, digits and underscores, as R and Stata want them.

        The commonest unit of an indicator needs no mention in it; the others are named.
        """
        order = {name: number for number, name in enumerate(indicators())}
        usual: dict[Meaning, Meaning] = {}
        for meaning, count in self._found.items():
            any_unit = meaning._replace(unit="")
            if any_unit not in usual or (-count, meaning.unit) < (-self._found[usual[any_unit]], usual[any_unit].unit):
                usual[any_unit] = meaning
        parts = {row["key"]: number for number, row in enumerate(knowledge("columns")) if row["table"] == "part"}
        names: dict[Meaning, str] = {}
        taken: set[str] = {column.key for column in columns_of("wide")}
        for meaning in sorted(
            self._found,
            key=lambda m: (order.get(m.canonical, len(order)), m.canonical, parts[m.status], parts[m.measure], m.unit),
        ):
            ending = f"_{meaning.status}" + (f"_{meaning.measure}" if meaning.measure != "amount" else "")
            if usual[meaning._replace(unit="")] != meaning:
                ending += f"_{_NO_NAME.sub('_', _UNITS.get(meaning.unit, meaning.unit)) or 'none'}"
            stem = _NO_NAME.sub("_", meaning.canonical).strip("_")
            names[meaning] = _free(stem if not stem[:1].isdigit() else f"_{stem}", ending, taken)
        return names


def wide_table(reports: Iterable[Report]) -> Table:
    """The wide form of these reports."""
    wide = Wide()
    for report in reports:
        wide.add(report)
    return wide.table()


def _expected(metric: Metric, year: int | None) -> bool:
    """Whether the row is of the year of which its report is to tell."""
    return year is not None and metric.period == str(year if metric.status == "target" else year - 1)


def _figures(metric: Metric) -> Iterable[tuple[Meaning, Decimal]]:
    assert metric.canonical is not None
    for quantity in (metric.value, metric.change):
        if quantity is None or quantity.number is None:
            continue
        number, unit = _scaled(quantity)
        measure = quantity.kind
        if quantity is metric.change:
            measure = _MEASURES[quantity.kind]
            number = -number if quantity.direction == "down" else number
        yield Meaning(metric.canonical, metric.status, measure, unit), number


def _scaled(quantity: Quantity) -> tuple[Decimal, str]:
    if quantity.si is None:
        assert quantity.number is not None
        return quantity.number, quantity.unit
    return scaled(quantity.si[0]), quantity.si[1]


def _free(stem: str, ending: str, taken: set[str]) -> str:
    """``stem`` and ``ending`` in at most 32 letters, the stem cut where they are more; not yet taken."""
    number, more = 1, ""
    while True:
        name = stem[: max(1, _LONGEST - len(ending) - len(more))] + more + ending
        if name not in taken:
            taken.add(name)
            return name
        number += 1
        more = f"_{number}"
