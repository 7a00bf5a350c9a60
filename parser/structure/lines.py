"""Unnumbered headings that stand on a line of their own, and where they rank in this document."""

from __future__ import annotations

from collections import Counter

from parser.report import Paragraph, PassageKind
from parser.structure.headings import RANK, Mark, numbered
from parser.structure.leads import is_line, is_top

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
        kept = [index for index in indexes if _stands(document, kinds, index, how, set(indexes))]
        if how == "plain" and len(kept) < 2 and not (kept and is_top(document[kept[0]].text)):
            continue
        if not kept:
            continue
        rank = _rank(document, kinds, kept)
        for index in kept:
            size = len(document[index].text)
            marks[index] = Mark(index, 0, 0, size, "line", 0, "heading", rank, True)
    return marks


def _stands(document: list[Paragraph], kinds: list[PassageKind], index: int, how: str, others: set[int]) -> bool:
    """Whether text follows the line, and it is neither the end of a broken line nor one of a list."""
    after = next((at for at in range(index + 1, len(document)) if kinds[at] in ("body", "table")), None)
    if after is None:
        return False
    if how != "plain":
        return True
    before = next((at for at in range(index - 1, -1, -1) if kinds[at] == "body"), None)
    if before is not None and document[before].text[-1] not in _CLOSED and before not in others:
        if numbered(before, document[before]) is None:
            return False
    in_run = (index - 1 in others) + (after in others) + (index - 2 in others) + (after + 1 in others)
    return in_run < 2


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
