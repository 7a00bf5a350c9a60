"""Help tells every command; export writes what is shown."""

import csv
import json
from contextlib import suppress

import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from textual.worker import WorkerCancelled

from tests.jump_screen.opened import opened
from tui.commands import COMMANDS
from tui.locale import set_language
from tui.screens.export import OFFERED
from tui.screens.help import HelpBox, matching


async def help_of(pilot, typed="") -> HelpBox:
    await pilot.press("question_mark", *typed)
    await pilot.pause()
    assert isinstance(pilot.app.screen, HelpBox)
    return pilot.app.screen


def lines(box):
    return [box.commands.render_line(y).text.rstrip() for y in range(box.commands.size.height)]


async def test_every_command_is_listed_once_and_says_why_it_does_not_apply():
    async with opened((60, 20)) as pilot:
        box = await help_of(pilot)
        listed = [row.id for row in box.commands.rows if not isinstance(row, str)]
        assert sorted(listed) == sorted(COMMANDS)
        for size in ((60, 20), (80, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            for lang in ("en", "zh"):
                set_language(lang)
                width = box.commands.scrollable_content_region.width
                assert all(box.commands.render_line(y).cell_length == width for y in range(box.commands.size.height))
            assert box.query_one("#box").region.right <= size[0]
        set_language("en")
        await pilot.press(*"back")
        await pilot.pause()
        assert "Nowhere to go back to" in "\n".join(lines(box))


def test_it_is_searched_in_both_languages_and_by_key():
    assert {command.id for command in matching("copy row")} >= {"table.copy-row"}
    assert {command.id for command in matching("复制行")} == {"table.copy-row"}
    assert "main.next-section" in {command.id for command in matching("]")}
    assert {command.id for command in matching("fuzhihang")} == {"table.copy-row"}


async def test_nothing_found_is_said_in_words_and_the_palette_tells_all_of_what_it_cuts():
    async with opened() as pilot:
        box = await help_of(pilot, "xyzzy")
        assert (box.count.text, box.foot.text) == ("0 commands", "No command is called that: try fewer letters")
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        box = pilot.app.screen
        await pilot.press("down")
        assert box.foot.text == box.choices.entries[1].about
        await pilot.press(*"xyzzy")
        assert box.count.text == "0 entries"
        assert box.foot.text.startswith("Nothing is called that")


async def test_this_pane_comes_first_enter_does_it_and_escape_does_not():
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("m")
        box = await help_of(pilot, "copy")
        first = next(row for row in box.commands.rows if not isinstance(row, str))
        assert first.where == "table"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is main
        box = await help_of(pilot)
        box.typed.value = "whole report"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is main and main.scope == "report"


async def export_of(pilot, path):
    await pilot.press("3", "m", "r")
    await pilot.pause()
    await pilot.press("e")
    await pilot.pause()
    pilot.app.screen.typed.value = str(path)


async def done(pilot):
    """The file is written by a thread."""
    with suppress(WorkerCancelled):  # it may close the box, which ends what the box had running: itself
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_rows_shown_are_written_in_the_form_chosen(tmp_path):
    async with opened() as pilot:
        path = tmp_path / "rows.csv"
        path.write_text("mine")
        await export_of(pilot, path)
        box = pilot.app.screen
        await pilot.press("down", "down")
        await pilot.pause()
        assert box.typed.value.endswith("rows.xlsx")
        await pilot.press("up", "up", "enter")
        await pilot.pause()
        assert path.read_text() == "mine"  # a file that is there is written over only when asked twice
        assert "Enter again" in box.told
        await pilot.press("enter")
        await done(pilot)
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 13 and rows[0]["indicator"] == "城镇新增就业"
        assert "13 rows × " in pilot.app.main.foot.said and str(path) in pilot.app.main.foot.said


async def test_excel_gets_its_mark_and_a_path_that_cannot_be_written_is_said(tmp_path):
    async with opened() as pilot:
        (tmp_path / "a file").write_text("")
        await export_of(pilot, tmp_path / "a file" / "rows.csv")
        box = pilot.app.screen
        await pilot.press("down", "enter", "enter")
        await done(pilot)
        assert "Cannot be written" in box.told
        box.typed.value = str(tmp_path / "rows.csv")
        await pilot.press("enter")
        await done(pilot)
        assert pilot.app.screen is pilot.app.main
        assert (tmp_path / "rows.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("path", ["/" + "长" * 300 + "/rows.csv", "~nobody-is-called-so/rows.csv"])
async def test_a_path_at_which_one_cannot_look_is_said(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with opened() as pilot:
        await export_of(pilot, path)
        box = pilot.app.screen
        await pilot.press("tab")  # completing it fails in its own words
        assert box.told
        await pilot.press("enter")
        await done(pilot)
        assert "Cannot be written" in box.told or "Enter again" in box.told
        assert not list(tmp_path.rglob("*.csv"))


async def test_a_workbook_is_written_and_a_missing_library_is_said(tmp_path, monkeypatch):
    async with opened() as pilot:
        await export_of(pilot, tmp_path / "rows.csv")
        box = pilot.app.screen
        await pilot.press("down", "down")
        monkeypatch.setattr("parser.export.forms.find_spec", lambda name: None)
        await pilot.press("enter")
        await done(pilot)
        assert "govtui[xlsx]" in box.told and not (tmp_path / "rows.xlsx").exists()
        monkeypatch.undo()
        await pilot.press("enter")
        await done(pilot)
        sheet, told = load_workbook(tmp_path / "rows.xlsx").worksheets
        assert [cell.value for cell in told["A"]][1:] == [cell.value for cell in sheet[1]]
        first = [cell.value for cell in sheet[2]][:4]
        assert (sheet.max_row, first) == (14, ["城镇新增就业", "开封市", 2020, 7.03])


async def test_a_folder_that_is_not_there_is_made_when_asked_twice(tmp_path):
    path = tmp_path / "新 文件夹" / "二" / "rows.csv"
    async with opened() as pilot:
        await export_of(pilot, path)
        box = pilot.app.screen
        await pilot.press("enter")
        await done(pilot)
        assert "There is no folder" in box.told and not path.parent.exists()
        await pilot.press("enter")
        await done(pilot)
        assert path.read_text("utf-8").startswith("indicator,")


async def test_the_ending_one_types_chooses_the_form(tmp_path):
    async with opened() as pilot:
        await export_of(pilot, tmp_path / "rows.json")
        box = pilot.app.screen
        await pilot.press("enter")
        await done(pilot)
        assert json.loads((tmp_path / "rows.json").read_text("utf-8"))["rows"][0]["indicator"] == "城镇新增就业"
        await export_of(pilot, tmp_path / "rows.txt")  # no form's: the form stays, and the name
        box = pilot.app.screen
        await pilot.press("enter")
        await done(pilot)
        assert (tmp_path / "rows.txt").read_text("utf-8").startswith("indicator,")
        await export_of(pilot, tmp_path / "./rows.parquet")
        box = pilot.app.screen
        assert box.forms.cursor == len(OFFERED) - 1
        await pilot.press("enter")
        await done(pilot)
        assert len(parquet.read_table(tmp_path / "rows.parquet")) == 13


async def test_tab_completes_the_path(tmp_path):
    (tmp_path / "reports 2020").mkdir()
    (tmp_path / "reports 2021").mkdir()
    (tmp_path / "reports 2021" / "开封.csv").write_text("")
    async with opened() as pilot:
        await export_of(pilot, tmp_path / "rep")
        box = pilot.app.screen
        await pilot.press("tab")
        assert box.typed.value == str(tmp_path / "reports 202")
        await pilot.press("tab")
        await pilot.pause()
        assert "reports 2020/  reports 2021/" in box.told
        await pilot.press("1", "tab", "tab")
        assert box.typed.value == str(tmp_path / "reports 2021" / "开封.csv")
        await pilot.press("x", "tab")
        await pilot.pause()
        assert "Nothing there begins so" in box.told


@pytest.mark.parametrize(
    ("key", "where"), [("t", "jump"), ("S", "find"), ("ctrl+p", "palette"), ("apostrophe", "bookmarks")]
)
async def test_f1_tells_the_keys_of_the_box_in_which_one_types(key, where):
    async with opened() as pilot:
        await pilot.press(key)
        await pilot.pause(0.2)
        box = pilot.app.screen
        assert box.where == where
        await pilot.press("question_mark", "f1")
        await pilot.pause()
        told = pilot.app.screen
        assert isinstance(told, HelpBox) and box.typed.value == "?", "a letter is typed, F1 is not"
        assert {row.where for row in told.commands.rows if not isinstance(row, str)} == {where}
        await pilot.press("f1", "escape")
        await pilot.pause()
        assert pilot.app.screen is box
