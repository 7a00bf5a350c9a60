"""A very long line, cut where its paragraphs ended: at wide spaces, at headings, or, where all are lost, at numbers."""

from __future__ import annotations

import re

from parser.text.blanks import SEEN, SPACE, SPACES, trim

_ONE_LINE_BREAK = re.compile(
    rf"{SPACE}(?:(?<=[\t\u3000\ue004]){SPACE}*|(?<=[\u3000\xa0 ])[\u3000\xa0 ]{SPACE}*"
    rf"|(?<=[。！？：；”）.!?:;\)].){SPACE}*|(?<=报告.){SPACE}*|(?<!{SPACE}{SPACE}){SPACE}*(?=各位代表[：:！!，,]))",
    re.S,
)
_ONE_LINE_GREETING = re.compile(r"(?<=[\u4e00-\u9fff])(?=各位代表[：:！!]\s)")
_ORDERS = ("", *"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九"))
_NUMBER_BEHIND = re.compile(
    r"(?<=[。！？])(?P<main>[一二三四五六七八九十]{1,2})、|(?<=[。！？：])[（(](?P<sub>[一二三四五六七八九十]{1,2})[）)]|各位代表[：:]"
)
_RUN_IN_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分]+)"
    r"(?:[^。；：！？\s]|(?<=\d)\s(?=年)){2,40}?(?<!\d)(?=\s)"
)


def unfold(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A very long line, cut where its paragraphs ended."""
    cuts = [found.span() for found in _ONE_LINE_BREAK.finditer(text, start, end) if SEEN.search(text, *found.span())]
    if text.find("各位代表", start, end) >= 0:
        cuts += [found.span() for found in _ONE_LINE_GREETING.finditer(text, start, end)]
    for found in _RUN_IN_HEAD.finditer(text, start, end):
        space = SPACES.match(text, found.end(), end)
        if space and (found.start() == start or not text[found.start() - 1].isalnum()):
            cuts.append(space.span())
    if not cuts:
        cuts = _counted(text, start, end)
    pieces, at = [], start
    for cut, after in sorted(cuts):  # each kind is in order: they are put together in one go
        if cut < at:
            continue
        first, last = trim(text, at, cut)
        if first < last:
            pieces.append((first, last))
        at = after
    first, last = trim(text, at, end)
    if first < last:
        pieces.append((first, last))
    return pieces


def _counted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the headings begin in a text that lost all its line ends: numbers that count on, behind a full stop."""
    cuts: list[tuple[int, int]] = []
    main, sub = 1, 1
    for found in _NUMBER_BEHIND.finditer(text, start, end):
        order = found["main"] or found["sub"] or ""
        if not order:  # a salutation
            cuts += [(found.start(), found.start()), (found.end(), found.end())]
        elif found["main"] and order == _ORDERS[main]:
            main, sub = min(main + 1, len(_ORDERS) - 1), 1
            cuts.append((found.start(), found.start()))
        elif found["sub"] and order in (_ORDERS[1], _ORDERS[sub]):
            sub = 2 if order == _ORDERS[1] else min(sub + 1, len(_ORDERS) - 1)
            cuts.append((found.start(), found.start()))
    return cuts if main > 2 else []
