"""The columns of the metric table: what each shows, sorts by, is filtered by, and is copied as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from parser.report import Metric, Quantity
from tui.figures import STATUS_MARKS
from tui.locale import language, say
from tui.topic_names import topic_name
from tui.widgets.table.figure import Figure, figure_of, shown
from tui.widgets.table.rows import MetricRow

SortKey = tuple[str, float] | str
Kind = Literal["text", "figure"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table on screen."""

    key: str
    text: Callable[[MetricRow], str]
    """What the cell says, on one line."""
    sort: Callable[[MetricRow], SortKey | None]
    """By what it is sorted, texts by ``pinyin_order``; ``None`` goes last in either direction."""
    facet: Callable[[MetricRow], str]
    """By what it is filtered: the same in both languages."""
    exports: tuple[str, ...]
    """Columns of ``parser.export.tables.metric_table`` that it is copied as."""
    figure: Callable[[MetricRow], Figure] | None = None
    """The cell in pieces, for a column of figures."""
    least: int = 6
    """Narrowest it may get, in terminal columns."""
    most: int = 40
    """Widest it gets by itself."""

    @property
    def title(self) -> str:
        """Its header."""
        return say(f"table.column.{self.key}")


def known_text(metric: Metric) -> str:
    """How the row's facts are known: ``said``, or which of them were inferred."""
    facts = metric.known
    guessed = [name for name in ("indicator", "status", "period") if getattr(facts, name) == "inferred"]
    if not guessed:
        return say("table.known.said")
    names = ("、" if language() == "zh" else ", ").join(say(f"table.known.{name}") for name in guessed)
    return say("table.known.inferred", facts=names)


def _known_facet(row: MetricRow) -> str:
    facts = row.metric.known
    return _inferred(facts.indicator, facts.status, facts.period)


@cache
def _inferred(*certainties: str | None) -> str:
    names = ("indicator", "status", "period")
    return " ".join(name for name, certainty in zip(names, certainties, strict=True) if certainty == "inferred")


def pinyin_order(text: str) -> bytes:
    """GB 2312 lists its common characters by pinyin: their code order is near enough to a
    dictionary's, at no cost.
    """
    return text.encode("gb18030", "replace")


def _by_size(quantity: Quantity | None) -> SortKey | None:
    """Like beside like: by base unit, then by the figure scaled to it (8.6万人 before 9000元)."""
    if quantity is None:
        return None
    if quantity.number is None:
        return "~", float(quantity.parts[0]) if quantity.parts else 0.0
    number, unit = quantity.si or (quantity.number, quantity.unit)
    return unit, float(number)


def _by_change(quantity: Quantity | None) -> SortKey | None:
    if quantity is None or quantity.number is None:
        return None
    number: Decimal = quantity.si[0] if quantity.si else quantity.number
    return quantity.kind, float(-number if quantity.direction == "down" else number)


def _place(row: MetricRow) -> str:
    place = row.report.cover.place
    return place.name if place else ""


def _year(row: MetricRow) -> str:
    year = row.report.cover.year
    return str(year) if year else row.report.id


def _section(row: MetricRow) -> str:
    section = row.section
    return section.title if section else ""


def _topic(row: MetricRow) -> str:
    return topic_name(row.metric.topic) if row.metric.topic else ""


def _status(row: MetricRow) -> str:
    status = row.metric.status
    return f"{STATUS_MARKS[status]} {say(f'table.status.{status}')}"


def _direction(row: MetricRow) -> str:
    change = row.metric.change
    return (change.direction or "") if change else ""


def _value(row: MetricRow) -> Figure:
    return figure_of(row.metric.value)


def _change(row: MetricRow) -> Figure:
    return figure_of(row.metric.change, change=True)


def _origin(row: MetricRow) -> Figure:
    return figure_of(row.metric.origin)


_ALL = (
    Column(
        "indicator",
        lambda row: row.metric.indicator,
        lambda row: row.metric.indicator or None,
        lambda row: row.metric.indicator,
        ("indicator",),
        least=14,
        most=44,
    ),
    Column("place", _place, lambda row: _place(row) or None, _place, ("place",), least=6, most=14),
    Column("year", _year, _year, _year, ("year",), least=4, most=16),
    Column(
        "value",
        lambda row: shown(_value(row)),
        lambda row: _by_size(row.metric.value),
        lambda row: shown(_value(row)),
        ("value", "value_high", "unit", "bound"),
        _value,
    ),
    Column(
        "change",
        lambda row: shown(_change(row)),
        lambda row: _by_change(row.metric.change),
        _direction,
        ("direction", "change", "change_high", "change_unit", "change_bound"),
        _change,
    ),
    Column(
        "period",
        lambda row: row.metric.period or "",
        lambda row: row.metric.period,
        lambda row: row.metric.period or "",
        ("period",),
        most=12,
    ),
    Column("status", _status, lambda row: row.metric.status, lambda row: row.metric.status, ("status",), most=12),
    Column("known", lambda row: known_text(row.metric), _known_facet, _known_facet, ("known",), most=24),
    Column(
        "from",
        lambda row: shown(_origin(row)),
        lambda row: _by_size(row.metric.origin),
        lambda row: shown(_origin(row)),
        ("from",),
        _origin,
    ),
    Column(
        "canonical",
        lambda row: row.metric.canonical or "",
        lambda row: row.metric.canonical,
        lambda row: row.metric.canonical or "",
        ("canonical",),
        least=8,
        most=28,
    ),
    Column("topic", _topic, lambda row: _topic(row) or None, lambda row: row.metric.topic or "", ("topic",)),
    Column(
        "section",
        _section,
        lambda row: (row.report.id, float(row.section.start)) if row.section else None,
        lambda row: row.metric.section or "",
        ("section_number", "section_title"),
        least=10,
        most=32,
    ),
    Column(
        "sentence",
        lambda row: row.sentence,
        lambda row: (row.report.id, float(row.metric.start)),
        lambda row: str(row.metric.start),
        ("sentence",),
        least=20,
        most=200,
    ),
)
COLUMNS: dict[str, Column] = {column.key: column for column in _ALL}


def searchable(rows: Iterable[MetricRow]) -> list[str]:
    """What the filter's words are looked for in, row by row: names and figures, not section or sentence, in which a
    word would be found without being seen.
    """
    found = []
    topics: dict[str | None, str] = {None: ""}
    places: dict[int, str] = {}
    for row in rows:
        metric = row.metric
        value, change, topic, report = metric.value, metric.change, metric.topic, id(row.about)
        if topic not in topics:
            topics[topic] = _topic(row)
        if report not in places:
            places[report] = _place(row)
        text = (
            f"{metric.indicator} {metric.canonical or ''} {value.text if value else ''}"
            f" {change.text if change else ''} {metric.period or ''} {topics[topic]} {places[report]}"
        )
        found.append(text.casefold())
    return found
