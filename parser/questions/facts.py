"""Facts: a metric together with who states it, which is all that comparison and the ledger know of a report.

They come from open reports (``facts_of``) or from the library's store; what asks questions of them does not mind which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parser.metrics.canonical import canonical, stripped
from parser.metrics.standard import indicators
from parser.report import Metric, PlaceLevel, Report, ReportKind

_DATE = re.compile(r"^[^\d]{0,4}\d{4}年")
_DIGIT = re.compile(r"\d")
_PART = re.compile("[；;。！？]")
_CLAUSE = re.compile("[，,；;。！？：:）)]")


@dataclass(frozen=True, slots=True)
class About:
    """What a report's cover says of it."""

    report: str
    """Id of the report."""
    file: str
    place: str
    level: PlaceLevel | None
    code: str | None
    province: str | None
    """The province that the place is, or lies in; ``None`` for the nation, or where it is not known."""
    year: int
    """The year for which it plans."""
    date: str | None
    kind: ReportKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A row and who states it."""

    about: About
    metric: Metric
    sentence: str
    """``source.text[metric.start:metric.end]``, line breaks and all, so that offsets count in it."""

    @property
    def name(self) -> str:
        """Under what it lines up with other rows."""
        return name_of(self.metric)

    def before(self, offset: int) -> str:
        """The words of the clause that stand before a source offset, white space left out."""
        text = "".join(self.sentence[: max(0, offset - self.metric.start)].split())
        return _CLAUSE.split(text)[-1]

    def after(self, offset: int, most: int = 8) -> str:
        """The first words behind a source offset, white space left out."""
        start = max(0, offset - self.metric.start)
        return "".join(self.sentence[start : start + 3 * most].split())[:most]

    @property
    def opening(self) -> str:
        """The words of the sentence before its first figure: what it is about."""
        text = _DATE.sub("", "".join(self.sentence.split()))
        return _DIGIT.split(text, maxsplit=1)[0]

    def led(self, offset: int) -> str:
        """The words of the sentence before a source offset, from the last ``；`` on, white space left out."""
        text = "".join(self.sentence[: max(0, offset - self.metric.start)].split())
        return _PART.split(text)[-1]


def is_span(period: str) -> bool:
    """Whether a period is a span of years: ``2021-2025``."""
    return len(period) == len("2021-2025") and period[4] == "-"


def name_of_wording(indicator: str) -> str:
    """The standard name of a wording; where there is none, the wording without 全市, 实现, 增长 and their like."""
    return canonical(indicator) or stripped(indicator) or indicator


def name_of(metric: Metric) -> str:
    """Under what a row lines up with others: its standard name, else its own in one form."""
    return metric.canonical or name_of_wording(metric.indicator)


def named(metric: Metric, name: str) -> bool:
    """Whether a row is told under ``name``. Who asks for a standard name has all rows of it by what they are called
    already; only for another is a wording brought to one form, which costs more.
    """
    if metric.canonical is not None or name in indicators():
        return metric.canonical == name
    return name_of_wording(metric.indicator) == name


def about(report: Report) -> About | None:
    """What a report says of itself, or ``None`` where place or year is unknown: then nothing can be compared."""
    cover = report.cover
    if cover.place is None or cover.year is None:
        return None
    place = cover.place
    if place.level == "province":
        province: str | None = place.name
    else:
        province = place.parents[0] if place.parents else None
    return About(
        report.id,
        report.source.name,
        place.name,
        place.level,
        place.code,
        province,
        cover.year,
        cover.date,
        cover.kind,
    )


def facts_of(reports: Iterable[Report], name: str | None = None) -> Iterator[Fact]:
    """The facts of these reports, in reading order; of one name only, when it is given."""
    for report in reports:
        known = about(report)
        if known is None:
            continue
        text = report.source.text
        for metric in report.metrics:
            if name is None or named(metric, name):
                yield Fact(known, metric, text[metric.start : metric.end])


def up_is_good(name: str) -> bool | None:
    """Whether more of it is better; ``None`` where it depends, or is not known."""
    standard = indicators().get(name)
    return standard.up_is_good if standard else None
