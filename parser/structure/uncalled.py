"""Paragraphs without what calls notes in them: their words and figures as if the report had no notes.

``新认证“三品一标”[^8]农产品18个`` counts 新认证“三品一标”农产品. Only what was found to call a note is taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from parser.report import Note, Paragraph, Passage


def uncalled(passages: Sequence[Passage], notes: Sequence[Note]) -> tuple[Passage, ...]:
    """The passages, without the marks in them that call these notes."""
    calls = sorted((call.start, call.end) for note in notes for call in note.calls if call.by == "marker")
    if not calls:
        return tuple(passages)
    found = []
    for passage in passages:
        paragraph = passage.paragraph
        inside = calls[bisect_left(calls, (paragraph.start,)) : bisect_left(calls, (paragraph.end,))]
        found.append(replace(passage, paragraph=_without(paragraph, inside)) if inside else passage)
    return tuple(found)


def _without(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> Paragraph:
    """The paragraph without what stands at these spans of the source, in order."""
    kept: list[tuple[int, int, int]] = []
    """As pieces are, with the place in the old text."""
    for at, start, end in paragraph.pieces:
        first = start
        for begin, stop in spans[max(0, bisect_left(spans, (start,)) - 1) :]:
            if begin >= end:
                break
            if first < begin:
                kept.append((at + first - start, first, begin))
            first = max(first, stop)
        if first < end:
            kept.append((at + first - start, first, end))
    sizes = [end - start for _, start, end in kept]
    places = [0, *accumulate(sizes)]
    olds = [at for at, _, _ in kept]

    def moved(position: int) -> int:
        """Where in the new text a place of the old one is."""
        index = bisect_left(olds, position + 1) - 1
        return 0 if index < 0 else places[index] + min(position - olds[index], sizes[index])

    return replace(
        paragraph,
        text="".join([paragraph.text[at : at + size] for at, size in zip(olds, sizes, strict=True)]),
        pieces=tuple((place, start, end) for place, (_, start, end) in zip(places, kept, strict=False)),
        gaps=tuple(map(moved, paragraph.gaps)),
        bold=moved(paragraph.bold),
    )
