"""Bookmarks: set and taken away by key, listed, noted, found again after the file moved."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tests.tui.conftest import Open, until
from tests.tui.sample import kaifeng, minquan
from tests.tui.test_remembering import SEEDS, home, reports_read  # noqa: F401 -- a fixture
from tui.app import Govtui
from tui.reading.sentence import sentence_at
from tui.remembering import Memory
from tui.settings.chosen import choose
from tui.settings.state import State


async def test_a_key_sets_it_marks_it_and_takes_it_away(opened: Open) -> None:
    async with opened((100, 30), [kaifeng(times=2)]) as pilot:
        main = pilot.app.main
        for _ in range(7):
            await pilot.press("]")
        place = main.reader.place
        await pilot.press("M")
        (mark,) = main.state.bookmarks()
        assert mark.offset == place
        assert mark.label == "开封市 2020 › 优化医疗卫生服务"
        assert main.foot.said.startswith("Bookmarked: 开封市 2020")
        y = main.reader.line_of(place) - main.reader.scroll_offset.y
        assert main.reader.render_line(y).text[: main.reader.left].strip() == "*"
        assert [each.glyph for each in main.reader.marks(26) if each].count("*") == 1
        await pilot.press("M")
        assert main.state.bookmarks() == []
        assert "*" not in main.reader.render_line(y).text
        assert "brings it back" in main.foot.said


async def test_a_note_is_written_and_comes_back_with_the_bookmark(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press(".", "E", *"check", "enter")
        await pilot.pause()
        (mark,) = main.state.bookmarks()
        assert (mark.note, mark.offset) == ("check", main.report.metrics[0].start)
        assert main.focused is main.reader
        await pilot.press("E", "space", *"it", "enter")
        await pilot.pause()
        assert main.state.bookmarks()[0].note == "check it"
        await pilot.press("E", *"x", "escape")
        await pilot.pause()
        await pilot.press("M", "M")
        assert main.state.bookmarks()[0].note == "check it"


async def test_the_list_filters_goes_notes_and_deletes(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("]", "]", "]", "M", "]", "]", "]", "]", "M")
        await pilot.press("right_curly_bracket", "]", "]", "M", "apostrophe")
        await pilot.pause()
        box = pilot.app.screen
        assert [mark.label.split(" ›")[0] for mark in box.marks.marks] == ["民权县 2021", "开封市 2020", "开封市 2020"]
        assert "3 bookmarks" in box.told
        await pilot.press(*"kaifeng", *" jing", "space")
        assert len(box.marks.marks) == 1
        await pilot.press("tab", *"PM2.5", "enter")
        assert main.state.bookmarks()[0].note == "PM2.5"
        assert box.typed.value == "kaifeng jing "
        await pilot.press("ctrl+x")
        assert len(main.state.bookmarks()) == 2
        await pilot.press("ctrl+z")
        assert main.state.bookmarks()[0].note == "PM2.5"
        await pilot.press("enter")
        await pilot.pause()
        assert main.report.id == "kaifeng-2020#1"
        assert main.trail.sections[main.section].title == "精准促脱贫"
        assert main.foot.said == "PM2.5"
        await pilot.press("b")
        assert main.report.id == "minquan-2021#1"


async def test_two_in_one_section_are_told_apart_by_what_they_say(opened: Open) -> None:
    async with opened((100, 30), [kaifeng(times=2)]) as pilot:
        main = pilot.app.main
        said = list(dict.fromkeys(sentence_at(main.report, metric.start)[0] for metric in main.report.metrics))
        for offset in next(pair for pair in pairwise(said) if main.trail.at(pair[0]) == main.trail.at(pair[1])):
            main.reader.go(offset)
            await pilot.press("M")
        await pilot.press("apostrophe")
        await pilot.pause()
        box = pilot.app.screen
        assert len({mark.label for mark in box.marks.marks}) == 1
        rows = ["".join(text for text, _ in box.marks.row(number, 90)[0]) for number in range(2)]
        text = main.report.source.text
        for mark, row in zip(box.marks.marks, rows, strict=True):
            assert text[mark.offset : mark.offset + 8] in row
        assert rows[0] != rows[1]
        await pilot.press("down")
        assert box.foot.text.startswith(text[box.marks.marks[1].offset :][:8])
        await pilot.press(*box.marks.marks[0].said[:6])
        assert len(box.marks.marks) == 1


async def test_the_keys_at_the_foot_of_the_list_are_those_that_work_there(opened: Open) -> None:
    async with opened((100, 30)) as pilot:
        await pilot.press("M", "apostrophe", "ctrl+z")
        await pilot.pause()
        box = pilot.app.screen
        assert box.foot.text == "None was deleted here"
        await pilot.press("tab")
        assert box.foot.text == "Enter Keep the note · Esc Leave it as it was"
        await pilot.press("escape")
        assert "Enter Go" in box.foot.text


async def test_it_is_found_again_after_the_file_moved(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "folder" / "b.txt"
    shutil.copy(SEEDS / "minquan-2021.txt", first)
    app = Govtui([first], Memory(choose()))
    async with app.run_test(size=(100, 30)) as pilot:
        await reports_read(pilot)
        await pilot.press("space", "space", "E", *"look", "enter")
        await pilot.pause()
        app.memory.save_now()
    second.parent.mkdir()
    first.rename(second)
    after = Govtui([second], Memory(choose()))
    async with after.run_test(size=(100, 30)) as pilot:
        await reports_read(pilot)
        (mark,) = State.load().bookmarks()
        assert (mark.note, mark.path) == ("look", str(first))
        await until(pilot, lambda: after.main.reader.bookmarks == [mark.offset])
        await pilot.press("g", "apostrophe", "enter")
        await pilot.pause()
        assert after.main.reader.shows(after.main.reader.line_of(mark.offset))


async def test_a_bookmark_in_a_file_that_is_not_open_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    shutil.copy(SEEDS / "minquan-2021.txt", path)
    for paths, keys in (([path], ["space", "M"]), ([SEEDS / "shangqiu-2020.txt"], ["apostrophe", "enter"])):
        app = Govtui(paths, Memory(choose()))
        async with app.run_test(size=(100, 30)) as pilot:
            await reports_read(pilot)
            await pilot.press(*keys)
            await reports_read(pilot)
            await pilot.pause()
            app.memory.save_now()
            if len(app.main.shelf.reports) > 1:
                (mark,) = State.load().bookmarks()
                assert app.main.report.source.name == "a.txt"
                assert app.main.reader.shows(app.main.reader.line_of(mark.offset))
                path.unlink()
    app = Govtui([SEEDS / "shangqiu-2020.txt"], Memory(choose()))
    async with app.run_test(size=(100, 30)) as pilot:
        await reports_read(pilot)
        await pilot.press("apostrophe", "enter")
        await pilot.pause()
        assert str(path) in app.main.foot.said


async def test_two_sides_of_one_report_show_the_same_bookmarks(opened: Open) -> None:
    async with opened((120, 40), [minquan()]) as pilot:
        main = pilot.app.main
        await pilot.press("]", "M", "vertical_line")
        await pilot.pause()
        assert main.sides[1].reader.bookmarks == main.sides[0].reader.bookmarks != []


async def test_a_report_without_text_says_why_it_takes_no_bookmark(opened: Open) -> None:
    bare = replace(kaifeng(), passages=(), sections=(), metrics=())
    async with opened(reports=[bare]) as pilot:
        main = pilot.app.main
        for key in ("M", "E"):
            main.foot.say("")
            await pilot.press(key)
            await pilot.pause()
            assert "No bookmark" in main.foot.said, key
        assert main.state.bookmarks() == []


async def test_an_empty_list_says_how_a_bookmark_is_set(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("apostrophe")
        await pilot.pause()
        assert "M in the text sets a bookmark" in pilot.app.screen.foot.text
        await pilot.press("escape", "M", "apostrophe")
        await pilot.pause()
        assert "sets a bookmark" not in pilot.app.screen.foot.text
