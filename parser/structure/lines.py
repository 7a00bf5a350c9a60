"""Unnumbered headings that stand on a line of their own, and where they rank in this document."""

from __future__ import annotations

from collections import Counter

from parser.report import Paragraph, PassageKind
from parser.structure.headings import RANK, Mark, numbered
from parser.structure.leads import is_line, is_top

SUB_MAX = 500
_CLOSED = "。！？；：…”’）》】.!?;:)*"


def find_lines(document: list[Paragraph], kinds: list[PassageKind]) -> dict[int, Mark]:
    """Unnumbered headings by paragraph, each with the rank its kind has in this document."""
    found: dict[str, list[int]] = {}
    for index, paragraph in enumerate(document):
        if kinds[index] != "body" or len(paragraph.text) > 44 or not is_line(paragraph):
            continue
        if numbered(index, paragraph) is not None:
            continue
        mark = paragraph.mark if paragraph.mark.startswith("#") or paragraph.mark == "bold" else "plain"
        found.setdefault(mark, []).append(index)
    marks: dict[int, Mark] = {}
    for how, indexes in found.items():
        lines = set(indexes)
        kept = [index for index in indexes if how != "plain" or _stands(document, kinds, index, lines)]
        kept = [index for index in kept if _has_text(document, kinds, index)]
        if how == "plain":
            kept = [index for index in kept if index - 1 not in kept or is_top(document[index].text)]
            if len(kept) < 2 and not (kept and is_top(document[kept[0]].text)):
                continue
        for index, rank in _ranks(document, kinds, kept, how).items():
            marks[index] = Mark(index, 0, 0, len(document[index].text), "line", 0, "heading", rank, True)
    return marks


def _has_text(document: list[Paragraph], kinds: list[PassageKind], index: int) -> bool:
    """Whether text follows that begins as text does."""
    after = next((at for at in range(index + 1, len(document)) if kinds[at] in ("body", "table")), None)
    return after is not None and document[after].text[0] not in "的、，。；和与及"


def _stands(document: list[Paragraph], kinds: list[PassageKind], index: int, lines: set[int]) -> bool:
    """Whether the line is neither the end of a broken line nor one of a list of slogans."""
    before = next((at for at in range(index - 1, -1, -1) if kinds[at] == "body"), None)
    if before is not None and document[before].text[-1] not in _CLOSED and before not in lines:
        if numbered(before, document[before]) is None:
            return False
    if is_top(document[index].text):
        return True
    first = last = index
    while first - 1 in lines and not is_top(document[first - 1].text):
        first -= 1
    while last + 1 in lines and not is_top(document[last + 1].text):
        last += 1
    return last - first < 2


def _ranks(document: list[Paragraph], kinds: list[PassageKind], lines: list[int], how: str) -> dict[int, float]:
    """The rank of each line: one for all, but where lines in the words of main headings
    (2023年工作安排) stand among others with little under each, the others stand under them."""
    if not lines:
        return {}
    top = [index for index in lines if is_top(document[index].text)]
    rest = [index for index in lines if index not in top]
    if how.startswith("#") or len(top) < 2 or len(rest) < 2 or _text_under(document, lines, rest) > SUB_MAX:
        rank = _rank(document, kinds, lines)
        return dict.fromkeys(lines, rank)
    upper, lower = _rank(document, kinds, top), _rank(document, kinds, rest)
    return dict.fromkeys(top, upper) | dict.fromkeys(rest, max(lower, upper + 0.2))


def _text_under(document: list[Paragraph], lines: list[int], some: list[int]) -> float:
    """Characters that stand under each of ``some`` of the lines, on average."""
    ends = [*lines[1:], len(document)]
    sizes = [
        sum(len(item.text) for item in document[index + 1 : end])
        for index, end in zip(lines, ends, strict=True)
        if index in some
    ]
    return sum(sizes) / len(sizes)


def _rank(document: list[Paragraph], kinds: list[PassageKind], lines: list[int]) -> float:
    """Where these lines rank among the numbered headings: by what is counted on across them.

    （二） … line … （三）: the line stands within （二）. A count that begins anew after the line stands under it.
    """
    votes: Counter[float] = Counter()
    wanted = set(lines)
    waiting = 0
    counting: dict[str, int] = {}
    any_ranked = False
    for index, paragraph in enumerate(document):
        if kinds[index] != "body":
            continue
        if index in wanted:
            waiting += 1
            continue
        mark = numbered(index, paragraph)
        if mark is None or mark.rank is None or mark.kind == "point":
            continue
        any_ranked = True
        if waiting:
            if mark.order == 1:
                votes[mark.rank - 0.5] += waiting
            elif counting.get(mark.style) == mark.order - 1:
                deeper = [RANK[style] for style in counting if RANK[style] > mark.rank]
                votes[(max(deeper) if deeper else mark.rank) + 0.5] += 1 if deeper else waiting
            waiting = 0
        for style in [style for style in counting if RANK[style] > mark.rank]:
            del counting[style]
        counting[mark.style] = mark.order
    if votes:
        return votes.most_common(1)[0][0]
    return 0.5 if not any_ranked else max([RANK[style] for style in counting], default=0.0) + 0.5
