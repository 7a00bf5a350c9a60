"""What is selected in the text, by mouse and by keys, and copied as the report says it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open, until
from tui.reading.picking import pick


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_selection_may_begin_beside_the_text(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as pilot:
        main, reader = pilot.app.main, pilot.app.main.reader
        text = main.report.source.text
        start = text.index("坚持把脱贫攻坚")
        reader.go(start, above=4)
        await pilot.pause()
        layout, top = reader.layout_now, reader.scroll_offset.y
        y = reader.line_of(start) - top

        async def said(*ends: tuple[int, int]) -> str:
            (x1, y1), (x2, y2) = ends
            await pilot.mouse_down(reader, offset=(x1, y1))
            await pilot.hover(reader, offset=(x2, y2))
            await pilot.mouse_up(reader, offset=(x2, y2))
            await pilot.pause()
            span = reader.selected
            return text[slice(*span)] if span else ""

        blank = next(at for at in range(y - 1, -1, -1) if layout.line(top + at - 1) is None)
        first = layout.offset(top + blank - 1)
        assert (await said((reader.left + 20, blank), (reader.left + 10, y + 1))).startswith(text[first : first + 8])

        second = layout.offset(top + y)  # where the paragraph's second line begins
        assert text[start : start + 4] not in (from_margin := await said((0, y + 1), (reader.left + 20, y + 1)))
        assert from_margin.startswith(text[second : second + 4])

        to_margin = await said((reader.left + 20, y), (0, y + 1))
        assert text[:second].endswith(to_margin)
        assert to_margin


async def test_selecting_text_copies_what_the_report_says(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        main = pilot.app.main
        await pilot.press("ctrl+c")
        assert "Nothing is selected" in main.foot.said
        start = main.report.source.text.index("坚持把脱贫攻坚")
        main.reader.go(start, above=4)
        await pilot.pause()
        line = main.reader.line_of(start)
        y, x = line - main.reader.scroll_offset.y, main.reader.left + main.reader.layout_now.column(line - 1, start)
        await pilot.mouse_down(main.reader, offset=(x, y))
        await pilot.hover(main.reader, offset=(x + 10, y + 1))
        await pilot.mouse_up(main.reader, offset=(x + 10, y + 1))
        await pilot.pause()
        span = main.reader.selected
        assert span is not None
        said = main.report.source.text[slice(*span)]
        assert said.startswith("坚持把脱贫攻坚")
        assert len(said) > 20
        chosen = main.reader.get_selection(main.reader.text_selection)
        assert chosen == (said, "\n")
        await pilot.press("ctrl+c")
        for _ in range(50):
            await pilot.pause(0.02)
            if "characters" in main.foot.said:
                break
        assert f"{len(said)} characters" in main.foot.said


async def test_sentences_are_selected_by_keys_and_copied_as_the_report_says_them(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        main, reader = pilot.app.main, pilot.app.main.reader
        text = main.report.source.text

        def said() -> str:
            span = reader.selected
            return text[slice(*span)] if span else ""

        await pilot.press("]", ".", "v")
        first = said()
        assert first.endswith("。")
        assert first.count("。") == 1
        assert text[reader.figures[reader.cursor].start : reader.figures[reader.cursor].end] in first
        assert f"{len(first)} characters selected" in main.foot.said
        await pilot.press("j")
        both = said()
        assert both.startswith(first)
        assert len(both) > len(first)
        await pilot.press("k")
        assert said() == first
        await pilot.press("k")
        assert said().endswith(first)
        assert len(said()) > len(first)
        await pilot.press("J")
        assert said() == first
        await pilot.press("V")
        paragraph = said()
        assert first in paragraph
        assert any(paragraph == text[p.paragraph.start : p.paragraph.end] for p in main.report.passages)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert said() == paragraph
        await pilot.press("escape")
        assert said() == ""
        assert reader.cursor is not None
        await pilot.press("shift+down", "ctrl+c")
        await until(pilot, lambda: main.foot.said.startswith(f"{len(first)} characters →"))
        await pilot.press("v")
        assert said() == ""


async def test_selecting_ends_with_the_text(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        reader = pilot.app.main.reader
        enough = 2 * len(reader.report.passages) + 5  # a paragraph may be parted into points
        await pilot.press("G", "v", *["J"] * 40)
        await pilot.pause()
        assert reader.selected is not None
        assert reader.selected[1] == [p for p in reader.report.passages if p.kind != "furniture"][-1].paragraph.end
        assert reader.scroll_y == reader.max_scroll_y
        await pilot.press(*["K"] * enough)
        await pilot.pause()
        assert reader.selected[0] == next(p for p in reader.report.passages if p.kind != "furniture").paragraph.start
        assert reader.scroll_y == 0


async def test_quick_clicks_select_the_sentence_and_the_paragraph_and_never_all(opened: Open) -> None:
    async with opened((120, 40)) as pilot:
        main, reader = pilot.app.main, pilot.app.main.reader
        text = main.report.source.text
        start = text.index("坚持把脱贫攻坚")
        reader.go(start, above=4)
        await pilot.pause()
        y = reader.line_of(start) - reader.scroll_offset.y
        x = reader.left + reader.layout_now.column(reader.line_of(start) - 1, start) + 2
        sentence, paragraph = pick(main.report, start), pick(main.report, start, whole=True)
        assert sentence is not None and paragraph is not None and sentence.span != paragraph.span
        await pilot.click(reader, offset=(x, y), times=2)
        assert reader.selected == sentence.span
        assert "characters selected" in main.foot.said
        await pilot.click(reader, offset=(x, y), times=3)
        assert reader.selected == paragraph.span
        await pilot.click(reader, offset=(x + 8, y + 1))
        assert reader.selected is None
        for widget in (main.foot, main.crumb, main.outline, main.table):
            await pilot.click(widget, offset=(30, 1), times=3)
            await pilot.pause()
            assert reader.selected is None, widget


async def test_what_the_mouse_selected_is_told_copied_and_not_moved_by_keys(opened: Open) -> None:
    async with opened((120, 40)) as pilot:
        main, reader = pilot.app.main, pilot.app.main.reader
        await pilot.mouse_down(reader, offset=(reader.left + 10, 6))
        await pilot.hover(reader, offset=(reader.left + 20, 7))
        await pilot.mouse_up(reader, offset=(reader.left + 20, 7))
        await pilot.pause()
        span = reader.selected
        assert span is not None
        assert main.foot.said.startswith(f"{span[1] - span[0]} characters selected")
        await pilot.press("backslash")  # lines end elsewhere now
        await pilot.pause()
        assert reader.selected == span
        top = reader.scroll_offset.y
        await pilot.press("3", "j")
        assert (reader.selected, reader.scroll_offset.y) == (span, top + 1)
        await pilot.press("y")
        await until(pilot, lambda: main.foot.said.startswith("Selection with citation"))
        await pilot.press("escape")
        assert reader.selected is None
