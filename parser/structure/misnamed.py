"""A file whose name says one place while its text is the report of another: 淮南市-2016.md, in which 淮安市 reports.

Said only where it is sure: the name holds a place in full (or nothing but a place, a year and the words of a title),
every document in the file is of another one that neither lies in it nor holds it, and the text knows the place of the
name nowhere. A county that became a district, and a city that bears a new name, are at home in their texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from parser.report import Place, Report

_AROUND = re.compile(r"[^\u4e00-\u9fff]+|政府工作报告|工作报告|政府|报告|人民|全文|年")
"""What stands beside a place in a file's name."""
_KNOWN = 2
"""A text that names the place so often knows it: a report names its own dozens of times."""


def told(reports: list[Report]) -> list[Report]:
    """The reports of one file, with a warning in their source where the file's name says another place."""
    warning = _warning(reports)
    if not warning or warning in reports[0].source.warnings:
        return reports
    source = replace(reports[0].source, warnings=(*reports[0].source.warnings, warning))
    return [replace(report, source=source) for report in reports]


def _warning(reports: list[Report]) -> str:
    of = [report.cover.place for report in reports if report.cover.place is not None]
    stem = Path(reports[0].source.name).stem if reports else ""
    if not of or len(of) < len(reports) or not _AROUND.sub("", stem) or any(place.name in stem for place in of):
        return ""  # most files: nothing needs to be looked up

    from parser.structure import places  # a start with readings that were kept looks up no place
    from parser.text.traditional import is_traditional, simplified

    stem = simplified(stem)
    named = places.in_text(stem, short=False) or places.find(_AROUND.sub("", stem))
    if named is None or any(simplified(place.name) in stem or _is_same(named, place) for place in of):
        return ""
    text = reports[0].source.text
    text = simplified(text) if is_traditional(text) else text
    if text.count(places.names_of(named)[-1]) >= _KNOWN:
        return ""
    return f"the file's name says {named.name}, but the text is a report of {of[0].name}"


def _is_same(one: Place, other: Place) -> bool:
    """Whether they are one place, or one lies in the other."""
    if one.code is None or other.code is None or one.code == other.code:
        return True
    return one.name in other.parents or other.name in one.parents
