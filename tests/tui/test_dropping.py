"""Files dropped onto the terminal, which pastes their paths."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from tests.tui.conftest import Open, until
from tests.tui.test_remembering import SEEDS
from tui.app import Govtui
from tui.pasting import MOST
from tui.reading.dropped import _shell_words, dropped


def test_each_terminals_manner(tmp_path: Path) -> None:
    first, second = tmp_path / "开封 2020.txt", tmp_path / "it's.txt"
    for path in (first, second):
        path.write_text("x", "utf-8")
    for text in (
        f"{first}",
        f"{first}\n",
        f"'{first}' ",
        f'"{first}"',
        str(first).replace(" ", "\\ "),
        first.as_uri(),
    ):
        assert dropped(text) == [first], text
    assert dropped(f"{shlex.quote(str(first))} {shlex.quote(str(second))}") == [first, second]
    assert dropped(f"{first}\n{second}") == [first, second]
    assert dropped(str(tmp_path)) == [tmp_path]


@pytest.mark.skipif(os.name == "nt", reason="names of files are no bytes there")
def test_an_address_is_read_once_and_names_what_is_no_utf_8(tmp_path: Path) -> None:
    for name in ("a%41.txt", os.fsdecode(b"\xff.txt")):
        (tmp_path / name).touch()
        assert dropped((tmp_path / name).as_uri()) == [tmp_path / name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "教育",
        "seeds/kaifeng-2020.txt",
        "/no/such/file.txt",
        "/ and words",
        "'",
        "file:///no",
        "file://[::1",
        "file:///etc%00/passwd",
        "/\0",
        "x" * 9999,
    ],
)
def test_what_is_no_path_opens_nothing(text: str) -> None:
    assert dropped(text) == []


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab/'\"\\ \n\t中$`", max_size=14))
def test_words_are_a_shells(text: str) -> None:
    try:
        expected: list[str | None] | None = [*shlex.split(text)]
    except ValueError:
        expected = None
    words = list(_shell_words(text))
    assert (None if None in words else words) == expected


def test_thousands_of_files_are_dropped_and_each_counts_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"开封市 {number:04}.txt" for number in range(3000)]
    for path in paths:
        path.touch()
    assert dropped("\n".join(map(str, paths))) == paths
    assert dropped(" ".join(shlex.quote(str(path)) for path in [*paths, *paths])) == paths
    assert sum(len(str(path)) for path in paths) < MOST


def test_what_is_pasted_costs_no_more_than_its_length() -> None:
    """A word of a million characters once took sixteen seconds to take apart."""
    begun = time.process_time()
    for text in (
        "/" + "a" * MOST,
        "教育 " * (MOST // 3),
        "'" * (MOST - 1),
        "\\" * (MOST - 1),
        '"\\' * (MOST // 2),
        "/no " * 99,
    ):
        assert dropped(text) == []
    assert time.process_time() - begun < 5


@pytest.mark.skipif(os.name == "nt", reason="no pipes and devices there")
async def test_what_is_no_file_of_a_report_is_told(opened: Open, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    async with opened() as pilot:
        main = pilot.app.main
        for number, path in enumerate((tmp_path / "pipe.txt", Path("/dev/zero"), Path("/dev/stdin")), 1):
            main.reader.post_message(events.Paste(str(path)))
            await until(pilot, lambda number=number: len(main.opened.failures) == number)  # type: ignore[misc]
        assert all("ordinary file" in failure.reason for failure in main.opened.failures)


async def test_a_file_that_is_dropped_is_opened_and_the_way_leads_back(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        before = main.report.id
        main.reader.post_message(events.Paste("优先发展教育"))
        await until(pilot, lambda: "is no file" in main.foot.said)
        main.reader.post_message(events.Paste(f"{SEEDS / 'shangqiu-2020.txt'}\n"))
        await until(pilot, lambda: main.report.source.name == "shangqiu-2020.txt")
        assert main.foot.said == "Opened: shangqiu-2020.txt"
        count = len(main.shelf.reports)
        await pilot.press("b")
        assert main.report.id == before
        main.reader.post_message(events.Paste(str(SEEDS / "shangqiu-2020.txt")))
        await until(pilot, lambda: main.report.source.name == "shangqiu-2020.txt")
        assert len(main.shelf.reports) == count


async def test_what_cannot_be_opened_is_told(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04" + bytes(900))
    async with opened() as pilot:
        main = pilot.app.main
        main.reader.post_message(events.Paste(str(tmp_path / "empty")))
        await until(pilot, lambda: "no report in it" in main.foot.said)
        main.reader.post_message(events.Paste(str(tmp_path / "bad.docx")))
        await until(pilot, lambda: len(main.opened.failures) == 1)
        assert any("damaged" in each.message for each in pilot.app._notifications)


async def test_in_a_web_page_nothing_is_opened_by_pasting(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Govtui, "is_web", True)
    async with opened() as pilot:
        main = pilot.app.main
        before = len(main.shelf.reports), main.waiting
        main.reader.post_message(events.Paste(str(SEEDS / "shangqiu-2020.txt")))
        await until(pilot, lambda: "web page" in main.foot.said)
        await pilot.pause(0.3)
        assert (len(main.shelf.reports), main.waiting) == before


async def test_what_no_longer_fits_is_told_once_and_not_waited_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("kaifeng-2020.txt", "minquan-2021.txt"):
        shutil.copy(SEEDS / name, tmp_path)
    async with opened() as pilot:
        main = pilot.app.main
        first = str(SEEDS / "shangqiu-2020.txt")
        main.reader.post_message(events.Paste(first))
        await until(pilot, lambda: main.report.source.name == "shangqiu-2020.txt")
        await pilot.press("b")
        waiting = main.waiting
        monkeypatch.setattr("tui.intake.MOST", 10)
        main.reader.post_message(events.Paste(str(tmp_path)))
        await until(pilot, lambda: bool(main.opened.failures))
        (failure,) = main.opened.failures
        assert len(failure.unread) == 2
        assert main.waiting == waiting
        main.reader.post_message(events.Paste(first))
        await until(pilot, lambda: main.report.source.name == "shangqiu-2020.txt")
