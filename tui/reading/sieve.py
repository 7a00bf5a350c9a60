"""Which entries of the shelf what was typed lets through: words in what their covers say, letters also as pinyin.

All that is said of the entries stands in one text, a line an entry, so that a letter typed costs one look through it,
over thousands as over five.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from tui.reading.names import place_name, title
from tui.reading.shelf import Entry


class Sieve:
    """Entries, ready to be sifted."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries

    @cached_property
    def _text(self) -> str:
        return "\n".join([_about(entry).replace("\n", " ") for entry in self.entries])

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self._text.split("\n"):
            starts.append(at)
            at += len(line) + 1
        return starts

    @cached_property
    def _codes(self) -> str:
        from parser.topics.pinyin import codes  # a table of readings, read when letters are first typed

        return codes(self._text)

    def sift(self, typed: str) -> list[Entry]:
        """The entries in which each word of ``typed`` stands, or is spelled, in their order."""
        kept: set[int] | None = None
        for word in typed.casefold().split():
            found = self._holding(word)
            kept = found if kept is None else kept & found
        if kept is None:
            return list(self.entries)
        return [self.entries[number] for number in sorted(kept)]

    def _holding(self, word: str) -> set[int]:
        text = self._text
        found = self._lines(lambda at: text.find(word, at))
        if word.isascii() and word.isalpha() and (pattern := _spelled(word)):
            codes = self._codes

            def next_spelled(at: int) -> int:
                match = pattern.search(codes, at)
                return match.start() if match else -1

            found |= self._lines(next_spelled)
        return found

    def _lines(self, search: Callable[[int], int]) -> set[int]:
        """The numbers of the lines that ``search``, which says where the next one is, finds something in."""
        found: set[int] = set()
        starts, at = self._starts, search(0)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            if number + 1 == len(starts):
                break
            at = search(starts[number + 1])
        return found


def _spelled(letters: str) -> re.Pattern[str] | None:
    """What may be read so, over codes of readings."""
    from parser.topics.pinyin import parses

    ways = [
        "".join(f"[{re.escape(''.join(sorted(element)))}]" for element in way.elements)
        for way in parses(letters)
        if all(way.elements)
    ]
    return re.compile("|".join(ways)) if ways else None


def _about(entry: Entry) -> str:
    cover = entry.cover
    parents = "".join(cover.place.parents) if cover.place else ""
    said = f"{parents} {place_name(entry)} {cover.year or ''} {title(entry)} {cover.speaker or ''} {entry.file}"
    folded = said.casefold()
    return folded if len(folded) == len(said) else said.lower()
