"""What the command line may say: commands, options, and the help that teaches them, in both languages."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast, get_args

from tui.cli.forms import settle
from tui.cli.options import (
    add_filters,
    add_library,
    add_output,
    add_places,
    add_questions,
    add_reports,
    count,
    one_of,
    path,
    port,
)
from tui.cli.output import readable
from tui.cli.usage import Help, Parser, UsageError
from tui.cli.verbs import VERBS, as_command, verb_lines, verb_parser
from tui.locale import Language, detect, say, set_language

# The examples in each command's help; what they do is said by the key `cli.example.COMMAND.N`.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "open": ("govtui", "govtui reports/", "govtui kaifeng-2020.txt changge-2021.txt --lang zh"),
    "list": (
        "govtui list",
        "govtui list reports/ --format csv --output reports.csv",
        "govtui list --library --province 河南省 --years 2015-2024",
    ),
    "outline": ("govtui outline kaifeng-2020.txt", "govtui outline reports/ --format json"),
    "metrics": (
        "govtui metrics kaifeng-2020.txt --topic education",
        "govtui metrics reports/ --indicator 生产总值 --status target --format csv --excel --output gdp.csv",
        "govtui metrics reports/ --format tsv | cut -f 1,3,8,10,12",
        "govtui metrics reports/ --format xlsx --output metrics.xlsx",
        "govtui metrics reports/ --shape wide --format parquet --output panel.parquet",
        "govtui metrics --dictionary",
        "govtui metrics --library --indicator 生产总值 --format csv --output gdp.csv",
    ),
    "jump": ("govtui jump education", "govtui jump tpgj reports/ --format json"),
    "export": (
        "govtui export reports/ --output reports.json",
        "govtui export reports/ --with-text | jq '.reports[].title'",
        "govtui export reports/ --format csv --excel --output metrics.csv",
    ),
    "search": (
        "govtui search 稀土",
        "govtui search 教育 --province 河南省 --years 2015-2024 --counts year",
        "govtui search '乡村振兴 level:county topic:education' --limit 500 --format csv --output hits.csv",
        "govtui search 稀土 reports/",
    ),
    "add": ("govtui add reports/", "govtui add 2025.zip luoyang-2025.pdf", "govtui add"),
    "library": (
        "govtui library info",
        "govtui library list --province 河南省 --format csv",
        "govtui library export --output all.parquet",
        "govtui library remove drafts/ --yes",
    ),
    "compare": (
        "govtui compare 一般公共预算收入",
        "govtui compare gdp reports/ --province 河南省 --years 2015-2024 --status target",
        "govtui compare 城镇新增就业 reports/ --place 开封,商丘 --chart",
        "govtui compare 城镇新增就业 --library --place 河南省 --years 2015-2024",
        "govtui compare 生产总值,财政收入 reports/ --by indicator --wide --format csv --excel --output panel.csv",
    ),
    "ledger": (
        "govtui ledger reports/",
        "govtui ledger 商丘市 reports/ --verdict missed",
        "govtui ledger 商丘市 --library",
        "govtui ledger reports/ --score --format csv --output scores.csv",
    ),
    "serve": ("govtui serve", "govtui serve reports/ --port 9000"),
    "explain": ("govtui explain kaifeng-2020.txt 154.86亿元", "govtui explain kaifeng-2020.txt 550"),
}
COMMANDS = tuple(EXAMPLES)[1:]
OTHERS = ("config", "doctor")
"""Commands that read their own words and write their own help."""


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks; ``act`` in it is the function that does it.

    Raises:
        UsageError: it cannot be understood; the message says why and where help is.
    """
    set_language(_language(arguments) or detect())
    command, rest = _command(list(arguments))
    if command == "library":
        command, rest = as_command(rest)
    if command in OTHERS:
        return argparse.Namespace(command=command, act=lambda _: _other(command, rest))
    given = _parser(command).parse_args(rest)
    given.command = command
    given.act = _act(command)
    if command in ("jump", "explain", "compare", "search") and not given.wanted:
        raise UsageError(say("cli.nothing-wanted"), say("cli.usage.help", command=f"govtui {command}"))
    if hasattr(given, "format"):
        settle(given)
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
    elif command in VERBS:
        from tui.cli.managing import manage as act
    elif command == "search":
        from tui.cli.searching import search as act
    elif command == "add":
        from tui.cli.adding import add as act
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


def _parser(command: str) -> Parser:
    if command in VERBS:
        return verb_parser(command)
    lines = [
        f"  {example}\n      {say(f'cli.example.{command}.{n}')}" for n, example in enumerate(EXAMPLES[command], 1)
    ]
    if command == "open":
        named = [f"  govtui {name:<9}{say(f'cli.about.{name}')}" for name in COMMANDS + OTHERS]
        lines = [*lines, "", say("cli.commands"), *named, "", say("cli.exit-codes")]
    if command == "library":
        lines += ["", say("cli.library.verbs"), *verb_lines()]
    parser = Parser(
        prog="govtui" if command == "open" else f"govtui {command}",
        description=say(f"cli.about.{command}"),
        epilog="\n".join([say("cli.examples"), *lines]),
        formatter_class=Help,
        add_help=False,
        allow_abbrev=False,
    )
    _add_operands(parser.add_argument_group(say("cli.arguments")), command)
    options = parser.add_argument_group(say("cli.options"))
    _add_options(parser, options, command)
    options.add_argument("--lang", type=one_of(get_args(Language)), metavar="en|zh", help=say("cli.help.lang"))
    if command == "open":
        options.add_argument("--version", action="version", version=_version(), help=say("cli.help.version"))
    options.add_argument("-h", "--help", action="help", help=say("cli.help.help"))
    return parser


def _add_operands(group: Any, command: str) -> None:
    """What stands behind the command, without a name."""
    wanted = {
        "search": ("TEXT", "cli.help.sought"),
        "jump": ("QUERY", "cli.help.query"),
        "compare": ("INDICATOR", "cli.help.compared"),
        "explain": ("OFFSET", "cli.help.offset"),
    }
    if command == "explain":
        group.add_argument("path", metavar="PATH", type=Path, help=say("cli.help.path"))
    if command in wanted:
        name, told = wanted[command]
        group.add_argument("wanted", type=readable, metavar=name, nargs="?", help=say(told))
    if command == "library":
        group.add_argument("verb", metavar="VERB", nargs="?", help=say("cli.help.verb"))
    elif command == "ledger":
        group.add_argument("paths", metavar="PLACE|PATH", type=path, nargs="*", help=say("cli.help.places-or-paths"))
    elif command != "explain":
        key = {
            "open": "cli.help.opened-paths",
            "add": "cli.help.added-paths",
            "search": "cli.help.searched-paths",
        }.get(command, "cli.help.paths")
        group.add_argument("paths", metavar="PATH", type=Path, nargs="*", help=say(key))


def _add_options(parser: Parser, options: Any, command: str) -> None:
    """What the command can be told beside; which reports are meant stands in a group of its own."""
    of_reports = ("list", "outline", "metrics", "export", "jump")
    if command not in ("open", "explain", "serve", "add", "library"):
        add_output(options, command)
    if command == "search":
        add_places(parser.add_argument_group(say("cli.search.filters")))
    if command in of_reports:
        add_reports(parser.add_argument_group(say("cli.search.filters")))
    if command in (*of_reports, "compare", "ledger", "search"):
        add_library(options)
    if command == "metrics":
        add_filters(parser.add_argument_group(say("cli.filters")))
    if command in ("compare", "ledger"):
        add_questions(parser.add_argument_group(say("cli.filters")), options, command)
    if command == "add":
        options.add_argument("--jobs", type=count, metavar="N", help=say("cli.help.jobs"))
    if command == "serve":
        options.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=say("cli.help.host"))
        options.add_argument("--port", type=port, default=8000, metavar="N", help=say("cli.help.port"))


def _version() -> str:
    from parser import __version__

    return f"govtui {__version__}"
