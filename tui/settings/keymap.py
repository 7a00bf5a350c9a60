"""The keys a person gave to commands in ``[keys]``: checked, and put in the place of our own.

``apply`` must be called before ``tui.app`` is imported: widgets take their keys from
``tui.commands.COMMANDS`` when their classes are made, and footer, help and palette show what stands
there. So there is one truth about keys, and nothing else needs to know of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from tui.settings.config import Config, KeyLine, Problem
from tui.settings.keys import Key, key, written
from tui.settings.options import nearest

if TYPE_CHECKING:
    from tui.commands import Command

Keymap = dict[str, tuple[str, ...]]
"""Command's id → Textual's names of its keys, the one to show first."""
PANES = frozenset({"reports", "outline", "reader", "table"})
"""Parts of the main screen: a key of theirs hides the same key of ``main`` and of ``app``."""
_EVERYWHERE = frozenset({"main", "app"})


def meet(one: str, other: str) -> bool:
    """Whether a key can mean a command of either part at the same moment. A box has the keys to itself."""
    if one == other or {one, other} == _EVERYWHERE:
        return True
    return (one in PANES and other in _EVERYWHERE) or (other in PANES and one in _EVERYWHERE)


def checked(config: Config, commands: Mapping[str, Command]) -> tuple[Keymap, list[Problem]]:
    """The keys that hold, and what is wrong with the others.

    A line that would take a key from another command is left out: the other keeps it. To swap two
    keys, both lines must be there.
    """
    problems: list[Problem] = []
    wanted: Keymap = {}
    lines: dict[str, int | None] = {}
    for line in config.keys:
        command = commands.get(line.command)
        if command is None:
            near = nearest(line.command, commands)
            problems.append(Problem("no-command", line.line, {"command": line.command}, near=near))
            continue
        keys = _keys(line, command.over_input, problems)
        if keys is not None:
            wanted[line.command], lines[line.command] = keys, line.line
    while clash := _clash(wanted, commands, lines):
        loser, other, same = clash
        shown = " ".join(map(written, same))
        values = {"key": shown, "command": loser, "other": other}
        problems.append(Problem("clash", lines[loser], values))
        del wanted[loser]
    problems.sort(key=lambda problem: problem.line or 0)
    return wanted, problems


def apply(keymap: Keymap, commands: MutableMapping[str, Command]) -> None:
    """Give the commands these keys. One without any leaves the footer; the palette still has it."""
    for name, keys in keymap.items():
        command = commands[name]
        commands[name] = replace(command, keys=keys, priority=command.priority if keys else 0)


def _keys(line: KeyLine, over_input: bool, problems: list[Problem]) -> tuple[str, ...] | None:
    """The keys of a line; ``None`` when the line says nothing that can hold."""
    given = [line.given] if isinstance(line.given, str) else line.given
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        problems.append(Problem("no-keys", line.line, {"command": line.command}))
        return None
    found: list[str] = []
    for each in given:
        if each == "":
            problems.append(Problem("key-empty", line.line, {"command": line.command}))
            continue
        known = key(each)
        if over_input and known.usable and known.types:
            problems.append(Problem("key-types", line.line, {"key": each, "command": line.command}))
            continue
        if known.trouble:
            problems.append(_key_problem(each, known, line.line, alone=len(given) == 1))
        if known.usable and known.name not in found:
            found.append(known.name)
    return tuple(found) if found or not given else None


def _key_problem(given: str, known: Key, line: int | None, *, alone: bool) -> Problem:
    if known.usable:
        what = f"key-{known.trouble}" + ("-alone" if alone else "")
        return Problem(what, line, {"key": given}, "caution")
    other = known.other if known.trouble == "same" else ""
    near = known.other or None if known.trouble == "unknown" else None
    return Problem(f"key-{known.trouble}", line, {"key": given, "other": other}, near=near)


def _clash(
    wanted: Keymap, commands: Mapping[str, Command], lines: Mapping[str, int | None]
) -> tuple[str, str, list[str]] | None:
    """The last line that takes a key from another command: its command, the other, the keys."""
    holders: dict[str, list[str]] = {}
    for name, command in commands.items():
        for each in wanted.get(name, command.keys):
            holders.setdefault(each, []).append(name)
    found: dict[tuple[str, str], list[str]] = {}
    for each, names in holders.items():
        for one, other in combinations(names, 2):
            if meet(commands[one].where, commands[other].where) and (one in wanted or other in wanted):
                loser, keeper = _loser(one, other, wanted, lines)
                found.setdefault((loser, keeper), []).append(each)
    if not found:
        return None
    loser, keeper = max(found, key=lambda pair: lines[pair[0]] or 0)
    return loser, keeper, found[loser, keeper]


def _loser(one: str, other: str, wanted: Iterable[str], lines: Mapping[str, int | None]) -> tuple[str, str]:
    if one not in wanted:
        return other, one
    if other not in wanted:
        return one, other
    return (one, other) if (lines[one] or 0) > (lines[other] or 0) else (other, one)
