"""What can be done in the boxes of comparison and of the ledger. Words: ``tui/locale/questions.tsv``."""

from __future__ import annotations

from tui.commands.command import Command, Group


def _own(where: str, what: str, *keys: str, priority: int = 0, group: Group = "view") -> Command:
    return Command(f"{where}.{what}", keys, group, priority, palette=False)


def _moves(where: str) -> list[Command]:
    """The cursor over the grid."""
    return [
        _own(where, "down", "down", "j", group="move"),
        _own(where, "up", "up", "k", group="move"),
        _own(where, "left", "left", "h", group="move"),
        _own(where, "right", "right", "l", group="move"),
        _own(where, "page-down", "pagedown", "space", group="move"),
        _own(where, "page-up", "pageup", group="move"),
        _own(where, "first", "home", group="move"),
        _own(where, "last", "end", "G", group="move"),
    ]


COMMANDS: list[Command] = [
    *_moves("compare"),
    _own("compare", "open", "enter", priority=90, group="find"),
    _own("compare", "copy", "y", priority=80, group="copy"),
    _own("compare", "copy-data", "Y", group="copy"),
    _own("compare", "copy-format", "F", group="copy"),
    _own("compare", "export", "e", priority=78, group="copy"),
    _own("compare", "help", "question_mark", "f1", priority=77, group="app"),
    _own("compare", "chart", "g", priority=76, group="view"),
    _own("compare", "status", "s", priority=74, group="table"),
    _own("compare", "next-check", "n", priority=64, group="find"),
    _own("compare", "turn", "b", priority=70, group="table"),
    _own("compare", "next-indicator", "tab", priority=72, group="table"),
    _own("compare", "previous-indicator", "shift+tab", group="table"),
    _own("compare", "filter", "slash", "f", priority=66, group="table"),
    _own("compare", "leave", "escape", priority=60),
    *_moves("ledger"),
    _own("ledger", "open", "enter", priority=90, group="find"),
    _own("ledger", "open-outcome", "o", priority=88, group="find"),
    _own("ledger", "verdict", "v", priority=82, group="table"),
    _own("ledger", "help", "question_mark", "f1", priority=79, group="app"),
    _own("ledger", "later", "right_curly_bracket", priority=78, group="move"),
    _own("ledger", "earlier", "left_curly_bracket", group="move"),
    _own("ledger", "score", "s", priority=76, group="table"),
    _own("ledger", "copy", "y", priority=80, group="copy"),
    _own("ledger", "copy-data", "Y", group="copy"),
    _own("ledger", "copy-format", "F", group="copy"),
    _own("ledger", "export", "e", priority=77, group="copy"),
    _own("ledger", "filter", "slash", "f", priority=66, group="table"),
    _own("ledger", "leave", "escape", priority=60),
]
