"""The same matter in another report: last year's education beside this year's, Shangqiu's beside Kaifeng's.

Looked for from the innermost section around a place outwards, and in each by the surest way first:

1. *topic*: sections of the other report with the section's first topic, then its further ones. A section that is named
   after the topic comes before one that has it among others; of two alike, the one in the same half of the report, for
   a reader of what was achieved wants to see what was achieved;
2. *heading*: a section with nearly the same heading (years and numbers in it do not count); for an outermost one, the
   outermost one that looks back, or forward, like it;
3. *indicator*: a row with the same standard indicator, the nearest to the place first;
4. *text*: the section that speaks most of the topic without having it.

A figure one stands on says more than the section: rows with the same standard indicator then come first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from parser.report import Metric, Report, Section
from parser.topics.standing import Standings
from parser.topics.taxonomy import topics_by_id

How = Literal["topic", "heading", "indicator", "text", "start"]
_NAMED_OR_SAID = 1  # the worst fit of a section whose heading speaks mostly of the topic
_ALIKE = 0.6  # of the pairs of characters of two headings that are the same one
_DIGITS = re.compile(r"[0-9〇一二三四五六七八九十年的\s]+")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A place in the other report, and by what it was found."""

    start: int
    """Source offsets of the heading or sentence."""
    end: int
    how: How
    what: str
    """The topic's id, the heading's title, or the indicator; empty for the beginning of a report."""


def section_path(report: Report, offset: int) -> list[Section]:
    """The sections around a source offset, the innermost first."""
    by_id = {section.id: section for section in report.sections}
    at = bisect_right(report.sections, offset, key=lambda section: section.start) - 1
    section = report.sections[at] if at >= 0 else None
    path: list[Section] = []
    while section is not None:
        if offset < section.body_end:
            path.append(section)
        section = by_id.get(section.parent) if section.parent else None
    return path


class _Halves:
    """Which parts of a report look back and which forward: of each outermost section, whether most rows promise."""

    def __init__(self, report: Report) -> None:
        self._parts = [section for section in report.sections if section.parent is None]
        counts = [[0, 0] for _ in self._parts]
        for metric in report.metrics:
            at = self._at(metric.start)
            if at is not None:
                counts[at][metric.status == "target"] += 1
        self._promises = [promised > told if promised + told else None for told, promised in counts]

    def part(self, promised: bool | None) -> list[Counterpart]:
        """The outermost sections that look the same way."""
        parts = zip(self._parts, self._promises, strict=True)
        alike = [part for part, other in parts if promised is not None and other is promised]
        return [Counterpart(part.start, part.end, "heading", part.title) for part in alike]

    def _at(self, offset: int) -> int | None:
        at = bisect_right(self._parts, offset, key=lambda part: part.start) - 1
        return at if at >= 0 and offset < self._parts[at].body_end else None

    def promises(self, offset: int) -> bool | None:
        """Whether the part in which ``offset`` stands mostly promises; ``None`` where it has no rows to tell by."""
        at = self._at(offset)
        return None if at is None else self._promises[at]


def counterparts(
    here: Standings, offset: int, there: Standings, figure: Metric | None = None, limit: int = 12
) -> list[Counterpart]:
    """Where the other report speaks of what ``here`` speaks of at a source offset, the best place first.

    ``figure`` is the row of ``here`` that one stands on. Nothing found gives an empty list; the cover of a report
    stands beside the cover of the other.
    """
    found: list[Counterpart] = _same_indicator([figure] if figure else [], offset, there)
    path = section_path(here.report, offset)
    if not path and not found:
        return [Counterpart(there.report.start, there.report.start, "start", "")]
    promised = _Halves(here.report).promises(offset)
    halves = _Halves(there.report)
    for section in path:
        if found:
            break
        found = (
            _same_topic(section, promised, there, halves)
            or _same_heading(section, there)
            or (halves.part(promised) if section.parent is None else [])
            or _same_indicator(_rows(here.report, section), offset, there)
            or _same_words(section, there)
        )
    return list({each.start: each for each in reversed(found)}.values())[::-1][:limit]


def _same_topic(section: Section, promised: bool | None, there: Standings, halves: _Halves) -> list[Counterpart]:
    found: list[Counterpart] = []
    known = topics_by_id()
    for topic in section.topics:
        standing = there.of.get(known[topic].rank) if topic in known else None
        if standing is None:
            continue

        def order(place: tuple[tuple[int, ...], int]) -> tuple[bool, bool, tuple[int, ...]]:
            fit, index = place
            other = halves.promises(there.report.sections[index].start)
            return fit[0] > _NAMED_OR_SAID, None not in (promised, other) and promised is not other, fit

        for _, index in sorted(standing.sections, key=order):
            place = there.report.sections[index]
            found.append(Counterpart(place.start, place.end, "topic", topic))
    return found


def _same_heading(section: Section, there: Standings) -> list[Counterpart]:
    wanted = _pairs(section.title)
    scored = []
    for other in there.report.sections:
        likeness = _likeness(wanted, _pairs(other.title))
        if likeness >= _ALIKE:
            scored.append((-likeness, abs(other.level - section.level), other))
    ordered = [other for *_, other in sorted(scored, key=lambda score: score[:2])]
    return [Counterpart(other.start, other.end, "heading", other.title) for other in ordered]


def _same_indicator(metrics: list[Metric], offset: int, there: Standings) -> list[Counterpart]:
    """Rows of the other report with the same standard indicator, those of the same status first."""
    found: list[Counterpart] = []
    for metric in sorted(metrics, key=lambda each: abs(each.start - offset)):
        if metric.canonical:
            rows = [other for other in there.report.metrics if other.canonical == metric.canonical]
            for row in sorted(rows, key=lambda other: (other.status != metric.status, other.start)):
                found.append(Counterpart(row.start, row.end, "indicator", metric.canonical))
    return found


def _same_words(section: Section, there: Standings) -> list[Counterpart]:
    known = topics_by_id()
    for topic in section.topics:
        index = there.stand_in(known[topic].rank) if topic in known else None
        if index is not None:
            place = there.report.sections[index]
            return [Counterpart(place.start, place.end, "text", topic)]
    return []


def _rows(report: Report, section: Section) -> list[Metric]:
    return [metric for metric in report.metrics if section.start <= metric.start < section.body_end]


def _pairs(title: str) -> set[str]:
    bare = _DIGITS.sub("", title)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
