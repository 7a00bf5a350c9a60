"""Ambiguous width: all that measures text agrees, and it can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len, set_cell_size, split_text
from textual.strip import Strip

from parser.export.width import fit, width
from tui.reading.linebreak import cells, narrow
from tui.settings import ambiguous

TEXT = "实施“十四五”规划——民生…①"


@pytest.fixture
def wide() -> Iterator[None]:
    ambiguous.apply("wide")
    yield
    ambiguous.apply("narrow")


def measures(text: str) -> set[int]:
    """The width by everything that measures."""
    from rich.segment import Segment

    return {width(text), cell_len(text), Strip([Segment(text)]).cell_length, cells(narrow(text), 0, len(text))}


def test_usually_they_take_one_column() -> None:
    assert measures(TEXT) == {24}


def test_all_that_measures_agrees(wide: None) -> None:
    assert measures(TEXT) == {30}
    assert measures("“" * 600) == {1200}, "long texts are measured in another way"
    assert measures("±§Ωя") == {8}, "Greek, Cyrillic and signs are ambiguous too"
    assert measures("abc 中文 é") == {3 + 1 + 4 + 1 + 2}
    assert split_text(TEXT, 6)[0] == "实施“"
    assert set_cell_size("“a”", 4) == "“a "
    assert fit("中“中”中", 6) == "中“…"


def test_lines_are_cut_where_they_are_measured(wide: None) -> None:
    """Rich tries places for the cut until what it measures fits: two measures would keep it at that for ever."""
    import rich.cells
    import rich.segment
    import textual._wrap
    import textual.widgets._input
    from rich.segment import Segment

    for holder in (rich.segment, textual._wrap, textual.widgets._input):
        assert holder.get_character_cell_size is rich.cells.get_character_cell_size
    assert rich.segment._is_single_cell_widths is rich.cells._is_single_cell_widths
    for text in (TEXT, "“”", "§§ab…"):
        for cut in range(cell_len(text) + 1):
            assert [cell_len(part.text) for part in Segment(text).split_cells(cut)] == [cut, cell_len(text) - cut]


def test_lines_and_blocks_stay_one_column(wide: None) -> None:
    assert measures("─│▌█┌") == {5}
    assert ambiguous.plain("┌─┐│▌█▁ 中“") == "+-+||#_ 中“"


def test_it_can_be_undone() -> None:
    import rich.cells

    before = rich.cells.get_character_cell_size
    ambiguous.apply("wide")
    ambiguous.apply("wide")
    ambiguous.apply("narrow")
    assert rich.cells.get_character_cell_size is before
    assert measures(TEXT) == {24}


@pytest.mark.parametrize("how", ["narrow", "wide"])
def test_the_pattern_is_straight(how: ambiguous.Width) -> None:
    ambiguous.apply(how)
    try:
        assert {cell_len(line) for line in ambiguous.pattern(how)} == {9}
    finally:
        ambiguous.apply("narrow")


def test_a_terminal_has_a_name() -> None:
    assert ambiguous.terminal_name({"TMUX": "x", "TERM_PROGRAM": "iTerm.app"}) == "tmux"
    assert ambiguous.terminal_name({"TERM_PROGRAM": "iTerm.app", "TERM": "xterm"}) == "iTerm.app"
    assert ambiguous.terminal_name({"VTE_VERSION": "7600", "TERM": "xterm"}) == "VTE"
    assert ambiguous.terminal_name({"TERM": "xterm"}) == "xterm"
    assert ambiguous.terminal_name({}) == ""


async def test_the_screen_is_drawn_without_lines_and_blocks(wide: None) -> None:
    """Nothing that the terminal would draw wider than Textual thinks is left on the screen."""
    from textual.app import App, ComposeResult
    from textual.containers import VerticalScroll
    from textual.widgets import Static

    from tui.settings.plain_lines import PlainLines

    class Framed(App[None]):
        CSS = "VerticalScroll { border: round red; } Static { border: heavy green; height: 40; }"

        def compose(self) -> ComposeResult:
            with VerticalScroll():
                yield Static("实施“十四五”规划", markup=False)

        def get_line_filters(self) -> list[object]:  # type: ignore[override]
            return [*super().get_line_filters(), PlainLines()]

    app = Framed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    assert any("实施“十四五”规划" in line for line in lines)
    assert not [char for line in lines for char in line if "\u2500" <= char <= "\u259f"]
    assert {cell_len(line) for line in lines} == {40}


async def test_the_whole_screen_is_as_wide_as_the_window(wide: None) -> None:
    """With real text: every line that is drawn, while one reads, opens boxes and goes through the table."""
    from tests.tui.sample import kaifeng
    from tui.app import Govtui

    app = Govtui([])
    async with app.run_test(size=(81, 24)) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        app.main.add_reports([kaifeng()])
        for keys in (["]", "."], ["t", "j", "y"], ["escape", "m", "j", "D"], ["question_mark"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {81}
