"""Tags sections and metrics with topics.

Rules for a section:

- *title*: a set phrase of a topic in its title settles the topic; where there is none, a word that only points does.
- *own text*: the text between its title and the next section's, whatever that one's level, speaks for the topics that
  hold a large share of its topic words; a larger one where it only introduces sections. A word counts three times at
  most, so that one figure repeated does not drown the rest.
- *parent*: what stands under its children says nothing of it, except that a heading whose title and own text settle
  nothing has the topic that at least half of its children (two or more) have.
- The most fitting comes first, at most three.

Rules for a metric, the first that answers: the topic of its canonical indicator (``knowledge/indicators.tsv``); topic
words in the indicator; those in the figure's clause and then earlier in its sentence, the nearest first; the first
topic of the innermost section, or of the sections around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

from parser.metrics.standard import indicators
from parser.report import Metric, Passage, Section
from parser.topics.scan import STRONG, Says, title_weights, topic_scanner
from parser.topics.taxonomy import taxonomy, topics_by_id

MOST = 3
"""Topics a section may have."""
_READ = frozenset({"heading", "body", "table"})
_TITLE_STRONG, _TITLE_WEAK, _TEXT = 10.0, 4.0, 10.0
_SHARE = 0.3  # of a section's topic words, to be tagged by its text alone
_SHARE_BESIDE_TITLE = 0.45  # the same when the title has settled a topic
_SHARE_OF_OPENING = 0.5  # the same when sections follow under it
_REPEATS = 3
_CLAUSE_END = re.compile(r"[，,；;。：:！？\n]")


def tag(
    sections: tuple[Section, ...], passages: tuple[Passage, ...], metrics: tuple[Metric, ...]
) -> tuple[tuple[Section, ...], tuple[Metric, ...]]:
    """The sections and metrics, each with its topics; the rules are in the module's docstring."""
    found = _Found(passages)
    tagged = _tag_sections(sections, found)
    return tagged, _tag_metrics(tagged, metrics, found)


class _Found:
    """The topic words of a report: its text is scanned once, as one, and asked for by offsets in the source."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.scanner, self.says = topic_scanner()
        self._starts: list[int] = []
        """Where each piece of the text begins in the source."""
        self._bases: list[int] = []
        """The same in the text that is scanned, and where that ends."""
        texts: list[str] = []
        base = 0
        for passage in passages:
            if passage.kind in _READ:
                paragraph = passage.paragraph
                for at, start, _ in paragraph.pieces:
                    self._starts.append(start)
                    self._bases.append(base + at)
                texts.append(paragraph.text)
                base += len(paragraph.text) + 1
        self._bases.append(base)
        self.text = "\n".join(texts)
        self.positions, self.numbers = self.scanner.find(self.text)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in ``source.text[start:end]``: the indexes of the first, and after the last."""
        first = bisect_left(self.positions, self.scanned(start))
        return first, bisect_left(self.positions, self.scanned(end), first) if start < end else first

    def scanned(self, offset: int) -> int:
        """Where in the scanned text what stands in the source at ``offset``, or next behind it, stands."""
        piece = bisect_right(self._starts, offset) - 1
        return min(self._bases[piece] + offset - self._starts[piece], self._bases[piece + 1]) if piece >= 0 else 0


def _tag_sections(sections: tuple[Section, ...], found: _Found) -> tuple[Section, ...]:
    ends = [section.start for section in sections[1:]] + [sections[-1].body_end] if sections else []
    children: dict[str, list[int]] = {}
    for index, section in enumerate(sections):
        if section.parent is not None:
            children.setdefault(section.parent, []).append(index)
    titles = title_weights([section.title for section in sections])
    topics: list[list[int]] = []
    for section, end, named in zip(sections, ends, titles, strict=True):
        first, last = found.between(section.end, end)
        topics.append(_topics_of(named, found.numbers[first:last], found.says, section.id in children))
    for index in range(len(sections) - 1, -1, -1):
        if not topics[index] and sections[index].level > 1:
            topics[index] = _shared([topics[child] for child in children.get(sections[index].id, ())])
    ids = [topic.id for topic in taxonomy()]
    return tuple(
        [
            Section(
                section.id,
                section.parent,
                section.level,
                section.number,
                section.title,
                section.kind,
                section.start,
                section.end,
                section.body_end,
                tuple([ids[rank] for rank in ranks]),
            )
            for section, ranks in zip(sections, topics, strict=True)
        ]
    )


def _topics_of(named: dict[int, int], own: list[int], says: Says, opening: bool) -> list[int]:
    """The topics, by rank, of a section whose title says ``named``, with these words of its own.

    ``opening``: other sections follow under it.
    """
    scores: dict[int, float] = {}
    strong = bool(named) and max(named.values()) >= STRONG
    for rank, weight in named.items():
        if weight >= STRONG or not strong:
            scores[rank] = (_TITLE_STRONG if weight >= STRONG else _TITLE_WEAK) + weight
    text: dict[int, int] = {}
    total = 0
    for number, times in Counter(own).items():
        if words := says[number]:
            if times > _REPEATS:
                times = _REPEATS
            for rank, weight in words:
                text[rank] = text.get(rank, 0) + times * weight
            total += times * words[0][1]  # the weightiest comes first
    enough = _SHARE_OF_OPENING if opening else _SHARE_BESIDE_TITLE if strong else _SHARE
    for rank, weight in text.items():
        if rank in scores:
            scores[rank] += _TEXT * (weight / total)
        elif weight >= STRONG and weight / total >= enough:
            scores[rank] = _TEXT * (weight / total)
    if len(scores) < 2:
        return list(scores)
    return sorted(scores, key=lambda rank: -scores[rank])[:MOST]  # among equals, the first said


def _shared(children: list[list[int]]) -> list[int]:
    """The topic that at least half of the children, and two of them, have; or none."""
    if len(children) < 2:
        return []
    counts = Counter(rank for ranks in children for rank in ranks[:2])
    best = sorted(counts, key=lambda rank: (-counts[rank], rank))[:1]
    return [rank for rank in best if counts[rank] >= 2 and 2 * counts[rank] >= len(children)]


def _tag_metrics(sections: tuple[Section, ...], metrics: tuple[Metric, ...], found: _Found) -> tuple[Metric, ...]:
    standard = _standard_topics()
    topics = [metric.topic or standard.get(metric.canonical) for metric in metrics]
    unknown = list({metric.indicator: None for metric, topic in zip(metrics, topics, strict=True) if topic is None})
    ranks = [_strongest(found.says, numbers) for numbers in found.scanner.find_each(unknown)]
    said = dict(zip(unknown, ranks, strict=True))
    ids = [topic.id for topic in taxonomy()]
    by_id = {section.id: section for section in sections}
    tagged = []
    for metric, topic in zip(metrics, topics, strict=True):
        if topic is None:
            rank = said[metric.indicator]
            if rank is None:
                rank = _from_sentence(metric, found)
            topic = _from_section(metric.section, by_id) if rank is None else ids[rank]
        tagged.append(metric if topic == metric.topic else _with_topic(metric, topic))
    return tuple(tagged)


@cache
def _standard_topics() -> dict[str | None, str]:
    """The topics of the standard indicators, by name; those that no topic is named for left out."""
    known = topics_by_id()
    return {name: indicator.topic for name, indicator in indicators().items() if indicator.topic in known}


def _strongest(says: Says, numbers: list[int]) -> int | None:
    """The topic, by rank, that the words say most of; ``None`` where none is settled. Among equals the last said."""
    if len(numbers) < 2:  # as most names of indicators; of one word, the weightiest topic comes first
        said = says[numbers[0]] if numbers else ()
        return said[0][0] if said and said[0][1] >= STRONG else None
    weights: dict[int, int] = {}
    for number in reversed(numbers):
        _weigh(weights, says[number])
    return _settled(weights)


def _weigh(weights: dict[int, int], said: tuple[tuple[int, int], ...]) -> None:
    for rank, weight in said:
        weights[rank] = weights.get(rank, 0) + weight


def _settled(weights: dict[int, int]) -> int | None:
    """The topic with the greatest weight, if that is enough; among equals the first."""
    if not weights:
        return None
    best = max(weights, key=weights.__getitem__)
    return best if weights[best] >= STRONG else None


def _from_sentence(metric: Metric, found: _Found) -> int | None:
    """What the clause of the figure says, or the nearest clause before it in the sentence."""
    figure = metric.value or metric.change
    at = figure.end if figure else metric.end
    start, end = found.scanned(metric.start), found.scanned(at)
    first = bisect_left(found.positions, start)
    last = bisect_left(found.positions, end, first)
    if first >= last:
        return None
    edges = [edge.end() for edge in _CLAUSE_END.finditer(found.text, start, max(end - 1, start))]
    weights: dict[int, int] = {}
    for edge in [*reversed(edges), start]:
        before = last
        while last > first and found.positions[last - 1] >= edge:
            last -= 1
            _weigh(weights, found.says[found.numbers[last]])
        if last < before and (rank := _settled(weights)) is not None:
            return rank
    return None


def _from_section(name: str | None, by_id: dict[str, Section]) -> str | None:
    while name is not None and name in by_id:
        if by_id[name].topics:
            return by_id[name].topics[0]
        name = by_id[name].parent
    return None


def _with_topic(metric: Metric, topic: str | None) -> Metric:
    return Metric(
        metric.section,
        metric.indicator,
        metric.start,
        metric.end,
        metric.status,
        metric.period,
        metric.value,
        metric.origin,
        metric.change,
        metric.canonical,
        topic,
        metric.indicator_start,
        metric.indicator_end,
        metric.known,
        metric.rules,
    )
