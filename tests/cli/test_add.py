"""``govtui add``: what it keeps, what it says, and what it comes to when something is wrong or it is stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from parser import Library
from parser import library as kept
from tests.cli.conftest import Run
from tests.library.test_store import report

GOVTUI = [sys.executable, "-m", "tui.cli"]
FILES = 60


def held(tmp_path: Path) -> set[str]:
    """Ids of the reports in the library that the fixture names."""
    with Library.open(tmp_path / "library" / "library.db", readonly=True) as library:
        return {row.id for row in library.reports(twins=True)}


def test_adding_says_what_came_of_it(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    ran = govtui("add", seeds)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "5 new" in ran.stderr and "the library holds" in ran.stderr
    assert "kaifeng-2020#1" in held(tmp_path)
    again = govtui("add", seeds)
    assert (again.returncode, "5 unchanged" in again.stderr) == (0, True)


def test_a_file_that_cannot_be_read_has_a_line_and_costs_no_other(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "old.txt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "good.txt").write_text(report("商丘市", 2020), "utf-8")
    ran = govtui("add", folder)
    assert ran.returncode == 1
    (line,) = [line for line in ran.stderr.splitlines() if "old.txt" in line]
    assert str(folder / "old.txt") in line and ".docx" in line
    assert held(tmp_path) == {"good#1"}
    assert govtui("add", folder / "old.txt").returncode == 2
    assert govtui("add", tmp_path / "nowhere").returncode == 2
    assert govtui("add", folder / "good.txt", tmp_path / "nowhere").returncode == 1


def test_reports_in_an_archive_are_added_and_passed_over_the_next_time(govtui: Run, tmp_path: Path) -> None:
    archive = tmp_path / "2020.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for place in ("商丘市", "开封市"):
            packed.writestr(f"河南/{place}.txt", report(place, 2020))
    assert "2 new" in govtui("add", archive).stderr
    assert "2 unchanged" in govtui("add", archive).stderr
    assert "2 unchanged" in govtui("add", tmp_path).stderr
    assert "1 unchanged" in govtui("add", archive / "河南" / "开封市.txt").stderr


def test_standard_input_cannot_be_kept(govtui: Run, tmp_path: Path) -> None:
    ran = govtui("add", "-")
    assert ran.returncode == 2 and "Save it" in ran.stderr


def test_without_a_path_older_readings_are_made_anew(
    govtui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(report("商丘市", 2020), "utf-8")
    govtui("add", path)
    assert "was read by the rules of this govtui" in govtui("add").stderr
    path.unlink()  # the text is held: the file is not needed
    for module in ("taking", "refreshing", "adding"):
        monkeypatch.setattr(getattr(kept, module), "rules_mark", lambda: "newer")
    ran = govtui("add")
    assert (ran.returncode, "1 read again" in ran.stderr) == (0, True)
    assert "was read by the rules of this govtui" in govtui("add").stderr
    assert held(tmp_path) == {"a#1"}


def test_ctrl_c_keeps_what_was_added_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(report("商丘市", 2020, f"{number}.5", sentences=60 + number), "utf-8")
    environment = {"GOVTUI_LIBRARY": str(tmp_path / "library" / "library.db"), "LANG": "C.UTF-8", "PATH": ""}
    with subprocess.Popen(
        [*GOVTUI, "add", "--jobs", "2", folder], stderr=subprocess.PIPE, env=environment, text=True
    ) as ran:
        assert ran.stderr
        until = time.monotonic() + 60
        while time.monotonic() < until and ran.poll() is None and _count(tmp_path) < 5:
            time.sleep(0.02)
        ran.send_signal(signal.SIGINT)
        said = ran.stderr.read()
        assert ran.wait(60) == 130
    assert "stopping" in said and "stopped: " in said and "goes on from here" in said
    kept_before = held(tmp_path)
    assert 0 < len(kept_before) < FILES
    ran = subprocess.run(
        [*GOVTUI, "add", "--jobs", "2", folder], stderr=subprocess.PIPE, env=environment, text=True, timeout=120
    )
    assert ran.returncode == 0 and f"{len(kept_before)} unchanged" in ran.stderr
    assert held(tmp_path) == {f"{number:03}#1" for number in range(FILES)}


def _count(tmp_path: Path) -> int:
    try:
        return len(held(tmp_path))
    except Exception:  # not made yet
        return 0
