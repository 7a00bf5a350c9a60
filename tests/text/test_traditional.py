"""A report printed in traditional characters is read as the same one in simplified ones, and shown as it is printed."""

from __future__ import annotations

from pathlib import Path

import parser
from parser.report import Report, Source
from parser.text.traditional import is_traditional, simplified
from parser.text.vocabulary import table

TEXTS = Path(__file__).parent.parent / "gold" / "held-out" / "texts"
PRINTED = str.maketrans(
    "".join(row["simplified"] for row in table("traditional")) + "“”",
    "".join(row["traditional"] for row in table("traditional")) + "「」",
)


def facts(report: Report) -> list[object]:
    """What was read, but for the words in which it is printed."""
    cover = report.cover
    return [
        (cover.kind, cover.place, cover.year, cover.date),
        [(item.id, item.kind, item.start, item.end, item.body_end, item.topics) for item in report.sections],
        [(item.indicator, item.start, item.status, item.period, item.canonical, item.topic) for item in report.metrics],
        [(item.kind, item.section, item.paragraph.pieces) for item in report.passages],
    ]


def test_the_same_facts_in_the_words_that_are_printed() -> None:
    for name in ("芜湖市-2025", "浙江省-2011"):
        text = (TEXTS / f"{name}.md").read_text("utf-8")
        (plain,) = parser.parse(Source("text", text))
        (report,) = parser.parse(Source("text", text.translate(PRINTED)))
        assert facts(report) == facts(plain)
        assert report.source.text == text.translate(PRINTED)
        for section, same in zip(report.sections, plain.sections, strict=True):
            assert simplified(section.title) == same.title
        assert any("業" in section.title for section in report.sections)
        assert not any("业" in section.title for section in report.sections)


def test_the_cover_names_the_place_as_the_table_does_and_the_speaker_as_printed() -> None:
    (report,) = parser.parse(
        "政府工作報告\n——2021年1月12日在長春市第十五屆人民代表大會第六次會議上\n市長　張志軍\n各位代表：\n"
        "現在，我代表市政府，向大會報告工作，請予審議。\n一、2020年工作回顧\n"
        "全市經濟社會發展取得重要成果，產業結構不斷優化，實現地區生產總值6638億元，增長3.6%。\n"
    )
    cover = report.cover
    assert (cover.title, cover.speaker, cover.body) == (
        "政府工作報告",
        "張志軍",
        "長春市第十五屆人民代表大會第六次會議",
    )
    assert cover.place is not None and (cover.place.name, cover.date) == ("长春市", "2021-01-12")
    assert report.metrics[0].indicator == "地区生产总值"
    assert report.metrics[0].value is not None and report.metrics[0].value.text == "6638億元"


def test_a_few_traditional_characters_make_no_traditional_text() -> None:
    assert not is_traditional("全市经济社会发展取得重要成果，產業结构不断优化。" + "各项工作取得新的成绩。" * 30)
    assert is_traditional("全市經濟社會發展取得重要成果，產業結構不斷優化。")
