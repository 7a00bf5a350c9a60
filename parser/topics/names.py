"""Finding Chinese names by what was typed: characters, pinyin, initials, or a mixture.

An index of neighbours makes it fast with 200,000 names: for each pair of neighbouring characters (as codes of their
readings, see ``pinyin``) it keeps the names that hold it, the beginning of a name counting as a character. What was
typed is looked up pair by pair, the lists are intersected, and only what remains is looked at closely.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise

from parser.topics.pinyin import Parse, codes, parses

_EDGE = "\n"
_CLOSE_LOOKS = 300  # names looked at closely
_LOOKS_FOR_ONE = 60  # when a single character or letter was typed, which says little
_PAIRS = 3
_FEW = 20  # with fewer hits than this, letters may also lie apart


class Names:
    """A growing list of names, each kept once, found by what was typed."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._codes: list[str] = []
        self._numbers: dict[str, int] = {}
        self._index: dict[str, dict[str, list[int]]] = {}

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str) -> int:
        """The number of ``name``, which is added when it is new."""
        number = self._numbers.get(name)
        if number is not None:
            return number
        number = self._numbers[name] = len(self.names)
        self.names.append(name)
        coded = codes(name)
        self._codes.append(coded)
        index = self._index
        first = _EDGE
        for second in coded + _EDGE:
            after = index.get(first)
            if after is None:
                index[first] = {second: [number]}
            else:
                held = after.get(second)
                if held is None:
                    after[second] = [number]
                elif held[-1] != number:
                    held.append(number)
            first = second
        return number

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may mean. Any string will do; spaces do not count."""
        typed = "".join(typed.lower().split())
        found: dict[int, float] = {}
        looks = _CLOSE_LOOKS
        for parse in parses(typed):
            looks -= self._read_as(parse, typed, looks, found)
        if len(found) < _FEW:
            for parse in parses(typed)[:1]:
                for number, score in self._apart(parse).items():
                    found.setdefault(number, score)
        return found

    def _holding(self, firsts: frozenset[str] | str, seconds: frozenset[str]) -> set[int]:
        """Names with a character of ``firsts`` before one of ``seconds``."""
        lists: list[list[int]] = []
        for first in firsts:
            after = self._index.get(first)
            if after is not None:
                lists += [after[second] for second in after.keys() & seconds]
        return set(chain.from_iterable(lists))

    def _read_as(self, parse: Parse, typed: str, looks: int, found: dict[int, float]) -> int:
        """Put into ``found`` the names in which what was typed, read in this way, stands in one piece; look at no more
        than ``looks`` names, those that begin so first. Returns how many were looked at.
        """
        elements, size, letters = parse.elements, len(parse.elements), typed.isascii()
        leading = self._holding(_EDGE, elements[0])
        if size == 1:
            looks = min(looks, _LOOKS_FOR_ONE)
            holding = set(islice(self._with(elements[0]), looks)) if len(leading) < looks else leading
        else:
            pairs = sorted(pairwise(elements), key=lambda pair: len(pair[0]) * len(pair[1]))[:_PAIRS]
            holding = self._holding(*pairs[0])
            for pair in pairs[1:]:
                holding &= self._holding(*pair)
            leading &= holding
        looked = 0
        for number in islice(chain(leading, holding - leading), max(looks, 0)):
            looked += 1
            coded = self._codes[number]
            at = _where(coded, elements)
            if at >= 0:
                exact = not letters and typed in self.names[number].lower()
                score = scored(at, size, len(coded), parse.loose, spelt=letters, exact=exact)
                if score > found.get(number, 0):
                    found[number] = score
        return looked

    def _with(self, members: frozenset[str]) -> chain[int]:
        after = (self._index[member] for member in members if member in self._index)
        return chain.from_iterable(chain.from_iterable(lists.values()) for lists in after)

    def _apart(self, parse: Parse) -> dict[int, float]:
        """Names with the first two characters together and the others after, in order: 教育发展, 教育事业发展."""
        elements = parse.elements
        if len(elements) < 3:
            return {}
        holding = self._holding(elements[0], elements[1])
        scores: dict[int, float] = {}
        for number in islice(sorted(holding), _CLOSE_LOOKS):
            coded = self._codes[number]
            at = _where(coded, elements[:2])
            end = at + 2
            for element in elements[2:]:
                while end < len(coded) and coded[end] not in element:
                    end += 1
                end += 1
            if at >= 0 and end <= len(coded):
                scores[number] = 40 + 20 * len(elements) / (end - at)
        return scores


def _where(coded: str, elements: tuple[frozenset[str], ...]) -> int:
    """Where the elements stand in ``coded``, one after the other; -1 where they do not."""
    first, size = elements[0], len(elements)
    for at, code in enumerate(coded):
        if code in first:
            piece = coded[at : at + size]
            if len(piece) < size:
                return -1
            for element, other in zip(elements, piece, strict=True):
                if other not in element:
                    break
            else:
                return at
    return -1


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


class Beginnings:
    """A list of words, found by what was typed when they begin so. Quicker to make than ``Names``."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._codes = codes(_EDGE.join(words)).split(_EDGE)
        self._by_first: dict[str, list[int]] = {}
        for number, coded in enumerate(self._codes):
            self._by_first.setdefault(coded[:1], []).append(number)

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the words that ``typed`` may begin. Any string will do; spaces do not count."""
        typed = "".join(typed.lower().split())
        found: dict[int, float] = {}
        for parse in parses(typed):
            elements, size = parse.elements, len(parse.elements)
            for first in self._by_first.keys() & elements[0]:
                for number in self._by_first[first]:
                    coded = self._codes[number]
                    if len(coded) < size or _where(coded[:size], elements) < 0:
                        continue
                    letters = typed.isascii()
                    exact = not letters and self._words[number].lower().startswith(typed)
                    score = scored(0, size, len(coded), parse.loose, spelt=letters, exact=exact)
                    if score > found.get(number, 0):
                        found[number] = score
        return found
