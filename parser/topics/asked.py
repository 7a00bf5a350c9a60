"""Which topics may be meant by what was typed."""

from __future__ import annotations

from array import array
from functools import cache

from parser.text import vocabulary
from parser.topics.english import English
from parser.topics.flat import FlatNames
from parser.topics.names import Names
from parser.topics.pinyin import spellings, spells
from parser.topics.scan import STRONG, topic_scanner
from parser.topics.taxonomy import Topic, taxonomy

_OTHER_NAME, _WORD, _WEAK_WORD, _SOUND, _OTHER_ENGLISH = 0.99, 0.96, 0.8, 0.9, 0.97
_BEGUN_WORD = 0.8  # a match word that is not given whole says little: 教育 does not ask for 教育扶贫
_WHOLE = 93.0  # from this score on, a name was given nearly whole
_WHOLE_WORD = 98.0  # from this score on, a match word was given whole
_PARTLY, _PARTS_FROM = 25.0, 20.0  # by a word of what was typed, and what is added by how much of it that is
_FITS = 80.0  # from this score on, one word of several was meant so
_MOST_PARTS = 6
_GENERALLY = 0.3  # of a word's weight, for one that half of all topics may be called by


class TopicNames:
    """Names and match words of all topics. A match word is found from its beginning, a name anywhere."""

    def __init__(self) -> None:
        self._names = Names()
        self._ranks: list[list[tuple[int, float]]] = []
        self._word_of = array("H")
        """For each match word, the weak ones last, the rank of its topic."""
        self._english = English()
        self._meant: list[tuple[int, tuple[str, ...]]] = []
        """For each English name, the rank of its topic, and the narrower Chinese words that it stands for."""
        for topic in taxonomy():
            for name in topic.zh:
                number = self._names.add(name)
                if number == len(self._ranks):
                    self._ranks.append([])
                self._ranks[number].append((topic.rank, 1.0 if name == topic.name_zh else _OTHER_NAME))
                for spelling in spellings(name, 2):
                    self._add_english(spelling, topic, _SOUND)
            for name in topic.en:
                self._add_english(name, topic, 1.0 if name == topic.name_en else _OTHER_ENGLISH)
        words: list[str] = []
        for kind in ("words", "weak"):
            self._weak_from = len(words)
            for topic in taxonomy():
                own = [word for word in getattr(topic, kind) if word not in topic.zh]
                words += own
                self._word_of.extend([topic.rank] * len(own))
        self._words = FlatNames.of_each(words)

    def _add_english(self, name: str, topic: Topic, weight: float) -> None:
        self._english.add(name, len(self._meant), weight)
        self._meant.append((topic.rank, topic.narrower.get(name, ())))

    def search(self, query: str) -> tuple[dict[int, float], dict[int, tuple[str, ...]]]:
        """Scores of topics, by rank; and the Chinese name or match words by which one was found, when given whole."""
        scores: dict[int, float] = {}
        words: dict[int, tuple[str, ...]] = {}
        for number, score in self._words.begun(query).items():
            rank, weight = self._word_of[number], _WORD if number < self._weak_from else _WEAK_WORD
            whole = score >= _WHOLE_WORD or self._words.name(number).lower() == query.lower()
            score *= weight if whole else weight * _BEGUN_WORD
            if score > scores.get(rank, 0):
                scores[rank] = score
                words.pop(rank, None)
                if whole or not query.isascii():  # of a word begun in characters, what was typed is looked for
                    words[rank] = (self._words.name(number) if whole else "".join(query.split()),)
        named = self._names.search(query)
        for number, score in named.items():
            for rank, weight in self._ranks[number]:
                if score * weight > scores.get(rank, 0):
                    scores[rank] = score * weight
                    words.pop(rank, None)
                    if score >= _WHOLE:
                        words[rank] = (self._names.names[number],)
        for number, score in self._english.search(query, not (named and spells(query))).items():
            rank, narrower = self._meant[number]
            if score > scores.get(rank, 0):
                scores[rank] = score
                same = tuple([word for word in words.get(rank, ()) if word.lower() == query.lower()])  # 5G is both
                words.pop(rank, None)
                if meant := same + (narrower if score >= _FITS else ()):
                    words[rank] = meant
        return scores, words

    def partly(self, query: str) -> tuple[dict[int, float], dict[int, tuple[str, ...]]]:
        """The same where nothing is called as a whole what was typed: by the topic words in it (取消农业税), or by its
        words one for one (railway construction), those that fewer topics are called by before others.
        """
        scores: dict[int, float] = {}
        words: dict[int, tuple[str, ...]] = {}
        size = len("".join(query.split()))
        scanner, says = topic_scanner()
        for number in scanner.find(query)[1]:
            word = scanner.words[number]
            for rank, weight in says[number]:
                if weight < STRONG or (score := _PARTLY + _PARTS_FROM * len(word) / size) <= scores.get(rank, 0):
                    continue
                scores[rank], words[rank] = score, (word,)
        parts = [part for part in query.lower().split() if part not in _english_words("little")]
        if not 1 < len(query.split()) <= _MOST_PARTS:
            parts = []
        shares: dict[int, float] = {}
        for size in range(len(parts) - 1, 1, -1):  # a name of several words: fair income distribution
            for at in range(len(parts) - size + 1):
                found, meant = self.search(" ".join(parts[at : at + size]))
                for rank in (rank for rank, score in found.items() if score >= _WHOLE):
                    shares[rank] = max(float(size), shares.get(rank, 0))
                    words.setdefault(rank, meant.get(rank, ()))
        general = _english_words("general")
        for part in parts:
            found, meant = self.search(part)
            fitting = [rank for rank, score in found.items() if score >= _FITS]
            part_of = (_GENERALLY if part in general else 1) / max(len(fitting), 1)
            for rank in fitting:
                shares[rank] = shares.get(rank, 0) + part_of
                words.setdefault(rank, meant.get(rank, ()))
        for rank, share in shares.items():
            scores[rank] = max(_PARTLY + _PARTS_FROM * share / len(parts), scores.get(rank, 0))
        return scores, {rank: told for rank, told in words.items() if told}


@cache
def _english_words(kind: str) -> frozenset[str]:
    rows = [row for row in vocabulary.table("english") if row["kind"] == kind]
    return frozenset(word for row in rows for word in vocabulary.words(row["words"]))


@cache
def topic_names() -> TopicNames:
    """The names of all topics, made ready once (some 10 ms)."""
    return TopicNames()
