"""Where a report calls its notes, in the order of the text, and what a note says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parser.report import Note, Report


class NoteCall(NamedTuple):
    """A place at which a note is called."""

    start: int
    """Source offsets of the marker, or of the word that the note explains."""
    end: int
    note: int
    """Index in ``Report.notes``."""


def note_calls(report: Report) -> list[NoteCall]:
    """The calls by place; of two that overlap, the first."""
    found: list[NoteCall] = []
    for call in sorted(
        NoteCall(call.start, call.end, number) for number, note in enumerate(report.notes) for call in note.calls
    ):
        if not found or call.start >= found[-1].end:
            found.append(call)
    return found


def note_lines(report: Report, note: Note) -> list[str]:
    """The note as it is printed, a line for each paragraph."""
    from tui.reading.sentence import stretch

    return stretch(report, note.start, note.end).split("\n")
