"""Chinese numerals, as reports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parser.metrics.units import scaled
from parser.text.numerals import chinese, write


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一万七千四百亿", "1740000000000"),
        ("三亿零五百三十万", "305300000"),
        ("三点五", "3.5"),
        ("一点三亿", "130000000"),
        ("六万万", "600000000"),
        ("十万万五千万", "1050000000"),
        ("一百零五", "105"),
        ("二百十七", "217"),
        ("二〇二〇", "2020"),
        ("五二九点零七", "529.07"),
        ("千", "1000"),
        ("百万", "1000000"),
        ("两", "2"),
        ("十二", "12"),
    ],
)
def test_numeral(text: str, number: str) -> None:
    assert chinese(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "多", "三个", "点五", "一二三四十", "千家"])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese(text) is None


def test_writing() -> None:
    written = ["零", "十", "一百零五", "二千零二十", "三万零五百三十", "一亿零一"]
    assert [write(number) for number in (0, 10, 105, 2020, 30530, 100000001)] == written
    with pytest.raises(ValueError, match="not negative"):
        write(-1)


@pytest.mark.parametrize(
    ("number", "unit", "base"),
    [
        ("1.0876", "亿元", ("108760000.0000", "元")),
        ("8.6", "万人", ("86000.0", "人")),
        ("56.5", "万吨", ("565000000.0", "千克")),
        ("360", "亿斤", ("18000000000.0", "千克")),
        ("1.5", "万公顷", ("225000.0", "亩")),
        ("79.3", "%", ("79.3", "%")),
        ("13.9", "万", ("139000.0", "")),
    ],
)
def test_si_is_exact(number: str, unit: str, base: tuple[str, str]) -> None:
    found = scaled(Decimal(number), unit)
    assert found is not None
    assert (found[0], found[1]) == (Decimal(base[0]), base[1])
