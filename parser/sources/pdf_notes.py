"""Notes at the foot of a PDF's pages: smaller than the text, the first opens with its mark, and the page calls it.

Left where they stand they would cut in two whatever goes on on the next page, and their figures would be the report's.
Loaded beside ``pdf_pages``, without the package around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.sources.pdf_lines import Line

_SMALLER = 0.85
"""Of the size of the text: notes have 9 points beside 16, or 10.5 beside 14."""
_MARK = re.compile(r"[\[［〔【（(]?\^?注?\d{1,3}[\]］〕】）)]|[①-⑳]|\d{1,3}(?![\d.,，%亿万年月])|注\d{0,2}[：:]|[*＊※]")
_BARE = re.compile(r"^(\d{1,3})(?![\d.,，、．%亿万年月])\s*")
"""A mark without brackets."""
PAGE_NUMBER = re.compile(
    r"^[\s\-—–·.第/页共]*+\d{1,4}(?:\d{0,4}[\s\-—–·.页]*+|[\s\-—–·.第/页共]++(?:\d{1,4}[\s\-—–·.页]*+)?)$"
)
"""A line with the number of its page and nothing else: — 3 —, 第3页 共20页."""
_DIGITS = re.compile(r"\d+")
_NOT_DIGITS = re.compile(r"\D+")
_EDGE = 2
"""Lines at a page's foot that may be its number and a running title."""


def parted(pages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[Line]]]:
    """Of each page the lines of its text, and those of the notes at its foot, as they are printed."""
    size = _size_of_text(pages)
    repeated = _repeated(pages)
    found: list[tuple[list[Line], list[Line]]] = []
    for lines in pages:
        last = len(lines)
        while last > max(0, len(lines) - _EDGE) and _is_edge(lines[last - 1], repeated):
            last -= 1
        first = last
        while first and lines[first - 1].size < _SMALLER * size:
            first -= 1
        if not first:  # a page of nothing else: a glossary in small print
            first = last
        goes_on = bool(found and found[-1][1])  # from the foot of the page before
        marked = next((at for at in range(first, last) if _MARK.match(lines[at].text)), last)
        if marked < last and not _is_called(lines[marked].text, lines[:first]):
            first = last  # a table in small print
        elif not goes_on:
            first = marked
        found.append(([*lines[:first], *lines[last:]], list(lines[first:last])))
    return found


def _is_called(note: str, lines: Sequence[Line]) -> bool:
    """Whether the page's text calls the note that begins so."""
    found = _MARK.match(note)
    mark = found.group() if found else ""
    number = _NOT_DIGITS.sub("", mark)
    text = "".join([line.text for line in lines])
    if not number:
        return mark[:1] in text
    return re.search(rf"[\[［〔【（(]\^?注?{number}[\]］〕】）)]|注{number}(?!\d)", text) is not None


def told(feet: Sequence[Sequence[Line]]) -> list[str]:
    """The notes at the feet of the pages, a line each; a mark without brackets has them."""
    found: list[list[str]] = []
    for lines in feet:
        last = 0
        for at, line in enumerate(lines):
            text = line.text
            mark, bare = _MARK.match(text), _BARE.match(text)
            if bare:
                if at and int(bare[1]) != last + 1:  # a figure of the note above, at the beginning of a line
                    mark = None
                else:
                    last, text = int(bare[1]), f"[{bare[1]}]{text[bare.end() :]}"
            if mark or not found:
                found.append([])
            found[-1].append(text)
    return ["".join(pieces) for pieces in found]


def _size_of_text(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most is printed."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """What many pages have at their foot, without its numbers."""
    feet = Counter(_DIGITS.sub("#", line.text) for lines in pages for line in lines[-_EDGE:])
    return {text for text, times in feet.items() if times >= max(3, 0.5 * len(pages))}


def _is_edge(line: Line, repeated: set[str]) -> bool:
    return PAGE_NUMBER.match(line.text) is not None or _DIGITS.sub("#", line.text) in repeated
