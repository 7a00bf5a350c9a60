"""The next start takes up where the last one was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import until
from tui.app import Govtui
from tui.locale import language
from tui.remembering import Memory
from tui.settings.chosen import choose

SEEDS = Path(__file__).parent.parent.parent / "seeds"
FILES = [SEEDS / "minquan-2021.txt", SEEDS / "shangqiu-2020.txt"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def app() -> Govtui:
    """An app as the command line opens it."""
    return Govtui(FILES, Memory(choose()))


async def reports_read(pilot: Pilot[int]) -> None:
    for _ in range(400):
        await pilot.pause(0.02)
        if pilot.app.main.furnished and not pilot.app.main.waiting:
            return
    pytest.fail("the reports were not read")


async def left(given: Govtui, *keys: str) -> Govtui:
    """The app after these keys, its state kept as on leaving."""
    async with given.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        given.memory.keep(given.main)
        given.memory.save_now()
    return given


async def test_place_report_theme_language_and_panes_come_back() -> None:
    before = app()
    await left(before, "right_curly_bracket", "space", "space", "T", "L", "backslash", "r")
    shown, place = before.main.report.source.name, before.main.reader.place
    assert place > before.main.report.start

    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        assert after.main.report.source.name == shown
        assert after.main.reader.place == place
        assert after.theme == before.theme != Govtui(FILES).theme
        assert after.main.has_class("no-side") and after.main.scope == "report"
        assert choose().language == "zh"


@pytest.mark.parametrize("keys", [("space", "space"), ("t", *"jiaoyu", "enter")], ids=["scrolled", "jumped"])
async def test_the_text_stands_on_the_lines_where_it_stood(keys: tuple[str, ...]) -> None:
    before = app()
    async with before.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: before.main.reader.scroll_offset.y > 5)
        stood = before.main.reader.place, before.main.reader.scroll_offset.y
        before.memory.keep(before.main)
        before.memory.save_now()
    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        reader = after.main.reader
        await until(pilot, lambda: (reader.place, reader.scroll_offset.y) == stood)
    smaller = app()
    async with smaller.run_test(size=(80, 10)) as pilot:
        await reports_read(pilot)
        await until(pilot, lambda: smaller.main.reader.shows(smaller.main.reader.line_of(stood[0])))


async def test_a_table_left_sorted_and_filtered_comes_back_so() -> None:
    before = await left(app(), "m", "right", "o", "greater_than_sign", "right_parenthesis", "D")
    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        assert after.main.table.arrangement == before.main.table.arrangement
        assert after.main.table.arrangement.sort is not None
        assert after.main.table.columns.shown[1:3] == ["change", "value"]
        assert after.main.query_one("#detail").display


async def test_the_five_keys_are_shown_once() -> None:
    shown = [(await left(app())).main.foot.tips for _ in range(2)]
    assert shown == ["The five keys   t Jump   . Next figure   y Copy sentence   b Back   ? Help", ""]


async def test_the_five_keys_stand_at_the_foot_and_cover_nothing() -> None:
    given = app()
    async with given.run_test(size=(80, 24)) as pilot:
        await reports_read(pilot)
        foot = given.main.foot
        assert not given._notifications
        assert foot.render_line(0).text.strip() == foot.tips
        await pilot.press("t", "escape", "j")  # they stay, for one who looks around
        assert foot.tips
        await pilot.press("full_stop")
        await pilot.pause()
        assert not foot.tips  # the figure under the cursor stands there now


async def test_without_memory_nothing_is_kept(tmp_path: Path) -> None:
    given = Govtui(FILES)
    async with given.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.press("T", "space")
    assert not list(tmp_path.rglob("state.json"))
    assert language() == "en"


async def test_what_cannot_be_kept_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no-folder").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no-folder"))
    given = app()
    async with given.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        given.main.foot.say("")
        await pilot.press("T")
        await given._remember()
        assert "will not be remembered" in given.main.foot.said
        given.main.foot.say("")
        await given._remember()
        assert not given.main.foot.said


async def test_what_is_wrong_with_the_config_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "govtui").mkdir()
    (tmp_path / "govtui" / "config.toml").write_text('thme = "govtui-dark"\ntips = false\n', "utf-8")
    given = app()
    async with given.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        assert any("thme" in note.message and "theme" in note.message for note in given._notifications)
