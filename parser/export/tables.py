"""Reports as tables: their list, their outlines, their metrics. Columns: ``knowledge/columns.tsv``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from parser.export.columns import columns_of
from parser.export.sentences import printed
from parser.export.table import Cell, Column, Table, plain
from parser.report import Metric, Quantity, Report, Section

_ARROW = {"up": "↑", "down": "↓", None: ""}
_BRIEF = ("place", "year", "section_title", "indicator", "value", "change", "period", "status", "known")
_BOUND = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈", None: ""}


def brief_columns() -> tuple[Column, ...]:
    """Columns of the metric table that fit a screen."""
    found = {column.key: column for column in columns_of("metrics")}
    return tuple(replace(found[key], kind="integer" if key == "year" else "text") for key in _BRIEF)


def report_table(reports: Iterable[Report]) -> Table:
    """A row a report: what its cover says, and how much it holds."""
    return Table(columns_of("reports"), tuple(_report_row(report) for report in reports))


def outline_table(reports: Iterable[Report]) -> Table:
    """A row a section, in reading order, with how many metrics stand in it or below it."""
    return Table(columns_of("outline"), tuple(row for report in reports for row in _outline_rows(report)))


def metric_table(reports: Iterable[Report]) -> Table:
    """A row a metric with all that is known of it: one tidy table for a data set.

    ``value`` is in ``unit``, as printed; ``si`` is the same, scaled exactly, in ``si_unit``.
    ``change`` is without sign, ``direction`` says up or down.
    """
    return Table(columns_of("metrics"), tuple(row for report in reports for row in _metric_rows(report)))


def brief_metric_table(reports: Iterable[Report]) -> Table:
    """A row a metric as people read it: figure, unit and bound in one cell."""
    return Table(brief_columns(), tuple(row for report in reports for row in _brief_rows(report)))


def known(metric: Metric) -> str:
    """``said``, or what of the row was inferred: ``inferred: status period``."""
    facts = metric.known
    guessed = [name for name in ("indicator", "status", "period") if getattr(facts, name) == "inferred"]
    return f"inferred: {' '.join(guessed)}" if guessed else "said"


def figure(quantity: Quantity | None) -> str:
    """A quantity as people read it: ``≥ 8 %``, ``↓ 6.6 %``, ``3~5 个``; a ratio as printed."""
    if quantity is None:
        return ""
    if quantity.number is None:
        return " ".join(quantity.text.split())
    number = plain(quantity.number)
    if quantity.high is not None:
        number += f"~{plain(quantity.high)}"
    return " ".join(
        part for part in (_ARROW[quantity.direction], _BOUND[quantity.bound], number, quantity.unit) if part
    )


def scaled(number: Decimal) -> Decimal:
    """A scaled number without the zeros that scaling left behind its point: 15486000000, not 15486000000.00."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def repeated(report: Report) -> str | None:
    """The id of the document, in the same file, of which the report is a second printing."""
    return None if report.repeats is None else f"{report.id.rpartition('#')[0]}#{report.repeats}"


def _place(report: Report) -> str | None:
    return report.cover.place.name if report.cover.place else None


def _code(report: Report) -> str | None:
    return report.cover.place.code if report.cover.place else None


def _report_row(report: Report) -> tuple[Cell, ...]:
    cover = report.cover
    return (
        _place(report),
        cover.place.level if cover.place else None,
        _code(report),
        cover.year,
        cover.date,
        cover.kind,
        cover.title,
        cover.body,
        cover.speaker,
        len(report.sections),
        len(report.metrics),
        report.end - report.start,
        report.id,
        report.source.name,
        repeated(report),
    )


def _outline_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    starts = sorted(metric.start for metric in report.metrics)
    for section in report.sections:
        yield (
            _place(report),
            report.cover.year,
            report.id,
            section.id,
            section.level,
            section.kind,
            section.number,
            section.title,
            " ".join(section.topics),
            bisect_left(starts, section.body_end) - bisect_left(starts, section.start),
            report.source.name,
            section.start,
            section.end,
            section.body_end,
        )


def _metric_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    sections = {section.id: section for section in report.sections}
    place, code, year, file = _place(report), _code(report), report.cover.year, report.source.name
    spot, second = report.cover.place, repeated(report)
    about = (
        spot.level if spot else None,
        " ".join(spot.parents) or None if spot else None,
        report.cover.date,
        report.cover.kind,
    )
    for metric in report.metrics:
        section = sections.get(metric.section) if metric.section else None
        value, change = metric.value, metric.change
        yield (
            place,
            code,
            year,
            report.id,
            metric.section,
            section.number if section else None,
            section.title if section else None,
            metric.indicator,
            metric.canonical,
            value.number if value else None,
            value.high if value else None,
            value.unit if value else None,
            value.bound if value else None,
            value.kind if value else None,
            value.text if value else None,
            scaled(value.si[0]) if value and value.si else None,
            value.si[1] if value and value.si else None,
            metric.origin.number if metric.origin else None,
            change.number if change else None,
            change.high if change else None,
            change.unit if change else None,
            change.bound if change else None,
            change.direction if change else None,
            change.kind if change else None,
            metric.period,
            metric.status,
            metric.topic,
            known(metric),
            printed(report, metric.start, metric.end),
            file,
            metric.start,
            metric.end,
            *about,
            metric.origin.unit if metric.origin else None,
            scaled(metric.origin.si[0]) if metric.origin and metric.origin.si else None,
            *_change(change),
            metric.known.indicator,
            metric.known.status,
            metric.known.period,
            value.start if value else None,
            value.end if value else None,
            change.start if change else None,
            change.end if change else None,
            second,
        )


def _change(change: Quantity | None) -> tuple[Decimal | None, str | None]:
    """A change scaled to its base unit, with its sign."""
    if change is None or change.si is None:
        return None, None
    number = scaled(change.si[0])
    return -number if change.direction == "down" else number, change.si[1]


def _brief_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    sections: dict[str, Section] = {section.id: section for section in report.sections}
    place, year = _place(report), report.cover.year
    for metric in report.metrics:
        section = sections.get(metric.section) if metric.section else None
        value = figure(metric.value)
        if metric.origin:
            value += f" ({figure(metric.origin)} →)"
        yield (
            place,
            year,
            section.title if section else None,
            metric.indicator,
            value,
            figure(metric.change),
            metric.period,
            metric.status,
            known(metric),
        )
