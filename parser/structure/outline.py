"""The outline: headings found, nested into a tree, and every paragraph put in its place."""

from __future__ import annotations

from dataclasses import dataclass

from parser.report import Cover, Note, Paragraph, Passage, PassageKind, Section, Source
from parser.structure.calls import read_notes
from parser.structure.counts import COUNTED, LAST, is_turned
from parser.structure.furniture import SALUTATION, announced
from parser.structure.headings import RANK, Mark, numbered, within
from parser.structure.leads import inner, is_lead_in, lead, tells_of_years, turns
from parser.structure.lines import find_lines
from parser.structure.missing import find_missing
from parser.structure.neighbours import alike, parallel_claims, settle_leads
from parser.structure.sorting import join_split_headings, part_bold_heads, sort_paragraphs
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
    document, kinds = join_split_headings(*part_bold_heads(document, kinds))
    marks = find_marks(document, kinds)
    tree = Tree(document, marks, implied_heading(marks))
    lost = lost_headings(marks)
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
            if marks[here[0]].style == "dash" and tells_of_years(paragraph.text[marks[here[0]].body :]):
                tree.turn_from_text()
        for number in here or ():
            if number in lost:
                tree.imply(lost[number], marks[number])
            tree.add(number, marks[number])
            if marks[number].at == 0:
                section = tree.heading()
                if marks[number].kind == "heading" and marks[number].alone:
                    kind = "heading"
        tree.end_paragraph(paragraph)
        passages.append(Passage(kind, paragraph, section))
    notes = read_notes(
        document,
        [index for index, kind in enumerate(kinds) if kind == "note"],
        [index for index, kind in enumerate(kinds) if kind in ("body", "table", "cover")],
    )
    return Outline(tree.sections(), tuple(passages), notes)


class Counted:
    """The points counted so far.

    A number that neither begins a count nor goes on with one is no point, but the call of a note or a word.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, int]] = {}

    def goes_on(self, mark: Mark) -> bool:
        """Whether the mark begins or goes on with a count; it is counted then."""
        begins_amid = not self._last and mark.style in ("is", "must")  # the document lost its beginning
        if begins_amid or mark.order in (0, 1, 99):
            self._last[mark.style] = (mark.order, mark.paragraph)
            return True
        order, paragraph = self._last.get(mark.style, (0, 0))
        if mark.at and (order not in (mark.order - 1, mark.order) or mark.paragraph - paragraph > 4):
            return False
        self._last[mark.style] = (mark.order, mark.paragraph)
        return True


def find_marks(document: list[Paragraph], kinds: list[PassageKind]) -> list[Mark]:
    """All headings, run-ins and points, in reading order."""
    told = announced(document)  # what is only announced heads nothing
    kinds = ["cover" if index in told else kind for index, kind in enumerate(kinds)] if told else kinds
    numbers = [numbered(index, item) if kinds[index] == "body" else None for index, item in enumerate(document)]
    lines = find_lines(document, kinds, numbers)
    missing = find_missing(document, kinds, numbers)
    firsts = _find_firsts(document, kinds, lines, numbers)
    marks: list[Mark] = []
    counted = Counted()
    for index, paragraph in enumerate(document):
        if kinds[index] != "body":
            continue
        first = firsts.get(index)
        start = 0
        if first is not None and first.order == LAST and not first.alone and not _follows_count(marks):
            first = None  # 最后，周总理说：… speaks on
        if first is not None:
            marks.append(first)
            counted.goes_on(first)
            start = first.stop
        parts = missing.get(index, [])
        if parts and first is not None:
            first.stop = min(first.stop, parts[0].at)
        if len(paragraph.text) - start < 12:
            continue
        points = [point for point in within(index, paragraph, start) if counted.goes_on(point)]
        if not points and (first is None or first.style != "lead"):
            points = inner(index, paragraph, start)
        if parts:
            points = [point for point in points if not any(part.at <= point.at < part.stop for part in parts)]
            points = sorted([*points, *parts], key=lambda mark: mark.at)
        marks.extend(points)
    for run in _counts(marks):
        _make_alike(run)
    return marks


def _follows_count(marks: list[Mark]) -> bool:
    """Whether something was counted since the last heading of a rank."""
    for mark in reversed(marks):
        if mark.style in COUNTED:
            return True
        if mark.rank is not None:
            break
    return False


def _find_firsts(
    document: list[Paragraph], kinds: list[PassageKind], lines: dict[int, Mark], numbers: list[Mark | None]
) -> dict[int, Mark]:
    """What opens each paragraph: a line, a number or a lead sentence."""
    claims, same = parallel_claims(document), alike(document)
    found: dict[int, Mark] = {}
    for index, paragraph in enumerate(document):
        if kinds[index] != "body":
            continue
        first = lines.get(index) or numbers[index]
        if first is None and not SALUTATION.match(paragraph.text):
            first = lead(index, paragraph, claims, same)
            if first and (
                is_lead_in(paragraph.text[: first.stop])
                or (first.alone and not _has_body(document, index, 1 if index in same else 2))
            ):
                first = None
        if first is not None:
            found[index] = first
    settle_leads(document, kinds, found)
    return found


def _counts(marks: list[Mark]) -> list[list[Mark]]:
    """The counts that are below （一）: each list of marks of one style whose numbers follow one another."""
    found: list[list[Mark]] = []
    open_counts: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.at or not mark.order or (mark.rank is not None and mark.rank <= RANK["cnp"]):
            continue
        run = open_counts.get(mark.style)
        if run is None or mark.order != run[-1].order + 1:
            run = open_counts[mark.style] = []
            found.append(run)
        run.append(mark)
    return [run for run in found if len(run) > 2]


def _make_alike(run: list[Mark]) -> None:
    """The items of one list are of one kind, that of most of them: 2、 is no heading among points."""
    headings = sum(mark.kind == "heading" for mark in run)
    has_bodies = run[-1].paragraph - run[0].paragraph >= len(run)
    if 0 < headings < len(run):
        other = next(mark.kind for mark in run if mark.kind != "heading")
        for mark in run:
            mark.kind = "heading" if 2 * headings > len(run) and has_bodies else other


def _has_body(document: list[Paragraph], index: int, times: int) -> bool:
    """Whether a paragraph without a number follows, so many times as long: what a sentence on its own line heads."""
    if index + 1 >= len(document):
        return False
    after = document[index + 1]
    return len(after.text) > max(40, times * len(document[index].text)) and numbered(index + 1, after) is None


def lost_headings(marks: list[Mark]) -> dict[int, int]:
    """The main headings that the text has lost with what began under them, each by the first mark behind it: a （三）
    without a （一） between 一、 and 三、 stands under 二、.
    """
    found: dict[int, int] = {}
    last, first = 0, -1
    """The main heading at hand, and the first （一） of whatever number under it."""
    for at, mark in enumerate(marks):
        if mark.style == "cnp" and first < 0:
            first = at
        elif mark.style == "cn" and mark.rank == RANK["cn"]:
            if last and mark.order == last + 2 and first >= 0 and marks[first].order > 1:
                found[first] = last + 1
            last, first = mark.order, -1
    return found


def implied_heading(marks: list[Mark]) -> int | None:
    """The number of the main heading that the document begins under but does not print; ``None`` when it prints it.

    A document that begins in mid-report has 二、 or later as its first main heading, or （七） and no main
    heading at all. One that lost its first heading has （一） before the first main heading.
    """
    main = [at for at, mark in enumerate(marks) if mark.style == "cn" or (mark.rank is not None and mark.rank < 2)]
    first = main[0] if main else None
    if first is None:
        lead = next((mark for mark in marks if mark.style == "cnp"), None)
        return 1 if lead and lead.order > 1 else None
    if marks[first].style == "cn" and marks[first].order > 1:
        return marks[first].order - 1 if first else None
    return 0 if any(mark.style == "cnp" for mark in marks[:first]) and not is_turned(marks) else None
