"""What can be done in the metric table. Words: ``tui/locale/table.tsv`` and ``copy.tsv``.

The four letters of copying: ``x`` one cell, ``X`` its column, ``y`` one row (or the selection),
``Y`` all the rows shown.
"""

from __future__ import annotations

from tui.commands.command import Command, Situation


def no_rows(now: Situation) -> str | None:
    """The table is empty."""
    return None if now.rows else "why.no-rows"


def no_filter(now: Situation) -> str | None:
    """Every row is shown."""
    return None if now.filtered else "why.no-filter"


def as_it_was(now: Situation) -> str | None:
    """Every column is as it was."""
    return no_rows(now) or (None if now.arranged else "why.as-it-was")


def _move(what: str, *keys: str) -> Command:
    return Command(f"table.{what}", keys, "move", 0, no_rows, palette=False)


def _select(what: str, *keys: str) -> Command:
    return Command(f"table.{what}", keys, "table", 0, no_rows, palette=False)


COMMANDS: list[Command] = [
    _move("down", "j", "down"),
    _move("up", "k", "up"),
    _move("left", "h", "left"),
    _move("right", "l", "right"),
    _move("page-down", "pagedown", "ctrl+f", "space"),
    _move("page-up", "pageup", "ctrl+b"),
    _move("half-down", "d", "ctrl+d"),
    _move("half-up", "u", "ctrl+u"),
    _move("first", "g", "ctrl+home"),
    _move("last", "G", "ctrl+end"),
    _move("row-start", "0", "home"),
    _move("row-end", "dollar_sign", "end"),
    Command("table.open", ("enter",), "table", 120, no_rows),
    Command("table.filter", ("f",), "table", 118),
    Command("table.only-this", ("equals_sign",), "table", 0, no_rows),
    Command("table.no-filter", ("minus",), "table", 0, no_filter),
    Command("table.sort", ("o",), "table", 112, no_rows),
    Command("table.group", ("O",), "table", 0, no_rows),
    Command("table.narrower", ("less_than_sign",), "table", 0, no_rows),
    Command("table.wider", ("greater_than_sign",), "table", 0, no_rows),
    Command("table.column-left", ("left_parenthesis",), "table", 0, no_rows),
    Command("table.column-right", ("right_parenthesis",), "table", 0, no_rows),
    Command("table.columns", ("C",), "table", 0),
    Command("table.hide-column", ("H",), "table", 0, no_rows),
    Command("table.all-columns", ("A",), "table", 0, as_it_was),
    Command("table.select", ("v",), "table", 0, no_rows),
    Command("table.select-rows", ("V",), "table", 0, no_rows),
    Command("table.select-column", ("ctrl+v",), "table", 0, no_rows),
    Command("table.select-all", ("ctrl+a",), "table", 0, no_rows),
    _select("extend-down", "shift+down", "J"),
    _select("extend-up", "shift+up", "K"),
    _select("extend-left", "shift+left"),
    _select("extend-right", "shift+right"),
    _select("extend-page-down", "shift+pagedown"),
    _select("extend-page-up", "shift+pageup"),
    _select("extend-start", "shift+home"),
    _select("extend-end", "shift+end"),
    _select("extend-first", "ctrl+shift+home"),
    _select("extend-last", "ctrl+shift+end"),
    Command("table.copy-row", ("y",), "copy", 116, no_rows),
    Command("table.copy-table", ("Y",), "copy", 114, no_rows),
    Command("table.copy-cell", ("x", "ctrl+c"), "copy", 63, no_rows),
    Command("table.copy-column", ("X",), "copy", 62, no_rows),
    Command("table.copy-sentence", ("quotation_mark",), "copy", 61, no_rows),
    Command("table.copy-format", ("F",), "copy", 0),
    Command("table.export", ("e",), "copy", 100, no_rows),
]
