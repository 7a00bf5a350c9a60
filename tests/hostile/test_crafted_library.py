"""A library's file that was made to do harm: cells of other types, texts that act, tables that are none of ours, files
beside it that SQLite would obey. It is told, or answered without any of it; nothing acts, hangs or breaks.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.kills import reports
from parser import Library, LibraryError
from parser.library import packing
from tests.hostile.test_library import QUESTIONS, govtui
from tests.hostile.test_screen_faces import alone, furnished, paste, press
from tui.app import Govtui

__all__ = ["alone"]  # every test runs away from home

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, and names that other systems do not allow")

TABLES = ("sources", "files", "reports", "passages", "sections", "metrics", "sentences", "rules", "sketches", "letters")
CELLS = (
    "\x1b]0;PWNED\x07\u202e\x9b2J\n[/]", 7, -1, 2**63 - 1, 1.5, float("inf"), None, b"\xff\xfe\x00\x1b[2J", "",
    "9" * 400, "1e999999", '[["\\u001b[2J"]]', zlib.compress(b"[" * 100_000), packing.packed("\x1b[2J" * 400),
)  # fmt: skip
ASKED = (
    *QUESTIONS,
    *(("library", verb) for verb in ("info", "list", "verify")),
    ("export", "--library", "--with-text"),
    ("metrics", "--library", "--shape", "wide", "--format", "csv"),
    ("ledger", "--library", "--format", "html"),
    ("search", "教育", "--topic", "education", "--format", "json"),
    ("library", "remove", "--yes", "/"),
)
LAST = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"""
"""It has no end."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("crafted")
    reports(place / "reports", 3)
    with Library.open(place / "library.db") as library:
        library.add(place / "reports", jobs=1)
    return place / "library.db"


@pytest.fixture
def library(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVTUI_LIBRARY", str(tmp_path / "library.db"))
    return Path(shutil.copy(made, tmp_path / "library.db"))


def columns(path: Path) -> list[tuple[str, str]]:
    db = sqlite3.connect(path)
    found = [(table, row[1]) for table in TABLES for row in db.execute(f"PRAGMA table_info({table})")]
    db.close()
    return found


def spoilt(made: Path, path: Path, table: str, column: str, cell: object) -> bool:
    """A copy of the library in which every row of the table has this cell; whether SQLite takes it."""
    for left in path.parent.glob("library.db*"):
        left.unlink()
    shutil.copy(made, path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        with db:
            db.execute(f"UPDATE {table} SET {column} = ?", (cell,))
    except sqlite3.IntegrityError:  # all alike, where each must be its own
        return False
    finally:
        db.close()
    return True


@pytest.mark.parametrize(
    ("first", "step"), [(0, 13), *(pytest.param(part, 6, marks=pytest.mark.long) for part in range(6))]
)
def test_any_cell_may_hold_anything(made: Path, library: Path, first: int, step: int) -> None:
    asked: Iterator[tuple[str, ...]] = itertools.cycle(ASKED)
    tried = 0
    for (table, column), cell in itertools.islice(itertools.product(columns(made), CELLS), first, None, step):
        if not spoilt(made, library, table, column, cell):
            continue
        tried += 1
        for words in itertools.islice(asked, 2):  # ``govtui`` looks at all that is written
            code, out, said = govtui(*words)
            assert code == 0 or said, (table, column, words)
            assert "Traceback" not in out + said
    assert tried > 20


def test_what_stands_in_its_texts_does_not_act(library: Path) -> None:
    """The text itself, with the hash that belongs to it: nothing but its characters tells that it was never read."""
    db = sqlite3.connect(library)
    with db:
        for number, packed in db.execute("SELECT id, text FROM sources").fetchall():
            text = packing.unpacked(packed)
            acts = "\x1b]52;c;UFdORUQ=\x07\x9b2J\u202e"
            db.execute("UPDATE sources SET text = ? WHERE id = ?", (packing.packed(acts + text[len(acts) :]), number))
    db.close()
    with Library.open(library, readonly=True) as opened:
        for row in opened.reports(twins=True):
            assert not set("\x1b\x07\x9b\u202e") & set(opened.report(row.id).source.text)


@pytest.mark.parametrize(
    "made_so",
    [
        "CREATE TRIGGER acts AFTER INSERT ON files BEGIN DELETE FROM sources; END",
        f"ALTER TABLE reports RENAME TO hidden; CREATE VIEW reports AS {LAST}",
        f"ALTER TABLE sources RENAME TO hidden; CREATE VIEW sources AS {LAST}",
        f"DROP VIEW facts; CREATE VIEW facts AS {LAST}",
        "ALTER TABLE metrics ADD COLUMN more TEXT AS (zeroblob(2000000000))",
        "DROP TABLE rules; CREATE VIRTUAL TABLE rules USING fts5(id, names)",
    ],
    ids=["trigger", "reports", "sources", "facts", "column", "virtual"],
)
def test_tables_that_are_none_of_ours(library: Path, tmp_path: Path, made_so: str) -> None:
    db = sqlite3.connect(library)
    db.executescript(f"PRAGMA legacy_alter_table = ON; {made_so}")
    db.close()
    before = library.read_bytes()
    for readonly in (True, False):
        with pytest.raises(LibraryError, match="damaged"):
            Library.open(library, readonly=readonly)
    assert library.read_bytes() == before
    if "sources" in made_so and "VIEW" in made_so:
        with pytest.raises(LibraryError, match="nothing can be saved"):
            Library.repair(library, jobs=1)


def test_tables_of_ones_own_beside_ours_are_nobodys_business(library: Path) -> None:
    db = sqlite3.connect(library)
    db.executescript("CREATE TABLE notes (report, note); CREATE VIEW mine AS SELECT * FROM facts")
    db.close()
    with Library.open(library) as opened:
        assert opened.reports() and not opened.verify()


@pytest.mark.parametrize("readonly", [True, False])
def test_a_journal_that_names_another_file_removes_nothing(library: Path, tmp_path: Path, readonly: bool) -> None:
    """SQLite removes the file that a journal names as that of several databases, once it has put it back."""
    precious = tmp_path / "precious.txt"
    precious.write_text("all there is", encoding="utf-8")
    page = int.from_bytes(library.read_bytes()[16:18], "big")
    magic, name = bytes.fromhex("d9d505f920a163d7"), os.fsencode(precious)
    head = magic + struct.pack(">5L", 0, 1, library.stat().st_size // page, 512, page)
    lock = struct.pack(">L", 0x40000000 // page + 1)
    journal = head.ljust(512, b"\0") + lock + name + struct.pack(">2L", len(name), sum(name)) + magic
    library.with_name("library.db-journal").write_bytes(journal)
    with pytest.raises(LibraryError, match=r"library\.db-journal"):
        Library.open(library, readonly=readonly)
    with pytest.raises(LibraryError, match=r"library\.db-journal"):
        Library.repair(library)
    assert precious.read_text(encoding="utf-8") == "all there is"


@pytest.mark.parametrize("end", ["journal", "wal", "shm"])
@pytest.mark.parametrize("what", ["pipe", "link", "folder"])
def test_what_is_no_file_beside_it_is_told_and_not_waited_for(
    library: Path, tmp_path: Path, end: str, what: str
) -> None:
    beside, precious = library.with_name(f"library.db-{end}"), tmp_path / "precious.txt"
    precious.write_bytes(b"all there is" * 4096)
    if what == "pipe":
        os.mkfifo(beside)
    elif what == "link":
        beside.symlink_to(precious)
    else:
        beside.mkdir()
    for readonly in (True, False):
        with pytest.raises(LibraryError, match=beside.name):
            Library.open(library, readonly=readonly)
    code, _, said = govtui("library", "info")
    assert code == 2 and beside.name in said
    assert precious.read_bytes() == b"all there is" * 4096


def test_a_few_bytes_that_unpack_to_gigabytes(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGEST", 1_000_000)
    db = sqlite3.connect(library)
    with db:
        db.execute("UPDATE sources SET text = ?", (packing.packed("一" * 1_000_000),))
        db.execute("UPDATE letters SET counts = ?", (zlib.compress(bytes(8_000_000)),))
    db.close()
    with Library.open(library, readonly=True) as opened:
        for ask in (lambda: opened.report(opened.reports()[0].id), lambda: opened.search("年")):
            with pytest.raises(LibraryError, match="unpacks to more"):
                ask()


def test_a_library_that_holds_nothing_is_told_by_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVTUI_LIBRARY", str(tmp_path / "library.db"))
    Library.open(tmp_path / "library.db").close()
    for words in QUESTIONS:
        assert govtui(*words)[2], words


@pytest.mark.parametrize(("first", "step"), [(5, 600), pytest.param(0, 60, marks=pytest.mark.long)])
async def test_the_screen_over_it(made: Path, library: Path, first: int, step: int) -> None:
    """What cannot be read is told at the corner or in a box, and the screen goes on."""
    for (table, column), cell in itertools.islice(itertools.product(columns(made), CELLS), first, None, step):
        if not spoilt(made, library, table, column, cell):
            continue
        app = Govtui([], library=library)
        async with app.run_test(size=(110, 36), notifications=True) as pilot:
            await furnished(pilot)
            await press(pilot, "1", "down", "down", "enter", "O", "3", "G", "4", "down", "t")
            await paste(pilot, "教育")
            await press(pilot, "down", "enter", "S")
            await paste(pilot, "年")
            await press(pilot, "down", "enter", "escape", "c", "down", "escape", "p", "down", "escape", "escape")
            assert app._exception is None, (table, column, cell)
