"""Every word of the command line is there in both languages."""

from __future__ import annotations

import ast
import errno
import os
import re
from pathlib import Path

import pytest

from parser.export.columns import DICTIONARY, columns_of
from tui.cli import seeds
from tui.cli.adding import TOLD
from tui.cli.arguments import COMMANDS, EXAMPLES, OTHERS
from tui.cli.jumping import COLUMNS as JUMP_COLUMNS
from tui.cli.searching import COLUMNS as SEARCH_COLUMNS
from tui.cli.searching import COUNTS
from tui.cli.verbs import ALL
from tui.commands import COMMANDS as SCREEN
from tui.locale import _words, keys, say, set_language
from tui.troubles import in_words

CLI = Path(__file__).parents[2] / "tui" / "cli"


def used() -> set[str]:
    found = {key for path in CLI.glob("*.py") for key in re.findall(r'"(cli\.[\w.-]+[\w])"', path.read_text("utf-8"))}
    tables = (columns_of("reports"), columns_of("outline"), columns_of("metrics"), columns_of("wide"), DICTIONARY)
    tables += (SEARCH_COLUMNS, *COUNTS.values())
    columns = [*JUMP_COLUMNS, *(column for table in tables for column in table)]
    examples = {f"cli.example.{name}.{n}" for name, lines in EXAMPLES.items() for n in range(1, len(lines) + 1)}
    found |= {f"cli.add.{what}" for what in TOLD}
    found |= {f"cli.about.library.{verb}" for verb in ALL}
    found |= {f"cli.library.fault.{kind}" for kind in ("structure", "text", "report", "section", "metric", "index")}
    return (
        found
        | examples
        | {f"cli.column.{c.key}" for c in columns}
        | {f"cli.about.{name}" for name in COMMANDS + OTHERS}
    )


@pytest.mark.parametrize("key", sorted(used()))
def test_words_are_there_in_both_languages(key: str) -> None:
    assert key in keys()
    fields = [set(re.findall(r"\{(\w+)\}", say_raw(key, language))) for language in ("en", "zh")]
    assert fields[0] == fields[1]


def say_raw(key: str, language: str) -> str:
    """The words of ``key`` with their fields left open."""
    return _words(language)[key]


def test_the_seeds_are_found() -> None:
    assert len(list(seeds().glob("*.txt"))) == 5
    assert say("cli.examples", "zh") == "示例："


def said() -> set[str]:
    """What is said anywhere in ``tui``: keys, and patterns of keys that are put together."""
    found = set()
    for path in CLI.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    found.add(re.escape(str(key.value)))
                elif isinstance(key, ast.JoinedStr):
                    parts = [
                        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in key.values
                    ]
                    found.add("".join(parts))
    return found


def test_every_word_that_is_said_is_there() -> None:
    there = keys()
    missing = [key for key in said() if not any(re.fullmatch(key, each) for each in there)]
    assert missing == []


def test_every_command_and_every_place_of_commands_has_its_words() -> None:
    wanted = {f"help.where.{command.where}" for command in SCREEN.values()}
    wanted |= {f"command.{name}{more}" for name in SCREEN for more in ("", ".help")}
    assert wanted <= set(keys())


def test_all_words_are_chinese_where_they_should_be() -> None:
    assert [key for key in keys() if not say_raw(key, "zh") or not say_raw(key, "en")] == []


def test_troubles_of_the_system_are_said_in_the_language_on_screen() -> None:
    refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/etc/x")
    assert in_words(refused) == "Permission denied"
    set_language("zh")
    assert in_words(refused) == "没有权限"
    assert in_words("Expected ']'") == "此处应为 ']'"
    assert in_words("something nobody wrote down") == "something nobody wrote down"
    for number in (
        errno.ENOENT,
        errno.EACCES,
        errno.EROFS,
        errno.ENOSPC,
        errno.EISDIR,
        errno.ENOTDIR,
        errno.ENAMETOOLONG,
    ):
        assert in_words(OSError(number, os.strerror(number))) != os.strerror(number)
    set_language("en")
