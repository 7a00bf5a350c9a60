"""``govtui compare INDICATOR PATH…``: an indicator over places and years, as a pivot table, as data, as a chart."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

from parser import __version__
from parser.export import Table, terminal_text
from parser.export.forms import FORMS, form_pieces
from parser.export.questions import cell_number, comparison_table, pivot_cells, pivot_table
from parser.export.width import width
from parser.metrics.canonical import canonical
from parser.questions.asking import meant
from parser.questions.checking import to_check
from parser.questions.compare import Comparison, Wanted, compare
from parser.questions.facts import Fact, about, facts_of, name_of
from parser.questions.pivot import measure_of, pivot
from tui.charts import Chart, text_of
from tui.charts_of import chart_of, plot_of
from tui.cli.asking import Asked, levels, words, years
from tui.cli.output import narrate, terminal_width
from tui.cli.tables import columns_asked, deliver, picked, refuse
from tui.cli.usage import UsageError
from tui.locale import language, say

_COLOURS = (36, 33, 32, 35, 34, 31)


def run_compare(given: argparse.Namespace) -> int:
    """Compare, and write what was asked for.

    Raises:
        UsageError: an option or an indicator is not understood, or no report states it.
    """
    refuse(given)
    wanted = Wanted(
        tuple(words(given.place)),
        tuple(words(given.province)),
        years(given.years),
        given.status,
        levels(given.level),
    )
    if given.library:
        comparisons, code = _of_library(given, wanted), 0
    else:
        asked = Asked(given)
        comparisons = _of_files(asked, words([given.wanted]), wanted)
        code = asked.code
        if not asked.count:
            return code
    if not any(each.cells for each in comparisons):
        raise UsageError(say("questions.no-cell", indicator=", ".join(each.name for each in comparisons)))
    if given.check:
        from tui.cli.checking import check_pieces

        deliver(check_pieces(given, comparisons), given)
        return code
    deliver(_pieces(given, comparisons), given)
    if given.wide and given.format != "table":
        _tell_numbers(comparisons)
    elif not given.columns and (given.format == "table" or FORMS[given.format].people):
        _tell_marks(comparisons)
    _tell_units(comparisons)
    return code


def _of_files(asked: Asked, typed: Sequence[str], wanted: Wanted) -> list[Comparison]:
    """What is kept of each report is what may be asked for: where each word has its standard name whatever the reports
    speak of, the rows of those names.
    """
    standard = {canonical(word) for word in typed}
    here, held = Counter[str](), list[Fact]()
    for report in asked:
        if None in standard:
            here.update(map(name_of, report.metrics))
        known = about(report)
        if known is not None and wanted.takes(known):
            held += (fact for fact in facts_of([report]) if None in standard or fact.metric.canonical in standard)
    found = names(typed, lambda: here) if asked.count else []
    return [compare(held, name, wanted) for name in found]


def _of_library(given: argparse.Namespace, wanted: Wanted) -> list[Comparison]:
    from parser.questions.kept import facts_named
    from tui.cli.kept import alone
    from tui.cli.opened import opened

    alone(given)
    with opened(readonly=True) as library:
        asked, known = words([given.wanted]), library.names()
        for word in asked:  # a wording that has no standard name
            if word not in known and next(facts_named(library, word), None) is not None:
                known[word] = 1
        found = names(asked, lambda: known)
        return [compare(facts_named(library, name), name, wanted) for name in found]


def names(asked: Sequence[str], known: Callable[[], Mapping[str, int]]) -> list[str]:
    """The indicators that were asked for; says which was taken for which word. ``known`` are those that are there, and
    how often.

    Raises:
        UsageError: one of them is nothing that is known; the message offers the nearest.
    """
    here: Mapping[str, int] = {}
    found = []
    for word in asked:
        if not here:
            here = known()
        hit = meant(word, sorted(here, key=lambda name: -here[name]))
        if hit.name is None:
            if not hit.near:
                raise UsageError(say("questions.no-indicator", given=word))
            raise UsageError(say("questions.near-indicators", given=word, near=", ".join(hit.near)))
        if hit.name != word:
            narrate(say("questions.taken", given=word, name=hit.name))
        found.append(hit.name)
    return list(dict.fromkeys(found))


def title(comparisons: Sequence[Comparison]) -> str:
    """What is compared, and in which unit."""
    named = []
    for each in comparisons:
        english = f" {each.english}" if each.english and language() == "en" else ""
        named.append(f"{each.name}{english}{f' · {each.scale.unit}' if each.scale else ''}")
    return "; ".join(named)


def _pieces(given: argparse.Namespace, comparisons: list[Comparison]) -> Iterable[str] | Iterable[bytes]:
    grid = pivot(comparisons, given.by)
    if given.wide and given.format != "table":
        table = pivot_table(grid, measure_of(comparisons))
        kept = table.only(keys) if (keys := columns_asked(given, table.columns)) else table
        return form_pieces(given.format, [kept.titled(_titled)], __version__, name="compare", excel=given.excel)
    if given.columns:
        return picked(comparison_table(comparisons), given)
    if given.format == "table":
        return [_shown(given, comparisons)]
    if FORMS[given.format].people:
        table = pivot_table(grid).titled(_titled)
        return form_pieces(given.format, [table], __version__, name="compare", excel=given.excel)
    return picked(comparison_table(comparisons), given)


def _shown(given: argparse.Namespace, comparisons: list[Comparison]) -> str:
    grid = pivot(comparisons, given.by)
    empty = pivot_table(grid)
    cells = pivot_cells(grid)
    rows = tuple((*line.labels, *texts) for line, texts in zip(grid.lines, cells, strict=True))
    columns = terminal_width()
    table = Table(empty.columns, rows).titled(_titled)
    text = f"{title(comparisons)}\n{_folded(table, len(grid.heads), columns)}"
    if given.chart:
        for each in comparisons:
            plot = plot_of(each)
            chart = chart_of(plot, min(columns or 100, 160), 16)
            if (room := plot.drawn(16)) < len(plot.series):
                narrate(say("questions.chart.some", name=each.name, drawn=room, places=len(plot.series)))
            drawn = _coloured(chart) if columns and not os.environ.get("NO_COLOR") else text_of(chart)
            text += f"\n{title([each])}\n{drawn}" if len(comparisons) > 1 else f"\n{drawn}"
    return text


def _folded(table: Table, heads: int, columns: int | None) -> str:
    """The table, its columns in several blocks where the terminal is too narrow for all of them."""
    if columns is None:
        return terminal_text(table)
    taken = [
        max([width(str(row[at] or "")) for row in table.rows] + [width(column.title)])
        for at, column in enumerate(table.columns)
    ]
    blocks: list[list[int]] = [[]]
    room = columns - sum(taken[:heads]) - 2 * heads
    used = 0
    for at in range(heads, len(taken)):
        if blocks[-1] and used + taken[at] + 2 > room:
            blocks.append([])
            used = 0
        blocks[-1].append(at)
        used += taken[at] + 2
    parts = []
    for block in blocks:
        kept = [*range(heads), *block]
        part = Table(
            tuple(table.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in table.rows)
        )
        parts.append(terminal_text(part, columns=columns))
    return "\n".join(parts)


def _titled(key: str) -> str:
    return say(f"cli.column.{key}") if key in ("place", "code", "year") else key


def _coloured(chart: Chart) -> str:
    lines = []
    for line in chart:
        parts = [
            text if owner is None else f"\x1b[{_COLOURS[owner % len(_COLOURS)]}m{text}\x1b[0m" for text, owner in line
        ]
        lines.append("".join(parts))
    return "\n".join(lines) + "\n"


def _tell_numbers(comparisons: Sequence[Comparison]) -> None:
    """What the numbers of a grid are, and how many are not what one would take them for: no mark says so there."""
    measure = measure_of(comparisons)
    cells = [cell for each in comparisons for cell in each.cells.values() if cell_number(cell, measure) is not None]
    if measure == "value":
        narrate(say("questions.wide.value", names=title(comparisons)))
    else:
        units = dict.fromkeys(cell.change.quantity.unit for cell in cells if cell.change)
        names = ", ".join(each.name for each in comparisons)
        narrate(say("questions.wide.change", names=names, units=", ".join(units)))
    checks = [check for each in comparisons for check in to_check(each) if cell_number(check.cell, measure) is not None]
    counts = {
        "targets": sum("target" in check.reasons for check in checks),
        "parts": sum("part" in check.reasons for check in checks),
        "leaps": sum("leap" in check.reasons for check in checks) if measure == "value" else 0,
        "doubts": sum(bool(check.cell.doubts) for check in checks),
    }
    told = [say(f"questions.wide.{name}", count=number) for name, number in counts.items() if number]
    if told:
        told_all = reduce(lambda one, other: say("questions.wide.and", one=one, other=other), told)
        narrate(say("questions.wide.unmarked", count=len(cells), told=told_all))
    if blank := sum(len(each.cells) for each in comparisons) - len(cells):
        narrate(say(f"questions.wide.blank.{measure}", count=blank))


def _tell_marks(comparisons: Sequence[Comparison]) -> None:
    """What the marks mean that the table bears."""
    cells = [cell for each in comparisons for cell in each.cells.values()]
    if any(cell.status == "target" for cell in cells):
        narrate(say("questions.mark.target"))
    doubts = sorted({doubt for cell in cells for doubt in cell.doubts})
    if doubts:
        why = "; ".join(say(f"questions.doubt.{doubt}") for doubt in doubts)
        narrate(say("questions.mark.doubt", count=sum(bool(cell.doubts) for cell in cells), why=why))


def _tell_units(comparisons: Sequence[Comparison]) -> None:
    for each in comparisons:
        if each.other_units:
            unit = each.scale.unit if each.scale else ""
            narrate(say("questions.other-units", name=each.name, unit=unit, others=", ".join(each.other_units)))
