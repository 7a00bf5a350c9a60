"""Notes: what each explains, and where the text calls it.

Three ways of calling are printed: a marker in brackets or a circled figure ([3], 〔3〕, ③, 注3); the bare figure right
behind the word that the note explains (“三新”1试点); or, in a glossary, nothing: there the word itself is the call.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from parser.report import Call, Note, Paragraph
from parser.structure.headings import order_of
from parser.structure.notes import EXPLAINS, MARKER, is_begin

# One class comes first: re looks for it quickly, but tries alternatives at every character.
_CALL = re.compile(
    r"[\[［〔【①-⑳（(](?:(?<=[\[［〔【])\^?注?(\d{1,3})[\]］〕】]|(?<=([①-⑳]))|(?<=[（(])注(\d{1,3})[）)])"
)
_POINT = "，。；：！？"
"""Behind one of these a circled figure opens a point of a list; it calls a note behind a word, or at the very end."""
_HEAD = re.compile(r"：|—{1,2}|】|，?(?:就?是指|主?要?指|即|是)")
_HEAD_MAX = 44
_QUOTES = "“”‘’《》【】「」\"'"
_TAIL = re.compile(r"[（(][^（）()]{1,40}[）)]$")
_QUOTED = re.compile(r"[“《【]([^“”《》【】]{2,24})[”》】]")
_PARTS = re.compile(r"[、，和及与]")
_BARE = re.compile(r"[”’》）]?(?:（(\d{1,3})）|(\d{1,3})(?!\d|[.，,]\d|%))")
_MOST = 1000
"""Notes whose words are looked for in the text; reports have some hundred at most."""
_FEWEST = 3
"""So many words with their own note's bare figure behind them are no chance."""


@dataclass(slots=True)
class _Found:
    """A note as found: the paragraph and stretch it begins in, its end in the source."""

    marker: str
    paragraph: Paragraph
    first: int
    body: int
    """Position of its text, behind the marker."""
    last: int
    end: int
    calls: list[Call] = field(default_factory=list)
    head: str = ""
    sure: bool = True
    """Its head is marked off as a word that is explained; else only a call shows that it is a note."""

    @property
    def key(self) -> int:
        """What a note and its call share: ③, [3] and 注3 are all 3; 0 for none."""
        return order_of(self.marker.removeprefix("注"))


class _Text:
    """The paragraphs that may call, in one string, with the way back."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self.text = "\n".join([item.text for item in paragraphs])
        self._starts = [0, *accumulate([len(item.text) + 1 for item in paragraphs])]
        self._held: dict[str, bool] = {}
        self._mentions: dict[str, list[int]] = {}

    def holds(self, word: str) -> bool:
        """Whether the word is printed. It is looked for once, however many notes explain it."""
        if word not in self._held:
            self._held[word] = word in self.text
        return self._held[word]

    def mentions(self, word: str) -> list[int]:
        """Where the text prints the word, not as a piece of a Latin word or a figure."""
        if word not in self._mentions:
            self._mentions[word] = _mentions(self.text, word)
        return self._mentions[word]

    def call(self, first: int, last: int, by_term: bool = False) -> Call:
        at = bisect_right(self._starts, first) - 1
        start, end = self._paragraphs[at].span(first - self._starts[at], last - self._starts[at])
        return Call(start, end, "term" if by_term else "marker")


def read_notes(document: list[Paragraph], notes: list[int], callers: list[int]) -> tuple[Note, ...]:
    """The notes among the paragraphs numbered ``notes``, and where those numbered ``callers`` call them."""
    if not notes:
        return ()
    found = _entries([document[index] for index in notes])
    if not found:
        return ()
    text = _Text([document[index] for index in callers])
    terms = {id(note): _terms(note, text) for note in found[:_MOST]}
    _call_by_marker(found, terms, text)
    _call_by_term([note for note in found if not note.calls], terms, text)
    unmarked = [bool(note.calls) for note in found if not note.marker and note.sure]
    glossary = sum(unmarked) >= len(unmarked) / 2
    return tuple(
        Note(
            note.marker,
            note.paragraph.span(note.first, note.last)[0],
            note.end,
            tuple(sorted(note.calls, key=lambda call: call.start)),
            note.head or None,
        )
        for note in found
        if note.calls or note.marker == "注" or (note.sure and (note.marker or glossary))
    )


def _entries(paragraphs: list[Paragraph]) -> list[_Found]:
    """The notes as they stand: several may share a paragraph, one may run over several."""
    paragraphs = [item for item in paragraphs if not is_begin(item.text)]
    marked = sum(MARKER.match(item.text) is not None for item in paragraphs)
    found: list[_Found] = []
    for item in paragraphs:
        text = item.text
        opens = MARKER.match(text)
        if opens is None:
            if found and len(text) > 10 and (2 * marked >= len(paragraphs) or _is_title(found[-1])):
                found[-1].end = item.end  # the note before it goes on
            elif len(text) > 8 and EXPLAINS.match(text):
                found.append(_Found("", item, 0, 0, len(text), item.end))
            continue
        first, body = 0, opens.end()
        marker = next((group for group in opens.groups() if group), "")
        while (after := _next(text, marker, body)) is not None:
            found.append(_Found(marker, item, first, body, after.start(), item.span(first, after.start())[1]))
            first, body = after.start(), after.end()
            marker = next((group for group in after.groups() if group), "")
        found.append(_Found(marker, item, first, body, len(text), item.end))
    for note in found:
        note.head, note.sure = _head(note)
    return found


def _is_title(note: _Found) -> bool:
    """Whether a note's first paragraph is only the word it explains: 1.八大品质."""
    item = note.paragraph
    if not note.marker or note.marker == "注" or note.first:
        return False
    return note.last == len(item.text) <= _HEAD_MAX and item.text[-1] not in "。；："


def _next(text: str, marker: str, at: int) -> re.Match[str] | None:
    """The next note in the same paragraph: ``2.`` behind the full stop that ends the first."""
    order = order_of(marker)
    stop = text.find("。", at)
    while order and 0 <= stop < len(text) - 4:
        found = MARKER.match(text[stop + 1 : stop + 9])
        if found and order_of(next(group for group in found.groups() if group)) == order + 1:
            return re.compile(MARKER.pattern.removeprefix("^")).match(text, stop + 1)
        stop = text.find("。", stop + 1)
    return None


def _head(note: _Found) -> tuple[str, bool]:
    """What stands before the note's explanation, the word it explains; and whether it is marked off as such."""
    item, body = note.paragraph, note.body
    text = item.text
    limit = min(note.last, body + _HEAD_MAX)
    found = _HEAD.search(text, body + 1, limit)
    end = found.start() if found else -1
    near = bisect_left(item.gaps, body + 2)
    if near < len(item.gaps) and item.gaps[near] < (end if end > 0 else limit - 14):
        end = item.gaps[near]  # 六路一江 东风路、…: white space stands for the colon
    stop = text.find("。", body, limit)
    sure = end >= 0 and not 0 <= stop < end and text.count("（", body, end) == text.count("）", body, end)
    if not sure:
        if not note.marker:
            return "", False
        end = stop if stop > 0 else limit if _is_title(note) else body
    return _bare(text[body:end]), sure


def _bare(word: str) -> str:
    """A word without the marks around it; quotation marks that stand around a part of it are kept."""
    word = word.strip(" 　*#、，。")
    inner = word.strip(_QUOTES)
    return word if any(mark in inner for mark in _QUOTES) else inner


def _terms(note: _Found, text: _Text) -> list[str]:
    """The words that call the note, of which its head names several or one; those that the text holds."""
    head = note.head
    if not head:
        return []
    short = _TAIL.sub("", head)
    tries = ([head], [short], [re.sub("[“”]", "", short)], _QUOTED.findall(short), _PARTS.split(short))
    for words in tries:
        least = 2 if len(words) < 2 or words is tries[3] else _FEWEST
        held = [word for word in map(_bare, words) if len(word) >= least and text.holds(word)]
        if held:
            return list(dict.fromkeys(held))
    return []


def _call_by_marker(found: list[_Found], terms: dict[int, list[str]], text: _Text) -> None:
    numbered: dict[int, list[_Found]] = {}
    for note in found:
        if note.key:
            numbered.setdefault(note.key, []).append(note)
    printed: dict[int, list[Call]] = {}
    for match in _CALL.finditer(text.text):
        number = next(group for group in match.groups() if group)
        before, after = text.text[match.start() - 1 : match.start()], text.text[match.end() : match.end() + 1]
        if match[2] and (before in ("", "\n") or (before in _POINT and after not in ("", "\n"))):
            continue
        key = order_of(number)
        if key in numbered:
            printed.setdefault(key, []).append(text.call(match.start(), match.end()))
    for key, calls in printed.items():
        notes = numbered[key]
        if len(notes) == len(calls):  # a count that begins anew on each page
            for note, call in zip(notes, calls, strict=True):
                note.calls.append(call)
        else:
            notes[0].calls += calls
    if not printed:
        _call_by_bare_figure(found, terms, text)


def _call_by_bare_figure(found: list[_Found], terms: dict[int, list[str]], text: _Text) -> None:
    by_term: dict[str, dict[int, _Found]] = {}
    for note in found:
        for term in terms.get(id(note), ()) if note.key else ():
            by_term.setdefault(term, {}).setdefault(note.key, note)
    behind: list[tuple[_Found, Call]] = []
    for term, notes in by_term.items():
        for at in text.mentions(term):
            figure = _BARE.match(text.text, at + len(term))
            called = notes.get(int(figure[1] or figure[2])) if figure else None
            if figure and called:
                group = 2 if figure[2] else 0
                first = figure.start(group) if group else figure.end() - len(figure[1]) - 2
                behind.append((called, text.call(first, figure.end())))
    if len({id(note) for note, _ in behind}) >= max(_FEWEST, len(found) / 3):
        for note, call in behind:
            note.calls.append(call)


def _call_by_term(notes: list[_Found], terms: dict[int, list[str]], text: _Text) -> None:
    """Each place that prints a note's word calls it, the first note of several; where two words overlap, the longer."""
    by_term: dict[str, _Found] = {}
    for note in notes:
        for term in terms.get(id(note), ()):
            by_term.setdefault(term, note)
    places = sorted([(-len(term), at, term) for term in by_term for at in text.mentions(term)])
    taken = bytearray(len(text.text))
    for size, at, term in places:
        if not (taken[at] or taken[at - size - 1]):  # all that are taken are at least as long
            taken[at : at - size] = bytes([1]) * -size
            by_term[term].calls.append(text.call(at, at - size, by_term=True))


def _mentions(text: str, term: str) -> list[int]:
    """Where the text prints the term, not as a piece of a Latin word or a figure."""
    found, at = [], text.find(term)
    while at >= 0:
        around = (text[at - 1 : at], text[at + len(term) : at + len(term) + 1])
        ends = (term[0], term[-1])
        if not any(_is_latin(edge) and _is_latin(end) for edge, end in zip(around, ends, strict=True)):
            found.append(at)
        at = text.find(term, at + len(term))
    return found


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
