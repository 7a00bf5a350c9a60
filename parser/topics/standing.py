"""What a report says about each topic: its sections, the one most about the topic first, and how many metrics.

A section is *most about* a topic when its heading names the topic and says little else; one that tells what is amiss
(科技创新力度不够) comes after all others whose heading says the topic; then when the heading has a set
phrase of it; then when the topic comes first among the section's topics; then a heading or lead before a point; then
the one with the most metrics; then a heading; then reading order. Where no section has the topic, the one that holds
most of its metrics and match words stands in.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from parser.report import Report
from parser.text.vocabulary import any_of, table, words
from parser.topics.scan import STRONG, title_weights
from parser.topics.taxonomy import taxonomy, topics_by_id

Fit = tuple[int, ...]
"""How well a section fits a topic, the least first."""
_OFTEN = 3
"""A word that stands so often in a section is what it speaks of."""
_NAMED, _SAID, _AMONG_OTHERS, _NOT_SAID, _MENTIONED = range(5)


@cache
def _amiss() -> re.Pattern[str]:
    return re.compile(
        any_of([word for row in table("headings") if row["use"] == "amiss" for word in words(row["words"])])
    )


def amiss(title: str) -> bool:
    """Whether a heading tells what is amiss."""
    return _amiss().search(title) is not None


def said(fit: Fit) -> bool:
    """Whether a section's heading says the topic, and no other more."""
    return fit[0] <= _SAID


@dataclass(slots=True)
class Standing:
    """A topic in a report."""

    sections: list[tuple[Fit, int]] = field(default_factory=list)
    """Sections with the topic, by index, the best first."""
    metrics: array[int] = field(default_factory=lambda: array("I"))
    """Metrics with the topic, by index."""


class Standings:
    """All topics in a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._starts = [section.start for section in report.sections]
        self._index = {section.id: index for index, section in enumerate(report.sections)}
        figures = sorted((metric.value or metric.change or metric).start for metric in report.metrics)
        self.counts = [
            bisect_left(figures, section.body_end) - bisect_left(figures, section.start) for section in report.sections
        ]
        """Metrics under each section, its descendants' included."""
        self.of: dict[int, Standing] = {}
        """By the topic's rank."""
        self._mentions: dict[int, dict[int, int]] = {}
        known, topics = topics_by_id(), taxonomy()
        for index, weights in enumerate(title_weights([section.title for section in report.sections])):
            section = report.sections[index]
            whole = sum(weight for weight in weights.values() if weight >= STRONG)
            for order, name in enumerate(section.topics):
                if name not in known:
                    continue
                rank = known[name].rank
                weight = weights.get(rank, 0)
                if weight < STRONG or amiss(section.title):
                    heading = _NOT_SAID
                elif 2 * weight < whole:
                    heading = _AMONG_OTHERS
                else:
                    heading = _NAMED if any(word in section.title for word in topics[rank].zh) else _SAID
                fit = (heading, order, section.kind == "point", -self.counts[index], section.kind != "heading")
                self.of.setdefault(rank, Standing()).sections.append((fit, index))
        for index, metric in enumerate(report.metrics):
            if metric.topic in known:
                self.of.setdefault(known[metric.topic].rank, Standing()).metrics.append(index)
        for standing in self.of.values():
            standing.sections.sort()

    def section_at(self, offset: int) -> int | None:
        """The index of the innermost section in which ``offset`` stands; ``None`` outside of all."""
        index = bisect_right(self._starts, offset) - 1
        sections = self.report.sections
        while index >= 0 and offset >= sections[index].body_end:  # up the tree, not back over all that came before
            parent = sections[index].parent
            index = -1 if parent is None else self._index[parent]
        return index if index >= 0 else None

    def mentions(self, rank: int) -> dict[int, int]:
        """How much each section, by index, says of a topic in its own text: its match words and twice its metrics."""
        if rank not in self._mentions:
            weights: dict[int, int] = {}
            standing = self.of.get(rank)
            for number in standing.metrics if standing else ():
                at = self.section_at(self.report.metrics[number].start)
                if at is not None:
                    weights[at] = weights.get(at, 0) + 2
            topic = taxonomy()[rank]
            for word in topic.words:
                near = [phrase for phrase in topic.excluded if word in phrase]
                for offset in self._finds(word, near):
                    at = self.section_at(offset)
                    if at is not None:
                        weights[at] = weights.get(at, 0) + 1
            self._mentions[rank] = weights
        return self._mentions[rank]

    def metric_sections(self, rank: int) -> list[int]:
        """The section, by index, with most of the topic's metrics, in a list; an empty list when there is none."""
        holders = [self.section_at(self.report.metrics[number].start) for number in self.of[rank].metrics]
        counts = Counter(index for index in holders if index is not None)
        return [max(counts, key=lambda index: (counts[index], -index))] if counts else []

    def mentioning(self, rank: int, index: int) -> tuple[Fit, int]:
        """A section without the topic that speaks of it, with a fit after all that have it."""
        return (_MENTIONED, -self.mentions(rank).get(index, 0), 0, 0, 0), index

    def stand_in(self, rank: int) -> int | None:
        """The section, by index, that says most of a topic no section has; ``None`` when nothing is said of it."""
        weights = self.mentions(rank)
        return min(weights, key=lambda index: (-weights[index], index), default=None)

    def holding(self, words: Iterable[str]) -> dict[int, tuple[int, int]]:
        """Sections that hold one of ``words``: 0 in the title; 1 in their own text alone, and how often, negative, so
        that the best is the least.
        """
        found: dict[int, tuple[int, int]] = {}
        for word in words:
            for offset in self._finds(word, []):
                index = self.section_at(offset)
                if index is not None:
                    where, times = found.get(index, (1, 0))
                    titled = not where or offset < self.report.sections[index].end
                    found[index] = (0, 0) if titled else (1, max(times - 1, -_OFTEN))
        return found

    def about(self, rank: int, words: Iterable[str]) -> set[int]:
        """Sections that have the topic, or hold one of ``words``."""
        here = self.of.get(rank)
        return {*self.holding(words), *((index for _, index in here.sections) if here else ())}

    def _finds(self, word: str, excluded: list[str]) -> list[int]:
        text, start, end = self.report.source.text, self.report.start, self.report.end
        found = []
        at = text.find(word, start, end)
        while at >= 0:
            if not any(text.startswith(phrase, at - phrase.find(word)) for phrase in excluded):
                found.append(at)
            at = text.find(word, at + 1, end)
        return found
