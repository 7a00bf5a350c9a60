"""Reports that are open, asked like those of the library: as its rows, and searched like its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parser.report import Report

from . import grams, labels, places
from .encoding import province_of
from .found import Found, Hit
from .places import Span
from .records import ReportRow
from .search import about, forms, inside


def row_of(report: Report, row: int, path: str | None = None, *, alone: bool = True) -> ReportRow:
    """An open report as the library would list it; ``row`` is its number among those that are open."""
    cover, place = report.cover, report.cover.place
    stem, _, number = report.id.rpartition("#")
    return ReportRow(
        report.id,
        row,
        int(number),
        report.source.name,
        path,
        report.source.kind,
        cover.title,
        cover.kind,
        place.name if place else None,
        place.level if place else None,
        place.code if place else None,
        province_of(place),
        place.parents if place else (),
        cover.year,
        cover.date,
        cover.body,
        cover.speaker,
        report.start,
        report.end,
        len(report.sections),
        len(report.metrics),
        *labels.conflict(report, alone),
        None if report.repeats is None else f"{stem}#{report.repeats}",
    )


def search(
    reports: Iterable[tuple[ReportRow, Report]], given: str, *, topics: tuple[str, ...] = (), limit: int = 50
) -> Found:
    """Look for ``given`` in these reports, in their order; as ``Library.search``."""
    phrase = grams.compact(given)
    held = list(reports)
    for form in forms(phrase):
        counted: list[tuple[ReportRow, int]] = []
        hits: list[Hit] = []
        for row, report in held:
            found = list(_places(report, form, topics))
            if found:
                counted.append((row, len(found)))
                sections = [(section.id, section.start, section.body_end) for section in report.sections]
                wanted = found[: max(0, limit - len(hits))]
                hits += [places.hit(row, report.source.text, place, sections) for place in wanted]
        if counted:
            return Found(form, tuple(counted), tuple(hits))
    return Found(phrase, (), ())


def _places(report: Report, phrase: str, topics: tuple[str, ...]) -> Iterator[Span]:
    found = places.places(report.source.text, phrase, report.start, report.end)
    if topics:
        spans = [(section.start, section.body_end) for section in report.sections if about(section.topics, topics)]
        found = inside(found, spans)
    yield from found
