"""Splits a source into its documents: a compilation holds several."""

from __future__ import annotations

from parser.report import Paragraph, Source


def split(source: Source, paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each document, in reading order; never an empty document."""
    return [paragraphs] if paragraphs else []
