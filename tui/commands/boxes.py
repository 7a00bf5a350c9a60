"""What can be done in the boxes over the main screen: jump and help."""

from __future__ import annotations

from tui.commands.command import Command

COMMANDS: list[Command] = []
