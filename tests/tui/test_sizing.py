"""Panes take the size one gives them, within what the window has, and keep it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.sample import kaifeng
from tui.app import Govtui


async def sizes(pilot: Pilot[int]) -> tuple[int, int, int]:
    """Width of the sidebar, height and width of the table, once they are laid out."""
    await pilot.pause(0.1)
    app = pilot.app
    assert isinstance(app, Govtui)
    table = app.main.table.outer_size
    return app.main.query_one("#side").outer_size.width, table.height, table.width


async def test_the_pane_with_the_focus_grows_and_shrinks(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(times=3)]) as pilot:
        side, height, _ = await sizes(pilot)
        await pilot.press("2", "+", "+")
        assert (await sizes(pilot))[0] == side + 4
        await pilot.press("_")
        assert (await sizes(pilot))[0] == side + 2
        await pilot.press("4", "+", "+", "+")
        assert (await sizes(pilot))[1] == height + 3
        await pilot.press("3", "+")  # more text is less table
        assert (await sizes(pilot))[1] == height + 2
        await pilot.press("ctrl+down")
        assert (await sizes(pilot))[1] == height + 3


async def test_neither_side_vanishes(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(times=3)]) as pilot:
        await pilot.press("2", *["+"] * 60)
        assert (await sizes(pilot))[0] == 120 - 44
        assert "No room" in pilot.app.main.foot.render_line(0).text
        await pilot.press(*["_"] * 60)
        assert (await sizes(pilot))[0] == 20
        await pilot.press("4", *["_"] * 60)
        assert (await sizes(pilot))[1] == 4


@pytest.mark.parametrize("size", [(200, 50)])
async def test_beside_the_text_the_table_has_a_width(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size, [kaifeng(times=3)]) as pilot:
        _, height, width = await sizes(pilot)
        await pilot.press("4", "_")
        assert (await sizes(pilot))[1:] == (height, width - 4)


async def test_another_window_keeps_them_as_far_as_it_has_room(opened: Open) -> None:
    async with opened((160, 40), [kaifeng(times=3)]) as pilot:
        await pilot.press("2", *["+"] * 40)
        assert (await sizes(pilot))[0] == 112
        await pilot.resize_terminal(110, 40)
        await pilot.pause(0.1)
        assert (await sizes(pilot))[0] == 66
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.1)
        await pilot.press("+")
        assert "No room" in pilot.app.main.foot.render_line(0).text
        await pilot.resize_terminal(160, 40)
        await pilot.pause(0.1)
        assert (await sizes(pilot))[0] == 112


async def drag(pilot: Pilot[int], start: tuple[int, int], end: tuple[int, int]) -> None:
    """With the left button, as a person does it: in steps."""
    await pilot.mouse_down(offset=start)
    for step in range(1, 5):
        x, y = (a + (b - a) * step // 4 for a, b in zip(start, end, strict=True))
        await pilot.hover(offset=(x, y))
    await pilot.mouse_up(offset=end)


async def test_the_mouse_draws_the_edges_where_it_likes(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(times=3)]) as pilot:
        side, height, _ = await sizes(pilot)
        await drag(pilot, (side - 1, 20), (side + 9, 22))
        assert (await sizes(pilot))[0] == side + 10
        top = pilot.app.main.table.region.y
        await drag(pilot, (80, top), (84, top - 5))
        assert (await sizes(pilot))[1] == height + 5
        await drag(pilot, (side + 9, 10), (118, 10))  # the text keeps its room
        assert (await sizes(pilot))[0] == 120 - 44
        await pilot.hover(offset=(60, 10))  # let go: nothing follows the mouse any more
        assert (await sizes(pilot))[0] == 120 - 44


async def test_beside_the_text_the_table_is_drawn_by_its_left_edge(opened: Open) -> None:
    async with opened((200, 50), [kaifeng(times=3)]) as pilot:
        _, _, width = await sizes(pilot)
        left = pilot.app.main.table.region.x
        await drag(pilot, (left, 20), (left + 12, 20))
        assert (await sizes(pilot))[2] == width - 12


async def test_reports_and_outline_share_the_sidebar_as_one_likes(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main

        async def heights() -> tuple[int, int]:
            await pilot.pause(0.1)
            return main.reports.outer_size.height, main.outline.outer_size.height

        reports, outline = await heights()
        await pilot.press("1", "*", "*", "*")
        assert await heights() == (reports + 3, outline - 3)
        await pilot.press("2", "ctrl+right")
        assert await heights() == (reports + 2, outline - 2)
        await pilot.press("&")
        assert await heights() == (reports + 3, outline - 3)
        y = main.outline.region.y
        await drag(pilot, (10, y), (12, y + 6))
        assert await heights() == (reports + 9, outline - 9)
        await drag(pilot, (10, y + 6), (10, 39))  # the outline keeps its room
        assert (await heights())[1] == 4
        await pilot.press("3", "*")
        assert "one edge only" in main.foot.said


@pytest.mark.parametrize("size", [(120, 40), (200, 60), (80, 30)])
async def test_two_texts_share_the_room_as_one_likes(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as pilot:
        main = pilot.app.main
        if size[0] < 200:  # in the widest window a second text stands there from the start
            await pilot.press("|")
        await until(pilot, lambda: len(main.sides) == 2)
        stacked = size[0] < 100

        async def rooms() -> list[int]:
            await pilot.pause(0.1)
            return [side.outer_size.height if stacked else side.outer_size.width for side in main.sides]

        step = 1 if stacked else 4
        first, second = await rooms()
        main.sides[0].reader.focus()
        await pilot.press("*")
        assert await rooms() == [first + step, second - step]
        main.sides[1].reader.focus()
        await pilot.press("*", "*")
        assert await rooms() == [first - step, second + step]
        edge = main.sides[1].region
        start = (edge.x + 5, edge.y) if stacked else (edge.x, edge.y + 5)
        end = (start[0], start[1] + 2) if stacked else (start[0] + 2, start[1])
        await drag(pilot, start, end)
        assert await rooms() == [first - step + 2, second + step - 2]
        await drag(pilot, end, (size[0] - 1, size[1] - 1))
        assert (await rooms())[1] == (5 if stacked else 30)
        await pilot.press("|")  # one text has all the room again
        await pilot.pause(0.1)
        pages = main.query_one("#pages").size
        assert main.side.outer_size == pages


@pytest.mark.parametrize(("key", "pane"), [("4", "table"), ("2", "outline")])
async def test_what_has_the_focus_stays_in_view(opened: Open, key: str, pane: str) -> None:
    async with opened((120, 40), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        await pilot.press(key)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: main.narrow)
        await pilot.pause()
        assert getattr(main, pane).has_focus
        assert getattr(main, pane).region.area
        await pilot.press("escape")
        assert main.reader.has_focus and not main.has_class("table-open", "side-open")


@pytest.mark.parametrize(("key", "pane"), [("4", "table"), ("1", "reports"), ("2", "outline")])
async def test_what_has_the_focus_keeps_it_in_a_wider_window(opened: Open, key: str, pane: str) -> None:
    """Drawer and sheet are closed only when they stand as panes: closed before, they would lose the focus."""
    async with opened((80, 24), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        for _ in range(2):
            await pilot.press("3", key)
            await pilot.resize_terminal(120, 40)
            await until(pilot, lambda: not main.narrow)
            await pilot.pause()
            assert getattr(main, pane).has_focus
            await pilot.resize_terminal(80, 24)
            await until(pilot, lambda: main.narrow)
            await pilot.pause()
            assert getattr(main, pane).has_focus and getattr(main, pane).region.area
