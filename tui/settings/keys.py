"""Keys as people write them (``.``, ``Ctrl+K``, ``PgDn``) and as Textual names them (``full_stop``,
``ctrl+k``, ``pagedown``); and which of them a terminal can send at all.

What reaches a program from a terminal is bytes, not keys: ctrl+i *is* Tab (0x09), ctrl+m Enter,
ctrl+[ Escape; ctrl+shift+k and ctrl+1 have no bytes, except where the terminal speaks kitty's
keyboard protocol; the command key stays with the system. (ECMA-48; XTerm control sequences;
"Comprehensive keyboard handling in terminals", kitty.)
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

Trouble = Literal["", "unknown", "same", "rare", "never", "vscode"]

NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter",
    "escape", "tab", "space", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_ALIASES = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "page-up": "pageup", "page-down": "pagedown", "page_up": "pageup", "page_down": "pagedown", "spacebar": "space",
    "↑": "up", "↓": "down", "←": "left", "→": "right", "⌫": "backspace",
}  # fmt: skip
_HELD = {"ctrl": "ctrl", "control": "ctrl", "^": "ctrl", "alt": "alt", "option": "alt", "meta": "alt", "shift": "shift"}
_SYSTEM = {"super", "cmd", "command", "win", "windows", "hyper"}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape", "ctrl+h": "backspace"}
_TEXTUAL = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_CONTROLS = {"backslash", "right_square_bracket", "circumflex_accent", "underscore", "at", "space"}
"""Beside the letters, what ctrl makes a byte of."""
_SHIFTED = {"tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"}


class Key(NamedTuple):
    """A key, understood."""

    name: str
    """Textual's name; what was written, when it is no key."""
    trouble: Trouble = ""
    other: str = ""
    """The key as which it arrives, or the nearest that there is."""

    @property
    def usable(self) -> bool:
        """Whether some terminal sends it."""
        return self.trouble in ("", "rare", "vscode")

    @property
    def types(self) -> bool:
        """Whether it writes a character where one types."""
        return "+" not in self.name and (self.name == "space" or self.name not in NAMED)


def key(written: str) -> Key:
    """The key that ``written`` means."""
    held, last = _parted(written.strip() or written)
    if any(each in _SYSTEM for each in held):
        return Key(written, "never")
    if not all(each in _HELD for each in held) or not last:
        return Key(written, "unknown", _near(written))
    holding = {_HELD[each] for each in held}
    name = _named(last)
    if name is None:
        return Key(written, "unknown", _near(written))
    if len(name) == 1 and name.isalpha() and name.isascii():
        if "ctrl" in holding:
            name = name.lower()  # Ctrl+K is how people write ctrl+k
        elif holding == {"shift"}:
            name, holding = name.upper(), set()
        elif "alt" in holding and name.isupper():
            name, holding = name.lower(), holding | {"shift"}
    whole = "+".join([each for each in ("alt", "ctrl", "shift") if each in holding] + [name])
    if whole in ("ctrl+space", "ctrl+at"):
        return Key("ctrl+@")
    if whole in _SAME:
        return Key(whole, "same", _SAME[whole])
    if whole == "ctrl+q":
        return Key(whole, "vscode")
    return Key(whole, "rare" if _rare(holding, name) else "")


def written(name: str) -> str:
    """A key as people write it, and as ``key`` reads it: ``full_stop`` is ``.``."""
    if name == "ctrl+@":
        return "ctrl+space"
    *held, last = name.split("+")
    if last not in NAMED and len(last) > 1:
        last = _looked_up(last) or last
    return "+".join([*held, last])


def _parted(text: str) -> tuple[list[str], str]:
    """What is held, and the last key: ``ctrl++`` is ctrl and ``+``."""
    if len(text) == 1:
        return [], text
    if text.endswith("+"):
        return [part.lower().strip() for part in text[:-1].rstrip("+").split("+") if part], "+"
    if "+" in text:
        *held, last = text.split("+")
        return [part.lower().strip() for part in held], last.strip()
    first, dash, rest = text.partition("-")
    if dash and rest and first.lower() in _HELD:  # Ctrl-K
        held, last = _parted(rest)
        return [first.lower(), *held], last
    return [], text


def _named(last: str) -> str | None:
    if len(last) == 1 and last not in _ALIASES:
        return _character(last)
    low = _ALIASES.get(last.lower(), last.lower())
    if low in NAMED:
        return low
    char = _looked_up(low)  # Textual's own names of characters: full_stop
    return _character(char) if char else None


def _character(char: str) -> str | None:
    if char == " ":
        return "space"
    if char.isalnum():
        return char
    if not char.isprintable():
        return None
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL.get(name, name) or None


_ASCII = {name: char for char in map(chr, range(33, 127)) if (name := _character(char)) and len(name) > 1}


def _looked_up(name: str) -> str | None:
    """The character that Textual calls ``name``."""
    if name in _ASCII:
        return _ASCII[name]
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None


def _rare(holding: set[str], name: str) -> bool:
    """Whether only terminals with kitty's keyboard protocol send it."""
    function = name in NAMED and name[0] == "f" and name[1:].isdigit()
    if function or name in _SHIFTED - {"tab"}:
        return False
    if name == "tab":
        return bool(holding - {"shift"})
    letter = len(name) == 1 and name.isascii() and name.isalpha()
    if "ctrl" in holding:
        return not (letter or name in _CONTROLS) or holding != {"ctrl"}
    if "alt" in holding:
        return not (letter or name.isdecimal())  # Textual reads the escape before another one as a key of its own
    return "shift" in holding


def _near(text: str) -> str:
    from tui.settings.options import nearest

    held, last = _parted(text)
    if held and not all(each in _HELD for each in held):
        parts = [nearest(each, _HELD) or "" for each in held]
        return "+".join([_HELD[part] for part in parts] + [last]) if all(parts) else ""
    found = nearest(last, [*NAMED, *_ALIASES])
    return "+".join([*held, found]) if found else ""
