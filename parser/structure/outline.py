"""The outline: headings found, nested into a tree, and every paragraph put in its place."""

from __future__ import annotations

from dataclasses import dataclass

from parser.report import Cover, Note, Paragraph, Passage, PassageKind, Section, Source
from parser.structure.furniture import SALUTATION, cover_ends, is_furniture, text_begins
from parser.structure.headings import Mark, numbered, within
from parser.structure.leads import inner, is_lead_in, lead
from parser.structure.lines import find_lines
from parser.structure.notes import notes_begin, read_notes
from parser.structure.tree import Tree


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in reading order, and the document's paragraphs with the section each stands in."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...] = ()


def read_outline(source: Source, document: list[Paragraph], cover: Cover) -> Outline:
    """The outline of one document."""
    kinds = sort_paragraphs(document)
    marks = find_marks(document, kinds)
    tree = Tree(document, marks, implied_heading(marks))
    by_paragraph: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        by_paragraph.setdefault(mark.paragraph, []).append(number)
    passages: list[Passage] = []
    for index, paragraph in enumerate(document):
        kind = kinds[index]
        if kind in ("cover", "furniture", "note"):
            passages.append(Passage(kind, paragraph))
            continue
        here = by_paragraph.get(index)
        if here is None or marks[here[0]].at > 0:
            if SALUTATION.match(paragraph.text):
                tree.turn()
            tree.body()
            section = tree.heading()
        else:
            section = None
        for number in here or ():
            tree.add(number, marks[number])
            if marks[number].at == 0:
                section = tree.heading()
                if marks[number].kind == "heading" and marks[number].alone:
                    kind = "heading"
        tree.end_paragraph(paragraph)
        passages.append(Passage(kind, paragraph, section))
    notes = read_notes(source.text, document, [index for index, kind in enumerate(kinds) if kind == "note"])
    return Outline(tree.sections(), tuple(passages), notes)


def sort_paragraphs(document: list[Paragraph]) -> list[PassageKind]:
    """What each paragraph is, before headings are looked for: cover, body, table, note or furniture."""
    begins = text_begins(document)
    furniture = is_furniture(document, begins)
    begins = cover_ends(document, begins)
    notes = notes_begin(document, furniture)
    kinds: list[PassageKind] = []
    for index, paragraph in enumerate(document):
        if furniture[index]:
            kinds.append("furniture")
        elif index < begins:
            kinds.append("cover")
        elif index >= notes:
            kinds.append("note")
        else:
            kinds.append("table" if paragraph.mark == "table" else "body")
    return kinds


def find_marks(document: list[Paragraph], kinds: list[PassageKind]) -> list[Mark]:
    """All headings, run-ins and points, in reading order."""
    lines = find_lines(document, kinds)
    marks: list[Mark] = []
    for index, paragraph in enumerate(document):
        if kinds[index] != "body":
            continue
        first = lines.get(index) or numbered(index, paragraph)
        if first is None and not SALUTATION.match(paragraph.text):
            first = lead(index, paragraph)
            if first and is_lead_in(paragraph.text[: first.stop]):
                first = None
        start = 0
        if first is not None:
            marks.append(first)
            start = first.stop
        if len(paragraph.text) - start < 12:
            continue
        points = within(index, paragraph, start)
        marks.extend(points)
        if not points and (first is None or first.style != "lead"):
            marks.extend(inner(index, paragraph, start))
    return marks


def implied_heading(marks: list[Mark]) -> int:
    """The number of the main heading that a document which begins in mid-report stands under; 0 for none.

    Its first main heading is 二、 or later, or it has none and its first （…） is not （一）.
    """
    for mark in marks:
        if mark.style == "cn":
            return mark.order - 1 if mark.order > 1 and marks[0] is not mark else 0
    first = next((mark for mark in marks if mark.style == "cnp"), None)
    return 1 if first and first.order > 1 else 0
