"""Reads whole reports and metrics out of the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from parser.report import Metric, Report, Source
from parser.text.safety import clean, one_line

from . import encoding
from .filters import Conditions
from .held import Held
from .kinds import Kinds, SpoiltError
from .listing import report_rows
from .path_names import path_said
from .records import MetricRow
from .soundness import sound
from .texts import opened, shown_of

_METRIC = ", ".join("u.names" if name == "rules" else f"m.{name}" for name in encoding.METRIC_COLUMNS)
_HEAD = Kinds(
    "report",
    *("whole", "whole", "whole", "whole", "name", "text", "text", "text", "bytes", "bytes"),
    *("text?", "text", "text?", "text?", "text?", "text?", "text?", "whole?", "text?", "text?", "text?"),
)
_STATED = encoding.METRICS.behind("whole", "whole", "text?")
_PLACE, _SECTION = (
    Kinds("metric", "text?", "text?", "whole", "text?"),
    Kinds("section", "text", "text", "whole", "text"),
)


def metric_rows(db: sqlite3.Connection, reports: Conditions, metrics: Conditions) -> Iterator[MetricRow]:
    """The metrics that meet the conditions, report by report, in reading order."""
    rows = {row.row: row for row in report_rows(db, reports)}
    where = metrics.where
    if len(rows) <= 500:  # few reports: look only there
        ids = ", ".join(map(str, rows))
        where = f"{where} {'AND' if where else 'WHERE'} m.report IN ({ids})"
    query = f"""
        SELECT m.report, m.position, s.text, {_METRIC}
        FROM metrics m JOIN rules u ON u.id = m.rules
        LEFT JOIN sentences s ON s.report = m.report AND s.start = m.start AND s.end = m.end
        {where} ORDER BY m.report, m.position
    """
    text_of, text, held = 0, "", Held()
    before, said = (0, 0, 0), ""
    for row in _STATED.each(db.execute(query, metrics.values)):
        number, position, sentence = row[:3]
        report = rows.get(number)
        if report is None:
            continue
        metric = encoding.metric_of(row[3:], held)
        here = number, metric.start, metric.end
        if here == before:  # held once, whatever number of figures it states
            sentence = said
        elif sentence is None:
            if text_of != number:
                text_of, text = number, shown_of(db, number)
            sentence = text[metric.start : metric.end]
        before, said = here, sentence
        yield MetricRow(report, position, metric, sentence)


def whole_report(db: sqlite3.Connection, key: str) -> Report | None:
    """The report of this id, as ``parse`` made it; ``None`` where there is none."""
    row = db.execute(
        """SELECT r.id, r.number, r.start, r.end, s.name, s.kind, s.encoding, s.warnings, s.text, p.content,
           r.title, r.kind, r.place, r.level, r.code, r.parents, r.province, r.year, r.date, r.body, r.speaker
           FROM reports r JOIN sources s ON s.id = r.source JOIN passages p ON p.report = r.id WHERE r.key = ?""",
        (key,),
    ).fetchone()
    if row is None:
        return None
    number, document, start, end, name, kind, coding, warnings, text, content, *cover = _HEAD.sound(row)
    source, held = source_of(name, kind, coding, warnings, text), Held()
    passages, notes, repeats = encoding.rest_of(content, source)
    sections = db.execute(
        f"SELECT {', '.join(encoding.SECTION_COLUMNS)} FROM sections WHERE report = ? ORDER BY position", (number,)
    )
    metrics = db.execute(
        f"SELECT {_METRIC} FROM metrics m JOIN rules u ON u.id = m.rules WHERE m.report = ? ORDER BY m.position",
        (number,),
    )
    whole = Report(
        f"{stem_of(source.name)}#{document}",
        source,
        start,
        end,
        encoding.cover_of(cover),
        tuple([encoding.section_of(cells) for cells in encoding.SECTIONS.each(sections)]),
        tuple([encoding.metric_of(cells, held) for cells in encoding.METRICS.each(metrics)]),
        passages,
        notes,
        repeats,
    )
    return sound(whole)


def metric_at(db: sqlite3.Connection, report: int, position: int) -> Metric | None:
    """One metric of a report, by the library's number for it and its place in ``Report.metrics``."""
    row = db.execute(
        f"SELECT {_METRIC} FROM metrics m JOIN rules u ON u.id = m.rules WHERE m.report = ? AND m.position = ?",
        (report, position),
    ).fetchone()
    return None if row is None else encoding.metric_of(encoding.METRICS.sound(row), Held())


def metric_place(
    db: sqlite3.Connection, report: int, position: int
) -> tuple[str | None, str | None, int, str | None] | None:
    """Where a metric stands: id and title of its section, the offset of its figure, its topic."""
    row = db.execute(
        """SELECT m.section, s.title, coalesce(m.value_start, m.change_start, m.start), m.topic FROM metrics m
           LEFT JOIN sections s ON s.report = m.report AND s.id = m.section WHERE m.report = ? AND m.position = ?""",
        (report, position),
    ).fetchone()
    return None if row is None else tuple(_PLACE.sound(row))


def section_at(db: sqlite3.Connection, report: int, position: int) -> tuple[str | None, str, int, str | None] | None:
    """Id, title, start and first topic of a section, by its place in ``Report.sections``."""
    query = "SELECT id, title, start, topics FROM sections WHERE report = ? AND position = ?"
    row = db.execute(query, (report, position)).fetchone()
    if row is None:
        return None
    id, title, start, topics = _SECTION.sound(row)
    return id, title, start, next(iter(topics.split()), None)


def source_of(name: Any, kind: str, coding: str, warnings: str, text: bytes) -> Source:
    """The source that the cells are."""
    import json

    said = json.loads(warnings)
    if not isinstance(said, list) or not all(isinstance(one, str) and clean(one) == one for one in said):
        raise SpoiltError("warnings")
    return Source(one_line(path_said(name) or ""), clean(opened(text)), kind, coding, tuple(said))


def stem_of(name: str) -> str:
    """The file's name without its ending, as ``Report.id`` has it."""
    from pathlib import Path

    return Path(name).stem
