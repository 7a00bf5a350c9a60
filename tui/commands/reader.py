"""What can be done in the text."""

from __future__ import annotations

from tui.commands.command import Command, Situation
from tui.commands.main import no_report


def no_figures(now: Situation) -> str | None:
    """The text has no figures."""
    return no_report(now) or (None if now.figures else "why.no-figures")


def no_figure(now: Situation) -> str | None:
    """No figure is under the cursor."""
    return None if now.note else no_figures(now) or (None if now.metric else "why.no-figure")


def no_notes(now: Situation) -> str | None:
    """The text calls no notes."""
    return no_report(now) or (None if now.notes else "why.no-notes")


def no_selection(now: Situation) -> str | None:
    """Nothing is selected in the text."""
    return None if now.selected else "why.no-selection"


COMMANDS = [
    Command("reader.down", ("j", "down"), "move", palette=False),
    Command("reader.up", ("k", "up"), "move", palette=False),
    Command("reader.page-down", ("space", "pagedown", "ctrl+f"), "move", palette=False),
    Command("reader.page-up", ("pageup", "ctrl+b", "shift+space"), "move", palette=False),
    Command("reader.half-down", ("d", "ctrl+d"), "move", palette=False),
    Command("reader.half-up", ("u", "ctrl+u"), "move", palette=False),
    Command("reader.first", ("g", "home"), "move", 0, no_report),
    Command("reader.last", ("G", "end"), "move", 0, no_report),
    Command("reader.next-figure", ("full_stop", "l", "right"), "figures", 75, no_figures),
    Command("reader.previous-figure", ("comma", "h", "left"), "figures", 46, no_figures),
    Command("reader.row", ("enter",), "figures", 85, no_figure),
    Command("reader.next-note", ("i",), "figures", 55, no_notes),
    Command("reader.previous-note", ("I",), "figures", 0, no_notes),
    Command("reader.select", ("v",), "copy", 40, no_report),
    Command("reader.select-paragraph", ("V",), "copy", 0, no_report),
    Command("reader.extend-down", ("shift+down", "J"), "copy", 0, no_report, palette=False),
    Command("reader.extend-up", ("shift+up", "K"), "copy", 0, no_report, palette=False),
    Command("reader.copy", ("y",), "copy", 65, no_report),
    Command("reader.copy-text", ("ctrl+c",), "copy", 0, no_selection),
]
