"""Splits a source into its documents: a compilation holds several.

A document starts at its title: a line that ends as titles of reports and speeches do, with a
salutation, a session line or a date after it, and the body of another document before it. The
words 政府工作报告 alone start nothing: they are running heads, furniture, or the report speaking of itself.

A report that is printed a second time, under its title again, is a document again, which ``repeated`` tells. A web page
that prints its text twice holds one: it says once, at its top, what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise

from parser.report import Paragraph, Source
from parser.structure.furniture import COVER_LINE, OPENING, SALUTATION, front_matter
from parser.text.vocabulary import any_of, table, words

_SESSION = re.compile(
    r"(?:届人民代表大会|届人大|会议|大会|全会).{0,12}(?:上|通过|[）)])$"
    r"|^[（(—]*(?:19|20|[一二][九〇○零]).{2,3}年.{1,3}月.{1,4}日"
)
_SESSION_LINE = re.compile(
    r"(?:[—－―-]+|[（(])?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日)?在.{4,30}(?:人民代表大会|人大).{2,8}会议上[）)]?$"
)
_FILE_MARK = re.compile(r"文件|之[一二三四五六七八九十]|^[（(]?附件|^\S{0,12}第.{1,5}号$")
_METADATA = re.compile(
    r"(?:source|url|date|来源|时间|作者|发文|发布|成文|日期|索引|正文|内容摘要|浏览|报告人|文号).{0,8}[：:]|---$", re.I
)
_PAGE = re.compile("(?:title|source|标题|发文单位|来源URL)：", re.I)
"""How the first lines of a saved web page name what it is."""
_BODY = 60
_AGAIN = 0.6
"""A second printing has at least this share of the first one's paragraphs to the letter; scans differ in some."""
_BEHIND = 1000
"""A document has at least this many characters of body before the next may start."""
_BEHIND_DECISION = 300
"""A resolution on a report is short, and the report may stand behind it."""
_LOOKED_AT = 40
"""A document that is printed again shows one of its full paragraphs among so many behind its title."""
_FIRST_PRINTINGS = 8
"""Of the documents that hold a paragraph, so many are known by it: the first is what one printed again is told by."""
_AHEAD = 8
_COVER_LINES = 3
"""A title is among so many paragraphs behind front matter, or the page prints none."""


@cache
def _title() -> re.Pattern[str]:
    uses = ("report", "speech", "other")
    ends = [word for row in table("cover") if row["use"] in uses for word in words(row["words"])]
    return re.compile(
        rf"^(?:title：|标题：)?(?!各位|请|现在|根据)[^。；！？]{{0,56}}?{any_of(ends)}"
        r"》?(?:\[\^?\d{1,2}\]|[（(【][^。]{0,24}[）)】])?"
        r"(?:[—－-]{1,2}.{4,60}|[^。]{0,3}|(?<=政府工作报告)[^。，]{8,40}(?:[—－-]{1,2}.{4,60})?)$"
        r"|^\d{4}年(?:国务院)?政府工作报告[^。]{8,40}$"
    )


def is_title(paragraph: Paragraph) -> bool:
    """Whether the paragraph has the shape of a document's title."""
    text = paragraph.text
    return 4 <= len(text) <= 90 and text[-1] not in "。；：，、" and _title().match(text) is not None


def split(source: Source, paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each document, in reading order; never an empty document.

    What stands before the first document's title and is no part of it (front matter, when the page
    prints a title of its own) belongs to no document.
    """
    if not paragraphs:
        return []
    starts = [_first_start(paragraphs)]
    is_page = front_matter(paragraphs) > 0 or any(_PAGE.match(item.text) for item in paragraphs[:_COVER_LINES])
    seen: set[str] = set()
    printed = _Printed(paragraphs)
    body = length = 0
    for index in range(starts[0] + 1, len(paragraphs)):
        size = len(paragraphs[index].text)
        if size > _BODY and not is_title(paragraphs[index]):
            body += 1
            length += size
            seen.add(paragraphs[index].text)
            continue
        least = _BEHIND_DECISION if _decides(paragraphs, starts[-1]) else _BEHIND
        if body < 3 or length < least or not _starts(paragraphs, index):
            continue
        if _is_new(paragraphs, index, seen) or (not is_page and printed.again(index, starts)):
            starts.append(_with_cover_above(paragraphs, index, starts[-1]))
            body = length = 0
    return [paragraphs[start:end] for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]


def _first_start(paragraphs: list[Paragraph]) -> int:
    """The first paragraph; behind front matter, where the page prints its own title, else the title line of that."""
    behind = front_matter(paragraphs)
    if any(is_title(paragraph) for paragraph in paragraphs[behind : behind + _COVER_LINES]):
        return behind
    for index in range(behind):
        if paragraphs[index].text.startswith("title："):
            return index
    return 0


def _starts(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a document starts at this short paragraph."""
    paragraph = paragraphs[index]
    ahead = paragraphs[index + 1 : index + 1 + _AHEAD]
    if is_title(paragraph):
        if paragraph.mark.startswith("#") and re.search(r"\d{4}年", paragraph.text):
            return any(len(item.text) > _BODY for item in ahead)
        if re.match(r"\d{4}年|.{2,12}\d{4}年", paragraph.text) and ahead and ahead[0].text.startswith("一、"):
            return True  # without a salutation; a list of titles goes on with titles
        if not any(_belongs_to_cover(item.text) for item in ahead[:3]):
            return False
        for at, item in enumerate(ahead):
            text = item.text
            if len(text) > _BODY and not _METADATA.match(text):
                return OPENING.search(text, 0, 160) is not None
            if _SESSION.search(text) or _opens(ahead, at):
                return True
        return _SESSION.search(paragraph.text) is not None and bool(ahead)
    # A document whose title is lost begins with its salutation and opening words, or with its session.
    if _SESSION_LINE.match(paragraph.text):
        return any(OPENING.search(item.text, 0, 160) for item in ahead[:4])
    return _opens(paragraphs[index : index + 3], 0)


def _belongs_to_cover(text: str) -> bool:
    """Whether a line is one that stands under a title: session, date, speaker, salutation, or a web page's data."""
    if len(text) > _BODY:
        return OPENING.search(text, 0, 160) is not None or _METADATA.match(text) is not None
    return any(pattern.search(text) for pattern in (_SESSION, SALUTATION, _METADATA, COVER_LINE))


def _is_new(paragraphs: list[Paragraph], index: int, seen: set[str]) -> bool:
    """Whether a body follows that was not printed before: a page may hold its report twice, or a list of titles."""
    bodies = [item.text for item in paragraphs[index : index + 40] if len(item.text) > _BODY][:6]
    return len(bodies) >= 3 and sum(text in seen for text in bodies) < 2


def _decides(paragraphs: list[Paragraph], start: int) -> bool:
    """Whether the document from ``start`` on is a resolution."""
    return any(len(item.text) <= _BODY and item.text.endswith("的决议") for item in paragraphs[start : start + 3])


class _Printed:
    """Which documents of a source are printed once more further on."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._last: dict[str, int] = {}
        """Where each paragraph stands last; filled when first asked for."""
        self._where: dict[str, list[int]] = {}
        """In which of the documents that ended each full paragraph stands."""
        self._bodies: list[list[int]] = []
        """Of each of them the last places of its full paragraphs, in order."""
        self._start = self._read = -1
        """Where the document at hand begins, and how far it is counted."""
        self._full = self._to_come = 0
        """Its full paragraphs, and how many of them stand again behind what is counted."""
        self._ends: Counter[int] = Counter()

    def again(self, index: int, starts: list[int]) -> bool:
        """Whether one of the documents that began at ``starts`` is printed once more from its title at ``index`` on.

        Of those that ended, only those are looked at of which one of the next full paragraphs is.
        """
        if not is_title(self._paragraphs[index]):
            return False
        if not self._last:
            self._last = {item.text: at for at, item in enumerate(self._paragraphs)}
        for start, end in pairwise(starts[len(self._bodies) :]):
            self._ended(start, end)
        self._count(starts[-1], index)
        if self._to_come >= _AGAIN * max(1, self._full):
            return True
        ahead = {item.text for item in self._paragraphs[index : index + _LOOKED_AT] if len(item.text) > _BODY}
        known = [self._bodies[number] for number in {each for text in ahead for each in self._where.get(text, ())}]
        return any(len(places) - bisect_left(places, index) >= _AGAIN * len(places) for places in known)

    def _ended(self, start: int, end: int) -> None:
        bodies = [item.text for item in self._paragraphs[start:end] if len(item.text) > _BODY]
        for text in bodies:
            where = self._where.setdefault(text, [])
            if len(where) < _FIRST_PRINTINGS:
                where.append(len(self._bodies))
        self._bodies.append(sorted(self._last[text] for text in bodies))

    def _count(self, start: int, index: int) -> None:
        """Count the full paragraphs of the document at hand that stand again at ``index`` or behind it."""
        if start != self._start:
            self._start = self._read = start
            self._full = self._to_come = 0
            self._ends.clear()
        for at in range(self._read, index):
            text = self._paragraphs[at].text
            if len(text) > _BODY:
                self._full += 1
                self._to_come += 1
                self._ends[self._last[text]] += 1
            self._to_come -= self._ends.get(at, 0)
        self._read = index


def repeated(documents: list[list[Paragraph]]) -> list[int | None]:
    """For each document, the index of the earlier one of which it is a second printing; mostly ``None``."""
    where: dict[str, list[int]] = {}
    """The first documents in which each paragraph stands."""
    found: list[int | None] = []
    for at, document in enumerate(documents):
        bodies = [item.text for item in document if len(item.text) > _BODY]
        shared = Counter([first for text in bodies for first in where.get(text, ())])
        least = _AGAIN * max(1, len(bodies))
        found.append(min((first for first, times in shared.items() if times >= least), default=None))
        for text in {item.text for item in document}:
            known = where.setdefault(text, [])
            if len(known) < _FIRST_PRINTINGS:
                known.append(at)
    return found


def _opens(ahead: list[Paragraph], at: int) -> bool:
    """Whether a salutation stands alone at ``at``, opening a document and not a passage of one."""
    text = ahead[at].text
    if not SALUTATION.match(text) or len(text) > 24:
        return False
    after = ahead[at + 1].text if at + 1 < len(ahead) else ""
    if text[-1] in "：:" and text.startswith("同志们"):
        return True
    return OPENING.search(after, 0, 160) is not None


def _with_cover_above(paragraphs: list[Paragraph], index: int, floor: int) -> int:
    """The start of the cover lines that stand above a title: 民权县十五届人大五次会议文件（16）."""
    start = index
    is_salutation = SALUTATION.match(paragraphs[index].text) is not None
    limit = 5 if is_salutation else 2
    while start - 1 > floor and index - start < limit:
        text = paragraphs[start - 1].text
        if len(text) > 40 or text[-1] in "。！？；，：":
            break
        if _METADATA.match(text) or not (_FILE_MARK.search(text) or (is_salutation and COVER_LINE.search(text))):
            break
        start -= 1
    return start
