"""How the metric table looks: its styles, by name, and the colours they have by default."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.widget import Widget

from tui import figures
from tui.figures import FigureKind

COMPONENTS = figures.COMPONENTS | {
    "table--header",
    "table--header-cursor",
    "table--group",
    "table--dim",
    "table--bar",
    "table--row-cursor",
    "table--cell-cursor",
    "table--selected",
}
CSS = (
    """
TableView {
    background: $surface;
    color: $text;
    scrollbar-size-vertical: 1;
    overflow-x: hidden;
    overflow-y: scroll;
    border-top: solid $surface-lighten-2;
    border-title-color: $text-muted;
    &:focus { border-top: solid $primary; border-title-color: $text; }
}
.table--header { color: $text-muted; text-style: bold; }
.table--header-cursor { color: $text; text-style: bold; }
.table--group { color: $text-secondary; text-style: bold; }
.table--dim { color: $text-muted; }
.table--bar { color: $primary; }
.table--row-cursor { background: $surface-lighten-1; }
.table--selected { background: $primary-muted; }
.table--cell-cursor { background: $surface-lighten-1; }
TableView:focus > .table--row-cursor { background: $boost; }
TableView:focus > .table--cell-cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
"""
    + figures.CSS
)


class Look(NamedTuple):
    """Styles, each laid over the one before it: base, then the cell's kind, then cursor or selection."""

    base: Style
    header: Style
    header_cursor: Style
    group: Style
    dim: Style
    bar: Style
    row_cursor: Style
    cell_cursor: Style
    selected: Style
    figures: dict[FigureKind, Style]


def look_of(table: Widget) -> Look:
    """The styles that the theme, the focus and the app's classes give ``table`` now."""

    def ink(name: str) -> Style:
        # not a partial style: colours that are part transparent are mixed with the ground
        full = table.get_component_rich_style(name)
        return Style(color=full.color, bold=full.bold, italic=full.italic, underline=full.underline)

    def ground(name: str) -> Style:
        full = table.get_component_rich_style(name)  # without colour, a ground is told by reversal
        return Style(bgcolor=full.bgcolor, reverse=full.reverse, underline=full.underline)

    base = table.rich_style
    return Look(
        base=base,
        header=base + ink("table--header"),
        header_cursor=base + ink("table--header-cursor"),
        group=ink("table--group"),
        dim=ink("table--dim"),
        bar=ink("table--bar"),
        row_cursor=ground("table--row-cursor"),
        cell_cursor=(ink("table--cell-cursor") if table.has_focus else Style()) + ground("table--cell-cursor"),
        selected=ground("table--selected"),
        figures={kind: ink(f"figure--{kind}") for kind in figures.KINDS},
    )
