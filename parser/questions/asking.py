"""Which indicator is meant by what was typed: a standard name, another wording of it, pinyin, initials or English."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from parser.metrics.canonical import canonical
from parser.metrics.standard import indicators
from parser.questions.facts import name_of_wording
from parser.topics.english import English
from parser.topics.names import Names
from parser.topics.pinyin import spells

_SURE = 78.0
"""From this score on, the best name is taken; below it, the nearest are only offered."""
_SYNONYM = 0.985
"""Of its score, for another wording of an indicator."""


_LONGEST, _LONGEST_NAME = 60, 400
"""Characters: what is longer than the first is no name with a word too many, than the second none at all."""


class Meant(NamedTuple):
    """What was meant, and what else is near."""

    name: str | None
    """Under what the rows line up; ``None`` where nothing comes near enough."""
    near: tuple[str, ...]
    """The nearest names, the best first."""


class _Standard:
    """The standard indicators by all their names."""

    def __init__(self) -> None:
        self._names, self._english = Names(), English()
        self._of: dict[int, tuple[str, bool]] = {}
        for number, indicator in enumerate(indicators().values()):
            self._english.add(indicator.english, number)
            for wording in (indicator.name, *indicator.synonyms):
                self._of.setdefault(self._names.add(wording), (indicator.name, wording == indicator.name))
        self._all = list(indicators())

    def search(self, typed: str) -> dict[str, float]:
        """Scores of the standard names that ``typed`` may mean."""
        found: dict[str, float] = {}
        for number, score in self._names.search(typed).items():
            name, own = self._of[number]
            found[name] = max(found.get(name, 0.0), score if own else score * _SYNONYM)
        for number, score in self._english.search(typed, not (found and spells(typed))).items():
            name = self._all[number]
            found[name] = max(found.get(name, 0.0), score)
        return found


@cache
def _standard() -> _Standard:
    return _Standard()


def meant(asked: str, present: Iterable[str] = (), most: int = 8) -> Meant:
    """The indicator that ``asked`` names.

    ``present`` are the names (``facts.name_of``) of the rows at hand: one without a standard name can be asked for,
    too, and of several that come equally near, one that is there is meant.
    """
    asked = " ".join(asked.split())
    if not asked or len(asked) > _LONGEST_NAME:
        return Meant(None, ())
    standard = canonical(asked)
    if standard is not None:
        return Meant(standard, (standard,))
    own = [name for name in dict.fromkeys(present) if name not in indicators()]
    form = name_of_wording(asked)
    if form in own:
        return Meant(form, (form,))
    here = set(present)
    scores = _standard().search(asked)
    named = Names()
    for name in own:
        named.add(name)
    for number, score in named.search(asked).items():
        scores[named.names[number]] = max(scores.get(named.names[number], 0.0), score * _SYNONYM)
    if not scores and not asked.isascii() and len(asked) <= _LONGEST:  # 人均GDP水平: let go of one end after the other
        for cut in range(1, len(asked) - 1):
            scores = {**_standard().search(asked[cut:]), **_standard().search(asked[:-cut])}
            scores = {name: min(score, _SURE - 1) for name, score in scores.items()}
            if scores:
                break
    order = {name: number for number, name in enumerate(indicators())}  # the file's: the most important come first
    ranked = sorted(
        scores, key=lambda name: (-round(scores[name]), name not in here, order.get(name, len(order)), name)
    )
    near = tuple(ranked[:most])
    if not ranked or scores[ranked[0]] < _SURE:
        return Meant(None, near)
    return Meant(ranked[0], near)
