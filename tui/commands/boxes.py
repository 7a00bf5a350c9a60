"""What can be done in the boxes over the main screen:
jump, search over all, help, filter, columns, bookmarks, forgetting and export.
"""

from __future__ import annotations

from tui.commands.command import Command, Group


def _typing(what: str, *keys: str, priority: int = 0, group: Group = "view") -> Command:
    """A key that works while one types in the box's line."""
    return Command(what, keys, group, priority, palette=False, over_input=True)


def _moves(where: str) -> list[Command]:
    """The list under the line is moved from the line."""
    return [
        _typing(f"{where}.down", "down", "ctrl+n", group="move"),
        _typing(f"{where}.up", "up", "ctrl+p", group="move"),
        _typing(f"{where}.page-down", "pagedown", group="move"),
        _typing(f"{where}.page-up", "pageup", group="move"),
    ]


COMMANDS: list[Command] = [
    *_moves("jump"),
    _typing("jump.go", "enter", priority=90, group="find"),
    _typing("jump.other-report", "tab", priority=80, group="find"),
    _typing("jump.previous-report", "shift+tab", group="find"),
    _typing("jump.beside", "ctrl+o", priority=75, group="find"),
    _typing("jump.compare", "ctrl+t", priority=72, group="find"),
    _typing("jump.copy", "ctrl+y", priority=70, group="copy"),
    _typing("jump.older", "alt+up", "ctrl+up", priority=50, group="find"),
    _typing("jump.newer", "alt+down", "ctrl+down", group="find"),
    _typing("jump.leave", "escape", priority=60),
    *_moves("find"),
    _typing("find.go", "enter", priority=90, group="find"),
    _typing("find.view", "tab", priority=80, group="find"),
    _typing("find.previous-view", "shift+tab", group="find"),
    _typing("find.copy", "ctrl+y", priority=70, group="copy"),
    _typing("find.older", "alt+up", "ctrl+up", priority=50, group="find"),
    _typing("find.newer", "alt+down", "ctrl+down", group="find"),
    _typing("find.leave", "escape", priority=60),
    *_moves("help"),
    _typing("help.run", "enter", priority=90, group="app"),
    _typing("help.leave", "escape", priority=60),
    *_moves("palette"),
    _typing("palette.run", "enter", priority=90, group="app"),
    _typing("palette.leave", "escape", priority=60),
    *_moves("rows-filter"),
    _typing("rows-filter.pick", "tab", priority=90, group="table"),
    _typing("rows-filter.keep", "enter", priority=80, group="table"),
    _typing("rows-filter.clear", "ctrl+x", priority=70, group="table"),
    _typing("rows-filter.leave", "escape", priority=60),
    *_moves("columns"),
    _typing("columns.pick", "tab", priority=90, group="table"),
    _typing("columns.earlier", "shift+up", "alt+up", priority=75, group="table"),
    _typing("columns.later", "shift+down", "alt+down", priority=74, group="table"),
    _typing("columns.keep", "enter", priority=80, group="table"),
    _typing("columns.clear", "ctrl+x", priority=70, group="table"),
    _typing("columns.leave", "escape", priority=60),
    *_moves("bookmarks"),
    _typing("bookmarks.go", "enter", priority=90, group="find"),
    _typing("bookmarks.note", "tab", priority=80, group="find"),
    _typing("bookmarks.delete", "ctrl+x", priority=70, group="find"),
    _typing("bookmarks.undelete", "ctrl+z", group="find"),
    _typing("bookmarks.leave", "escape", priority=60),
    _typing("forget.sure", "enter", priority=90, group="app"),
    _typing("forget.leave", "escape", priority=60),
    *_moves("export"),
    _typing("export.write", "enter", priority=90, group="copy"),
    _typing("export.complete", "tab", priority=80, group="copy"),
    _typing("export.leave", "escape", priority=60),
]
