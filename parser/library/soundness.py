"""A report out of the library, held against what every reading is: spans within the text, in order, names that are."""

from __future__ import annotations

from typing import Any, get_args

from parser.report import Metric, Note, PassageKind, Quantity, Report, SectionKind
from parser.text.safety import clean

from .kinds import SpoiltError

_SECTIONS, _PASSAGES = get_args(SectionKind), get_args(PassageKind)


def sound(report: Report) -> Report:
    """The report itself.

    Raises:
        SpoiltError: it is none that a reading gave.
    """
    if not _within(0, report.start, report.end, len(report.source.text)):
        raise SpoiltError("report")
    _sections(report)
    for metric in report.metrics:
        _metric(metric, report)
    _passages(report)
    for note in report.notes:
        _note(note, report)
    if not (report.repeats is None or type(report.repeats) is int):
        raise SpoiltError("report")
    return report


def _within(*ends: Any) -> bool:
    """Whether these are whole numbers, none less than the one before it."""
    before = ends[0]
    for one in ends:  # a report has thousands: all() with a generator takes three times as long
        if type(one) is not int or one < before:
            return False
        before = one
    return True


def _sections(report: Report) -> None:
    ids: set[str | None] = {None}
    for one in report.sections:
        ends = report.start, one.start, one.end, one.body_end, report.end
        if one.id in ids or one.parent not in ids or one.kind not in _SECTIONS or not _within(*ends):
            raise SpoiltError("section")
        ids.add(one.id)
    if not all(metric.section in ids for metric in report.metrics):
        raise SpoiltError("metric")


def _metric(metric: Metric, report: Report) -> None:
    name = metric.indicator_start, metric.indicator_end
    fits = _within(report.start, metric.start, metric.end, report.end)
    if not fits or not (name == (None, None) or _within(0, *name, len(report.source.text))):
        raise SpoiltError("metric")
    for quantity in (metric.value, metric.origin, metric.change):
        if quantity is not None:
            _quantity(quantity, report)


def _quantity(quantity: Quantity, report: Report) -> None:
    if not _within(report.start, quantity.start, quantity.end, report.end):
        raise SpoiltError("metric")
    for number in (quantity.number, quantity.high, *quantity.parts, *(quantity.si or ())[:1]):
        if number is not None and not number.is_finite():
            raise SpoiltError("metric")


def _passages(report: Report) -> None:
    for passage in report.passages:
        one, at = passage.paragraph, passage.section
        if passage.kind not in _PASSAGES or not (at is None or (type(at) is int and at < len(report.sections))):
            raise SpoiltError("passage")
        if type(one.text) is not str or not one.pieces or (not one.text.isprintable() and clean(one.text) != one.text):
            raise SpoiltError("passage")
        for piece in one.pieces:
            if not _within(0, piece[0], len(one.text)) or not _within(report.start, *piece[1:], report.end):
                raise SpoiltError("passage")
        numbers = one.bold, one.indent, *one.gaps
        if type(one.mark) is not str or not all(type(number) is int for number in numbers):
            raise SpoiltError("passage")


def _note(note: Note, report: Report) -> None:
    spans = [(note.start, note.end), *((call.start, call.end) for call in note.calls)]
    said = f"{note.marker}{note.term}"
    if not all(_within(report.start, *span, report.end) for span in spans) or clean(said) != said:
        raise SpoiltError("note")
