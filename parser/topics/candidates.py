"""What can be jumped to in the open reports, and where it stands: topics, headings, indicators, reports."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable

from parser.metrics.standard import Indicator, indicators_of
from parser.report import Report
from parser.topics.called import report_label, report_names
from parser.topics.english import English
from parser.topics.names import Names
from parser.topics.ranking import english_names
from parser.topics.standing import Fit, Standings
from parser.topics.taxonomy import taxonomy

_NO_SECTION: Fit = (9,)  # after every section


class Named:
    """Names of one kind and where each stands: the number of the report, and an index in it."""

    def __init__(self) -> None:
        self.names = Names()
        self._stands: list[array[int]] = []
        """For each name, report and index by turns: as tuples, thousands would take seven times the room."""

    def __len__(self) -> int:
        """How many names there are."""
        return len(self.names)

    def name(self, number: int) -> str:
        """The name with this number."""
        return self.names.names[number]

    def add(self, name: str, report: int, index: int) -> int:
        """Say where a name stands; its number."""
        number = self.names.add(name)
        if number == len(self._stands):
            self._stands.append(array("I"))
        self._stands[number].extend((report, index))
        return number

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may mean."""
        return self.names.search(typed)

    def stands(self, number: int) -> list[tuple[int, int]]:
        """Where the name stands: ``(report, index in it)``, as they were added."""
        told = self._stands[number]
        return list(zip(told[::2], told[1::2], strict=True))

    def often(self, number: int) -> int:
        """How many times it stands."""
        return len(self._stands[number]) // 2


class Candidates:
    """Everything that can be jumped to. Reports are added as they are opened, and counted from 0."""

    def __init__(self) -> None:
        self.reports: list[Standings] = []
        self.labels: list[str] = []
        """What each report is called in a line."""
        self.leading: dict[int, list[tuple[Fit, int]]] = {}
        """For each topic, by rank, the reports that have it, with how well their best section fits."""
        self.sizes: dict[int, tuple[int, int]] = {}
        """For each topic, by rank, its sections and its metrics."""
        self.headings = Named()
        self.indicators = Named()
        self.english = English()
        """The standard indicators in English."""
        self.synonyms = Named()
        """Other wordings of the standard indicators; the place of each is ``(number of the indicator, 0)``."""
        self.report_names = Named()
        self.called: set[str] = set()
        """Names of reports."""
        self.standard: dict[str, Indicator] = {}
        """The standard indicators that the reports tell of."""

    def __len__(self) -> int:
        """How many there are."""
        return len(taxonomy()) + len(self.headings) + len(self.indicators) + len(self.reports)

    def add(self, reports: Iterable[Report]) -> None:
        """Take more reports in."""
        reports = tuple(reports)
        names = {metric.canonical for report in reports for metric in report.metrics if metric.canonical}
        if new := names - self.standard.keys():
            self.standard |= indicators_of(new)
        for report in reports:
            self._take(report)

    def ready(self) -> None:
        """Make now what finds them, which the first search would wait for."""
        for named in (self.headings, self.indicators, self.synonyms, self.report_names):
            named.names.ready()

    def _take(self, report: Report) -> None:
        number = len(self.reports)
        self.reports.append(Standings(report))
        self._take_topics(number)
        for index, section in enumerate(report.sections):
            if section.title:
                self.headings.add(section.title, number, index)
        for index, metric in enumerate(report.metrics):
            name = metric.canonical or metric.indicator
            if name:
                self._take_indicator(name, number, index)
        for name in report_names(report):
            self.report_names.add(name, number, 0)
            self.called.add(name)
        self.labels.append(report_label(report))

    def _take_topics(self, number: int) -> None:
        for rank, standing in self.reports[number].of.items():
            fit = standing.sections[0][0] if standing.sections else _NO_SECTION
            insort(self.leading.setdefault(rank, []), (fit, number))
            sections, metrics = self.sizes.get(rank, (0, 0))
            self.sizes[rank] = sections + len(standing.sections), metrics + len(standing.metrics)

    def _take_indicator(self, name: str, number: int, index: int) -> None:
        new = len(self.indicators)
        at = self.indicators.add(name, number, index)
        if at == new and name in self.standard:
            for english in english_names(self.standard[name]):
                self.english.add(english, at)
            for synonym in self.standard[name].synonyms:
                self.synonyms.add(synonym, at, 0)
