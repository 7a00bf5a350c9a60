"""A kept reading is the reading; anything wrong with it only costs the time to read again."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import parser
from parser import processes
from parser.library import readings
from parser.library.readings import Readings
from parser.report import Source
from parser.sources import SourceError, load

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
TEXT = "某县政府工作报告\n各位代表：\n一、2020年工作回顾\n生产总值完成275.5亿元，增长4%，三次产业结构调整为13:38:49。\n"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_kept_reading_equals_the_reading(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Readings(tmp_path / "readings")
    first = kept.read(path)
    monkeypatch.setattr("parser.reading.parse", lambda source: pytest.fail("read again"))
    assert kept.read(path) == first


def test_the_same_text_under_another_name_gets_that_name(tmp_path: Path) -> None:
    kept = Readings(tmp_path / "readings")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
        (report,) = kept.read(tmp_path / f"{name}.txt")
        assert (report.id, report.source.name) == (f"{name}#1", f"{name}.txt")
    assert len(list((tmp_path / "readings").iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"rules": "old", "reports": []}', b"\xff\xfe", b"null"])
def test_a_damaged_or_old_reading_is_read_anew(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    kept = Readings(tmp_path / "readings")
    first = kept.read(path)
    (place,) = (tmp_path / "readings").iterdir()
    place.write_bytes(damage)
    assert kept.read(path) == first == kept.read(path)
    assert place.stat().st_size > 100


def test_other_rules_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    kept = Readings(tmp_path / "readings")
    first = kept.read(path)
    calls = []
    monkeypatch.setattr(readings, "rules_mark", lambda: "other")
    monkeypatch.setattr("parser.reading.parse", lambda source: calls.append(source) or first)
    assert kept.read(path) == first
    assert calls


def test_a_reading_that_came_with_the_program_is_used_and_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    first = Readings(tmp_path / "shipped").read(path)
    monkeypatch.setattr("parser.reading.parse", lambda source: pytest.fail("read again"))
    assert Readings(tmp_path / "own", shipped=tmp_path / "shipped").read(path) == first
    assert not (tmp_path / "own").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert Readings(tmp_path / "file" / "readings").read(path) == parser.read(path)


def test_only_so_many_are_kept_and_all_can_be_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST", 3)
    kept = Readings(tmp_path / "readings")
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{TEXT}新增就业{number}万人。", "utf-8")
        kept.read(path)
        for place in (tmp_path / "readings").iterdir():
            os.utime(place, (number, number) if place.stat().st_mtime > 10**6 else None)
    assert len(list((tmp_path / "readings").iterdir())) == 3
    kept.forget()
    assert not list((tmp_path / "readings").iterdir())


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        Readings(tmp_path).read(tmp_path / "none.txt")


def test_a_long_text_is_read_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    here = parser.parse(load(path))
    monkeypatch.setattr(readings, "LONG", 10)
    monkeypatch.setattr("parser.reading.parse", lambda source: pytest.fail("read here"))
    assert Readings(tmp_path / "readings").read(path) == here


def test_a_long_text_is_read_here_where_no_process_starts_or_none_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    here = parser.parse(load(path))
    monkeypatch.setattr(readings, "LONG", 10)
    (tmp_path / "a file").touch()
    assert Readings(tmp_path / "a file" / "readings").read(path) == here
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    assert Readings(tmp_path / "readings").read(path) == here


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_reading_that_lost_lines_or_has_too_many_is_read_anew(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    kept = Readings(tmp_path / "readings")
    first = kept.read(path)
    (place,) = (tmp_path / "readings").iterdir()
    lines = place.read_bytes().splitlines(keepends=True)
    assert len(lines) >= 5
    place.write_bytes(b"".join(lines[:-cut]))
    assert kept.read(path) == first
    place.write_bytes(b"".join([*lines[: cut - 1], lines[cut - 1], *lines[cut - 1 :]]))
    assert kept.read(path) == first


def test_the_process_that_reads_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    source = Source("a.txt", "", "text", "utf-8", ())
    with subprocess.Popen(
        [sys.executable, "-m", "parser.library.apart", str(tmp_path / "readings")], stdin=subprocess.PIPE
    ) as reading:
        assert reading.stdin
        pickle.dump((source, (TEXT * 100_000).encode()), reading.stdin)
        reading.stdin.close()
        assert reading.wait(60) == 1
    assert not (tmp_path / "readings").exists()


def test_the_process_that_reads_again_ends_well_while_somebody_listens(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "library.db"
    copy.write_bytes(kept.read_bytes())
    again = processes.module("parser.library.quiet", str(copy))
    with subprocess.Popen(again, stdin=subprocess.PIPE, env=processes.environment()) as reading:
        assert reading.wait(60) == 0
