"""Which part of a name fits what was typed: in characters, in pinyin or by initials, or in English."""

from __future__ import annotations

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
