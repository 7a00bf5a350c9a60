"""The walks of docs/walk.md, on the seeds: what a person who has never seen the program does, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser import read
from tests.tui.conftest import Open
from tui.locale import set_language
from tui.screens.compare import CompareBox
from tui.screens.jump import JumpBox

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(scope="module")
def reports() -> list:
    folder = Path(__file__).parents[2] / "seeds"
    return [report for path in sorted(folder.glob("*.txt")) for report in read(path)]


async def settled(pilot) -> None:
    """Until the boxes' workers are done."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.05)


async def pressed(pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(*(key if len(key) > 1 and " " in key else [key]))
    await settled(pilot)


async def jump_to(pilot, words: str, key: str) -> None:
    await pilot.press("t")
    await settled(pilot)
    assert isinstance(pilot.app.screen, JumpBox)
    pilot.app.screen.typed.value = words
    await settled(pilot)
    await pressed(pilot, key)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("lang", "kaifeng", "changge"), [("en", "kaifeng edu", "changge edu"), ("zh", "开封教育", "长葛教育")]
)
async def test_a_first_walk(opened: Open, reports, monkeypatch, size, lang, kaifeng, changge) -> None:
    set_language(lang)
    copied: list[str] = []
    async with opened(size, reports) as pilot:
        main = pilot.app.main
        monkeypatch.setattr(type(main), "copy", lambda self, make: copied.append(make().text))
        began = main.report.id, main.reader.place

        await jump_to(pilot, kaifeng, "enter")
        assert main.report.cover.place.name == "开封市" and "教育" in main.trail.sections[main.section].title

        await pressed(pilot, "R", "4", "Y")
        rows = copied[-1].splitlines()
        assert main.scope_now == "topic" and len(rows) > 5 and "新增学位" in copied[-1] and "\t" in rows[0]
        await pressed(pilot, "g", "enter")  # the other section on education
        assert main.trail.sections[main.section].title == "优先发展教育事业"
        await pressed(pilot, "b")
        assert main.trail.sections[main.section].title == "坚持教育优先发展"
        await pressed(pilot, "3")

        await jump_to(pilot, changge, "ctrl+o")
        assert [side.report.cover.place.name for side in main.sides] == ["开封市", "长葛市"]
        assert main.report.cover.place.name == "开封市"
        assert "教育" in main.sides[1].trail.sections[main.sides[1].section].title
        assert "长葛市" in main.sides[1].crumb.render_line(main.sides[1].crumb.size.height - 1).text

        await jump_to(pilot, "gdp", "ctrl+t")
        assert isinstance(pilot.app.screen, CompareBox)
        await pressed(pilot, "s", "s")
        found = pilot.app.screen.comparison
        assert found.name == "地区生产总值"
        assert {about.place for about in found.places.values()} == {"开封市", "商丘市", "长葛市", "民权县"}
        assert all(cell.status == "target" for cell in found.cells.values())

        await pressed(pilot, "escape", "b")
        assert (main.report.id, main.reader.place) == began
