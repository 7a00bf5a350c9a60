"""Which topics may be meant by what was typed."""

from __future__ import annotations

from array import array
from functools import cache

from parser.topics.english import English
from parser.topics.flat import FlatNames
from parser.topics.names import Names
from parser.topics.pinyin import spellings, spells
from parser.topics.taxonomy import taxonomy

_OTHER_NAME, _WORD, _WEAK_WORD, _SOUND, _OTHER_ENGLISH = 0.99, 0.96, 0.8, 0.9, 0.97
_BEGUN_WORD = 0.8  # a match word that is not given whole says little: 教育 does not ask for 教育扶贫
_WHOLE = 93.0  # from this score on, a match word was given whole


class TopicNames:
    """Names and match words of all topics. A match word is found from its beginning, a name anywhere."""

    def __init__(self) -> None:
        self._names = Names()
        self._ranks: list[list[tuple[int, float]]] = []
        self._word_of = array("H")
        """For each match word, the weak ones last, the rank of its topic."""
        self._english = English()
        for topic in taxonomy():
            for name in topic.zh:
                number = self._names.add(name)
                if number == len(self._ranks):
                    self._ranks.append([])
                self._ranks[number].append((topic.rank, 1.0 if name == topic.name_zh else _OTHER_NAME))
                for spelling in spellings(name, 2):
                    self._english.add(spelling, topic.rank, _SOUND)
            for name in topic.en:
                self._english.add(name, topic.rank, 1.0 if name == topic.name_en else _OTHER_ENGLISH)
        words: list[str] = []
        for kind in ("words", "weak"):
            self._weak_from = len(words)
            for topic in taxonomy():
                own = [word for word in getattr(topic, kind) if word not in topic.zh]
                words += own
                self._word_of.extend([topic.rank] * len(own))
        self._words = FlatNames.of_each(words)

    def search(self, query: str) -> tuple[dict[int, float], dict[int, str]]:
        """Scores of topics, by rank; and the Chinese name or match word by which one was found, when given whole."""
        scores: dict[int, float] = {}
        words: dict[int, str] = {}
        for number, score in self._words.begun(query).items():
            rank, weight = self._word_of[number], _WORD if number < self._weak_from else _WEAK_WORD
            score *= weight if score >= _WHOLE else weight * _BEGUN_WORD
            if score > scores.get(rank, 0):
                scores[rank] = score
                words.pop(rank, None)
                if score >= _WHOLE * weight:
                    words[rank] = self._words.name(number)
        named = self._names.search(query)
        for number, score in named.items():
            for rank, weight in self._ranks[number]:
                if score * weight > scores.get(rank, 0):
                    scores[rank] = score * weight
                    words.pop(rank, None)
                    if score >= _WHOLE:
                        words[rank] = self._names.names[number]
        for rank, score in self._english.search(query, not (named and spells(query))).items():
            if score > scores.get(rank, 0):
                scores[rank] = score
                words.pop(rank, None)
        return scores, words


@cache
def topic_names() -> TopicNames:
    """The names of all topics, made ready once (some 10 ms)."""
    return TopicNames()
