"""The form in which a reading is kept: lines of JSON, and the model objects made of them again.

The first line says which rules made the reading and how many reports there are. Then each report has one line of its
own and its sections, metrics, passages and notes, some dozens to a line: a large report is never held as the lists of
one huge JSON value beside the objects made of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from parser.report import Call, Cover, Known, Metric, Note, Paragraph, Passage, Place, Quantity, Report, Section, Source

from .held import Held

_A_LINE = 48
"""Rows of a line."""
_MANY = ("sections", "metrics", "passages", "notes")


def lines(reports: list[Report], rules: str) -> Iterator[str]:
    """The lines that keep a reading which these rules made."""
    yield _line([rules, len(reports)])
    for report in reports:
        many = [getattr(report, name) for name in _MANY]
        yield _line([report.start, report.end, plain(report.cover), report.repeats, *map(len, many)])
        for rows in many:
            for first in range(0, len(rows), _A_LINE):
                yield _line(plain(rows[first : first + _A_LINE]))


def _line(value: list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def reports(kept: Iterable[bytes | str], rules: str, source: Source) -> list[Report] | None:
    """The reading of ``source`` that these lines keep; ``None`` when other rules made it.

    Raises:
        ValueError, LookupError, TypeError, ArithmeticError: the lines are damaged.
    """
    values = map(json.loads, kept)
    made_by, count = next(values, (None, 0))
    if made_by != rules:
        return None
    stem = Path(source.name).stem
    held = Held()
    found = [_report(f"{stem}#{number}", source, values, held) for number in range(1, count + 1)]
    if next(values, None) is not None:
        raise ValueError("more lines than were written")
    return found


def _report(id: str, source: Source, values: Iterator[Any], held: Held) -> Report:
    own: list[Any] = next(values, [])
    start, end, cover, repeats, sections, metrics, passages, notes = own
    return Report(
        id,
        source,
        start,
        end,
        _cover(cover),
        tuple([_section(row, held) for row in _rows(values, sections)]),
        tuple([_metric(row, held) for row in _rows(values, metrics)]),
        tuple([_passage(row, held) for row in _rows(values, passages)]),
        tuple([note_of(row) for row in _rows(values, notes)]),
        repeats,
    )


def _rows(values: Iterator[Any], count: int) -> Iterator[Any]:
    """So many rows, of the lines that follow.

    Raises:
        ValueError: there are more or fewer.
    """
    for rows in islice(values, -(-count // _A_LINE)):
        count -= len(rows)
        yield from rows
    if count:
        raise ValueError("the lines are not those that were written")


def plain(value: Any) -> Any:
    """A model object as nested lists, its fields in order; a number as its digits."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Report):
        return [plain(getattr(value, name)) for name in value.__dataclass_fields__ if name not in ("id", "source")]
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else [plain(getattr(value, name)) for name in names]


def note_of(row: list[Any]) -> Note:
    """The note that ``plain`` made the row of."""
    marker, start, end, calls, term = row
    return Note(marker, start, end, tuple([Call(*call) for call in calls]), term)


def _passage(row: list[Any], held: Held) -> Passage:
    kind, paragraph, section = row
    return Passage(held.same(kind, kind), _paragraph(paragraph), section)


def _cover(row: list[Any]) -> Cover:
    title, kind, place, year, date, body, speaker = row
    if place:
        name, level, code, parents = place
        place = Place(name, level, code, tuple(parents))
    return Cover(title, kind, place, year, date, body, speaker)


def _section(row: list[Any], held: Held) -> Section:
    id, parent, level, number, title, kind, start, end, body_end, topics = row
    return Section(
        id, parent, level, number, title, kind, start, end, body_end, held.same(tuple(topics), tuple(topics))
    )


def _paragraph(row: list[Any]) -> Paragraph:
    text, pieces, gaps, *rest = row
    return Paragraph(text, tuple([(at, start, end) for at, start, end in pieces]), tuple(gaps), *rest)


def _metric(row: list[Any], held: Held) -> Metric:
    section, indicator, start, end, status, period, value, origin, change = row[:9]
    canonical, topic, indicator_start, indicator_end, known, rules = row[9:]
    how, why, same = Known(*known), tuple(rules), held.same
    start, end = held.span(start, end)
    return Metric(
        same(section, section),
        same(indicator, indicator),
        start,
        end,
        same(status, status),
        same(period, period),
        None if value is None else _quantity(value, held),
        None if origin is None else _quantity(origin, held),
        None if change is None else _quantity(change, held),
        same(canonical, canonical),
        same(topic, topic),
        indicator_start,
        indicator_end,
        same(how, how),
        same(why, why),
    )


def _quantity(row: list[Any], held: Held) -> Quantity:
    *fields, si = row  # the number in its base unit and that unit, or nothing
    return held.quantity(*fields, *(si or (None, None)))
