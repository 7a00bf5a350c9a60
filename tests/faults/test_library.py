"""The library's file under kills, power cuts and damage: nothing that was told as added is lost, or it is said."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.kills import Kills, held, reports, unsound
from parser import Library, LibraryError
from tests.faults.pseudo import Pseudo

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a few reports, closed."""
    place = tmp_path_factory.mktemp("library")
    reports(place / "reports", 6)
    with Library.open(place / "library.db") as library:
        library.add(place / "reports", jobs=1)
    return place / "library.db"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """A copy of it that may be spoilt."""
    return Path(shutil.copy(made, tmp_path / "library.db"))


# -- kills


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_while_adding(tmp_path: Path, jobs: int) -> None:
    kills = Kills(tmp_path, seed=7, files=9, jobs=jobs)
    for _ in range(8):
        kills.once()
    if kills.library.exists():
        kills.finish()
    assert kills.did["killed"]


@pytest.mark.long
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    kills = Kills(tmp_path, seed=8)
    while kills.did["killed"] < 100:
        kills.once()
    kills.finish()


# -- power cuts: what was written last is there in part, or not at all


def snapshots(place: Path, count: int) -> tuple[Path, list[tuple[int, set[str]]]]:
    """A library that was added to and never closed (its file and its log as they lie on the disk), and after each file
    how long the log was, and what had been told.
    """
    reports(place / "reports", count, sentences=3)
    told: set[str] = set()
    marks: list[tuple[int, set[str]]] = []
    library = Library.open(place / "library.db")
    log = place / "library.db-wal"

    def note(_: int, __: int, path: str, ___: str) -> None:
        told.add(path)
        marks.append((log.stat().st_size, set(told)))

    library.add(place / "reports", jobs=1, progress=note)
    cut = place / "cut"
    cut.mkdir()
    for name in ("library.db", "library.db-wal"):
        shutil.copy(place / name, cut / name)
    library.close()
    return cut, marks


def power_cuts(cut: Path, marks: list[tuple[int, set[str]]], lengths: Iterator[tuple[int, bytes]], place: Path) -> int:
    """Open the library as each length of its log, and what lies behind it, leaves it; how many were tried."""
    log, tried = (cut / "library.db-wal").read_bytes(), 0
    place.mkdir()
    for length, behind in lengths:
        for old in place.iterdir():
            old.unlink()
        shutil.copy(cut / "library.db", place / "library.db")
        (place / "library.db-wal").write_bytes(log[:length] + behind)
        safe = max((known for size, known in marks if size <= length), key=len, default=set())
        connection = sqlite3.connect(place / "library.db")
        made = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()
        if made:
            assert unsound(place / "library.db") == [], length
            assert held(place / "library.db") >= safe, length
        else:
            assert not safe
        tried += 1
    return tried


def frames(log: Path) -> tuple[int, int]:
    """Bytes of one frame of the log, and how many there are."""
    page = int.from_bytes(log.read_bytes()[8:12], "big") + 24
    return page, (log.stat().st_size - 32) // page


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.long), 23], ids=["every write", "some writes"])
def test_power_is_cut_at_a_write(tmp_path: Path, step: int) -> None:
    cut, marks = snapshots(tmp_path, 3)
    size, count = frames(cut / "library.db-wal")
    assert count > 50
    choose = random.Random(3)

    def lengths() -> Iterator[tuple[int, bytes]]:
        yield 0, b""
        yield 17, b""
        for frame in range(0, count + 1, step):
            at = 32 + frame * size
            yield at, b""
            yield at, choose.randbytes(size)  # what another file left there
            yield at + choose.randrange(size), b""  # in the middle
            yield at + choose.randrange(size), bytes(size)

    tried = power_cuts(cut, marks, lengths(), tmp_path / "after")
    assert tried >= 4 * (count // step)


def test_a_commit_is_on_the_disk_before_it_is_told(library: Path) -> None:
    with Library.open(library) as opened:
        assert opened._db.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL: the log is synced at each commit
        assert opened._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


# -- damage


def used(path: Path) -> None:
    """All that a library is asked."""
    with Library.open(path, readonly=True) as opened:
        for row in opened.reports(twins=True):
            opened.report(row.id)
        for _ in opened.metrics(twins=True):
            pass
        opened.search("投资")


@pytest.mark.parametrize("count", [60, pytest.param(1500, marks=pytest.mark.long)])
def test_flipped_bytes_are_answered_or_told(library: Path, tmp_path: Path, count: int) -> None:
    whole, choose = library.read_bytes(), random.Random(count)
    for _ in range(count):
        spoilt = bytearray(whole)
        for _ in range(choose.choice((1, 1, 8, 400))):
            spoilt[choose.randrange(len(spoilt))] ^= choose.randrange(1, 256)
        library.write_bytes(spoilt)
        try:
            used(library)
        except KeyError:
            pass  # a report that is listed and cannot be found
        except LibraryError as error:
            assert str(library) in str(error)


@pytest.mark.parametrize("part", [0.0, 0.001, 0.01, 0.3, 0.5, 0.9])
def test_a_truncated_library_is_told(library: Path, part: float) -> None:
    data = library.read_bytes()
    library.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(LibraryError, match=r"library\.db"):
        used(library)


def test_another_version(library: Path) -> None:
    for version, words in ((1, "earlier"), (99, "later")):
        db = sqlite3.connect(library)
        db.execute(f"PRAGMA user_version = {version}")
        db.close()
        before = library.read_bytes()
        for readonly in (True, False):
            with pytest.raises(LibraryError, match=words):
                Library.open(library, readonly=readonly)
        assert library.read_bytes() == before


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    for readonly in (True, False):
        with pytest.raises(LibraryError, match=r"library\.db"):
            Library.open(tmp_path / "library.db", readonly=readonly)


def test_a_pipe_or_a_device_in_its_place(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "library.db")
    for path in (tmp_path / "library.db", Path("/dev/zero"), Path("/dev/null")):
        for readonly in (True, False):
            with pytest.raises(LibraryError, match=path.name):
                Library.open(path, readonly=readonly)


def test_a_file_in_place_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    for readonly in (True, False):
        with pytest.raises(LibraryError, match=r"library"):
            Library.open(tmp_path / "data" / "library.db", readonly=readonly)


def test_held_by_another_program(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parser.library.connection.PATIENCE", 0.2)
    reports(tmp_path / "more", 8)
    db = sqlite3.connect(library, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    with Library.open(library) as opened:
        assert opened.reports()  # reading goes on
        with pytest.raises(LibraryError, match="another program"):
            opened.add(tmp_path / "more", jobs=1)
        db.execute("ROLLBACK")
        db.close()
        assert opened.add(tmp_path / "more", jobs=1).new


# -- while it is on screen


@pytest.mark.parametrize(
    "kind", [*(pytest.param(each, marks=pytest.mark.long) for each in ("deleted", "truncated")), "overwritten"]
)
def test_the_screen_over_a_library_that_is_damaged_meanwhile(library: Path, tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Pseudo(home, cwd=library.parent, GOVTUI_LIBRARY=library.name) as terminal:
        terminal.until("商丘市", "政府工作报告")
        terminal.rest()
        if kind == "deleted":
            library.unlink()
        elif kind == "truncated":
            os.truncate(library, library.stat().st_size // 3)
        else:
            library.write_bytes(random.Random(1).randbytes(library.stat().st_size))
        told = False
        for keys in [  # lists, jump, search, compare, ledger
            "1j\r",
            "1jj\r",
            "t",
            "投资\r",
            "\x1b",
            "\x1b",
            "S",
            "投资",
            "\x1b",
            "\x1b",
            "c",
            "\x1b",
            "p",
            "\x1b",
        ]:
            terminal.send(keys)
            terminal.rest()
            assert terminal.process.poll() is None, terminal.raw[-3000:]
            told = told or any(words in terminal.text for words in ("no library", "damaged", "cannot be"))
        assert told, terminal.text
        terminal.send("\x11")
        assert terminal.ended() == 0
        assert terminal.unsound() == []
