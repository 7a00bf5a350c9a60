"""White space, in all its forms, and what is printed around it."""

from __future__ import annotations

import re

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# White space is spelt out: re looks for plain characters and ranges more quickly than for \s among them.
BLANKS = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ue000-\uf8ff" + INVISIBLE
SPACE = f"[{BLANKS}]"
"""One white space, as a pattern."""
SEEN = re.compile(f"[^{INVISIBLE}]")
"""What is not of zero width."""
SOLID = re.compile(f"[^{BLANKS}]")
"""What is no white space."""
ENTITY = re.compile("&(?:nbsp|ensp|emsp|#160|#12288)[;；]?")
SPACES = re.compile(SPACE + "+")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of ``text[start:end]`` without the white space at its ends."""
    solid = SOLID.search(text, start, end)
    while solid is not None and text[solid.start()] == "&" and (entity := ENTITY.match(text, solid.start(), end)):
        solid = SOLID.search(text, entity.end(), end)
    if solid is None:
        return end, end
    while text[end - 1].isspace() or text[end - 1] in INVISIBLE or "\ue000" <= text[end - 1] <= "\uf8ff":
        end -= 1
    return solid.start(), end
