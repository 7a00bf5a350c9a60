"""What holds, and who set it. Nearest wins: the command line, the config file, what was chosen by key
and remembered, the environment, the default.

    chosen = choose(lang=given.lang)          # 1–3 ms; never raises; no Textual
    set_language(chosen.language)
    keymap.apply(chosen.keymap(), COMMANDS)   # before tui.app is imported
"""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from tui.locale import Language, detect, say
from tui.settings.ambiguous import Width, terminal_name
from tui.settings.config import Config, Problem, read_config, theme_problem
from tui.settings.options import OPTIONS, Value
from tui.settings.state import State

if TYPE_CHECKING:
    from tui.settings.keymap import Keymap

By = Literal["command-line", "config", "remembered", "environment", "doctor", "default"]
Clipboard = Literal["auto", "native", "osc52", "tmux", "file"]


class Choice(NamedTuple):
    """A setting's value, and who set it."""

    value: Value
    by: By
    detail: str = ""
    """Line of the config file, or the variable of the environment, or the terminal."""


@dataclass
class Chosen:
    """Every setting as it holds now."""

    config: Config
    state: State
    choices: dict[str, Choice]

    @property
    def language(self) -> Language:
        """The language on screen."""
        return cast(Language, self.choices["language"].value)

    def theme(self, known: Container[str]) -> str:
        """The theme's name, among those the app knows: the default, where it is none of them."""
        name = str(self.choices["theme"].value)
        return name if name in known else str(OPTIONS["theme"].default)

    @property
    def red_rise(self) -> bool:
        """Red for a rise, as Chinese markets do; else green."""
        return self.choices["rise"].value == "red"

    @property
    def ambiguous_width(self) -> Width:
        """How wide “”…— are drawn, for ``ambiguous.apply``."""
        return "wide" if self.choices["ambiguous-width"].value == "wide" else "narrow"

    @property
    def clipboard(self) -> Clipboard:
        """The way to the clipboard."""
        return cast(Clipboard, self.choices["clipboard"].value)

    @property
    def tips(self) -> bool:
        """Whether to show the tips of the first start now: they are wanted, and were not seen yet."""
        return self.choices["tips"].value is True and not self.state.tips_seen

    def keymap(self) -> Keymap:
        """The keys that hold in the place of ours. Imports Textual when the file has any."""
        return _keys(self.config)[0]

    def problems(self) -> list[Problem]:
        """All that is wrong with the config file, by line. Imports Textual when it sets keys or a theme."""
        return all_problems(self.config)

    def messages(self) -> list[str]:
        """What somebody who opens the app should be told: the first problem and how many more, and
        what is wrong with the file that remembers.
        """
        problems, told = self.problems(), []
        if problems:
            told.append(self.config.told(problems[0]))
            if len(problems) > 1:
                told[0] += " " + say("config.more", count=len(problems) - 1)
        if self.state.message:
            told.append(self.state.message)
        return told


def choose(
    lang: str | None = None, config: Config | None = None, environment: Mapping[str, str] | None = None
) -> Chosen:
    """Read what is set and what is remembered, and decide. Never raises."""
    config = config or read_config()
    env = dict(os.environ if environment is None else environment)
    state = State.load(remember=config.get("remember") is True)
    choices = {key: _by_config(config, key) for key in OPTIONS}
    choices["language"] = _language(lang, choices["language"], state, env)
    if choices["theme"].by == "default" and state.theme:
        choices["theme"] = Choice(state.theme, "remembered")
    if choices["ambiguous-width"].value == "auto":
        terminal = terminal_name(env)
        if found := state.ambiguous_width(terminal):
            choices["ambiguous-width"] = Choice(found, "doctor", terminal)
    return Chosen(config, state, choices)


def all_problems(config: Config) -> list[Problem]:
    """What is wrong with the file, by line, names of the screen included."""
    found = [*config.problems, *_keys(config)[1]]
    if theme := theme_problem(config):
        found.append(theme)
    return sorted(found, key=lambda problem: problem.line or 0)


def _keys(config: Config) -> tuple[Keymap, list[Problem]]:
    if not config.keys:
        return {}, []
    from tui.commands import COMMANDS
    from tui.settings.keymap import checked

    return checked(config, COMMANDS)


def _by_config(config: Config, key: str) -> Choice:
    if key in config.values:
        return Choice(config.values[key], "config", str(config.lines.get(key, "")))
    return Choice(OPTIONS[key].default, "default")


def _language(lang: str | None, set_: Choice, state: State, env: dict[str, str]) -> Choice:
    if lang in get_args(Language):
        return Choice(cast(str, lang), "command-line", "--lang")
    if set_.value != "auto":
        return set_
    if state.language in get_args(Language):
        return Choice(cast(str, state.language), "remembered")
    name = next((name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    return Choice(detect(env), "environment" if name else "default", f"{name}={env[name]}" if name else "")
