"""What was read in simplified characters, given back as it is printed: in traditional ones.

Everything read points at characters of the source, and simplifying keeps every character's place: what a report prints
is found again where it stands.
"""

from __future__ import annotations

from dataclasses import replace

from parser.report import Cover, Metric, Paragraph, Passage, Quantity, Report, Section, Source
from parser.text.normal import one_form
from parser.text.traditional import simplified

_ROOM = 20
"""Characters in which one of a heading is looked for: it may be printed with white space between any two."""


def as_printed(reports: list[Report], source: Source) -> list[Report]:
    """The reports, read from ``source`` in simplified characters, with their words as ``source`` prints them.
    Indicators keep the names by which they are compared.
    """
    back = _Back(source.text)
    return [_as_printed(report, source, back) for report in reports]


def _as_printed(report: Report, source: Source, back: _Back) -> Report:
    cover = next((at for at, item in enumerate(report.passages) if item.kind in ("heading", "body")), 0)
    head = report.passages[cover].paragraph.end if report.passages else report.end
    return replace(
        report,
        source=source,
        cover=back.cover(report.cover, report.start, head),
        sections=tuple([back.section(item) for item in report.sections]),
        metrics=tuple([back.metric(item) for item in report.metrics]),
        passages=tuple([back.passage(item) for item in report.passages]),
        notes=tuple(
            [replace(item, term=item.term and back.words(item.term, item.start, item.end)) for item in report.notes]
        ),
    )


class _Back:
    """The way back from simplified characters, for one source."""

    def __init__(self, text: str) -> None:
        self._printed = one_form(text)
        self._simple = simplified(self._printed)

    def words(self, text: str, start: int, end: int) -> str:
        """``text`` as printed between ``start`` and ``end``, where its characters stand in this order."""
        found: list[str] = []
        at = start
        for char in text:
            place = self._simple.find(char, at, end)
            found.append(self._printed[place] if place >= 0 else char)
            at = place + 1 if place >= 0 else at
        return "".join(found)

    def cover(self, cover: Cover, start: int, end: int) -> Cover:
        """The cover, whose words stand one behind the other somewhere before ``end``."""
        place: dict[int, int] = {}
        """Where in the source each character stands, white space left out."""
        for at in range(start, end):
            if not self._simple[at].isspace():
                place[len(place)] = at
        bare = "".join([self._simple[at] for at in place.values()])

        def printed(text: str | None) -> str | None:
            at = bare.find("".join(text.split())) if text else -1
            return text if text is None or at < 0 else self.words(text, place[at], end)

        return replace(cover, title=printed(cover.title), body=printed(cover.body), speaker=printed(cover.speaker))

    def section(self, section: Section) -> Section:
        start, length = section.start, len(section.number) + len(section.title)
        end = min(section.end, start + _ROOM * length + _ROOM)  # not to its end: sections hold one another
        number = self.words(section.number, start, end)
        return replace(section, number=number, title=self.words(section.title, start + len(section.number), end))

    def passage(self, passage: Passage) -> Passage:
        return replace(passage, paragraph=self.paragraph(passage.paragraph))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        spans = [(start, end) for _, start, end in paragraph.pieces]
        simple, printed = ("".join([text[start:end] for start, end in spans]) for text in (self._simple, self._printed))
        chars = [
            after if plain == before else before
            for before, plain, after in zip(paragraph.text, simple, printed, strict=True)
        ]
        return replace(paragraph, text="".join(chars))

    def metric(self, metric: Metric) -> Metric:
        def quantity(item: Quantity | None) -> Quantity | None:
            return item and replace(item, text=self.words(item.text, item.start, item.end))

        return replace(
            metric, value=quantity(metric.value), origin=quantity(metric.origin), change=quantity(metric.change)
        )
