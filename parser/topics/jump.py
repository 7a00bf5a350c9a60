"""Jump: the ranking behind the jump box and ``govtui jump``.

What may be reached are topics, headings, indicators and reports, over all open reports; what may be typed is Chinese,
full pinyin, initials, a mixture of these, or English, begun or whole, with one slip of the finger in a word of four
letters or more. Scores go from 0 to 100: what fits whole before what begins so before what holds it; a name before a
match word; and, where two fit equally, a topic before a heading before an indicator before a report. A topic with
nothing in the open reports comes last.

Each hit has its places, the best one first: Enter goes there.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable
from dataclasses import replace
from heapq import nsmallest

from parser.metrics.standard import Indicator, indicators_of
from parser.report import Report
from parser.topics.asked import topic_names
from parser.topics.called import WHOLE, asked_of, by_reports_named, report_label, report_names
from parser.topics.english import English
from parser.topics.hits import Hit, Place
from parser.topics.names import Names
from parser.topics.pinyin import spells
from parser.topics.standing import Fit, Standing, Standings
from parser.topics.taxonomy import taxonomy

_PLACES = 50  # shown of one hit
_FIRST, _FEW_PLACES = 3, 3  # so many of a hit that is not among the first
_FURTHER = 8  # sections after the best one, a report
_READ_THROUGH = 20  # with up to so many reports open, words are looked for in their texts, too
ABSENT = 0.05  # of its score, for a topic that is in no open report
_TOPIC, _HEADING, _INDICATOR, _REPORT = range(4)
WEIGHTS = (1.0, 0.99, 0.98, 0.97)
SYNONYM = 0.98  # of its score, for another wording of an indicator
_NO_SECTION: Fit = (9,)  # after every section


class _Found:
    """Names of one kind and where each stands: the number of the report, and an index in it."""

    def __init__(self) -> None:
        self.names = Names()
        self._stands: list[array[int]] = []
        """For each name, report and index by turns: as tuples, thousands would take seven times the room."""

    def add(self, name: str, report: int, index: int) -> int:
        number = self.names.add(name)
        if number == len(self._stands):
            self._stands.append(array("I"))
        self._stands[number].extend((report, index))
        return number

    def stands(self, number: int) -> list[tuple[int, int]]:
        """Where the name stands: ``(report, index in it)``, as they were added."""
        told = self._stands[number]
        return list(zip(told[::2], told[1::2], strict=True))

    def often(self, number: int) -> int:
        """How many times it stands."""
        return len(self._stands[number]) // 2


class Jump:
    """Everything that can be jumped to in the open reports. Reports are added as they are opened."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._reports: list[Standings] = []
        self._leading: dict[int, list[tuple[Fit, int]]] = {}
        """For each topic, by rank, the reports that have it, with how well their best section fits."""
        self._sizes: dict[int, tuple[int, int]] = {}
        """For each topic, by rank, its sections and its metrics."""
        self._headings = _Found()
        self._indicators = _Found()
        self._indicators_english = English()
        self._synonyms = _Found()
        """Other wordings of the standard indicators; the place of each is ``(number of the indicator, 0)``."""
        self._report_names = _Found()
        self._called: set[str] = set()
        """Names of reports."""
        self._labels: list[str] = []
        self._topics = topic_names()
        self._standard: dict[str, Indicator] = {}
        """The standard indicators that the reports tell of."""
        reports = tuple(reports)
        self._learn(reports)
        for report in reports:
            self._take(report)
        for found in (self._headings, self._indicators, self._synonyms, self._report_names):
            found.names.ready()

    def __len__(self) -> int:
        """How many candidates there are: topics, headings, indicators and reports."""
        return len(taxonomy()) + len(self._headings.names) + len(self._indicators.names) + len(self._reports)

    def add(self, report: Report) -> None:
        """Take one more report in."""
        self._learn((report,))
        self._take(report)

    def _learn(self, reports: Iterable[Report]) -> None:
        """Read up the standard indicators that are new."""
        names = {metric.canonical for report in reports for metric in report.metrics if metric.canonical}
        if new := names - self._standard.keys():
            self._standard |= indicators_of(new)

    def _take(self, report: Report) -> None:
        number = len(self._reports)
        standings = Standings(report)
        self._reports.append(standings)
        for rank, standing in standings.of.items():
            fit = standing.sections[0][0] if standing.sections else _NO_SECTION
            insort(self._leading.setdefault(rank, []), (fit, number))
            sections, metrics = self._sizes.get(rank, (0, 0))
            self._sizes[rank] = sections + len(standing.sections), metrics + len(standing.metrics)
        for index, section in enumerate(report.sections):
            if section.title:
                self._headings.add(section.title, number, index)
        standard = self._standard
        for index, metric in enumerate(report.metrics):
            name = metric.canonical or metric.indicator
            if name:
                new = len(self._indicators.names)
                at = self._indicators.add(name, number, index)
                if at == new and name in standard:
                    for english in english_names(standard[name]):
                        self._indicators_english.add(english, at)
                    for synonym in standard[name].synonyms:
                        self._synonyms.add(synonym, at, 0)
        for name in report_names(report):
            self._report_names.add(name, number, 0)
            self._called.add(name)
        self._labels.append(report_label(report))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The hits for ``query``, the best first, at most ``limit``; any string will do.

        An empty query lists the topics of the open reports, those with most sections and metrics first. Words that
        name places or years, typed apart from the rest, say in which reports to look: ``kaifeng edu``, 商丘 教育 2020.
        A place in characters may stand before the rest without a space, too (长葛教育), where nothing is called so.
        """
        query = query.strip()
        if not query:
            return self._by_size(limit)
        return by_reports_named(query, limit, self._called, self._search, self._search_in)

    def _search_in(self, query: str, limit: int) -> list[Hit]:
        """The hits in the reports that words of the query name; none where no word does."""
        reports, rest = asked_of(query, self._named_whole)
        if not reports or not rest:
            return []
        within = {self._reports[number].report.id for number in reports}
        hits = [_only_in(hit, within) for hit in self._search(rest, limit, _PLACES) if hit.kind != "report"]
        return [hit for hit in hits if hit.places]

    def _named_whole(self, part: str) -> set[int]:
        named = self._report_names.names.search(part)
        whole = [number for number, score in named.items() if score >= WHOLE]
        return {report for number in whole for report, _ in self._report_names.stands(number)}

    def _search(self, query: str, limit: int, few: int = _FEW_PLACES) -> list[Hit]:
        """The hits for a query over all reports; ``few`` places of those that are not among the first."""
        topics, words = self._topics.search(query)
        ranked: list[tuple[float, int, int, int]] = []  # (-score, kind, tie-break, number)
        for rank, score in topics.items():
            present = self._present(rank, score)
            ranked.append((-score if present else -score * ABSENT, _TOPIC, rank, rank))
        for number, score in self._headings.names.search(query).items():
            ranked.append((-score * WEIGHTS[_HEADING], _HEADING, -self._headings.often(number), number))
        named = self._indicators.names.search(query)
        for number, score in self._indicators_english.search(query, not ((topics or named) and spells(query))).items():
            named[number] = max(score, named.get(number, 0))
        for synonym, score in self._synonyms.names.search(query).items():
            for number, _ in self._synonyms.stands(synonym):
                named[number] = max(score * SYNONYM, named.get(number, 0))
        for number, score in named.items():
            ranked.append((-score * WEIGHTS[_INDICATOR], _INDICATOR, -self._indicators.often(number), number))
        for number, score in self._reports_named(query).items():
            ranked.append((-score * WEIGHTS[_REPORT], _REPORT, number, number))
        hits = []
        for place, (negative, kind, _, number) in enumerate(nsmallest(limit, ranked)):
            score, most = round(-negative, 1), _PLACES if place < _FIRST else few
            if kind == _TOPIC:
                reading = place < _FIRST and score >= WHOLE and len(self._reports) <= _READ_THROUGH
                hits.append(self._topic_hit(number, score, most, reading, words.get(number)))
            elif kind == _HEADING:
                hits.append(self._heading_hit(number, score, most))
            elif kind == _INDICATOR:
                hits.append(self._indicator_hit(number, score, most))
            else:
                hits.append(self._report_hit(number, score))
        return hits

    def _present(self, rank: int, score: float) -> bool:
        if rank in self._sizes:
            return True
        reading = score >= WHOLE and len(self._reports) <= _READ_THROUGH
        return reading and any(report.stand_in(rank) is not None for report in self._reports)

    def _reports_named(self, query: str) -> dict[int, float]:
        """Reports by any of their names; words typed apart must all fit: 开封 2020."""
        found: dict[int, float] | None = None
        for part in query.split():
            fits: dict[int, float] = {}
            for number, score in self._report_names.names.search(part).items():
                for report, _ in self._report_names.stands(number):
                    fits[report] = max(score, fits.get(report, 0))
            found = fits if found is None else {key: min(found[key], fits[key]) for key in found.keys() & fits.keys()}
        return found or {}

    def _by_size(self, limit: int) -> list[Hit]:
        sizes = {rank: sections + metrics for rank, (sections, metrics) in self._sizes.items()}
        largest = sorted(sizes, key=lambda rank: (-sizes[rank], rank))[:limit]
        whole = max(sizes.values(), default=1)
        return [self._topic_hit(rank, round(100 * sizes[rank] / whole, 1), _FEW_PLACES, False) for rank in largest]

    def _topic_hit(self, rank: int, score: float, most: int, reading: bool, word: str | None = None) -> Hit:
        """``reading``: look in the texts of reports in which no section has the topic, and for ``word``."""
        topic = taxonomy()[rank]
        if reading:
            ordered = [(self._best(report, rank, word), number) for number, report in enumerate(self._reports)]
            ordered = sorted((order, number) for order, number in ordered if order)
            best = [(number, [index for _, index in order]) for order, number in ordered[:most]]
        else:
            best = []
            for _, number in self._leading.get(rank, [])[:most]:
                report = self._reports[number]
                indexes = [index for _, index in report.of[rank].sections] or report.metric_sections(rank)
                best.append((number, indexes))
        further = _FURTHER if most == _PLACES else 0
        places = [self._topic_place(number, rank, indexes[: 1 + further]) for number, indexes in best if indexes]
        sections, metrics = self._sizes.get(rank, (0, 0))
        return Hit("topic", topic.name_zh, topic.name_en, topic.id, score, tuple(places), sections, metrics)

    def _best(self, report: Standings, rank: int, word: str | None) -> list[tuple[Fit, int]]:
        """A report's sections on a topic, the best first.

        ``word`` is the topic's name or match word that was asked for: sections whose title has it come first. A match
        word, which is narrower than the topic, also brings those first that have it in their text.
        """
        here = report.of.get(rank)
        order = here.sections if here is not None else []
        if not order:
            index = report.stand_in(rank)
            order = [] if index is None else [report.mentioning(rank, index)]
        if word is None:
            return order
        holding = report.holding(word)
        if word in taxonomy()[rank].zh:
            return sorted([((holding.get(index, 1) > 0, *fit), index) for fit, index in order])
        told = {index for _, index in order}
        order = order + [report.mentioning(rank, index) for index in holding if index not in told]
        return sorted([((holding.get(index, 2), *fit), index) for fit, index in order])

    def _topic_place(self, number: int, rank: int, indexes: list[int]) -> Place:
        report = self._reports[number]
        here = report.of.get(rank, Standing())
        further = tuple([self._place(number, index, 1, report.counts[index]) for index in indexes[1:]])
        return self._place(number, indexes[0], len(here.sections), len(here.metrics), further)

    def _place(self, number: int, index: int, sections: int, metrics: int, further: tuple[Place, ...] = ()) -> Place:
        report = self._reports[number].report
        section = report.sections[index]
        return Place(report.id, section.id, section.title, section.start, sections, metrics, None, further)

    def _heading_hit(self, number: int, score: float, most: int) -> Hit:
        stands = self._headings.stands(number)
        counts = [self._reports[report].counts[index] for report, index in stands]
        best = sorted(zip(stands, counts, strict=True), key=lambda stand: -stand[1])[:most]
        places = [self._place(report, index, 1, count) for (report, index), count in best]
        (report, index), _ = best[0]
        topics = self._reports[report].report.sections[index].topics
        topic = topics[0] if topics else None
        name = self._headings.names.names[number]
        return Hit("heading", name, "", topic, score, tuple(places), len(stands), sum(counts))

    def _indicator_hit(self, number: int, score: float, most: int) -> Hit:
        name = self._indicators.names.names[number]
        stands = self._indicators.stands(number)
        rows: dict[int, list[int]] = {}
        for report, index in stands:
            rows.setdefault(report, []).append(index)
        places = tuple([self._metric_place(report, found) for report, found in list(rows.items())[:most]])
        report, index = stands[0]
        topic = self._reports[report].report.metrics[index].topic
        standard = self._standard.get(name)
        english = standard.english if standard else ""
        return Hit("indicator", name, english, topic, score, places, 0, len(stands))

    def _metric_place(self, number: int, rows: list[int]) -> Place:
        report = self._reports[number].report
        metric = report.metrics[rows[0]]
        start = (metric.value or metric.change or metric).start
        section = next((section for section in report.sections if section.id == metric.section), None)
        title = section.title if section else self._labels[number]
        return Place(report.id, section.id if section else None, title, start, 0, len(rows), rows[0])

    def _report_hit(self, number: int, score: float) -> Hit:
        report = self._reports[number].report
        place = Place(report.id, None, report.cover.title or report.id, report.start)
        return Hit("report", self._labels[number], "", None, score, (place,), len(report.sections), len(report.metrics))


def english_names(indicator: Indicator) -> list[str]:
    """What an indicator may be called in Latin letters: its English name, and its wordings that the reports themselves
    write so (GDP, CPI, PM2.5), which are as good as a name.
    """
    return [indicator.english, *(wording for wording in indicator.synonyms if wording.isascii())]


def _only_in(hit: Hit, reports: set[str]) -> Hit:
    """What a hit has in these reports."""
    places = tuple([place for place in hit.places if place.report in reports])
    sections, metrics = sum(place.sections for place in places), sum(place.metrics for place in places)
    return replace(hit, places=places, sections=sections, metrics=metrics)
