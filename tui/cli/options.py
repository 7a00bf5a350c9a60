"""The options that commands share, and the values they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tui.cli.output import readable
from tui.locale import say

FORMATS = ("table", "tsv", "csv", "markdown", "html", "json", "jsonl", "latex", "xlsx", "parquet")
"""``table``, for the terminal, and those of ``parser.export.forms``, which opening the screen does not wait for."""
STATUSES = ("actual", "target")
SHAPES = ("long", "wide")
_SEVERAL: dict[str, Any] = {"type": readable, "action": "append", "metavar": "NAME"}


def add_output(options: Any, command: str) -> None:
    """The form of the output, and where it goes; ``None`` where it is left open (``forms.settle``)."""
    told = {"export": "json", "metrics": say("cli.help.format.metrics")}.get(command, "table")
    options.add_argument(
        "--format",
        type=one_of(FORMATS),
        metavar="|".join(FORMATS),
        help=say("cli.help.format", default=told),
    )
    options.add_argument("--output", type=Path, metavar="FILE", help=say("cli.help.output"))
    options.add_argument("--excel", action="store_true", help=say("cli.help.excel"))
    if command == "export":
        options.add_argument("--with-text", action="store_true", help=say("cli.help.with-text"))
    if command == "metrics":
        options.add_argument(
            "--shape", type=one_of(SHAPES), default="long", metavar="long|wide", help=say("cli.help.shape")
        )
        options.add_argument("--dictionary", action="store_true", help=say("cli.help.dictionary"))
    if command not in ("jump", "search"):
        options.add_argument("--columns", type=readable, metavar="KEY,…", help=say("cli.help.columns"))
    if command == "search":
        by = ("place", "year")
        options.add_argument("--counts", type=one_of(by), metavar="|".join(by), help=say("cli.help.counts"))
    if command in ("jump", "search"):
        most = {"jump": 20, "search": 50}[command]
        options.add_argument("--limit", type=count, default=most, metavar="N", help=say("cli.help.limit", count=most))


def add_filters(filters: Any) -> None:
    """Which metrics of a report."""
    filters.add_argument("--section", type=readable, metavar="TEXT", help=say("cli.help.section"))
    filters.add_argument("--topic", type=readable, metavar="TEXT", help=say("cli.help.topic"))
    filters.add_argument("--indicator", type=readable, metavar="TEXT", help=say("cli.help.indicator"))
    filters.add_argument("--status", type=status, metavar="actual|target", help=say("cli.help.status"))
    filters.add_argument("--period", type=readable, metavar="TEXT", help=say("cli.help.period"))


def add_places(filters: Any) -> None:
    """Which reports, and which of their sections."""
    add_reports(filters)
    filters.add_argument("--topic", **_SEVERAL, help=say("cli.help.in-topic"))


def add_reports(filters: Any) -> None:
    """Which reports."""
    filters.add_argument("--place", **_SEVERAL, help=say("cli.help.place"))
    filters.add_argument("--province", **_SEVERAL, help=say("cli.help.province"))
    filters.add_argument("--level", **_SEVERAL, help=say("cli.help.level"))
    filters.add_argument("--years", **{**_SEVERAL, "metavar": "FROM-TO"}, help=say("cli.help.years"))
    filters.add_argument("--kind", **_SEVERAL, help=say("cli.help.kind"))


def add_library(options: Any) -> None:
    """Of the library instead of files."""
    options.add_argument("--library", action="store_true", help=say("cli.help.library"))


def add_questions(filters: Any, options: Any, command: str) -> None:
    """What ``compare`` and ``ledger`` are asked."""
    filters.add_argument("--place", **_SEVERAL, help=say("cli.help.place"))
    filters.add_argument("--province", **_SEVERAL, help=say("cli.help.province"))
    if command == "compare":
        filters.add_argument("--level", **_SEVERAL, help=say("cli.help.level"))
        filters.add_argument("--years", type=readable, metavar="FROM-TO", help=say("cli.help.years"))
        filters.add_argument("--status", type=status, metavar="actual|target", help=say("cli.help.status"))
        by = ("place", "year", "indicator")
        options.add_argument("--by", type=one_of(by), default="place", metavar="|".join(by), help=say("cli.help.by"))
        options.add_argument("--wide", action="store_true", help=say("cli.help.wide"))
        options.add_argument("--check", action="store_true", help=say("cli.help.check"))
        options.add_argument("--chart", action="store_true", help=say("cli.help.chart"))
    else:
        filters.add_argument("--year", type=int, metavar="YEAR", help=say("cli.help.ledger-year"))
        filters.add_argument("--verdict", type=readable, metavar="WORD", help=say("cli.help.verdict"))
        options.add_argument("--score", action="store_true", help=say("cli.help.score"))


def path(given: str) -> Path:
    """A path, or the name of a place that an ASCII locale garbled."""
    from parser.sources.looking import exists

    return Path(given) if exists(given) else Path(readable(given))


def status(given: str) -> str:
    """A status, by its word or as a Chinese table has it."""
    words = {say(f"row.{name}", "zh"): name for name in STATUSES}
    return one_of(STATUSES)(words.get(given, given))


def one_of(choices: Sequence[str]) -> Callable[[str], str]:
    """A type of argument: one of these words."""

    def choose(given: str) -> str:
        if given not in choices:
            raise argparse.ArgumentTypeError(say("cli.usage.choice", given=given, choices=", ".join(choices)))
        return given

    return choose


def port(given: str) -> int:
    """A port of this machine; 0 for any."""
    if not given.isascii() or not given.isdigit() or int(given) > 65535:
        raise argparse.ArgumentTypeError(say("cli.usage.port", given=given))
    return int(given)


def count(given: str) -> int:
    """A type of argument: a whole number from 1."""
    if not given.isascii() or not given.isdigit() or not int(given):
        raise argparse.ArgumentTypeError(say("cli.usage.count", given=given))
    return int(given)
