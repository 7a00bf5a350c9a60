"""Fingers that are quicker than the screen."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Event
from types import SimpleNamespace

import pytest
import textual.timer
from textual import _time, events
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets._toast import Toast

from tests.tui.conftest import Open, opened, until  # noqa: F401
from tests.tui.sample import kaifeng, minquan
from tui import timing
from tui.app import Govtui
from tui.screens.help import HelpBox
from tui.screens.jump import JumpBox
from tui.screens.main import MainScreen
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


class Said(Message):
    """What a pane has to tell when it is laid out."""


async def test_two_sizes_at_once_come_to_rest(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        for keys in ([], ["t"]):
            await pilot.press(*keys)
            await two_sizes(pilot, pilot.app.screen, monkeypatch)


async def two_sizes(pilot: Pilot[int], screen: Screen[object], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    lay_out = screen._refresh_layout

    def counted(size: Size | None = None, scroll: bool = False) -> None:
        nonlocal seen
        seen += 1
        assert seen < 50, "it goes from one size to the other and back"
        screen.post_message(Said())
        lay_out(size, scroll)
        screen.post_message(Said())

    monkeypatch.setattr(screen, "_refresh_layout", counted)
    for size in (Size(40, 10), Size(120, 40), Size(40, 10)):
        screen.post_message(events.Resize(size, size))
        screen.post_message(Said())
    for _ in range(60):
        await pilot.pause()
    assert screen.size == Size(120, 40)
    for size in (Size(80, 24), Size(120, 40)):
        pilot.app.post_message(events.Resize(size, size))
        await until(pilot, lambda: screen.size == size)  # noqa: B023 -- it is asked at once


async def test_a_click_on_a_notification_that_is_gone() -> None:
    app = Govtui([])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.notify("told", timeout=60)
        await until(pilot, lambda: bool(app.screen.query(Toast)) and bool(app.screen.query_one(Toast).region))
        toast = app.screen.query_one(Toast)
        x, y = map(int, toast.region.center)
        assert isinstance(toast.parent, Widget)
        mouse = (None, x, y, 0, 0, 1, False, False, False, x, y)
        with app.batch_update():  # no frame without it is drawn meanwhile
            await toast.parent.remove()
            assert app.screen.get_widget_at(x, y)[0] is toast
            for event in (events.MouseDown, events.MouseMove, events.MouseUp):
                app.screen._forward_event(event(*mouse))
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpBox)


async def test_a_section_that_was_chosen_before_another_report_came(opened: Open) -> None:  # noqa: F811
    async with opened((120, 40), [kaifeng(), minquan()]) as pilot:
        main = pilot.app.screen
        assert isinstance(main, MainScreen) and main.report is not None
        other = next(each for each in main.shelf.reports if each is not main.report)
        main.outline.action_last()
        main.open_report(other)
        before = main.reader.place
        await pilot.pause()
        assert main.report is other and main.reader.place == before


@pytest.mark.parametrize("keys", [[], ["t"], ["question_mark"], ["colon"], ["slash", "a"]])
async def test_leaving_by_its_chord_from_anywhere(opened: Open, keys: list[str]) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        await pilot.press(*keys, "ctrl+q")
        assert pilot.app._exit


async def test_a_box_that_is_opened_twice_stands_once(opened: Open) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        app, main = pilot.app, pilot.app.screen
        assert isinstance(main, MainScreen)
        main.action_jump()
        main.action_jump()
        await pilot.pause()
        assert [each.id for each in app.screen_stack] == ["main", "jump"]
        for _ in range(3):  # Escape, and the key again before it has gone
            box = app.screen
            assert isinstance(box, JumpBox)
            box.action_leave()
            main.action_jump()
            assert app.screen is not box
        await pilot.pause()
        assert [each.id for each in app.screen_stack] == ["main", "jump"]
        await pilot.press("escape")
        assert app.screen is main
        assert len(app.query(JumpBox)) == 0


async def test_what_is_asked_waits_for_what_was_asked_before(opened: Open) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        await pilot.press("question_mark")
        box, told, asking, all_asked = pilot.app.screen, list[int](), list[int](), Event()
        assert isinstance(box, HelpBox)

        def work(number: int) -> None:
            asking.append(number)
            assert asking == [number], "two at a time"
            all_asked.wait(10)
            told.append(asking.pop())

        for number in range(5):
            box.ask(partial(work, number), "test")
            await until(pilot, lambda: asking == [0])
        all_asked.set()
        await until(pilot, lambda: 4 in told)
        assert told == [0, 4]  # the others were not wanted any more when their turn came


@pytest.mark.parametrize("mended", [False, True], ids=["Textual's", "ours"])
async def test_a_window_that_changes_while_the_process_is_set_aside(
    opened: Open,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    mended: bool,
) -> None:
    async with opened((120, 40), [minquan()]) as pilot:
        monkeypatch.setattr(Timer, "__init__", Timer.__init__)  # put back at the end
        if mended:
            timing.install()
        app, clock = pilot.app, _time.get_time
        late = iter([0.0, 0.02])  # between the two looks that a timer takes at the clock
        monkeypatch.setattr(textual.timer, "_time", SimpleNamespace(get_time=lambda: clock() + next(late, 0.02)))
        app.set_timer(1 / 120, lambda: app.add_class("-went-off"))
        await asyncio.sleep(0.1)
        await pilot.pause()
        assert app.has_class("-went-off") == mended
