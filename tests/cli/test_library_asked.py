"""The commands that read files ask the library with ``--library``, and get the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.stdout)))


@pytest.mark.parametrize("command", ["list", "outline", "metrics"])
def test_rows_are_those_of_the_files(filled: Run, seeds: Path, command: str) -> None:
    kept, opened = (rows(filled(command, *words, "--format", "csv")) for words in (("--library",), (seeds,)))
    assert kept
    own = {row["report"] for row in kept}
    assert sorted(map(str, kept)) == sorted(str(row) for row in opened if row["report"] in own)


def test_the_export_is_that_of_the_files(filled: Run, seeds: Path) -> None:
    kept, opened = (
        {one["id"]: one for one in json.loads(filled("export", *words).stdout)["reports"]}
        for words in (("--library",), (seeds,))
    )
    assert kept.keys() == opened.keys()
    for name, one in kept.items():
        assert {**one, "path": None} == {**opened[name], "path": None}


@pytest.mark.parametrize(
    "options", [("--place", "商丘"), ("--level", "county"), ("--years", "2020-2021"), ("--kind", "speech")]
)
def test_filters_narrow_the_library_and_the_files_alike(filled: Run, seeds: Path, options: tuple[str, str]) -> None:
    kept, opened = (
        {row["report"] for row in rows(filled("list", *words, *options, "--format", "csv"))}
        for words in (("--library",), (seeds,))
    )
    everything = {row["report"] for row in rows(filled("list", "--library", "--format", "csv"))}
    assert 0 < len(kept) < len(everything)
    assert kept <= opened


def test_compare_and_ledger_ask_the_library(filled: Run, seeds: Path) -> None:
    for words in (("compare", "一般公共预算收入"), ("ledger",), ("ledger", "--score")):
        kept, opened = (
            sorted(map(str, rows(filled(*words, *more, "--format", "csv")))) for more in (("--library",), (seeds,))
        )
        assert kept and kept == opened
    assert rows(filled("ledger", "商丘市", "--library", "--format", "csv"))
    assert "生产总值" in filled("compare", "生产总", "--library").stderr


def test_jump_asks_the_library(filled: Run) -> None:
    hits = json.loads(filled("jump", "education", "--library", "--format", "json").stdout)["hits"]
    assert hits and hits[0]["topic"] == "education"


def test_paths_and_the_library_do_not_go_together(filled: Run, seeds: Path) -> None:
    for words in (("list",), ("compare", "生产总值"), ("ledger",)):
        ran = filled(*words, seeds, "--library")
        assert ran.returncode == 2 and "--library" in ran.stderr


def test_no_report_that_meets_the_filters(filled: Run) -> None:
    for command in ("list", "metrics", "export"):
        ran = filled(command, "--library", "--years", "1931")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "Loosen the filters" in ran.stderr
