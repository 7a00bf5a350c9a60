"""Every command, declared once (``tui.commands.command.Command``); one module a part of the screen.

To add one: a line in the module of its part, its words in ``tui/locale/*.tsv`` (``command.ID`` for
the footer, ``command.ID.help`` for a sentence), and a method ``action_…`` on the widget whose id
is the part before the dot. A widget takes its keys with ``BINDINGS = bindings("table")``; a key
pressed, a click in the footer and a palette entry all arrive at ``App.action_command(id)``, which
says the reason in the foot line when the command does not apply.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import app, boxes, main, panes, questions, reader, table
from tui.commands.command import GROUPS, Command, Group, Situation, key_name

__all__ = ["COMMANDS", "GROUPS", "Command", "Group", "Situation", "bindings", "commands", "key_name"]

COMMANDS: dict[str, Command] = {
    command.id: command for part in (app, main, panes, reader, table, boxes, questions) for command in part.COMMANDS
}


def commands(*where: str) -> list[Command]:
    """The commands of these widgets or screens, in the order declared; all, without arguments."""
    return [command for command in COMMANDS.values() if not where or command.where in where]


def bindings(where: str) -> list[BindingType]:
    """The keys of ``where`` for its ``BINDINGS``; each carries its command's id, so that a keymap
    can give it other keys.
    """
    found = [command for command in commands(where) if command.keys]
    made = [_binding(command, command.keys, command.over_input) for command in found]
    chords = {command: tuple(filter(types_nothing, command.keys)) for command in found if command.anywhere}
    return [*made, *(_binding(command, keys, True) for command, keys in chords.items() if keys)]


def types_nothing(key: str) -> bool:
    """Whether a key can mean a command while one types: a chord, or a function key."""
    return "ctrl+" in key or (key[:1] == "f" and key[1:].isdigit())


def _binding(command: Command, keys: tuple[str, ...], first: bool) -> BindingType:
    action = f"app.command('{command.id}')"
    return Binding(",".join(keys), action, show=False, priority=first, id=command.id)
