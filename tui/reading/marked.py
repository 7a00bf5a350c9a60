"""Which part of a name fits what was typed: in characters, in pinyin or by initials, or in English."""

from __future__ import annotations

import re
from collections.abc import Callable

from parser.topics.pinyin import codes, parses

Span = tuple[int, int]


def marked(name: str, typed: str) -> Span | None:
    """The first part of ``name`` that ``typed`` stands for; ``None`` where no one piece does."""
    wanted = "".join(typed.casefold().split())
    if not wanted or not name:
        return None
    folded = name.casefold()
    if len(folded) == len(name):
        for text in (" ".join(typed.casefold().split()), wanted):
            at = folded.find(text)
            if at >= 0:
                return at, at + len(text)
    coded = codes(name)
    for parse in parses(wanted):
        size = len(parse.elements)
        for at in range(len(coded) - size + 1):
            if all(code in element for element, code in zip(parse.elements, coded[at : at + size], strict=True)):
                return at, at + size
    return None


def spelling(typed: str) -> Callable[[str], bool] | None:
    """A test whether letters spell a part of a text that is given in ``codes``; ``None`` for what is no pinyin.

    For many texts: each is looked at once, by one regular expression.
    """
    word = typed.casefold()
    if len(word) < 2 or not (word.isascii() and word.isalpha()):
        return None
    ways = ["".join(f"[{re.escape(''.join(sorted(element)))}]" for element in parse.elements) for parse in parses(word)]
    if not ways:
        return None
    found = re.compile("|".join(ways)).search
    return lambda coded: found(coded) is not None
