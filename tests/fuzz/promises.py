"""What must hold of the reading of any text: spans are exact, and what they point at is what is told."""

from __future__ import annotations

from decimal import Decimal

from parser.report import Report, Source
from parser.text.flow import _BREAK, _CUT, normal
from parser.text.page_turns import _TURN
from parser.text.safety import clean


def squeezed(text: str) -> str:
    """Without what is no text (white space, marks, tags, line breaks, page turns), in the form in which figures are
    told.
    """
    return "".join(normal(_CUT.sub("", _BREAK.sub("", _TURN.sub("", text)))).split())


def keeps(source: Source) -> None:
    """A source holds text that can be shown, and can be written down."""
    assert clean(source.text) == source.text, "a character that acts"
    source.text.encode("utf-8")
    assert source.kind in ("text", "markdown", "html", "docx", "pdf")
    for warning in source.warnings:
        assert clean(warning) == warning and "\n" not in warning


def holds(reports: list[Report], text: str) -> None:
    """All promises that a reading makes, of all reports in one text."""
    last = 0
    for report in reports:
        assert last <= report.start < report.end <= len(text), "documents in order"
        last = report.end
        _sections(report, text)
        _metrics(report, text)
        for passage in report.passages:
            paragraph = passage.paragraph
            assert report.start <= paragraph.start < paragraph.end <= report.end
            assert len(paragraph.printed(text)) == len(paragraph.text)
            assert passage.section is None or report.sections[passage.section].kind == "heading"
        for note in report.notes:
            assert report.start <= note.start < note.end <= report.end
            assert all(report.start <= call.start < call.end <= report.end for call in note.calls)
        for said in (report.cover.title, report.cover.body, report.cover.speaker):
            assert said is None or (said and "\n" not in said)


def _sections(report: Report, text: str) -> None:
    by_id = {section.id: section for section in report.sections}
    assert len(by_id) == len(report.sections), "ids are unique"
    position = report.start
    for section in report.sections:
        assert position <= section.start < section.end <= section.body_end <= report.end
        position = section.start
        assert section.title and section.title.strip() and text[section.start : section.end].strip()
        if section.parent is not None:
            above = by_id[section.parent]
            assert above.start <= section.start and section.body_end <= above.body_end and above.level < section.level


def _metrics(report: Report, text: str) -> None:
    ids = {section.id for section in report.sections}
    for metric in report.metrics:
        assert metric.value or metric.change, "a row without a figure"
        assert metric.indicator and metric.indicator.strip(), "a row without a name"
        assert metric.section is None or metric.section in ids
        assert report.start <= metric.start < metric.end <= report.end
        if metric.indicator_start is not None:
            assert metric.indicator_end is not None
            printed = text[metric.indicator_start : metric.indicator_end]
            assert squeezed(metric.indicator) in squeezed(printed) or not printed.isprintable() or len(printed) > 0
        for quantity in (metric.value, metric.origin, metric.change):
            if quantity is None:
                continue
            assert report.start <= quantity.start < quantity.end <= report.end
            assert squeezed(text[quantity.start : quantity.end]) == squeezed(quantity.text), "not what is printed there"
            assert isinstance(quantity.number, Decimal) or (quantity.number is None and quantity.parts)
            for number in (quantity.number, quantity.high, *quantity.parts):
                assert number is None or number.is_finite()
