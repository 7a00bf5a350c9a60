"""Lists the library's reports: what their covers say, without their texts, so that who only searches does not wait.

The names of files are read out of an index of their own, for in the table itself each stands beside a whole text.
"""

from __future__ import annotations

import sqlite3
from sys import intern
from typing import Any, get_args

from parser.report import PlaceLevel, ReportKind

from .filters import Conditions
from .kinds import Kinds, SpoiltError
from .path_names import path_said
from .records import ReportRow

_COLUMNS = """
    r.key, r.id, r.number, s.name, (SELECT min(path) FROM files f WHERE f.source = r.source), s.kind,
    r.title, r.kind, r.place, r.level, r.code, r.province, r.parents, r.year, r.date, r.body, r.speaker,
    r.start, r.end, r.sections, r.metrics, r.said_year, r.said_place,
    CASE WHEN r.twin IS NULL THEN NULL ELSE (SELECT t.key FROM reports t WHERE t.id = r.twin) END
"""
"""In the order of ``ReportRow``."""
_FROM = "reports r JOIN sources s INDEXED BY sources_named ON s.id = r.source"
_ORDER = "r.code IS NULL, r.code, r.place, r.year, r.date, r.key"
_FILE, _PATH, _PARENTS, _KIND, _LEVEL, _START, _END = map(
    ReportRow._fields.index, ("file", "path", "parents", "kind", "level", "start", "end")
)
_SOUND = Kinds(
    "report",
    *("text", "whole", "whole", "name", "name?", "text"),
    *("text?", "text", "text?", "text?", "text?", "text?", "text?", "whole?", "text?", "text?", "text?"),
    *("whole", "whole", "whole", "whole", "whole?", "text?"),
    "text?",
    known={_KIND: get_args(ReportKind), _LEVEL: (None, *get_args(PlaceLevel))},
)


def report_rows(db: sqlite3.Connection, asked: Conditions) -> list[ReportRow]:
    """The reports that meet the conditions: by place in the order of the codes, then by year."""
    query = f"SELECT {_COLUMNS} FROM {_FROM} {asked.where} ORDER BY {_ORDER}"
    parents: dict[str | None, tuple[str, ...]] = {None: (), "": ()}
    return [_once(_report_row(row, parents)) for row in _SOUND.each(db.execute(query, asked.values))]


def _once(row: ReportRow) -> ReportRow:
    """The row itself, or the equal one that was told before."""
    told = _told.get(row.row)
    if told == row:
        return told
    _told[row.row] = row
    return row


_told: dict[int, ReportRow] = {}
"""The rows told last, by number. List, jump box and search of the screen each ask for all of them, by connections of
their own, and hold what they are told."""


def _report_row(row: tuple[Any, ...], parents: dict[str | None, tuple[str, ...]]) -> ReportRow:
    # Words are held once: most are those of other reports, and the screen asks for all reports more than once.
    if not 0 <= row[_START] <= row[_END]:
        raise SpoiltError("report")
    cells = [intern(cell) if cell.__class__ is str else cell for cell in row]
    if cells[_FILE].__class__ is bytes:
        cells[_FILE] = path_said(cells[_FILE])
    if cells[_PATH].__class__ is bytes:
        cells[_PATH] = path_said(cells[_PATH])
    said = cells[_PARENTS]
    if said not in parents:
        parents[said] = tuple(map(intern, said.split("|")))
    cells[_PARENTS] = parents[said]
    return ReportRow._make(cells)
