"""Files whose name says one place while the text is another's report: told where it is sure, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser import parse
from parser.library.readings import Readings
from parser.report import Source

TEXT = (
    "淮安市政府工作报告\n——2016年1月18日在淮安市第七届人民代表大会第五次会议上\n\n各位代表：\n\n"
    "现在，我代表市人民政府向大会作工作报告，请予审议。\n\n一、“十二五”发展回顾\n\n"
    "过去五年，淮安实现地区生产总值2745.09亿元，淮安的面貌发生了深刻变化。\n"
)
SAID = ("the file's name says 淮南市, but the text is a report of 淮安市",)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("淮南市-2016.md", SAID),
        ("2016年淮南市政府工作报告.txt", SAID),
        ("淮南2016.txt", SAID),
        ("淮安市-2016.md", ()),
        ("淮安-2016.md", ()),
        ("江苏省-2016.md", ()),
        ("清江浦区与淮安市.md", ()),
        ("淮阴区-2016.md", ()),
        ("政府工作报告（2016）.docx", ()),
        ("report.txt", ()),
        ("比较用：淮海经济区.txt", ()),
    ],
)
def test_what_is_told_of_a_name(name: str, told: tuple[str, ...]) -> None:
    [report] = parse(Source(name, TEXT))
    assert report.source.warnings == told


def test_a_text_that_knows_the_place_of_the_name_is_at_home_there() -> None:
    text = TEXT.replace("淮安的面貌", "原属淮南、后归淮南的乡镇面貌")
    assert parse(Source("淮南市-2016.md", text))[0].source.warnings == ()


def test_a_county_that_became_a_district_is_one_place() -> None:
    text = TEXT.replace("淮安市", "徐水县").replace("淮安", "徐水")
    [report] = parse(Source("徐水区-2012.txt", text))
    assert report.cover.place is not None and report.cover.place.name == "徐水县"
    assert report.source.warnings == ()


def test_of_a_compilation_none_is_of_the_place() -> None:
    body = (
        "过去一年，全市地区生产总值增长百分之八，各项事业都取得了新的成绩，人民生活继续得到改善，社会大局保持稳定。" * 8
    )
    first = TEXT + "\n".join([body] * 4)
    second = first.replace("淮安", "池州").replace("过去一年", "一年来")
    reports = parse(Source("淮南市-2016.md", f"{first}\n\n{second}"))
    assert [report.cover.place.name for report in reports if report.cover.place] == ["淮安市", "池州市"]
    assert {report.source.warnings for report in reports} == {SAID}
    assert all(not report.source.warnings for report in parse(Source("池州市-2016.md", f"{first}\n\n{second}")))


def test_it_is_told_in_traditional_characters_and_of_kept_readings(tmp_path: Path) -> None:
    text = TEXT.translate(str.maketrans("会报发经", "會報發經")) + "國務院萬億點實現區農個產業這為與" * 12
    assert parse(Source("淮南市-2016.md", text))[0].source.warnings == SAID
    readings = Readings(tmp_path)
    for _ in range(2):
        assert readings.of(Source("淮南市-2016.md", TEXT))[0].source.warnings == SAID
    assert readings.of(Source("淮安市-2016.md", TEXT))[0].source.warnings == ()
