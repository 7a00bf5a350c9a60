"""Facts out of a library: whatever gives rows with the report that states them, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from parser.metrics.standard import indicators
from parser.questions.facts import About, Fact, named
from parser.report import Metric, PlaceLevel, ReportKind

if TYPE_CHECKING:
    from parser.library import Library

_HAN = re.compile("[\u4e00-\u9fff]+")


class KeptReport(Protocol):
    """What a library knows of a report without opening it."""

    @property
    def id(self) -> str:
        """Its name in the library."""

    @property
    def file(self) -> str:
        """The file it came in."""

    @property
    def place(self) -> str | None:
        """Its place."""

    @property
    def level(self) -> PlaceLevel | None:
        """The place's level."""

    @property
    def code(self) -> str | None:
        """The place's code."""

    @property
    def province(self) -> str | None:
        """The province that the place is, or lies in."""

    @property
    def year(self) -> int | None:
        """The year for which it plans."""

    @property
    def date(self) -> str | None:
        """When it was given."""

    @property
    def kind(self) -> ReportKind:
        """What it is."""


class KeptRow(Protocol):
    """A metric of a library."""

    @property
    def report(self) -> KeptReport:
        """Who states it."""

    @property
    def metric(self) -> Metric:
        """The row."""

    @property
    def sentence(self) -> str:
        """``source.text[metric.start:metric.end]``, line breaks and all."""


def facts_of_rows(rows: Iterable[KeptRow]) -> Iterator[Fact]:
    """The facts that a library's rows are: ``facts_of_rows(library.metrics(canonical="地区生产总值"))``. Rows of
    reports without place or year are left out.
    """
    known: dict[str, About | None] = {}
    for row in rows:
        report = row.report
        if report.id not in known:
            known[report.id] = about_kept(report)
        about = known[report.id]
        if about is not None:
            yield Fact(about, row.metric, row.sentence)


def facts_named(library: Library, name: str) -> Iterator[Fact]:
    """The facts of a library under one name (see ``facts.named``), as ``facts_of`` gives those of open reports."""
    if name in indicators():
        yield from facts_of_rows(library.metrics(canonical=name))
        return
    # What one form changes (brackets, letters, digits) is not asked of the name as printed.
    printed = max(_HAN.findall(name), key=len, default=name)
    rows = (row for row in library.metrics(indicator=printed) if named(row.metric, name))
    yield from facts_of_rows(rows)


def facts_of_place(library: Library, place: str) -> Iterator[Fact]:
    """All facts of the reports of a place, by its code or, where it has none, by its name."""
    yield from facts_of_rows(library.metrics(place=place))


def about_kept(report: KeptReport) -> About | None:
    """What a report of the library says of itself; ``None`` where place or year is unknown."""
    if report.place is None or report.year is None:
        return None
    return About(
        report.id,
        report.file,
        report.place,
        report.level,
        report.code,
        report.province,
        report.year,
        report.date,
        report.kind,
    )
