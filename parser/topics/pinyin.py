"""Pinyin, every reading of a character: 长 is *chang* and *zhang*.

Matching goes over *codes*: ``codes(text)`` puts, for each Chinese character, one character that stands for the set of
its readings, and ``parses("tuopin")`` says which codes may stand for what was typed. No reading is guessed and no
combination left out: 长葛 is found as *changge* and as *zhangge*.

The table is made by ``bench/make_pinyin.py``, and read when first needed (some 5 ms).
"""

from __future__ import annotations

import re
import sys
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from parser.text.vocabulary import rows, words

_BASE = 0xE000  # codes are private characters: none can be mistaken for text
_LAST_READ = 0x9FFF
"""The last character of the block, and of the table."""
_STARTS = frozenset(("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw"))
_LONGEST = 6  # letters in a syllable
_MOST = 2_000  # characters typed: more are no name, and how they fall apart costs the square of their number
_PARSES = 4
_RUN = re.compile("[a-z]+|[^a-z]")
_PARTS_SYLLABLES = re.compile("(?<=[a-z])['’](?=[a-z])")
"""As in kou'an and xi'an."""


@dataclass(frozen=True, slots=True)
class Parse:
    """One way to read what was typed: for each character of the text, the codes it may have."""

    elements: tuple[frozenset[str], ...]
    loose: int
    """How many of them were given by less than a syllable: an initial, or the unfinished last one."""


@cache
def _table() -> tuple[str, dict[str, tuple[str, ...]], dict[str, str]]:
    """From characters to codes, from codes to readings, from syllables to the codes read so.

    The first is one string: at the number of a character stands its code, or itself where it has none. As a dict of
    21,000 characters it would take 2 MB.
    """
    translation = array("H", range(_LAST_READ + 1))
    readings_of: dict[str, tuple[str, ...]] = {}
    read_so: dict[str, str] = {}
    for number, row in enumerate(rows("pinyin")):
        code = chr(_BASE + number)
        found = tuple(map(sys.intern, words(row["readings"])))
        for char in row["characters"]:
            translation[ord(char)] = _BASE + number
        readings_of[code] = found
        for syllable in found:
            read_so[syllable] = read_so.get(syllable, "") + code
    return translation.tobytes().decode(f"utf-16-{sys.byteorder[0]}e"), readings_of, read_so


def readings(char: str) -> tuple[str, ...]:
    """How ``char`` may be read, the customary reading first; empty for what is not a Chinese character."""
    _, readings_of, _ = _table()
    return readings_of.get(char.translate(_table()[0]), ())


def spellings(text: str, most: int = 16) -> tuple[str, ...]:
    """``text`` in full pinyin, in all readings: 长葛 is ``zhangge`` and ``changge``. Other characters stand as they
    are, in lower case. At most ``most``, the customary first.
    """
    return _spelled([readings(char) or (char.lower(),) for char in text], most)


def initials(text: str, most: int = 16) -> tuple[str, ...]:
    """The first letters, in all readings: 脱贫攻坚 is ``tpgj``. At most ``most``, the customary first."""
    letters = [tuple(dict.fromkeys(reading[0] for reading in readings(char))) or (char.lower(),) for char in text]
    return _spelled(letters, most)


def _spelled(choices: list[tuple[str, ...]], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(islice(("".join(choice) for choice in product(*choices)), most)))


def codes(text: str) -> str:
    """``text`` in lower case, character for character, each Chinese one as the code of its readings."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_table()[0])


@lru_cache(maxsize=1024)
def _class(typed: str, whole: bool) -> frozenset[str]:
    """The codes of characters read ``typed`` (or, not ``whole``, whose reading begins so).

    *lu* and *nu* are also typed for *lü* and *nü*, which stand in the table as lv and nv. A single letter also stands
    for itself: the g of 5G.
    """
    wanted = (typed, f"{typed[0]}v{typed[2:]}") if typed[:2] in ("lu", "nu") and typed[2:] in ("", "e") else (typed,)
    read_so = _table()[2]
    found = {typed} if len(typed) == 1 else set()
    for syllable in wanted if whole else [name for name in read_so if name.startswith(wanted)]:
        found.update(read_so.get(syllable, ()))
    return frozenset(found)


@lru_cache(maxsize=64)
def parses(typed: str) -> tuple[Parse, ...]:
    """The ways to read ``typed``, the likeliest first, at most a handful; none when it spells nothing or is too long.

    It may mix Chinese characters, whole syllables and initials (``tuopin``, ``tpgj``, ``tuopgj``, ``扶pin``), and its
    last syllable may be unfinished.
    """
    ways: list[tuple[tuple[frozenset[str], ...], int]] = [((), 0)]
    typed = typed.lower() if len(typed) <= _MOST else ""
    for run in _RUN.finditer(_PARTS_SYLLABLES.sub("\n", typed)):
        if run[0] == "\n":
            continue
        if run[0].isascii() and run[0].isalpha():
            choices = _letters(run[0], run.end() == len(typed))
        else:
            choices = [((frozenset(codes(run[0])),), 0)]
        ways = [(way + more, loose + plus) for way, loose in ways for more, plus in choices][:_PARSES]
    return tuple([Parse(way, loose) for way, loose in ways if way])


def spells(typed: str) -> bool:
    """Whether what was typed can be whole syllables, the last one begun: jiaoyu and jiaoy can, eduction cannot."""
    typed = "".join(typed.lower().split())
    ends = [size for size in range(min(_LONGEST, len(typed) - 1)) if not size or _class(typed[-size:], False)]
    return any(way.loose == 0 for size in ends for way in parses(typed[: len(typed) - size]))


def _letters(letters: str, last: bool) -> list[tuple[tuple[frozenset[str], ...], int]]:
    """How a run of letters falls into syllables and initials: whole syllables before initials, few before many."""
    whole, size = _table()[2], len(letters)
    # ends[at]: the best ways to read letters[at:], each (loose, number of elements, pieces)
    ends: list[list[tuple[int, int, tuple[tuple[str, bool], ...]]]] = [[] for _ in range(size)] + [[(0, 0, ())]]
    for at in range(size - 1, -1, -1):
        found = []
        for end in range(at + 1, min(size, at + _LONGEST) + 1):
            piece = letters[at:end]
            if piece in whole and ends[end]:
                found += [(loose, count + 1, ((piece, True), *rest)) for loose, count, rest in ends[end]]
            unfinished = last and end == size and len(piece) > 1 and bool(_class(piece, False))
            if (piece in _STARTS or unfinished) and piece not in whole:
                found += [(loose + 1, count + 1, ((piece, False), *rest)) for loose, count, rest in ends[end]]
        found.sort(key=lambda way: (way[0] + way[1], way[1]))
        ends[at] = found[:_PARSES]
    ways = ends[0]
    singles = tuple((letter, False) for letter in letters)
    spelt = all(letter in _STARTS or letter in whole for letter in letters)
    if spelt and size > 1 and singles not in [pieces for _, _, pieces in ways]:
        ways = [*ways[: _PARSES - 1], (size, size, singles)]
    return [(tuple([_class(piece, exact) for piece, exact in pieces]), loose) for loose, _, pieces in ways]
