"""Topic words: which there are, and what each says of a text's topics."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from parser.text.scanner import Scanner
from parser.topics.taxonomy import taxonomy

Says = tuple[tuple[tuple[int, int], ...], ...]
"""For each word of a scanner the topics it speaks for: the rank of each, and a weight."""
STRONG, WEAK = 3, 1


@cache
def topic_scanner() -> tuple[Scanner, Says]:
    """The scanner for all topic words, and for each word what it says, the weightiest first, with the weight
    ``STRONG`` or ``WEAK``. A word of several topics speaks for each; an excluded phrase for the topics, if any, whose
    words it holds and which do not exclude it.
    """
    topics = taxonomy()
    says: dict[str, tuple[tuple[int, int], ...]] = {}
    for topic in topics:
        strong, weak = ((topic.rank, STRONG),), ((topic.rank, WEAK),)  # one for all words of a topic
        for word in topic.words:
            says[word] = says[word] + strong if word in says else strong
        for word in topic.weak:
            if word not in topic.words:
                says[word] = says[word] + weak if word in says else weak
    known = {word: said for word, said in says.items() if len(word) > 1}
    for phrase in {phrase for topic in topics for phrase in topic.excluded} - says.keys():
        inside = _inside(phrase, known)
        says[phrase] = tuple([said for said in inside.items() if phrase not in topics[said[0]].excluded])
    # 扩大消费 says no more than 消费 does: leave it to the jump box
    needed = [
        word for word in says if len(word) > 1 and (word not in known or _inside(word, known) != dict(says[word]))
    ]
    return Scanner(needed), tuple([_weightiest_first(says[word]) for word in needed])


def _weightiest_first(said: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return said if len(said) < 2 else tuple(sorted(said, key=lambda each: -each[1]))


def _inside(phrase: str, known: dict[str, tuple[tuple[int, int], ...]]) -> dict[int, int]:
    """What the words within ``phrase`` say, as ``find`` would find them: topics by rank, with weights."""
    size = len(phrase)
    said: dict[int, int] = {}
    at = 0
    while at < size - 1:
        for end in range(size if at else size - 1, at + 1, -1):
            word = phrase[at:end]
            if word in known:
                for rank, weight in known[word]:
                    if weight > said.get(rank, 0):
                        said[rank] = weight
                at = end
                break
        else:
            at += 1
    return said


def title_weights(titles: Iterable[str]) -> list[dict[int, int]]:
    """What each title says: the weight in it of each topic, by rank, each word once; in the order said."""
    scanner, says = topic_scanner()
    found = []
    for numbers in scanner.find_each(titles):
        weights: dict[int, int] = {}
        for number in dict.fromkeys(numbers):
            for rank, weight in says[number]:
                weights[rank] = weights.get(rank, 0) + weight
        found.append(weights)
    return found
