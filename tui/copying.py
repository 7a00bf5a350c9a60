"""What is copied: rows of the metric table, or a sentence with its citation, as text.

Columns are those of the exports (``parser.export.tables``), so that what is pasted and what
``govtui metrics`` prints can be joined; but a change carries its sign here, as it does on screen,
and helper columns that are empty in every row are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from parser import __version__
from parser.export import Cell, Table, csv_text, json_text, markdown_text, metric_table, printed, tsv_text
from parser.export.html import html_pieces
from parser.export.writers import safe
from parser.report import Metric, Report, Section
from parser.text.safety import clean
from tui.clipboard import Delivery
from tui.locale import language, say
from tui.reading.names import label, title
from tui.settings.paths import short
from tui.topic_names import topic_name
from tui.widgets.table.columns import COLUMNS, known_text
from tui.widgets.table.rows import MetricRow

Form = Literal["tsv", "markdown", "csv", "html", "json"]
FORMS: tuple[Form, ...] = ("tsv", "markdown", "csv", "html", "json")
ENDINGS: dict[Form, str] = {"tsv": "tsv", "markdown": "md", "csv": "csv", "html": "html", "json": "json"}
_HELPERS = {"bound", "value_high", "change_bound", "change_high", "section_number"}


@dataclass(frozen=True, slots=True)
class Clip:
    """A text to be copied, and what it is, for the message."""

    text: str
    name: str
    """The file's name, where it is written to one."""
    what: str
    """``38 rows × 6 columns as TSV``, in the language on screen."""


def table_of(rows: Sequence[MetricRow], columns: Sequence[str], *, words: bool = True) -> Table:
    """The rows, in this order, with what these columns of the screen are exported as.

    ``words``: topics and statuses by their names in the language on screen; else by their ids.
    """
    full = _exported(rows, words)
    wanted = [key for column in columns for key in COLUMNS[column].exports]
    if "direction" in wanted:
        full = _signed(full)
        wanted.remove("direction")
    table = full.only(wanted)
    at = [number for number, key in enumerate(wanted) if key not in _HELPERS or any(row[number] for row in table.rows)]
    return table.only([wanted[number] for number in at]).titled(lambda key: say(f"cli.column.{key}"))


def written(table: Table, form: Form) -> str:
    """The table in one of the forms, headers included."""
    if form == "tsv":
        return tsv_text(table)
    if form == "csv":
        return csv_text(table)
    if form == "markdown":
        return markdown_text(table)
    if form == "json":
        return json_text(table, __version__)
    return "".join(html_pieces([table]))


def rows_clip(rows: Sequence[MetricRow], columns: Sequence[str], form: Form) -> Clip:
    """Rows with headers."""
    table = table_of(rows, columns, words=form != "json")
    what = say("copy.rows", size=size_of(table), form=say(f"copy.form.{form}"))
    return Clip(written(table, form), f"copied.{ENDINGS[form]}", what)


def size_of(table: Table) -> str:
    """``38 rows × 6 columns``, in words."""
    rows, columns = len(table.rows), len(table.columns)
    return " × ".join(
        say(f"copy.{what}.one" if count == 1 else f"copy.{what}.many", count=f"{count:,}")
        for what, count in (("row", rows), ("column", columns))
    )


def cells_clip(rows: Sequence[MetricRow], columns: Sequence[str]) -> Clip:
    """The cells of a block as the screen says them, parted by tabs, without headers."""
    lines = ["\t".join(safe(cell_text(row, column)) for column in columns) for row in rows]
    return Clip("\n".join(lines) + "\n", "copied.tsv", say("copy.cells", rows=len(rows), columns=len(columns)))


def cell_clip(row: MetricRow, column: str) -> Clip:
    """One cell; a figure as the report prints it."""
    text = cell_text(row, column)
    return Clip(safe(text), "copied.txt", say("copy.cell", text=text if len(text) <= 40 else text[:39] + "…"))


def cell_text(row: MetricRow, column: str) -> str:
    """What a cell says, on one line; a figure as the report prints it."""
    quantity = {"value": row.metric.value, "from": row.metric.origin}.get(column)
    text = quantity.text if quantity is not None else COLUMNS[column].text(row)
    return clean("".join(text.split()) if quantity is not None else " ".join(text.split()))


def sentence_clip(row: MetricRow) -> Clip:
    """The row's sentence, with where it was said."""
    return quotation(row.report, row.metric.start, row.metric.end, row.path)


def quotation(report: Report, start: int, end: int, path: Sequence[Section], what: str = "") -> Clip:
    """A stretch of a report in quotation marks, its citation under it; ``what`` it is, unless it is the sentence.

    The citation: place, year, title, date, and the headings it stands under, outermost first.
    """
    cover = report.cover
    about = f"{label(report)}{'年' if language() == 'zh' and cover.year else ''}"
    parts = [f"{about}《{title(report)}》" if language() == "zh" else f"{about}, 《{title(report)}》"]
    if cover.date:
        parts.append(f"（{cover.date}）" if language() == "zh" else f" ({cover.date})")
    steps = " › ".join(section.number + section.title for section in path)
    if steps:
        parts.append(f"，{steps}" if language() == "zh" else f", {steps}")
    text = clean(printed(report, start, end))
    return Clip(f"“{text}”\n—— {clean(''.join(parts))}\n", "copied.txt", what or say("copy.sentence"))


def said(clip: Clip, done: Delivery) -> str:
    """What was copied and where it went, truly: with what is not sure, and the file to fall back on."""
    where = say(f"copy.way.{done.way}", by=done.by, file=short(done.file) if done.file else "")
    text = f"{clip.what} → {where}"
    if done.doubt:
        text += (
            f" ({say(f'copy.doubt.{done.doubt}')})" if language() == "en" else f"（{say(f'copy.doubt.{done.doubt}')}）"
        )
    if done.file and done.way != "file":
        text += say("copy.also", file=short(done.file))
    return text


def _exported(rows: Sequence[MetricRow], words: bool) -> Table:
    """The export's table of these rows, in their order; each report is gone through once."""
    by_report: dict[int, tuple[Report, list[Metric], list[int]]] = {}
    for number, row in enumerate(rows):
        _, metrics, places = by_report.setdefault(id(row.about), (row.report, [], []))
        metrics.append(row.metric)
        places.append(number)
    found: list[tuple[Cell, ...]] = [()] * len(rows)
    columns = metric_table([]).columns
    keys = [column.key for column in columns]
    topic, status, known, value, origin = map(keys.index, ("topic", "status", "known", "value", "from"))
    for report, metrics, places in by_report.values():
        table = metric_table([replace(report, metrics=tuple(metrics))])
        for number, metric, cells in zip(places, metrics, table.rows, strict=True):
            named = list(cells)
            for at, quantity in ((value, metric.value), (origin, metric.origin)):
                if quantity is not None and quantity.number is None:  # a ratio is no number
                    named[at] = "".join(quantity.text.split())
            if words:
                named[topic] = topic_name(metric.topic) if metric.topic else None
                named[status] = say(f"table.status.{metric.status}")
                named[known] = known_text(metric)
            found[number] = tuple(named)
    return Table(columns, tuple(found))


def _signed(table: Table) -> Table:
    """The change with its sign."""
    keys = table.keys
    direction, change, high = keys.index("direction"), keys.index("change"), keys.index("change_high")
    rows = []
    for row in table.rows:
        if row[direction] == "down":
            cells = list(row)
            for at in (change, high):
                number = cells[at]
                if isinstance(number, Decimal):
                    cells[at] = -number
            row = tuple(cells)
        rows.append(row)
    return Table(table.columns, tuple(rows))
