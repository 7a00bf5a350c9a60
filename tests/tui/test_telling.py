"""What the edges, feet and boxes tell: keys that apply, what narrows a table, the whole of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.jump_screen.opened import opened
from tests.tui.sample import kaifeng, minquan
from tui.clipboard import Delivery
from tui.commands import COMMANDS
from tui.copying import Clip, said
from tui.locale import say, set_language
from tui.reading.linebreak import wrap
from tui.widgets.crumb import shorten
from tui.widgets.evidence import Evidence, Quote


def edge(table) -> str:
    return table.render_lines(table.size.region.reset_offset.grow((0, 0, 1, 0)))[0].text


async def test_the_edge_over_the_table_tells_its_keys_and_a_click_does_them():
    async with opened((120, 40)) as pilot:
        table = pilot.app.main.table
        assert "s Section  r Report  4 Table" in edge(table)
        await pilot.press("4")
        await pilot.pause()
        assert "f Filter" in edge(table) and "y Copy row" in edge(table)
        x = cell_len(edge(table).partition("r Report")[0])
        await pilot.click(table, offset=(x + 2, 0))
        await pilot.pause()
        assert pilot.app.main.scope == "report"


async def test_the_edge_tells_what_narrows_the_rows():
    async with opened((120, 40)) as pilot:
        table = pilot.app.main.table
        pilot.app.main.reader.go(pilot.app.main.report.sections[1].start)
        await pilot.press("s")
        await pilot.pause()
        assert "10 of 13" in str(table.border_title), "a part of the report's rows"
        await pilot.press("4", "f", *"就业", "enter")
        await pilot.pause()
        assert str(table.border_title).endswith("· 就业")


async def test_the_foot_tells_only_what_applies():
    async with opened((200, 40)) as pilot:
        main = pilot.app.main
        assert COMMANDS["main.back"].footer not in main.foot.render_line(1).text
        await pilot.press("G", "t", "enter")
        await pilot.press("slash")
        await pilot.pause()
        assert "Esc Leave" in main.foot.render_line(1).text and "Jump" not in main.foot.render_line(1).text
        await pilot.press("escape")
        await pilot.pause()
        assert "t Jump" in main.foot.render_line(1).text


async def test_another_report_fills_the_table_though_one_stands_in_it():
    async with opened((120, 40), [kaifeng(), minquan()]) as pilot:
        main = pilot.app.main
        await pilot.press("4", "right_curly_bracket")
        await pilot.pause()
        assert main.table.has_focus
        assert {row.report for row in main.table.model.rows} == {main.report}


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_way_out_of_a_box_is_always_told(width):
    async with opened((width, 30)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        foot = pilot.app.screen.foot
        assert "Esc Back" in foot.text and "…" not in foot.render_line(0).text
        x = foot.text.index("Esc")
        await pilot.click(foot, offset=(foot.gutter.left + x, 0))
        await pilot.pause()
        assert pilot.app.screen is pilot.app.main


async def test_the_help_begins_with_the_head_of_its_first_group():
    async with opened((120, 40)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert pilot.app.screen.commands.scroll_offset.y == 0


def test_a_long_sentence_is_cut_at_its_ends_alone():
    text = "".join(f"第{number}项，" for number in range(40))
    at = text.index("第20项")
    evidence = Evidence()
    lines = ["".join(part for part, _ in line) for line in evidence._sentence(Quote("", text, ((at, at + 4),)), 40, 3)]
    assert lines[0].startswith("…") and lines[-1].endswith("…") and "第20项" in "".join(lines)
    starts = wrap(text, 40)
    assert all(len(line) <= max(b - a for a, b in zip(starts, [*starts[1:], len(text)], strict=True)) for line in lines)


@pytest.mark.parametrize("room", [30, 44, 60, 80])
def test_the_breadcrumb_keeps_place_and_year_and_the_last_heading(room):
    path = (
        "长葛市 2020",
        "一、提升政治站位，切实增强责任感",
        "（二）抓实六稳六保",
        "其次，推进教育高质量发展是民心所向",
    )
    way, last = shorten(path, room)
    assert way.startswith("长葛市 2020 › ") and last.startswith("其次")
    assert cell_len(way + last) <= room


async def test_what_was_said_goes_with_the_next_click_as_with_the_next_key(monkeypatch):
    async with opened((120, 40)) as pilot:
        main = pilot.app.main
        for begin in (lambda: pilot.click(main.reader, offset=(60, 20)), lambda: pilot.press("j")):
            main.foot.say("Sentence with citation → clipboard")
            await begin()
            assert main.foot.said, "too soon to have been read"
            monkeypatch.setattr("tui.widgets.foot._LEAST", -1)
            await begin()
            assert not main.foot.said
            monkeypatch.setattr("tui.widgets.foot._LEAST", 3)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_where_the_copy_lies_is_told_to_its_end(lang: str, monkeypatch):
    """Over SSH no terminal answers: the file to fall back on is named, in a window of 80 columns, too."""
    set_language(lang)
    done = Delivery("osc52", "", "no-answer", Path.home() / ".local/state/govtui/copied.md")
    async with opened((80, 24)) as pilot:
        foot = pilot.app.main.foot
        keys = foot.render_line(1).text
        foot.say(told := said(Clip("", "copied.md", say("copy.sentence")), done))
        first, second = (foot.render_line(y).text.strip() for y in (0, 1))
        assert told.startswith(first) and second.startswith("~/.local/state/govtui/copied.md")
        assert not keys.startswith(second)
        monkeypatch.setattr("tui.widgets.foot._LEAST", -1)
        await pilot.press("j")
        assert foot.render_line(1).text == keys


async def test_in_a_narrow_window_the_foot_leads_to_the_panes_that_are_hidden():
    """Who has only a mouse, or no idea that there is a table, finds both there."""
    for lang in ("en", "zh"):
        set_language(lang)
        async with opened((80, 24)) as pilot:
            main = pilot.app.main
            told = main.foot.render_line(1).text
            for command in ("main.reports", "main.table"):
                at = told.index(f"{COMMANDS[command].keys[0]} {COMMANDS[command].footer}")
                await pilot.click(main.foot, offset=(cell_len(told[:at]) + 1, 1))
                await pilot.pause()
                assert main.side_shown if command == "main.reports" else main.table_shown
                await pilot.press("3")
            assert not main.side_shown
        async with opened((120, 40)) as pilot:
            foot, name = pilot.app.main.foot, COMMANDS["main.reports"].footer
            assert name not in foot.render_line(1).text
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert name in foot.render_line(1).text


async def test_a_key_that_changes_nothing_says_why():
    async with opened((80, 24)) as pilot:
        foot = pilot.app.main.foot
        for keys, why in (
            (["3", "tab"], "why.one-pane"),
            (["z"], "why.one-pane"),
            (["4", "minus"], "why.no-filter"),
            (["A"], "why.as-it-was"),
        ):
            await pilot.press(*keys)
            assert foot.said == say(why)
        for keys, why in ((["equals_sign", "minus"], "why.no-filter"), (["H", "A"], "why.as-it-was")):
            await pilot.press(*keys)
            assert foot.said != say(why)
        await pilot.press("3", "z", "z")
        assert pilot.app.main.table_shown or pilot.app.main.reader.has_focus


async def test_enter_in_the_outline_reads_from_the_first_heading_where_one_stands_before_it():
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        await pilot.press("2", "enter")
        await pilot.pause()
        assert main.reader.has_focus and main.section == 0


async def test_a_warning_that_could_be_read_gives_way_to_what_a_command_shows():
    """In 80 columns it covers half of a box."""
    async with opened((80, 24)) as pilot:
        pilot.app.notify("damaged", severity="warning", timeout=8)
        await pilot.press("]")
        assert len(pilot.app._notifications) == 1, "it has not been read"
        for each in pilot.app._notifications:
            each.raised_at -= 5
        await pilot.press("t")
        await pilot.pause()
        assert not len(pilot.app._notifications)
