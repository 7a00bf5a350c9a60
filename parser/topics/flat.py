"""Finding Chinese names by what was typed: characters, pinyin, initials, or a mixture; among some hundred thousand.

All names stand in one text, a line a name, and so do the codes of their readings (see ``pinyin``). Of each code it is
kept on which lines it stands; of what was typed the rarest characters say which lines are looked at. An index of pairs
of neighbours was no quicker and took ten times the room.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from parser.topics.pinyin import Parse, codes, parses

_LOOKS = 400
"""Names found by a way of reading what was typed before it is enough."""
_LOOKS_FOR_ONE = 80
"""When a single character or letter was typed, which says little."""
_MANY = 6000
"""Names with the rarest character of what was typed from which on the next rarest is asked, too."""
_VERY_MANY = 15000
"""From which on all names are looked through."""
_FEW_TO_SEE = 600
"""Up to so many names are looked at one by one; with a single character the text is looked through from there on."""
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
    def of_each(cls, names: Iterable[str]) -> FlatNames:
        """The names one by one, in their order; a line break in one is as good as a space."""
        return cls("\n".join([name.replace("\n", " ") or " " for name in names]))

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
                self._score(parse, typed, self._stands(parse), found)
        if len(found) < _FEW:
            for parse in ways[:1]:
                for number, score in self._apart(parse).items():
                    found.setdefault(number, score)
        return found

    def begun(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may begin. Any string will do; spaces do not count."""
        typed = "".join(typed.lower().split())
        found: dict[int, float] = {}
        for parse in parses(typed):
            if all(parse.elements):
                starts = ((number, self.starts[number]) for number in self._holding(parse))
                places = ((number, at) for number, at in starts if _fits(self.codes, at, parse.elements))
                self._score(parse, typed, places, found)
        return found

    def _score(self, parse: Parse, typed: str, places: Iterable[tuple[int, int]], found: dict[int, float]) -> None:
        """Put into ``found`` how well the names fit in which what was typed, read in this way, stands there."""
        size, letters = len(parse.elements), typed.isascii()
        for number, at in places:
            start, end = self._ends(number)
            exact = not letters and typed in self.text[start:end].lower()
            score = scored(at - start, size, end - start, parse.loose, spelt=letters, exact=exact)
            if score > found.get(number, 0):
                found[number] = score

    def _number(self, at: int) -> int:
        """The number of the name that stands there."""
        return bisect_right(self.starts, at) - 1

    def _ends(self, number: int) -> tuple[int, int]:
        start = self.starts[number]
        last = number + 1 == len(self.starts)
        return start, (len(self.text) if last else self.starts[number + 1]) - 1

    def _stands(self, parse: Parse) -> Iterator[tuple[int, int]]:
        """Names in which what was typed stands in one piece, and where: those that begin so first, as many as are
        looked at.
        """
        looks = _LOOKS_FOR_ONE if len(parse.elements) == 1 else _LOOKS
        most = _FEW_TO_SEE if len(parse.elements) == 1 else _VERY_MANY
        if self._rarest(parse) > most:
            yield from self._looked_through(_pattern(parse.elements), looks)
            return
        inside: list[tuple[int, int]] = []
        begun = 0
        for number, at in self._seen(parse, self._holding(parse)):
            if at == self.starts[number]:
                begun += 1
                yield number, at
                if begun >= looks:
                    return
            elif len(inside) < looks:
                inside.append((number, at))
        yield from inside[: looks - begun] if len(parse.elements) == 1 else inside

    def _seen(self, parse: Parse, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Of these names those in which what was typed stands, and where. A pattern is quicker than a look, but takes
        longer to be made than a look at some hundred names.
        """
        pattern = _pattern(parse.elements) if len(numbers) > _FEW_TO_SEE else None
        for number in numbers:
            start, end = self._ends(number)
            if pattern is None:
                at = _where(self.codes, start, end, parse.elements)
            else:
                match = pattern.search(self.codes, start, end)
                at = match.start() if match else -1
            if at >= 0:
                yield number, at

    def _holding(self, parse: Parse) -> list[int]:
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
            yield self._number(match.start(1)), match.start(1)
            told += 1
            at = match.end()
        at = 0
        while told < looks and (match := pattern.search(self.codes, at)):
            yield self._number(match.start()), match.start()
            told += 1
            at = self.codes.find("\n", match.end())

    def _apart(self, parse: Parse) -> dict[int, float]:
        """Names with the first two characters together and the others after, in order: 教育发展, 教育事业发展."""
        elements = parse.elements
        if len(elements) < 3 or not all(elements):
            return {}
        scores: dict[int, float] = {}
        for number, start, end in self._seen_apart(elements, self._holding(parse)):
            scores[number] = 40 + 20 * len(elements) / (end - start)
            if len(scores) >= _LOOKS:
                break
        return scores

    def _seen_apart(
        self, elements: tuple[frozenset[str], ...], numbers: Sequence[int]
    ) -> Iterator[tuple[int, int, int]]:
        """Of these names those in which the elements stand apart, and from where to where."""
        if len(numbers) > _FEW_TO_SEE:
            pattern = _pattern(elements, apart=True)
            for number in numbers:
                match = pattern.search(self.codes, *self._ends(number))
                if match is not None:
                    yield number, match.start(), match.end()
            return
        for number in numbers:
            start, end = self._ends(number)
            first = _where(self.codes, start, end, elements[:2])
            at = first + 2
            for element in elements[2:] if first >= 0 else ():
                near = (other for other in range(at, min(at + _APART + 1, end)) if self.codes[other] in element)
                at = next(near, -1) + 1
                if not at:
                    break
            if first >= 0 and at:
                yield number, first, at


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


def _pattern(elements: tuple[frozenset[str], ...], apart: bool = False) -> re.Pattern[str]:
    """The elements one after the other; ``apart``: with something between them from the second on."""
    classes = [f"[{re.escape(''.join(sorted(element)))}]" for element in elements]
    if apart:
        classes[1:] = [classes[1] + "".join(f"[^\n]{{0,{_APART}}}?{each}" for each in classes[2:])]
    return re.compile("".join(classes))


def _where(coded: str, start: int, end: int, elements: tuple[frozenset[str], ...]) -> int:
    """Where between ``start`` and ``end`` the elements stand, one after the other; -1 where they do not."""
    first = elements[0]
    for at in range(start, end - len(elements) + 1):
        if coded[at] in first and _fits(coded, at, elements):
            return at
    return -1


def _fits(coded: str, at: int, elements: tuple[frozenset[str], ...]) -> bool:
    """Whether the elements stand there, one after the other; none of them is a line break."""
    for code, element in zip(coded[at : at + len(elements)], elements, strict=False):
        if code not in element:
            return False
    return at + len(elements) <= len(coded)


def scored(at: int, size: int, length: int, loose: int, *, spelt: bool, exact: bool) -> float:
    """How well a find fits: all of the name before its beginning before its middle; characters as typed before
    pinyin, whole syllables before initials, long initials before short ones; homophones of Chinese typed last.
    """
    share = size / length
    if share == 1:
        score = 100.0
    else:
        score = (90 if at == 0 else 80) + 8 * share
    if spelt:
        score -= 2
        if loose:
            score -= 6 * loose / size
            if share < 1:
                score -= max(0, 4 - size) * 8 * loose / size
    elif not exact:
        score -= 25
    return score
