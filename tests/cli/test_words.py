"""Every word of the command line is there in both languages."""

from __future__ import annotations

import ast
import errno
import os
import re
from collections import Counter
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


def test_no_key_stands_twice() -> None:
    lines = [
        line.split("\t")[0].strip()
        for path in (CLI.parent / "locale").glob("*.tsv")
        for line in path.read_text("utf-8").splitlines()[1:]
        if line.strip() and not line.startswith("#")
    ]
    assert len(lines) > 500
    assert [key for key, times in Counter(lines).items() if times > 1] == []


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


def _template(node: ast.expr) -> str | None:
    """A message, with 7 in the place of whatever is filled in; ``None`` for what is put together elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values]
        return None if parts == ["7", ": ", "7"] else "".join(parts)
    return None


def troubles() -> set[str]:
    """What the parser says of files and libraries that cannot be read, wherever it says so."""
    found: set[str | None] = set()
    for path in (CLI.parents[1] / "parser").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                if getattr(node.exc.func, "id", "") in ("SourceError", "LibraryError", "RefusedError"):
                    found |= {_template(each) for each in node.exc.args}
            elif isinstance(node, ast.FunctionDef) and node.name in ("told", "refused"):
                returned = [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
                found |= {_template(each) for each in returned}
    return {each for each in found if each and len(each) > 3}


def test_what_the_parser_says_of_troubles_is_said_in_chinese_too() -> None:
    assert len(troubles()) > 50
    set_language("zh")
    try:
        assert [each for each in troubles() if in_words(each) == each] == []
        said = "/a: it unpacks to more than 9 MB, too large for a report. Save it anew from Word or WPS."
        assert in_words(said) == "/a：解压后超过 9 MB，作为一份报告过大，请用 Word 或 WPS 重新保存。"
        said = "/旧 文件: cannot be opened (Permission denied). Check its permissions."
        assert in_words(said) == "/旧 文件：无法打开（没有权限），请检查权限。"
        assert in_words("/a: is a folder; give the files in it.") == "/a：是文件夹，请给出其中的文件。"
        assert in_words("/a: this is a folder, and no library. Name another file.").startswith(
            "/a：这是文件夹，不是报告库"
        )
    finally:
        set_language("en")
