"""``govtui compare … --check``: the cells to look at before a panel is used, a row each, with why and the sentence."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from parser import __version__
from parser.export import Column, Table, figure, fitted, terminal_text
from parser.export.forms import FORMS, form_pieces
from parser.export.questions import check_table, sentence_of
from parser.questions.checking import Check, to_check
from parser.questions.choice import Chosen
from parser.questions.compare import Comparison
from tui.check_words import why
from tui.cli.output import narrate, terminal_width
from tui.cli.tables import picked
from tui.locale import say

_PEOPLE = ("indicator", "place", "year", "value", "change", "check", "sentence")
_BEFORE, _AFTER = 16, 8
"""Characters of the sentence that are shown before a figure and behind it."""


def checks_of(comparisons: Iterable[Comparison], given: argparse.Namespace) -> list[Check]:
    """Of every indicator; a target is one to look at where achievements were not asked for alone, nor targets."""
    return [check for each in comparisons for check in to_check(each, targets=given.status is None)]


def check_pieces(given: argparse.Namespace, comparisons: Sequence[Comparison]) -> Iterable[str] | Iterable[bytes]:
    """The list for people, or as data."""
    checks = checks_of(comparisons, given)
    cells = sum(len(each.cells) for each in comparisons)
    narrate(say("questions.check.count", count=len(checks), cells=cells))
    if given.columns:
        return picked(check_table(checks), given)
    if given.format == "table":
        table, _ = fitted(people_table(checks), terminal_width(), ("change", "sentence"))
        return [terminal_text(table, columns=terminal_width())] if checks else [""]
    if FORMS[given.format].people:
        return form_pieces(given.format, [people_table(checks)], __version__, name="check", excel=given.excel)
    return picked(check_table(checks), given)


def people_table(checks: Iterable[Check]) -> Table:
    """The list as people read it: the figures as printed, and so much of the sentence as they stand in."""
    columns = tuple(Column(key, say(f"cli.column.{key}"), "integer" if key == "year" else "text") for key in _PEOPLE)
    rows = []
    for check in checks:
        cell = check.cell
        rows.append(
            (
                check.comparison.name,
                check.comparison.places[cell.place].place,
                cell.year,
                figure(cell.value.quantity) if cell.value else "",
                figure(cell.change.quantity) if cell.change else "",
                why(check),
                _around(cell.lead),
            )
        )
    return Table(columns, tuple(rows))


def _around(chosen: Chosen) -> str:
    """The words around the figure."""
    text = sentence_of(chosen.fact)
    at = text.find("".join(chosen.quantity.text.split()))
    if at < 0:
        return text
    first, last = max(0, at - _BEFORE), at + len(chosen.quantity.text) + _AFTER
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
