"""docs/keys.md says what the program does."""

from __future__ import annotations

from tui.commands import COMMANDS
from tui.commands.document import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tui.commands.document"


def test_it_names_every_command() -> None:
    assert page().count("\n| `") == len(COMMANDS)
