"""What a terminal sends that is no character: where such a sequence ends, and what of it is meant for the program.

A terminal also answers, at times what another program has asked, or late, or badly: its name, its colours, where the
cursor stands, a title. Textual takes each answer that it does not know for keys, its letters one by one (a ``q`` would
leave the program), and some that it half knows for numbers of any size. So what it is given are keys, mouse, focus,
sizes and the two modes it asked for, in one form and with numbers that can be; all else is passed over, whole.

ECMA-48 (control sequences, control strings), xterm's control sequences (mouse), the keyboard protocol of kitty.
"""

from __future__ import annotations

import re
from typing import Literal

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._keyboard_protocol import FUNCTIONAL_KEYS

Kind = Literal["sequence", "alt", "escape", "string", "broken", "open"]
"""``sequence``: a whole one; ``alt``: a key with Alt; ``escape``: the key Escape; ``string``: how a control string
begins, which goes on until ``STRING_END``; ``broken``: what can become nothing; ``open``: what has not ended yet.
"""

LONGEST = 256
"""Characters of a control sequence; no terminal sends longer ones."""
WIDEST, HIGHEST = 2_000, 1_000
"""Columns and lines of a window; beyond them is no screen, and each would be drawn."""
STRING_END = re.compile(r"\x07|\x9c|\x1b\\|(?=\x1b[^\\])|(?=[\0-\x06\x08-\x1a\x1c-\x1f])")
"""Where a control string ends: its end, or a key, which is none of its characters."""
CONTROL_END = re.compile(r"[@-~]|(?=[\0-\x1f\x7f])")
"""Where a control sequence that is too long ends. What was damaged on the way is passed over with it."""

_CONTROL = re.compile(r"\x1b\[[^@-~\0-\x1f\x7f]*")
_STRINGS = frozenset("]P_^X")
_MOUSE = re.compile(r"\x1b\[<([0-9]{1,3});(-?[0-9]{1,5});(-?[0-9]{1,5})[Mm]")
_SIZE = re.compile(
    r"\x1b\[48;([0-9]{1,5})(?::[0-9:]*)?;([0-9]{1,5})(?::[0-9:]*)?;([0-9]{1,6})(?::[0-9:]*)?;([0-9]{1,6})(?::[0-9:]*)?t"
)
_KEY = re.compile(r"\x1b\[([0-9]*)[0-9:]*(?:;([0-9]*)(?::([0-9]*))?)?(?:;([0-9:]*))?([u~ABCDEFHPQRS])")
_MODE = re.compile(r"\x1b\[\?(?:2026|2048);[0-4]\$y")
_FOCUS = {"\x1b[I", "\x1b[O"}
_RELEASED = "3"
_SHIFT = 2
"""How modifiers are told of Shift alone; less is none."""


def first(text: str) -> tuple[int, Kind]:
    """How many characters of ``text``, which begins with ESC, belong together, and what they are."""
    if len(text) == 1:
        return 1, "open"
    second = text[1]
    if second == "\x1b":
        return 1, "escape"
    if second == "[":
        return _control(text)
    if second in _STRINGS:
        if len(text) == 2:
            return 2, "open"
        return (2, "string") if text[2].isprintable() else (2, "alt")
    if second == "O":
        if len(text) == 2:
            return 2, "open"
        return (3, "sequence") if text[:3] in ANSI_SEQUENCES_KEYS else (2, "alt")
    return 2, "alt"


def _control(text: str) -> tuple[int, Kind]:
    if text.startswith("\x1b[["):  # F1 to F5 of the Linux console
        return (4, "sequence") if len(text) > 3 else (3, "open")
    if text.startswith("\x1b[M"):  # the mouse as xterm told it at first: three characters
        rest = re.match(r"[^\0-\x1f]{0,3}", text[3:])
        end = 3 + (rest.end() if rest else 0)
        return end, "sequence" if end == 6 else "open" if end == len(text) else "broken"
    found = _CONTROL.match(text)
    end = found.end() if found else 2
    if "$" in text[2:end] and (shifted := text[: text.index("$") + 1]) in ANSI_SEQUENCES_KEYS:
        return len(shifted), "sequence"  # rxvt's, the only keys that end so
    if end == len(text):
        return end, "open"
    return (end + 1, "sequence") if "@" <= text[end] <= "~" else (end, "broken")


def known(sequence: str) -> list[str]:
    """What Textual is given for a whole sequence: nothing, where it is neither a key nor what was asked for."""
    if (keys := ANSI_SEQUENCES_KEYS.get(sequence)) is not None:
        return [] if keys is IGNORE_SEQUENCE else [sequence]
    if sequence in _FOCUS or _MODE.fullmatch(sequence):
        return [sequence]
    if found := _MOUSE.fullmatch(sequence):
        button, column, line = map(int, found.groups())
        return [sequence] if button < 256 and 0 < column <= 10 * WIDEST and 0 < line <= 20 * HIGHEST else []
    if found := _SIZE.fullmatch(sequence):
        return _size(*map(int, found.groups()))
    if found := _KEY.fullmatch(sequence):
        return list(_key(*found.groups(default="")))
    return []


def _size(lines: int, columns: int, high: int, wide: int) -> list[str]:
    if not (0 < lines <= HIGHEST and 0 < columns <= WIDEST):
        return []
    if high < lines or wide < columns:  # a terminal that does not know its pixels
        high, wide = lines, columns
    return [f"\x1b[48;{lines};{columns};{high};{wide}t"]


def _key(key: str, modifiers: str, event: str, text: str, end: str) -> list[str]:
    number, held = int(key[:9] or 1), int(modifiers[:9] or 1)
    if constants.DISABLE_KITTY_KEY or event == _RELEASED or not 0 < held <= 256:
        return []
    typed = [int(each[:9]) for each in text.split(":") if each]
    if (number, end, len(typed)) == (27, "~", 1):  # xterm's form of the same
        number, end = typed[0], "u"
        typed = typed if held <= _SHIFT and _character(number) else []
    named = f"{number}{end}" in FUNCTIONAL_KEYS
    if not all(map(_character, typed)) or not (typed or named or (end == "u" and _character(number))):
        return []
    number = number if named or _character(number) else 0
    begun = f"\x1b[{number};{held if modifiers else ''}"
    return [f"{begun};{each}{end}" for each in typed] or [f"{begun}{end}"]


def _character(number: int) -> bool:
    """Whether a person can type the character of this number: no control, no half of a surrogate pair."""
    return 32 <= number < 0x110000 and not 0x7F <= number < 0xA0 and not 0xD800 <= number < 0xE000
