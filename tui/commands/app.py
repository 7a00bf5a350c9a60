"""What can be done anywhere."""

from __future__ import annotations

from tui.commands.command import Command

COMMANDS = [
    Command("app.help", ("question_mark", "f1"), "app", 20, anywhere=True),
    Command("app.palette", ("ctrl+p", "colon"), "app", 15),
    Command("app.language", ("L",), "app", 12),
    Command("app.theme", ("T",), "view", 0),
    Command("app.forget", (), "app", 0),
    Command("app.quit", ("q", "ctrl+q"), "app", 10, anywhere=True),
]
