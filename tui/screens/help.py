"""The help box: every command that there is here, by what it is for; made from the registry, searched as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, get_args

from rich.cells import cell_len
from textual.binding import BindingType

from tui.commands import COMMANDS, GROUPS, Command, Situation, bindings, key_name
from tui.locale import Language, language, say
from tui.reading.spelling import holds
from tui.screens.box import Box, BoxLines
from tui.widgets.lines import Span, clip

_HERE = ("main", "app")


class Commands(BoxLines):
    """Heads of groups and commands."""

    def __init__(self, now: Situation) -> None:
        super().__init__()
        self.now = now
        self.rows: list[Command | str] = []

    @property
    def count(self) -> int:
        """Rows, heads included."""
        return len(self.rows)

    def can_stop(self, number: int) -> bool:
        """Not on a head."""
        return isinstance(self.rows[number], Command)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Keys, name, sentence; why it does not apply, when it does not."""
        row = self.rows[number]
        if isinstance(row, str):
            return [(row, "lines--head")], ""
        keys = " ".join(key_name(key) for key in row.keys)
        reason = row.reason(self.now) if row.where in (self.now.pane, *_HERE) else None
        text = f"— {reason}" if reason else row.help
        off = "lines--dim" if reason else ""
        roomy = width >= 90
        return [
            ("  " + _column(keys, 26 if roomy else 14), off or "box--key"),
            (_column(row.footer, (20 if roomy else 16) if language() == "en" else 14), off),
            (text, "lines--dim"),
        ], ""


class HelpBox(Box[str]):
    """Gives back the id of the command to carry out."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    PLACEHOLDER = "help.search"

    def __init__(self, now: Situation, alone: bool = False) -> None:
        """``alone``: only what can be done in ``now.pane``, a box over all else."""
        self.commands = Commands(now)
        super().__init__("help", self.commands)
        self.now = now
        self.alone = alone

    def on_mount(self) -> None:
        """All of them."""
        super().on_mount()
        self._show("")

    def typing(self, text: str) -> None:
        """Those with these words in them."""
        self._show(text)

    def _show(self, words: str) -> None:
        found = [command for command in matching(words) if not self.alone or command.where == self.now.pane]
        here = [command for command in found if command.where in (self.now.pane, *_HERE)]
        rows: list[Command | str] = []
        for group in GROUPS:
            members = [command for command in here if command.group == group]
            # what is of this pane comes before what is of the whole screen
            members.sort(key=lambda command: command.where in _HERE)
            if members:
                rows += [say(f"help.group.{group}"), *members]
        for where in dict.fromkeys(command.where for command in found if command not in here):
            rows += [say("help.elsewhere", where=say(f"help.where.{where}"))]
            rows += [command for command in found if command.where == where]
        self.commands.rows = rows
        self.commands.fresh()
        self.say_count(say("help.count", count=len(found)))
        if not found:
            self.say(say("help.none"))

    def on_box_lines_moved(self) -> None:
        """The whole sentence of the command under the cursor, which the list may have cut."""
        if isinstance(row := self._under(), Command):
            self.say(row.help)

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_run()

    def action_run(self) -> None:
        """Close, and carry out the command under the cursor."""
        row = self._under()
        self.dismiss(row.id if isinstance(row, Command) else None)

    def _under(self) -> Command | str | None:
        """The row under the cursor; none where typing has left fewer rows since it was moved."""
        cursor = self.commands.cursor
        return self.commands.rows[cursor] if 0 <= cursor < self.commands.count else None


def matching(words: str) -> list[Command]:
    """The commands in which all the words stand: in a key, a name or a sentence of either language; or letters spell
    them in the name.
    """
    wanted = words.casefold().split()
    return [
        command
        for command in COMMANDS.values()
        if all(word in _searched(command) or holds(say(f"command.{command.id}", "zh"), word) for word in wanted)
    ]


def _searched(command: Command) -> str:
    keys = [*command.keys, *map(key_name, command.keys)]
    ids = (f"command.{command.id}", f"command.{command.id}.help")
    texts = [say(key, lang) for key in ids for lang in get_args(Language)]
    return " ".join((*keys, *texts)).casefold()


def _column(text: str, width: int) -> str:
    text = clip(text, width - 2)
    return text + " " * (width - cell_len(text))
