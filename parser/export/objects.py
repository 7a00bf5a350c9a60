"""Reports as plain JSON objects: the data contract of docs/export.md.

Keys may be added; none may change its meaning without a new ``SCHEMA``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from parser.report import Metric, Note, Place, Quantity, Report, Section

SCHEMA = 1
_LONGEST = 400  # digits of an integer that are still written out
# Only a file's name can still hold these; escaped, they are exact and harm no terminal.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")


def json_number(number: Decimal | None) -> int | float | None:
    """A Decimal as a JSON number that prints as the report does: ``154.86``, ``427``.

    A whole number becomes an ``int``, exact at any length; another becomes the nearest double,
    whose shortest form is the same digits up to 15 of them, more than any report prints.
    """
    if number is None or not number.is_finite():
        return None
    if number.adjusted() < _LONGEST and number == number.to_integral_value():
        return int(number)
    return float(number)


def dumped(value: Any) -> str:
    """``value`` as JSON on one line, Chinese as itself, control characters escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def report_object(report: Report, *, with_text: bool = False, path: str | None = None) -> dict[str, Any]:
    """One report as docs/export.md describes it; ``path`` is the file as the user named it."""
    cover, source = report.cover, report.source
    found: dict[str, Any] = {
        "id": report.id,
        "file": source.name,
        "path": path,
        "format": source.kind,
        "encoding": source.encoding,
        "warnings": list(source.warnings),
        "start": report.start,
        "end": report.end,
        "repeats": report.repeats and f"{report.id.rpartition('#')[0]}#{report.repeats}",
        "title": cover.title,
        "kind": cover.kind,
        "place": _place(cover.place),
        "year": cover.year,
        "date": cover.date,
        "body": cover.body,
        "speaker": cover.speaker,
        "sections": [_section(section) for section in report.sections],
        "metrics": [_metric(metric) for metric in report.metrics],
        "notes": [_note(note) for note in report.notes],
    }
    if with_text:
        found["text"] = source.text
    return found


def json_pieces(objects: Iterable[dict[str, Any]], version: str) -> Iterator[str]:
    """The export as text, a piece a report, so that a whole library never stands in memory.

    Joined, the pieces are one JSON object that ends with a newline.
    """
    yield f'{{"schema": {SCHEMA}, "govtui": {dumped(version)}, "reports": ['
    between = "\n"
    for report in objects:
        yield between + dumped(report)
        between = ",\n"
    yield "\n]}\n"


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"name": place.name, "level": place.level, "code": place.code, "parents": list(place.parents)}


def _note(note: Note) -> dict[str, Any]:
    return {
        "marker": note.marker,
        "term": note.term,
        "start": note.start,
        "end": note.end,
        "calls": [call.start for call in note.calls],
        "called": [{"start": call.start, "end": call.end, "by": call.by} for call in note.calls],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "parent": section.parent,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "kind": section.kind,
        "start": section.start,
        "end": section.end,
        "body_end": section.body_end,
        "topics": list(section.topics),
    }


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "section": metric.section,
        "indicator": metric.indicator,
        "indicator_start": metric.indicator_start,
        "indicator_end": metric.indicator_end,
        "canonical": metric.canonical,
        "topic": metric.topic,
        "status": metric.status,
        "period": metric.period,
        "start": metric.start,
        "end": metric.end,
        "value": _quantity(metric.value),
        "from": _quantity(metric.origin),
        "change": _quantity(metric.change, change=True),
        "known": {
            "indicator": metric.known.indicator,
            "status": metric.known.status,
            "period": metric.known.period,
        },
        "rules": list(metric.rules),
    }


def _quantity(quantity: Quantity | None, *, change: bool = False) -> dict[str, Any] | None:
    if quantity is None:
        return None
    found: dict[str, Any] = {
        "text": quantity.text,
        "number": json_number(quantity.number),
        "high": json_number(quantity.high),
        "unit": quantity.unit,
        "si": None if quantity.si is None else {"number": json_number(quantity.si[0]), "unit": quantity.si[1]},
        "bound": quantity.bound,
        "kind": quantity.kind,
        "start": quantity.start,
        "end": quantity.end,
    }
    if change:
        found["direction"] = quantity.direction
    if quantity.parts:
        found["parts"] = [json_number(part) for part in quantity.parts]
    return found
