"""What is closed is let go of: memory does not grow with the boxes that were opened."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.widget import Widget

from tests.tui.conftest import Open, opened  # noqa: F401
from tests.tui.sample import minquan
from tui import forgetting


@pytest.fixture
def forgets() -> Iterator[None]:
    before = StylesCache.get_inner_outer
    forgetting.install()
    yield
    StylesCache.get_inner_outer = before  # type: ignore[method-assign]


async def test_boxes_that_are_closed_are_let_go_of(opened: Open, forgets: None) -> None:  # noqa: F811
    async with opened((120, 40), [minquan()]) as pilot:
        seen = []
        for _ in range(3):
            for keys in (
                ["t", "down"],
                ["colon", "down"],
                ["slash", "a", "escape"],
                ["m", "C"],
                ["m", "f", "a", "escape"],
            ):
                await pilot.press(*keys, "escape", "3")
            await pilot.pause()
            gc.collect()
            found = gc.get_objects()
            seen.append([sum(isinstance(each, kind) for each in found) for kind in (Widget, StylesCache)])
            del found
        assert seen[2][0] <= seen[1][0] and seen[2][1] <= seen[1][1], seen


def test_what_was_drawn_once_is_let_go_of() -> None:
    style = Style(bold=True)
    for number in range(forgetting.MOST + 10):
        Segment(f"第{number}行", style).split_cells(2)
    assert Segment._split_cells.cache_info().currsize > forgetting.MOST
    forgetting.tidy()
    assert Segment._split_cells.cache_info().currsize == 0
