"""Marks on the reader's scroll bar: what they tell, and where a click on them leads."""

from __future__ import annotations

from tests.tui.conftest import Open
from tests.tui.sample import kaifeng
from tui.ink import inks
from tui.reading.marks import Kind, bar_marks
from tui.widgets.marked_bar import MarkedBar


def test_the_first_kind_that_has_something_in_a_line_marks_it() -> None:
    kinds = [Kind("*", "bar--bookmark", [12]), Kind("-", "bar--part", [0, 11, 30])]
    marks = bar_marks([0, 10, 20, 30, 40], kinds)
    assert [mark and (mark.glyph, mark.offset) for mark in marks] == [("-", 0), ("*", 12), None, ("-", 30)]
    assert bar_marks([0, 0, 5], [Kind("-", "bar--part", [0])])[0] is None, "an empty line of the bar has nothing"


async def test_parts_sections_figures_and_hits_are_marked(opened: Open) -> None:
    async with opened((100, 40), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        bar = main.reader.vertical_scrollbar
        assert isinstance(bar, MarkedBar)
        height = bar.size.height
        main.reader.settle()  # on a busy machine it would go on while this looks
        parts = [section.start for section in main.report.sections if section.level == 1]
        shown = main.reader.marks(height)
        assert {mark.glyph for mark in shown if mark} == {"━", ".", "─"} - ({"─"} if height < 20 else set())
        assert [mark.offset for mark in shown if mark and mark.glyph == "━"] == parts
        for number, mark in enumerate(shown):  # each stands as far down as its line in the whole text
            if mark and mark.glyph == "━":
                line = main.reader.line_of(mark.offset)
                assert abs(number - line * height / main.reader.virtual_size.height) <= 1
        assert main.reader.marks(height) is shown
        await pilot.press("slash", *"PM2.5", "enter")
        await pilot.pause()
        hits = main.reader.marks(height)
        assert sum(mark is not None and mark.glyph in "▐█" for mark in hits) == len(main.reader.hits) == 6
        assert sum(mark is not None and mark.glyph == "█" for mark in hits) == 1
        strips = bar._cells()
        colour = inks(pilot.app)["bar--hit"].color
        (row,) = [number for number, mark in enumerate(hits) if mark and mark.glyph == "▐"][:1]
        assert colour in (strips[row]._segments[0].style.color, strips[row]._segments[0].style.bgcolor)
        await pilot.press("escape")
        await pilot.pause()
        assert all(mark is None or mark.glyph not in "▐█" for mark in main.reader.marks(height))


async def test_a_click_goes_to_what_the_mark_stands_for(opened: Open) -> None:
    async with opened((100, 40), [kaifeng(times=3)]) as pilot:
        main = pilot.app.main
        bar = main.reader.vertical_scrollbar
        marks = main.reader.marks(bar.size.height)
        number = max(row for row, mark in enumerate(marks) if mark and mark.glyph == "━")
        await pilot.click(bar, offset=(0, number))
        await pilot.pause()
        assert main.reader.place == marks[number].offset
        assert main.reader.shows(main.reader.line_of(marks[number].offset))


async def test_a_long_text_is_marked_before_it_is_laid_out(opened: Open) -> None:
    async with opened((100, 40), [kaifeng(times=150)]) as pilot:
        reader = pilot.app.main.reader
        reader._settling.pause()
        if not reader.layout_now.settled:
            done = len(reader.layout_now._starts)
            assert any(reader.marks(30))
            assert len(reader.layout_now._starts) == done, "marks are no reason to lay out what is far below"
        before = reader.marks(30)
        reader.settle()
        assert reader.marks(30) is not before


def test_a_bar_whose_widget_is_gone_is_blank() -> None:
    from textual.geometry import Region

    from tui.widgets.drawn import Bar

    assert [strip.text for strip in Bar(vertical=True).render_lines(Region(0, 0, 1, 3))] == [" ", " ", " "]
