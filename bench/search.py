"""Milliseconds of a search in the library by the length of the phrase, beside a scan of the same texts.

    python -m bench.search LIBRARY [--phrases 12] [--rounds 3] [--made 10000]

*cold* is a new process that opens the library and asks once, the file's pages thrown out of memory first where the
system lets one; *warm* the same question again in an open library. Both ask for the count and the first 50 snippets.
The floor is ``str.count`` over the texts in memory, without white space: the least that a search without an index
costs. Phrases are cut from the texts at random, so common ones come often, and rare ones as the texts have them.

``--made N`` makes a library of N reports of 15,000 characters by mixing sentences of LIBRARY, and measures that one.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from parser import Library
from parser.library import grams, index
from parser.library.connection import writing
from parser.library.packing import packed, unpacked
from parser.library.taking import text_hash

LENGTHS = (1, 2, 3, 4, 6, 8, 12)
ENTRIES = ("发展", "稀土", "全面建成小康社会", "的", "量子通信", "不在任何报告中")
_LONG = 15_000
_ONCE = """
import sys, time
from pathlib import Path
from parser import Library
began = time.perf_counter()
with Library.open(sys.argv[1], readonly=True) as library:
    library.search(sys.argv[2])
print(time.perf_counter() - began, time.process_time())
"""


def texts_of(library: Library, step: int = 1) -> list[str]:
    """The texts, without white space."""
    rows = library._db.execute("SELECT text FROM sources WHERE id % ? = 0", (step,))
    return [grams.compact(unpacked(text)) for (text,) in rows]


def phrases(texts: list[str], each: int) -> dict[int, list[str]]:
    """So many phrases of each length, cut at random."""
    pick = random.Random(20)
    found: dict[int, list[str]] = {}
    for length in LENGTHS:
        found[length] = [word for word in ENTRIES if len(word) == length]
        while len(found[length]) < each:
            text = pick.choice(texts)
            at = pick.randrange(max(1, len(text) - length))
            found[length].append(text[at : at + length])
    return found


def cold(path: Path, phrase: str) -> tuple[float, float]:
    """Seconds of the first search in a new process, opening the library included; of the processor, start-up too."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    ran = subprocess.run([sys.executable, "-c", _ONCE, str(path), phrase], capture_output=True, text=True, check=True)
    took, busy = map(float, ran.stdout.split())
    return took, busy


def make(source: Path, made: Path, count: int) -> None:
    """A library of ``count`` reports, each of sentences of many; only what a search needs of them."""
    with Library.open(source, readonly=True) as library:
        sentences = [one + "。" for text in texts_of(library, 4) for one in text.split("。") if 8 < len(one) < 200]
    pick = random.Random(15)
    with Library.open(made) as library:
        db = library._db
        batch: list[tuple[int, str, Counter[str]]] = []
        for number in range(1, count + 1):
            parts, long = [], 0
            while long < _LONG:
                parts.append(pick.choice(sentences))
                long += len(parts[-1])
            text = "".join(parts)[:_LONG]
            with writing(db):
                db.execute(
                    "INSERT INTO sources VALUES (?, ?, ?, 'text', 'utf-8', '[]', ?, ?, '', 0)",
                    (number, text_hash(text), f"{number}.txt", len(text), packed(text)),
                )
                place, year = number % 400, 2000 + number % 25
                db.execute(
                    "INSERT INTO reports (id, source, number, key, start, end, kind, place, code, year, sections,"
                    " metrics) VALUES (?, ?, 1, ?, 0, ?, 'government-work-report', ?, ?, ?, 0, 0)",
                    (number, number, f"{number}#1", len(text), f"{place}市", f"{place:06}", year),
                )
            batch.append((number, grams.tokens(text), grams.letters(text)))
            if len(batch) == index.BATCH or number == count:
                with writing(db):
                    index.put(db, batch)
                batch = []


def measure(path: Path, each: int, rounds: int) -> None:
    """Print a line a length."""
    with Library.open(path, readonly=True) as library:
        texts = texts_of(library)
        asked = phrases(texts, each)
        print(f"{len(texts):,} texts, {sum(map(len, texts)):,} characters, {path.stat().st_size / 1e6:,.0f} MB")
        print("length  warm p50   p95  (processor p50   p95)  cold p50   p95  processor, start-up too   scan p50   ms")
        every: list[float] = []
        for length, words in asked.items():
            warm, busy, floor = [], [], []
            for word in words:
                library.search(word)
                for _ in range(rounds):
                    began, worked = time.perf_counter(), time.process_time()
                    library.search(word)
                    warm.append(time.perf_counter() - began)
                    busy.append(time.process_time() - worked)
                began = time.perf_counter()
                sum(text.count(word) for text in texts)
                floor.append(time.perf_counter() - began)
            first = [cold(path, word) for word in words[:4]]
            every += warm
            opened, started = _both([took for took, _ in first]), statistics.median([one for _, one in first]) * 1000
            told = (*_both(warm), *_both(busy), *opened, started, statistics.median(floor) * 1000)
            print("{:6}  {:8.1f} {:5.1f}  {:14.1f} {:5.1f}   {:8.1f} {:5.1f} {:16.1f} {:17.1f}".format(length, *told))
        print(f"all     {_both(every)[0]:8.1f} {_both(every)[1]:5.1f}")


def _both(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] * 1000


def main() -> None:
    """Measure."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("library", type=Path)
    words.add_argument("--phrases", type=int, default=12)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--made", type=int, default=0)
    given = words.parse_args()
    if not given.made:
        measure(given.library, given.phrases, given.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "library.db"
        make(given.library, made, given.made)
        measure(made, given.phrases, given.rounds)


if __name__ == "__main__":
    main()
