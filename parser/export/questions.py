"""Comparisons and the ledger as tables. Column keys are a contract (docs/questions.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from parser.export.table import Cell as TableCell
from parser.export.table import Column, Table, plain
from parser.export.tables import figure, scaled
from parser.export.width import width
from parser.questions.checking import Check, is_part
from parser.questions.compare import Cell, Comparison
from parser.questions.facts import Fact
from parser.questions.ledger import Entry, Score
from parser.questions.pivot import Measure, Pivot
from parser.questions.verdicts import VERDICTS
from parser.report import Quantity
from parser.text.marks import STARS

_INTEGERS = {"year", "due", "start", "end", "target_start", "target_end", "outcome_start", "outcome_end", "targets"}
_BREAK = re.compile(r"\s*[\r\n]\s*")
MISSING = "·"
"""What a cell shows of which no report tells."""
TARGET, DOUBT = "◇", "?"


def _columns(names: str) -> tuple[Column, ...]:
    """Columns of a list of keys; a key that ends in ``#`` holds numbers."""
    made = []
    for name in names.split():
        key = name.rstrip("#")
        made.append(Column(key, key, "text" if key == name else "integer" if key in _INTEGERS else "number"))
    return tuple(made)


COMPARISON_COLUMNS = _columns(
    "indicator place code province level year# period status value# value_high# unit bound"
    " change# change_high# change_unit change_bound change_kind doubt sentence report file start# end#"
    " change_sentence change_report change_start# change_end#"
)
CHECK_COLUMNS = (*COMPARISON_COLUMNS, *_columns("check others"))
LEDGER_COLUMNS = _columns(
    "place code province level year# indicator canonical measure period due# promised# promised_high# promised_unit"
    " promised_bound promised_si# reported# reported_high# reported_unit reported_bound reported_si# si_unit"
    " verdict gap# gap_unit doubt target_sentence target_report target_file target_start# target_end#"
    " outcome_sentence outcome_report outcome_file outcome_start# outcome_end#"
)
SCORE_COLUMNS = _columns(
    "place code province level year# targets# met# missed# unclear# compared# not_reported# no_report# share#"
)


def comparison_table(comparisons: Iterable[Comparison]) -> Table:
    """A row a cell with all that is known of it. ``value`` is in ``unit``, the comparison's, save where ``doubt`` says
    ``other-unit``; ``change`` carries its sign.
    """
    rows = []
    for each in comparisons:
        for place in each.places:
            rows += [_cell_row(each, cell) for cell in each.row(place) if cell is not None]
    return Table(COMPARISON_COLUMNS, tuple(rows))


def check_table(checks: Iterable[Check]) -> Table:
    """A row a cell that wants a look: what ``comparison_table`` has, why (``check``), and the figures that contradict
    it (``others``).
    """
    rows = []
    for check in checks:
        others = ", ".join(dict.fromkeys(figure(quantity) for _, quantity in check.others))
        rows.append((*_cell_row(check.comparison, check.cell), " ".join(check.reasons), others or None))
    return Table(CHECK_COLUMNS, tuple(rows))


def pivot_table(pivot: Pivot, measure: Measure | None = None) -> Table:
    """The grid: a number a cell when ``measure`` is given (the value in its column's unit, or the change with its
    sign), and then with the place's code behind its name, by which other data are joined; else a text.
    """
    coded = measure is not None and "place" in pivot.heads
    heads = tuple(Column(head, head) for head in pivot.heads)
    if coded:
        heads = (heads[0], Column("code", "code"), *heads[1:])
    kind = "text" if measure is None else "number"
    columns = tuple(Column(title, title, kind) for title in pivot.columns)  # type: ignore[arg-type]
    rows: list[tuple[TableCell, ...]] = []
    for line in pivot.lines:
        if measure is None:
            rows.append((*line.labels, *(cell_text(cell) if cell else None for cell in line.cells)))
        else:
            labels = (line.labels[0], line.code, *line.labels[1:]) if coded else line.labels
            rows.append((*labels, *(cell_number(cell, measure) if cell else None for cell in line.cells)))
    return Table((*heads, *columns), tuple(rows))


def pivot_cells(pivot: Pivot) -> list[list[str]]:
    """The cells as texts for a terminal: in each column the values end, and the changes begin, in one line."""
    grid = [[cell_parts(cell) for cell in line.cells] for line in pivot.lines]
    for at in range(len(pivot.columns)):
        left = max((width(row[at][0]) for row in grid), default=0)
        for row in grid:
            value, change = row[at]
            row[at] = (" " * (left - width(value)) + value, change)
    return [[f"{value} {change}".rstrip() for value, change in row] for row in grid]


def cell_number(cell: Cell, measure: Measure) -> Decimal | None:
    """The one number of a cell."""
    return cell.number if measure == "value" else cell.signed


def cell_parts(cell: Cell | None) -> tuple[str, str]:
    """A cell's value, and what stands to the right of it: change, part of the year, doubt."""
    if cell is None:
        return MISSING, ""
    value = ""
    if cell.value is not None:
        if cell.number is None:
            value = figure(cell.value.quantity)
        else:
            number = plain(cell.number) + (f"~{plain(cell.high)}" if cell.high is not None else "")
            value = _bound(cell.value.quantity) + number
    change = figure(cell.change.quantity).replace(" ", "") if cell.change else ""
    part = f"({cell.period[4:].lstrip('-')})" if is_part(cell) else ""
    target = TARGET if cell.status == "target" else ""
    right = " ".join(filter(None, (change, part, DOUBT if cell.doubts else "")))
    return f"{target}{value}", right


def cell_text(cell: Cell) -> str:
    """A cell on one line: ``33.5 ↑3.9%``, ``19.7 (H1)``, ``◇ ≥8``."""
    return " ".join(filter(None, cell_parts(cell)))


def ledger_table(entries: Iterable[Entry]) -> Table:
    """A row a target, with its outcome where one is stated."""
    return Table(LEDGER_COLUMNS, tuple(_entry_row(entry) for entry in entries))


def score_table(scores: Sequence[Score]) -> Table:
    """A row a place and year: how many targets came to what; ``share`` is met of those that were met or missed."""
    rows: list[tuple[TableCell, ...]] = []
    for score in scores:
        about = score.place
        counts = [score.counts[verdict] for verdict in VERDICTS]
        where = (about.place, about.code, about.province, about.level, about.year)
        rows.append((*where, sum(counts), *counts, score.share))
    return Table(SCORE_COLUMNS, tuple(rows))


def sentence_of(fact: Fact) -> str:
    """A row's sentence on one line, without what Markdown puts around words."""
    return " ".join(STARS.sub("", _BREAK.sub("", fact.sentence)).split())


def _cell_row(comparison: Comparison, cell: Cell) -> tuple[TableCell, ...]:
    about = comparison.places[cell.place]
    value, change, lead = cell.value, cell.change, cell.lead
    scale = comparison.scale
    unit = None
    if value is not None:
        unit = scale.unit if scale and cell.number is not None else value.quantity.unit
    amount = cell.number if cell.number is not None or value is None else value.quantity.number
    apart = change is not None and change.fact is not lead.fact
    sign = -1 if change and change.quantity.direction == "down" else 1
    return (
        comparison.name,
        about.place,
        about.code,
        about.province,
        about.level,
        cell.year,
        cell.period,
        cell.status,
        amount,
        cell.high,
        unit,
        value.quantity.bound if value else None,
        cell.signed,
        sign * change.quantity.high if change and change.quantity.high is not None else None,
        change.quantity.unit if change else None,
        change.quantity.bound if change else None,
        change.quantity.kind if change else None,
        " ".join(cell.doubts) or None,
        sentence_of(lead.fact),
        lead.fact.about.report,
        lead.fact.about.file,
        lead.quantity.start,
        lead.quantity.end,
        sentence_of(change.fact) if change and apart else None,
        change.fact.about.report if change and apart else None,
        change.quantity.start if change and apart else None,
        change.quantity.end if change and apart else None,
    )


def _entry_row(entry: Entry) -> tuple[TableCell, ...]:
    about, promised, told, outcome = entry.target.about, entry.promised, entry.reported, entry.outcome
    return (
        about.place,
        about.code,
        about.province,
        about.level,
        about.year,
        entry.target.metric.indicator,
        entry.target.metric.canonical,
        entry.measure,
        entry.period,
        entry.due,
        *_quantity(promised),
        *(_quantity(told) if told else (None,) * 5),
        promised.si[1] if promised.si else None,
        entry.verdict,
        entry.gap,
        entry.gap_unit,
        "doubtful" if entry.doubtful else None,
        sentence_of(entry.target),
        about.report,
        about.file,
        promised.start,
        promised.end,
        sentence_of(outcome) if outcome else None,
        outcome.about.report if outcome else None,
        outcome.about.file if outcome else None,
        told.start if told else None,
        told.end if told else None,
    )


def _quantity(quantity: Quantity) -> tuple[TableCell, ...]:
    """Number with its sign, upper end, unit, bound, scaled number with its sign."""
    sign = -1 if quantity.direction == "down" else 1
    return (
        sign * quantity.number if quantity.number is not None else None,
        sign * quantity.high if quantity.high is not None else None,
        quantity.unit,
        quantity.bound,
        sign * scaled(quantity.si[0]) if quantity.si else None,
    )


def _bound(quantity: Quantity) -> str:
    return {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}.get(quantity.bound or "", "")
