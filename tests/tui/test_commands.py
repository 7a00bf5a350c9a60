"""The commands as they are declared: each has its method, its keys and its words; and every theme has its colours."""

from __future__ import annotations

import inspect

from tests.tui.conftest import Open
from tui.app import Govtui
from tui.commands import COMMANDS, commands
from tui.ink import inks


def test_every_command_has_its_method() -> None:
    from tui.screens.main import MainScreen
    from tui.widgets.outline import Outline
    from tui.widgets.reader import Reader
    from tui.widgets.reports import Reports
    from tui.widgets.table import MetricTable

    owners = {"app": Govtui, "main": MainScreen, "outline": Outline, "reader": Reader, "reports": Reports}
    owners["table"] = MetricTable
    for command in commands(*owners):
        assert inspect.isfunction(getattr(owners[command.where], command.action, None)), command.id


def test_no_key_is_taken_twice() -> None:
    """Within a pane, the screen and the app, a key stands for one command."""
    for pane in ("reader", "outline", "reports", "table"):
        seen: dict[str, str] = {}
        for command in commands(pane, "main", "app"):
            for key in command.keys:
                assert key not in seen, f"{key}: {seen[key]} and {command.id}"
                seen[key] = command.id


def test_every_command_is_told_in_both_languages() -> None:
    from tui.locale import keys

    known = set(keys())
    for command in COMMANDS.values():
        assert f"command.{command.id}" in known
        assert f"command.{command.id}.help" in known


async def test_every_theme_has_our_variables(opened: Open) -> None:
    """Textual's themes know nothing of ours; the reader must be readable in all of them."""
    async with opened() as pilot:
        for name in ("textual-light", "ansi-dark", "dracula"):
            pilot.app.theme = name
            await pilot.pause()
            styles = inks(pilot.app)
            assert {"ink--flash", "figure--rise"} <= set(styles)
            assert pilot.app.main.reader.render_line(3).text
