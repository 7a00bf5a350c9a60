"""Comparison and the ledger asked of a library: the same answers as of the files, and the way to their sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.library import Library
from parser.questions.facts import facts_of, name_of
from parser.questions.kept import facts_named
from parser.reading import read
from tests.tui.conftest import (
    alone,  # noqa: F401 -- nothing of the person who runs the tests
    until,
)
from tests.tui.test_library import SEEDS, on_library
from tui.screens.compare import CompareBox
from tui.screens.ledger import LedgerBox


@pytest.mark.parametrize("name", ["地区生产总值", "城镇新增就业"])
def test_the_library_gives_the_facts_that_the_files_give(kept: Path, name: str) -> None:
    reports = [report for path in sorted(SEEDS.glob("*.txt")) for report in read(path)]
    with Library.open(kept, readonly=True) as library:
        found = sorted((fact.about.report, fact.metric.start, fact.sentence) for fact in facts_named(library, name))
    assert found == sorted((fact.about.report, fact.metric.start, fact.sentence) for fact in facts_of(reports, name))
    assert found


def test_a_name_that_is_no_standard_one(kept: Path) -> None:
    reports = [report for path in sorted(SEEDS.glob("*.txt")) for report in read(path)]
    names = [name_of(metric) for report in reports for metric in report.metrics if metric.canonical is None]
    with Library.open(kept, readonly=True) as library:
        for name in names[:40:8]:
            found = sorted((fact.about.report, fact.metric.start) for fact in facts_named(library, name))
            assert found == sorted((fact.about.report, fact.metric.start) for fact in facts_of(reports, name))


async def test_compare_over_the_library_opens_another_report(kept: Path) -> None:
    async with on_library(kept) as pilot:
        main = pilot.app.main
        await pilot.press("c")
        box = pilot.app.screen
        assert isinstance(box, CompareBox)
        box.names = ["地区生产总值"]
        box.number = 0
        box._ask()
        await until(pilot, lambda: box.comparison is not None and box.comparison.name == "地区生产总值")
        assert box.cell is not None and box.cell.place == box.here  # the place that one reads of
        await pilot.press("slash", *"minquan", "enter")
        await until(pilot, lambda: [line.labels for line in box.pivot.lines] == [("民权县",)])
        await pilot.press("enter")
        await until(pilot, lambda: main.report.cover.place.name == "民权县")
        assert main.reader.metric_under_cursor is not None
        assert len(main.shelf.reports) == 2
        await pilot.press("b")
        assert main.report.cover.place.name != "民权县"


async def test_compare_narrows_by_province_level_and_years(kept: Path) -> None:
    async with on_library(kept) as pilot:
        await pilot.press("c")
        box = pilot.app.screen
        await until(pilot, lambda: len(box._found) == 3)
        await pilot.press("slash")
        box.typed.value = "province:henan level:county"
        assert {about.level for about in box.comparison.places.values()} <= {"county"}
        box.typed.value = "1990"
        assert not box.comparison.cells and box.grid.count == 0
        assert box.cell is None
        box.typed.value = "province:shandong"
        assert not box.comparison.places


async def test_the_score_sheet_comes_place_by_place(kept: Path) -> None:
    async with on_library(kept) as pilot:
        await pilot.press("p")
        box = pilot.app.screen
        assert isinstance(box, LedgerBox)
        await until(pilot, lambda: bool(box.shown))
        await pilot.press("s")
        await until(pilot, lambda: box._done[0] == box._done[1] > 0 and bool(box.scores))
        await pilot.press("slash")
        box.typed.value = "minquan 2021"
        assert [(score.place.place, score.place.year) for score in box.scores] == [("民权县", 2021)]
        await pilot.press("enter", "enter")
        await until(pilot, lambda: box.scores is None and bool(box.shown))
        assert box.shown[0].target.about.place == "民权县"
