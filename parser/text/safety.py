"""Text from files is only text: characters that could act on a terminal are replaced on reading.

The replacement is one character for one, so offsets stay those of the file as it was given.
Replaced are C0 and C1 controls (escape sequences start with one), DEL, the bidirectional
overrides and isolates, line and paragraph separators, and lone surrogates.
"""

from __future__ import annotations

import re

_SHOWN = "\N{REPLACEMENT CHARACTER}"
_DISTINCT = 80
"""Different characters replaced one by one; all but the two thousand surrogates are no more."""
_ENDS = "\v\f\x85"  # vertical tab, form feed and next line end a line
_BLANKS = str.maketrans("\n\r\t", "   ")
_UNSAFE = re.compile(
    "[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
)


def clean(text: str) -> str:
    """``text`` with every dangerous character replaced; same length."""
    at = 0
    for _ in range(_DISTINCT):
        found = _UNSAFE.search(text, at)
        if found is None:
            return text
        # Each dangerous character is replaced wherever it stands: a file of nothing else costs no more than another.
        text, at = text.replace(found[0], "\n" if found[0] in _ENDS else _SHOWN), found.end()
    return _UNSAFE.sub(lambda found: "\n" if found[0] in _ENDS else _SHOWN, text)


def one_line(text: str) -> str:
    """``text``, the name of a file for one, as it can stand in a line: cleaned, its line ends and tabs blanks."""
    return clean(text).translate(_BLANKS)


def damaged(text: str) -> int:
    """How many characters of ``text`` are replacement characters."""
    return text.count(_SHOWN)
