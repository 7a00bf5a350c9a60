"""Search over many reports: what was found, how often where, and the first places of it.

Over the library its index answers; over opened files each text is looked through. Both give the same answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parser.questions.words import Words, called, read_words

if TYPE_CHECKING:
    from parser.library import Library
    from parser.report import Report
    from tui.reading.shelf import Entry, Shelf

_BEFORE, _AFTER = 32, 48
"""Characters of a snippet before and after the words."""
_BLANK = re.compile(r"\s+")


class Find(NamedTuple):
    """A place where the words stand."""

    report: str
    """The report's id."""
    start: int
    """Source offset."""
    end: int
    snippet: str
    """The words with some before and after, on one line."""
    first: int
    """``snippet[first:last]`` is what was looked for."""
    last: int


@dataclass(slots=True)
class Answer:
    """All that a search found, and its first places."""

    typed: str
    words: Words
    counts: list[tuple[Entry, int]] = field(default_factory=list)
    """How often in each report that has it."""
    finds: list[Find] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How often in all."""
        return sum(count for _, count in self.counts)

    def by(self, what: str) -> list[tuple[str, int]]:
        """How often, and most first, by ``place`` or ``province``; in order by ``year``."""
        counted: Counter[str] = Counter()
        for entry, count in self.counts:
            counted[_group(entry, what)] += count
        if what == "year":
            return sorted(counted.items(), key=lambda pair: pair[0] or "~")
        return counted.most_common()


def _group(entry: Entry, what: str) -> str:
    place = entry.cover.place
    if what == "year":
        return str(entry.cover.year or "")
    if place is None:
        return ""
    if what == "province" and place.level not in ("province", "national"):
        return place.parents[0] if place.parents else ""
    return place.name


def wanted(entries: Sequence[Entry], words: Words) -> set[int] | None:
    """The numbers of the entries that the filters take; ``None`` where there is none of reports."""
    if not any((words.place, words.province, words.level, words.year, words.kind)):
        return None
    kept = set(range(len(entries)))
    if words.place:
        names = [_group(entry, "place") for entry in entries]
        kept &= _of_names(names, words.place)
    if words.province:
        names = [_group(entry, "province") for entry in entries]
        kept &= _of_names(names, words.province)
    return {
        number
        for number in kept
        if words.in_years(entries[number].cover.year)
        and (not words.level or ((place := entries[number].cover.place) is not None and place.level in words.level))
        and (not words.kind or entries[number].cover.kind in words.kind)
    }


def _of_names(names: list[str], asked: tuple[str, ...]) -> set[int]:
    distinct = list(dict.fromkeys(names))
    meant = {distinct[number] for number in called(asked, distinct)}
    return {number for number, name in enumerate(names) if name and name in meant}


def topics_meant(asked: Sequence[str]) -> list[str]:
    """Ids of the topics that are typed: by id, by name in either language, by pinyin."""
    from parser.topics.asked import topic_names
    from parser.topics.taxonomy import taxonomy, topics_by_id

    found = []
    for word in asked:
        if word in topics_by_id():
            found.append(word)
            continue
        scores, _ = topic_names().search(word)
        if scores:
            found.append(taxonomy()[max(scores, key=lambda rank: (scores[rank], -rank))].id)
    return found


def search_library(library: Library, shelf: Shelf, typed: str, limit: int, each: int = 3) -> Answer:
    """Ask the library's index."""
    words = read_words(typed)
    answer = Answer(typed, words)
    topics = topics_meant(words.topic)
    if not words.rest or (words.topic and not topics):
        return answer
    numbers = wanted(shelf.entries, words)
    filters: dict[str, object] = {}
    if numbers is not None:
        if not numbers:
            return answer
        covers = [shelf.entries[number].cover for number in numbers]
        if words.place:
            filters["place"] = sorted({cover.place.code or cover.place.name for cover in covers if cover.place})
        if words.province:
            filters["province"] = sorted({_group(shelf.entries[number], "province") for number in numbers})
        if words.level:
            filters["level"] = list(words.level)
        if words.kind:
            filters["kind"] = list(words.kind)
        if words.year:
            filters["year"] = ",".join(f"{first}-{last}" for first, last in words.year)
    if topics:
        filters["topic"] = topics
    found = library.search(words.rest, limit=limit, each=each, **filters)  # type: ignore[arg-type]
    known = ((shelf.entry(row.id), count) for row, count in found.counts)
    answer.counts = [(entry, count) for entry, count in known if entry is not None]
    answer.finds = [Find(hit.report.id, hit.start, hit.end, hit.snippet, hit.first, hit.last) for hit in found.hits]
    return answer


def search_reports(shelf: Shelf, typed: str, limit: int, each: int = 3) -> Answer:
    """Look through the texts of the reports that are read."""
    from tui.reading.finding import find

    words = read_words(typed)
    answer = Answer(typed, words)
    topics = topics_meant(words.topic)
    if not words.rest or (words.topic and not topics):
        return answer
    numbers = wanted(shelf.entries, words)
    kept = None if numbers is None else {shelf.entries[number].id for number in numbers}
    for report in shelf.reports:
        entry = shelf.entry(report.id)
        if entry is None or (kept is not None and report.id not in kept):
            continue
        spans = find(report, words.rest)
        if topics:
            inside = [(each.start, each.body_end) for each in report.sections if set(each.topics) & set(topics)]
            spans = [span for span in spans if any(start <= span[0] < end for start, end in inside)]
        if spans:
            answer.counts.append((entry, len(spans)))
            answer.finds += [_find(report, *span) for span in spans[: min(each, limit - len(answer.finds))]]
    return answer


def _find(report: Report, start: int, end: int) -> Find:
    text = report.source.text
    before = _one_line(text[max(report.start, start - _BEFORE) : start]).lstrip()
    words, after = _one_line(text[start:end]), _one_line(text[end : min(report.end, end + _AFTER)]).rstrip()
    return Find(report.id, start, end, before + words + after, len(before), len(before) + len(words))


def _one_line(text: str) -> str:
    """White space left out between Chinese characters, one space between Latin words."""
    return _BLANK.sub(lambda at: " " if _latin(text, at.start() - 1) and _latin(text, at.end()) else "", text)


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii()
