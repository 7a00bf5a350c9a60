"""``govtui explain PATH OFFSET``: which row a place in the text became, and by which rules."""

from __future__ import annotations

import argparse
import sys

from parser.export import figure, printed, scaled, section_at
from parser.report import Metric, Quantity, Report, Section
from tui.cli.output import narrate
from tui.cli.reading import Reading
from tui.cli.usage import UsageError
from tui.locale import say

_MOST = 5  # places of a searched text that are explained


def explain(given: argparse.Namespace) -> int:
    """Print the rows at an offset, or at the places where a text stands.

    Raises:
        UsageError: the text has no such place.
    """
    reading = Reading([given.path], bar=False)
    reports = [report for _, report in reading]
    if not reports:
        return reading.code or 2
    text = reports[0].source.text
    offsets = [int(given.wanted)] if given.wanted.isdecimal() else _places(text, given.wanted)
    if not offsets:
        raise UsageError(say("cli.explain.not-there", text=given.wanted, path=given.path))
    found = [(report, at) for at in offsets for report in reports if report.start <= at < report.end]
    if not found:
        raise UsageError(say("cli.explain.outside", path=given.path, end=len(text)))
    sys.stdout.write("\n".join(explained(report, at) for report, at in found[:_MOST]))
    if len(found) > _MOST:
        narrate(say("cli.explain.more", shown=_MOST, total=len(found)))
    return reading.code


def explained(report: Report, offset: int) -> str:
    """What stands at ``offset`` and the rows made from it: those of the figure, else of the sentence."""
    here = [metric for metric in report.metrics if metric.start <= offset < metric.end]
    exact = [metric for metric in here if any(part.start <= offset < part.end for part in quantities(metric))]
    section = section_at(report, offset)
    place, year = report.cover.place.name if report.cover.place else "", report.cover.year or ""
    head = " · ".join(part for part in (report.id, f"{place} {year}".strip(), _heading(section)) if part)
    if not here:
        start, end = max(report.start, offset - 20), min(report.end, offset + 20)
        context = f"{printed(report, start, offset)}▸{printed(report, offset, end)}"
        return f"{head}\n  …{context}…\n  {say('cli.explain.nothing', offset=offset)}\n"
    return "\n".join([head, *(_row(report, metric) for metric in exact or here)]) + "\n"


def quantities(metric: Metric) -> list[Quantity]:
    """The figures of a row: value, from, change."""
    return [part for part in (metric.value, metric.origin, metric.change) if part is not None]


def marked(report: Report, metric: Metric) -> str:
    """The row's sentence with its figures in 【】."""
    parts, at = [], metric.start
    for part in sorted(quantities(metric), key=lambda part: part.start):
        if part.start >= at:
            parts.append(f"{printed(report, at, part.start)}【{printed(report, part.start, part.end)}】")
            at = part.end
    return "".join(parts) + printed(report, at, max(at, metric.end))


def _row(report: Report, metric: Metric) -> str:
    facts = metric.known
    lines = [
        ("indicator", metric.indicator, facts.indicator),
        ("canonical", metric.canonical, None),
        ("value", _quantity(metric.value), None),
        ("from", _quantity(metric.origin), None),
        ("change", _quantity(metric.change), None),
        ("period", metric.period, facts.period),
        ("status", metric.status, facts.status),
        ("topic", metric.topic, None),
        ("rules", ", ".join(metric.rules), None),
    ]
    shown = []
    for key, text, how in lines:
        if text:
            certainty = f"  ({say(f'cli.known.{how}')})" if how else ""
            shown.append("    " + say("cli.named-told", name=say(f"cli.column.{key}"), told=f"{text}{certainty}"))
    return "\n".join([f"  {marked(report, metric)}", *shown])


def _quantity(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    base = ""
    if quantity.si and quantity.si[0] != quantity.number:
        base = f" = {scaled(quantity.si[0])} {quantity.si[1]}"
    return f"{figure(quantity)}{base}  [{quantity.start}–{quantity.end}, {quantity.kind}]"


def _heading(section: Section | None) -> str:
    return f"{section.number}{section.title}" if section else ""


def _places(text: str, wanted: str) -> list[int]:
    found, at = [], text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + len(wanted))
    return found
