"""Selecting with the mouse from where no letter stands: a blank line, the margin, the end of a line."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open


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
