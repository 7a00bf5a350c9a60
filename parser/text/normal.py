"""One form for matching: wide digits, letters and half-width Chinese punctuation, one character for one."""

from __future__ import annotations

import re

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE |= str.maketrans("％．〈〉○Ｏ−（）", "%.《》〇〇-（）")
_WIDE |= str.maketrans("();!?", "（）；！？")
_TO_NARROW = re.compile(f"[{re.escape(''.join(map(chr, _WIDE)))}]")
_TOUCH = re.compile(r"[,:]|(?<=\d)[，·•](?=\d)")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_WIDE_DIGIT = re.compile("[０-９]")


def normal(text: str) -> str:
    """``text`` with wide digits, letters and half-width Chinese punctuation in one form; same length.

    Commas inside a number (``2,750``) stay half-width, all others become wide.
    """
    wide_digits = _WIDE_DIGIT.search(text) is not None
    if _TO_NARROW.search(text):
        text = text.translate(_WIDE)
    if not _TOUCH.search(text):
        return text
    chars = list(text)
    inside: set[int] = set()
    for found in _THOUSANDS.finditer(text):
        first, last = found.span()
        wide = "，" in found.group()
        # 增长8，120家企业: a wide comma parts clauses unless the digits are wide, or it comes twice
        if not wide or wide_digits or found.group().count("，") > 1:
            inside.update(range(first, last))
    for found in _TOUCH.finditer(text):
        at = found.start()
        char = chars[at]
        between = 0 < at < len(chars) - 1 and chars[at - 1].isdigit() and chars[at + 1].isdigit()
        if char in "，,":
            chars[at] = "," if at in inside else "，"
        elif char == ":":
            chars[at] = "：" if not between else ":"
        elif between:
            chars[at] = "."
    return "".join(chars)
