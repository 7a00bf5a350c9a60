"""Everything once: what each pane and each box can do, each form of export. Whatever the program loads or holds from a
first use on is there when one has been through it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.keyboard import LEAVING, typed
from tui.commands import COMMANDS
from tui.screens.export import OFFERED

PANES = {"reports": "1", "outline": "2", "reader": "3", "table": "4", "main": "3"}
"""The key that leads to where a command is at home."""
BOXES = {
    "jump": ("3", "t", "povrty aleviation"),
    "find": ("3", "S", "教育"),
    "rows-filter": ("4", "f", "增"),
    "columns": ("4", "C"),
    "bookmarks": ("3", "M", "'"),
    "export": ("4", "e"),
    "compare": ("3", "t", "gdp", "\x14"),
    "ledger": ("3", "p"),
    "help": ("3", "?", "jump"),
    "palette": ("3", "\x10", "copy"),
}
"""What is pressed to stand in a box with something in it."""
MOVES = {"\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"}
"""They leave a box open."""
REST = ""
"""Not sent: until the program is at rest."""
KEEP, SHELF = "W", "w"
"""Files come into the library; the library is shown, or the files. Each takes a while, and what is pressed meanwhile
would do nothing.
"""
READ = 10
"""Reports of a list that are opened, from its top, and then one beside another."""


def tour() -> Iterator[str]:
    """Keys and words, in the order in which they are sent; at ``REST`` one waits."""
    yield from (REST, KEEP, REST, SHELF, REST)
    yield from _reports()
    yield from _boxes()
    yield from (SHELF, REST)
    yield from _reports()
    for where, pane in PANES.items():
        for key in _keys(where):
            if key not in (KEEP, SHELF):
                yield from (pane, key, "\x1b")
    yield from ("/", "发展", "\r", "|", "a", "|")
    yield from _boxes()
    for number in [*range(len(OFFERED))] * 2:  # twice: a key may come before the box is there
        first = "\x1b[A" * len(OFFERED)  # it opens on the form used last
        yield from (*BOXES["export"], first, *["\x1b[B"] * number, "\r", "\r", "\x1b", REST)


def _reports() -> Iterator[str]:
    """Those of the list, one after another, and the last beside the first."""
    for number in range(READ):
        yield from ("1", "\x1b[H", *["\x1b[B"] * number, "\r", REST)
    yield from ("|", REST, "1", "\x1b[H", "\r", REST, "|", REST)


def _boxes() -> Iterator[str]:
    """Each box, and what it can do."""
    for where, opening in BOXES.items():
        keys = _keys(where)
        yield from (*opening, *[key for key in keys if key in MOVES])
        for key in keys:
            if key not in MOVES:
                yield from ("\x1b", "\x1b", *opening, key)
        yield from ("\x1b", "\x1b")


def _keys(where: str) -> list[str]:
    """What is sent for each of its commands."""
    commands = [command for command in COMMANDS.values() if command.where == where]
    return [
        sent
        for command in commands
        if (sent := next(filter(None, map(typed, command.keys)), None)) and sent not in LEAVING and sent != "\x1b"
    ]
