"""Two reports beside each other."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.geometry import Region

from parser.report import Report
from tests.tui.conftest import Open
from tests.tui.sample import KAIFENG, build, kaifeng, minquan
from tests.tui.test_remembering import app, home, left, reports_read  # noqa: F401 -- a fixture
from tui.widgets.drawn import Drawn
from tui.widgets.reader import Reader


def earlier() -> Report:
    return build("kaifeng-2019", KAIFENG, "开封市", "prefecture", 2019, "2019-01-10")


async def test_opens_with_the_nearest_year_of_the_same_place_and_closes(opened: Open) -> None:
    async with opened(reports=[kaifeng(), minquan(), earlier()]) as pilot:
        main = pilot.app.main
        await pilot.press("]", "]", "vertical_line")
        await pilot.pause()
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1", "kaifeng-2019#1"]
        left, right = (side.reader.region for side in main.sides)
        assert right.x >= left.right
        assert left.y == right.y
        assert "2019" in main.sides[1].crumb._path[0]
        assert main.focused is main.sides[0].reader
        await pilot.press("vertical_line")
        await pilot.pause()
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1"]
        assert len(main.query(Reader)) == 1
        await pilot.press("vertical_line", "escape")
        await pilot.pause()
        assert len(main.sides) == 1


async def test_a_click_on_what_is_just_closed_is_no_fault(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line")
        await pilot.pause()
        side = main.sides[1]
        gone = [each for each in side.walk_children(Drawn) if each.region.area]
        places = [(each.region.x, each.region.y + 1) for each in gone if each.region.height > 1]
        assert any(isinstance(each, Reader) for each in gone)
        side.reader.notify_style_update()  # what was drawn is of no use any more
        side.remove()
        while side.is_attached:
            await asyncio.sleep(0)
        # the screen is laid out anew when its turn comes
        for place in places:
            assert main.get_style_at(*place) is not None
        for each in gone:
            height = each.region.height
            assert [strip.cell_length for strip in each.render_lines(Region(0, 0, 7, height))] == [7] * height


async def test_each_has_its_place_and_the_panes_follow_the_one_in_focus(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("]", "]", "]", "vertical_line")
        await pilot.pause()
        place, about = main.reader.place, main.table.about
        await pilot.press("tab")
        await pilot.pause()
        assert main.report.id == "minquan-2021#1"
        assert main.outline._trail.report is main.report
        assert main.table.about != about
        assert main.table.model.rows[0].report is main.report
        await pilot.press("]", "]", ".")
        assert main.reader.place != main.sides[0].reader.place == place
        assert main.reader.metric_under_cursor in main.report.metrics
        assert main.sides[0].reader.cursor is None
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert [side.report.id for side in main.sides] == ["minquan-2021#1"], "the one that is read stays"


async def test_tab_goes_through_both(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line")
        await pilot.pause()
        seen = []
        for _ in range(5):
            await pilot.press("tab")
            await pilot.pause()
            seen.append(main.focused)
        assert seen == [main.sides[1].reader, main.table, main.reports, main.outline, main.sides[0].reader]


async def test_a_report_that_is_chosen_opens_in_the_side_in_focus_and_back_is_its_own(opened: Open) -> None:
    async with opened(reports=[kaifeng(), minquan(), earlier()]) as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line", "tab")
        await pilot.pause()
        await pilot.press("1", "G", "down", "enter")
        for _ in range(4):
            if main.report.id != "minquan-2021#1":
                await pilot.press("right_curly_bracket")
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1", "minquan-2021#1"]
        await pilot.press("3", "b")
        await pilot.pause()
        assert main.sides[0].report.id == "kaifeng-2020#1"
        assert main.sides[1].report.id != "minquan-2021#1"
        assert not main.sides[0].history.back


async def test_one_key_brings_the_other_to_the_same_topic(opened: Open) -> None:
    async with opened((120, 40), [kaifeng(), earlier()]) as pilot:
        main = pilot.app.main
        for _ in range(8):
            await pilot.press("]")
        section = main.trail.sections[main.section]
        await pilot.press("a")
        await pilot.pause()
        await pilot.pause()
        other = main.other
        assert main.focused is main.sides[0].reader
        assert other.trail.sections[other.section].title == section.title
        assert "开封市 2019" in main.foot.said
        await pilot.press("tab", "g", "b")
        await pilot.pause()
        assert main.report.id == "kaifeng-2019#1"


async def test_what_the_other_does_not_have_is_said(opened: Open) -> None:
    lone = build("lone", "=航天\n# 一、航天\n发射。\n", "开封市", "prefecture", 2018)
    async with opened((120, 40), [kaifeng(), lone]) as pilot:
        main = pilot.app.main
        for _ in range(4):
            await pilot.press("]")
        await pilot.press("vertical_line")
        await pilot.pause()
        await pilot.press("a")
        assert main.foot.said == "开封市 2018 has nothing on 铁腕治污染"


async def test_from_the_top_of_a_text_the_other_is_not_lost_but_followed(opened: Open) -> None:
    """At the title nothing is read yet: a reader who presses the key there wants this text beside the other."""
    async with opened((120, 40), [kaifeng(), earlier()]) as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line", *["]"] * 8)
        await pilot.pause()
        place, title = main.reader.place, main.trail.sections[main.section].title
        await pilot.press("tab", "g", "a")
        await pilot.pause()
        assert main.report.id == "kaifeng-2019#1" and main.focused is main.reader
        assert main.sides[0].reader.place == place, "where one reads stays"
        assert main.trail.sections[main.section].title == title
        assert "开封市 2019" in main.foot.said
        await pilot.press("b")
        await pilot.pause()
        assert main.section is None, "and back to the title"
        await pilot.press("tab", "tab", "tab", "tab", "g", "a")
        await pilot.pause()
        assert [side.section for side in main.sides] == [None, None]
        assert "] goes to the first" in main.foot.said


async def test_a_narrow_window_stacks_them_and_a_small_one_says_why_not(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line")
        await pilot.pause()
        upper, lower = (side.reader.region for side in main.sides)
        assert upper.bottom <= lower.y
        assert (upper.x, upper.width) == (lower.x, lower.width)
        assert min(upper.height, lower.height) >= 7
    async with opened((80, 12)) as pilot:
        await pilot.press("vertical_line")
        assert "too small" in pilot.app.main.foot.said
        assert len(pilot.app.main.sides) == 1


async def test_one_report_alone_stands_beside_itself(opened: Open) -> None:
    async with opened((120, 40), [kaifeng()]) as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line", "G")
        await pilot.pause()
        assert main.sides[0].report is main.sides[1].report
        assert main.sides[0].reader.place > main.sides[1].reader.place


async def test_a_wide_window_has_two_until_one_is_closed(opened: Open) -> None:
    async with opened((200, 60)) as pilot:
        main = pilot.app.main
        await pilot.pause()
        assert len(main.sides) == 2
        assert main.table.region.y >= main.reader.region.bottom
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert len(main.sides) == 1
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        await pilot.pause()
        assert len(main.sides) == 2
        await pilot.press("vertical_line")
        await pilot.resize_terminal(120, 40)
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert len(main.sides) == 1


async def test_the_mouse_turns_to_the_other(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line")
        await pilot.pause()
        await pilot.click(main.sides[1].reader, offset=(8, 5))
        await pilot.pause()
        assert main.side is main.sides[1]


@pytest.mark.parametrize("side", [0, 1])
async def test_it_is_there_at_the_next_start(side: int, tmp_path: Path) -> None:
    before = app()
    async with before.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.press("vertical_line", *(["tab"] if side else []))
        await pilot.pause()
        await pilot.press("space", "space")
        await pilot.pause()
        shown = [(each.report.source.name, each.reader.place) for each in before.main.sides]
        before.memory.keep(before.main)
        before.memory.save_now()
    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.pause()
        await pilot.pause()
        assert [(each.report.source.name, each.reader.place) for each in after.main.sides] == shown
        assert after.main.side is after.main.sides[side]
    await left(app(), "vertical_line")
    last = app()
    async with last.run_test(size=(200, 60)) as pilot:
        await reports_read(pilot)
        await pilot.pause()
        assert len(last.main.sides) == 1, "closed by key, it stays closed, in a wide window, too"


async def test_the_report_under_the_cursor_of_the_list_is_put_beside(opened: Open) -> None:
    async with opened(reports=[kaifeng(), minquan(), earlier()]) as pilot:
        main = pilot.app.main
        await pilot.press("1", "G", "vertical_line")
        await pilot.pause()
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1", "minquan-2021#1"]
        assert main.focused is main.sides[0].reader
        await pilot.press("1", "g", "j", "vertical_line")  # in place of the other
        await pilot.pause()
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1", "kaifeng-2019#1"]


async def test_a_result_of_the_jump_box_is_put_beside(opened: Open) -> None:
    async with opened(reports=[kaifeng(), minquan(), earlier()]) as pilot:
        main = pilot.app.main
        place = main.reader.place
        await pilot.press("t", *"minquan")
        await pilot.pause(0.2)
        await pilot.press("ctrl+o")
        await pilot.pause(0.1)
        assert [side.report.id for side in main.sides] == ["kaifeng-2020#1", "minquan-2021#1"]
        assert main.report is main.sides[0].report and main.reader.place == place
        assert "beside it" in main.foot.said
