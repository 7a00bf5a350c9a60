"""Fingers that are quicker than the screen."""

from __future__ import annotations

from tests.tui.conftest import Open, opened  # noqa: F401
from tests.tui.sample import minquan
from tui.screens.help import HelpBox
from tui.screens.palette import PaletteBox


async def test_a_box_that_is_closed_twice_is_closed_once(opened: Open) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        await pilot.press("ctrl+p")
        box = pilot.app.screen
        assert isinstance(box, PaletteBox)
        box.action_leave()
        box.action_run()
        await pilot.pause()
        assert pilot.app.screen.id == "main"
        await pilot.press("t")
        assert pilot.app.screen.id == "jump"
        box.action_leave()  # nor does it close another
        await pilot.pause()
        assert pilot.app.screen.id == "jump"


async def test_a_list_that_became_shorter_behind_the_cursor(opened: Open) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        await pilot.press("question_mark", *["down"] * 20)
        box = pilot.app.screen
        assert isinstance(box, HelpBox)
        box.commands.rows = []
        box.on_box_lines_moved()  # told of a move made before
        await pilot.press("escape")
        assert pilot.app.screen.id == "main"
