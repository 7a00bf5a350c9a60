"""Every word of the command line is there in both languages."""

from __future__ import annotations

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
from tui.locale import _words, keys, say

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
    return _words()[key][language]


def test_the_seeds_are_found() -> None:
    assert len(list(seeds().glob("*.txt"))) == 5
    assert say("cli.examples", "zh") == "示例："
