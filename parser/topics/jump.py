"""Jump: the ranking behind the jump box and ``govtui jump``.

What may be reached are topics, headings, indicators and reports, over all open reports; what may be typed is Chinese,
full pinyin, initials, a mixture of these, or English, begun or whole, with one slip of the finger in a word of four
letters or more. Scores go from 0 to 100: what fits whole before what begins so before what holds it; a name before a
match word; and, where two fit equally, a topic before a heading before an indicator before a report. A topic with
nothing in the open reports comes last.

Each hit has its places, the best one first: Enter goes there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import nsmallest

from parser.report import Report
from parser.topics.asked import topic_names
from parser.topics.called import MOST_TYPED, WHOLE, asked_of, by_reports_named
from parser.topics.candidates import Candidates
from parser.topics.hits import Hit, Place
from parser.topics.printed import printed
from parser.topics.ranking import (
    ABSENT,
    FEW_PLACES,
    FIRST,
    FOUND,
    HEADING,
    INDICATOR,
    PARTLY,
    PLACES,
    REPORT,
    TOPIC,
    WEIGHTS,
    Ranked,
    by_size,
    indicators_named,
    reports_named,
    weighed,
)
from parser.topics.standing import Fit, Standing, Standings, said
from parser.topics.taxonomy import taxonomy

_FURTHER = 8  # sections after the best one, a report
_READ_THROUGH = 20  # with up to so many reports open, words are looked for in their texts, too


class Jump:
    """Everything that can be jumped to in the open reports. Reports are added as they are opened."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._of = Candidates()
        self._of.add(reports)
        self._of.ready()
        self._topics = topic_names()

    def __len__(self) -> int:
        """How many candidates there are: topics, headings, indicators and reports."""
        return len(self._of)

    def add(self, report: Report) -> None:
        """Take one more report in."""
        self._of.add((report,))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The hits for ``query``, the best first, at most ``limit``; any string will do.

        An empty query lists the topics of the open reports, those with most sections and metrics first. Words that
        name places or years, typed apart from the rest, say in which reports to look: ``kaifeng edu``, 商丘 教育 2020.
        A place in characters may stand before the rest without a space, too (长葛教育), where nothing is called so.
        """
        query = query.strip()[:MOST_TYPED]
        if not query:
            return self._by_size(limit)
        hits = by_reports_named(query, limit, self._of.called, self._search, self._search_in)
        if hits and hits[0].score >= FOUND:
            return hits
        return sorted([*hits, *self._loosely(query, limit)], key=lambda hit: -hit.score)[:limit]

    def _loosely(self, query: str, limit: int) -> list[Hit]:
        """What is found where nothing is called as a whole what was typed: where it stands in the texts, and the topics
        of its words.
        """
        named, rest = asked_of(query, self._named_whole)
        within = {self._of.reports[number].report.id for number in named}
        if not rest or not named:
            rest, named = query, set(range(len(self._of.reports)))
        found = []
        if (text := printed(rest, [self._of.reports[number] for number in sorted(named)], PLACES)) is not None:
            found.append(text)
        scores, words = self._topics.partly(rest)
        present = [rank for rank in scores if self._present(rank, WHOLE)]
        best = sorted(present, key=lambda rank: -scores[rank])[:PARTLY]
        reading = len(self._of.reports) <= _READ_THROUGH
        for rank in best:
            beside = {other: words.get(other, ()) for other in best if other != rank}
            hit = self._topic_hit(rank, round(scores[rank], 1), PLACES, reading, words.get(rank), beside)
            found.append(_only_in(hit, within) if within else hit)
        return [hit for hit in found if hit.places]

    def _search_in(self, query: str, limit: int) -> list[Hit]:
        """The hits in the reports that words of the query name; none where no word does."""
        reports, rest = asked_of(query, self._named_whole)
        if not reports or not rest:
            return []
        within = {self._of.reports[number].report.id for number in reports}
        hits = [_only_in(hit, within) for hit in self._search(rest, limit, PLACES) if hit.kind != "report"]
        return [hit for hit in hits if hit.places]

    def _named_whole(self, part: str) -> set[int]:
        return {report for report, score in self._named(part).items() if score >= WHOLE}

    def _named(self, part: str) -> dict[int, float]:
        fits: dict[int, float] = {}
        for number, score in self._of.report_names.search(part).items():
            for report, _ in self._of.report_names.stands(number):
                fits[report] = max(score, fits.get(report, 0))
        return fits

    def _search(self, query: str, limit: int, few: int = FEW_PLACES) -> list[Hit]:
        """The hits for a query over all reports; ``few`` places of those that are not among the first."""
        topics, words = self._topics.search(query)
        hits = []
        for place, (negative, kind, _, number) in enumerate(nsmallest(limit, self._ranked(query, topics))):
            score, most = round(-negative, 1), PLACES if place < FIRST else few
            if kind == TOPIC:
                # of the best, too, that is mistyped or half typed, where it would else be in no report
                sought = score if place or number in self._of.sizes else WHOLE
                reading = place < FIRST and self._read_for(sought)
                hits.append(self._topic_hit(number, score, most, reading, words.get(number)))
            elif kind == HEADING:
                hits.append(self._heading_hit(number, score, most))
            elif kind == INDICATOR:
                hits.append(self._indicator_hit(number, score, most))
            else:
                hits.append(self._report_hit(number, score))
        return hits

    def _ranked(self, query: str, topics: dict[int, float]) -> list[Ranked]:
        of, ranked = self._of, list[Ranked]()
        for rank, score in topics.items():
            ranked.append((-score if self._present(rank, score) else -score * ABSENT, TOPIC, rank, rank))
        for number, score in of.headings.search(query).items():
            ranked.append((-score * WEIGHTS[HEADING], HEADING, -of.headings.often(number), number))
        named = indicators_named(query, of.indicators, of.english, of.synonyms, self._meant, topics=bool(topics))
        for number, score in named.items():
            standard = of.indicators.name(number) in of.standard
            ranked.append((-weighed(score, standard=standard), INDICATOR, -of.indicators.often(number), number))
        for number, score in reports_named(query, self._named).items():
            ranked.append((-score * WEIGHTS[REPORT], REPORT, number, number))
        return ranked

    def _meant(self, synonym: int) -> list[int]:
        return [number for number, _ in self._of.synonyms.stands(synonym)]

    def _read_for(self, score: float) -> bool:
        """Whether the texts are looked through for a topic with this score."""
        return score >= WHOLE and len(self._of.reports) <= _READ_THROUGH

    def _present(self, rank: int, score: float) -> bool:
        if rank in self._of.sizes:
            return True
        return self._read_for(score) and any(report.stand_in(rank) is not None for report in self._of.reports)

    def _by_size(self, limit: int) -> list[Hit]:
        largest = by_size({rank: sum(size) for rank, size in self._of.sizes.items()}, limit)
        return [self._topic_hit(rank, score, FEW_PLACES, False) for rank, score in largest]

    def _topic_hit(
        self,
        rank: int,
        score: float,
        most: int,
        reading: bool,
        words: tuple[str, ...] | None = None,
        beside: Mapping[int, tuple[str, ...]] | None = None,
    ) -> Hit:
        """``reading``: look in the texts of reports in which no section has the topic, and for ``words``; ``beside``
        are other topics that were asked for, with their words: sections that are about these, too, come first.
        """
        topic = taxonomy()[rank]
        if reading:
            ordered = [
                (self._best(report, rank, words, beside), number) for number, report in enumerate(self._of.reports)
            ]
            ordered = sorted((order, number) for order, number in ordered if order)
            best = [(number, [index for _, index in order]) for order, number in ordered[:most]]
        else:
            best = []
            for _, number in self._of.leading.get(rank, [])[:most]:
                report = self._of.reports[number]
                indexes = [index for _, index in report.of[rank].sections] or report.metric_sections(rank)
                best.append((number, indexes))
        further = _FURTHER if most == PLACES else 0
        places = [self._topic_place(number, rank, indexes[: 1 + further]) for number, indexes in best if indexes]
        sections, metrics = self._of.sizes.get(rank, (0, 0))
        return Hit("topic", topic.name_zh, topic.name_en, topic.id, score, tuple(places), sections, metrics)

    def _best(
        self,
        report: Standings,
        rank: int,
        words: tuple[str, ...] | None,
        beside: Mapping[int, tuple[str, ...]] | None = None,
    ) -> list[tuple[Fit, int]]:
        """A report's sections on a topic, the best first.

        ``words`` are the topic's name or match words that were asked for: sections whose title has one come first.
        Match words, which are narrower than the topic, also bring those first that have one in their text.
        """
        here = report.of.get(rank)
        order = here.sections if here is not None else []
        if not order:
            index = report.stand_in(rank)
            order = [] if index is None else [report.mentioning(rank, index)]
        if words:
            holding, nowhere = report.holding(words), (2, 0)
            if words[0] in taxonomy()[rank].zh:
                order = sorted([((holding.get(index, nowhere)[0] > 0, *fit), index) for fit, index in order])
            else:
                told = {index for _, index in order}
                order = order + [report.mentioning(rank, index) for index in holding if index not in told]
                order = sorted([(_narrowed(holding.get(index, nowhere), fit), index) for fit, index in order])
        if beside and order:
            about = [report.about(other, words) for other, words in beside.items()]
            order = sorted([((sum(index not in each for each in about), *fit), index) for fit, index in order])
        return order

    def _topic_place(self, number: int, rank: int, indexes: list[int]) -> Place:
        report = self._of.reports[number]
        here = report.of.get(rank, Standing())
        further = tuple([self._place(number, index, 1, report.counts[index]) for index in indexes[1:]])
        return self._place(number, indexes[0], len(here.sections), len(here.metrics), further)

    def _place(self, number: int, index: int, sections: int, metrics: int, further: tuple[Place, ...] = ()) -> Place:
        report = self._of.reports[number].report
        section = report.sections[index]
        return Place(report.id, section.id, section.title, section.start, sections, metrics, None, further)

    def _heading_hit(self, number: int, score: float, most: int) -> Hit:
        stands = self._of.headings.stands(number)
        counts = [self._of.reports[report].counts[index] for report, index in stands]
        best = sorted(zip(stands, counts, strict=True), key=lambda stand: -stand[1])[:most]
        places = [self._place(report, index, 1, count) for (report, index), count in best]
        (report, index), _ = best[0]
        topics = self._of.reports[report].report.sections[index].topics
        topic = topics[0] if topics else None
        name = self._of.headings.name(number)
        return Hit("heading", name, "", topic, score, tuple(places), len(stands), sum(counts))

    def _indicator_hit(self, number: int, score: float, most: int) -> Hit:
        name = self._of.indicators.name(number)
        stands = self._of.indicators.stands(number)
        rows: dict[int, list[int]] = {}
        for report, index in stands:
            rows.setdefault(report, []).append(index)
        places = tuple([self._metric_place(report, found) for report, found in list(rows.items())[:most]])
        report, index = stands[0]
        topic = self._of.reports[report].report.metrics[index].topic
        standard = self._of.standard.get(name)
        english = standard.english if standard else ""
        return Hit("indicator", name, english, topic, score, places, 0, len(stands))

    def _metric_place(self, number: int, rows: list[int]) -> Place:
        report = self._of.reports[number].report
        metric = report.metrics[rows[0]]
        start = (metric.value or metric.change or metric).start
        section = next((section for section in report.sections if section.id == metric.section), None)
        title = section.title if section else self._of.labels[number]
        return Place(report.id, section.id if section else None, title, start, 0, len(rows), rows[0])

    def _report_hit(self, number: int, score: float) -> Hit:
        report = self._of.reports[number].report
        place = Place(report.id, None, report.cover.title or report.id, report.start)
        return Hit(
            "report", self._of.labels[number], "", None, score, (place,), len(report.sections), len(report.metrics)
        )


def _narrowed(held: tuple[int, int], fit: Fit) -> Fit:
    """How well a section fits a word that is narrower than its topic: said in its title; in a section whose title says
    the topic; the more often.
    """
    where, times = held
    return (where, not said(fit), times, *fit)


def _only_in(hit: Hit, reports: set[str]) -> Hit:
    """What a hit has in these reports."""
    places = tuple([place for place in hit.places if place.report in reports])
    sections, metrics = sum(place.sections for place in places), sum(place.metrics for place in places)
    return replace(hit, places=places, sections=sections, metrics=metrics)
