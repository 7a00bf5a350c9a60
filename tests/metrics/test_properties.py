"""What holds for any text: spans point at what is printed, nothing raises, and reading twice gives the same."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from parser.metrics.quantities import scan
from parser.metrics.rows import read_metrics
from parser.metrics.rules import rules
from parser.report import Cover, Metric, Passage, Source
from parser.text.flow import paragraphs
from parser.text.numerals import chinese, write
from tests.metrics.reading import examples, metrics

PARTS = (
    *"，。；、：（）“”《》%的了和及0123456789.-~—一二三四五六七八九十百千万亿零点第",
    *[
        "生产总值",
        "增长",
        "下降",
        "分别",
        "达到",
        "由",
        "从",
        "到",
        "占",
        "其中",
        "居全省",
        "新增",
        "以上",
        "左右",
        "不低于",
        "翻一番",
        "百分之",
        "分之",
        "等",
        "高于全省",
        "各",
    ],
    *[
        "亿元",
        "万人",
        "个",
        "家",
        "个百分点",
        "倍",
        "位",
        "户",
        "项",
        "2020年",
        "“十三五”",
        "上半年",
        "去年",
        "目前",
        "到2025年",
        "5G",
        "PM2.5",
        "两成",
        "过半",
    ],
    *["企业", "项目", "完成投资", "重点", "改造", "13.4∶38.6∶48.0", "1,234.5", "|"],
    *(" ", "\n", "　"),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=60).map("".join),
    st.lists(st.sampled_from([one.text for one in examples()]), min_size=1, max_size=4).map("".join),
    st.text(max_size=80),
)


def read(text: str) -> tuple[Metric, ...]:
    source = Source("made.txt", text)
    return read_metrics(source, Cover(year=2021), (), tuple(Passage("body", one) for one in paragraphs(text)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_quantity_is_what_the_source_prints_there(text: str) -> None:
    from parser.text.flow import normal

    for metric in read(text):
        assert metric.value or metric.change
        assert 0 <= metric.start <= metric.end <= len(text)
        for quantity in (metric.value, metric.origin, metric.change):
            if quantity is not None:
                assert squeezed(normal(text[quantity.start : quantity.end])) == squeezed(quantity.text)
                assert isinstance(quantity.number, Decimal) or (quantity.number is None and quantity.parts)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_an_indicator_has_no_punctuation_at_its_ends(text: str) -> None:
    for metric in read(text):
        assert metric.indicator
        assert metric.indicator[0] not in "，。；、：" and metric.indicator[-1] not in "，。；、："


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**12))
def test_numerals_go_round(number: int) -> None:
    assert chinese(write(number)) == number


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 10**6, places=2), st.sampled_from(["亿元", "万吨", "万亩", "个", "%"]))
def test_scaling_is_exact(number: Decimal, unit: str) -> None:
    figures, _ = scan(f"产量达到{number}{unit}。")
    assert figures[0].number == number
    assert figures[0].unit == unit


def test_every_row_says_which_rules_made_it_and_each_rule_says_why() -> None:
    known = rules()
    made = {name for example in examples() for metric in metrics(example) for name in metric.rules}
    assert made <= set(known), made - set(known)
    assert len(made) > 25  # the spec files reach nearly all of them
    for example in examples():
        for metric in metrics(example):
            assert metric.rules, example.text
    assert all(rule.english and rule.chinese for rule in known.values())
