"""What a file's name says of the report in it, where the text says otherwise: the text decides."""

from __future__ import annotations

import re

from parser.report import Report
from parser.structure.places import in_text

_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20[0-4])\d(?!\d)")


def conflict(report: Report, alone: bool) -> tuple[int | None, str | None]:
    """The year and the place that the file's name says, each only where the text says another.

    A file of several reports (``alone`` is false) names none of them.
    """
    if not alone:
        return None, None
    stem, cover = report.source.name.rpartition(".")[0] or report.source.name, report.cover
    years = {int(found) for found in _YEAR.findall(stem)}
    said_year = next(iter(years)) if len(years) == 1 else None
    if said_year == cover.year or cover.year is None:
        said_year = None
    said_place = None
    if cover.place is not None:
        named = in_text(_YEAR.sub(" ", stem), cover.year)
        if named is not None and not _same(named.name, cover.place.name):
            said_place = named.name
    return said_year, said_place


def _same(one: str, other: str) -> bool:
    """清苑县 became 清苑区: a place keeps its name when its kind changes."""
    return one == other or one[:-1] == other[:-1] or one[:-2] == other[:-2] != ""
