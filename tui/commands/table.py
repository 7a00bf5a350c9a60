"""What can be done in the metric table. Words: ``tui/locale/table.tsv``."""

from __future__ import annotations

from tui.commands.command import Command, Situation


def no_rows(now: Situation) -> str | None:
    """The table is empty."""
    return None if now.rows else "why.no-rows"


COMMANDS: list[Command] = []
