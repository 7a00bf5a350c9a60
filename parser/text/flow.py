r"""Source text to paragraphs as one reads them, with the way back.

Files come in every shape: one paragraph a line, a PDF's hard-wrapped lines, everything on one
line, line breaks printed as the letters ``\\r\\n``. This stage brings all to one: a list of
``Paragraph``. It decides nothing about headings; it only takes out what is not text (line breaks,
stray spaces, Markdown and inline HTML marks) and keeps the map back.

Rules:

- *one-line*: in a very long line, a run of wide spaces or tabs, or a space after closing
  punctuation, is where a paragraph ended.
- *hard-wrapped*: when a file's lines mostly end in mid-sentence at one width, a full line runs on, unless the next is
  indented as paragraphs are; a page's number and running head within a sentence are left out.
- *broken sentence*: a line that holds a finished sentence and then stops in mid-sentence runs on
  into the next, over blank lines, too: a page ended there.
- *continuation*: a line that begins with a closing mark belongs to the line before it.
- *marked paragraphs*: where a file sets every paragraph off by an empty line or an indent, an open line
  runs on into a line that is not set off: a link or a tag stood between them.
- *label*: a line that is only a number (一是, （一）) runs on into its text.
- *fragment*: a short line between an open line and one that begins with 的 is a word of their sentence.
"""

from __future__ import annotations

import re

from parser.report import Paragraph
from parser.text.blanks import ENTITY, INVISIBLE, SEEN, SPACE, trim
from parser.text.joining import continues_open, is_fragment, is_set_off, page_ends, runs_on
from parser.text.layout import columns, indent_of, read_layout
from parser.text.marks import STARS
from parser.text.normal import has_wide_digits, one_form, with_marks
from parser.text.normal import normal as normal
from parser.text.one_line import unfold
from parser.text.page_turns import has_turns, outside_turns

# Every alternative begins with a letter of its own: re looks for these quickly.
_BREAK = re.compile(r"\r\n?|\n|\\(?:r\\)?n|<(?:br\s*/?|/?(?:p|div)(?:\s[^<>]*)?)>", re.I)
_TAG = re.compile(r"</?(?:b|i|u|a|em|strong|span|font|sup|sub|center|section|ref|small)(?:\s[^<>]*)?/?>", re.I)
_LINE_END = re.compile("[\r\n]")
_SALUTATION = re.compile(SPACE + "{2,}(?=各位代表[：:！!，,])|(?<=[\u4e00-\u9fff])(?=各位代表[：:！!]$)")
_HEAD_MARKS = "#-*+•>"
_HEAD_MARK = re.compile(r"(#{1,6})\s+|([-*+•])\s+(?=\S)|(>)\s*")
_EMPHASIS = re.compile(r"([*_])[^*_\s][^*_\n]{0,200}\1")
"""A line that Markdown stresses as a whole: *市长 某某*."""
_LONG = 1500  # a physical line longer than this holds several paragraphs
_MOST_LINES = 500
"""Lines that run on into one paragraph; the longest in print have some thirty. Each is held against all before it."""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of ``text``, in order; blank ones left out."""
    lines = _lines(text)
    turns = has_turns(text)
    if turns:
        lines = _without_turns(text, lines)
    layout = read_layout(text, lines)
    set_off = is_set_off(text, lines, layout)
    ends = page_ends(text, lines) if layout.width else frozenset()
    groups: list[list[tuple[int, int]]] = []
    blanks: list[bool] = []
    page_ended = False
    for number, (start, end, blank) in enumerate(lines):
        if groups and number in ends:
            after = next((at for at in range(number + 1, len(lines)) if at not in ends), None)
            page_ended = after is not None and runs_on(text, groups[-1], lines[after][0], False, layout)
            if page_ended:  # within a sentence: the number and the running head are left out
                continue
        blank, page_ended = blank and not page_ended, False
        if (
            groups
            and number not in ends
            and len(groups[-1]) < _MOST_LINES
            and (
                runs_on(text, groups[-1], start, blank, layout)
                or (set_off and not blank and continues_open(text, groups[-1], start, layout))
            )
        ):
            groups[-1].append((start, end))
        elif len(groups) > 1 and text[start] == "的" and is_fragment(text, groups):
            groups[-2].extend([*groups.pop(), (start, end)])
            blanks.pop()
        else:
            groups.append([(start, end)])
            blanks.append(blank)
    form = one_form(text)
    wide_digits = form is not text and has_wide_digits(text)
    if turns:
        groups = [[part for line in group for part in outside_turns(text, *line)] for group in groups]
    found = [_paragraph(text, form, wide_digits, group, blank) for group, blank in zip(groups, blanks, strict=True)]
    return [paragraph for paragraph in found if paragraph.text]


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """``(start, end, blank line before)`` of each line that is not empty, trimmed of white space."""
    found: list[tuple[int, int, bool]] = []
    blank, at = False, 0
    for cut, after in _breaks(text):
        if cut < at:
            continue
        start, end = trim(text, at, cut)
        if start == end:
            blank = True
        else:
            if end - start > _LONG:
                pieces = unfold(text, start, end)
            else:
                short = end - start < 90 and text.find("各位代表", start, end) >= 0
                greeting = _SALUTATION.search(text, start, end) if short else None
                pieces = _halves(text, start, end, greeting.span()) if greeting else [(start, end)]
            for number, (first, last) in enumerate(pieces):
                found.append((first, last, blank and number == 0))
            blank = False
        at = after
    return found


def _without_turns(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The lines without the marks at their ends that say upon which page the text goes on; they stand for a blank line
    where they have a line of their own.
    """
    found: list[tuple[int, int, bool]] = []
    turned = False
    for start, end, blank in lines:
        parts = outside_turns(text, start, end)
        if parts:
            found.append((parts[0][0], parts[-1][1], blank or turned))
        turned = not parts
    return found


def _breaks(text: str) -> list[tuple[int, int]]:
    """Where lines end, and where the next ones begin."""
    if "<" in text or "\\n" in text or "\r" in text:
        cuts = [found.span() for found in _BREAK.finditer(text)]
        if "<!--" in text:
            cuts = sorted(cuts + _comments(text))
    else:
        cuts, at = [], text.find("\n")
        while at >= 0:
            cuts.append((at, at + 1))
            at = text.find("\n", at + 1)
    return [*cuts, (len(text), len(text))]


def _comments(text: str) -> list[tuple[int, int]]:
    """Comments of Markdown and HTML; one that never ends is none."""
    found, at = [], text.find("<!--")
    while at >= 0 and (end := text.find("-->", at + 4)) >= 0:
        found.append((at, end + 3))
        at = text.find("<!--", end + 3)
    return found


def _halves(text: str, start: int, end: int, cut: tuple[int, int]) -> list[tuple[int, int]]:
    """A cover line with the salutation behind it (国务院总理 李鹏  各位代表：), cut in two."""
    return [trim(text, start, cut[0]), trim(text, cut[1], end)]


def _paragraph(text: str, form: str, wide_digits: bool, group: list[tuple[int, int]], blank: bool) -> Paragraph:
    """The paragraph of these lines. ``form``: the text in ``one_form``; ``wide_digits``: it holds some."""
    start, end = group[0]
    before = indent_of(text, start)
    indent = columns(text, start - before, start) if 0 < before < 40 else 0
    mark = ""
    opens = text[start]
    if opens == "|":
        mark = "table" if end - start > 1 and text[end - 1] == "|" else ""
    elif opens in _HEAD_MARKS and (head := _HEAD_MARK.match(text, start, end)):
        mark = head.group(1) or ("bullet" if head.group(2) else "")
        start = head.end()
        group = [(start, end), *group[1:]]
    elif opens in "*_" and len(group) == 1 and _EMPHASIS.fullmatch(text, start, end):
        start, end = start + 1, end - 1
        group = [(start, end)]
    if len(group) == 1 and start < end and not _MAYBE_CUT.search(text, start, end):  # as most are
        plain = with_marks(form[start:end], wide_digits and has_wide_digits(text[start:end]))
        return Paragraph(plain, ((0, start, end),), (), mark, 0, indent, blank)
    pieces: list[tuple[int, int]] = []
    gaps: list[int] = []
    length, bold, stars_open = 0, 0, False
    for number, (first, last) in enumerate(group):
        at = first
        while at < last:
            stop, after, kind = _next_cut(text, at, last)
            if stop > at:
                pieces.append((at, stop))
                length += stop - at
            if kind == "space" and pieces and after < last and _is_seen(text, stop, after):
                if _spaced(text[stop - 1], text[after]):
                    pieces.append((stop, stop + 1))
                    length += 1
                else:
                    gaps.append(length)
            elif kind == "stars":
                if not stars_open and length == 0:
                    stars_open = True
                elif stars_open and not bold:
                    bold = length
            at = after
        if number + 1 < len(group) and pieces and _words_part(text, last, group[number + 1][0]):
            pieces.append((last, last + 1))  # the line break itself stands for the space
            length += 1
    joined: list[tuple[int, int, int]] = []
    at = 0
    for first, last in pieces:
        if joined and joined[-1][2] == first:
            joined[-1] = (joined[-1][0], joined[-1][1], last)
        else:
            joined.append((at, first, last))
        at += last - first
    plain = "".join([form[first:last] for first, last in pieces])
    if len(group) > 1:
        plain = _LINE_END.sub(" ", plain)
    if bold == len(plain) and plain and not mark:
        mark = "bold"
    wide_digits = wide_digits and any(has_wide_digits(text[first:last]) for first, last in pieces)
    return Paragraph(with_marks(plain, wide_digits), tuple(joined), tuple(gaps), mark, bold, indent, blank)


_LINK = r"\[(?=[^\[\]\n]{1,200}\]\((?:#|https?:|\.?/))|\]\((?:#|https?:|\.?/)[^()\s]*\)"
"""What Markdown puts around the words of a link."""
_CUT = re.compile(
    rf"(?:(?P<space>(?:{SPACE}|{ENTITY.pattern})+)|(?P<stars>{STARS.pattern})|(?P<tag>{_TAG.pattern}|{_LINK}))", re.I
)
_MAYBE_CUT = re.compile(SPACE.replace("]", "*_<&\\[\\]]"))


def _next_cut(text: str, at: int, last: int) -> tuple[int, int, str]:
    """The next thing to leave out: where it starts and ends, and what it is."""
    for maybe in _MAYBE_CUT.finditer(text, at, last):
        found = _CUT.match(text, maybe.start(), last)
        if found:
            return found.start(), found.end(), found.lastgroup or ""
    return last, last, ""


def _is_seen(text: str, start: int, end: int) -> bool:
    """Whether there is more between two characters than spaces of zero width."""
    return text[start] not in INVISIBLE or SEEN.search(text, start, end) is not None


def _spaced(left: str, right: str) -> bool:
    """Whether a space between two characters is part of the text: between Latin words only."""
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _words_part(text: str, last: int, first: int) -> bool:
    """Whether the line end at ``last`` parts two Latin words; capitals on both sides are one abbreviation: GD/P."""
    left, right = text[last - 1], text[first]
    return text[last].isspace() and _spaced(left, right) and not (left.isupper() and right.isupper())
