"""A row made into a metric: spans in the source, section, standard name, and what was said or inferred."""

from __future__ import annotations

from bisect import bisect_right

from parser.metrics import units
from parser.metrics.canonical import canonical, measured
from parser.metrics.figures import Figure
from parser.metrics.row import Row
from parser.report import Certainty, Cover, Known, Metric, Paragraph, Quantity, Section
from parser.structure.places import names_of

_SAY: dict[bool | None, Certainty | None] = {True: "said", False: "inferred", None: None}
_KNOWN = {
    (own, told, said): Known("said" if own else "inferred", "said" if told else "inferred", _SAY[said])
    for own in (True, False)
    for told in (True, False)
    for said in (True, False, None)
}
_CHANGES = {"share": "rate", "multiple": "rate", "points": "points"}
_VALUES = {"share": "share", "multiple": "multiple"}
_RELATIVE = {"ordinal": "rank", "ratio": "ratio"}


def span_of(paragraph: Paragraph, whole: int | None, first: int, last: int) -> tuple[int, int]:
    """Where ``paragraph.text[first:last]`` stands in the source (``whole``: where an unbroken paragraph begins)."""
    return paragraph.span(first, last) if whole is None else (whole + first, whole + last)


def _quantity(paragraph: Paragraph, whole: int | None, figure: Figure, direction: str | None) -> Quantity:
    """A figure as the model has it, with its span in the source (``whole``: where an unbroken paragraph begins)."""
    first, last = figure.start, figure.end
    if whole is None:
        start, end = paragraph.span(first, last)
    else:
        start, end = whole + first, whole + last
    unit = figure.unit
    number = figure.number
    if direction is not None:
        kind = _CHANGES.get(units.kind(unit), "amount")
        if number is not None and number.is_signed() and number:  # 增长-9.3% is down 9.3
            number, direction = -number, "down"
    else:
        kind = _RELATIVE.get(figure.kind) or _VALUES.get(units.kind(unit), "amount")
    return Quantity(
        start,
        end,
        paragraph.text[first:last],
        number,
        unit,
        figure.high,
        figure.bound,
        kind,
        direction,  # type: ignore[arg-type]
        figure.parts,
        units.scaled(number, unit),
    )


def _grown(name: str, row: Row) -> str | None:
    """The standard name of an economy that grows by a rate: 经济增长8.5% is growth of the gross product."""
    if row.value is not None or row.change is None or not name.endswith("经济"):
        return None
    return canonical(f"{name}增长") if "%" in row.change.unit else None


def _fitting(name: str | None, value: Figure | None) -> str | None:
    """A standard name, unless the value can be none of what it names (90%的公共财政支出用于民生)."""
    if name is None or value is None or value.kind not in ("number", "chinese") or not value.unit:
        return name
    return measured(name, units.kind(value.unit), units.family(value.unit))


class Maker:
    """Makes the metrics of one document out of its rows."""

    def __init__(self, cover: Cover, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._index = {section.id: number for number, section in enumerate(sections)}
        self._called = names_of(cover.place) if cover.place else ()

    def metric(self, paragraph: Paragraph, text: str, start: int, span: tuple[int, int], row: Row) -> Metric:
        """The metric of a row that ``paragraph`` tells in a sentence from ``start`` on, which stands at ``span``."""
        pieces = paragraph.pieces
        whole = pieces[0][1] if len(pieces) == 1 else None  # an unbroken paragraph: offsets are a sum
        value, change, origin = row.value, row.change, row.origin
        name, at, period = row.indicator, row.at, row.period
        where = text.find(name, start, at + 80)
        first, last = (None, None) if where < 0 else span_of(paragraph, whole, where, where + len(name))
        return Metric(
            self._section_at(paragraph.offset(at) if whole is None else whole + at),
            name,
            span[0],
            span[1],
            row.status,  # type: ignore[arg-type]
            period,
            _quantity(paragraph, whole, value, None) if value else None,
            _quantity(paragraph, whole, origin, None) if origin else None,
            _quantity(paragraph, whole, change, row.direction) if change else None,
            _fitting(canonical(name) or self._own(name), value) or _grown(name, row),
            None,
            first,
            last,
            _KNOWN[row.own, row.told, None if period is None else row.said],
            tuple(row.rules),
        )

    def _own(self, name: str) -> str | None:
        """The standard name of what is said to be the report's own place's: 北京市生产总值 in a report of 北京市."""
        if not name.startswith(self._called):
            return None
        called = next(called for called in self._called if name.startswith(called))
        return canonical(name[len(called) :]) if called else None

    def _section_at(self, offset: int) -> str | None:
        """The id of the innermost section that holds ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            section = self._sections[index]
            if section.body_end > offset:
                return section.id
            if section.parent is None:
                return None
            index = self._index.get(section.parent, -1)
        return None
