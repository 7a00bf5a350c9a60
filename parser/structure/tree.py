"""Headings to a tree: which heading stands under which, as the document is printed.

Styles that GB/T 9704 ranks (第一部分 > 一、 > （一） > 1. > （1） > ①) nest by rank. The others (一是, 首先, ——,
bullets, leads) nest where they stand: under the innermost open heading, beside their own kind. A
number that counts on (二要 after 一要) closes whatever was opened since the number before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from parser.report import Paragraph, Section
from parser.structure.counts import COUNTED, LAST, LISTED, goes_on, nest_restarts
from parser.structure.headings import Mark
from parser.structure.leads import is_top
from parser.text.call_marks import without_calls

LOOSE_RANK = 2.5
"""一是, —— and leads never hold a （一）, but they may hold a 1."""
IMPLIED_RANK = 1.9
"""Whatever ranks above a （一） closes a main heading that is only implied."""
_IMPLIED = Mark(-1, 0, 0, 0, "cn", 0, "heading", 1.0, True)


@dataclass(slots=True)
class _Node:
    """A section being built, and how it was found."""

    mark: Mark
    rank: float
    level: int
    id: str
    parent: str | None
    goes_on: bool
    """Its number counts on later in the document."""
    at: int
    """Index among the sections; -1 for a heading that is implied, not printed."""
    start: int = 0
    end: int = 0
    number: str = ""
    title: str = ""
    body_end: int = 0
    children: int = 0

    @property
    def spent(self) -> bool:
        """It names only its own paragraph, and no later number makes it go on."""
        mark = self.mark
        return not self.goes_on and not mark.alone and (mark.rank is None or mark.kind == "point")


class Tree:
    """Sections in reading order, built mark by mark, paragraph by paragraph."""

    def __init__(self, document: list[Paragraph], marks: list[Mark], implied: int | None = None) -> None:
        """``implied``: the main heading, by number, under which the document begins without printing it."""
        nest_restarts(marks, lambda mark: is_top(document[mark.paragraph].text[mark.body : mark.stop]))
        self._document = document
        self._goes_on = goes_on(marks)
        self._nodes: list[_Node] = []
        self._stack: list[_Node] = []
        self._top = 0
        self._last_end = document[0].start if document else 0
        if implied is not None:
            first = next((mark for mark in marks if mark.style == "cnp"), None)
            self.imply(implied, first if first and first is marks[0] else None)

    def imply(self, number: int, first: Mark | None) -> None:
        """A main heading, by its number, that the text does not print; ``first``: the first mark under it, whose number
        tells how many were lost.
        """
        while self._stack:
            self._pop()
        node = _Node(_IMPLIED, IMPLIED_RANK, 1, str(number), None, True, -1)
        node.children = first.order - 1 if first else 0
        self._stack.append(node)
        self._top = number

    def add(self, number: int, mark: Mark) -> None:
        """Put the mark in its place; ``number`` is its index among the marks."""
        paragraph = self._document[mark.paragraph]
        if mark.at:
            self._last_end = paragraph.span(0, mark.at)[1]
        if mark.rank is not None:
            rank = self._room_for_ranked(mark, mark.rank)
        else:
            if mark.style in COUNTED:
                self._room_for_counted(mark)
            else:
                self._room_for_loose(mark)
            rank = max(LOOSE_RANK, self._stack[-1].rank + 0.1) if self._stack else LOOSE_RANK
        self._push(mark, rank, self._goes_on[number])

    def body(self) -> None:
        """A paragraph without a heading of its own: leads and points that ended in theirs are closed."""
        while self._stack and self._stack[-1].spent:
            self._pop()

    def turn(self) -> None:
        """A salutation within the text turns back to the main heading, unless the count goes on."""
        while len(self._stack) > 1 and self._stack[-1].rank > 1 and not self._stack[-1].goes_on:
            self._pop()

    def turn_from_text(self) -> None:
        """What is told of the whole turns back from a heading whose text stands in its own paragraph."""
        if self._stack and not self._stack[-1].mark.alone:
            self.turn()

    def end_paragraph(self, paragraph: Paragraph) -> None:
        """The paragraph is read to its end."""
        self._last_end = paragraph.end

    def heading(self) -> int | None:
        """Index of the innermost open section of kind heading."""
        for node in reversed(self._stack):
            if node.mark.kind == "heading" and node.at >= 0:
                return node.at
        return None

    def sections(self) -> tuple[Section, ...]:
        """All sections; the tree is finished."""
        while self._stack:
            self._pop()
        return tuple(
            [
                Section(
                    node.id, node.parent, node.level, node.number, node.title, node.mark.kind, node.start, node.end,
                    node.body_end,
                )
                for node in self._nodes
            ]
        )  # fmt: skip

    def _room_for_ranked(self, mark: Mark, rank: float) -> float:
        stack = self._stack
        if mark.order > 1:
            for at in range(len(stack) - 1, -1, -1):
                if stack[at].mark.style == mark.style and stack[at].mark.order == mark.order - 1:
                    rank = stack[at].rank  # it counts on: beside the number before it, wherever that stands
                    while len(stack) > at:
                        self._pop()
                    return rank
        while stack and stack[-1].rank >= rank:
            node = stack[-1]
            if mark.order == 1 and node.goes_on and node.mark.style in COUNTED and node.mark.alone:
                break  # 第一，… whose own （一） （二） begin here
            self._pop()
        if mark.order == 1 and mark.at == 0:
            # A new list after a lead's own paragraph stands beside the lead, unless the lead announces it.
            while stack and self._left_behind(stack[-1], mark):
                self._pop()
        return rank

    def _room_for_counted(self, mark: Mark) -> None:
        stack = self._stack
        mates = [at for at, node in enumerate(stack) if node.mark.style == mark.style]
        before = next((at for at in reversed(mates) if stack[at].mark.order == mark.order - 1), None)
        if mark.order == LAST and not mates:  # 最后，… behind 第五，…
            before = next(
                (
                    at
                    for at in range(len(stack) - 1, -1, -1)
                    if stack[at].mark.style in COUNTED and (stack[at].mark.at > 0) == (mark.at > 0)
                ),
                None,
            )
        if before is None and mates:
            mate = stack[mates[-1]].mark
            # 五是在…优势。一是…；二是…: the inner list belongs to the paragraph's own number.
            if not (mark.at > 0 and mark.order == 1 and mate.at == 0 and mate.paragraph == mark.paragraph):
                before = mates[-1]
        if before is not None:
            while len(stack) > before:
                self._pop()
            if mark.order > 1:
                return  # it stands where the number before it stood
        while stack and (
            self._left_behind(stack[-1], mark) or (mark.at == 0 and stack[-1].mark.at > 0 and not stack[-1].goes_on)
        ):
            self._pop()

    def _room_for_loose(self, mark: Mark) -> None:
        stack = self._stack
        while mark.style == "alike" and stack and stack[-1].mark.style == "lead":
            self._pop()  # what many paragraphs tell in turn is wider than what one of them does
        for at in range(len(stack) - 1, -1, -1):
            node = stack[at]
            if node.mark.style == mark.style:
                while len(stack) > at:
                    self._pop()
                return
            if node.rank <= 2 or (node.goes_on and mark.style not in LISTED):
                break
        while stack and self._left_behind(stack[-1], mark):
            self._pop()

    def _left_behind(self, node: _Node, mark: Mark) -> bool:
        """Whether the section ended with its own paragraph, before the mark's."""
        if not node.spent or node.mark.paragraph == mark.paragraph:
            return False
        return not (mark.order <= 1 and self._document[node.mark.paragraph].text[-1] in "：:")

    def _push(self, mark: Mark, rank: float, goes_on: bool) -> None:
        paragraph = self._document[mark.paragraph]
        parent = self._stack[-1] if self._stack else None
        if parent:
            parent.children += 1
            name = f"{parent.id}.{parent.children}"
        else:
            self._top += 1
            name = str(self._top)
        printed_parent = parent.id if parent and parent.at >= 0 else None
        level = parent.level + 1 if parent else 1
        node = _Node(mark, rank, level, name, printed_parent, goes_on, len(self._nodes))
        node.start, node.end = paragraph.span(mark.at, mark.stop)
        text = paragraph.text
        node.number = text[mark.at : mark.body].strip() if mark.style != "alike" else ""  # 一年来，我们 is no number
        node.number = node.number.removeprefix("、")  # whose number is lost
        title = without_calls(text[mark.body : mark.stop])
        node.title = title.strip("。；：，*＊#[]【 　") or text[mark.at : mark.stop]
        self._nodes.append(node)
        self._stack.append(node)
        self._last_end = node.end

    def _pop(self) -> None:
        node = self._stack.pop()
        node.body_end = max(self._last_end, node.end)
