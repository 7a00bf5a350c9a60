"""``govtui library``: each verb does what it says and comes to the exit code of the contract."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.library.test_store import report


@pytest.fixture
def more(filled: Run, tmp_path: Path) -> Run:
    """Over a library of the seeds and of two reports more."""
    (tmp_path / "reports").mkdir()
    for year in (2019, 2020):
        (tmp_path / "reports" / f"{year}.txt").write_text(report("芜湖市", year), "utf-8")
    assert filled("add", tmp_path / "reports").returncode == 0
    return filled


def test_info_says_how_much_there_is(more: Run) -> None:
    for words in (("library",), ("library", "info")):
        ran = more(*words)
        assert ran.returncode == 0 and "11 reports of 5 places, 2019–2023" in ran.stdout


def test_list_and_export_are_commands_over_the_library(more: Run, tmp_path: Path) -> None:
    asked = ("--place", "芜湖", "--format", "csv")
    assert more("library", "list", *asked).stdout == more("list", "--library", *asked).stdout
    rows = list(csv.DictReader(io.StringIO(more("library", "export", "--place", "芜湖").stdout)))
    assert rows and {row["code"] for row in rows} == {"340200"}
    assert more("library", "export", "--output", "all.parquet").returncode == 0
    assert (tmp_path / "all.parquet").read_bytes().startswith(b"PAR1")
    wide = more("library", "export", "--shape", "wide", "--status", "target").stdout
    assert "地区生产总值_target_growth" in wide.splitlines()[0]


def test_verify_and_repair(more: Run, tmp_path: Path) -> None:
    assert more("library", "verify").returncode == 0
    db = sqlite3.connect(tmp_path / "library" / "library.db")
    db.execute("DELETE FROM letters WHERE letter = '的'")
    db.commit()
    db.close()
    ran = more("library", "verify")
    assert ran.returncode == 1 and "library repair" in ran.stderr
    assert more("library", "repair").returncode == 0
    assert more("library", "verify").returncode == 0
    assert more("library", "compact").returncode == 0
    assert more("library", "verify").returncode == 0


def test_remove_tells_first_and_does_it_when_told_so(more: Run, tmp_path: Path) -> None:
    told = more("library", "remove", tmp_path / "reports")
    assert told.returncode == 2 and "2 files" in told.stderr and "--yes" in told.stderr
    assert "2 unchanged" in more("add", tmp_path / "reports").stderr
    assert more("library", "remove", "--place", "芜湖", "--years", "2019", "--yes").returncode == 0
    assert more("library", "remove", "2020#1", "--yes").returncode == 0
    assert "9 reports" in more("library").stdout
    assert (tmp_path / "reports" / "2019.txt").exists()
    assert more("library", "remove", "nowhere", "--yes").returncode == 2
    assert more("library", "remove").returncode == 2


def test_help_and_what_is_no_verb(govtui: Run) -> None:
    shown = govtui("library", "--help")
    assert shown.returncode == 0 and all(verb in shown.stdout for verb in ("verify", "repair", "compact", "remove"))
    assert "校验" in govtui("library", "verify", "--help", "--lang", "zh").stdout
    ran = govtui("library", "frobnicate")
    assert ran.returncode == 2 and "verify" in ran.stderr
    assert govtui("library", "verify").returncode == 2  # there is none yet
