"""Where what was typed stands in the texts: asked when no topic, heading, indicator or report is called so.

A project, a place, a slogan is mostly named in a paragraph alone. Found are, the first that finds something:

- the phrase as typed; white space and quotation marks do not count (``十四五规划`` is “十四五”规划), nor do capitals;
- words typed apart, in one sentence, in any order, or in one section: ``职业道德 教育``;
- a phrase of three characters or more with a few left out: 新机场 is 新国际机场, 农轻重 is 农业、轻工业、重工业;
- one of four or more in two parts in one sentence: 取消农业税 is 取消除烟叶以外的农业税;
- whole syllables of three characters or more, by their sound: ``sanxia gongcheng``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from parser.topics.hits import Hit, Place
from parser.topics.pinyin import codes, parses
from parser.topics.standing import Standings

AS_TYPED, SPELT, APART = 54.0, 52.0, 48.0
"""Scores: below a name that holds nearly all of what was typed, above one that has it here and there."""
MOST_READ, _MOST_HEARD = 2_000_000, 150_000
"""Characters that are looked through at most, as printed and by their sound: more take longer than a key may."""
LONGEST, _PIECES = 40, 4
"""Characters, and words, of a phrase."""
_LOOSE_FROM, _LOOSE = 3, 3  # characters that may lie apart, and how many between them
_SPLIT_FROM, _SPLIT_TO = 4, 12  # characters that are looked for in two parts
_SPELT_FROM = 3  # syllables: two are said of too much
_MOST_HITS, _SENTENCE = 1_000, 500
"""Places in a text that are looked at, and characters of a sentence to either side: of one that has no end, too."""
_FURTHER = 8  # sections after the first one, a report
_SILENT = "\\s“”‘’\"'「」《》"
"""What does not count between two characters."""
_GAP = f"[{_SILENT}]*"
_NOT_COUNTED = re.compile(f"[{_SILENT}]")
_ENDS = "。！？；!?;"
_END = re.compile(f"[{_ENDS}]")
_CHINESE = re.compile("[\u3400-\u9fff]")

_Offsets = Callable[[Standings, str], Iterable[int]]
"""Where, in the text of a report, what was typed stands; counted from the report's beginning."""


class _Way(NamedTuple):
    """A way to look for what was typed."""

    score: float
    offsets: _Offsets
    syllables: int = 0
    """How many characters it stands for, where letters were typed: then the codes of the text are looked through."""


def printed(query: str, reports: Sequence[Standings], places: int) -> Hit | None:
    """Where ``query`` stands in the texts of these reports, at most ``places`` of them; ``None`` where it does not."""
    size = sum(each.report.end - each.report.start for each in reports)
    for way in _ways(query) if len(query) <= LONGEST and size <= MOST_READ else ():
        if way.syllables and size > _MOST_HEARD:
            continue
        found = [place for each in reports if (place := _place(each, way)) is not None]
        if found:
            label = " ".join(query.split()) if not way.syllables else _said(found[0], reports, way.syllables)
            sections = sum(place.sections for place in found)
            return Hit("text", label, "", None, way.score, tuple(found[:places]), sections)
    return None


def _ways(query: str) -> Iterable[_Way]:
    pieces = [piece for each in query.split() if (piece := _NOT_COUNTED.sub("", each))]
    whole = "".join(pieces)
    if len(whole) < 2:
        return
    if whole.isascii():
        yield _Way(AS_TYPED, _finding_letters(_pattern(whole), pieces[0]))
    else:
        yield _Way(AS_TYPED, _finding(_pattern(whole)))
    if not _CHINESE.search(whole):
        yield from _by_sound(whole)
    elif 1 < len(pieces) <= _PIECES:
        yield _Way(AS_TYPED, _in_one(_sentence, pieces))
        yield _Way(APART, _in_one(_section, pieces))
    elif len(pieces) == 1 and _LOOSE_FROM <= len(whole) <= _SPLIT_TO:
        yield _Way(APART, _finding(_loosely(whole)))
        ends = range(2, len(whole) - 1) if len(whole) >= _SPLIT_FROM else ()
        for end in sorted(ends, key=lambda end: abs(2 * end - len(whole))):
            yield _Way(APART, _in_one(_sentence, [whole[:end], whole[end:]]))


def _by_sound(typed: str) -> Iterable[_Way]:
    for parse in parses(typed):
        if parse.loose == 0 and len(parse.elements) >= _SPELT_FROM and all(parse.elements):
            classes = [f"[{re.escape(''.join(sorted(element)))}]" for element in parse.elements]
            yield _Way(SPELT, _finding(re.compile(_GAP.join(classes))), len(classes))


def _pattern(piece: str) -> re.Pattern[str]:
    """A letter or a figure within a longer word or number is none: 5G is not in 15GB."""
    before = "(?<![0-9A-Za-z.])" if piece[0].isascii() and piece[0].isalnum() else ""
    behind = "(?![0-9A-Za-z])" if piece[-1].isascii() and piece[-1].isalnum() else ""
    return re.compile(before + _GAP.join(map(re.escape, piece)) + behind, re.IGNORECASE)


def _loosely(piece: str) -> re.Pattern[str]:
    """With some characters left out between. Each step takes the nearest (atomic): no text can make it go back over all
    of its ways.
    """
    steps = [f"(?>[^{_ENDS}]{{0,{_LOOSE}}}?{re.escape(char)})" for char in piece[1:]]
    return re.compile(re.escape(piece[0]) + "".join(steps))


def _finding(pattern: re.Pattern[str]) -> _Offsets:
    return lambda _, text: (found.start() for found in pattern.finditer(text))


def _finding_letters(pattern: re.Pattern[str], word: str) -> _Offsets:
    """The same for letters, of which a text in Chinese has few: it is looked at where it has the word at all."""
    forms = {word, word.upper(), word.lower(), word.capitalize()}
    return lambda _, text: (
        (found.start() for found in pattern.finditer(text)) if any(form in text for form in forms) else ()
    )


def _in_one(around: Callable[[Standings, str, int], tuple[int, int]], pieces: Sequence[str]) -> _Offsets:
    """Where the first piece stands in a stretch (``around`` it) that has the others, too."""
    first, *others = [_pattern(piece) for piece in pieces]

    def offsets(standings: Standings, text: str) -> Iterable[int]:
        for found in islice(first.finditer(text), _MOST_HITS // 5):
            start, end = around(standings, text, found.start())
            if all(each.search(text, start, end) for each in others):
                yield found.start()

    return offsets


def _sentence(_: Standings, text: str, at: int) -> tuple[int, int]:
    first, last = max(0, at - _SENTENCE), at + _SENTENCE
    end = _END.search(text, at, last)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in _ENDS)), end.start() if end else last


def _section(standings: Standings, text: str, at: int) -> tuple[int, int]:
    """The section, with its title and without those under it."""
    sections, start = standings.report.sections, standings.report.start
    index = standings.section_at(start + at)
    if index is None:
        return at, at
    end = sections[index + 1].start if index + 1 < len(sections) else sections[index].body_end
    return sections[index].start - start, min(end, sections[index].body_end) - start


def _place(standings: Standings, way: _Way) -> Place | None:
    """The section with it in its title; then the one that says it most often; then one without others under it; then
    the one that begins with it rather than coming to it. The others behind it.
    """
    report = standings.report
    text = report.source.text[report.start : report.end]
    found: dict[int, list[int]] = {}
    for offset in islice(way.offsets(standings, codes(text) if way.syllables else text), _MOST_HITS):
        index = standings.section_at(report.start + offset)
        found.setdefault(-1 if index is None else index, []).append(report.start + offset)

    def fit(index: int) -> tuple[bool, bool, int, bool, int]:
        section, first = report.sections[index], found[index][0]
        parent = index + 1 < len(report.sections) and report.sections[index + 1].parent == section.id
        return index < 0, first >= section.end, -len(found[index]), parent, first - section.end

    places = [_at(standings, index, found[index][0]) for index in sorted(found, key=fit)[: 1 + _FURTHER]]
    if not places:
        return None
    best, *further = places
    return Place(best.report, best.section, best.title, best.start, len(found), 0, None, tuple(further))


def _at(standings: Standings, index: int, offset: int) -> Place:
    report = standings.report
    if index < 0:  # before the first section, or behind all
        return Place(report.id, None, report.cover.title or report.id, offset, 1)
    section = report.sections[index]
    return Place(report.id, section.id, section.title, offset, 1)


def _said(place: Place, reports: Sequence[Standings], size: int) -> str:
    """What is printed there, in so many characters."""
    text = next(each.report.source.text for each in reports if each.report.id == place.report)
    return _NOT_COUNTED.sub("", text[place.start : place.start + 3 * size])[:size]
