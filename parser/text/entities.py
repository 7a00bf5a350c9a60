"""Character entities (``&mdash;``) that a plain text kept from the web page it was saved from.

Each becomes its character, with zero-width spaces, which the paragraphs leave out, to fill its place: so offsets stay
those of the file as it was given.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_ENTITY = re.compile(
    r"&(?:amp;)*((?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});|(?:nbsp|ensp|emsp|#160|#12288)[；]?)"
)
"""``&amp;mdash;`` was escaped twice; ``&nbsp`` is printed without its semicolon, or with a wide one."""
_WIDE_BLANKS = "\N{EN SPACE}\N{EM SPACE}"
"""They indent paragraphs, where a text editor sets the wide blank of Chinese type."""
_FILL = "\N{ZERO WIDTH SPACE}"


def decode(text: str) -> str:
    """``text`` with each entity of one character as that character; same length."""
    return _ENTITY.sub(lambda found: _character(found[0], found[1]), text) if "&" in text else text


@lru_cache(maxsize=1 << 10)
def _character(printed: str, name: str) -> str:
    name = name.rstrip(";；")
    character = html.unescape(f"&{name};")
    if len(character) != 1:
        return printed
    if character in _WIDE_BLANKS:
        character = "\N{IDEOGRAPHIC SPACE}"
    return character.ljust(len(printed), _FILL)
