"""The palette: everything that can be done, by name in either language or by its pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, get_args

from rich.cells import cell_len
from textual.binding import BindingType
from textual.widgets import Input

from tui.commands import COMMANDS, Command, Situation, bindings, key_name
from tui.locale import Language, say
from tui.reading.names import label, short_title
from tui.reading.spelling import holds
from tui.screens.box import Box, BoxLines
from tui.widgets.lines import Span

if TYPE_CHECKING:
    from parser.report import Report

_NAME = 30


class Entry(NamedTuple):
    """A command, a report to open, or a theme to put on."""

    id: str
    """The command's id; ``open:REPORT``; ``theme:NAME``."""
    name: str
    about: str
    keys: str
    searched: tuple[str, ...]
    """What is searched, the likeliest first."""
    off: bool = False


def entries(now: Situation, reports: Sequence[Report], themes: Sequence[str]) -> list[Entry]:
    """All that the palette offers, those that apply here first."""
    here = (now.pane, "main", "app")
    found: list[Entry] = []
    for command in COMMANDS.values():
        if command.palette and command.where in ("app", "main", "reader", "outline", "reports", "table"):
            reason = command.reason(now)
            found.append(_command(command, reason))
    rank = {entry.id: (entry.off, COMMANDS[entry.id].where not in here) for entry in found}
    found.sort(key=lambda entry: rank[entry.id])
    for report in reports:
        name = f"{say('palette.open')} {label(report)} {short_title(report)}"
        found.append(Entry(f"open:{report.id}", name, report.source.name, "", (name, report.source.name)))
    for theme in themes:
        name = f"{say('palette.theme')} {theme}"
        found.append(Entry(f"theme:{theme}", name, "", "", (name, f"theme {theme}")))
    return found


def _command(command: Command, reason: str | None) -> Entry:
    ids = (f"command.{command.id}", f"command.{command.id}.help")
    names, sentences = ([say(key, lang) for lang in get_args(Language)] for key in ids)
    keys = " ".join(key_name(key) for key in command.keys[:2])
    return Entry(command.id, command.footer, reason or command.help, keys, (*names, *sentences), reason is not None)


def matching(offered: Sequence[Entry], words: str) -> list[Entry]:
    """The entries in which every word stands, those that are called so before those that speak of it."""
    wanted = words.casefold().split()
    if not wanted:
        return list(offered)
    scored: list[tuple[int, int, Entry]] = []
    for number, entry in enumerate(offered):
        worst = 0
        for word in wanted:
            places = [_score(text, word, place) for place, text in enumerate(entry.searched)]
            worst = max(worst, min(places, default=99))
        if worst < 99:
            scored.append((worst, number, entry))
    return [entry for _, _, entry in sorted(scored, key=lambda each: each[:2])]


def _score(text: str, word: str, place: int) -> int:
    """0 for a name that begins so, more for what is further off, 99 for what has nothing of it."""
    folded = text.casefold()
    if folded.startswith(word):
        return place
    if word in folded:
        return 4 + place
    return 8 + place if place < 2 and holds(text, word) else 99


class Choices(BoxLines):
    """The entries found."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.entries)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Name, what it does, its keys."""
        entry = self.entries[number]
        off = "lines--dim" if entry.off else ""
        name = entry.name + " " * max(2, _NAME - cell_len(entry.name))
        return [(" " + name, off), (entry.about, "lines--dim")], f"{entry.keys} "


class PaletteBox(Box[str]):
    """Gives back the id of the entry chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    PLACEHOLDER = "palette.prompt"

    def __init__(self, offered: Sequence[Entry]) -> None:
        self.choices = Choices()
        super().__init__("palette", self.choices)
        self.offered = offered

    def on_mount(self) -> None:
        """All of them."""
        super().on_mount()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Those with these words."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        self.choices.entries = matching(self.offered, words)
        self.choices.fresh()
        count = self.choices.count
        self.say_count(say("palette.count", count=count))
        if not count:
            self.say(say("palette.none"))

    def on_box_lines_moved(self) -> None:
        """All that is told of the entry under the cursor, which the list may have cut."""
        if 0 <= (cursor := self.choices.cursor) < self.choices.count and (about := self.choices.entries[cursor].about):
            self.say(about)

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_run()

    def action_run(self) -> None:
        """Close, and do what is under the cursor."""
        cursor = self.choices.cursor
        self.dismiss(self.choices.entries[cursor].id if 0 <= cursor < self.choices.count else None)
