"""Processor time of the metric table with many rows: open, sort, filter, group, keys; milliseconds until all is drawn.

python -m bench.table [--rows 100000] [--size 120x40] [--times 5]
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

from textual.app import App, ComposeResult

from parser import read
from parser.report import Metric, Report
from tui.cli import seeds
from tui.screens.filter import FilterPane
from tui.widgets.table import MetricTable, RowFilter, rows_of


def reports(rows: int) -> list[Report]:
    """The seeds' metrics over and over, every row an object of its own with a figure and a name of its own."""
    found = [report for path in sorted(seeds().glob("*.txt")) for report in read(path)]
    each = rows // len(found) + 1
    return [
        replace(report, metrics=tuple(map(varied, islice(cycle(report.metrics), each), range(each))))
        for report in found
        if report.metrics
    ]


def varied(metric: Metric, number: int) -> Metric:
    """Another row like it."""
    value = metric.value
    if value is not None and value.number is not None:
        factor = Decimal(number % 9973) / 100
        value = replace(value, number=value.number + factor, si=value.si and (value.si[0] + factor, value.si[1]))
    return replace(metric, value=value, indicator=f"{metric.indicator}{number // 1000 % 40}")


class Bench(App[None]):
    """The table alone."""

    CSS = "MetricTable { height: 1fr; } Screen { layers: base over; }"

    def compose(self) -> ComposeResult:
        yield MetricTable()


async def measure(rows: int, size: tuple[int, int], times: int) -> None:
    given = rows_of(reports(rows))[:rows]
    gc.collect()
    gc.freeze()
    app = Bench()
    async with app.run_test(size=size) as pilot:
        table = app.query_one(MetricTable)
        table.focus()
        await pilot.pause()

        def timed(name: str, act: Callable[[], object], again: int = 1) -> None:
            taken = []
            for _ in range(again):
                begun = time.process_time()
                act()
                for y in range(table.size.height):
                    table.render_line(y)
                taken.append((time.process_time() - begun) * 1000)
            worst = f"   worst {max(taken):6.1f}" if again > 1 else ""
            print(f"{name:<26} {statistics.median(taken):7.1f} ms{worst}", flush=True)

        timed("open", lambda: table.show(given))
        for name in ("down", "page_down", "right", "left", "extend_down", "last", "up", "first"):
            timed(f"key {name}", getattr(table, f"action_{name}"), times * 4)
        for column in table.columns.keys:
            timed(f"sort {column}", lambda column=column: table.sort_by(column))
            timed(f"sort {column}, turned", lambda column=column: table.sort_by(column, descending=True))
        table.sort_by(None)
        pane = FilterPane(table.model, table.set_filter, table.focus)
        await app.mount(pane)
        await pilot.pause()
        for word in ("城镇新增就业", "jiuye", "增长 2020"):
            for length in range(1, len(word) + 1):
                if word[length - 1] != " ":
                    timed(f"filter {word[:length]}", lambda typed=word[:length]: pane.typing(typed))
            pane.typing("")
        targets = RowFilter().choosing("status", frozenset({"target"}))
        timed("filter status", lambda: table.set_filter(targets))
        table.set_filter(None)
        for _ in range(3):
            timed("group", table.action_group)
        table.action_group()
        timed("sort within groups", lambda: table.sort_by("value"))
        timed("find a row", lambda: table.choose(given[-1].metric))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=100_000)
    ask.add_argument("--size", default="120x40")
    ask.add_argument("--times", type=int, default=5)
    given = ask.parse_args()
    width, _, height = given.size.partition("x")
    asyncio.run(measure(given.rows, (int(width), int(height)), given.times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
