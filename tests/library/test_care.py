"""Verifying finds what is wrong, repairing saves what can be saved, compacting and removing lose nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from parser import Library, LibraryError, read
from parser.library import index, schema
from parser.library.repairing import repair
from tests.library.test_store import SEEDS, report


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds and of three reports more, which lie in the folder ``reports`` beside it."""
    folder = tmp_path_factory.mktemp("care") / "reports"
    folder.mkdir()
    file = folder.with_name("library.db")
    for year in (2018, 2019, 2020):
        (folder / f"{year}.txt").write_text(report("芜湖市", year), "utf-8")
    with Library.open(file) as library:
        library.add([*SEEDS, folder], jobs=1)
    return file


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return Path(shutil.copy(whole, tmp_path / "library.db"))


def state(path: Path) -> tuple[list[object], int, int]:
    with Library.open(path) as library:
        rows = [(row.id, row.place, row.year, row.metrics, row.path, row.twin) for row in library.reports(twins=True)]
        return sorted(map(str, rows)), library.search("发展", twins=True).total, library.search("发", twins=True).total


def test_a_sound_library_has_no_fault(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Library.open(path) as library:
        assert library.verify(progress=lambda done, total: told.append((done, total))) == []
        info = library.info()
    assert told[-1] == (8, 8)
    assert (info.files, info.texts, info.waiting, info.outdated, info.last) == (8, 8, 0, 0, 2023)


def test_a_figure_that_is_printed_otherwise_than_it_is_kept_is_no_fault(path: Path, tmp_path: Path) -> None:
    text = (
        "芜湖市2021年政府工作报告\n\n一、2020年工作\n\n"
        "固定资产投资增长19·5％，高等学校二百○八所，生产总值达到74.4\n\u200b\n万亿元，新增企业5—\u200b\u200b8户。\n"
    )
    file = tmp_path / "printed.txt"
    file.write_text(text, "utf-8")
    with Library.open(path) as library:
        library.add(file, jobs=1)
        (row,) = [row for row in library.reports() if row.file == "printed.txt"]
        assert {
            figure.text for metric in library.report(row.id).metrics if (figure := metric.value or metric.change)
        } & {
            "19.5%",
            "二百〇八所",
        }
        assert library.verify() == []


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        ("UPDATE sources SET hash = 'x' WHERE id = 1", "text"),
        ("UPDATE sources SET text = x'00' WHERE id = 1", "text"),
        ("UPDATE reports SET end = end + 100000 WHERE id = 1", "report"),
        ("UPDATE sections SET body_end = body_end + 100000 WHERE report = 1 AND position = 0", "section"),
        ("UPDATE metrics SET value_start = value_start + 1, value_end = value_end + 1 WHERE report = 1", "metric"),
        ("DELETE FROM metrics WHERE report = 1 AND position = 3", "report"),
        ("DELETE FROM letters WHERE letter = '的'", "index"),
        ("INSERT INTO grams (grams) VALUES ('delete-all')", "index"),
        ("UPDATE files SET source = 999 WHERE source = 1", "structure"),
    ],
)
def test_what_is_wrong_is_found_and_repaired(path: Path, damage: str, kind: str) -> None:
    before = state(path)
    db = sqlite3.connect(path)
    db.execute(damage)
    db.commit()
    db.close()
    with Library.open(path) as library:
        assert kind in {fault.kind for fault in library.verify()}
    told = Library.repair(path, jobs=1)
    with Library.open(path) as library:
        assert library.verify() == []
    assert told.old is not None and told.old.exists()
    if kind == "text":
        assert len(told.lost) == 1 and told.texts == 7
    elif kind != "structure":
        assert (told.lost, state(path)) == ([], before)


def test_a_library_of_an_earlier_form_says_what_to_do_and_is_made_anew(path: Path) -> None:
    before = state(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()
    with pytest.raises(LibraryError, match="govtui library repair"):
        Library.open(path)
    Library.repair(path, jobs=1)
    assert state(path) == before


@pytest.mark.parametrize("readonly", [False, True])
def test_a_library_of_the_form_before_is_brought_to_that_of_now(path: Path, readonly: bool) -> None:
    before = state(path)
    as_it_was(path)
    with Library.open(path, readonly=readonly) as library:
        assert len(library.reports()) == len(before[0])
    assert state(path) == before
    with Library.open(path) as library:
        assert library.verify() == []


def test_where_it_cannot_be_written_it_says_what_to_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_was(path)
    opened = sqlite3.connect

    def unwritable(address: str, **given: Any) -> sqlite3.Connection:
        return opened(address.replace("mode=rwc", "mode=ro"), **given)

    monkeypatch.setattr(sqlite3, "connect", unwritable)
    with pytest.raises(LibraryError, match="govtui library repair"):
        Library.open(path, readonly=True)


def as_it_was(path: Path) -> None:
    """Make the library one of form 2, which had no list of names."""
    with sqlite3.connect(path) as db:
        db.execute("DROP INDEX sources_named")
        db.execute("PRAGMA user_version = 2")
    db.close()


def test_a_library_of_a_later_form_is_left_alone(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    db.close()
    with pytest.raises(LibraryError, match="later govtui"):
        Library.open(path)


def test_what_can_be_read_is_saved_from_a_damaged_file(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode = DELETE")
    try:
        pages = dict(db.execute("SELECT name, min(pageno) FROM dbstat WHERE pagetype = 'leaf' GROUP BY 1").fetchall())
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell which page is which")
    size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        for name in ("metrics", "sections", "grams_data", "letters"):
            file.seek((pages[name] - 1) * size)
            file.write(b"\xff" * size)
    with Library.open(path) as library:
        assert {fault.kind for fault in library.verify()} == {"structure"}
    told = Library.repair(path, jobs=1)
    assert (told.texts, told.lost) == (8, [])
    with Library.open(path) as library:
        assert library.verify() == []
        assert library.report("kaifeng-2020#1") == read(SEEDS[1])[0]


def test_a_repair_that_is_stopped_changes_nothing(path: Path) -> None:
    before = state(path)
    assert repair(path, jobs=1, cancel=lambda: True).stopped
    assert state(path) == before
    assert [one.name for one in path.parent.iterdir() if "anew" in one.name or "old" in one.name] == []


def test_another_programs_file_is_not_repaired(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library to repair"):
        Library.repair(tmp_path / "nowhere.db")
    db = sqlite3.connect(tmp_path / "other.db")
    db.execute("CREATE TABLE a (b)")
    db.close()
    with pytest.raises(LibraryError, match="no library of govtui"):
        Library.repair(tmp_path / "other.db")


def test_compacting_gives_room_back_and_changes_no_answer(whole: Path, path: Path) -> None:
    with Library.open(path) as library:
        library.remove(library.files_below(whole.parent / "reports" / "2018.txt"))
    before, size = state(path), path.stat().st_size
    with Library.open(path) as library:
        library.compact()
        assert library.verify() == []
        assert dict(index.letter(library._db, "年")).keys() == {row.row for row in library.reports(twins=True)}
    assert state(path) == before
    assert path.stat().st_size < size


def test_removing_takes_a_file_and_all_that_was_read_in_it(whole: Path, path: Path) -> None:
    folder = whole.parent / "reports"
    with Library.open(path) as library:
        assert library.files_below(folder) == [str(folder / f"{year}.txt") for year in (2018, 2019, 2020)]
        whole, shared = library.files_of(library.reports(place="芜湖", year=2019))
        assert (whole, shared) == ([str(folder / "2019.txt")], [])
        assert library.remove(whole) == 1
        assert [row.year for row in library.reports(place="芜湖")] == [2018, 2020]
        assert library.search("2019年第1项").total == 0
        assert library.verify() == []
        assert (folder / "2019.txt").exists()
        first = next(row for row in library.reports(twins=True) if row.file == "changge-2021.txt")
        assert library.files_of([first]) == ([], [str(SEEDS[0])])
