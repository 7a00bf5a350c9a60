"""Pictures of the boxes in three windows and both languages. After a change that is meant, look at them
(``snapshot_report.html``), then: pytest tests/jump_screen --snapshot-update."""

import pytest

from tests.jump_screen.demo import BoxDemo
from tui.commands import commands
from tui.locale import set_language
from tui.screens import help

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_jump(snap_compare, size, lang):
    set_language(lang)
    assert snap_compare(BoxDemo("jump"), press=[*"tpgj", "down", "tab"], terminal_size=size)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_help(snap_compare, size, lang, monkeypatch):
    # of the table's commands only, so that one more elsewhere changes no picture
    monkeypatch.setattr(help, "COMMANDS", {command.id: command for command in commands("table")})
    set_language(lang)
    assert snap_compare(BoxDemo("help"), press=[*"copy"], terminal_size=size)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", ["places", "counts"])
def test_search(snap_compare, size, lang, view):
    set_language(lang)
    assert snap_compare(BoxDemo("find"), press=["down"] if view == "places" else ["tab"], terminal_size=size)
