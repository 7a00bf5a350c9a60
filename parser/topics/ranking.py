"""How well what was typed fits each kind of thing that jump reaches, in open reports and in a library alike.

Scores go from 0 to 100. Where two things fit equally, a topic comes before a heading before an indicator before a
report; a topic with nothing in the reports at hand comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from parser.metrics.standard import Indicator
from parser.topics.english import English
from parser.topics.pinyin import spells

TOPIC, HEADING, INDICATOR, REPORT = range(4)
WEIGHTS = (1.0, 0.99, 0.98, 0.97)
"""Of the score, by kind."""
ABSENT = 0.05
"""Of its score, for a topic that is in no report at hand."""
PLACES = 50
"""Told of a hit among the first."""
FOUND, PARTLY = 60.0, 5
"""A best score below the first is hardly what was meant: then the texts are looked through, and the words of what was
typed for topics, so many at most.
"""
FIRST, FEW_PLACES = 3, 3
"""So many hits are the first; so many places are told of one that is not among them."""
_HOLDS, _OWN_WORDING = 90.0, 0.95
"""Below the first score a name only holds what was typed; the second is of its score, where an indicator has no
standard name: its wording is half a sentence, and a heading that holds it says more.
"""
_SYNONYM = 0.98  # of its score, for another wording of an indicator

Ranked = tuple[float, int, int, int]
"""A candidate: its weighted score, negative, so that the best is the least; its kind; what decides where two are equal
so far; its number among those of its kind.
"""


class Searched(Protocol):
    """Names that are found by what was typed, by their numbers, with scores."""

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may mean."""


def english_names(indicator: Indicator) -> list[str]:
    """What an indicator may be called in Latin letters: its English name, and its wordings that the reports themselves
    write so (GDP, CPI, PM2.5), which are as good as a name.
    """
    return [indicator.english, *(wording for wording in indicator.synonyms if wording.isascii())]


def indicators_named(
    query: str,
    names: Searched,
    english: English,
    synonyms: Searched,
    meant: Callable[[int], Iterable[int]],
    *,
    topics: bool,
) -> dict[int, float]:
    """Indicators by any of their names. ``meant`` has those of which something is another wording; ``topics`` says
    whether the query found some, so that letters which spell Chinese are not looked at for slips.
    """
    found = names.search(query)
    for number, score in english.search(query, not ((topics or found) and spells(query))).items():
        found[number] = max(score, found.get(number, 0))
    for synonym, score in synonyms.search(query).items():
        for number in meant(synonym):
            found[number] = max(score * _SYNONYM, found.get(number, 0))
    return found


def weighed(score: float, *, standard: bool) -> float:
    """An indicator's score beside those of other kinds."""
    return score * WEIGHTS[INDICATOR] * (1 if standard or score >= _HOLDS else _OWN_WORDING)


def reports_named(query: str, named: Callable[[str], dict[int, float]]) -> dict[int, float]:
    """Reports by any of their names (``named``, for one word); words typed apart must all fit: 开封 2020."""
    found: dict[int, float] | None = None
    for part in query.split():
        fits = named(part)
        found = fits if found is None else {key: min(found[key], fits[key]) for key in found.keys() & fits.keys()}
    return found or {}


def by_size(sizes: dict[int, int], limit: int) -> list[tuple[int, float]]:
    """The largest of these topics, by rank, each with its size in hundredths of the largest."""
    whole = max(sizes.values(), default=1)
    largest = sorted(sizes, key=lambda rank: (-sizes[rank], rank))[:limit]
    return [(rank, round(100 * sizes[rank] / whole, 1)) for rank in largest]
