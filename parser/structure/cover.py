"""The cover: title, place, date, meeting and speaker, where the text says so."""

from __future__ import annotations

from parser.report import Cover, Paragraph, Source


def read_cover(source: Source, document: list[Paragraph]) -> Cover:
    """What the document says of itself; ``None`` where it does not."""
    return Cover()
