"""Finding names by what was typed among some hundred thousand, in little memory.

All names stand in one text, a line a name, and so do the codes of their readings. Of each code it is kept on which
lines it stands; of what was typed the rarest characters say which lines are looked at. ``Names`` gives the same scores
and is quicker where names are few; its index of pairs would need ten times the room here.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from parser.topics.names import scored
from parser.topics.pinyin import Parse, codes, parses

_LOOKS = 400
"""Names found by a way of reading what was typed before it is enough."""
_LOOKS_FOR_ONE = 80
"""When a single character or letter was typed, which says little."""
_MANY = 6000
"""Names with the rarest character of what was typed from which on the next rarest is asked, too."""
_VERY_MANY = 15000
"""From which on all names are looked through."""
_FEW = 20
"""With fewer hits than this, characters may also lie apart."""
_APART = 12
"""How far, at most, from one to the next."""


class FlatNames:
    """A list of names that does not grow, each once, none with a line break in it."""

    text: str
    """The names, a line each, a line break before the first and behind the last."""
    codes: str
    """The codes of their readings, character for character."""
    starts: array[int]
    """Where each name begins in both."""
    standing: Mapping[str, Sequence[int]]
    """Of each code, the numbers of the names in which it stands."""

    def __init__(self, text: str) -> None:
        """``text`` is the names, a line each, without a line break at the end."""
        self.text = f"\n{text}\n" if text else "\n"
        self.codes = codes(self.text)
        self.starts = array("I")
        at = 0
        while (end := self.text.find("\n", at + 1)) >= 0:
            self.starts.append(at + 1)
            at = end
        self.standing = _standing(self.codes)

    @classmethod
    def of(cls, text: str, codes: str, starts: array[int], standing: Mapping[str, Sequence[int]]) -> FlatNames:
        """What was made before, by all that it consists of."""
        made = cls.__new__(cls)
        made.text, made.codes, made.starts, made.standing = text, codes, starts, standing
        return made

    def __len__(self) -> int:
        return len(self.starts)

    def name(self, number: int) -> str:
        """The name of this number, counted from 0."""
        start = self.starts[number]
        return self.text[start : self.text.find("\n", start)]

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may mean. Any string will do; spaces do not count."""
        typed = "".join(typed.lower().split())
        found: dict[int, float] = {}
        ways = parses(typed)
        for parse in ways:
            if all(parse.elements):
                self._read_as(parse, typed, found)
        if len(found) < _FEW:
            for parse in ways[:1]:
                for number, score in self._apart(parse).items():
                    found.setdefault(number, score)
        return found

    def _read_as(self, parse: Parse, typed: str, found: dict[int, float]) -> None:
        size, letters = len(parse.elements), typed.isascii()
        pattern = re.compile("".join(map(_class, parse.elements)))
        for number, at in self._stands(parse, pattern):
            start, end = self._ends(number)
            exact = not letters and typed in self.text[start:end].lower()
            score = scored(at - start, size, end - start, parse.loose, spelt=letters, exact=exact)
            if score > found.get(number, 0):
                found[number] = score

    def _ends(self, number: int) -> tuple[int, int]:
        start = self.starts[number]
        last = number + 1 == len(self.starts)
        return start, (len(self.text) if last else self.starts[number + 1]) - 1

    def _stands(self, parse: Parse, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Names with the pattern, and where: those that begin so first, as many as are looked at."""
        looks = _LOOKS_FOR_ONE if len(parse.elements) == 1 else _LOOKS
        if len(parse.elements) == 1 or self._rarest(parse) > _VERY_MANY:
            yield from self._looked_through(pattern, looks)
            return
        inside: list[tuple[int, int]] = []
        begun = 0
        for number in self._holding(parse):
            start, end = self._ends(number)
            match = pattern.search(self.codes, start, end)
            if match is None:
                continue
            if match.start() == start:
                begun += 1
                yield number, start
                if begun >= _LOOKS:
                    break
            elif len(inside) < _LOOKS:
                inside.append((number, match.start()))
        yield from inside

    def _holding(self, parse: Parse) -> Iterable[int]:
        """Names that hold the rarest characters of what was typed."""
        known = [[codes for code in element if (codes := self.standing.get(code))] for element in parse.elements]
        sized = sorted(zip([sum(map(len, each)) for each in known], range(len(known)), strict=True))
        size, rarest = sized[0]
        numbers = set(chain.from_iterable(known[rarest]))
        if size > _MANY:
            numbers &= set(chain.from_iterable(known[sized[1][1]]))
        return sorted(numbers)

    def _rarest(self, parse: Parse) -> int:
        """On how many lines the rarest character of what was typed may stand."""
        return min(sum(len(self.standing.get(code, ())) for code in element) for element in parse.elements)

    def _looked_through(self, pattern: re.Pattern[str], looks: int) -> Iterator[tuple[int, int]]:
        """All the text is looked through, until so much is found: quicker where nearly every line may have it."""
        beginning, told, at = re.compile("\n(" + pattern.pattern + ")"), 0, 0
        while told < looks and (match := beginning.search(self.codes, at)):
            yield bisect_right(self.starts, match.start(1)) - 1, match.start(1)
            told += 1
            at = match.end()
        at = 0
        while told < looks and (match := pattern.search(self.codes, at)):
            yield bisect_right(self.starts, match.start()) - 1, match.start()
            told += 1
            at = self.codes.find("\n", match.end())

    def _apart(self, parse: Parse) -> dict[int, float]:
        """Names with the first two characters together and the others after, in order: 教育发展, 教育事业发展."""
        elements = parse.elements
        if len(elements) < 3 or not all(elements):
            return {}
        near = f"[^\n]{{0,{_APART}}}?"
        rest = "".join(near + _class(element) for element in elements[2:])
        pattern = re.compile(_class(elements[0]) + _class(elements[1]) + rest)
        scores: dict[int, float] = {}
        for number in self._holding(parse):
            match = pattern.search(self.codes, *self._ends(number))
            if match is not None:
                scores[number] = 40 + 20 * len(elements) / (match.end() - match.start())
                if len(scores) >= _LOOKS:
                    break
        return scores


def _standing(coded: str) -> dict[str, array[int]]:
    found: dict[str, array[int]] = {}
    for number, line in enumerate(coded[1:-1].split("\n") if len(coded) > 1 else ()):
        for code in set(line):
            held = found.get(code)
            if held is None:
                found[code] = array("I", (number,))
            else:
                held.append(number)
    return found


def _class(members: frozenset[str]) -> str:
    """The pattern of one character of ``members``."""
    if len(members) == 1:
        return re.escape(next(iter(members)))
    return f"[{re.escape(''.join(sorted(members)))}]"
