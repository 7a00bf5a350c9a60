"""Leads among their neighbours: those that begin or end alike are ones, one that stands alone is chance."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from parser.report import Paragraph, PassageKind
from parser.structure.counts import COUNTED
from parser.structure.headings import RANK, Mark
from parser.structure.leads import CLAIM, LEAD_MAX, LONG_MAX, lone_sentence, long_lead, says_why, shape, title_words
from parser.text.vocabulary import table, words

_FULL = 60
"""Characters of a paragraph that could open with a lead."""
_FEW = 0.3
"""Share of paragraphs that open with a lead; where fewer do, a lead may be chance."""
_MOST = 0.8
"""Share of paragraphs from which the others may open with a longer one."""
_ALONE = 3
_NAME_MAX = 8
_BY_WHICH = "以把让在"
"""以文促旅，以旅彰文: so begins a title among others that do, and a saying alone."""
_SHORT = 5
"""抓一产: so short is no saying."""
_OPENING_MAX = 100
_OPENS = 2
"""A paragraph that opens a section is so many times shorter than those behind it."""
_ANNOUNCES_MAX = 200
_NEAR = 8
"""Paragraphs from one to the next of those that begin alike: what is told at length takes a few more."""
_ALIKE_MAX = 66
"""Characters of a first sentence that begins as its neighbours do; more is no title."""
_SAME_WILL = re.compile("我们(?:将|要|必须)")
_SAME_TIME = re.compile(r"[^，。：；、—─–－―-]{0,6}(?:年|年来|年间|年里|以来)，(?:我们|[我全本].|.{2})")


@dataclass(slots=True)
class _Run:
    """Paragraphs near one another that begin with the same words."""

    last: int = 0
    """The last of them."""
    length: int = 0
    fitting: int = 0
    """How many have a sentence that a title can hold."""
    waiting: list[int] = field(default_factory=list)
    """Those of them that are not yet taken."""


def parallel_claims(document: list[Paragraph]) -> frozenset[str]:
    """How leads that say what something is begin and end, where three or more do alike: 这是…的五年。"""
    shapes: Counter[str] = Counter()
    for paragraph in document:
        stop = paragraph.text.find("。", 0, LEAD_MAX + 6)
        if stop > 6 and paragraph.text.find("是", 0, stop) > 0 and CLAIM.search(paragraph.text, 0, stop):
            shapes[shape(paragraph.text[:stop])] += 1
    return frozenset(shape for shape, count in shapes.items() if count >= 3)


def alike(document: list[Paragraph]) -> dict[int, int]:
    """The paragraphs that tell one after the other what was done in the same time (一年来，我们…; 一年来，我们…) or
    what will be (我们将…; 我们将…): three or more, near one another, begin with the same words, each with a sentence
    that a title can hold. With each, how many of its characters are the words they share.
    """
    runs: dict[str, _Run] = {}
    found: dict[int, int] = {}
    for index, paragraph in enumerate(document):
        text = paragraph.text
        time = will = None
        if not paragraph.mark:
            time = _SAME_TIME.match(text)
            will = _SAME_WILL.match(text) if time is None and text.startswith("我们") and len(text) > _FULL else None
        begins = time or will
        if begins is None:
            continue
        run = runs.get(begins.group())
        if run is None or index - run.last > (_NEAR if time else 1):
            run = runs[begins.group()] = _Run()
        run.last, run.length = index, run.length + 1
        if text.find("。", 0, _ALIKE_MAX if time else LONG_MAX) > 0:
            run.fitting += 1
            run.waiting.append(index)
        if run.fitting >= 3 and (2 * run.fitting > run.length if time else run.fitting == run.length):
            found |= {at: _shared(document[at].text) if time else begins.end() for at in run.waiting}
            run.waiting.clear()
    return found


def _shared(text: str) -> int:
    """The characters of 一年来，我们; 这五年，是…的五年 needs what it is."""
    comma = text.find("，") + 1
    return 0 if text[comma] == "是" else comma + 2 * text.startswith("我们", comma)


def settle_leads(document: list[Paragraph], kinds: list[PassageKind], firsts: dict[int, Mark]) -> None:
    """Take back leads that are chance, and add those that are longer than most, section by section. ``firsts``: what
    opens each paragraph.
    """
    section: list[int] = []
    leads: list[int] = []
    for index in range(len(document) + 1):
        first = firsts.get(index)
        if index < len(document) and (first is None or first.rank is None):
            if kinds[index] == "body":
                section.append(index)
                if first is not None and first.style == "lead" and not document[index].bold:
                    leads.append(index)
            continue
        if leads:
            _take_back_chance(document, section, leads, firsts)
            if first is not None and first.order == 1 and first.rank in (RANK["cn"], RANK["cnp"]):
                _take_back_announcement(document, section, leads, firsts)
            if len(leads) > 1:
                _add_long(document, section, firsts)
            _take_back_opening(document, section, firsts)
            leads.clear()
        section.clear()


def _take_back_chance(document: list[Paragraph], section: list[int], leads: list[int], firsts: dict[int, Mark]) -> None:
    """A short first sentence is chance where few others under its heading open with one, as where a report tells on and
    on, and it has not the form of a title. What is counted (第一，…) says nothing of the others.
    """
    members = set(leads)
    full = [at for at in section if len(document[at].text) > _FULL or at in members]
    opened = [at for at in full if at in firsts and firsts[at].style not in COUNTED]
    if len(opened) < _FEW * len(full):
        for at in leads:
            if not _has_title_form(_title(document, firsts, at)):
                del firsts[at]


def _take_back_opening(document: list[Paragraph], section: list[int], firsts: dict[int, Mark]) -> None:
    """A short paragraph between a heading and the leads under it opens the section: its first sentence (民族要振兴，
    乡村必振兴。) heads nothing, unless it has the form of a title.
    """
    first = section[0]
    mark, heading = firsts.get(first), firsts.get(first - 1)
    if mark is None or mark.style != "lead" or document[first].bold:
        return
    if heading is None or not heading.alone or heading.rank is None:
        return
    others = [len(document[at].text) for at in section[1:] if at in firsts]
    size = len(document[first].text)
    if size > _OPENING_MAX or len(others) < 2 or size * _OPENS * len(others) >= sum(others):
        return
    title = _title(document, firsts, first)
    alone = title[0] in _BY_WHICH and all(document[at].text[0] != title[0] for at in section[1:] if at in firsts)
    if not (len(title) < _SHORT or _says_how(title) or (_says_what(title) and not alone)):
        del firsts[first]


def _take_back_announcement(
    document: list[Paragraph], section: list[int], leads: list[int], firsts: dict[int, Mark]
) -> None:
    """What stands right before a list announces it: its first sentence heads nothing, unless the one before is a lead
    as well.
    """
    last = section[-1]
    if last != leads[-1] or last not in firsts or len(document[last].text) > _ANNOUNCES_MAX:
        return
    title = _title(document, firsts, last)
    if (len(section) < 2 or section[-2] not in firsts) and (says_why(title) or not _says_what(title)):
        del firsts[last]


def _add_long(document: list[Paragraph], section: list[int], firsts: dict[int, Mark]) -> None:
    """Where most paragraphs under a heading open with a lead, the others may do so with a longer one, if it has the
    form of a title. Where leads stand on lines of their own, whatever sentence stands so is one.
    """
    full = [at for at in section if len(document[at].text) > _FULL]
    leads = [at for at in full if at in firsts and firsts[at].style == "lead"]
    if len(leads) >= 2 and _FEW * len(full) <= len(leads) < len(full):
        others = {at: mark for at in full if at not in firsts and (mark := long_lead(at, document[at]))}
        if len(leads) + len(others) >= _MOST * len(full):
            firsts.update(others)
    if sum(firsts[at].alone for at in section if at in firsts and firsts[at].style == "lead") >= _ALONE:
        for at, after in pairwise(section):
            if at not in firsts and after not in firsts and after == at + 1:
                mark = lone_sentence(at, document[at], document[after])
                if mark is not None:
                    firsts[at] = mark


def _title(document: list[Paragraph], firsts: dict[int, Mark], index: int) -> str:
    return document[index].text[: firsts[index].stop].rstrip("。")


def _has_title_form(text: str) -> bool:
    """Whether a sentence has the form of a title: it says what was or will be, or what it is about (建筑材料工业)."""
    return (len(text) <= _NAME_MAX and "，" not in text) or _says_what(text)


def _says_what(text: str) -> bool:
    """Whether a sentence says what is to be done (加强廉政建设) or how things stand (社会事业全面进步)."""
    return title_words("to do").match(text) is not None or text.endswith(_done())


def _says_how(text: str) -> bool:
    """Whether a sentence says how something is to be done: 强力推进城建攻坚; 以保企业为核心，狠抓经济运行."""
    at = text.find("，") + 1
    where = (at,) if at else (2, 3, 4)
    return any(title_words("to do").match(text, at) for at in where) and not says_why(text)


@cache
def _done() -> tuple[str, ...]:
    return tuple([word for row in table("headings") if row["use"] == "done" for word in words(row["words"])])
