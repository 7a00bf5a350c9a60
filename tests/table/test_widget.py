"""Each key of the table, pressed: alone where the table does it, in the real app where other panes answer."""

import base64
import re
from contextlib import asynccontextmanager
from time import perf_counter

from textual import events

from tests.jump_screen.opened import opened
from tests.table.demo import TableDemo
from tests.table.sample import large, report
from tui.locale import set_language
from tui.widgets.table import MetricTable, RowFilter, rows_of
from tui.widgets.table.lines import KEPT


@asynccontextmanager
async def alone(size=(120, 24), rows=0):
    """The table by itself."""
    app = TableDemo(rows)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        table = app.query_one(MetricTable)
        table.focus()
        yield pilot, table


def at_home(table):
    """As it was opened."""
    table.drop_selection()
    table.set_filter(None)
    table.sort_by(None)
    table._move(0, 0)


async def table_of(pilot) -> MetricTable:
    """The app's table, with the rows of the whole report, and the focus."""
    await pilot.press("m", "r")
    await pilot.pause()
    return pilot.app.main.table


def indicators(table):
    return [row.metric.indicator for row in table.rows_shown()]


def line(table, y):
    return table.render_line(y).text


async def test_the_cursor_goes_by_arrows_letters_and_pages():
    async with alone((120, 10)) as (pilot, table):
        for keys, cursor in (
            (["j"], (1, 0)),
            (["down", "down", "up"], (1, 0)),
            (["j", "j", "k"], (1, 0)),
            (["l", "right", "h"], (0, 1)),
            (["left"], (0, 0)),
            (["G"], (12, 0)),
            (["G", "g"], (0, 0)),
            (["ctrl+end", "ctrl+home"], (0, 0)),
            (["end"], (0, 10)),
            (["dollar_sign", "0"], (0, 0)),
            (["pagedown", "ctrl+f"], (12, 0)),
            (["G", "pageup", "ctrl+b"], (0, 0)),
            (["d"], (3, 0)),
            (["d", "u"], (0, 0)),
        ):
            at_home(table)
            await pilot.press(*keys)
            assert table.cursor == cursor, keys


async def test_the_header_stays_and_the_cursor_is_in_view():
    async with alone((100, 20), 300) as (pilot, table):
        await pilot.press("G")
        await pilot.pause()
        assert "indicator" in line(table, 0)
        assert table.row is not None
        assert any(line(table, y).startswith("▌") for y in range(1, table.size.height))


async def test_enter_goes_to_the_sentence():
    async with opened() as pilot:
        table = await table_of(pilot)
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        main = pilot.app.main
        assert main.reader.has_focus
        assert main.reader.metric_under_cursor is table.rows_shown()[2].metric


async def test_o_sorts_by_the_column_then_the_other_way_then_not_at_all():
    async with alone() as (pilot, table):
        plain = indicators(table)
        await pilot.press("l", "o")
        assert table.model.sorting.column == "value" and "▴" in line(table, 0)
        rising = indicators(table)
        await pilot.press("o")
        assert "▾" in line(table, 0)
        said = len([row for row in table.rows_shown() if row.metric.value])
        assert indicators(table)[:said] == rising[:said][::-1]
        await pilot.press("o")
        assert indicators(table) == plain


async def test_sorting_keeps_the_row_under_the_cursor():
    async with alone() as (pilot, table):
        await pilot.press("j", "j", "j")
        row = table.row
        await pilot.press("o")
        assert table.row is row


async def test_who_has_gone_nowhere_sees_the_largest_when_he_sorts():
    async with alone() as (pilot, table):
        await pilot.press("l", "o", "o")
        assert table.cursor[0] == 0 and table.row is table.rows_shown()[0]
        sizes = [row.metric.value for row in table.rows_shown() if row.metric.value]
        assert table.row.metric.value is sizes[0]


async def test_a_click_on_a_title_sorts_and_two_on_a_row_choose_it():
    async with alone() as (pilot, table):
        await pilot.click(table, offset=(5, 1))
        assert table.model.sorting.column == "indicator"
        await pilot.click(table, offset=(5, 4))
        assert table.cursor[0] == 2
        await pilot.click(table, offset=(5, 4), times=2)
        await pilot.pause()
        assert [message.row for message in pilot.app.said] == [table.row]


async def test_only_this_and_all_again():
    async with alone() as (pilot, table):
        await pilot.press("l", "l", "l", "l", "equals_sign")
        assert {row.metric.status for row in table.rows_shown()} == {"actual"}
        assert "10 of 13" in str(table.border_title)
        await pilot.press("minus")
        assert len(table.rows_shown()) == 13


async def test_filter_as_you_type_pick_conditions_and_undo():
    async with opened() as pilot:
        table = await table_of(pilot)
        await pilot.press("f", *"就业")
        await pilot.pause()
        assert indicators(table) == ["城镇新增就业", "城镇新增就业"]
        await pilot.press("escape")
        await pilot.pause()
        assert len(table.rows_shown()) == 13
        await pilot.press("f", *"就业", "enter")
        await pilot.pause()
        assert len(table.rows_shown()) == 2 and table.has_focus
        await pilot.press("f", "ctrl+x", "down", "tab")
        await pilot.pause()
        assert {row.metric.status for row in table.rows_shown()} == {"target"}
        assert "3 of 13" in pilot.app.main.query_one("#rows-filter").told
        await pilot.press("ctrl+x", "enter")
        await pilot.pause()
        assert len(table.rows_shown()) == 13


async def test_rows_are_grouped_by_section_then_topic_then_not():
    async with alone() as (pilot, table):
        await pilot.press("O")
        assert "改善民生增福祉" in line(table, 1)
        assert table.row is table.rows_shown()[0]
        await pilot.press("O")
        assert table.model.grouping == "topic"
        await pilot.press("O")
        assert table.model.grouping is None


async def test_a_block_is_selected():
    async with alone((140, 24)) as (pilot, table):
        for keys, rows, columns in (
            (["shift+down", "shift+down"], 3, ["indicator"]),
            (["J", "J", "K"], 2, ["indicator"]),
            (["shift+right", "shift+down"], 2, ["indicator", "value"]),
            (["v", "j", "l", "l"], 2, ["indicator", "value", "change"]),
            (["j", "shift+left", "shift+up"], 2, ["indicator"]),
            (["shift+pagedown"], 13, ["indicator"]),
            (["l", "ctrl+shift+end"], 13, ["value"]),
            (["ctrl+v", "l"], 13, ["indicator", "value"]),
            (["shift+end"], 1, table.columns.shown),
        ):
            at_home(table)
            await pilot.press(*keys)
            assert len(table.rows_selected()) == rows, keys
            assert table.columns_selected() == columns
            assert f"{rows} × {len(columns)} selected" in str(table.border_title)


async def test_whole_rows_and_everything():
    async with alone() as (pilot, table):
        await pilot.press("V", "j")
        assert len(table.rows_selected()) == 2 and table.columns_selected() == table.columns.shown
        await pilot.press("V", "ctrl+a")
        assert len(table.rows_selected()) == 13


async def test_escape_drops_the_selection_first():
    async with opened() as pilot:
        table = await table_of(pilot)
        await pilot.press("v", "j", "escape")
        assert table.selection is None and table.has_focus
        await pilot.press("escape")
        assert not table.has_focus


async def test_a_selection_of_columns_and_rows_that_are_hidden_since():
    async with alone((140, 24)) as (pilot, table):
        await pilot.press("end", "v", "down")
        for key in table.columns.shown[1:]:
            table.show_column(key, shown=False)
            assert set(table.columns_selected()) <= set(table.columns.shown)
        assert len(table.rows_selected()) == 2
        await pilot.press("ctrl+end")
        table.model.entries = table.model.entries[:3]
        assert len(table.rows_selected()) <= 3


async def test_lines_that_went_by_are_not_kept():
    async with alone((120, 60), rows=3000) as (pilot, table):
        for _ in range(20):
            await pilot.press("pagedown")
        assert table.cursor[0] > 2 * KEPT
        assert len(table._lines) <= KEPT


async def test_a_plain_arrow_drops_a_selection_made_with_shift():
    async with alone() as (pilot, table):
        await pilot.press("shift+down", "down")
        assert table.selection is None


async def test_the_mouse_drags_a_block():
    async with alone() as (pilot, table):
        await pilot.mouse_down(table, offset=(5, 2))
        await pilot.hover(table, offset=(5, 5))
        await pilot.mouse_up(table, offset=(5, 5))
        assert len(table.rows_selected()) == 4


async def test_dragging_beyond_the_edges_brings_rows_into_view():
    async with alone((120, 12), 300) as (pilot, table):
        await pilot.press("G")
        await pilot.pause()
        top = table.scroll_offset.y
        await pilot.mouse_down(table, offset=(5, 4))
        for x in range(6, 9):
            table.on_mouse_move(moved(table, x, -1))
            await pilot.pause()
        assert table.scroll_offset.y == top - 3
        assert len(table.rows_selected()) == 3 + 3
        for x in range(6, 9):
            table.on_mouse_move(moved(table, x, table.size.height + 1))
            await pilot.pause()
        assert table.scroll_offset.y > top - 3
        await pilot.mouse_up(table, offset=(5, 4))


def moved(table, x, y):
    """The mouse, held, came to a place that may lie outside the table."""
    return events.MouseMove(table, x, y, 0, 0, 1, False, False, False)


async def test_columns_are_hidden_widened_and_brought_back():
    async with alone() as (pilot, table):
        before = table.columns.placed(table.window)[1].width
        await pilot.press("l", "greater_than_sign", "greater_than_sign", "less_than_sign")
        assert table.columns.placed(table.window)[1].width == before + 2
        await pilot.press("H")
        assert "value" not in table.columns.shown
        await pilot.press("A")
        assert "value" in table.columns.shown
        assert table.columns.placed(table.window)[1].width == before


async def test_columns_change_places_by_key():
    async with alone((140, 24)) as (pilot, table):
        await pilot.press("l", "right_parenthesis")
        assert table.columns.shown[:3] == ["indicator", "change", "value"] and table.column == "value"
        await pilot.press("left_parenthesis", "left_parenthesis", "left_parenthesis")
        assert table.columns.shown[:3] == ["value", "indicator", "change"] and table.cursor[1] == 0
        assert "7.03 万人" in line(table, 1)[:16] and "城镇新增就业" in line(table, 1)[16:]
        order = table.columns.shown
        table.show(rows_of([report(), report("b", "商丘市", 2023)]))
        assert [key for key in table.columns.shown if key not in ("place", "year")] == order
        await pilot.press("A")
        assert table.columns.shown[0] == "indicator"
        last = table.columns.shown[-1]
        await pilot.press("end", "right_parenthesis")
        assert table.columns.shown[-1] == last


def title_at(table, key):
    """Where a column's title begins and ends, in the table's region."""
    place = next(place for place in table._columns() if table.columns.shown[place.column] == key)
    return place.x, place.x + place.width - 1


async def test_the_mouse_widens_and_moves_columns():
    async with alone((140, 24)) as (pilot, table):
        start, end = title_at(table, "value")
        await pilot.mouse_down(table, offset=(end, 1))
        await pilot.hover(table, offset=(end + 7, 1))
        await pilot.mouse_up(table, offset=(end + 7, 1))
        assert title_at(table, "value") == (start, end + 7)
        assert table.model.sorting.column is None
        other, _ = title_at(table, "period")
        await pilot.mouse_down(table, offset=(start, 1))
        await pilot.mouse_up(table, offset=(other, 1))
        assert table.columns.shown[:4] == ["indicator", "change", "period", "value"]
        await pilot.mouse_down(table, offset=(title_at(table, "value")[0], 1))
        await pilot.mouse_up(table, offset=(title_at(table, "indicator")[0], 1))
        assert table.columns.shown[0] == "value" and table.model.sorting.column is None
        await pilot.click(table, offset=(title_at(table, "change")[0], 1))
        assert table.model.sorting.column == "change"


async def test_columns_are_chosen_and_ordered_in_a_box():
    async with opened() as pilot:
        table = await table_of(pilot)
        before = table.columns.shown
        await pilot.press("C")
        await pilot.pause()
        box = pilot.app.main.query_one("#columns")
        await pilot.press(*"peri", "tab")
        await pilot.pause()
        assert "period" not in table.columns.shown
        assert f"{len(before) - 1} of 13" in box.told
        await pilot.press(*["backspace"] * 4, *"value", "tab", "tab")
        await pilot.pause()
        assert "value" in table.columns.shown
        await pilot.press(*["backspace"] * 5, "down", "shift+down")  # the second column, one further
        await pilot.pause()
        assert table.columns.order[1:3] == ["year", "place"]
        await pilot.press("escape")
        await pilot.pause()
        assert table.columns.shown == before and table.has_focus
        await pilot.press("C", *"standard", "tab", "enter")
        await pilot.pause()
        assert "canonical" not in table.columns.shown
        await pilot.press("C", "ctrl+x", "enter")
        await pilot.pause()
        assert table.columns.shown == before


async def copied(pilot) -> str:
    """What the last copy asked the terminal to put on its clipboard."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    found = re.findall(r"\x1b]52;c;([A-Za-z0-9+/=]*)\x07", "".join(pilot.app.written))
    return base64.b64decode(found[-1]).decode()


async def test_one_key_a_unit_as_filtered_and_sorted(monkeypatch):
    async with opened() as pilot:
        table = await table_of(pilot)
        pilot.app.written = []
        monkeypatch.setattr(pilot.app._driver, "write", pilot.app.written.append)
        for keys, first, lines, said in (
            (["y"], "indicator\tplace\tyear\tvalue", 2, "1 row × "),
            (["Y"], "indicator\tplace\tyear\tvalue", 14, "13 rows × "),
            (["l", "x"], "7.03万人", 1, "“7.03万人” → clipboard by OSC 52"),
            (["l", "X"], "value\tunit\tbound", 14, "13 rows × 3 columns as TSV"),
            (["quotation_mark"], "“全年城镇新增就业", 2, "with citation"),
            (["v", "j", "y"], "indicator", 3, "2 rows × 1 column as"),
            (["v", "j", "x"], "城镇新增就业", 2, "2 × 1 cells"),
            (["V", "j", "y"], "indicator\tplace\tyear\tvalue", 3, "2 rows × "),
            (["F", "Y"], "| indicator | place | year | value |", 15, "as Markdown"),
            (["F", "Y"], "indicator,place,year,value,unit", 14, "as CSV"),
        ):
            at_home(table)
            await pilot.press(*keys)
            text = await copied(pilot)
            assert text.startswith(first), keys
            assert len(text.strip("\n").splitlines()) == lines, keys
            assert said in pilot.app.main.foot.said
            assert "not confirmed" in pilot.app.main.foot.said
            assert table.has_focus
        table.set_filter(RowFilter().choosing("topic", frozenset({"employment"})))
        table.sort_by("value", descending=True)
        await pilot.press("Y")
        text = await copied(pilot)
        assert [row.split(",")[0] for row in text.splitlines()[1:]] == indicators(table)
        assert indicators(table) == ["城镇新增就业", "城镇新增就业", "城镇登记失业率"]


async def test_words_change_with_the_language():
    async with alone() as (pilot, table):
        set_language("zh")
        table.refresh()
        await pilot.pause()
        assert "指标" in line(table, 0) and "完成" in line(table, 1)


async def test_every_line_is_as_wide_as_the_window():
    async with alone() as (pilot, table):
        for size in ((80, 24), (30, 10), (200, 60)):
            await pilot.resize_terminal(*size)
            for grouping in range(3):
                for y in range(table.size.height):
                    assert table.render_line(y).cell_length == table.window
                await pilot.press("O", *["l"] * grouping)


async def test_text_that_looks_like_markup_stands_as_it_is():
    async with alone((200, 30)) as (pilot, table):
        await pilot.press("G", "end")
        await pilot.pause()
        assert any("[/]粮食总产量" in line(table, y) for y in range(table.size.height))


async def test_nothing_to_show_is_said_and_no_key_breaks_it():
    async with alone() as (pilot, table):
        table.show([])
        await pilot.pause()
        assert "No metrics here" in "".join(line(table, y) for y in range(4))
        for key in ("j", "k", "G", "y", "x", "X", "Y", "o", "O", "v", "equals_sign", "enter", "H", "greater_than_sign"):
            await pilot.press(key)
        table.show(rows_of(report()))
        table.set_filter(RowFilter("zzz"))
        await pilot.pause()
        assert "No row passes the filter" in "".join(line(table, y) for y in range(4))


async def test_a_hundred_thousand_rows_open_and_scroll_without_a_pause():
    """Floors far above what is measured (30 ms, 4 ms): a machine may be busy, a loop over all rows would still show."""
    async with alone((120, 40)) as (_, table):
        rows = rows_of(large(100_000))
        begun = perf_counter()
        table.show(rows)
        assert perf_counter() - begun < 0.5
        begun = perf_counter()
        for _ in range(20):
            table.action_page_down()
            for y in range(table.size.height):
                table.render_line(y)
        assert (perf_counter() - begun) / 20 < 0.1
