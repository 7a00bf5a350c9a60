"""What the doctor looks at, and what is found."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from parser.text.safety import one_line
from tui.clipboard import Surroundings
from tui.locale import say
from tui.programs import hear
from tui.settings import ambiguous
from tui.settings.ambiguous import Width
from tui.settings.chosen import Chosen, choose
from tui.settings.terminal import Answer, ask

Level = Literal["ok", "note", "hint", "problem"]
"""``note``: a fact, nothing to do. ``hint``: it works, and could work better. ``problem``: it does not."""
CHINESE = "中"
_PATIENCE = 2.0  # seconds that tmux may take


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found."""

    part: str
    """``terminal``, ``copying`` or ``installed``."""
    id: str
    """The same in every language: ``colours``, ``osc52``, …"""
    level: Level
    text: str
    advice: str = ""
    """What to do about it."""


def finding(part: str, name: str, level: Level, /, words: str = "", advice: str = "", **values: object) -> Finding:
    """A finding in the words ``doctor.WORDS`` and ``doctor.ADVICE.do`` (``WORDS`` is ``name`` unless given)."""
    told: dict[str, Any] = {key: one_line(str(value)) for key, value in values.items()}
    text = say(f"doctor.{words or name}", **told)
    return Finding(part, name, level, text, say(f"doctor.{advice}.do", **told) if advice else "")


@dataclass
class Patient:
    """What the checks look at."""

    here: Surroundings
    chosen: Chosen
    answer: Answer | None = None
    """What the terminal said; ``None`` when it was not asked or did not answer."""
    asked: bool = False
    size: tuple[int, int] | None = None
    """Columns and rows; ``None`` when standard output is no terminal."""

    @property
    def env(self) -> Mapping[str, str]:
        """The environment."""
        return self.here.environment

    @property
    def measured(self) -> Width | None:
        """How the terminal draws most of the characters of ambiguous width that reports use."""
        widths = self.answer.widths if self.answer else {}
        counts = Counter(widths[char] for char in ambiguous.TESTED[:4] if char in widths)
        if not counts:
            return None
        return "wide" if counts.most_common(1)[0][0] >= 2 else "narrow"

    @property
    def width(self) -> Width:
        """The width that govtui counts with."""
        held = self.chosen.config.get("ambiguous-width")
        return self.measured or self.chosen.ambiguous_width if held == "auto" else self.chosen.ambiguous_width

    @cached_property
    def tmux(self) -> dict[str, str]:
        """What tmux says of itself; empty outside it."""
        program = self.here.find("tmux") if self.here.in_tmux else None
        if program is None:
            return {}
        asked = {
            "set-clipboard": ("show", "-gv", "set-clipboard"),
            "escape-time": ("show", "-gv", "escape-time"),
            "features": ("display-message", "-p", "#{client_termfeatures}"),
            "version": ("display-message", "-p", "#{version}"),
        }
        said = {name: hear([program, *words], self.env, _PATIENCE) for name, words in asked.items()}
        return {name: text for name, text in said.items() if text is not None}


def patient(here: Surroundings | None = None) -> Patient:
    """Look at the process and its terminal. Asks the terminal, which may take a second, and remembers how wide
    it draws characters of ambiguous width: the setting ``auto`` goes by that.
    """
    found = Patient(here or Surroundings.here(), choose())
    try:
        if sys.stdout.isatty():
            size = os.get_terminal_size(sys.stdout.fileno())
            found.size = (size.columns, size.lines)
        found.asked = found.size is not None and sys.stdin.isatty() and sys.platform != "win32"
    except (OSError, ValueError, AttributeError):  # a stream that is closed or replaced
        found.asked = False
    if found.asked:
        sys.stdout.flush()
        found.answer = ask([CHINESE, *ambiguous.TESTED, *ambiguous.DRAWN])
        if found.measured:
            found.chosen.state.keep_ambiguous_width(ambiguous.terminal_name(found.env), found.measured)
            found.chosen.state.save()
    return found
