"""One text in every encoding that Chinese texts come in: the same characters, the same report."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from parser import parse
from parser.sources import SourceError, load_bytes

TRADITIONAL = (
    "政府工作報告\n——2008年1月20日在縣第十四屆人民代表大會第一次會議上\n\n一、2007年工作回顧\n"
    "全縣生產總值達到156.8億元，增長13.2%；財政收入完成9.6億元，同比增長21%。新建農村公路120公里，解決了3.2萬人的飲水安全問題。\n"
)


@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("name", ["kaifeng-2020", "minquan-2021", "shangqiu-2020", "shangqiu-2023", "changge-2021"])
def test_seeds(seeds: Path, name: str, encoding: str, mark: bytes, told: str) -> None:
    text = (seeds / f"{name}.txt").read_bytes().decode("utf-8-sig")
    source = load_bytes(mark + text.encode(encoding), f"{name}.txt")
    assert source.encoding == told
    assert source.text == load_bytes(text.encode(), f"{name}.txt").text


def test_big5() -> None:
    source = load_bytes(TRADITIONAL.encode("big5"), "a.txt")
    assert (source.encoding, source.text) == ("big5", TRADITIONAL)
    (report,) = parse(source)
    assert [metric.indicator for metric in report.metrics][:2] == [m.indicator for m in parse(TRADITIONAL)[0].metrics][
        :2
    ]


def test_traditional_characters_in_gbk_are_not_big5() -> None:
    source = load_bytes(TRADITIONAL.encode("gbk"), "a.txt")
    assert (source.encoding, source.text) == ("gb18030", TRADITIONAL)


def test_a_stray_zero_byte_is_a_damaged_character_and_a_program_is_no_text(seeds: Path) -> None:
    data = (seeds / "minquan-2021.txt").read_bytes()
    source = load_bytes(data[:300] + b"\0" + data[300:], "a.txt")
    assert source.text.count("\N{REPLACEMENT CHARACTER}") == 1
    with pytest.raises(SourceError, match="binary"):
        load_bytes(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0" * 40, "a.txt")
