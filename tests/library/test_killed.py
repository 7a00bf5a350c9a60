"""kill −9 at any moment costs the file in hand alone, and two govtui add to one library at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from parser import Library
from parser.library.crew import _Crew
from tests.library.test_store import report

ADD = """
import sys
from parser import Library
with Library.open(sys.argv[1]) as library:
    def told(done, total, path, outcome):
        print(outcome, path, flush=True)
    library.add(sys.argv[2], jobs=int(sys.argv[3]), progress=told)
print("done", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reports(tmp_path / "reports", 80)


@pytest.fixture
def fewer(tmp_path: Path) -> Path:
    """As many as two runs, or a run and a reader, need to meet."""
    return reports(tmp_path / "reports", 30)


def reports(made: Path, count: int) -> Path:
    made.mkdir()
    for number in range(count):
        text = report("芜湖市", 2000 + number % 20, f"{number}.25", sentences=60 + number)
        (made / f"{number:03}.txt").write_text(text, "utf-8")
    return made


def adding(library: Path, folder: Path, jobs: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(library), str(folder), str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def kill_at(library: Path, folder: Path, jobs: int, after: float) -> set[str]:
    """Kill a run, its workers too, ``after`` seconds from its first file; the files that it said were kept."""
    with adding(library, folder, jobs) as run:
        assert run.stdout is not None
        said = [run.stdout.readline()]
        time.sleep(after)
        os.killpg(run.pid, signal.SIGKILL)
        said += run.stdout.readlines()
    whole = [line for line in said if line.endswith("\n")]
    return {
        Path(line.split(" ", 1)[1].strip()).name for line in whole if line.startswith(("new", "known", "unchanged"))
    }


def held(library: Path) -> set[str]:
    with Library.open(library) as opened:
        return {row.file for row in opened.reports(twins=True)}


def check(library: Path, folder: Path, kills: int, seed: int) -> None:
    pick = random.Random(seed)
    kept: set[str] = set()
    for turn in range(kills):
        kept |= kill_at(library, folder, 1 + turn % 2, pick.uniform(0, 1.2))
        assert kept <= held(library)
        with Library.open(library) as opened:
            assert {fault.kind for fault in opened.verify()} == set()
            found = opened.search("预期目标", twins=True, limit=0)
            assert found.total == len(held(library))  # once in each, indexed or not
        if len(kept) > 60:  # begin again, so that there is something left to kill
            for part in library.parent.glob(f"{library.name}*"):
                part.unlink()
            kept = set()
    with adding(library, folder, 2) as run:
        assert run.stdout is not None
        assert run.stdout.read().endswith("done\n")
    assert held(library) == {path.name for path in folder.iterdir()}
    with Library.open(library) as opened:
        assert opened.verify() == []
        assert opened.info().waiting == 0


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no kill -9 on this system")
def test_a_killed_run_loses_nothing_that_was_kept(tmp_path: Path, folder: Path) -> None:
    check(tmp_path / "library.db", folder, 2, 7)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no kill -9 on this system")
def test_fifty_killed_runs_lose_nothing_that_was_kept(tmp_path: Path, folder: Path) -> None:
    check(tmp_path / "library.db", folder, 50, 11)


def test_two_add_at_once(tmp_path: Path, fewer: Path) -> None:
    library = tmp_path / "library.db"
    runs = [adding(library, fewer, 1), adding(library, fewer, 1)]
    said = [run.communicate(timeout=300)[0] for run in runs]
    assert all(one.endswith("done\n") for one in said)
    with Library.open(library) as opened:
        rows = opened.reports(twins=True)
        assert sorted(row.file for row in rows) == sorted(path.name for path in fewer.iterdir())
        assert opened.verify() == []
        assert opened.info().waiting == 0


def test_a_reader_sees_a_whole_library_while_another_writes(tmp_path: Path, folder: Path) -> None:
    library = tmp_path / "library.db"
    Library.open(library).close()
    with adding(library, folder, 1) as run, Library.open(library, readonly=True) as opened:
        seen = 0
        while run.poll() is None:
            found = opened.search("预期目标", twins=True, limit=3)
            assert found.total >= seen
            seen = found.total
            for row in opened.reports(twins=True)[-2:]:
                assert len(opened.report(row.id).metrics) == row.metrics
    assert opened is not None and seen > 0
    assert sqlite3.connect(library).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("rounds", [30, pytest.param(600, marks=pytest.mark.long)])
def test_several_make_it_at_once(tmp_path: Path, rounds: int) -> None:
    """None of them is refused for what another does in the same moment."""
    code = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from parser import Library\n"
        "def make(path, begin):\n"
        "    while time.time() < begin: pass\n"
        "    Library.open(path).close()\n"
        "failed = 0\n"
        "for number in range(int(sys.argv[2])):\n"
        "    begin, made = time.time() + 0.005, []\n"
        "    for _ in range(3):\n"
        "        made.append(os.fork())\n"
        "        if not made[-1]:\n"
        "            try: make(Path(sys.argv[1]) / f'{number}.db', begin)\n"
        "            except Exception: os._exit(1)\n"
        "            os._exit(0)\n"
        "    failed += sum(os.waitpid(each, 0)[1] != 0 for each in made)\n"
        "print(failed)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path), str(rounds)], capture_output=True, text=True)
    assert ran.stdout == "0\n", ran.stderr


def test_who_makes_it_waits_for_whoever_looks_at_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("ROLLBACK")).start()
    Library.open(path).close()
    other.close()


def test_a_worker_that_was_killed_with_words_on_the_way_is_put_away(tmp_path: Path) -> None:
    crew = _Crew((), tmp_path / "library.db", 1)
    worker = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin is not None
    worker.kill()
    os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
    worker.stdin.write(b"1")  # what is wanted, still in the buffer of the pipe
    crew._end(worker)
    assert worker.returncode == -signal.SIGKILL
