"""Jump: the ranking behind the jump box and ``govtui jump``.

What may be reached are topics, headings, indicators and reports, over all open reports; what may be typed is Chinese,
full pinyin, initials, a mixture of these, or English, begun or whole, with one slip of the finger in a word of four
letters or more. Scores go from 0 to 100: what fits whole before what begins so before what holds it; a name before a
match word; and, where two fit equally, a topic before a heading before an indicator before a report. A topic with
nothing in the open reports comes last.

Each hit has its places, the best one first: Enter goes there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from parser.metrics.canonical import indicators
from parser.report import Metric, Report
from parser.topics.english import English
from parser.topics.names import Names
from parser.topics.pinyin import spellings
from parser.topics.standing import Standing, metrics_of, section_at, standings
from parser.topics.taxonomy import Topic, taxonomy

HitKind = Literal["topic", "heading", "indicator", "report"]
_KINDS: tuple[HitKind, ...] = ("topic", "heading", "indicator", "report")
_PLACES = 50  # reports shown for one hit
_FURTHER = 8  # sections after the best one, a report
_WORD, _WEAK_WORD, _SOUND, _OTHER_ENGLISH = 0.96, 0.8, 0.9, 0.97
_LEAST_LETTERS = 2  # to look for match words, and for what lies within a name
_READ_THROUGH = 100  # with up to so many reports open, match words are looked for in their texts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit leads in one report."""

    report: str
    """The report's id."""
    section: str | None
    """The section's id; ``None`` for the report itself."""
    title: str
    """The section's title, or the report's."""
    start: int
    """The source offset to go to."""
    sections: int = 0
    """For a topic: how many of the report's sections have it. For a heading: 1."""
    metrics: int = 0
    """For a topic: the report's metrics that have it. For an indicator: its rows. For a heading: those in its section."""
    metric: int | None = None
    """For an indicator: the row's index in ``Report.metrics``."""
    further: tuple[Place, ...] = ()
    """For a topic: more of the report's sections that have it, the best first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the jump box."""

    kind: HitKind
    label: str
    """Chinese: the topic's name, the heading's title, the indicator's name, the report's place, year and title."""
    label_en: str
    """English, for a topic and a standard indicator; else empty."""
    topic: str | None
    """The topic's id; for a heading its first topic, for an indicator its metrics'."""
    score: float
    places: tuple[Place, ...] = ()
    """Where it leads, a place a report, the best first; none for a topic that is in no open report."""
    sections: int = 0
    """Over all open reports."""
    metrics: int = 0

    @property
    def report(self) -> str | None:
        """The report of the best place."""
        return self.places[0].report if self.places else None

    @property
    def section(self) -> str | None:
        """The section of the best place."""
        return self.places[0].section if self.places else None

    @property
    def title(self) -> str:
        """The title of the best place."""
        return self.places[0].title if self.places else ""

    @property
    def start(self) -> int | None:
        """The source offset of the best place."""
        return self.places[0].start if self.places else None


class Jump:
    """Everything that can be jumped to in the open reports. Reports are added as they are opened."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._reports: list[Report] = []
        self._counts: list[list[int]] = []
        self._standings: list[dict[int, Standing]] = []
        self._topics = _TopicNames()
        self._headings = Names()
        self._heading_places: list[list[tuple[int, int]]] = []
        self._indicators = Names()
        self._indicators_english = English()
        self._indicator_places: list[list[tuple[int, int]]] = []
        self._report_names = Names()
        self._report_of_name: list[list[tuple[int, int]]] = []
        self._labels: list[str] = []
        for report in reports:
            self.add(report)

    def __len__(self) -> int:
        """How many candidates there are: topics, headings, indicators and reports."""
        return len(taxonomy()) + len(self._headings) + len(self._indicators) + len(self._reports)

    def add(self, report: Report) -> None:
        """Take one more report in."""
        number = len(self._reports)
        counts = metrics_of(report)
        self._reports.append(report)
        self._counts.append(counts)
        self._standings.append(standings(report, counts))
        for index, section in enumerate(report.sections):
            if section.title:
                _put(self._headings, self._heading_places, section.title, number, index)
        standard = indicators()
        for index, metric in enumerate(report.metrics):
            name = metric.canonical or metric.indicator
            if not name:
                continue
            new = len(self._indicators)
            at = _put(self._indicators, self._indicator_places, name, number, index)
            if at == new and name in standard:
                self._indicators_english.add(standard[name].english, at)
        for name in report_names(report):
            _put(self._report_names, self._report_of_name, name, number, 0)
        self._labels.append(report_label(report))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The hits for ``query``, the best first, at most ``limit``; any string will do. An empty query lists the topics
        of the open reports, the one with most sections and metrics first."""
        query = query.strip()
        if not query:
            return self._by_size(limit)
        topics, words = self._topics.search(query)
        ranked: list[tuple[float, int, int, int]] = []  # (-score, kind, tie-break, number)
        for rank, score in topics.items():
            present = any(rank in standing for standing in self._standings)
            ranked.append((-(score if present else score / 20), 0, rank, rank))
        for number, score in self._headings.search(query).items():
            ranked.append((-score * 0.99, 1, -len(self._heading_places[number]), number))
        named = self._indicators.search(query)
        for number, score in self._indicators_english.search(query).items():
            named[number] = max(score, named.get(number, 0))
        for number, score in named.items():
            ranked.append((-score * 0.98, 2, -len(self._indicator_places[number]), number))
        for number, score in self._reports_named(query).items():
            ranked.append((-score * 0.97, 3, number, number))
        make = (
            lambda rank, score: self._topic_hit(rank, score, words.get(rank)),
            self._heading_hit,
            self._indicator_hit,
            self._report_hit,
        )
        return [make[kind](number, round(-score, 1)) for score, kind, _, number in nsmallest(limit, ranked)]

    def _reports_named(self, query: str) -> dict[int, float]:
        """Reports by any of their names; words typed apart must all fit: 开封 2020."""
        found: dict[int, float] | None = None
        for part in query.split():
            fits: dict[int, float] = {}
            for number, score in self._report_names.search(part).items():
                for report, _ in self._report_of_name[number]:
                    fits[report] = max(score, fits.get(report, 0))
            found = fits if found is None else {key: min(found[key], fits[key]) for key in found.keys() & fits.keys()}
        return found or {}

    def _by_size(self, limit: int) -> list[Hit]:
        sizes: dict[int, int] = {}
        for standing in self._standings:
            for rank, topic in standing.items():
                sizes[rank] = sizes.get(rank, 0) + len(topic.sections) + len(topic.metrics)
        largest = sorted(sizes, key=lambda rank: (-sizes[rank], rank))[:limit]
        whole = max(sizes.values(), default=1)
        return [self._topic_hit(rank, round(100 * sizes[rank] / whole, 1), None) for rank in largest]

    def _topic_hit(self, rank: int, score: float, word: str | None) -> Hit:
        topic = taxonomy()[rank]
        found: list[tuple[tuple[int, ...], int, list[int]]] = []
        sections = metrics = 0
        for number, standing in enumerate(self._standings):
            here = standing.get(rank)
            if here is None and word is None:
                continue
            order = self._best(number, here, word)
            if here is not None:
                sections += len(here.sections)
                metrics += len(here.metrics)
            if order:
                found.append((order[0][0], number, [index for _, index in order[: 1 + _FURTHER]]))
        places = [self._topic_place(number, rank, indexes) for _, number, indexes in nsmallest(_PLACES, found)]
        return Hit("topic", topic.name_zh, topic.name_en, topic.id, score, tuple(places), sections, metrics)

    def _best(self, number: int, here: Standing | None, word: str | None) -> list[tuple[tuple[int, ...], int]]:
        """A report's sections on a topic, the best first; those that hold ``word`` before the others. A report that has
        metrics on the topic but no section leads to the section with the most of them."""
        report = self._reports[number]
        order: list[tuple[tuple[int, ...], int]] = []
        if here is not None:
            order += [((0, *fit), index) for fit, index in here.sections]
            if not order:
                holders = [section_at(report, report.metrics[index].start) for index in here.metrics]
                inside = sorted((-holders.count(index), index) for index in set(holders) if index is not None)
                order += [((0, 3, 0, 0, count, 0), index) for count, index in inside[:1]]
        if word is None:
            return order
        holding = self._sections_with(report, word)
        order = [((holding.get(index, 2), *fit[1:]), index) for fit, index in order]
        told = {index for _, index in order}
        order += [((place + 1, 4, 0, 0, 0, 0), index) for index, place in holding.items() if index not in told]
        order.sort()
        return order

    def _sections_with(self, report: Report, word: str) -> dict[int, int]:
        """Sections that hold ``word``: 0 in the title, 1 in their own text."""
        found: dict[int, int] = {}
        if len(self._reports) <= _READ_THROUGH:
            at = report.source.text.find(word, report.start, report.end)
            while at >= 0:
                index = section_at(report, at)
                if index is not None:
                    found[index] = 1
                at = report.source.text.find(word, at + 1, report.end)
        for index, section in enumerate(report.sections):
            if word in section.title:
                found[index] = 0
        return found

    def _topic_place(self, number: int, rank: int, indexes: list[int]) -> Place:
        here = self._standings[number].get(rank, Standing())
        further = tuple([self._place(number, index, 1, self._counts[number][index]) for index in indexes[1:]])
        return self._place(number, indexes[0], len(here.sections), len(here.metrics), further)

    def _place(self, number: int, index: int, sections: int, metrics: int, further: tuple[Place, ...] = ()) -> Place:
        report = self._reports[number]
        section = report.sections[index]
        return Place(report.id, section.id, section.title, section.start, sections, metrics, None, further)

    def _heading_hit(self, number: int, score: float) -> Hit:
        stands = self._heading_places[number]
        places = [self._place(report, index, 1, self._counts[report][index]) for report, index in stands[:_PLACES]]
        topics = self._reports[stands[0][0]].sections[stands[0][1]].topics
        metrics = sum(place.metrics for place in places)
        topic = topics[0] if topics else None
        return Hit("heading", self._headings.names[number], "", topic, score, tuple(places), len(stands), metrics)

    def _indicator_hit(self, number: int, score: float) -> Hit:
        name = self._indicators.names[number]
        stands = self._indicator_places[number]
        rows: dict[int, list[int]] = {}
        for report, index in stands:
            rows.setdefault(report, []).append(index)
        places = tuple([self._metric_place(report, found) for report, found in list(rows.items())[:_PLACES]])
        topic = self._reports[stands[0][0]].metrics[stands[0][1]].topic
        standard = indicators().get(name)
        english = standard.english if standard else ""
        return Hit("indicator", name, english, topic, score, places, 0, len(stands))

    def _metric_place(self, number: int, rows: list[int]) -> Place:
        report = self._reports[number]
        metric = report.metrics[rows[0]]
        section = next((section for section in report.sections if section.id == metric.section), None)
        title = section.title if section else self._labels[number]
        start = _figure_start(metric)
        return Place(report.id, metric.section if section else None, title, start, 0, len(rows), rows[0])

    def _report_hit(self, number: int, score: float) -> Hit:
        report = self._reports[number]
        place = Place(report.id, None, report.cover.title or report.id, report.start)
        sections, metrics = len(report.sections), len(report.metrics)
        return Hit("report", self._labels[number], "", None, score, (place,), sections, metrics)


class _TopicNames:
    """Names and match words of all topics."""

    def __init__(self) -> None:
        self._chinese = Names()
        self._says: list[list[tuple[int, float, bool]]] = []  # (rank, weight, whether a match word and no name)
        self._english = English()
        for topic in taxonomy():
            self._take(topic)

    def _take(self, topic: Topic) -> None:
        for name in topic.zh:
            self._put(name, topic.rank, 1.0 if name == topic.name_zh else 0.99, False)
            for spelling in spellings(name, 2):
                self._english.add(spelling, topic.rank, _SOUND)
        for words, weight in ((topic.words, _WORD), (topic.weak, _WEAK_WORD)):
            for word in words:
                if word not in topic.zh:
                    self._put(word, topic.rank, weight, True)
        for name in topic.en:
            self._english.add(name, topic.rank, 1.0 if name == topic.name_en else _OTHER_ENGLISH)

    def _put(self, name: str, rank: int, weight: float, word: bool) -> None:
        number = self._chinese.add(name)
        if number == len(self._says):
            self._says.append([])
        self._says[number].append((rank, weight, word))

    def search(self, query: str) -> tuple[dict[int, float], dict[int, str]]:
        """Scores of topics, by rank; and, for those found by a match word that the query gives whole, that word."""
        scores: dict[int, float] = {}
        words: dict[int, str] = {}
        for number, found in self._chinese.search(query).items():
            for rank, weight, word in self._says[number]:
                score = found * weight
                if score > scores.get(rank, 0):
                    scores[rank] = score
                    words.pop(rank, None)
                    if word and found >= 90:
                        words[rank] = self._chinese.names[number]
        for rank, score in self._english.search(query).items():
            if score > scores.get(rank, 0):
                scores[rank] = score
                words.pop(rank, None)
        return scores, words


def report_names(report: Report) -> list[str]:
    """What a report may be called: its place with and without 省, 市 or 县, its year, its title, its id."""
    cover = report.cover
    names = [cover.title or "", report.id]
    if cover.place:
        place = cover.place.name
        short = place[:-1] if len(place) > 2 and place[-1] in "省市县区旗盟" else place
        names += [place, short]
        if cover.year:
            names += [f"{place}{cover.year}年", f"{short}{cover.year}"]
    if cover.year:
        names.append(f"{cover.year}年")
    return list(dict.fromkeys(name for name in names if name))


def report_label(report: Report) -> str:
    """Place, year and title, as far as the report says them; else its id."""
    cover = report.cover
    parts = [cover.place.name if cover.place else "", str(cover.year or ""), cover.title or ""]
    return " ".join(part for part in parts if part) or report.id


def rows(hits: Iterable[Hit]) -> list[dict[str, object]]:
    """Hits as the JSON export has them, a row a place: ``topic``, ``label``, ``report``, ``section``, ``title``,
    ``start``, ``score``; the best first, no place twice. See docs/topics.md."""
    found: list[tuple[float, Hit, Place | None]] = []
    for hit in hits:
        if not hit.places:
            found.append((hit.score, hit, None))
        for place in hit.places:
            found.append((hit.score, hit, place))
            found += [(hit.score * 0.85, hit, further) for further in place.further]
    found.sort(key=lambda row: -row[0])
    told: set[tuple[str, str | None, int]] = set()
    made: list[dict[str, object]] = []
    for score, hit, place in found:
        if place is not None:
            key = (place.report, place.section, place.start)
            if key in told:
                continue
            told.add(key)
        made.append(
            {
                "topic": hit.topic,
                "label": hit.label,
                "report": place.report if place else None,
                "section": place.section if place else None,
                "title": place.title if place else None,
                "start": place.start if place else None,
                "score": round(score, 1),
                "kind": hit.kind,
                "label_en": hit.label_en or None,
                "sections": place.sections if place else 0,
                "metrics": place.metrics if place else 0,
            }
        )
    return made


def _put(names: Names, places: list[list[tuple[int, int]]], name: str, report: int, index: int) -> int:
    number = names.add(name)
    if number == len(places):
        places.append([])
    places[number].append((report, index))
    return number


def _figure_start(metric: Metric) -> int:
    figure = metric.value or metric.change
    return figure.start if figure else metric.start
