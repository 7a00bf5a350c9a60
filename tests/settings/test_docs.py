"""docs/config.md and docs/terminals.md say what is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tui.commands import COMMANDS
from tui.settings.bookmarks import MOST_BOOKMARKS
from tui.settings.command import ACTS
from tui.settings.config import read_config
from tui.settings.histories import MOST_WORDS
from tui.settings.keymap import PANES, checked
from tui.settings.options import OPTIONS
from tui.settings.options import written as toml
from tui.settings.state import MOST_PLACES

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "config.md").read_text("utf-8")


def test_every_setting_is_in_the_table() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", TEXT, re.M))
    assert list(rows) == list(OPTIONS)
    for key, option in OPTIONS.items():
        values, default, _ = rows[key].split(" | ")
        assert default == f"`{toml(option.default)}`".replace('"', "")
        assert not option.choices or re.findall(r"`(\S+)`", values) == list(option.choices)


def test_every_act_is_named() -> None:
    named = re.findall(r"^govtui config(?: (\w+))?", TEXT, re.M)
    assert sorted(named) == sorted("" if act == "explain" else act for act in ACTS)


def test_the_example_is_right(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", TEXT, re.S)
    assert example
    (tmp_path / "config.toml").write_text(example[1])
    config = read_config(tmp_path / "config.toml")
    assert not config.problems
    keymap, problems = checked(config, COMMANDS)
    assert not problems
    assert keymap.keys() == tomllib.loads(example[1])["keys"].keys()


def test_bounds_and_panes_are_those_of_the_source() -> None:
    assert f"the {MOST_PLACES:,} places and {MOST_WORDS} words" in TEXT
    assert f"{MOST_BOOKMARKS:,} bookmarks" in TEXT
    assert all(f"`{pane}`" in TEXT for pane in PANES)
