"""A row given whole: every fact of it and how it is known, and its sentence with the figures marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from parser.export.sentences import stretches
from parser.export.table import plain
from parser.export.tables import scaled
from tui.figures import BOUND_MARKS, STATUS_MARKS, change_kind, quantity_kind
from tui.locale import language, say
from tui.reading.names import label
from tui.reading.trail import heading_text
from tui.topic_names import topic_name

if TYPE_CHECKING:
    from parser.report import Metric, Quantity, Report, Section

Styles = tuple[str, ...]
"""Names of styles in ``tui.ink``, the later over the earlier."""
Run = tuple[str, Styles]


class Detail(NamedTuple):
    """What is to be said of a row."""

    facts: list[tuple[str, list[Run]]]
    """Label and value, in order."""
    sentence: list[Run]
    """On one line; the figures and, where it stands in one piece, the indicator are marked."""
    figure: int
    """Where in the sentence the row's figure begins."""


def detail(report: Report, metric: Metric, path: Sequence[Section]) -> Detail:
    """The row of ``metric``, which stands under the headings ``path``, outermost first."""
    facts: list[tuple[str, list[Run]]] = [(say("table.column.indicator"), [(metric.indicator, ("lines--head",))])]

    def add(name: str, *runs: Run) -> None:
        facts.append((say(name), list(runs)))

    if metric.canonical:
        add("table.column.canonical", (metric.canonical, ()))
    for name, quantity in (("value", metric.value), ("from", metric.origin), ("change", metric.change)):
        if quantity is not None:
            kind = change_kind(quantity) if name == "change" else quantity_kind(metric, quantity)
            runs: list[Run] = [(_figure(quantity), (f"figure--{kind}",))]
            if base := _base(quantity):
                runs.append((f" = {base}", ("lines--dim",)))
            add(f"table.column.{name}", *runs)
    add("table.column.period", (metric.period or say("row.no-period"), ()))
    style: Styles = ("figure--target",) if metric.status == "target" else ()
    add("table.column.status", (f"{STATUS_MARKS[metric.status]} {say(f'row.{metric.status}')}", style))
    add("table.column.known", (_known(metric), ()))
    if metric.topic:
        add("table.column.topic", (topic_name(metric.topic), ()))
    about = " › ".join([label(report), *(heading_text(section) for section in path)])
    add("table.column.section", (about, ()))
    add("detail.characters", (_offsets(metric), ("lines--dim",)))
    add("cli.column.file", (report.source.name, ("lines--dim",)))
    return Detail(facts, *_sentence(report, metric))


def _figure(quantity: Quantity) -> str:
    """As the report prints it, its bound and the way it goes in signs."""
    arrow = {"up": "↑", "down": "↓"}.get(quantity.direction or "", "")
    mark = BOUND_MARKS.get(quantity.bound or "", "")
    return " ".join(part for part in (arrow, mark, "".join(quantity.text.split())) if part)


def _base(quantity: Quantity) -> str:
    """In its base unit, where that is another one than is printed."""
    if quantity.si is None or quantity.number is None or quantity.si[1] == quantity.unit:
        return ""
    number = scaled(quantity.si[0])
    return f"{plain(number) if abs(number) < 10_000 else f'{number:,f}'} {quantity.si[1]}"


def _known(metric: Metric) -> str:
    told = []
    for name in ("indicator", "status", "period"):
        certainty = getattr(metric.known, name)
        if certainty is not None:
            told.append(say(f"detail.{certainty}", fact=say(f"row.known.{name}")))
    return ("、" if language() == "zh" else ", ").join(told)


def _offsets(metric: Metric) -> str:
    parts = [
        f"{say(f'table.column.{name}')} {quantity.start}–{quantity.end}"
        for name, quantity in (("value", metric.value), ("from", metric.origin), ("change", metric.change))
        if quantity is not None
    ]
    return " · ".join([*parts, f"{say('table.column.sentence')} {metric.start}–{metric.end}"])


def _sentence(report: Report, metric: Metric) -> tuple[list[Run], int]:
    """The sentence in runs of one style, and where in it the row's figure begins."""
    marks: list[tuple[int, int, Styles]] = []
    if metric.indicator_start is not None and metric.indicator_end is not None:
        marks.append((metric.indicator_start, metric.indicator_end, ("lines--head",)))
    for quantity in (metric.value, metric.origin, metric.change):
        if quantity is not None:
            kind = change_kind(quantity) if quantity is metric.change else quantity_kind(metric, quantity)
            marks.append((quantity.start, quantity.end, (f"figure--{kind}", "ink--hit")))
    first = metric.value or metric.change
    source, at, figure = report.source.text, 0, 0
    runs: list[Run] = [("", ())]
    for start, end in stretches(report, metric.start, metric.end):
        for offset in range(start, end):
            char = source[offset]
            if char.isspace():
                if not at or runs[-1][0][-1:] == " ":
                    continue
                char = " "
            if first is not None and offset == first.start:
                figure = at
            styles = next((styles for begin, stop, styles in reversed(marks) if begin <= offset < stop), ())
            if styles == runs[-1][1]:
                runs[-1] = (runs[-1][0] + char, styles)
            else:
                runs.append((char, styles))
            at += 1
    return [run for run in runs if run[0]], figure
