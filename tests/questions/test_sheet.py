"""The score sheet of a library is made once, and says what the ledger says."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from parser import Library
from parser.questions import sheet
from parser.questions.kept import facts_of_rows
from parser.questions.ledger import Score, ledger, scores
from tests.library.test_store import report


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "library.db"))


def told(path: Path, folder: Path | None) -> list[Score]:
    found: list[Score] = []
    dones: list[tuple[int, int]] = []

    def tell(more: Sequence[Score], done: int, total: int) -> bool:
        found.extend(more)
        dones.append((done, total))
        return True

    with Library.open(path, readonly=True) as library:
        sheet.score_sheet(library, folder, tell)
    assert dones[-1][0] == dones[-1][1]
    return sorted(found, key=lambda score: score.place.report)


def of_the_ledger(path: Path) -> list[Score]:
    with Library.open(path, readonly=True) as library:
        return sorted(scores(ledger(facts_of_rows(library.metrics()))), key=lambda score: score.place.report)


@pytest.mark.parametrize("here", [True, False])
def test_it_says_what_the_ledger_says(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: bool) -> None:
    monkeypatch.setattr(sheet, "_FEW", 100 if here else 0)  # in this process, or in others
    assert told(path, tmp_path) == of_the_ledger(path) != []


def test_only_what_changed_is_gone_through_again(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(path, tmp_path)
    asked: list[str] = []
    counted = sheet.counted

    def counting(library: Library, place: str) -> sheet.Counted:
        asked.append(place)
        return counted(library, place)

    monkeypatch.setattr(sheet, "counted", counting)
    assert told(path, tmp_path) == first and asked == []
    more = tmp_path / "wuhu.txt"
    more.write_text(report("芜湖市", 2020), "utf-8")
    with Library.open(path) as library:
        library.add(more, jobs=1)
    assert told(path, tmp_path) == of_the_ledger(path)
    assert asked == ["340200"]


def test_a_file_that_cannot_be_read_or_written_costs_only_time(path: Path, tmp_path: Path) -> None:
    first = told(path, tmp_path)
    (file,) = tmp_path.glob("scores-*")
    whole = file.read_text("utf-8")
    for damaged in ("", "[]", "{}", whole[:-9], whole.replace('"rules": "', '"rules": "x')):
        file.write_text(damaged, "utf-8")
        assert told(path, tmp_path) == first
        assert file.read_text("utf-8") == whole
    assert told(path, None) == first
    assert told(path, file / "no folder") == first


def test_what_was_made_before_it_was_stopped_is_kept(path: Path, tmp_path: Path) -> None:
    with Library.open(path, readonly=True) as library:
        sheet.score_sheet(library, tmp_path, lambda found, done, total: False)
    (file,) = tmp_path.glob("scores-*")
    assert file.read_text("utf-8").count('"places": {"') == 1
    assert told(path, tmp_path) == of_the_ledger(path)


def test_some_places_alone_in_the_library_s_order(path: Path, tmp_path: Path) -> None:
    with Library.open(path, readonly=True) as library:
        some = sheet.all_scores(library, tmp_path, {"410200", "411421"})
        assert [score.place.place for score in some] == ["开封市", "民权县"]
