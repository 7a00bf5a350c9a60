"""Finding things by their English names: words begun, either spelling, one slip of the finger in a word.

The names are few (some thousand words), so they are looked at one by one.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from sys import intern

_WORD = re.compile(r"[a-z0-9&.]+(?:'[a-z]+)?")
_SLIP_FROM = 4  # letters
_EXACT, _SLIPPED, _SLIPPED_BEGUN = 1.0, 0.82, 0.72
_BEGUN, _NEARLY_DONE = 0.84, 0.08  # a word begun, and what is added as it nears its end
# British, American.
_SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("labour", "labor"), ("neighbour", "neighbor"),
    ("harbour", "harbor"), ("centre", "center"), ("defence", "defense"), ("programme", "program"), ("ageing", "aging"),
    ("theatre", "theater"), ("civilis", "civiliz"), ("organis", "organiz"), ("modernis", "moderniz"),
    ("licence", "license"), ("healthcare", "health care"), ("mould", "mold"), ("grey", "gray"), ("metre", "meter"),
)  # fmt: skip
_VARIES = re.compile("|".join(form for pair in _SPELLINGS for form in pair))


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case; a possessive loses its ending."""
    return [word.split("'")[0] for word in _WORD.findall(text.lower().replace("’", "'"))]


def spellings_of(text: str) -> set[str]:
    """``text`` in lower case, in British and American spelling."""
    lowered = text.lower()
    if not _VARIES.search(lowered):
        return {lowered}
    british, american = lowered, lowered
    for one, other in _SPELLINGS:
        british, american = british.replace(other, one), american.replace(one, other)
    return {lowered, british, american}


class English:
    """A growing list of English names and whom they belong to."""

    def __init__(self) -> None:
        self._names: list[tuple[tuple[str, ...], int, float]] = []
        """Words, owner, weight."""
        self._holding: dict[str, array[int]] = {}
        self._words: list[str] = []
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        """Words by their first so many letters."""

    def add(self, name: str, owner: int, weight: float = 1.0) -> None:
        """``owner`` is found by ``name``; ``weight``, at most 1, scales its scores."""
        for spelling in spellings_of(name):
            number = len(self._names)
            words = tuple([intern(word) for word in words_of(spelling)])
            self._names.append((words, owner, weight))
            for word in set(words):
                self._holding.setdefault(word, array("I")).append(number)
        self._words = []

    def search(self, typed: str, slips: bool = True) -> dict[int, float]:
        """Scores, up to 100, of the owners that ``typed`` may mean. Any string will do. Without ``slips``, what was
        typed was meant: it spells something in Chinese that is there.
        """
        asked = words_of(typed)
        if not asked:
            return {}
        if not self._words:
            self._make_ready()
        meant = [self._meant(word, slips) for word in asked]
        found: dict[int, float] = {}
        if not all(meant):
            return found
        rarest = min(meant, key=len)
        for number in {number for word in rarest for number in self._holding[word]}:
            words, owner, weight = self._names[number]
            score = _fit(words, meant) * weight
            if score > found.get(owner, 0):
                found[owner] = score
        return found

    def _meant(self, typed: str, slips: bool) -> dict[str, float]:
        """The words that ``typed`` may be, with how near it is to each."""
        words = self._words
        meant: dict[str, float] = {}
        at = bisect_left(words, typed)
        while at < len(words) and words[at].startswith(typed):
            begun = _BEGUN + _NEARLY_DONE * len(typed) / len(words[at])
            meant[words[at]] = _EXACT if words[at] == typed else begun
            at += 1
        if slips and len(typed) >= _SLIP_FROM and _EXACT not in meant.values():
            for word, nearness in self._slipped(typed).items():
                meant.setdefault(word, nearness)
        return meant

    def _make_ready(self) -> None:
        self._words = sorted(self._holding)
        self._beginnings = {}

    def _slipped(self, typed: str) -> dict[str, float]:
        """Words that ``typed`` is but for one slip (a letter too many, missing, wrong, or two exchanged), whole or so
        far as it was typed.
        """
        # loaded when a word was typed that is not there: it costs 28 ms
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        meant: dict[str, float] = {}
        for word, *_ in process.extract_iter(typed, self._words, scorer=OSA.distance, score_cutoff=1):
            meant[word] = _SLIPPED
        for size in (len(typed) - 1, len(typed), len(typed) + 1):
            begun = self._begun(size)
            for start, *_ in process.extract_iter(typed, begun.keys(), scorer=OSA.distance, score_cutoff=1):
                for word in begun[start]:
                    meant.setdefault(word, _SLIPPED_BEGUN)
        return meant

    def _begun(self, size: int) -> dict[str, list[str]]:
        """The words longer than ``size``, by their first ``size`` letters."""
        beginnings = self._beginnings.get(size)
        if beginnings is None:
            beginnings = self._beginnings[size] = {}
            for word in self._words:
                if len(word) > size:
                    beginnings.setdefault(word[:size], []).append(word)
        return beginnings


def _fit(words: tuple[str, ...], meant: list[dict[str, float]]) -> float:
    """How well the words of a name fit those asked for; 0 when one of them is missing."""
    places: list[int] = []
    nearness = 1.0
    for choices in meant:
        best, place = 0.0, -1
        for at, word in enumerate(words):
            if at not in places and choices.get(word, 0) > best:
                best, place = choices[word], at
        if place < 0:
            return 0.0
        places.append(place)
        nearness *= best
    if len(places) == len(words):
        base = 100.0 if places == sorted(places) else 90.0
    elif places == list(range(len(places))):
        base = 88.0 + 8 * len(places) / len(words)
    else:
        base = 78.0 + 8 * len(places) / len(words)
    return base * nearness
