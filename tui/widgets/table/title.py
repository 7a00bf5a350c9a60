"""What stands on the edge over the table: what its rows are of, how many, what narrows them; and the keys that turn
it over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.commands import COMMANDS, Command, key_name
from tui.figures import MARKS, STATUS_MARKS
from tui.locale import say
from tui.topic_names import topic_name
from tui.widgets.lines import clip
from tui.widgets.table.model import RowFilter, TableModel

_THERE = ("main.section-rows", "main.report-rows", "table.filter", "table.copy-row", "table.sort", "table.export")
"""Keys on the edge while the table has the focus, the most important first."""
_FROM_ELSEWHERE = ("main.section-rows", "main.report-rows", "main.table")
_GAP = 2
_ABOUT = 12
"""Cells that are left at least of what the rows are of."""


class Hint(NamedTuple):
    """A key on the edge."""

    x: int
    width: int
    command: Command


def title(about: str, model: TableModel, of: int | None, selected: tuple[int, int] | None, room: int) -> str:
    """``of`` is how many rows there are beside these where these are a part; ``selected`` rows and columns. What the
    rows are of is cut first where there is no ``room`` for all: the counts and the keys stay.
    """
    total, shown = len(model.rows), model.shown
    if total != shown:
        count = say("table.count.some", shown=shown, total=total)
    elif of is not None and of > total:
        count = say("table.count.some", shown=total, total=of)
    else:
        count = say("table.count.all", total=total)
    parts = [say("table.title"), about, count, filter_told(model.filter)]
    if model.grouping:
        parts.append(say("table.grouped", what=say(f"table.column.{model.grouping}")))
    if selected is not None:
        parts.append(say("table.selected", rows=selected[0], columns=selected[1]))
    told = " · ".join(part for part in parts if part)
    if about and (over := cell_len(told) - room) > 0:
        parts[1] = clip(about, max(_ABOUT, cell_len(about) - over))
        told = " · ".join(part for part in parts if part)
    return told


def filter_told(wanted: RowFilter) -> str:
    """What a filter asks for, in words; empty for none."""
    asked = [wanted.text.strip(), *(facet_name(key, facet) for key, allowed in wanted.chosen for facet in allowed)]
    return ", ".join(filter(None, asked))


def facet_name(column: str, facet: str) -> str:
    """A facet in words."""
    if column == "status":
        return f"{STATUS_MARKS.get(facet, '')} {say(f'table.status.{facet}')}"
    if column == "change":
        if facet == "up":
            return f"{MARKS['rise']} {say('filter.rise')}"
        return f"{MARKS['fall']} {say('filter.fall')}" if facet == "down" else say("filter.no-change")
    if column == "topic":
        return topic_name(facet) if facet else say("table.no-topic")
    return facet or say("filter.none")


def hints(focused: bool, room: int, right: int) -> list[Hint]:
    """The keys for which there is ``room``, the last one ending before ``right``."""
    shown: list[tuple[int, Command]] = []
    left = room
    for name in _THERE if focused else _FROM_ELSEWHERE:
        command = COMMANDS[name]
        width = cell_len(f"{key_name(command.keys[0])} {command.footer}")
        left -= width + _GAP
        if left < 0:
            break
        shown.append((width, command))
    x = right - sum(width + _GAP for width, _ in shown)
    found = []
    for width, command in shown:
        found.append(Hint(x, width, command))
        x += width + _GAP
    return found


def over_edge(edge: Strip, found: Sequence[Hint], key: Style, name: Style) -> Strip:
    """The edge with the keys on it."""
    if not found:
        return edge
    first, last = found[0].x - 1, found[-1].x + found[-1].width + 1
    segments = [Segment(" ", name)]
    for number, hint in enumerate(found):
        segments += [
            Segment(" " * _GAP if number else "", name),
            Segment(key_name(hint.command.keys[0]), key),
            Segment(f" {hint.command.footer}", name),
        ]
    segments.append(Segment(" ", name))
    return Strip.join([edge.crop(0, first), Strip(segments), edge.crop(last)])
