"""Characters a second of the parser, beside one compiled scan for numbers and units of the same text.

    python -m bench.throughput [PATH …] [--rounds 5] [--sample N] [--jobs 2]

They alternate within each round, so that a machine that slows down slows all. The scan is the least that any reading
of figures costs; ``tree and metrics`` is the reading without its last stage, the tagging with topics. The ratio is
comparable between machines, the characters a second are not.

What was read before is read again more quickly: names that come again are kept. ``first`` is therefore measured apart,
in new processes that read each text once and have read only two lines before, by which the vocabularies are compiled.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from parser import parse
from parser.metrics.rows import read_metrics
from parser.report import Source
from parser.sources import SourceError, load
from parser.structure.cover import read_cover
from parser.structure.documents import split
from parser.structure.outline import read_outline
from parser.text.flow import paragraphs
from tui.cli.paths import find

_UNITS = "万亿?|亿|元|人|户|亩|吨|个|项|家|所|公里|千瓦|平方米|立方米|件|辆|套|张|倍|成|%|％"
NUMBER = re.compile(
    rf"[\d〇零一二两三四五六七八九十百千半][\d,.〇零一二两三四五六七八九十百千]*\s*(?:余|多)?(?:{_UNITS})"
)


def scan(source: Source) -> int:
    """The compiled scan that the parser is held against."""
    return sum(1 for _ in NUMBER.finditer(source.text))


def tree_and_metrics(source: Source) -> None:
    """The pipeline of ``parser.reading`` as far as the metrics: all but the tagging with topics."""
    for document in split(source, paragraphs(source.text)):
        cover = read_cover(source, document)
        outline = read_outline(source, document, cover)
        read_metrics(source, cover, outline.sections, outline.passages)


def timed(work: Callable[[Source], object], sources: list[Source]) -> float:
    """Seconds of processor time that ``work`` takes over all sources."""
    began = time.process_time()
    for source in sources:
        work(source)
    return time.process_time() - began


def begin() -> None:
    """Has this process compile the vocabularies, which no collection need look at again."""
    parse("政府工作报告\n一、2020年工作回顾。全年生产总值增长5%，达到100亿元。")
    gc.freeze()


def first_reading(sources: list[Source]) -> tuple[float, float]:
    """Seconds of processor time that the first reading of all sources takes in this process, and the scan of them."""
    begin()
    return timed(parse, sources), timed(scan, sources)


def first_readings(sources: list[Source], rounds: int) -> list[tuple[float, float]]:
    """The same in a new process each round."""
    found = []
    for _ in range(rounds):
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            found.append(pool.submit(first_reading, sources).result())
    return found


def sources_of(paths: list[Path], sample: int) -> list[Source]:
    files, _ = find(paths)
    if sample and sample < len(files):
        files = random.Random(1).sample(files, sample)
    found = []
    for path in files:
        try:
            found.append(load(path))
        except SourceError as error:
            print(error, file=sys.stderr)
    return found


def parse_file(path: Path) -> tuple[int, int, str | None]:
    """Characters, rows, and the exception that reading the file raised."""
    try:
        source = load(path)
        return len(source.text), sum(len(report.metrics) for report in parse(source)), None
    except SourceError:
        return 0, 0, None
    except Exception as error:
        return 0, 0, f"{path}: {type(error).__name__}: {error}"


def whole(paths: list[Path], jobs: int) -> int:
    """Parse every file once in ``jobs`` processes; how long it took, and what failed."""
    files, _ = find(paths)
    began = time.perf_counter()
    with ProcessPoolExecutor(jobs, initializer=begin) as pool:
        rows = list(pool.map(parse_file, files, chunksize=16))
    seconds = time.perf_counter() - began
    characters, metrics = sum(row[0] for row in rows), sum(row[1] for row in rows)
    failed = [row[2] for row in rows if row[2]]
    print(f"{len(files)} files, {characters / 1e6:.1f} M characters, {metrics} rows")
    rate = characters / seconds / 1e6
    print(f"{seconds:.1f} s in {jobs} processes: {rate:.2f} M characters/s, largest process {_peak()} MB")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = used.ru_utime + used.ru_stime
    print(f"{busy:.1f} s of processor time: {characters / busy / 1e6:.2f} M characters/s a core")
    print(f"{len(failed)} exceptions")
    print(*failed[:20], sep="\n")
    return 1 if failed else 0


def _peak() -> int:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*", type=Path)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--sample", type=int, default=0, help="only so many files, drawn the same way each time")
    ask.add_argument("--jobs", type=int, default=0, help="instead: every file once, in so many processes, by the clock")
    given = ask.parse_args()
    if given.jobs:
        return whole(given.paths, given.jobs)
    sources = sources_of(given.paths, given.sample)
    characters = sum(len(source.text) for source in sources)
    if not characters:
        print("nothing to read", file=sys.stderr)
        return 2
    timed(parse, sources[:5])
    rounds = [tuple(timed(work, sources) for work in (parse, tree_and_metrics, scan)) for _ in range(given.rounds)]
    ours, part, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{len(sources)} files, {characters / 1e6:.2f} M characters, {given.rounds} rounds, processor time, medians")
    print(f"parse  {characters / ours / 1e6:8.2f} M characters/s  ({ours / characters * 1e6:.3f} µs a character)")
    print(
        f"  of it, tree and metrics  {characters / part / 1e6:.2f} M characters/s  ({part / characters * 1e6:.3f} µs)"
    )
    first, beside = map(statistics.median, zip(*first_readings(sources, min(3, given.rounds)), strict=True))
    print(
        f"first  {characters / first / 1e6:8.2f} M characters/s  ({first / characters * 1e6:.3f} µs a character), "
        f"ratio {first / beside:.1f}"
    )
    print(f"scan   {characters / theirs / 1e6:8.2f} M characters/s")
    print(f"ratio  {ours / theirs:8.1f}")
    print(
        f"spread of parse: {min(row[0] for row in rounds):.3f}–{max(row[0] for row in rounds):.3f} s; peak {_peak()} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
