"""Leads among their neighbours: those that begin or end alike are ones, one that stands alone is chance."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from parser.report import Paragraph, PassageKind
from parser.structure.headings import Mark
from parser.structure.leads import CLAIM, LEAD_MAX, shape, title_words
from parser.text.vocabulary import table, words

_FULL = 60
"""Characters of a paragraph that could open with a lead."""
_FEW = 0.3
"""Share of paragraphs that open with a lead; where fewer do, a lead may be chance."""
_NAME_MAX = 8
_NEAR = 8
"""Paragraphs from one to the next of those that begin alike: what is told at length takes a few more."""
_ALIKE_MAX = 66
"""Characters of a first sentence that begins as its neighbours do; more is no title."""
_SAME_TIME = re.compile(r"[^，。：；、—─–－―-]{0,6}(?:年|年来|年间|年里|以来)，(?:我们|[我全本].|.{2})")


def parallel_claims(document: list[Paragraph]) -> frozenset[str]:
    """How leads that say what something is begin and end, where three or more do alike: 这是…的五年。"""
    shapes: Counter[str] = Counter()
    for paragraph in document:
        stop = paragraph.text.find("。", 0, LEAD_MAX + 6)
        if stop > 6 and paragraph.text.find("是", 0, stop) > 0 and CLAIM.search(paragraph.text, 0, stop):
            shapes[shape(paragraph.text[:stop])] += 1
    return frozenset(shape for shape, count in shapes.items() if count >= 3)


def alike(document: list[Paragraph]) -> frozenset[int]:
    """The paragraphs that tell one after the other what was done in the same time: three or more, near one another,
    begin with the same words (一年来，我们…; 这一年，我们…), each with a sentence that a title can hold.
    """
    runs: dict[str, list[int]] = {}
    found: set[int] = set()
    for index, paragraph in enumerate(document):
        begins = None if paragraph.mark else _SAME_TIME.match(paragraph.text)
        if begins is None:
            continue
        run = runs.setdefault(begins.group(), [])
        if run and index - run[-1] > _NEAR:
            run.clear()
        run.append(index)
        fitting = [at for at in run if document[at].text.find("。", 0, _ALIKE_MAX) > 0]
        if len(fitting) >= 3 and 2 * len(fitting) > len(run):
            found.update(fitting)
    return frozenset(found)


def lone_leads(document: list[Paragraph], kinds: list[PassageKind], firsts: dict[int, Mark]) -> list[int]:
    """The paragraphs whose short first sentence is chance: under its heading few others open with one, as where a
    report tells on and on, and it has not the form of a title.
    """
    found: list[int] = []
    full: list[int] = []
    for index in range(len(document) + 1):
        first = firsts.get(index)
        if index < len(document) and (first is None or first.rank is None):
            if kinds[index] == "body" and len(document[index].text) > _FULL:
                full.append(index)
            continue
        opened = [at for at in full if at in firsts]
        leads = [at for at in opened if firsts[at].style == "lead" and not document[at].bold]
        if leads and len(opened) < _FEW * len(full):
            found += [at for at in leads if not _has_title_form(document[at].text[: firsts[at].stop].rstrip("。"))]
        full.clear()
    return found


def _has_title_form(text: str) -> bool:
    """Whether a sentence says what is to be done (加强廉政建设), how things stand (社会事业全面进步) or only what it is
    about (建筑材料工业), as titles do.
    """
    if len(text) <= _NAME_MAX and "，" not in text:
        return True
    return title_words("to do").match(text) is not None or text.endswith(_done())


@cache
def _done() -> tuple[str, ...]:
    return tuple([word for row in table("headings") if row["use"] == "done" for word in words(row["words"])])
