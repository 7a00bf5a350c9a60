"""What can be done in the boxes over the main screen: jump, help, filter and export."""

from __future__ import annotations

from tui.commands.command import Command

COMMANDS: list[Command] = [
    Command("jump.down", ("down", "ctrl+n"), "move", palette=False, over_input=True),
    Command("jump.up", ("up", "ctrl+p"), "move", palette=False, over_input=True),
    Command("jump.page-down", ("pagedown",), "move", palette=False, over_input=True),
    Command("jump.page-up", ("pageup",), "move", palette=False, over_input=True),
    Command("jump.go", ("enter",), "find", 90, palette=False, over_input=True),
    Command("jump.other-report", ("tab",), "find", 80, palette=False, over_input=True),
    Command("jump.previous-report", ("shift+tab",), "find", palette=False, over_input=True),
    Command("jump.copy", ("ctrl+y",), "copy", 70, palette=False, over_input=True),
    Command("jump.leave", ("escape",), "view", 60, palette=False, over_input=True),
    Command("help.leave", ("escape",), "view", 60, palette=False, over_input=True),
    Command("help.down", ("down", "ctrl+n"), "move", palette=False, over_input=True),
    Command("help.up", ("up", "ctrl+p"), "move", palette=False, over_input=True),
    Command("help.page-down", ("pagedown",), "move", palette=False, over_input=True),
    Command("help.page-up", ("pageup",), "move", palette=False, over_input=True),
    Command("help.run", ("enter",), "app", 50, palette=False, over_input=True),
]
