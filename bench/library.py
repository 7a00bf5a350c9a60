"""Adding files to a library: time, memory, the file's size beside the text, and adding them again unchanged.

    python -m bench.library PATH … [--jobs 2]

The floor, in the same run, is the least that keeping the texts costs: each is decoded, hashed, packed and inserted into
a plain SQLite table by one process. The ratio is comparable between machines, the seconds are not.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from parser import Library
from parser.library.adding import cores
from parser.library.packing import packed
from parser.library.taking import text_hash
from parser.sources import SourceError, load
from tui.cli.paths import find


def plain(files: list[Path], target: Path) -> tuple[float, int]:
    """Seconds, and bytes of the texts in UTF-8."""
    began, size = time.perf_counter(), 0
    db = sqlite3.connect(target)
    db.execute("CREATE TABLE texts (hash TEXT PRIMARY KEY, text BLOB)")
    for path in files:
        try:
            text = load(path).text
        except SourceError:
            continue
        size += len(text.encode("utf-8", "surrogatepass"))
        db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (text_hash(text), packed(text)))
        db.commit()
    db.close()
    return time.perf_counter() - began, size


def main() -> None:
    """Measure."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("paths", type=Path, nargs="+")
    words.add_argument("--jobs", type=int, default=cores())
    given = words.parse_args()
    files, _ = find(given.paths)
    with tempfile.TemporaryDirectory() as folder:
        floor, size = plain(files, Path(folder) / "plain.db")
        target = Path(folder) / "library.db"
        began, own, others = time.perf_counter(), time.process_time(), _workers()
        with Library.open(target) as library:
            told = library.add(files, jobs=given.jobs)
        took, busy = time.perf_counter() - began, time.process_time() - own + _workers() - others
        began = time.perf_counter()
        with Library.open(target) as library:
            again = library.add(files, jobs=given.jobs)
        unchanged = time.perf_counter() - began
        kept = target.stat().st_size
    most = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{told.new:,} new, {told.known:,} known, {len(told.failed):,} failed; {size / 1e6:,.1f} MB of text")
    print(f"plain insert   {floor:8.2f} s")
    print(f"added          {took:8.2f} s  ×{took / floor:.1f}  (processor {busy:.1f} s, {given.jobs} processes)")
    print(f"again          {unchanged:8.2f} s  ({again.unchanged:,} unchanged)")
    print(f"file           {kept / 1e6:8.1f} MB  ×{kept / size:.2f} the text")
    print(f"memory         {most[0]:8.0f} MB here, {most[1]:.0f} MB the largest worker")


def _workers() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
