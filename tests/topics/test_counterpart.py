"""The same matter in another report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from parser.reading import read
from parser.report import Report
from parser.topics.counterpart import Counterpart, counterparts
from parser.topics.standing import Standings
from tests.topics.made import report

SEEDS = Path(__file__).parents[2] / "seeds"


def found(here: Report, at: str, there: Report, **given: object) -> list[Counterpart]:
    return counterparts(Standings(here), here.source.text.index(at), Standings(there), **given)  # type: ignore[arg-type]


def said(report: Report, place: Counterpart) -> str:
    return report.source.text[place.start : place.end]


HERE = report(
    (1, "2020年工作回顾", ""),
    (2, "优先发展教育事业", "新建学校3所。"),
    (2, "推进厕所革命", "改造户厕2万户。"),
    (2, "其他方面", "财政收入增长5%。"),
    metrics=(("新建学校", "3所"), ("财政收入", "5%")),
)
THERE = report(
    (1, "2019年工作回顾", ""),
    (2, "办好人民满意教育", "新增学位1万个。"),
    (1, "2020年工作安排", ""),
    (2, "发展教育事业", "建成学校8所。"),
    (2, "推进“厕所革命”", "整改。"),
    metrics=(("新增学位", "1万个"), ("建成学校", "8所")),
    name="there",
    place="开封市",
)


def promising(report: Report) -> Report:
    """The last row of a report as a target."""
    return replace(report, metrics=(*report.metrics[:-1], replace(report.metrics[-1], status="target")))


def test_the_same_topic_in_the_same_half_comes_first() -> None:
    there = promising(THERE)
    places = found(HERE, "新建学校", there)
    assert [place.how for place in places] == ["topic", "topic"]
    assert [said(there, place) for place in places] == ["办好人民满意教育", "发展教育事业"]
    promised = replace(HERE, metrics=tuple(replace(metric, status="target") for metric in HERE.metrics))
    assert said(there, found(promised, "新建学校", there)[0]) == "发展教育事业"


def test_a_heading_without_a_topic_finds_its_like() -> None:
    bare = replace(HERE, sections=tuple(replace(section, topics=()) for section in HERE.sections))
    (place,) = found(bare, "改造户厕", THERE)
    assert (place.how, said(THERE, place)) == ("heading", "推进“厕所革命”")
    (place,) = found(HERE, "2020年工作回顾", THERE)
    assert (place.how, said(THERE, place)) == ("heading", "2019年工作回顾")


def test_a_section_of_a_topic_that_is_only_spoken_of_there() -> None:
    there = report((1, "其他", "关心教育，发展教育。"), name="there")
    there = replace(there, sections=tuple(replace(section, topics=()) for section in there.sections))
    (place,) = found(HERE, "新建学校", there)
    assert (place.how, place.what) == ("text", "education")


def test_the_indicator_of_the_figure_one_stands_on_comes_first() -> None:
    figure = replace(HERE.metrics[1], canonical="一般公共预算收入")
    there = replace(THERE, metrics=(THERE.metrics[0], replace(THERE.metrics[1], canonical="一般公共预算收入")))
    (place,) = found(HERE, "财政收入", there, figure=figure)
    assert (place.how, said(there, place)) == ("indicator", "建成学校8所")


def test_what_the_other_does_not_have_is_not_found() -> None:
    there = report((1, "航天", "发射。"), name="there")
    there = replace(there, sections=tuple(replace(section, topics=()) for section in there.sections))
    assert found(report((1, "优先发展教育事业", "新建学校3所。")), "新建", there) == []
    assert found(HERE, "2020年", report((1, "航天", "发射。"), name="there")) == []


def test_the_cover_stands_beside_the_cover() -> None:
    here = replace(HERE, sections=HERE.sections[2:])
    (place,) = found(here, "新建学校", THERE)
    assert (place.how, place.start) == ("start", THERE.start)


def test_kaifengs_education_beside_shangqius() -> None:
    (kaifeng,) = read(SEEDS / "kaifeng-2020.txt")
    (shangqiu,) = read(SEEDS / "shangqiu-2020.txt")
    assert said(shangqiu, found(kaifeng, "新建、改扩建中小学", shangqiu)[0]) == "实施教育优先战略。"
    (back, *_) = found(shangqiu, "实施教育优先战略", kaifeng)
    assert "教育" in said(kaifeng, back)
