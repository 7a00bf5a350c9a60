"""A report as rows of the library, and back: ``rebuilt`` gives what ``parse`` gave, field by field.

Every function here is pure. Numbers are kept as their digits; a paragraph's text only where it is not simply what the
source prints (full-width digits brought to one form), for the source is kept beside it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from sys import intern
from typing import Any, get_args

from parser.report import (
    Bound,
    ChangeKind,
    Cover,
    Known,
    Metric,
    Note,
    Paragraph,
    Passage,
    Place,
    Quantity,
    Report,
    Section,
    Source,
    Status,
    ValueKind,
)

from .form import note_of, plain
from .held import Held
from .kinds import Kinds, SpoiltError
from .packing import LEVEL, opened

_QUANTITY = ("start", "end", "text", "number", "unit", "high", "bound", "kind", "si", "si_unit", "parts")
_CERTAINTY = {"said": "s", "inferred": "i", None: "-"}
_CERTAIN: dict[str, Any] = {short: long for long, short in _CERTAINTY.items()}

SECTION_COLUMNS = ("id", "parent", "level", "number", "title", "kind", "start", "end", "body_end", "topics")
METRIC_COLUMNS = (
    "section",
    "indicator",
    "start",
    "end",
    "status",
    "period",
    "canonical",
    "topic",
    "indicator_start",
    "indicator_end",
    "known",
    "rules",
    *(f"value_{name}" for name in _QUANTITY),
    *(f"from_{name}" for name in _QUANTITY),
    *(f"change_{name}" for name in (*_QUANTITY, "direction")),
)
"""Columns of ``metrics`` in the order of ``metric_row``; ``rules`` is the names, parted by spaces."""
_OWN = 12  # columns before the quantities
_NO_QUANTITY = (None,) * len(_QUANTITY)
SECTIONS = Kinds("section", "text", "text?", "whole", "text", "text", "text", "whole", "whole", "whole", "text")
"""The rows that ``section_of`` takes."""
_STATUSES, _BOUNDS = get_args(Status), (None, *get_args(Bound))
_VALUES, _CHANGES = (None, *get_args(ValueKind)), (None, *get_args(ChangeKind))
_DIRECTIONS = (None, "up", "down")
_SIZES_AT = [_OWN + size * len(_QUANTITY) for size in range(3)]
METRICS = Kinds(
    "metric",
    *("text?", "text", "whole", "whole", "text", "text?", "text?", "text?", "whole?", "whole?", "text", "text"),
    *(3 * ("whole?", "whole?", *("text?",) * (len(_QUANTITY) - 2))),
    "text?",
    known={
        METRIC_COLUMNS.index("status"): _STATUSES,
        METRIC_COLUMNS.index("change_direction"): _DIRECTIONS,
        **{at + _QUANTITY.index("bound"): _BOUNDS for at in _SIZES_AT},
        **{
            at + _QUANTITY.index("kind"): kinds
            for at, kinds in zip(_SIZES_AT, (_VALUES, _VALUES, _CHANGES), strict=True)
        },
    },
)
"""The rows that ``metric_of`` takes."""


def section_row(section: Section) -> tuple[Any, ...]:
    """The cells of ``SECTION_COLUMNS``."""
    return (
        section.id,
        section.parent,
        section.level,
        section.number,
        section.title,
        section.kind,
        section.start,
        section.end,
        section.body_end,
        " ".join(section.topics),
    )


def section_of(row: Sequence[Any]) -> Section:
    """The section that a row of ``SECTIONS`` is."""
    id, parent, level, number, title, kind, start, end, body_end, topics = row
    return Section(id, parent, level, number, title, kind, start, end, body_end, tuple(topics.split()))


def metric_row(metric: Metric) -> tuple[Any, ...]:
    """The cells of ``METRIC_COLUMNS``."""
    known = metric.known
    change = metric.change
    return (
        metric.section,
        metric.indicator,
        metric.start,
        metric.end,
        metric.status,
        metric.period,
        metric.canonical,
        metric.topic,
        metric.indicator_start,
        metric.indicator_end,
        _CERTAINTY[known.indicator] + _CERTAINTY[known.status] + _CERTAINTY[known.period],
        " ".join(metric.rules),
        *(_NO_QUANTITY if metric.value is None else _quantity_row(metric.value)),
        *(_NO_QUANTITY if metric.origin is None else _quantity_row(metric.origin)),
        *(_NO_QUANTITY if change is None else _quantity_row(change)),
        None if change is None else change.direction,
    )


def metric_of(row: Sequence[Any], held: Held) -> Metric:
    """The metric that a row of ``METRICS`` is; ``held`` is what those that were read with it have in common."""
    size, same = len(_QUANTITY), held.same
    start, end = held.span(row[2], row[3])
    return Metric(
        row[0],
        same(row[1], row[1]),
        start,
        end,
        same(row[4], row[4]),
        same(row[5], row[5]),
        _quantity(row, _OWN, held),
        _quantity(row, _OWN + size, held),
        _quantity(row, _OWN + 2 * size, held, row[-1]),
        same(row[6], row[6]),
        same(row[7], row[7]),
        row[8],
        row[9],
        held.made(_known_of, row[10]),
        held.made(_rules_of, row[11]),
    )


def _known_of(written: str) -> Known:
    return Known(*[_CERTAIN[each] for each in written])


def _rules_of(names: str) -> tuple[str, ...]:
    return tuple(map(intern, names.split()))


def _quantity_row(quantity: Quantity) -> tuple[Any, ...]:
    si = quantity.si
    return (
        quantity.start,
        quantity.end,
        quantity.text,
        None if quantity.number is None else str(quantity.number),
        quantity.unit,
        None if quantity.high is None else str(quantity.high),
        quantity.bound,
        quantity.kind,
        None if si is None else str(si[0]),
        None if si is None else si[1],
        " ".join(map(str, quantity.parts)) or None,
    )


def _quantity(row: Sequence[Any], at: int, held: Held, direction: Any = None) -> Quantity | None:
    if row[at] is None:
        return None
    start, end, text, number, unit, high, bound, kind, si, si_unit, parts = row[at : at + len(_QUANTITY)]
    if None in (end, text, unit, kind):
        raise SpoiltError("metric")
    said = parts.split() if parts else ()
    return held.quantity(start, end, text, number, unit, high, bound, kind, direction, said, si, si_unit)


def rest_packed(report: Report) -> bytes:
    """What no column holds of a report: passages, notes, repeats."""
    text = report.source.text
    passages = []
    for passage in report.passages:
        one = passage.paragraph
        printed = one.printed(text)
        passages.append(
            [
                passage.kind,
                passage.section,
                None if printed == one.text else one.text,
                [part for piece in one.pieces for part in piece],
                one.gaps,
                one.mark,
                one.bold,
                one.indent,
                one.blank_before,
            ]
        )
    kept = [passages, plain(report.notes), report.repeats]
    written = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), LEVEL)


def rest_of(content: bytes, source: Source) -> tuple[tuple[Passage, ...], tuple[Note, ...], Any]:
    """Passages, notes and repeats again."""
    passages, notes, repeats = json.loads(opened(content).decode("utf-8", "surrogatepass"))
    made = []
    for kind, section, text, flat, gaps, mark, bold, indent, blank in passages:
        pieces = tuple([(flat[at], flat[at + 1], flat[at + 2]) for at in range(0, len(flat), 3)])
        if text is None:
            text = "".join([source.text[start:end] for _, start, end in pieces])
        made.append(Passage(kind, Paragraph(text, pieces, tuple(gaps), mark, bold, indent, blank), section))
    return tuple(made), tuple([note_of(note) for note in notes]), repeats


def cover_row(cover: Cover) -> tuple[Any, ...]:
    """title, kind, place, level, code, parents, province, year, date, body, speaker."""
    place = cover.place
    return (
        cover.title,
        cover.kind,
        place and place.name,
        place and place.level,
        place and place.code,
        "|".join(place.parents) if place else None,
        province_of(place),
        cover.year,
        cover.date,
        cover.body,
        cover.speaker,
    )


def cover_of(row: Sequence[Any]) -> Cover:
    """The cover that the row is."""
    title, kind, name, level, code, parents, _, year, date, body, speaker = row
    place = None if name is None else Place(name, level, code, tuple(parents.split("|")) if parents else ())
    return Cover(title, kind, place, year, date, body, speaker)


def province_of(place: Place | None) -> str | None:
    """The province that a place is, or lies in; ``None`` for the nation, or where it is not known."""
    if place is None:
        return None
    return place.name if place.level == "province" else next(iter(place.parents), None)
