"""What a command is: one declaration, from which everything that speaks of it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.locale import say

if TYPE_CHECKING:
    from parser.report import Metric, Report, Section

Group = Literal["move", "figures", "table", "copy", "find", "view", "app"]
GROUPS: tuple[Group, ...] = ("move", "figures", "find", "table", "copy", "view", "app")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is on screen now: all that a command may ask before it says whether it applies."""

    pane: str = "reader"
    """Id of the pane with the focus: ``reports``, ``outline``, ``reader``, ``table``, or a box."""
    report: Report | None = None
    section: Section | None = None
    metric: Metric | None = None
    """The row under the cursor, in the text or in the table, whichever has the focus."""
    figures: int = 0
    """Figures in the text."""
    rows: int = 0
    """Rows that the table shows."""
    back: int = 0
    forward: int = 0
    selected: bool = False
    """Whether some of the text is selected with the mouse."""
    hits: int = 0
    """Places found by the last search in the report."""
    notes: int = 0
    """Places at which the text calls a note."""
    note: bool = False
    """Whether a note is open."""
    sides: int = 1
    """Reports that are read beside each other."""
    reports: int = 0
    """Reports that are open."""
    folds: bool = False
    """Whether there are so many reports that they stand in groups that fold."""
    library: bool = False
    """Whether the library is shown, not the opened files."""
    keeping: bool = False
    """Whether files are being kept in the library."""
    filtered: bool = False
    """Whether the table shows some of its rows alone."""
    arranged: bool = False
    """Whether columns of the table are hidden, moved, or of another width."""
    panes: int = 1
    """Panes in view."""
    alone: bool = False
    """Whether one reads in a window that has no room for the other panes."""


Reason = str
"""Key of the words that say why a command does not apply."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. Key, footer, help, palette, tooltip and docs/keys.md come from it."""

    id: str
    """``where.what``: ``reader.next-figure`` is ``action_next_figure`` of the widget ``#reader``.
    ``app.…`` is the app's, ``main.…`` the main screen's; a box's screen has its own id (``jump``)."""
    keys: tuple[str, ...]
    """Textual's names of the keys (``j``, ``down``, ``full_stop``); the first one is shown."""
    group: Group
    priority: int = 0
    """Place in the footer: higher comes first; 0 keeps it out of the footer."""
    unless: Callable[[Situation], Reason | None] | None = None
    """Why it does not apply now: a key for ``say``; ``None`` when it does."""
    palette: bool = True
    """Whether the palette lists it; moving by a line is no palette entry."""
    over_input: bool = False
    """Whether the key works while one types in an input, too."""
    anywhere: bool = False
    """Whether its chords (``ctrl+…``) and function keys work in every box, too, where a letter would be typed."""
    alone: int = 0
    """Its priority where the text stands alone in a narrow window, if that is another: it leads to what is hidden."""

    def place(self, now: Situation) -> int:
        """Its place in the footer now."""
        return self.alone if now.alone and self.alone else self.priority

    @property
    def where(self) -> str:
        """Id of the widget or screen that carries it out."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """Name of the method that carries it out."""
        return "action_" + self.id.partition(".")[2].replace("-", "_")

    @property
    def footer(self) -> str:
        """One or two words, for the footer and the palette."""
        return say(f"command.{self.id}")

    @property
    def help(self) -> str:
        """One sentence, for the help screen, tooltips and docs/keys.md."""
        return say(f"command.{self.id}.help")

    def reason(self, situation: Situation) -> str | None:
        """Why it does not apply in ``situation``, in words; ``None`` when it does."""
        key = self.unless(situation) if self.unless else None
        return say(key) if key else None


_NAMES = {
    "full_stop": ".", "comma": ",", "slash": "/", "backslash": "\\", "question_mark": "?", "vertical_line": "|",
    "left_square_bracket": "[", "right_square_bracket": "]", "colon": ":", "semicolon": ";", "minus": "-", "plus": "+",
    "left_parenthesis": "(", "right_parenthesis": ")", "less_than_sign": "<", "greater_than_sign": ">",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "quotation_mark": '"', "dollar_sign": "$",
    "equals_sign": "=", "asterisk": "*", "ampersand": "&", "underscore": "_",
    "number_sign": "#", "apostrophe": "'", "exclamation_mark": "!",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab", "backspace": "⌫", "f1": "F1",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as people write it: ``full_stop`` is ``.``, ``shift+tab`` is ``shift+Tab``."""
    *held, last = key.split("+")
    return "+".join([*held, _NAMES.get(last, last)])
