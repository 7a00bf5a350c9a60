"""Headings to a tree: which heading stands under which, as the document is printed.

Styles that GB/T 9704 ranks (第一部分 > 一、 > （一） > 1. > （1） > ①) nest by rank. The others (一是, 首先, ——,
bullets, leads) nest where they stand: under the innermost open heading, beside their own kind. A
number that counts on (二要 after 一要) closes whatever was opened since the number before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from parser.report import Paragraph, Section
from parser.structure.headings import RANK, Mark
from parser.structure.leads import is_top

LOOSE_RANK = 2.5
"""一是, —— and leads never hold a （一）, but they may hold a 1."""
IMPLIED_RANK = 1.9
"""Whatever ranks above a （一） closes a main heading that is only implied."""
_DEEPEST = 1.8
"""Counts within counts are told apart three deep; reports go one deep, and a tree as deep as it is long is none."""
COUNTED_RANK = 1.5
"""A count such as 第一，… may go on across a （一）, never across a 一、."""
_COUNTED = {"is", "must", "di", "first"}
_LISTED = {"dash", "bullet"}
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
        nest_restarts(marks, lambda mark: is_top(document[mark.paragraph].text[: mark.stop]))
        self._document = document
        self._goes_on = goes_on(marks)
        self._nodes: list[_Node] = []
        self._stack: list[_Node] = []
        self._top = 0
        self._last_end = document[0].start if document else 0
        if implied is not None:
            node = _Node(_IMPLIED, IMPLIED_RANK, 1, str(implied), None, True, -1)
            first = next((mark for mark in marks if mark.style == "cnp"), None)
            node.children = first.order - 1 if first and first is marks[0] else 0
            self._stack.append(node)
            self._top = implied

    def add(self, number: int, mark: Mark) -> None:
        """Put the mark in its place; ``number`` is its index among the marks."""
        paragraph = self._document[mark.paragraph]
        if mark.at:
            self._last_end = paragraph.span(0, mark.at)[1]
        if mark.rank is not None:
            rank = self._room_for_ranked(mark, mark.rank)
        else:
            if mark.style in _COUNTED:
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
            if mark.order == 1 and node.goes_on and node.mark.style in _COUNTED and node.mark.alone:
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
        for at in range(len(stack) - 1, -1, -1):
            node = stack[at]
            if node.mark.style == mark.style:
                while len(stack) > at:
                    self._pop()
                return
            if node.rank <= 2 or (node.goes_on and mark.style not in _LISTED):
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
        node.number = text[mark.at : mark.body].strip()
        node.title = text[mark.body : mark.stop].strip("。；：，*＊#[]【 　") or text[mark.at : mark.stop]
        self._nodes.append(node)
        self._stack.append(node)
        self._last_end = node.end

    def _pop(self) -> None:
        node = self._stack.pop()
        node.body_end = max(self._last_end, node.end)


def is_turned(marks: list[Mark]) -> bool:
    """Whether （一） is the main heading and 一、 stands under it: two or three （一）, all before the first 一、."""
    styles = [mark.style for mark in marks if mark.style in ("cn", "cnp")]
    parts = styles.index("cn") if "cn" in styles else 0
    return 2 <= parts <= 3 and "cnp" not in styles[parts:]


def nest_restarts(marks: list[Mark], is_main: Callable[[Mark], bool]) -> None:
    """Rank a count that begins anew inside another below it: 二、 … 一、 二、 三、 … 三、 is a 一、 within 二、.

    The outer count tells: it goes on where it stopped, after one or several inner counts that had gone elsewhere;
    or it ends with a main heading (四、2006年工作重点) right before the new count. See also ``is_turned``.
    """
    where = [at for at, mark in enumerate(marks) if mark.style == "cn"]
    main = [marks[at] for at in where]
    if is_turned(marks):
        for mark in main:
            mark.rank = 2.4
        return
    # Where two counts stopped at the same number, the one is taken with which all numbers find their place.
    open_runs, nested, _ = min((_runs(main, inmost) for inmost in (False, True)), key=lambda found: found[2])
    for run in sorted(nested):
        _nest(marks, [where[one] for one in run])
    for outer, inner in pairwise(open_runs):
        last, first = where[outer[-1]], where[inner[0]]
        if main[inner[0]].order == 1 < main[outer[-1]].order and first - last == 1 and is_main(marks[last]):
            _nest(marks, [where[one] for one in inner])


def _runs(main: list[Mark], inmost: bool) -> tuple[list[list[int]], list[list[int]], int]:
    """The counts among the main headings: those that nothing closed, outermost first; those that stand inside another;
    and how many numbers go on with none.

    ``inmost``: of several counts that a number may go on with, the innermost is taken; else the last, then the
    outermost.
    """
    runs: list[list[int]] = []
    nested: list[list[int]] = []
    at_number: dict[int, list[int]] = {}
    """Where among the runs, outermost first, those stand whose last number this is."""
    astray = 0
    for at, mark in enumerate(main):
        before = at_number.get(mark.order - 1)
        if mark.order == 1 or not before:
            astray += mark.order > 1
            at_number.setdefault(mark.order, []).append(len(runs))
            runs.append([at])
            continue
        last = len(runs) - 1
        outer = before[-1] if inmost or before[-1] == last else before[0]
        while len(runs) > outer + 1:
            inner = runs.pop()
            at_number[main[inner[-1]].order].pop()
            if main[inner[0]].order == 1:
                nested.append(inner)
        before.pop()
        at_number.setdefault(mark.order, []).append(outer)
        runs[outer].append(at)
    return runs, nested, astray


def _nest(marks: list[Mark], inner: list[int]) -> None:
    """Rank the inner count below the headings that are open where it begins and go on behind it."""
    before = next((marks[at] for at in range(inner[0] - 1, -1, -1) if marks[at].kind == "heading"), marks[inner[0] - 1])
    behind = (marks[at] for at in range(inner[-1] + 1, len(marks)))
    after = next((mark for mark in behind if mark.style in (before.style, "cn", "part")), None)
    continues = after is not None and (after.style, after.order) == (before.style, before.order + 1)
    rank = min(_DEEPEST, max(1.4, (before.rank or 0) + 0.2)) if before.style == "cn" else 1.4
    if before.style == "cnp" and continues:
        rank = 2.4
    elif before.style in _COUNTED and before.alone and (continues or before.order > 1):
        rank = 2.6  # 第一，…问题: 一、 二、 三、
    for at in inner:
        if (marks[at].rank or 0) < rank:
            marks[at].rank = rank


def goes_on(marks: list[Mark]) -> list[bool]:
    """For each mark, whether its number counts on before a heading of higher rank comes.

    For styles without numbers: whether another of the kind follows.
    """
    found = [False] * len(marks)
    following: dict[str, int] = {}
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        style = mark.style
        if style in following:
            # A point that counts on keeps only its own list open; 99 is 最后.
            found[at] = following[style] in (mark.order + 1, 99) if mark.order else style in _LISTED
        if mark.rank is not None:
            for other in [other for other in following if RANK.get(other, COUNTED_RANK) > mark.rank]:
                del following[other]
        following[style] = mark.order
    return found
