"""The outline: headings found, nested into a tree, and every paragraph put in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parser.report import Cover, Note, Paragraph, Passage, PassageKind, Section, Source
from parser.structure.furniture import SALUTATION, cover_ends, is_furniture, text_begins
from parser.structure.headings import Mark, numbered, within
from parser.structure.leads import inner, is_lead_in, is_line, lead, turns
from parser.structure.lines import find_lines
from parser.structure.notes import notes_begin, read_notes
from parser.structure.tree import Tree

_ENDS = "。！？；：，、…"
_GOES_ON = re.compile("和(?![平谐睦美])|[暨及]|与(?![会此时])")


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in reading order, and the document's paragraphs with the section each stands in."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...] = ()


def read_outline(source: Source, document: list[Paragraph], cover: Cover) -> Outline:
    """The outline of one document."""
    kinds = sort_paragraphs(document)
    document, kinds = join_split_headings(document, kinds)
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
            if turns(paragraph.text):
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


def join_split_headings(
    document: list[Paragraph], kinds: list[PassageKind]
) -> tuple[list[Paragraph], list[PassageKind]]:
    """Headings printed on two lines made one paragraph: an open, unnumbered line right behind an open numbered
    line, and alone of its kind under it, or a line that begins with 和 or 及 behind any open line, is the rest
    of it.
    """
    rests = [
        index
        for index in range(1, len(document))
        if kinds[index] == kinds[index - 1] == "body"
        and _is_rest(document[index - 1], document[index])
        and (_GOES_ON.match(document[index].text) or _is_alone(document, index))
    ]
    if not rests:
        return document, kinds
    joined, kept = list(document), list(kinds)
    for index in reversed(rests):
        joined[index - 1 : index + 1] = [_join(joined[index - 1], joined[index])]
        del kept[index]
    return joined, kept


def _is_rest(before: Paragraph, line: Paragraph) -> bool:
    head, text = before.text, line.text
    if len(head) > 36 or len(text) > 36 or head[-1] in _ENDS or text[-1] in _ENDS:
        return False
    if before.mark != line.mark and (before.mark, line.mark) != ("bold", ""):
        return False
    if _GOES_ON.match(text):
        return True
    if not is_line(line):
        return False
    mark = numbered(0, before)
    return mark is not None and mark.style in ("cn", "part") and numbered(0, line) is None


def _is_alone(document: list[Paragraph], index: int) -> bool:
    """Whether no other unnumbered line stands between the line and the next main heading."""
    for item in document[index + 1 :]:
        if len(item.text) > 60:
            continue
        mark = numbered(0, item)
        if mark is not None and mark.style in ("cn", "part"):
            return True
        if mark is None and is_line(item):
            return False
    return True


def _join(first: Paragraph, second: Paragraph) -> Paragraph:
    at = len(first.text)
    pieces = first.pieces + tuple([(at + start, begin, end) for start, begin, end in second.pieces])
    gaps = first.gaps + tuple([at + gap for gap in second.gaps])
    bold = at + second.bold if first.bold == at else first.bold
    return Paragraph(first.text + second.text, pieces, gaps, first.mark, bold, first.indent, first.blank_before)


class Counted:
    """The points counted so far: a number that neither begins a count nor goes on with one is no point, but
    the call of a note or a word of its sentence."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, int]] = {}

    def goes_on(self, mark: Mark) -> bool:
        """Whether the mark begins or goes on with a count; it is counted then."""
        if mark.order in (0, 1, 99):
            self._last[mark.style] = (mark.order, mark.paragraph)
            return True
        order, paragraph = self._last.get(mark.style, (0, 0))
        if mark.at and (order not in (mark.order - 1, mark.order) or mark.paragraph - paragraph > 4):
            return False
        self._last[mark.style] = (mark.order, mark.paragraph)
        return True


def find_marks(document: list[Paragraph], kinds: list[PassageKind]) -> list[Mark]:
    """All headings, run-ins and points, in reading order."""
    lines = find_lines(document, kinds)
    marks: list[Mark] = []
    counted = Counted()
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
            counted.goes_on(first)
            start = first.stop
        if len(paragraph.text) - start < 12:
            continue
        points = [point for point in within(index, paragraph, start) if counted.goes_on(point)]
        marks.extend(points)
        if not points and (first is None or first.style != "lead"):
            marks.extend(inner(index, paragraph, start))
    return marks


def implied_heading(marks: list[Mark]) -> int | None:
    """The number of the main heading that the document begins under but does not print; ``None`` when it prints it.

    A document that begins in mid-report has 二、 or later as its first main heading, or （七） and no main
    heading at all. One that lost its first heading has （一） before the first main heading, which has its own.
    """
    first = next((at for at, mark in enumerate(marks) if mark.style == "cn" or (mark.rank is not None and mark.rank < 2)), None)
    if first is None:
        lead = next((mark for mark in marks if mark.style == "cnp"), None)
        return 1 if lead and lead.order > 1 else None
    if marks[first].style == "cn" and marks[first].order > 1:
        return marks[first].order - 1 if first else None
    before = any(mark.style == "cnp" for mark in marks[:first])
    return 0 if before and any(mark.style == "cnp" for mark in marks[first:]) else None
