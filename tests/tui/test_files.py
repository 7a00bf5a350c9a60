"""The list of reports: what is read, what cannot be read, and the filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser import parse
from parser.report import Source
from tests.tui.conftest import Open
from tests.tui.sample import kaifeng, minquan
from tui.app import Govtui
from tui.locale import set_language
from tui.reading.shelf import Failure, Shelf
from tui.reading.sieve import Sieve


async def test_reports_are_opened_and_filtered(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("1", "j", "enter")
        assert main.report.id == "minquan-2021#1"
        assert main.focused is main.reader
        await pilot.press("b")
        assert main.report.id == "kaifeng-2020#1"
        await pilot.press("right_curly_bracket")
        assert main.report.id == "minquan-2021#1"
        await pilot.press("left_curly_bracket")
        assert main.report.id == "kaifeng-2020#1"
        await pilot.press("1", "f", *"minquan")
        assert [report.id for report in main.reports.matching] == ["minquan-2021#1"]
        await pilot.press("enter", "enter")
        assert main.report.id == "minquan-2021#1"
        await pilot.press("1", "escape")
        assert len(main.reports.matching) == 2


@pytest.mark.parametrize("typed", ["mq", "minquan", "民权", "2021", "zhangtuanjie", "ztj", "min 2021"])
def test_the_filter_takes_pinyin(typed: str) -> None:
    shelf = Shelf()
    shelf.add([kaifeng(), minquan()])
    assert [entry.id for entry in Sieve(shelf.entries).sift(typed)] == [minquan().id]


async def test_a_filter_that_nothing_meets_says_so(opened: Open) -> None:
    async with opened() as pilot:
        reports = pilot.app.main.reports
        await pilot.press("1", "f", *"zzqx")
        assert reports.render_line(0).text.strip() == "None has these words"
        await pilot.press("enter", "down", "enter", "escape")
        assert len(reports.matching) == 2


async def test_escape_leaves_the_filter_as_it_was(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("1", "f", *"min", "escape")
        assert len(pilot.app.main.reports.matching) == 2
        assert not pilot.app.main.query("#filter")
        assert pilot.app.main.focused is pilot.app.main.reports


async def test_a_file_that_cannot_be_read_is_struck_and_explained(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        main.waiting = 1
        main.add_failures([Failure(Path("[/]broken[5%].txt"), "[/] cannot be read [5%]")])
        await pilot.pause()
        await pilot.press("1", "G")
        await pilot.press("down", "down", "down", "enter")
        assert main.foot.said == "[/] cannot be read [5%]"
        assert len(main.shelf.reports) == 2


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("en", "the file's name says 淮南市, but the text is a report of 淮安市"),
        ("zh", "文件名写的是淮南市，正文却是淮安市的报告"),
    ],
)
async def test_a_name_that_says_another_place_than_the_text_is_told(spoken: str, told: str, opened: Open) -> None:
    text = "淮安市政府工作报告\n\n各位代表：\n\n过去一年，淮安地区生产总值增长8%，各项事业都取得了新的成绩。\n"
    set_language(spoken)
    try:
        async with opened(reports=[]) as pilot:
            pilot.app.main.add_reports(parse(Source("淮南市-2016.md", text)))
            await pilot.pause()
            assert [(note.title, note.message) for note in pilot.app._notifications] == [("淮南市-2016.md", told)]
    finally:
        set_language("en")


async def test_many_files_that_cannot_be_read_do_not_cover_the_screen(opened: Open) -> None:
    async with opened(reports=[]) as pilot:
        main = pilot.app.main
        main.waiting = 9
        for number in range(9):
            main.add_failures([Failure(Path(f"{number}.txt"), f"{number}.txt: the file is empty.")])
        await pilot.pause()
        told = [(note.title, note.message) for note in pilot.app._notifications]
        assert told == [(f"{number}.txt", "the file is empty.") for number in range(3)]
        assert main.foot.said == "No report could be read"
        assert "No report could be read" in main.crumb.render_line(0).text


async def test_reading_files(tmp_path: Path, seeds: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    app = Govtui([broken, seeds / "kaifeng-2020.txt", tmp_path / "missing.txt"])
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(400):
            await pilot.pause(0.05)
            if not app.main.waiting:
                break
        await pilot.pause()
        assert [report.source.name for report in app.main.shelf.reports] == ["kaifeng-2020.txt"]
        assert [failure.path.name for failure in app.main.shelf.failures] == ["broken.pdf", "missing.txt"]
        assert app.main.report is not None


async def test_why_it_cannot_be_opened_is_told_whole_in_a_narrow_window(opened: Open) -> None:
    reason = "坏.docx: " + "DOCX file that is damaged or encrypted, and " * 3 + "save it anew with Word or WPS."
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        main.waiting = 1
        main.add_failures([Failure(Path("坏.docx"), reason)])
        await pilot.press("1", "G", "enter", "enter", "enter")
        assert main.foot.said == reason
        assert [each.message for each in pilot.app._notifications].count(reason) == 1
