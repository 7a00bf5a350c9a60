"""One form for matching: wide digits, letters and half-width Chinese punctuation, one character for one."""

from __future__ import annotations

import re

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE |= str.maketrans("％．〈〉○Ｏ−", "%.《》〇〇-")
_WIDE |= str.maketrans("();!?", "（）；！？")
_ONE_FORM = {chr(code): chr(one) for code, one in _WIDE.items()}
_OTHER_FORM = re.compile(f"[{re.escape(''.join(_ONE_FORM))}]")
# The class comes first: re looks for one quickly, but tries alternatives at every character.
_TOUCH = re.compile(r"[,:，·•](?:(?<=[,:])|(?<=\d.)(?=\d))")
_IN_NUMBER = re.compile(r"\d[,，]\d{3}")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_POINT = re.compile(r"%\.(?![\d.])")
"""A point that ends a sentence: 占52.9%.金融业增加值…."""
_STOP = re.compile(r"。(?<=\d。)(?=\d{1,2}(?:[%万亿]|个百分点))")
_WHOLE = re.compile(r"(?<![\d.:第])\d{1,5}$")
"""A number that has no point yet, and is no place: before a full stop in it, 301。2亿元."""
_WIDE_DIGIT = re.compile("[０-９]")


def normal(text: str) -> str:
    """``text`` with wide digits, letters and half-width Chinese punctuation in one form; same length.

    Commas inside a number (``2,750``) stay half-width, all others become wide.
    """
    return with_marks(one_form(text), has_wide_digits(text))


def has_wide_digits(text: str) -> bool:
    """Whether a digit is printed wide: ２."""
    return _WIDE_DIGIT.search(text) is not None


def one_form(text: str) -> str:
    """``text`` with each character in its one form, whatever stands around it; same length. The first half of
    ``normal``, which a whole document goes through at once.
    """
    # A few replacements are ten times as fast as translate, which looks up every character.
    for other in set(_OTHER_FORM.findall(text)):
        text = text.replace(other, _ONE_FORM[other])
    text = _POINT.sub("%。", text)
    return _STOP.sub(lambda stop: "." if _WHOLE.search(text, max(0, stop.start() - 6), stop.start()) else "。", text)


def with_marks(text: str, wide_digits: bool) -> str:
    """``text``, in ``one_form``, with commas, colons and points as what stands around them says; same length. The
    second half of ``normal``.

    ``wide_digits``: the digits were printed wide.
    """
    if not _TOUCH.search(text):
        return text
    inside: set[int] = set()
    for found in _THOUSANDS.finditer(text) if _IN_NUMBER.search(text) else ():
        number = found.group()
        # 增长8，120家企业: a wide comma parts clauses unless the digits are wide, or it comes twice
        if "，" not in number or wide_digits or number.count("，") > 1:
            inside.update(range(*found.span()))

    def mark(found: re.Match[str]) -> str:
        at, char = found.start(), found.group()
        if char in "，,":
            return "," if at in inside else "，"
        between = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
        return (":" if between else "：") if char == ":" else "." if between else char

    return _TOUCH.sub(mark, text)
