"""What can be done in the list of reports and in the outline."""

from __future__ import annotations

from tui.commands.command import Command
from tui.commands.main import no_sections

COMMANDS = [
    Command("reports.down", ("j", "down"), "move", palette=False),
    Command("reports.up", ("k", "up"), "move", palette=False),
    Command("reports.open", ("enter",), "move", 85, palette=False),
    Command("reports.filter", ("f",), "find", 84),
    Command("outline.down", ("j", "down"), "move", 0, no_sections, palette=False),
    Command("outline.up", ("k", "up"), "move", 0, no_sections, palette=False),
    Command("outline.first", ("g", "home"), "move", 0, no_sections, palette=False),
    Command("outline.last", ("G", "end"), "move", 0, no_sections, palette=False),
    Command("outline.page-down", ("pagedown", "ctrl+f"), "move", 0, no_sections, palette=False),
    Command("outline.page-up", ("pageup", "ctrl+b"), "move", 0, no_sections, palette=False),
    Command("outline.open", ("enter",), "move", 85, no_sections, palette=False),
    Command("outline.unfold", ("l", "right"), "view", 0, no_sections, palette=False),
    Command("outline.fold", ("h", "left"), "view", 0, no_sections, palette=False),
    Command("outline.fold-all", ("space",), "view", 70, no_sections),
]
