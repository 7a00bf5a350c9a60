"""What can be done in the list of reports and in the outline."""

from __future__ import annotations

from tui.commands.command import Command, Situation
from tui.commands.main import no_sections


def no_groups(now: Situation) -> str | None:
    """The reports are few: all of them stand open."""
    return None if now.folds else "why.no-groups"


COMMANDS = [
    Command("reports.down", ("j", "down"), "move", palette=False),
    Command("reports.up", ("k", "up"), "move", palette=False),
    Command("reports.open", ("enter",), "move", 120, palette=False),
    Command("reports.filter", ("f",), "find", 118),
    Command("reports.group", ("O",), "view", 116, no_groups),
    Command("reports.unfold", ("l", "right"), "view", 0, no_groups, palette=False),
    Command("reports.fold", ("h", "left"), "view", 0, no_groups, palette=False),
    Command("reports.fold-all", ("space",), "view", 114, no_groups, palette=False),
    Command("reports.first", ("g", "home"), "move", palette=False),
    Command("reports.last", ("G", "end"), "move", palette=False),
    Command("reports.page-down", ("pagedown", "ctrl+f"), "move", palette=False),
    Command("reports.page-up", ("pageup", "ctrl+b"), "move", palette=False),
    Command("outline.down", ("j", "down"), "move", 0, no_sections, palette=False),
    Command("outline.up", ("k", "up"), "move", 0, no_sections, palette=False),
    Command("outline.first", ("g", "home"), "move", 0, no_sections, palette=False),
    Command("outline.last", ("G", "end"), "move", 0, no_sections, palette=False),
    Command("outline.page-down", ("pagedown", "ctrl+f"), "move", 0, no_sections, palette=False),
    Command("outline.page-up", ("pageup", "ctrl+b"), "move", 0, no_sections, palette=False),
    Command("outline.open", ("enter",), "move", 120, no_sections, palette=False),
    Command("outline.unfold", ("l", "right"), "view", 0, no_sections, palette=False),
    Command("outline.fold", ("h", "left"), "view", 0, no_sections, palette=False),
    Command("outline.fold-all", ("space",), "view", 114, no_sections),
]
