"""The main screen in windows of any width, and under the mouse."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open, until
from tests.tui.sample import kaifeng
from tui.app import Govtui


def heading(app: Govtui) -> str:
    main = app.main
    return main.trail.sections[main.section].title if main.trail and main.section is not None else ""


async def test_narrow_side_is_a_drawer_and_table_a_sheet(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        side = main.query_one("#side")
        assert not side.display
        assert not main.table.display
        await pilot.press("1")
        assert side.display
        await pilot.press("escape")
        assert not side.display
        assert main.focused is main.reader
        await pilot.press(".", "enter")
        await pilot.pause()
        assert main.table.display
        assert main.table.row.metric is main.report.metrics[0]
        assert main.table.region.bottom == main.foot.region.y
        await pilot.press("escape")
        assert not main.table.display
        await pilot.press("backslash", "j", "enter")
        assert not side.display
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        await until(pilot, lambda: bool(side.display))
        assert main.table.display


@pytest.mark.parametrize("keys", [("4",), ("tab", "tab"), ("shift+tab", "shift+tab")])
async def test_out_of_the_drawer_it_shuts_wherever_one_goes(opened: Open, keys: tuple[str, ...]) -> None:
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        await pilot.press("4", "1")
        assert main.query_one("#side").display
        await pilot.press(*keys)
        assert main.focused in (main.reader, main.table)
        assert not main.query_one("#side").display
        await pilot.press("1")
        await pilot.click(main.reader, offset=(60, 3))
        assert not main.query_one("#side").display


async def test_wide_the_table_stands_beside_the_text_of_one_report(opened: Open) -> None:
    async with opened((200, 60), [kaifeng()]) as pilot:
        main = pilot.app.main
        assert main.table.region.x >= main.reader.region.right
        assert main.reader.layout_now.measure == 80


async def test_a_resize_keeps_ones_place(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(times=4)]) as pilot:
        for _ in range(9):
            await pilot.press("]")
        before = heading(pilot.app)
        for size in ((80, 24), (200, 60), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert heading(pilot.app) == before


async def test_the_mouse(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.click(main.outline, offset=(8, 2))
        assert heading(pilot.app) != ""
        assert main.focused is main.reader
        figure = main.reader.figures[3]
        main.reader.go(figure.start, above=3)
        await pilot.pause()
        line = main.reader.line_of(figure.start)
        x = main.reader.left + main.reader.layout_now.column(line - 1, figure.start)
        await pilot.click(main.reader, offset=(x, line - main.reader.scroll_offset.y))
        assert main.reader.cursor == 3
        await pilot.click(main.foot, offset=(3, 1))
        await pilot.pause()
        assert pilot.app.screen.id == "jump"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("key", ["slash", "E"])
async def test_what_one_types_is_seen_over_the_foot(opened: Open, size: tuple[int, int], key: str) -> None:
    async with opened(size) as pilot:
        main = pilot.app.main
        await pilot.press(key, *"jiaoyu")
        await pilot.pause()
        line, foot = main.focused, main.foot
        assert line.value == "jiaoyu"
        assert line.region.height == 1 and line.region.bottom == foot.region.y
        shown = main._compositor.render_strips(main.size)[line.region.y].text
        assert shown.startswith("  jiaoyu")
        assert ("Typed before" in foot.render_line(1).text) == (key == "slash"), "notes have no history"
