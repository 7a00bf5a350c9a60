"""Keys: as people write them, as terminals send them, and without two commands on one key."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key

from tui.commands import COMMANDS
from tui.locale import set_language
from tui.settings.config import read_config
from tui.settings.keymap import apply, checked, meet
from tui.settings.keys import key, written


@pytest.fixture(autouse=True)
def english(home: Path) -> None:
    set_language("en")


def keys(home: Path, *lines: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    path = home / "config.toml"
    path.write_text("[keys]\n" + "\n".join(lines) + "\n")
    keymap, problems = checked(read_config(path), COMMANDS)
    return keymap, [f"{problem.line}: {problem.text}" for problem in problems]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (".", "full_stop"), ("full_stop", "full_stop"), (",", "comma"), ("/", "slash"), ("A", "A"), ("shift+a", "A"),
        (" ", "space"), ("Space", "space"), ("-", "minus"), ("+", "plus"), ("Ctrl+K", "ctrl+k"), ("Ctrl-K", "ctrl+k"),
        ("control+k", "ctrl+k"), ("PgDn", "pagedown"), ("page-up", "pageup"), ("Esc", "escape"), ("Return", "enter"),
        ("↓", "down"), ("F5", "f5"), ("shift+Tab", "shift+tab"), ("option+left", "alt+left"), ("alt+X", "alt+shift+x"),
        ("ctrl+space", "ctrl+@"), ("？", "fullwidth_question_mark"), ("é", "é"), ("<", "less_than_sign"),
        ("ctrl+shift+home", "ctrl+shift+home"),
    ],
)  # fmt: skip
def test_keys_are_understood(given: str, name: str) -> None:
    found = key(given)
    assert (found.name, found.trouble) == (name, "")
    assert key(written(name)).name == name


@pytest.mark.parametrize(
    ("sequence", "given"),
    [
        ("\x0b", "ctrl+k"), ("\x1bx", "alt+x"), ("\x1bX", "alt+shift+x"), ("\x00", "ctrl+space"),
        ("\x1c", "ctrl+\\"), ("\x1d", "ctrl+]"), ("\x1f", "ctrl+_"), ("\x1b[1;3D", "alt+left"), ("\x1b[Z", "shift+tab"),
        ("\x1b[1;6H", "ctrl+shift+home"), ("\x1bOP", "f1"), ("\x1b[15~", "f5"), ("\x1b[6~", "pgdn"), ("\t", "tab"),
        ("\r", "enter"), ("\x7f", "backspace"), ("？", "？"), ("|", "|"), ("\x1b[107;6u", "ctrl+shift+k"),
        ("\x1b[46;5u", "ctrl+."), ("\x1b[13;2u", "shift+enter"),
    ],
)  # fmt: skip
def test_names_are_those_under_which_keys_arrive(sequence: str, given: str) -> None:
    parser = XTermParser()
    events = [*parser.feed(sequence), *parser.feed("")]  # the second time, nothing more comes
    arrived = [event.key for event in events if hasattr(event, "key")]
    assert arrived == [key(given).name]


def test_all_of_ascii_has_textuals_names() -> None:
    for char in map(chr, range(33, 127)):
        assert key(char).name == _character_to_key(char)


def test_our_own_keys_are_sent_and_do_not_clash() -> None:
    """But for two that have another key beside them: shift+space and ctrl+q."""
    for command in COMMANDS.values():
        found = [key(written(name)) for name in command.keys]
        assert [each.name for each in found] == list(command.keys), command.id
        assert any(not each.trouble for each in found) or not found, command.id
        assert not (command.over_input and any(each.types for each in found)), command.id
    for one, other in combinations(COMMANDS.values(), 2):
        if meet(one.where, other.where):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_keys_are_given(home: Path) -> None:
    keymap, problems = keys(home, '"main.jump" = ["Q", "ctrl+k"]', 'reader.next-figure = "Z"', '"app.theme" = []')
    assert keymap == {"main.jump": ("Q", "ctrl+k"), "reader.next-figure": ("Z",), "app.theme": ()}
    assert not problems


def test_two_keys_are_swapped(home: Path) -> None:
    keymap, problems = keys(home, '"main.jump" = "/"', '"main.search" = "t"')
    assert not problems
    assert keymap == {"main.jump": ("slash",), "main.search": ("t",)}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"main.jmup" = "x"', "there is no command main.jmup; govtui config keys lists them all; did you mean"),
        ('"next-figure" = "Z"', "did you mean reader.next-figure?"),
        ('"main.jump" = "pagedwn"', "2: there is no key pagedwn; did you mean pagedown?"),
        ('"main.jump" = "crtl+j"', "there is no key crtl+j; did you mean ctrl+j?"),
        ('"main.jump" = ""', "main.jump has an empty key here: write [] to leave it without one"),
        ('"main.jump" = 3', "2: main.jump needs a key, or a list of keys"),
        ('"main.jump" = ["x", 3]', "2: main.jump needs a key, or a list of keys"),
        ('"main.jump" = "ctrl+i"', "ctrl+i reaches a program as tab"),
        ('"main.jump" = "ctrl+["', "ctrl+[ reaches a program as escape"),
        ('"main.jump" = "Ctrl+M"', "reaches a program as enter"),
        ('"main.jump" = "cmd+j"', "cmd+j never reaches a program"),
        ('"main.jump" = "super+j"', "super+j never reaches a program"),
        ('"main.jump" = "n"', "the key n would mean both main.jump and main.next-hit at once. main.next-hit keeps it"),
        ('"reader.down" = "t"', "the key t would mean both reader.down and main.jump at once"),
        ('"app.theme" = "j"', "the key j would mean both app.theme and"),
        ('"jump.down" = "j"', "jump.down works where one types, so that j could not be typed"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_passed_over(home: Path, line: str, message: str) -> None:
    keymap, problems = keys(home, line)
    assert len(problems) == 1
    assert message in problems[0]
    assert keymap == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"main.jump" = "ctrl+shift+k"', "only by terminals with kitty’s keyboard protocol: give a second key"),
        ('"main.jump" = ["ctrl+1", "Z"]', "ctrl+1 is sent only by terminals with kitty’s keyboard protocol"),
        ('"main.jump" = "shift+enter"', "shift+enter is sent only by"),
        ('"main.jump" = "alt+."', "alt+. is sent only by"),
        ('"app.quit" = "ctrl+q"', "ctrl+q does not reach programs in VS Code’s terminal: give a second key"),
    ],
)
def test_a_key_that_few_terminals_send_holds_with_a_caution(home: Path, line: str, message: str) -> None:
    keymap, problems = keys(home, line)
    assert len(keymap) == 1
    assert message in problems[0]


def test_of_two_lines_for_one_key_the_first_holds(home: Path) -> None:
    keymap, problems = keys(home, '"main.jump" = "Z"', '"main.search" = "Z"')
    assert keymap == {"main.jump": ("Z",)}
    assert problems == [
        "3: the key Z would mean both main.search and main.jump at once. main.jump keeps it, and this line is "
        "passed over: give main.jump another key as well"
    ]


def test_a_line_that_falls_takes_those_that_leaned_on_it_along(home: Path) -> None:
    """The second line counted on the first to free the key t; the first cannot hold."""
    keymap, problems = keys(home, '"main.jump" = "n"', '"main.search" = "t"')
    assert keymap == {}
    assert len(problems) == 2


def test_the_same_key_in_two_panes_or_a_box_is_no_clash(home: Path) -> None:
    keymap, problems = keys(
        home, '"reader.row" = "Z"', '"table.open" = "Z"', '"jump.copy" = "ctrl+p"', '"jump.up" = "up"'
    )
    assert not problems
    assert len(keymap) == 4


def test_a_command_without_keys_leaves_the_footer() -> None:
    commands = dict(COMMANDS)
    apply({"main.jump": (), "main.search": ("Z",)}, commands)
    assert (commands["main.jump"].keys, commands["main.jump"].priority) == ((), 0)
    assert (commands["main.search"].keys, commands["main.search"].priority) == (
        ("Z",),
        COMMANDS["main.search"].priority,
    )


LIVE = """
import asyncio, sys
from tui.commands import COMMANDS
from tui.settings import keymap
keymap.apply({"main.jump": ("Q",), "app.language": ("ctrl+l", "t")}, COMMANDS)
from tui.app import Govtui
from tui.locale import language

async def main():
    app = Govtui([])
    async with app.run_test() as pilot:
        await pilot.pause()
        before = language()
        await pilot.press("L"); await pilot.pause()
        unmoved = language() == before
        await pilot.press("t"); await pilot.pause()
        print(unmoved, language() != before)

asyncio.run(main())
"""


def test_given_keys_work_in_the_app(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIVE], capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"}
    )
    assert ran.stdout.split() == ["True", "True"], ran.stderr[-2000:]
