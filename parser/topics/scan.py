"""Finding topic words in text, fast: 0.1 µs a character with three thousand words.

A trie regex needs 1 µs a character here: Chinese words begin with some 700 different characters, and ``re`` tries
the branches one by one. So look at pairs instead: every pair of neighbouring characters is one 32-bit number, and
``map`` asks a dictionary about each without running any Python. Only where a pair begins a word (one place in six)
is the rest of the word looked at.

Of words that overlap, the first counts, and of those that begin together the longest: 教育扶贫 is found as itself, and
警示教育 (on somebody's conduct) is never found as 教育.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import compress

from parser.topics.taxonomy import taxonomy

Says = tuple[tuple[tuple[int, int], ...], ...]
"""For each word of a scanner the topics it speaks for: the rank of each, and a weight."""
STRONG, WEAK = 3, 1
_ASTRAL = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
_NONE = -1
_Longer = dict[int, list[tuple[str, int, int]]]
"""By the pair that follows its first, words of three and more characters, longest first: number and length of each."""


def _pairs(text: str) -> array[int]:
    """Each character of ``text`` and the one after it, as one number. ``text`` has two characters or more.

    The two low bytes come first: of a number, sets and dictionaries use the low bits first, and those of one
    character alone are not enough to tell pairs apart.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) != 2 * len(text) or _ASTRAL.search(text):
        data = _ASTRAL.sub("\ufffd", text).encode("utf-16-le")
    low, high = data[0::2], data[1::2]
    mixed = bytearray(2 * len(data))
    mixed[0::4], mixed[1:-4:4] = low, low[1:]
    mixed[2::4], mixed[3:-4:4] = high, high[1:]
    return array("I", bytes(mixed))


class Scanner:
    """Finds the words of a vocabulary in a text."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """``vocabulary``: words of two or more characters of the Basic Multilingual Plane."""
        self.words: tuple[str, ...] = tuple(dict.fromkeys(vocabulary))
        whole: dict[int, int] = {}
        longer: dict[int, _Longer] = {}
        for number, word in enumerate(self.words):
            if len(word) < 2 or _ASTRAL.search(word):
                raise ValueError(f"a word of one character, or a rare one: {word!r}")
            pairs = _pairs(word)
            if len(word) == 2:
                whole[pairs[0]] = number
            else:
                longer.setdefault(pairs[0], {}).setdefault(pairs[1], []).append((word, number, len(word)))
        self._known: dict[int, tuple[int, _Longer | None] | tuple[()]] = {}
        """By pair: the number of the word it is, if it is one, and the words it begins. Pairs that only come second
        in a word have an empty entry: they begin nothing, but tell that a word may go on."""
        for first, seconds in longer.items():
            self._known[first] = whole.get(first, _NONE), seconds
            for words in seconds.values():
                words.sort(key=lambda entry: -entry[2])
        for first in whole.keys() - longer.keys():
            self._known[first] = whole[first], None
        for seconds in longer.values():
            for second in seconds:
                self._known.setdefault(second, ())

    def find(self, text: str) -> tuple[list[int], list[int]]:
        """The positions of the words in ``text``, in order, and the number of each; see the module for overlaps."""
        positions: list[int] = []
        numbers: list[int] = []
        if len(text) < 2:
            return positions, numbers
        pairs = _pairs(text)
        known = list(map(self._known.get, pairs))
        after = 0
        for at in compress(range(len(text)), known):
            if at < after:
                continue
            number, longer = known[at]  # type: ignore[misc]  # neither None nor empty: compress has left these out
            length = 2
            if longer is not None and known[at + 1] is not None:
                for word, other, size in longer.get(pairs[at + 1], ()):
                    if size == 3 or text.startswith(word, at):
                        number, length = other, size
                        break
            if number != _NONE:
                positions.append(at)
                numbers.append(number)
                after = at + length
        return positions, numbers

    def find_each(self, texts: Iterable[str]) -> list[list[int]]:
        """For each of many short texts, the numbers of its words, in order. Much quicker than one by one."""
        texts = list(texts)
        positions, numbers = self.find("\n".join(texts))
        found: list[list[int]] = []
        done, end = 0, 0
        for text in texts:
            end += len(text) + 1
            until = bisect_left(positions, end, done)
            found.append(numbers[done:until])
            done = until
        return found


@cache
def topic_scanner() -> tuple[Scanner, Says]:
    """The scanner for all topic words, and for each word what it says, the weightiest first, with the weight
    ``STRONG`` or ``WEAK``. A word of several topics speaks for each; an excluded phrase for the topics, if any, whose
    words it holds and which do not exclude it.
    """
    topics = taxonomy()
    says: dict[str, list[tuple[int, int]]] = {}
    for topic in topics:
        for word in topic.words:
            says.setdefault(word, []).append((topic.rank, STRONG))
        for word in topic.weak:
            if word not in topic.words:
                says.setdefault(word, []).append((topic.rank, WEAK))
    known = {word: said for word, said in says.items() if len(word) > 1}
    for phrase in {phrase for topic in topics for phrase in topic.excluded} - says.keys():
        inside = _inside(phrase, known)
        says[phrase] = [(rank, weight) for rank, weight in inside.items() if phrase not in topics[rank].excluded]
    # 扩大消费 says no more than 消费 does: leave it to the jump box
    needed = [
        word for word in says if len(word) > 1 and (word not in known or _inside(word, known) != dict(says[word]))
    ]
    return Scanner(needed), tuple(tuple(sorted(says[word], key=lambda said: -said[1])) for word in needed)


def _inside(phrase: str, known: dict[str, list[tuple[int, int]]]) -> dict[int, int]:
    """What the words within ``phrase`` say, as ``find`` would find them: topics by rank, with weights."""
    size = len(phrase)
    said: dict[int, int] = {}
    at = 0
    while at < size - 1:
        for end in range(size if at else size - 1, at + 1, -1):
            word = phrase[at:end]
            if word in known:
                for rank, weight in known[word]:
                    if weight > said.get(rank, 0):
                        said[rank] = weight
                at = end
                break
        else:
            at += 1
    return said


def title_weights(titles: Iterable[str]) -> list[dict[int, int]]:
    """What each title says: the weight in it of each topic, by rank, each word once; in the order said."""
    scanner, says = topic_scanner()
    found = []
    for numbers in scanner.find_each(titles):
        weights: dict[int, int] = {}
        for number in dict.fromkeys(numbers):
            for rank, weight in says[number]:
                weights[rank] = weights.get(rank, 0) + weight
        found.append(weights)
    return found
