"""Search tells every place of a phrase and no other, whatever its length, over line ends, with filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parser import Library, read
from parser.library.counting import count_in
from parser.library.grams import compact
from parser.library.places import count_within
from parser.library.places import places as found_in
from parser.library.search import forms, inside
from parser.report import Report

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library") / "library.db") as opened:
        opened.add(SEEDS, jobs=1)
        yield opened


@cache
def whole() -> dict[str, Report]:
    return {one.id: one for path in SEEDS for one in read(path)}


@cache
def compacted() -> dict[str, str]:
    return {id: compact(one.source.text[one.start : one.end]) for id, one in whole().items()}


def places(phrase: str) -> dict[str, int]:
    anywhere = re.compile(f"(?={re.escape(phrase)})")
    return {id: found for id, text in compacted().items() if (found := len(anywhere.findall(text)))}


@pytest.mark.parametrize(
    "phrase",
    ["的", "教", "教育", "经济发展", "政府工作报告", "一二三产融合", "国民经济和社会发展第十四个五年规划", "5G"],
)
def test_counts_are_those_of_the_texts(library: Library, phrase: str) -> None:
    found = library.search(phrase, twins=True)
    assert {row.id: count for row, count in found.counts} == places(phrase)
    assert found.total == sum(places(phrase).values())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_text_is_found_in_full(library: Library, data: st.DataObject) -> None:
    text = compacted()[data.draw(st.sampled_from(sorted(compacted())))]
    at = data.draw(st.integers(0, len(text) - 13))
    phrase = text[at : at + data.draw(st.integers(1, 12))]
    found = library.search(phrase, twins=True, limit=10_000)
    assert {row.id: count for row, count in found.counts} == places(phrase)
    assert len(found.hits) == found.total
    for hit in found.hits:
        one = whole()[hit.report.id]
        assert compact(one.source.text[hit.start : hit.end]) == phrase
        assert compact(hit.snippet[hit.first : hit.last]) == phrase
        assert "\n" not in hit.snippet
        sections = {section.id: section for section in one.sections}
        if hit.section is not None:
            assert sections[hit.section].start <= hit.start < sections[hit.section].body_end


def test_a_phrase_broken_over_a_line_end_is_still_that_phrase(library: Library) -> None:
    text = (SEEDS[3]).read_text("utf-8")  # Shangqiu 2020, hard-wrapped
    broken = re.search(r"[\u4e00-\u9fff]{3}\n[\u4e00-\u9fff]{3}", text)
    assert broken is not None
    found = library.search(broken[0].replace("\n", ""))
    assert broken[0] in {library.report(hit.report.id).source.text[hit.start : hit.end] for hit in found.hits}


def test_filters_and_counts(library: Library) -> None:
    everywhere = library.search("教育")
    assert dict(everywhere.by_place())["开封市"] == places("教育")["kaifeng-2020#1"]
    assert [year for year, _ in everywhere.by_year()] == [2020, 2021, 2023]
    assert library.search("教育", place="开封").total == places("教育")["kaifeng-2020#1"]
    assert {row.year for row, _ in library.search("教育", year="2021-2022").counts} == {2021}
    assert {row.kind for row, _ in library.search("教育", kind="speech").counts} == {"speech"}
    assert library.search("教育", province="河南").total == everywhere.total
    within = library.search("教育", place="开封", topic="education", limit=1000)
    assert 0 < within.total < library.search("教育", place="开封").total
    assert len(within.hits) == within.total


def test_at_most_so_many_of_each_report(library: Library) -> None:
    found = library.search("发展", limit=12, each=2)
    assert len(found.hits) == 12
    assert max([hit.report.id for hit in found.hits].count(row.id) for row, _ in found.counts) == 2


def test_letters_in_another_case_are_found_where_nothing_is_printed_so(library: Library) -> None:
    assert library.search("pm2.5").phrase == "PM2.5"
    assert library.search("pm2.5").total == library.search("PM2.5").total > 0


@pytest.mark.parametrize("phrase", ["", "  \n", "\x00", '"', "* OR a", "不在任何报告中的话", "\ud800", "𠮷"])
def test_what_is_not_there_or_no_phrase_finds_nothing(library: Library, phrase: str) -> None:
    assert library.search(phrase).total == 0


def test_a_report_that_is_not_in_the_index_yet_is_found(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        library.add(SEEDS[1], jobs=1)
        before = library.search("教育")
        with library._db as db:  # as a run leaves it that is killed before its last batch
            db.execute("UPDATE reports SET indexed = NULL")
            db.execute("INSERT INTO grams (grams) VALUES ('delete-all')")
        after = library.search("教育")
        assert (after.total, after.hits) == (before.total, before.hits)


def test_what_was_removed_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with Library.open(tmp_path / "library.db") as library:
        path.write_text("政府工作报告\n各位代表：\n一、回顾\n建成量子通信干线五条，完成投资3亿元。\n", "utf-8")
        library.add(path)
        assert (library.search("量子").total, library.search("量").total) == (1, 1)
        path.write_text("政府工作报告\n各位代表：\n一、回顾\n建成公路五条，完成投资3亿元。\n", "utf-8")
        library.add(path)
        assert (library.search("量子").total, library.search("量").total) == (0, 0)
        assert library.search("公路").total == 1


STRANGE = "甲aA%\U0010f761\U0010f741\U0010f77f\U0010fffe\ue000é\u0301"
"""What the index makes of ASCII, and what stands behind a text's last character; and what it leaves as it is."""


def test_characters_that_no_report_prints_are_told_from_those_of_the_index(tmp_path: Path) -> None:
    head = "政府工作报告\n各位代表：\n一、回顾\n"
    bodies = [a + b + a for a in STRANGE for b in STRANGE] + ["甲a甲A%aé甲" * 3, "尾"]
    for number, body in enumerate(bodies):
        (tmp_path / f"{number}.txt").write_text(f"{head}推进{number}{body}工作{number}\n" + body, "utf-8")
    with Library.open(tmp_path / "library.db") as library:
        library.add(tmp_path, jobs=1)
        texts = [
            compact(each.source.text[each.start : each.end]) for path in tmp_path.glob("*.txt") for each in read(path)
        ]
        for phrase in [a + b for a in STRANGE for b in STRANGE] + ["尾\U0010fffe"]:
            found = library.search(phrase, limit=10_000, twins=True)
            counts = [sum(count_in(text, form) for text in texts) for form in forms(phrase)]
            assert found.total == next(filter(None, counts), 0) == len(found.hits), ascii(phrase)


@given(
    st.text("哈一 \n", max_size=60), st.text("哈一", min_size=1, max_size=4), st.lists(st.integers(0, 60), max_size=6)
)
def test_counting_in_spans_is_finding_in_them(text: str, phrase: str, ends: list[int]) -> None:
    marks = sorted(set(ends))
    spans = list(zip(marks[::2], marks[1::2], strict=False))
    expected = len(inside(found_in(text, phrase, 0, len(text)), spans))
    assert count_within(text, phrase, (0, len(text)), count_in(compact(text), phrase), spans) == expected


def test_a_snippet_shows_no_marks_of_the_file(tmp_path: Path) -> None:
    head = "# 政府工作报告\n——2012年1月16日在开封市人民代表大会上\n\n一、回顾"
    text = f"{head}\n\n**五是生态好转。**深入推进湖泊治理，**出水**达标。\n"
    (tmp_path / "开封市-2012.md").write_text(text, "utf-8")
    with Library.open(tmp_path / "library.db") as library:
        library.add([tmp_path / "开封市-2012.md"], jobs=1)
        (hit,) = library.search("湖泊治理").hits
    assert "*" not in hit.snippet and "五是生态好转。深入推进湖泊治理，出水达标" in hit.snippet
    assert hit.snippet[hit.first : hit.last] == "湖泊治理"
