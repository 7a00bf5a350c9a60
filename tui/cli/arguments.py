"""What the command line may say: commands, options, and the help that teaches them, in both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast, get_args

from tui.cli.output import readable
from tui.locale import Language, detect, say, set_language

FORMATS = ("table", "tsv", "csv", "markdown", "html", "json", "jsonl", "latex", "xlsx", "parquet")
"""``table``, for the terminal, and those of ``parser.export.forms``, which opening the screen does not wait for."""
STATUSES = ("actual", "target")
SHAPES = ("long", "wide")
# The examples in each command's help; what they do is said by the key `cli.example.COMMAND.N`.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "open": ("govtui", "govtui reports/", "govtui kaifeng-2020.txt changge-2021.txt --lang zh"),
    "list": ("govtui list", "govtui list reports/ --format csv --output reports.csv"),
    "outline": ("govtui outline kaifeng-2020.txt", "govtui outline reports/ --format json"),
    "metrics": (
        "govtui metrics kaifeng-2020.txt --topic education",
        "govtui metrics reports/ --indicator 生产总值 --status target --format csv --excel --output gdp.csv",
        "govtui metrics reports/ --format tsv | cut -f 1,3,8,10,12",
        "govtui metrics reports/ --format xlsx --output metrics.xlsx",
        "govtui metrics reports/ --shape wide --format parquet --output panel.parquet",
        "govtui metrics --dictionary",
    ),
    "jump": ("govtui jump education", "govtui jump tpgj reports/ --format json"),
    "export": (
        "govtui export reports/ --output reports.json",
        "govtui export reports/ --with-text | jq '.reports[].title'",
        "govtui export reports/ --format csv --excel --output metrics.csv",
    ),
    "compare": (
        "govtui compare 一般公共预算收入",
        "govtui compare gdp reports/ --province 河南省 --years 2015-2024 --status target",
        "govtui compare 城镇新增就业 reports/ --place 开封,商丘 --chart",
        "govtui compare 生产总值,财政收入 reports/ --by indicator --wide --format csv --excel --output panel.csv",
    ),
    "ledger": (
        "govtui ledger reports/",
        "govtui ledger 商丘市 reports/ --verdict missed",
        "govtui ledger reports/ --score --format csv --output scores.csv",
    ),
    "serve": ("govtui serve", "govtui serve reports/ --port 9000"),
    "explain": ("govtui explain kaifeng-2020.txt 154.86亿元", "govtui explain kaifeng-2020.txt 550"),
}
COMMANDS = tuple(EXAMPLES)[1:]
OTHERS = ("config", "doctor")
"""Commands that read their own words and write their own help."""

# What a line of help keeps to its left when it goes on in a second line: a command's name, or space.
_MARGIN = re.compile(r"( *(?:govtui \w+ {2,})?)(.*)")


class UsageError(Exception):
    """The command line was not understood, or nothing can be done as it says."""


class _Help(argparse.HelpFormatter):
    """Help that is wrapped by display width: a Chinese character takes two columns."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from parser.export.width import wrap  # for the help page only: the screen does not wait for it

        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from parser.export.width import wrap

        lines = []
        for line in text.splitlines():
            margin, told = _MARGIN.match(line).groups()  # type: ignore[union-attr]
            if margin == "  ":  # an example, to be copied as it stands
                lines.append(indent + line)
                continue
            parts = wrap(told, width - len(indent + margin)) or [""]
            lines += [indent + (margin if not n else " " * len(margin)) + part for n, part in enumerate(parts)]
        return "\n".join(lines)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks both languages and leaves ending the program to ``run``."""

    def error(self, message: str) -> NoReturn:
        for said in ("expected one argument", "unrecognized arguments", "the following arguments are required"):
            message = message.replace(said, say(f"cli.usage.{said.replace(' ', '-')}"))
        message = message.removeprefix("argument ")
        raise UsageError(f"{message}\n{say('cli.usage.help', command=self.prog)}")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", say("cli.usage.heading"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", say("cli.usage.heading"), 1)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks; ``act`` in it is the function that does it.

    Raises:
        UsageError: it cannot be understood; the message says why and where help is.
    """
    set_language(_language(arguments) or detect())
    command, rest = _command(list(arguments))
    if command in OTHERS:
        return argparse.Namespace(command=command, act=lambda _: _other(command, rest))
    given = _parser(command).parse_args(rest)
    given.command = command
    given.act = _act(command)
    if command in ("jump", "explain", "compare") and not given.wanted:
        raise UsageError(f"{say('cli.nothing-wanted')}\n{say('cli.usage.help', command=f'govtui {command}')}")
    return given


def _language(arguments: Sequence[str]) -> Language | None:
    """The language that ``--lang`` asks for, found before anything else: help is written in it."""
    for at, argument in enumerate(arguments):
        chosen = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and at + 1 < len(arguments):
            chosen = arguments[at + 1]
        if chosen in get_args(Language):
            return cast(Language, chosen)
    return None


def _command(arguments: list[str]) -> tuple[str, list[str]]:
    """The command, ``open`` when none is named, and the arguments without it."""
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument == "--lang":
            at += 2
            continue
        if not argument.startswith("-"):
            if argument in COMMANDS + OTHERS:
                return argument, arguments[:at] + arguments[at + 1 :]
            break
        if argument == "--":
            break
        at += 1
    return "open", arguments


def _other(command: str, words: list[str]) -> int:
    if command == "config":
        from tui.settings.command import run_config

        return run_config(words)
    from tui.doctor import run_doctor

    return run_doctor(words)


def _act(command: str) -> Callable[[argparse.Namespace], int]:
    if command == "open":
        from tui.cli.opening import open_app as act
    elif command == "jump":
        from tui.cli.jumping import jump as act
    elif command == "serve":
        from tui.cli.serving import serve as act
    elif command == "explain":
        from tui.cli.explaining import explain as act
    elif command == "compare":
        from tui.cli.comparing import run_compare as act
    elif command == "ledger":
        from tui.cli.ledgering import run_ledger as act
    else:
        from tui.cli.tables import tabulate as act
    return act


def _parser(command: str) -> _Parser:
    lines = [
        f"  {example}\n      {say(f'cli.example.{command}.{n}')}" for n, example in enumerate(EXAMPLES[command], 1)
    ]
    if command == "open":
        named = [f"  govtui {name:<9}{say(f'cli.about.{name}')}" for name in COMMANDS + OTHERS]
        lines = [*lines, "", say("cli.commands"), *named, "", say("cli.exit-codes")]
    parser = _Parser(
        prog="govtui" if command == "open" else f"govtui {command}",
        description=say(f"cli.about.{command}"),
        epilog="\n".join([say("cli.examples"), *lines]),
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    places, options = parser.add_argument_group(say("cli.arguments")), parser.add_argument_group(say("cli.options"))
    if command == "jump":
        places.add_argument("wanted", type=readable, metavar="QUERY", nargs="?", help=say("cli.help.query"))
    if command == "compare":
        places.add_argument("wanted", type=readable, metavar="INDICATOR", nargs="?", help=say("cli.help.compared"))
    if command == "explain":
        places.add_argument("path", metavar="PATH", type=Path, help=say("cli.help.path"))
        places.add_argument("wanted", type=readable, metavar="OFFSET", nargs="?", help=say("cli.help.offset"))
    elif command == "ledger":
        places.add_argument("paths", metavar="PLACE|PATH", type=_path, nargs="*", help=say("cli.help.places-or-paths"))
    else:
        places.add_argument("paths", metavar="PATH", type=Path, nargs="*", help=say("cli.help.paths"))
    if command not in ("open", "explain", "serve"):
        _add_output(options, command)
    if command == "metrics":
        _add_filters(parser.add_argument_group(say("cli.filters")))
    if command in ("compare", "ledger"):
        _add_questions(parser.add_argument_group(say("cli.filters")), options, command)
    if command == "serve":
        options.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=say("cli.help.host"))
        options.add_argument("--port", type=_port, default=8000, metavar="N", help=say("cli.help.port"))
    options.add_argument("--lang", type=_one_of(get_args(Language)), metavar="en|zh", help=say("cli.help.lang"))
    if command == "open":
        options.add_argument("--version", action="version", version=_version(), help=say("cli.help.version"))
    options.add_argument("-h", "--help", action="help", help=say("cli.help.help"))
    return parser


def _add_output(options: Any, command: str) -> None:
    default = {"export": "json", "metrics": None}.get(command, "table")
    options.add_argument(
        "--format",
        type=_one_of(FORMATS),
        default=default,
        metavar="|".join(FORMATS),
        help=say("cli.help.format", default=default or say("cli.help.format.metrics")),
    )
    options.add_argument("--output", type=Path, metavar="FILE", help=say("cli.help.output"))
    options.add_argument("--excel", action="store_true", help=say("cli.help.excel"))
    if command == "export":
        options.add_argument("--with-text", action="store_true", help=say("cli.help.with-text"))
    if command == "metrics":
        options.add_argument(
            "--shape", type=_one_of(SHAPES), default="long", metavar="long|wide", help=say("cli.help.shape")
        )
        options.add_argument("--dictionary", action="store_true", help=say("cli.help.dictionary"))
    if command != "jump":
        options.add_argument("--columns", type=readable, metavar="KEY,…", help=say("cli.help.columns"))
    if command == "jump":
        options.add_argument("--limit", type=int, default=20, metavar="N", help=say("cli.help.limit"))


def _add_filters(filters: Any) -> None:
    filters.add_argument("--section", type=readable, metavar="TEXT", help=say("cli.help.section"))
    filters.add_argument("--topic", type=readable, metavar="TEXT", help=say("cli.help.topic"))
    filters.add_argument("--indicator", type=readable, metavar="TEXT", help=say("cli.help.indicator"))
    filters.add_argument("--status", type=_one_of(STATUSES), metavar="actual|target", help=say("cli.help.status"))
    filters.add_argument("--period", type=readable, metavar="TEXT", help=say("cli.help.period"))


def _add_questions(filters: Any, options: Any, command: str) -> None:
    several = {"type": readable, "action": "append", "metavar": "NAME"}
    filters.add_argument("--place", **several, help=say("cli.help.place"))
    filters.add_argument("--province", **several, help=say("cli.help.province"))
    if command == "compare":
        filters.add_argument("--level", **several, help=say("cli.help.level"))
        filters.add_argument("--years", type=readable, metavar="FROM-TO", help=say("cli.help.years"))
        filters.add_argument("--status", type=_one_of(STATUSES), metavar="actual|target", help=say("cli.help.status"))
        by = ("place", "year", "indicator")
        options.add_argument("--by", type=_one_of(by), default="place", metavar="|".join(by), help=say("cli.help.by"))
        options.add_argument("--wide", action="store_true", help=say("cli.help.wide"))
        options.add_argument("--chart", action="store_true", help=say("cli.help.chart"))
    else:
        filters.add_argument("--year", type=int, metavar="YEAR", help=say("cli.help.ledger-year"))
        filters.add_argument("--verdict", type=readable, metavar="WORD", help=say("cli.help.verdict"))
        options.add_argument("--score", action="store_true", help=say("cli.help.score"))


def _path(given: str) -> Path:
    """A path, or the name of a place that an ASCII locale garbled."""
    return Path(given) if Path(given).exists() else Path(readable(given))


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    def choose(given: str) -> str:
        if given not in choices:
            raise argparse.ArgumentTypeError(say("cli.usage.choice", given=given, choices=", ".join(choices)))
        return given

    return choose


def _port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given) > 65535:
        raise argparse.ArgumentTypeError(say("cli.usage.port", given=given))
    return int(given)


def _version() -> str:
    from parser import __version__

    return f"govtui {__version__}"
