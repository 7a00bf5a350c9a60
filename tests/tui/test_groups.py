"""The shelf in groups, and what a filter lets through of thousands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parser.report import Report
from tests.tui.conftest import Open
from tests.tui.sample import kaifeng
from tests.tui.shelves import PLACES, YEARS, entries
from tui.locale import say
from tui.reading.groups import GROUPINGS, around, grouped, unfolded
from tui.reading.shelf import Entry, place_on_shelf
from tui.reading.sieve import Sieve


def labels(groups: list) -> list[tuple[str, int]]:
    return [(group.label, group.count) for group in groups]


def test_by_province_and_place() -> None:
    groups = grouped(entries(), "province")
    assert labels(groups) == [("全国", 12), ("山东省", 24), ("河南省", 48), ("Place unknown", 12)]
    henan = groups[2]
    assert [entry.cover.year for entry in henan.entries] == list(reversed(YEARS))
    assert labels(list(henan.groups.values())) == [("开封市", 12), ("商丘市", 12), ("民权县", 12)]


def test_by_place() -> None:
    named = [place.name for place in PLACES if place]
    found = [label for label, _ in labels(grouped(entries(), "place"))]
    assert sorted(found[:-1]) == sorted(named)
    assert found[0] == "全国"
    assert found[-1] == "Place unknown"


def test_by_year_and_by_kind() -> None:
    assert [label for label, _ in labels(grouped(entries(), "year"))] == [str(year) for year in reversed(YEARS)]
    kinds = grouped(entries(), "kind")
    assert labels(kinds) == [("Work report", 88), ("Speech", 8)]
    assert labels(list(kinds[1].groups.values())) == [("全国", 1), ("山东省", 2), ("河南省", 4), ("Place unknown", 1)]


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_report_stands_in_one_group(by) -> None:
    shelf = entries()
    rows = list(unfolded(grouped(shelf, by), None))
    assert sorted(row.id for row in rows if isinstance(row, Entry)) == sorted(each.id for each in shelf)
    folded = list(unfolded(grouped(shelf, by), set()))
    assert not any(isinstance(row, Entry) for row in folded)
    opened = set(around(shelf[40], by))
    assert shelf[40] in list(unfolded(grouped(shelf, by), opened))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", 96), ("河南", 48), ("henan", 48), ("kaifeng", 12), ("kf 2015", 1), ("商丘 2012", 2), ("2012", 8),
        ("shangqiu", 24), ("gaojianjun", 96), ("gjj 2013", 8), ("zzz", 0), ("[/]", 0), ("(", 0),
    ],
)  # fmt: skip
def test_the_filter(typed: str, found: int) -> None:
    assert len(Sieve(entries()).sift(typed)) == found


async def test_many_reports_fold(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        main.shelf.entries = sorted([*main.shelf.entries, *entries()], key=place_on_shelf)
        main.reports.fill(main.shelf)
        await pilot.press("1", "home")
        pane = main.reports
        assert main.situation().folds
        assert any(getattr(row, "id", "") == main.report.id for row in pane._rows), "what one reads is in view"
        top = pane.count
        await pilot.press("space", "home")
        assert pane.count < top
        folded = pane.count
        await pilot.press("l")
        assert pane.count > folded
        await pilot.press("h")
        assert pane.count == folded
        await pilot.press("O", "O")
        assert pane.by == "year"
        assert main.foot.said == "Reports by year"
        await pilot.press("f", *"kf 2015", "enter")
        assert [entry.id for entry in pane.matching] == ["开封市2015#1"]
        assert pane._rows[pane.cursor] is pane.matching[0]


async def test_out_of_the_filter_the_list_shows_what_one_reads(opened: Open) -> None:
    async with opened((120, 40)) as pilot:
        main = pilot.app.main
        made = [each for each in entries() if each.id != "民权县2021#1"]
        main.shelf.entries = sorted([*made, *main.shelf.entries], key=place_on_shelf)
        main.reports.fill(main.shelf)
        await pilot.press("1", "O", "f", *"minquan 2021", "enter", "enter")
        assert main.report.id == "minquan-2021#1"
        await pilot.press("1", "escape")
        await pilot.pause()
        pane = main.reports
        assert pane._rows[pane.cursor].id == main.report.id
        assert 0 <= pane.cursor - pane.scroll_offset.y < pane.size.height


async def test_few_reports_do_not_fold(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("1", "O")
        assert pilot.app.main.reports.by == "province"
        assert "few" in pilot.app.main.foot.said


async def test_reports_that_say_neither_year_nor_speaker_are_told_apart_by_their_files(opened: Open) -> None:
    def undated(name: str, number: int) -> Report:
        report = kaifeng()
        cover = replace(report.cover, year=None, date=None, speaker=None)
        return replace(report, id=f"{name}#{number}", cover=cover, source=replace(report.source, name=f"{name}.txt"))

    async with opened(
        reports=[undated("report-1960", 1), undated("report-1980", 1), undated("report-1980", 2)]
    ) as pilot:
        listed = pilot.app.main.reports
        rows = ["".join(text for text, _ in listed.row(number, 40)[0]).split() for number in range(listed.count)]
        assert [row[-1] for row in rows[1:4]] == ["…60", "…80", "#2"]


def test_one_is_told_in_the_singular() -> None:
    assert say("bookmarks.count", count=1) == "1 bookmark"
    assert say("bookmarks.count", count="2") == "2 bookmarks"
