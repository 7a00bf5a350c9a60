"""The screen on a library: opened, grouped, read from, added to."""

from __future__ import annotations

import io
import sqlite3
import threading
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from parser.library import Library
from parser.sources import files
from parser.topics.jump import Jump
from tests.tui.conftest import drained, until
from tui.app import Govtui
from tui.cli.paths import find
from tui.reading import opening
from tui.reading.kept import KeptShelf

SEEDS = Path(__file__).parents[2] / "seeds"


@asynccontextmanager
async def on_library(
    path: Path | None, paths: list[Path] | None = None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[int]]:
    app = Govtui(paths or [], library=path)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.main.furnished and app.main.report is not None and app.main.waiting <= 0)
        yield pilot


async def test_it_opens_and_reads_only_what_is_opened(kept: Path) -> None:
    async with on_library(kept) as pilot:
        main = pilot.app.main
        assert len(main.shelf.entries) == 9
        assert [report.id for report in main.shelf.reports] == [main.report.id]
        assert main.situation().library
        first = main.report.id
        await pilot.press("right_curly_bracket")
        assert main.report.id != first
        assert len(main.shelf.reports) == 2
        assert main.report.metrics and main.report.passages
        await pilot.press("b")
        assert main.report.id == first


async def test_asked_for_while_it_opens_it_opens_with_its_first_report(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTUI_LIBRARY", str(kept))
    asked, open_it = threading.Event(), KeptShelf.open
    monkeypatch.setattr(KeptShelf, "open", lambda path: asked.wait(5) and open_it(path))
    app = Govtui([], library=kept)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.main.furnished)
        await pilot.press("w")
        assert app.main.foot.said == "Opening the library …"
        asked.set()
        await until(pilot, lambda: app.main.report is not None)
        assert app.main.shelf is app.main.library


async def test_of_a_library_that_was_opened_anew_the_old_state_is_let_go_of(kept: Path) -> None:
    async with on_library(kept) as pilot:
        main = pilot.app.main
        await pilot.press("S", "escape", "c", "escape")
        before = main.library
        assert main._searching is not None and main._searching.shelf is before
        assert main._of_library is not None
        main.open_library(kept, quiet=True)
        await until(pilot, lambda: main.library is not before)
        assert main._searching is None and main._of_library is None
        assert before is not None and not before.entries and before._library is None
        await pilot.press("S")
        assert main._searching is not None and main._searching.shelf is main.library


async def test_nothing_of_a_library_that_is_another_now_is_jumped_through(kept: Path) -> None:
    async with on_library(kept) as pilot:
        main = pilot.app.main
        await pilot.press("t")
        box = pilot.app.screen
        await until(pilot, lambda: box.jump is not None)
        old = main._gate
        await pilot.press("escape")
        await until(pilot, lambda: not box.is_attached)
        main.open_library(kept, quiet=True)
        before = main.library
        await until(pilot, lambda: main.library is not before)
        assert main._gate is None or main._gate is not old
        # the box itself may still be held, as by a timer
        assert box.jump is None and isinstance(box.index(), Jump)  # of no reports
        assert not box.results.reached.labels


async def test_a_report_that_went_meanwhile_says_so(kept: Path) -> None:
    async with on_library(kept) as pilot:
        main = pilot.app.main
        assert main.find("nowhere#1") is None
        assert main.foot.said == "This report is not open any more"


async def test_without_reports_the_seeds_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Library.open(path).close()
    async with on_library(path) as pilot:
        main = pilot.app.main
        assert len(main.opened.entries) == 9
        assert main.shelf is main.opened
        assert not main.situation().library


async def test_a_damaged_library_is_told_and_the_seeds_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"this is no library" * 100)
    async with on_library(path) as pilot:
        assert pilot.app.main.shelf is pilot.app.main.opened
        told = [each.message for each in pilot.app._notifications]
        assert any(str(path) in each for each in told)


async def test_from_files_to_the_library_and_back(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVTUI_LIBRARY", str(kept))
    files = sorted(SEEDS.glob("*.txt"))[:1]
    async with on_library(None, files) as pilot:
        main = pilot.app.main
        opened, reading = len(main.opened.entries), main.report
        await pilot.press("w")
        await until(pilot, lambda: main.shelf is main.library)
        assert len(main.shelf.entries) == 9
        assert main.report is reading
        await pilot.press("w")
        assert len(main.shelf.entries) == opened


async def test_the_opened_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "library.db"
    monkeypatch.setenv("GOVTUI_LIBRARY", str(path))
    files = sorted(SEEDS.glob("*.txt"))[:2]
    async with on_library(None, files) as pilot:
        main = pilot.app.main
        await until(pilot, lambda: len(main.opened.reports) >= 2)
        await pilot.press("w")
        assert "nothing in the library" in main.foot.said
        await pilot.press("W")
        await until(pilot, lambda: main.foot.said.startswith("In the library now"))
        assert not main.foot.progress
        await pilot.press("w")
        await until(pilot, lambda: main.shelf is main.library)
        assert len(main.shelf.entries) == len(main.opened.entries)
    with Library.open(path, readonly=True) as library:
        assert library.reports()


async def test_kept_while_they_are_read_all_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "library.db"
    monkeypatch.setenv("GOVTUI_LIBRARY", str(library))
    texts = []
    for number in range(4):
        texts.append(tmp_path / f"{number}.txt")
        texts[-1].write_text(f"{2010 + number}年政府工作报告\n\n全县粮食产量{number}1万吨。\n", encoding="utf-8")
    monkeypatch.setattr("tui.intake.TOGETHER", 0)
    go_on, fetched = threading.Event(), opening.fetched

    def slowly(path: Path, patience: float) -> bytes:
        assert path == texts[0] or go_on.wait(60)
        return fetched(path, patience)

    monkeypatch.setattr("tui.reading.opening.fetched", slowly)
    app = Govtui(texts)
    async with app.run_test(size=(120, 40)) as pilot:
        main = app.main
        await until(pilot, lambda: len(main.opened.reports) == 1)
        await pilot.press("W")
        await until(pilot, lambda: main.foot.said.startswith("In the library now: 4 of these files"))
        go_on.set()
        await until(pilot, lambda: len(main.opened.reports) == 4)
        assert not main.coming


async def test_files_of_an_archive_are_kept_and_standard_input_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library.db"
    monkeypatch.setenv("GOVTUI_LIBRARY", str(library))
    archive = tmp_path / "reports.zip"
    texts = sorted(SEEDS.glob("*.txt"))
    with zipfile.ZipFile(archive, "w") as packed:
        for text in texts[:2]:
            packed.write(text, f"2021/{text.name}")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(texts[2].read_bytes())))
    files._standard_input.cache_clear()
    paths, _ = find([archive, Path("-")])
    async with on_library(None, paths) as pilot:
        main = pilot.app.main
        await until(pilot, lambda: len({entry.file for entry in main.opened.entries}) == 3)
        await pilot.press("W")
        await until(pilot, lambda: main.foot.said.startswith("In the library now: 2 "))
        assert "1 could not be kept: -: standard input has no name" in main.foot.said
    with Library.open(library, readonly=True) as kept:
        assert {row.path for row in kept.reports()} == {str(archive / "2021" / text.name) for text in texts[:2]}
    files._standard_input.cache_clear()


async def test_what_is_more_than_may_be_open_stays_unread_and_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [SEEDS / "kaifeng-2020.txt"]
    for number in range(5):
        texts.append(tmp_path / f"{number}.txt")
        texts[-1].write_text(f"{2010 + number}年政府工作报告\n\n全县粮食产量{number}1万吨。\n", encoding="utf-8")
    library = tmp_path / "library.db"
    monkeypatch.setenv("GOVTUI_LIBRARY", str(library))
    monkeypatch.setattr("tui.intake.MOST", len(texts[0].read_text(encoding="utf-8")) + 20)
    async with on_library(None, texts) as pilot:
        main = pilot.app.main
        await until(pilot, lambda: bool(main.opened.failures) and not main.waiting)
        assert (
            len({entry.file for entry in main.opened.entries}) == 2
        )  # the first of the small ones goes over the bound
        assert [failure.unread for failure in main.opened.failures] == [tuple(texts[2:])]
        last = main.reports.count - 1
        assert "4 more files" in "".join(text for text, _ in main.reports.row(last, 30)[0])
        assert "W keeps all these files in the library" in next(iter(pilot.app._notifications)).message
        await pilot.press("W")
        await until(pilot, lambda: main.foot.said.startswith("In the library now: 6 "))


async def test_so_many_files_that_the_library_is_better_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.receiving.MANY", 3)
    monkeypatch.setattr("tui.screens.receiving.SEVERAL", 4)
    told: list[str] = []
    monkeypatch.setattr("tui.intake.TOGETHER", 0)
    monkeypatch.setattr("tui.widgets.foot.Foot.tell_progress", lambda _, text: told.append(text))
    texts = []
    for number in range(4):
        texts.append(tmp_path / f"{number}.txt")
        texts[-1].write_text(f"{2010 + number}年政府工作报告\n\n全县粮食产量{number}1万吨。\n", encoding="utf-8")
    async with on_library(None, texts) as pilot:
        main = pilot.app.main
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert told[0] == "Read 1 of 4 files" and told[-1] == ""
        main.open_files([SEEDS / "kaifeng-2020.txt"])
        await until(pilot, lambda: not main.waiting)
        (note,) = pilot.app._notifications
        assert note.message == "4 reports are open: W keeps them in the library, in a tenth of the memory"


async def test_the_last_report_of_the_library_comes_back(kept: Path) -> None:
    from tui.remembering import Memory
    from tui.settings.chosen import choose

    async def once(keys: list[str]) -> str:
        memory = Memory(choose(None))
        app = Govtui([], memory, kept)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: app.main.furnished and app.main.report is not None)
            await pilot.press(*keys)
            memory.keep(app.main)
            memory.save_now()
            return app.main.report.id

    left = await once(["right_curly_bracket", "right_curly_bracket"])
    assert await once([]) == left


async def test_the_way_back_and_the_report_beside_come_back_over_the_library(kept: Path) -> None:
    from tui.remembering import Memory
    from tui.settings.chosen import choose

    @asynccontextmanager
    async def once() -> AsyncIterator[Pilot[int]]:
        memory = Memory(choose())
        app = Govtui([], memory, kept)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: app.main.furnished and app.main.report is not None)
            await drained(pilot)
            yield pilot
            memory.keep(app.main)
            memory.save_now()

    async with once() as pilot:
        main = pilot.app.main
        first = main.report.id
        await pilot.press("]", "]", "}")
        second = main.report.id
        await pilot.press("|")
        await drained(pilot)
        other = main.other.report.id
        places = main.history.back
        assert first != second and places
    async with once() as pilot:
        main = pilot.app.main
        await until(pilot, lambda: main.other is not None and main.other.report is not None)
        assert (main.report.id, main.other.report.id) == (second, other)
        assert main.history.back == places
        await pilot.press("b")
        assert main.report.id == first


async def test_jump_leads_to_a_report_that_is_not_read_yet(kept: Path) -> None:
    from tui.screens.jump import JumpBox

    async with on_library(kept) as pilot:
        main = pilot.app.main
        first = main.report.id
        await pilot.press("t")
        box = pilot.app.screen
        assert isinstance(box, JumpBox)
        await until(pilot, lambda: box.jump is not None)
        box.typed.value = "minquan edu"
        assert box.results.hits[0].topic == "education"
        await pilot.press("enter")
        assert main.report.cover.place.name == "民权县"
        await pilot.press("b")
        assert main.report.id == first
        await pilot.press("t")
        box = pilot.app.screen
        assert box.jump is not None  # made once
        box.typed.value = "地区生产总值"
        kinds = [box.results.hits[line.hit].kind for line in box.results.lines]
        box.results.stand_on(kinds.index("indicator"))
        told = ["".join(text for text, _ in box.results.row(number, 100)[0]) for number in range(box.results.count)]
        assert any("亿元" in line for line in told)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "rows" in box.foot.text)
        await pilot.press("enter")
        assert main.reader.metric_under_cursor.canonical == "地区生产总值"


async def test_what_older_rules_read_is_read_again_quietly(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "library.db"
    copy.write_bytes(kept.read_bytes())
    with sqlite3.connect(copy) as db:
        db.execute("UPDATE sources SET rules = 'older'")
    db.close()
    async with on_library(copy) as pilot:
        main = pilot.app.main
        before, reading = main.library, main.report.id

        def done() -> bool:
            if main.library is before:
                return False
            with Library.open(copy, readonly=True) as library:
                return library.outdated == 0

        await until(pilot, done, 300)  # it is read at the lowest priority: a busy machine takes its time
        assert len(main.shelf.entries) == 9
        assert main.report.id == reading
        assert not main.foot.progress
        await pilot.press("right_curly_bracket")
        assert main.report.id != reading


async def test_the_drawer_of_reports_opens_where_one_reads(kept: Path) -> None:
    """What was opened while the drawer was shut lies below its first rows; the cursor is seen nevertheless."""
    async with on_library(kept, size=(80, 24)) as pilot:
        main = pilot.app.main
        await pilot.press(*["right_curly_bracket"] * 8)
        await pilot.press("1")
        await drained(pilot)
        top, seen = main.reports.scroll_offset.y, main.reports.size.height
        assert main.reports.cursor >= seen > 0
        assert top <= main.reports.cursor < top + seen
