"""Lines of the metric table: header, rows, heads of groups."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from parser.export.width import fit, width
from tui.figures import change_kind, quantity_kind
from tui.locale import say
from tui.topic_names import topic_name
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.figure import aligned
from tui.widgets.table.layout import MARGIN, Columns, Placed
from tui.widgets.table.look import Look
from tui.widgets.table.model import Sorting, TableModel
from tui.widgets.table.rows import MetricRow

BAR = "▌"


def header_line(
    columns: Columns, placed: Sequence[Placed], sorting: Sorting, cursor: int, window: int, look: Look
) -> Strip:
    """The columns' titles; ``‹ ›`` where there is more to a side."""
    keys = columns.shown
    segments = [Segment("‹ " if columns.left > 1 else " " * MARGIN, look.header)]
    x = MARGIN
    for place in placed:
        key = keys[place.column]
        title = COLUMNS[key].title
        if sorting.column == key:
            title += " ▾" if sorting.descending else " ▴"
        if key in columns.figures:  # over its numbers
            widths = columns.figures[key]
            edge = min(max(widths.whole + widths.part, width(title)), place.width)
            title = " " * (edge - width(title)) + title
        text = _padded(title, place.width)
        segments.append(Segment(" " * (place.x - x), look.header))
        segments.append(Segment(text, look.header_cursor if place.column == cursor else look.header))
        x = place.x + place.width
    segments.append(Segment(" " * max(0, window - x), look.header))
    strip = Strip(segments).adjust_cell_length(window, look.header)
    if placed and placed[-1].column < len(keys) - 1:
        strip = Strip.join([strip.crop(0, window - 1), Strip([Segment("›", look.header)], 1)])
    return strip


def row_line(
    row: MetricRow,
    columns: Columns,
    placed: Sequence[Placed],
    window: int,
    look: Look,
    *,
    cursor: int | None,
    selected: range | None,
) -> Strip:
    """One row. ``cursor`` is the column of the cursor when it stands in this row; ``selected`` the
    columns selected in it.
    """
    keys = columns.shown
    ground = look.base + look.row_cursor if cursor is not None else look.base
    segments = [Segment(BAR + " " if cursor is not None else " " * MARGIN, ground + look.bar)]
    x = MARGIN
    for place in placed:
        key = keys[place.column]
        over = ground + look.selected if selected is not None and place.column in selected else ground
        if place.x > x:
            between = selected is not None and place.column in selected and place.column - 1 in selected
            segments.append(Segment(" " * (place.x - x), ground + look.selected if between else ground))
        text, ink = _cell(row, key, columns, place.width, look)
        segments.append(Segment(text, over + ink + look.cell_cursor if place.column == cursor else over + ink))
        x = place.x + place.width
    if x < window:
        segments.append(Segment(" " * (window - x), ground))
    return Strip(segments).adjust_cell_length(window, ground)


def group_line(name: str, size: int, model: TableModel, entry: int, window: int, look: Look, *, cursor: bool) -> Strip:
    """The head of a group: its name and how many rows it has."""
    first = model.row(entry + 1)
    if model.grouping == "topic":
        label = topic_name(name) if name else say("table.no-topic")
    else:
        path = first.path if first else ()
        label = " › ".join(section.title for section in path) or say("table.no-section")
        if first is not None and len({id(row.about) for row in (model.rows[0], model.rows[-1])}) > 1:
            label = f"{_report_name(first)} › {label}"
    ground = look.base + look.row_cursor if cursor else look.base
    count = f"  {size}"
    text = fit(label, window - MARGIN - len(count) - 1)
    segments = [
        Segment(BAR + " " if cursor else " " * MARGIN, ground + look.bar),
        Segment(text, ground + look.group),
        Segment(count, ground + look.dim),
    ]
    return Strip(segments).adjust_cell_length(window, ground)


def _report_name(row: MetricRow) -> str:
    cover = row.report.cover
    return " ".join(part for part in (cover.place.name if cover.place else "", str(cover.year or "")) if part)


def _cell(row: MetricRow, key: str, columns: Columns, room: int, look: Look) -> tuple[str, Style]:
    """What a cell says, in exactly ``room`` columns, and the style of its kind."""
    column, metric = COLUMNS[key], row.metric
    if column.figure is not None:
        quantity = {"value": metric.value, "change": metric.change, "from": metric.origin}[key]
        text = aligned(column.figure(row), columns.figures[key], room)
        if quantity is None:
            return text, Style.null()
        kind = change_kind(quantity) if key == "change" else quantity_kind(metric, quantity)
        return text, look.figures[kind]
    text = _padded(column.text(row), room)
    if key in ("status", "indicator") and metric.status == "target":
        return text, look.figures["target"]
    inferred = key == "known" and "inferred" in (metric.known.indicator, metric.known.status, metric.known.period)
    if inferred or key in ("sentence", "section", "topic", "canonical"):
        return text, look.dim
    return text, Style.null()


def _padded(text: str, room: int) -> str:
    text = fit(text, room)
    return text + " " * (room - width(text))
