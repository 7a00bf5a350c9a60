"""Every pattern of the parser, and texts made out of it that would have it try very many ways.

A pattern that repeats what can be put together in several ways (``(?:省市|省|市)*``) tries them all where the text goes
on otherwise: twenty characters take a second, thirty an hour. A pattern that looks for a long run from each of its
characters takes the square of its length. Both are found by what the pattern itself repeats.
"""

from __future__ import annotations

import functools
import gc
import importlib
import pkgutil
import random
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as reader  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator
from typing import Any

import parser
from tests.hostile.adversarial import ordinary

_MANY = 20
"""What may be repeated less often is put together in few ways."""
_OF_CATEGORY = {op.CATEGORY_SPACE: " ", op.CATEGORY_DIGIT: "1", op.CATEGORY_NOT_WORD: "，"}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_ENDS = "\0甲1，"
"""With which no pattern ends."""


def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of all modules, by their names, also those that are made when they are needed first; of the same
    pattern one.
    """
    for module in pkgutil.walk_packages(parser.__path__, "parser."):
        if not module.name.endswith("pdf_pages"):
            importlib.import_module(module.name)
    parser.parse(ordinary(20_000))
    found = {
        f"{module}.{name} {number}": value
        for module in sorted(sys.modules)
        if module.split(".")[0] == "parser"
        for name, holder in vars(sys.modules[module]).items()
        for number, value in enumerate(_made(holder) if isinstance(holder, functools._lru_cache_wrapper) else [holder])
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    return {name: found[name] for name in {found[name].pattern: name for name in reversed(found)}.values()}


def _made(function: object) -> list[object]:
    """What a function that remembers its results has made so far."""
    kept = [each for each in gc.get_referents(function) if isinstance(each, dict)]
    return [part for each in kept for made in each.values() for part in (made if isinstance(made, tuple) else (made,))]


def lasting(pattern: re.Pattern[str], chance: random.Random) -> Iterator[str]:
    """Texts of some 200 characters, made of what the pattern repeats; nothing where it repeats only characters."""
    tree = reader.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for before, repeated in _loops(list(tree)):
        for turn in range(60):
            one = _sample(repeated, chance)
            other = _sample(repeated, chance)
            middle = (one * 30, (one + other) * 15, "".join(_sample(repeated, chance) for _ in range(30)))[turn % 3]
            yield (_sample(before, chance) + middle)[:200] + chance.choice(_ENDS)


def long_runs(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about so many characters: a run of what the pattern repeats without end."""
    chance = random.Random(1)
    for before, repeated in _runs(list(reader.parse(pattern.pattern, pattern.flags & ~re.UNICODE))):
        start, unit = _sample(before, chance), _sample(repeated, chance) or "甲"
        yield start + unit * (size // len(unit)) + "\0"


def _loops(tree: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """What is repeated and is more than a character, each with what stands before it."""
    for before, repeated in _repeats(tree, _MANY):
        if not (len(repeated) == 1 and repeated[0][0] in (op.IN, op.ANY, op.LITERAL, op.NOT_LITERAL)):
            yield before, repeated


def _runs(tree: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    yield from _repeats(tree, 1000)


def _repeats(tree: list[Any], least: int) -> Iterator[tuple[list[Any], list[Any]]]:
    for at, (kind, value) in enumerate(tree):
        if kind in _REPEATS and value[1] >= least:
            yield tree[:at], list(value[2])
        for part in _parts(kind, value):
            yield from ((tree[:at] + before, repeated) for before, repeated in _repeats(part, least))


def _parts(kind: Any, value: Any) -> list[list[Any]]:
    if kind in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return [list(value[2])]
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    return [list(value)] if kind is op.ATOMIC_GROUP else []


def _sample(tree: list[Any], chance: random.Random) -> str:
    """A text that the pattern, or this part of it, holds."""
    found = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            found += chr(value)
        elif kind in (op.ANY, op.NOT_LITERAL):
            found += chance.choice("甲市1")
        elif kind is op.IN:
            found += chance.choice(_characters(value))
        elif kind in (*_REPEATS, op.POSSESSIVE_REPEAT):
            times = chance.randint(value[0], min(value[1], value[0] + 2)) if value[0] < 20 else value[0]
            found += "".join(_sample(list(value[2]), chance) for _ in range(times))
        elif kind is op.BRANCH:
            found += _sample(list(chance.choice(value[1])), chance)
        elif kind not in (op.ASSERT, op.ASSERT_NOT):
            found += "".join(_sample(part, chance) for part in _parts(kind, value))
    return found


def _characters(items: list[Any]) -> str:
    """Some characters of a class."""
    if items[0][0] is op.NEGATE:
        without = re.compile("[^" + "".join(map(re.escape, _characters(items[1:]))) + "]")
        return "".join(without.findall("甲市1 ，。（）")) or "乙"
    found = ""
    for kind, value in items:
        if kind is op.LITERAL:
            found += chr(value)
        elif kind is op.RANGE:
            found += chr(value[0]) + chr((value[0] + value[1]) // 2)
        elif kind is op.CATEGORY:
            found += _OF_CATEGORY.get(value, "甲")
    return found[:12]
