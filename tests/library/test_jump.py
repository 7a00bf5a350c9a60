"""Jump over the library finds what jump over the same reports finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parser.library.jump import KeptJump
from parser.reading import read
from parser.topics.flat import FlatNames
from parser.topics.jump import Jump
from parser.topics.names import Names

NAMES = [
    "优先发展教育",
    "教育",
    "教育事业",
    "机遇",
    "脱贫攻坚",
    "扶贫开发",
    "5G基站",
    "[/]",
    "优先发展农业",
    "精准扶贫",
]
SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = [
    "教育", "jiaoyu", "jy", "education", "povrty", "脱贫攻坚", "tpgj", "贫困发生率", "GDP", "shengchanzongzhi", "开封",
    "kaifeng 2020", "kaifengjiaoyu",
]  # fmt: skip


@pytest.fixture(scope="module")
def jumps(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Jump, KeptJump]]:
    reports = [report for path in sorted(SEEDS.glob("*.txt")) for report in read(path)]
    with closing(KeptJump.open(kept, tmp_path_factory.mktemp("cache"))) as library:
        yield Jump(reports), library


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_hit_is_the_same(jumps: tuple[Jump, KeptJump], query: str) -> None:
    opened, library = (jump.search(query) for jump in jumps)
    assert library[0].label == opened[0].label
    assert library[0].kind == opened[0].kind
    told = {hit.label for hit in opened if hit.kind in ("topic", "heading")}
    assert {hit.label for hit in library[:5] if hit.kind in ("topic", "heading")} <= told
    for mine in library[:3]:
        theirs = next((hit for hit in opened if (hit.kind, hit.label) == (mine.kind, mine.label)), None)
        if theirs is not None and mine.kind != "report":
            assert (mine.metrics, mine.sections if mine.kind == "topic" else 0) == (
                theirs.metrics,
                theirs.sections if theirs.kind == "topic" else 0,
            )
            # a few open reports are also looked through for words of the topic
            assert {place.report for place in mine.places} <= {place.report for place in theirs.places}


def test_nothing_typed_lists_the_topics_by_size(jumps: tuple[Jump, KeptJump]) -> None:
    opened, library = (jump.search("") for jump in jumps)
    assert [(hit.label, hit.sections, hit.metrics) for hit in library] == [
        (hit.label, hit.sections, hit.metrics) for hit in opened
    ]


def test_a_place_beside_a_topic_leads_to_its_reports(jumps: tuple[Jump, KeptJump]) -> None:
    hits = jumps[1].search("kaifeng edu")
    assert hits[0].topic == "education"
    assert [place.report for place in hits[0].places] == ["kaifeng-2020#1"]


def test_an_indicator_knows_its_figure(jumps: tuple[Jump, KeptJump]) -> None:
    hit = next(hit for hit in jumps[1].search("地区生产总值") if hit.kind == "indicator")
    place = hit.places[0]
    metric = jumps[1].metric(place.report, place.metric or 0)
    assert metric is not None and metric.canonical == "地区生产总值"
    assert jumps[1].metric("nowhere#1", 0) is None


def test_the_catalogue_is_kept_and_made_anew_when_the_library_changes(kept: Path, tmp_path: Path) -> None:
    from parser.library import Library

    copy = tmp_path / "library.db"
    copy.write_bytes(kept.read_bytes())
    first = found(copy, tmp_path / "cache", "教育")
    (file,) = (tmp_path / "cache").iterdir()
    made = file.stat().st_mtime_ns
    assert found(copy, tmp_path / "cache", "教育") == first
    assert file.stat().st_mtime_ns == made
    more = tmp_path / "民权县2019.txt"
    more.write_text("民权县2019年政府工作报告\n\n一、优先发展月球教育\n\n新建学校3所。\n", "utf-8")
    with Library.open(copy) as library:
        library.add(more, jobs=1)
    assert any("月球" in label for label in found(copy, tmp_path / "cache", "月球教育"))
    whole, now = file.read_bytes(), found(copy, None, "教育")
    head = len(b"\n".join(whole.split(b"\n", 2)[:2])) + 1
    for damaged in (
        b"",
        b"damaged",
        whole[:40],
        whole[:head],
        whole[:-1],
        whole + b"x",
        whole.replace(b'"form": ', b'"form":9', 1),
    ):
        file.write_bytes(damaged)
        assert found(copy, tmp_path / "cache", "教育") == now
        assert file.stat().st_size == len(whole)  # made anew


def found(library: Path, kept: Path | None, typed: str) -> list[str]:
    with closing(KeptJump.open(library, kept)) as jump:
        return [hit.label for hit in jump.search(typed)]


@pytest.mark.parametrize(
    "typed", ["教育", "jiaoyu", "jy", "j", "教", "优先教育", "优先发展", "zz", "[", "", "扶pin", "5g"]
)
def test_flat_names_score_as_names_do(typed: str) -> None:
    names = NAMES
    one, other = Names(), FlatNames("\n".join(names))
    for name in names:
        one.add(name)
    assert other.search(typed) == one.search(typed)


def test_asked_when_it_is_closed(kept: Path, tmp_path: Path) -> None:
    """A box still stands when another state of the library takes the place of what it asks."""
    jump = KeptJump.open(kept, tmp_path)
    found = next(hit for hit in jump.search("常住人口") if hit.places and hit.places[0].metric is not None)
    place = found.places[0]
    assert place.metric is not None and jump.metric(place.report, place.metric) is not None
    jump.close()
    assert jump.metric(place.report, place.metric) is None
    assert jump.search("教育") == jump.search("") == []


@pytest.mark.parametrize("query", ["连霍", "商丘 梁园区", "railway construction"])
def test_what_nothing_is_called_is_found_as_in_open_reports(jumps: tuple[Jump, KeptJump], query: str) -> None:
    opened, library = (jump.search(query)[0] for jump in jumps)
    assert (library.kind, library.label, library.score) == (opened.kind, opened.label, opened.score)
    assert library.places and {place.report for place in library.places} <= {place.report for place in opened.places}
    if library.kind == "text":
        told = {place.report: place for place in opened.places}
        for place in library.places:
            assert place.start in [each.start for each in (told[place.report], *told[place.report].further)]
