"""Every key of the main screen, and how the panes stay in step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.conftest import Open, until
from tests.tui.sample import kaifeng
from tui.app import Govtui
from tui.locale import language


def heading(app: Govtui) -> str:
    main = app.main
    return main.trail.sections[main.section].title if main.trail and main.section is not None else ""


async def test_down_up_pages_ends(opened: Open) -> None:
    async with opened((100, 24), [kaifeng(times=5)]) as pilot:
        reader = pilot.app.main.reader
        page = reader.size.height
        for keys, place in [
            (["j"], 1), (["down"], 2), (["k"], 1), (["up"], 0), (["space"], page - 2), (["pagedown"], 2 * (page - 2)),
            (["pageup"], page - 2), (["ctrl+b"], 0), (["d"], page // 2), (["u"], 0), (["ctrl+d", "ctrl+u"], 0),
            (["ctrl+f", "g"], 0),
        ]:  # fmt: skip
            await pilot.press(*keys)
            assert reader.scroll_y == place, keys
        await pilot.press("G")
        assert reader.scroll_y == reader.max_scroll_y > 0
        await pilot.press("home")
        assert reader.scroll_y == 0
        await pilot.press("end")
        assert reader.scroll_y == reader.max_scroll_y


async def test_scrolling_moves_outline_breadcrumb_and_table(opened: Open) -> None:
    async with opened((100, 24), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        seen = []
        for _ in range(12):
            await pilot.press("j", "j", "j")
            await pilot.pause()
            here = main.section
            if here is None:
                continue
            assert main.outline._shown[main.outline.cursor] == here
            assert heading(pilot.app) in main.crumb._path[-1]
            seen.append(main.table.about)
        assert len(set(seen)) > 1


async def test_sections(opened: Open) -> None:
    async with opened() as pilot:
        titles = []
        for _ in range(4):
            await pilot.press("]")
            titles.append(heading(pilot.app))
        assert titles == ["2019年工作回顾", "打好攻坚补短板", "精准促脱贫", "铁腕治污染"]
        await pilot.press("[")
        assert heading(pilot.app) == "精准促脱贫"
        for _ in range(20):
            await pilot.press("]")
        assert pilot.app.main.foot.said == "This is the last section"
        assert heading(pilot.app) == "办好民生实事"


async def test_the_outline_moves_the_text(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("2")
        assert main.focused is main.outline
        await pilot.press("j", "j")
        assert heading(pilot.app) == "打好攻坚补短板"
        await pilot.press("l", "l")
        assert heading(pilot.app) == "精准促脱贫"
        await pilot.press("h")
        assert heading(pilot.app) == "打好攻坚补短板"
        await pilot.press("G")
        assert heading(pilot.app) == "办好民生实事"
        await pilot.press("enter")
        assert main.focused is main.reader
        await pilot.press("b")
        assert heading(pilot.app) == ""
        await pilot.press("B")
        assert heading(pilot.app) == "办好民生实事"


async def test_folding(opened: Open) -> None:
    async with opened() as pilot:
        outline = pilot.app.main.outline
        await pilot.press("2", "g")
        folded = outline.count
        await pilot.press("space")
        assert outline.count == len(pilot.app.main.report.sections) > folded
        await pilot.press("space")
        assert outline.count == folded
        await pilot.press("h")
        assert outline.count < folded
        await pilot.press("right")
        assert outline.count == folded


async def test_figures_and_their_row(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.widgets.page.FLASH", 60)  # on a busy machine it is over before it is looked at
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press(".")
        assert main.reader.metric_under_cursor is main.report.metrics[0]
        assert "生产总值" in main.foot.render_line(0).text
        assert "7.5%" in main.foot.render_line(0).text
        await pilot.press("full_stop", "l", "right")
        assert main.reader.cursor == 3
        await pilot.press("comma", "h", "left")
        assert main.reader.cursor == 0
        await pilot.press("l", "enter")
        assert main.focused is main.table
        assert main.table.row.metric is main.report.metrics[1]
        await pilot.press("j")
        assert main.reader.metric_under_cursor is main.table.row.metric
        await pilot.press("enter")
        assert main.focused is main.reader
        metric = main.reader.metric_under_cursor
        assert main.reader._flash == (metric.start, metric.end)


async def test_a_row_far_away_is_brought_into_view(opened: Open) -> None:
    async with opened((100, 24), [kaifeng(times=5)]) as pilot:
        main = pilot.app.main
        await pilot.press("r", "4", "G")
        metric = main.report.metrics[-1]
        assert main.table.row.metric is metric
        line = main.reader.line_of(metric.value.start)
        assert main.reader.shows(line)
        await pilot.press("enter", "b")
        await pilot.pause()
        assert main.reader.place < metric.start


async def test_the_whole_report_or_the_section(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("]", "]")
        await pilot.pause()
        assert main.table.model.shown == 5
        await pilot.press("r")
        await pilot.pause()
        assert main.table.model.shown == len(main.report.metrics)
        await pilot.press("]")
        assert main.table.model.shown == len(main.report.metrics)
        await pilot.press("s")
        await pilot.pause()
        assert main.table.model.shown == 4 or main.table.model.shown == 5


async def test_panes(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        names = []
        for _ in range(4):
            await pilot.press("tab")
            names.append(main.focused.id)
        assert names == ["table", "reports", "outline", "reader"]
        await pilot.press("shift+tab")
        assert main.focused is main.outline
        for key, pane in zip("1234", ("reports", "outline", "reader", "table"), strict=True):
            await pilot.press(key)
            assert main.focused.id == pane
        await pilot.press("m")
        assert not main.table.display
        await pilot.press("m")
        assert main.table.display
        await pilot.press("escape")
        assert main.focused is main.reader
        await pilot.press("backslash")
        assert not main.query_one("#side").display
        await pilot.press("tab")
        assert main.focused is main.table
        await pilot.press("backslash")
        assert main.focused is main.outline
        await pilot.press("z")
        await pilot.pause()
        assert not main.query_one("#side").display
        assert not main.table.display
        await pilot.press("z")
        await pilot.pause()
        assert main.query_one("#side").display
        assert main.table.display


async def test_search(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("slash")
        await pilot.pause()
        main.query_one("#search").value = "教师"
        await pilot.pause()
        text = main.report.source.text
        assert main.foot.said == f"1 of {text.count('教师')}"
        await pilot.press("enter", "n")
        assert main.foot.said.startswith("2 of")
        await pilot.press("N")
        assert main.foot.said.startswith("1 of")
        assert main.focused is main.reader
        await pilot.press("escape")
        assert main.reader.hits == []
        await pilot.press("b")
        assert main.reader.scroll_y == 0


async def test_a_search_given_up_leads_back(opened: Open) -> None:
    async with opened((100, 24), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        await pilot.press("j", "j")
        await pilot.press("slash", *"xyz")
        assert main.foot.said == "Not in this report"
        main.query_one("#search").value = "医保"
        await pilot.pause()
        assert main.reader.hits
        await pilot.press("escape")
        assert main.reader.hits == []
        assert main.focused is main.reader


async def test_language_and_theme(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("L")
        assert language() == "zh"
        assert "跳转" in pilot.app.main.foot.render_line(1).text
        assert str(pilot.app.main.outline.border_title) == "目录"
        await pilot.press("L")
        assert language() == "en"
        await pilot.press("T")
        assert pilot.app.theme == "govtui-light"
        await pilot.press("T")
        assert pilot.app.theme == "govtui-dark"


async def test_a_key_that_does_not_apply_says_why(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("b")
        assert pilot.app.main.foot.said == "Nowhere to go back to"
        await pilot.press("enter")
        assert "No figure under the cursor" in pilot.app.main.foot.said
    async with opened(reports=[]) as pilot:
        await pilot.press("slash")
        assert pilot.app.main.foot.said == "No report is open"


async def test_help_and_palette_run_commands(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark")
        assert pilot.app.screen.id == "help"
        await pilot.press("escape")
        assert pilot.app.screen.id == "main"
        await pilot.press("ctrl+p", *"zhuti")
        await pilot.press("escape", "ctrl+p", *"quanpian", "enter")
        await pilot.pause()
        assert pilot.app.main.scope == "report"
        await pilot.press("ctrl+p", *"open min", "enter")
        await pilot.pause()
        assert pilot.app.main.report.id == "minquan-2021#1"
        await pilot.press("ctrl+p", *"govtui-light", "enter")
        await pilot.pause()
        assert pilot.app.theme == "govtui-light"


async def test_copying_the_sentence(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press(".", "y")
        for _ in range(50):
            await pilot.pause(0.02)
            if "entence" in pilot.app.main.foot.said:
                break
        assert "entence" in pilot.app.main.foot.said


async def test_a_report_without_headings_says_so(opened: Open) -> None:
    async with opened(reports=[replace(kaifeng(), sections=(), metrics=())]) as pilot:
        outline = pilot.app.main.outline
        assert outline.render_line(0).text.strip() == "No headings in this report"
        assert not outline.render_line(1).text.strip()
        await pilot.press("2", "j", "enter", "l")  # nothing to stand on, and nothing breaks


async def test_what_was_said_goes_when_another_command_comes_but_a_count_stays(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.foot._LEAST", 0)
    async with opened() as pilot:
        foot = pilot.app.main.foot
        await pilot.press("r")
        assert "whole report" in foot.said
        await pilot.press("j")
        assert not foot.said
        await pilot.press("slash", *"工作", "enter", "n")
        count = foot.said
        assert " of " in count
        await pilot.press("j", "j")
        assert foot.said == count


async def test_an_empty_cell_is_no_copy(opened: Open) -> None:
    async with opened((120, 40)) as pilot:
        main = pilot.app.main
        await pilot.press("m", "r")
        await pilot.pause()
        row = next(at for at, each in enumerate(main.table.rows_shown()) if each.metric.origin is None)
        for _ in range(row):
            await pilot.press("j")
        main.table.go_to_column("from")
        await pilot.press("x")
        await until(pilot, lambda: "empty" in main.foot.said)


async def test_the_foot_follows_the_table_while_a_box_filters_it(opened: Open) -> None:
    async with opened((120, 40)) as pilot:
        main = pilot.app.main
        await pilot.press("m", "r", "g", "f")
        await pilot.pause()
        await pilot.press(*"预算")
        await pilot.pause()
        await until(pilot, lambda: main.table.row is not None and "预算" in main.table.row.metric.indicator)
        assert main.table.row.metric.indicator in main.foot.render_line(0).text
        place = main.reader.scroll_y
        await pilot.press(*"没有")
        await pilot.pause()
        assert main.table.row is None
        assert not main.foot.render_line(0).text.strip()
        assert main.reader.scroll_y == place
