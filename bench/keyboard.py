"""What a terminal sends for the keys of the commands."""

from __future__ import annotations

from tui.commands import COMMANDS

LEAVING = {"q", "ctrl+q"}
"""Keys that end the program."""
SPECIAL = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z", "f1": "\x1bOP", "delete": "\x1b[3~", "question_mark": "?", "colon": ":", "slash": "/",
    "right_square_bracket": "]", "left_square_bracket": "[", "right_curly_bracket": "}", "left_curly_bracket": "{",
    "backslash": "\\", "plus": "+", "underscore": "_", "vertical_line": "|", "apostrophe": "'", "full_stop": ".",
    "comma": ",", "dollar_sign": "$", "equals_sign": "=", "minus": "-", "less_than_sign": "<", "greater_than_sign": ">",
    "left_parenthesis": "(", "right_parenthesis": ")", "quotation_mark": '"', "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B", "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "alt+up": "\x1b[1;3A",
    "alt+down": "\x1b[1;3B",
}  # fmt: skip


def typed(key: str) -> str | None:
    """What a terminal sends for a key; ``None`` for one that it has no sequence for here."""
    if key in SPECIAL or len(key) == 1:
        return SPECIAL.get(key, key)
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[5].upper()) - 64)
    return None


KEYS = sorted(filter(None, {typed(key) for command in COMMANDS.values() for key in command.keys if key not in LEAVING}))
