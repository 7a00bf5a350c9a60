"""Text from files is only text: characters that could act on a terminal are replaced on reading.

The replacement is one character for one, so offsets stay those of the file as it was given.
Replaced are C0 and C1 controls (escape sequences start with one), DEL, the bidirectional
overrides and isolates, line and paragraph separators, and lone surrogates.
"""

from __future__ import annotations

import re

_KEPT = "\t\n\r"
_SHOWN = "\N{REPLACEMENT CHARACTER}"
_UNSAFE = {
    code: _SHOWN
    for code in (
        *(c for c in range(0x20) if chr(c) not in _KEPT),
        *range(0x7F, 0xA0),
        0x061C,
        0x200E,
        0x200F,
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        *range(0xFFF9, 0xFFFC),
    )
}
_UNSAFE[0x0B] = _UNSAFE[0x0C] = "\n"  # vertical tab and form feed end a line
_UNSAFE[0x85] = "\n"
_FOUND = re.compile(f"[{''.join(re.escape(chr(code)) for code in _UNSAFE)}]")


def clean(text: str) -> str:
    """``text`` with every dangerous character replaced; same length."""
    return text.translate(_UNSAFE) if _FOUND.search(text) else text


def damaged(text: str) -> int:
    """How many characters of ``text`` are replacement characters."""
    return text.count(_SHOWN)
