"""Kills a program that adds reports to a library, at random moments, and looks at what is left.

    python -m bench.kills [--times 1000] [--seed 1]

After each kill −9 the library must be sound (SQLite's own check, references, the search index), and hold every file
that had been told as added; the next run goes on from there, and at the end all is as if nothing had happened. Linux
and macOS.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from parser import Library, parse

REPORT = """政府工作报告
——{year}年1月10日在{place}第十五届人民代表大会第五次会议上
市长 张三
各位代表：
一、{before}年工作回顾
地区生产总值完成{figure}亿元，增长4%。
{body}
二、{year}年工作安排
主要预期目标：地区生产总值增长6%以上。
"""
PLACES = ["商丘市", "开封市", "洛阳市", "许昌市", "周口市", "信阳市", "安阳市", "新乡市"]


def reports(folder: Path, count: int, sentences: int = 12) -> list[Path]:
    """Files of small reports, every third with the text of the one before it."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        of = number - 1 if number % 3 == 2 else number
        place, year = PLACES[of % len(PLACES)], 2000 + of // len(PLACES)
        body = "".join(
            f"{place}{year}年第{n}项工作扎实推进，完成投资{n}.5亿元，满意度{of % 90}.{n}%。\n" for n in range(sentences)
        )
        text = REPORT.format(year=year, before=year - 1, place=place, figure=of * 10 + 100.5, body=body)
        paths.append(folder / f"{number:03}.txt")
        paths[-1].write_text(text, "utf-8")
    return paths


def unsound(path: Path) -> list[str]:
    """What is wrong with a library's file; nothing where all is well."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as db:
        wrong = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        wrong += [f"reference: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        wrong += [
            f"no reports: {row[0]}"
            for row in db.execute("SELECT name FROM sources WHERE id NOT IN (SELECT source FROM reports)")
        ]
        for table in ("sections", "metrics"):
            query = f"SELECT key FROM reports r WHERE {table} <> (SELECT count(*) FROM {table} WHERE report = r.id)"
            wrong += [f"{table} are missing: {row[0]}" for row in db.execute(query)]
    db.close()
    return wrong


def held(path: Path) -> set[str]:
    """The files that are in a library."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as db:
        found = {row[0] for row in db.execute("SELECT path FROM files")}
    db.close()
    return found


def add_in_child(library: Path, folder: Path, jobs: int) -> tuple[int, int]:
    """A process that adds the folder and says each file that is kept; its number, and where it says so."""
    out, into = os.pipe()
    pid = os.fork()
    if pid:
        os.close(into)
        return pid, out
    code = 1
    try:
        os.setsid()
        os.close(out)
        with Library.open(library) as opened:
            opened.add(
                folder, jobs=jobs, progress=lambda _, __, path, what: os.write(into, f"{path}\n".encode()) and None
            )
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def killed(library: Path, folder: Path, after: float, jobs: int = 1) -> tuple[set[str], bool]:
    """Add, and kill after so many seconds; the files that were told, and whether it had ended before."""
    pid, out = add_in_child(library, folder, jobs)
    until, said = time.monotonic() + after, b""
    ended = False
    while (left := until - time.monotonic()) > 0:
        if select.select([out], [], [], left)[0]:
            piece = os.read(out, 65536)
            said += piece
            if not piece:
                ended = True
                break
    os.kill(pid, signal.SIGKILL)
    while piece := os.read(out, 65536):  # what was told in the last moment
        said += piece
    os.close(out)
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("it failed by itself")
    return set(said.decode().split("\n")[:-1]), ended


class Kills:
    """Kills over kills of one library; another is begun when all is in it."""

    def __init__(self, place: Path, seed: int, files: int = 30, jobs: int = 1) -> None:
        self.choose = random.Random(seed)
        self.folder, self.library, self.jobs = place / "reports", place / "library.db", jobs
        self.paths = reports(self.folder, files)
        self.told: set[str] = set()
        self.did: Counter[str] = Counter()
        self.longest = 0.0
        with Library.open(place / "warm.db") as warm:  # the child is to add, not to load modules
            warm.add(self.paths[0], jobs=1)
        began = time.monotonic()
        killed(place / "first.db", self.folder, 600, jobs)
        self.whole = time.monotonic() - began

    def once(self) -> None:
        """One kill, and what it left.

        Raises:
            AssertionError: something is lost or broken.
        """
        more, ended = killed(
            self.library, self.folder, self.choose.uniform(0, self.whole * (0.6 if self.jobs == 1 else 1.1)), self.jobs
        )
        self.did["ended before" if ended else "killed"] += 1
        self.did["files told"] += len(more)
        self.told |= more
        if not self.library.exists():
            assert not self.told
            return
        if self.library.stat().st_size:
            with sqlite3.connect(self.library) as db:  # as whoever opens it next
                made = db.execute("PRAGMA user_version").fetchone()[0]
            db.close()
            if made:
                wrong = unsound(self.library)
                assert not wrong, wrong
                lost = self.told - held(self.library)
                assert not lost, f"lost: {sorted(lost)}"
            else:
                assert not self.told
        if ended:
            self.finish()

    def finish(self) -> None:
        """Add what is left; all must be there as if nothing had happened. Then begin anew.

        Raises:
            AssertionError: it is not.
        """
        with Library.open(self.library) as library:
            library.add(self.folder, jobs=1)
            rows = library.reports(twins=True)
            assert held(self.library) == {str(path.resolve()) for path in self.paths}
            for row in self.choose.sample(rows, min(5, len(rows))):
                found = library.report(row.id)
                assert found == parse(found.source)[0], row.id
            self.did["compared whole"] += 1
        db = sqlite3.connect(self.library)
        assert not db.execute("SELECT count(*) FROM reports WHERE indexed IS NULL").fetchone()[0]
        db.execute("INSERT INTO grams (grams) VALUES ('integrity-check')")
        db.close()
        assert not unsound(self.library)
        for path in self.library.parent.glob("library.db*"):
            path.unlink()
        self.told = set()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--jobs", type=int, default=1)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kills = Kills(Path(place), given.seed, jobs=given.jobs)
        print(f"adding all takes {kills.whole:.2f} s", flush=True)
        while kills.did["killed"] < given.times:
            kills.once()
            if kills.did["killed"] % 100 == 0:
                print(dict(kills.did), flush=True)
        if kills.library.exists():
            kills.finish()
    print(f"{dict(kills.did)}: nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
