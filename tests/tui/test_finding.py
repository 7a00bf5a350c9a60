"""Search over all: over the library and over opened files, the same face and the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.library import Library
from tests.tui.conftest import until
from tests.tui.test_library import SEEDS, on_library
from tui.locale import set_language
from tui.reading.kept import KeptShelf
from tui.reading.opening import open_all
from tui.reading.shelf import Shelf
from tui.reading.sought import search_library, search_reports
from tui.screens.sought import SearchBox


@pytest.fixture(scope="module")
def shelves(kept: Path) -> tuple[Shelf, KeptShelf, Library]:
    opened = Shelf()
    for reports in open_all(sorted(SEEDS.glob("*.txt"))):
        opened.add(opened.named(reports))
    return opened, KeptShelf.open(kept), Library.open(kept, readonly=True)


@pytest.mark.parametrize(
    "typed",
    [
        "教育", "优先发展教育", "就业", "2020年", "脱贫 攻坚", "教育 place:开封", "教育 province:henan",
        "教育 level:county", "教育 kind:speech", "教育 year:2021", "教育 year:1990",
        "就业 level:?", "zzzz", "[/]", "100%", "教育 place:kf",
    ],
)  # fmt: skip
def test_both_give_the_same_counts(shelves, typed: str) -> None:
    opened, library_shelf, library = shelves
    of_files = search_reports(opened, typed, 50)
    of_library = search_library(library, library_shelf, typed, 50)
    assert {entry.id for entry, _ in of_files.counts} == {entry.id for entry, _ in of_library.counts}
    counts = {entry.id: count for entry, count in of_files.counts}
    for entry, count in of_library.counts:  # the library looks through covers and furniture as well
        assert count >= counts[entry.id] > 0
    for find in (*of_files.finds, *of_library.finds):
        squeezed = "".join(find.snippet[find.first : find.last].split())
        assert squeezed == "".join(of_files.words.rest.split())


def test_a_topic_narrows_to_its_sections(shelves) -> None:
    opened, library_shelf, library = shelves
    whole, narrow = (search_library(library, library_shelf, typed, 50) for typed in ("建设", "建设 topic:education"))
    assert 0 < narrow.total < whole.total
    assert search_reports(opened, "建设 topic:教育", 50).total <= narrow.total


@pytest.mark.parametrize("typed", ["", "province:河南", "topic:", "topic:nothing-of-the-kind 教育"])
def test_without_words_nothing_is_found(shelves, typed: str) -> None:
    opened, library_shelf, library = shelves
    assert not search_reports(opened, typed, 50).counts
    assert not search_library(library, library_shelf, typed, 50).counts


@pytest.mark.parametrize("on", ["library", "files"])
async def test_typing_finds_and_enter_goes_there(kept: Path, on: str) -> None:
    where = on_library(kept) if on == "library" else on_library(None, sorted(SEEDS.glob("*.txt")))
    async with where as pilot:
        main = pilot.app.main
        await until(pilot, lambda: len(main.shelf.entries) == 9)
        first = main.report.id
        await pilot.press("S")
        box = pilot.app.screen
        assert isinstance(box, SearchBox)
        box.typed.value = "医疗"
        await until(pilot, lambda: box.answer is not None and bool(box.answer.counts))
        assert box.count.text.startswith(f"{box.answer.total:,} times in {len(box.answer.counts)} of 9")
        assert "开封市" in box.by_place.text and "2020" in box.by_year.text
        other = next(number for number, find in enumerate(box.answer.finds) if find.report != first)
        box.finds.stand_on(other)
        find = box.finds.under
        await pilot.press("enter")
        assert main.report.id == find.report
        assert (find.start, find.end) in main.reader.hits
        assert main.reader.hits[main.reader.hit] == (find.start, find.end)
        at = main.reader.hit
        await pilot.press("n")
        assert main.reader.hit == (at + 1) % len(main.reader.hits)
        await pilot.press("b")
        assert main.report.id == first
        await pilot.press("S")
        assert pilot.app.screen.typed.value == "医疗"
        assert pilot.app.screen.finds.cursor == other


async def test_a_year_that_is_none_is_told_and_not_passed_over(kept: Path) -> None:
    async with on_library(kept) as pilot:
        await pilot.press("S")
        box = pilot.app.screen
        box.typed.value = "教育 year:20a1"
        await until(pilot, lambda: box.answer is not None and box.answer.typed.endswith("20a1"))
        assert not box.answer.counts
        assert box.by_place.text.startswith("Not understood: year:20a1")
        box.typed.value = "教育 year:20"  # and may become one
        await until(pilot, lambda: bool(box.answer.counts))


async def test_counts_by_place_and_year_narrow(kept: Path) -> None:
    async with on_library(kept) as pilot:
        await pilot.press("S")
        box = pilot.app.screen
        box.typed.value = "教育"
        await until(pilot, lambda: box.answer is not None and bool(box.answer.counts))
        await pilot.press("tab")
        assert box.finds.view == "place" and "by place" in box.foot.text
        name, count = box.finds.groups[0]
        await pilot.press("enter")
        await until(pilot, lambda: box.answer.typed == f"教育 place:{name}")
        assert box.finds.view == "places" and box.answer.total == count
        await pilot.press("tab", "tab", "enter")
        await until(pilot, lambda: "year:" in box.answer.typed)
        await pilot.press("escape")
        assert pilot.app.screen is pilot.app.main


async def test_a_library_that_goes_meanwhile_says_so(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "library.db"
    copy.write_bytes(kept.read_bytes())
    async with on_library(copy) as pilot:
        copy.write_bytes(b"no library any more" * 1000)
        await pilot.press("S")
        box = pilot.app.screen
        box.typed.value = "教育"
        await until(pilot, lambda: str(copy) in box.foot.text)


@pytest.mark.parametrize(("lang", "typed", "narrowed"), [
    ("zh", "教育 年份：2020-2021", "教育 年份：2020"),
    ("en", "教育 年份：2020-2021 level:市", "教育 level:市 year:2020"),
])  # fmt: skip
async def test_a_count_narrows_in_place_of_the_filter_that_was_there(
    kept: Path, lang: str, typed: str, narrowed: str
) -> None:
    set_language(lang)
    async with on_library(kept) as pilot:
        await pilot.press("S")
        box = pilot.app.screen
        box.typed.value = typed
        await until(pilot, lambda: box.answer is not None and len(box.answer.by("year")) > (lang == "zh"))
        await pilot.press("tab", "tab")
        while box.finds.groups[box.finds.cursor][0] != "2020":
            await pilot.press("down")
        await pilot.press("enter")
        await until(pilot, lambda: box.answer.typed == narrowed)
        assert {name for name, _ in box.answer.by("year")} == {"2020"}


async def test_who_types_english_is_led_to_where_it_is_understood() -> None:
    async with on_library(None, sorted(SEEDS.glob("*.txt"))) as pilot:
        await until(pilot, lambda: len(pilot.app.main.shelf.entries) == 9)
        await pilot.press("S")
        box = pilot.app.screen
        for typed, led in (("education", True), ("没有的词", False), ("123456789", False)):
            box.typed.value = typed
            await until(pilot, lambda: box.answer is not None and box.answer.typed == box.typed.value)
            assert ("t knows English" in box.by_place.text) is led, typed
            assert box.count.text == "nothing found"
