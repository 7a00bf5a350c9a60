"""A text as the search index knows it: its characters without white space, and every two neighbours as a token.

Consecutive tokens of a phrase at consecutive places are the phrase itself, so the index alone tells exactly which
reports hold a phrase of two characters or more, and how often. White space is left out because texts are hard-wrapped:
a phrase broken over a line end is still that phrase. What a token is made of is part of the library's form: a change
here needs a new ``schema.VERSION``.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import add

LAST = "\U0010fffe"
"""Stands after the last character, so that it begins a token, too."""


MOVED = "\U0010f700", "\U0010f77f"
"""The characters, first and last, that ASCII becomes in a token. What a text prints of these stands for itself in it,
so that the index does not tell both apart."""


_STRANGE = re.compile(f"[{'-'.join(MOVED)}{LAST}]")


class _Kept(dict[int, int]):
    """ASCII characters moved out of the way: the tokenizer would split at them and forget their case."""

    def __missing__(self, code: int) -> int:
        self[code] = moved = code + ord(MOVED[0]) if code < 0x80 else code
        return moved


_MOVED = _Kept()


def compact(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def tokens(text: str) -> str:
    """The tokens of a compact text, parted by spaces."""
    moved = text.translate(_MOVED)
    return " ".join(map(add, moved, moved[1:] + LAST))


def query(phrase: str) -> str:
    """The index's expression for a compact phrase of two characters or more."""
    moved = phrase.translate(_MOVED)
    return f'"{" ".join(map(add, moved, moved[1:]))}"'


def letters(text: str) -> Counter[str]:
    """How often each character stands in a compact text."""
    return Counter(text)


def told_apart(phrase: str) -> bool:
    """Whether the index tells a phrase from all others in a text that prints none of ``MOVED``."""
    return _STRANGE.search(phrase) is None
