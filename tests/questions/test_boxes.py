"""The boxes of comparison and of the ledger: what they show, where they lead, in both languages and three sizes."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from parser import parse
from parser.questions.compare import compare
from parser.questions.facts import facts_of
from parser.questions.pivot import pivot
from parser.report import Source
from tests.jump_screen.opened import opened
from tests.questions.sample import reports
from tui.commands import Command
from tui.locale import set_language
from tui.screens.compare import CompareBox
from tui.screens.compared import CellTexts
from tui.screens.help import HelpBox
from tui.screens.ledger import LedgerBox
from tui.screens.questions import quote
from tui.widgets.evidence import Evidence, Quote
from tui.widgets.grid import GridRow, Piece

SIZES = [(80, 24), (120, 40), (200, 60)]


@asynccontextmanager
async def asked(key: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot]:
    async with opened(size, list(reports())) as pilot:
        kaifeng = next(each for each in pilot.app.main.shelf.reports if each.id == "kaifeng-2020#1")
        pilot.app.main.open_report(kaifeng)
        await pilot.pause()
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def grid(pilot: Pilot) -> str:
    box = pilot.app.screen
    lines = [box.grid.head.text] + [box.grid.render_line(y).text.rstrip() for y in range(box.grid.size.height)]
    return "\n".join(lines)


async def test_c_compares_the_places_over_the_years_and_enter_opens_the_sentence() -> None:
    async with asked("c") as pilot:
        box = pilot.app.screen
        assert isinstance(box, CompareBox) and box.comparison is not None
        assert "开封市" in grid(pilot) and "民权县" in grid(pilot) and "2020" in grid(pilot)
        for name in box.names:  # every indicator of the report, one after the other
            assert box.comparison.name == name
            await pilot.press("tab")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        while box.name_shown != "地区生产总值":
            await pilot.press("tab")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press("home", "left", "left", "left", "right")
        await pilot.pause()
        assert box.cell is not None and box.cell.year == 2020
        assert "2371.83亿元" in "".join(quote.text for quote in box.evidence.quotes)
        await pilot.press("enter")
        await pilot.pause()
        main = pilot.app.screen
        assert main is pilot.app.main and main.report.id == "kaifeng-2021#1"
        assert main.reader.metric_under_cursor.value.text == "2371.83亿元"
        await pilot.press("b")
        await pilot.pause()
        assert main.report.id == "kaifeng-2020#1"


async def test_before_anything_is_read_the_comparison_begins_with_the_headline_indicator() -> None:
    async with asked("c") as pilot:
        box = pilot.app.screen
        assert box.names[0] == "地区生产总值"
        await pilot.press("slash", *"minquan", "enter")
        await pilot.pause()
        assert box.count.text.startswith("1 place ×"), box.count.text


async def test_n_goes_from_one_cell_to_check_to_the_next() -> None:
    async with asked("c") as pilot:
        box = pilot.app.screen
        while box.name_shown != "城镇新增就业":
            await pilot.press("tab")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        for _ in range(2):  # there is but one: of half a year
            await pilot.press("n")
            await pilot.pause()
            assert box.cell.period == "2020H1" and "part of the year" in box.foot.text
            assert "上半年" in box.evidence.quotes[0].text
        await pilot.press("b", "n")
        await pilot.pause()
        assert box.cell.period == "2020H1", "whichever way it is turned"
        await pilot.press("slash", *"kaifeng", "enter", "n")
        await pilot.pause()
        assert "Nothing here" in box.foot.text


async def test_status_turning_filter_and_chart() -> None:
    async with asked("c") as pilot:
        box = pilot.app.screen
        await pilot.press("s", "s")
        assert box.status == "target" and {cell.status for cell in box.comparison.cells.values()} == {"target"}
        await pilot.press("s", "b")
        assert box.pivot.heads == ("year",)
        await pilot.press("b", "slash", *"minquan", "enter")
        await pilot.pause()
        assert [line.labels for line in box.pivot.lines] == [("民权县",)]
        await pilot.press("slash", "escape")
        await pilot.pause()
        assert len(box.pivot.lines) == 2 and box.grid.has_focus
        await pilot.press("g")
        await pilot.pause()
        assert box.sketch.display and not box.grid.display
        assert "A 开封市" in "\n".join(box.sketch.render_line(y).text for y in range(box.sketch.size.height))
        await pilot.press("escape")
        await pilot.pause()
        assert box.grid.display and pilot.app.screen is box
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.main


async def test_p_holds_promises_against_outcomes_with_both_sentences() -> None:
    async with asked("p") as pilot:
        box = pilot.app.screen
        assert isinstance(box, LedgerBox) and box.year == 2020
        assert "missed" in grid(pilot) and "met" in grid(pilot) and "−5 points" in grid(pilot)
        assert len(box.evidence.quotes) == 2
        figures = [quote.text[a:b] for quote in box.evidence.quotes for a, b in quote.figures]
        assert figures == ["7%", "2%"]
        await pilot.press("o")
        await pilot.pause()
        assert pilot.app.main.report.id == "kaifeng-2021#1"


async def test_verdicts_years_and_the_score_sheet() -> None:
    async with asked("p") as pilot:
        box = pilot.app.screen
        await pilot.press("v")
        assert box.verdict == "met" and {entry.verdict for entry in box.shown} == {"met"}
        await pilot.press("right_curly_bracket")
        assert box.year == 2021 and {entry.verdict for entry in box.shown} == {"no-report"}
        await pilot.press("left_curly_bracket", "s")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert box.scores is not None and "开封市 2020" in grid(pilot) and "民权县 2021" in grid(pilot)
        assert "Enter Ledger" in box.foot.text and "s Targets" in box.foot.text  # and nothing of promise and outcome
        assert not {"Enter Promise", "o Outcome", "v Verdict"} & set(box.foot.text.split(" · "))
        assert "places" in box.typed.placeholder
        await pilot.press("s")
        assert "Enter Promise" in box.foot.text and "indicator" in box.typed.placeholder
        await pilot.press("s", "end", "enter")
        await pilot.pause()
        assert box.scores is None and box.shown[0].target.about.place == "民权县"


async def test_the_ledger_shows_what_came_of_promises_before_those_of_which_nothing_is_told() -> None:
    async with asked("p") as pilot:
        box = pilot.app.screen
        assert isinstance(box, LedgerBox)
        own = [entry for entry in box.entries if entry.target.about.year == 2020]
        told = [entry for entry in own if entry.outcome]
        untold = [entry for entry in own if not entry.outcome]
        assert told and untold, "the sample has both"
        assert box.shown == told and f"▸ {len(untold)} not told" in grid(pilot)
        assert f"·{len(untold)}" in box.count.text
        people, data = (make() for make in box.tables())
        assert (len(people.rows), len(data.rows)) == (len(told), len(own)), "what is folded is among the data"
        await pilot.press("end")
        await pilot.pause()
        assert box.entry is None and "Enter" in box.evidence.quotes[0].text
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is box and box.shown == [*told, *untold] and "▾" in grid(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert box.entry is untold[0] and len(box.evidence.quotes) == 1
        await pilot.press("up", "enter", "slash", *untold[0].name[:4])
        await pilot.pause()
        assert untold[0] in box.shown, "what is typed is found among the folded, too"
        await pilot.press("escape", *["v"] * 6)
        while box.verdict != "not-reported":
            await pilot.press("v")
        assert all(entry.verdict == "not-reported" for entry in box.shown) and box.shown


async def test_a_name_takes_the_room_that_columns_out_of_view_leave() -> None:
    async with asked("p", (80, 24)) as pilot:
        found = pilot.app.screen.grid
        width = found.scrollable_content_region.width
        name = "研发与试验发展经费支出占地区生产总值比重"
        found.fill("", ["a", "b", "c"], [GridRow(name, (Piece("1" * 18), Piece("2" * 10), Piece("3" * 30)))])
        line = found.render_line(0).text
        assert "2" * 10 in line and "3" not in line
        assert len(line) - len(line.rstrip()) < 2, "no column stands empty"
        assert name[: (width - 32) // 2 - 1] in line
        for _ in range(2):
            found.step_column(1)
        line = found.render_line(0).text
        assert "2" * 10 in line and "3" * 30 in line and len(line) - len(line.rstrip()) < 2


@pytest.mark.parametrize("key", ["c", "p"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_line_is_as_wide_as_the_box_in_both_languages(key: str, size: tuple[int, int]) -> None:
    try:
        for lang in ("en", "zh"):
            set_language(lang)
            async with asked(key, size) as pilot:
                box = pilot.app.screen
                frame = box.query_one("#box").region
                assert frame.right <= size[0] and frame.bottom <= size[1]
                assert box.foot.region.bottom < frame.bottom and box.foot.size.height == 1
                for widget in (box.grid, box.evidence):
                    width = widget.scrollable_content_region.width if widget is box.grid else widget.size.width
                    assert widget.size.height >= 3
                    assert all(widget.render_line(y).cell_length == width for y in range(widget.size.height))
    finally:
        set_language("en")


@pytest.mark.parametrize(("key", "more"), [("c", "n"), ("p", "o")])
async def test_the_keys_of_a_box_are_told_in_it_and_carried_out_from_there(key: str, more: str) -> None:
    async with asked(key) as pilot:
        box = pilot.app.screen
        assert "? Help" in box.foot.text
        await pilot.press("question_mark")
        await pilot.pause()
        told = pilot.app.screen
        assert isinstance(told, HelpBox)
        shown = [row for row in told.commands.rows if isinstance(row, Command)]
        assert {row.where for row in shown} == {box.id} and any(more in row.keys for row in shown)
        await pilot.press(*"markdown", "enter")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is box and pilot.app.main.form == "markdown"


@pytest.mark.parametrize("key", ["c", "p"])
async def test_a_table_is_copied_in_the_form_that_a_chat_or_a_workbook_takes(key: str) -> None:
    async with asked(key) as pilot:
        assert pilot.app.main.form == "tsv"
        await pilot.press("F")
        await pilot.pause()
        assert pilot.app.main.form == "markdown"
        assert "Markdown" in pilot.app.screen.foot.text


@pytest.mark.parametrize(("key", "columns"), [("c", {"value", "sentence"}), ("p", {"promised", "outcome_sentence"})])
async def test_export_writes_the_data(key: str, columns: set[str], tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with asked(key) as pilot:
        box = pilot.app.screen
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen is box
    (file,) = tmp_path.glob("*.csv")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows and columns <= set(rows[0])


async def test_without_a_figure_the_reason_is_said() -> None:
    from dataclasses import replace

    bare = replace(reports()[0], metrics=())
    async with opened((120, 40), [bare]) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.main


async def test_reports_that_come_while_a_box_is_open_are_asked_too() -> None:
    first, *others = reports()
    async with opened((120, 40), [first]) as pilot:
        main = pilot.app.main
        await pilot.press("c")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        box = pilot.app.screen
        assert len(box.comparison.places) == 1
        main.add_reports(list(others))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(box.comparison.places) > 1
        await pilot.press("escape", "p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LedgerBox)
        main.add_reports([])
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen.entries


async def test_a_chart_of_few_bars_is_no_higher_than_they_are() -> None:
    async with asked("c", (120, 40)) as pilot:
        box = pilot.app.screen
        await pilot.press("slash", *"minquan", "enter", "g")
        for _ in range(5):
            await pilot.pause()
        drawn = [box.sketch.render_line(y).text.strip() for y in range(box.sketch.size.height)]
        assert all(drawn), drawn
        await pilot.press("escape", "slash", "escape", "g")
        for _ in range(5):
            await pilot.pause()
        assert box.sketch.size.height > 10  # lines over the years take the room they had


def test_what_is_missing_stands_at_the_beginning_of_its_column() -> None:
    found = compare(facts_of(reports(), "地区生产总值"), "地区生产总值")
    made = pivot([found], "place")
    rows = CellTexts(found).rows(found, made, "place")
    pieces = [piece for number in range(len(rows)) for piece in rows[number].cells]
    cells = [cell for line in made.lines for cell in line.cells]
    missing = [piece.text for piece, cell in zip(pieces, cells, strict=True) if cell is None]
    assert missing and set(missing) == {"·"}


async def test_a_chart_says_what_it_draws() -> None:
    """Other than the grid: of achievements alone, in percent where most places tell a change, not of every place."""
    async with asked("c", (120, 40)) as pilot:
        box = pilot.app.screen
        title = box.query_one("#box")
        grid = str(title.border_title)
        assert "achieved, else promised" in grid and "years" in box.count.text
        await pilot.press("g")
        await pilot.pause()
        assert "achieved, else promised" not in str(title.border_title) and "achieved" in str(title.border_title)
        assert "years" not in box.count.text and "places" in box.count.text
        await pilot.press("escape")
        await pilot.pause()
        assert str(title.border_title) == grid and "years" in box.count.text


def test_the_figure_is_marked_where_it_stands_in_the_sentence_as_shown() -> None:
    head = "政府工作报告\n——2012年1月16日在开封市人民代表大会上\n\n一、2011年工作回顾"
    text = f"{head}\n\n**经济增长：**全市生产总值614.19亿元。\n"
    (fact,) = facts_of(parse(Source("开封市-2012.md", text, "markdown")))
    shown = quote("", fact, [fact.metric.value])
    assert [shown.text[first:last] for first, last in shown.figures] == ["614.19亿元"]


@pytest.mark.parametrize("most", [2, 3, 4, 5])
def test_a_figure_is_quoted_with_what_it_measures(most: int) -> None:
    text = (
        "实施义务教育补短板提质量建设工程，" * 6
        + "建成投用44所中小学、幼儿园，新增学位1万个，"
        + "再开工建设幼儿园。" * 30
    )
    at = text.index("1万个")
    found = Evidence()
    for width in range(40, 90, 2):  # wherever the line breaks
        lines = found._sentence(Quote("", text, ((at, at + 3),)), width, most)
        shown = "".join(piece for line in lines for piece, _ in line)
        assert len(lines) == most and "新增学位1万个" in shown, (width, shown)
