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
from bisect import bisect_left
from collections import Counter

from parser.metrics.canonical import indicators
from parser.report import Metric, Passage, Section, Source
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
    source: Source, sections: tuple[Section, ...], passages: tuple[Passage, ...], metrics: tuple[Metric, ...]
) -> tuple[tuple[Section, ...], tuple[Metric, ...]]:
    """The sections and metrics, each with its topics; the rules are in the module's docstring."""
    found = _Found(passages)
    tagged = _tag_sections(sections, found)
    return tagged, _tag_metrics(source, tagged, metrics, found)


class _Found:
    """Topic words in the text: source offsets in order, and the number of the word at each."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.scanner, self.says = topic_scanner()
        self.offsets: list[int] = []
        paragraphs = [passage.paragraph for passage in passages if passage.kind in _READ]
        positions, self.numbers = self.scanner.find("\n".join([paragraph.text for paragraph in paragraphs]))
        done, base = 0, 0
        for paragraph in paragraphs:
            end = base + len(paragraph.text)
            until = bisect_left(positions, end, done)
            if len(paragraph.pieces) == 1:
                first = paragraph.start - base
                self.offsets += [first + at for at in positions[done:until]]
            else:
                self.offsets += [paragraph.offset(at - base) for at in positions[done:until]]
            done, base = until, end + 1

    def between(self, start: int, end: int) -> list[int]:
        """The words that begin in ``source.text[start:end]``, in order."""
        return self.numbers[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)]


def _tag_sections(sections: tuple[Section, ...], found: _Found) -> tuple[Section, ...]:
    ends = [section.start for section in sections[1:]] + [sections[-1].body_end] if sections else []
    children: dict[str, list[int]] = {}
    for index, section in enumerate(sections):
        if section.parent is not None:
            children.setdefault(section.parent, []).append(index)
    titles = title_weights([section.title for section in sections])
    topics = [
        _topics_of(named, found.between(section.end, max(end, section.end)), found.says, section.id in children)
        for section, end, named in zip(sections, ends, titles, strict=True)
    ]
    for index in range(len(sections) - 1, -1, -1):
        if not topics[index] and sections[index].level > 1:
            topics[index] = _shared([topics[child] for child in children.get(sections[index].id, ())])
    ids = [topic.id for topic in taxonomy()]
    return tuple(
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
    )


def _topics_of(named: dict[int, int], own: list[int], says: Says, opening: bool) -> list[int]:
    """The topics, by rank, of a section whose title says ``named``, with these words of its own.

    ``opening``: other sections follow under it.
    """
    scores: dict[int, float] = {}
    strong = max(named.values(), default=0) >= STRONG
    for rank, weight in named.items():
        if weight >= STRONG or not strong:
            scores[rank] = (_TITLE_STRONG if weight >= STRONG else _TITLE_WEAK) + weight
    text: dict[int, int] = {}
    total = 0
    for number, times in Counter(own).items():
        words = says[number]
        if words:
            times = times if times < _REPEATS else _REPEATS
            for rank, weight in words:
                text[rank] = text.get(rank, 0) + weight * times
            total += words[0][1] * times  # the weightiest comes first
    enough = _SHARE_OF_OPENING if opening else _SHARE_BESIDE_TITLE if strong else _SHARE
    for rank, weight in text.items():
        share = weight / total
        if rank in scores:
            scores[rank] += _TEXT * share
        elif weight >= STRONG and share >= enough:
            scores[rank] = _TEXT * share
    return sorted(scores, key=lambda rank: -scores[rank])[:MOST]  # among equals, the first said


def _shared(children: list[list[int]]) -> list[int]:
    """The topic that at least half of the children, and two of them, have; or none."""
    if len(children) < 2:
        return []
    counts = Counter(rank for ranks in children for rank in ranks[:2])
    best = sorted(counts, key=lambda rank: (-counts[rank], rank))[:1]
    return [rank for rank in best if counts[rank] >= 2 and 2 * counts[rank] >= len(children)]


def _tag_metrics(
    source: Source, sections: tuple[Section, ...], metrics: tuple[Metric, ...], found: _Found
) -> tuple[Metric, ...]:
    ids = [topic.id for topic in taxonomy()]
    standard, known = indicators(), topics_by_id()
    by_id = {section.id: section for section in sections}
    unknown = list(dict.fromkeys(metric.indicator for metric in metrics))
    ranks = [_strongest(found.says, numbers) for numbers in found.scanner.find_each(unknown)]
    said = {name: None if rank is None else ids[rank] for name, rank in zip(unknown, ranks, strict=True)}
    tagged = []
    for metric in metrics:
        topic = metric.topic
        if topic is None and metric.canonical in standard:
            topic = standard[metric.canonical].topic
            topic = topic if topic in known else None
        if topic is None:
            topic = said[metric.indicator]
        if topic is None:
            rank = _from_sentence(source.text, metric, found)
            topic = _from_section(metric.section, by_id) if rank is None else ids[rank]
        tagged.append(metric if topic == metric.topic else _with_topic(metric, topic))
    return tuple(tagged)


def _strongest(says: Says, numbers: list[int]) -> int | None:
    """The topic, by rank, that the words say most of; ``None`` where none is settled. Among equals the last said."""
    weights: dict[int, int] = {}
    for number in reversed(numbers):
        for rank, weight in says[number]:
            weights[rank] = weights.get(rank, 0) + weight
    best = max(weights, key=lambda rank: weights[rank], default=None)
    return best if best is not None and weights[best] >= STRONG else None


def _from_sentence(text: str, metric: Metric, found: _Found) -> int | None:
    """What the clause of the figure says, or the nearest clause before it in the sentence."""
    figure = metric.value or metric.change
    at = figure.end if figure else metric.end
    edges = [edge.end() for edge in _CLAUSE_END.finditer(text, metric.start, max(at - 1, metric.start))]
    for start in [*reversed(edges), metric.start]:
        rank = _strongest(found.says, found.between(start, at))
        if rank is not None:
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
