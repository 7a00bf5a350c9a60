"""Chinese numerals to ``Decimal``: 一万七千四百, 三点五, 二十余 (the 余 left out by the caller).

Digits and powers may be mixed (1千5百). Decimal, never float: floats turn 1.0876亿 into
108759999.99999998.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    char: at
    for at, chars in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
"""What each Chinese digit is worth; 两 is 2."""
POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
"""Powers below ten thousand."""
MYRIADS = {"万": 10_000, "亿": 100_000_000}
"""Powers that multiply all that stands before them."""
_PLACES = re.compile("[零〇○一二三四五六七八九]{2,}")


def chinese(text: str) -> Decimal | None:
    """The number that ``text`` writes, or ``None`` when it is not a numeral.

    A bare power counts as one of it (千 is 1000, 百万 a million); digits without powers are
    read by place (二〇二〇 is 2020); after 点 come decimals. 万万 is how 亿 was written into the 1960s.
    """
    text = text.replace("万万", "亿")
    whole, point, fraction = text.partition("点")
    number = _whole(whole)
    if number is None:
        return None
    if not point:
        return Decimal(number)
    power = 1
    while fraction and fraction[-1] in MYRIADS:  # 一点三亿
        power *= MYRIADS[fraction[-1]]
        fraction = fraction[:-1]
    if not fraction or any(char not in DIGITS for char in fraction):
        return None
    return Decimal(f"{number}." + "".join(str(DIGITS[char]) for char in fraction)) * power


def _whole(text: str) -> int | None:
    if not text:
        return None
    if _PLACES.fullmatch(text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    seen = False  # a digit waits for its power
    for char in text:
        if char in DIGITS:
            if seen and digit:
                return None
            digit, seen = DIGITS[char], True
        elif char in POWERS:
            section += (digit if seen and digit else 1) * POWERS[char]
            digit, seen = 0, False
        elif char in MYRIADS:
            section += digit
            power = MYRIADS[char]
            if power > total > 0:  # 三万亿: the power multiplies all so far
                total = (total + section) * power
            else:
                total += (section or 1) * power
            section, digit, seen = 0, 0, False
        else:
            return None
    return total + section + digit


def write(number: int) -> str:
    """The usual Chinese numeral of a whole number from 0 to 10^12.

    Raises:
        ValueError: it is negative.
    """
    if number < 0:
        raise ValueError(f"{number}: a numeral is not negative")
    if number == 0:
        return "零"
    for power, mark in ((100_000_000, "亿"), (10_000, "万")):
        if number >= power:
            rest = number % power
            zero = "零" if rest and rest < power // 10 else ""
            return write(number // power) + mark + (zero + write(rest) if rest else "")
    out, gap = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + mark
            gap = False
        else:
            gap = bool(out)
    return out.removeprefix("一") if out.startswith("一十") else out
