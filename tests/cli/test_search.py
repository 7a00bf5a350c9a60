"""``govtui search``: the contract, the filters as options and as words, counts, and the marked hit."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from parser import read
from parser.library.grams import compact
from tests.cli.conftest import Run
from tests.library.test_store import report


def test_the_json_is_the_contract(filled: Run, seeds: Path) -> None:
    found = json.loads(filled("search", "教育", "--format", "json", "--limit", "1000").stdout)
    assert (found["schema"], found["query"], found["total"]) == (1, "教育", len(found["hits"]))
    originals = {one.id: one for path in sorted(seeds.glob("*.txt")) for one in read(path)}
    for hit in found["hits"]:
        one = originals[hit["report"]]
        assert compact(one.source.text[hit["start"] : hit["end"]]) == "教育"
        assert compact(hit["snippet"][hit["first"] : hit["last"]]) == "教育"
        assert hit["section"] is None or hit["section"] in {section.id for section in one.sections}


def test_files_are_searched_as_the_library_is(filled: Run, seeds: Path) -> None:
    for asked in ("教育", "教育 place:开封", "学校 topic:education", "发 year:2020-2021", "gdp", "教育 kind:讲话"):
        kept, opened = (
            json.loads(filled("search", asked, *paths, "--format", "json", "--limit", "1000").stdout)
            for paths in ((), (seeds,))
        )
        key = ("report", "start", "end", "section", "snippet")
        assert kept["total"] == opened["total"] > 0
        assert sorted([hit[name] or "" for name in key] for hit in kept["hits"]) == sorted(
            [hit[name] or "" for name in key] for hit in opened["hits"]
        )


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("place:商丘", ("--place", "商丘市")),
        ("省份：河南", ("--province", "河南")),
        ("level:county", ("--level", "county")),
        ("year:2020-2021", ("--years", "2020-2021")),
        ("topic:education", ("--topic", "教育")),
        ("kind:speech", ("--kind", "speech")),
    ],
)
def test_filters_are_options_or_words_in_the_text(
    filled: Run, tmp_path: Path, words: str, options: tuple[str, ...]
) -> None:
    elsewhere = tmp_path / "a.txt"
    elsewhere.write_text(report("芜湖市", 2022) + "新建学校五所。\n", "utf-8")
    filled("add", elsewhere)
    typed = filled("search", f"学校 {words}", "--format", "csv").stdout
    assert typed == filled("search", "学校", *options, "--format", "csv").stdout
    assert typed != filled("search", "学校", "--format", "csv").stdout
    assert len(typed.splitlines()) > 1


def test_counts_add_up(filled: Run) -> None:
    total = json.loads(filled("search", "就业", "--format", "json").stdout)["total"]
    for by in ("place", "year"):
        rows = list(csv.DictReader(io.StringIO(filled("search", "就业", "--counts", by, "--format", "csv").stdout)))
        assert sum(int(row["hits"]) for row in rows) == total
        told = json.loads(filled("search", "就业", "--counts", by, "--format", "json").stdout)
        assert [str(one["hits"]) for one in told["counts"]] == [row["hits"] for row in rows]


def test_the_hit_is_marked_in_the_table(filled: Run) -> None:
    ran = filled("search", "教育", "--limit", "3")
    assert ran.stdout.count("【教育】") == 3
    assert "3" in ran.stderr and "--limit" in ran.stderr


@pytest.mark.parametrize("form", ["tsv", "csv", "markdown", "html", "jsonl", "latex"])
def test_every_form(filled: Run, form: str) -> None:
    ran = filled("search", "就业", "--limit", "4", "--format", form)
    assert ran.returncode == 0 and "就业" in ran.stdout


def test_text_of_a_file_is_no_markup_and_no_sign_of_ours(govtui: Run, tmp_path: Path) -> None:
    text = "政府工作报告\n各位代表：\n一、回顾\n建成[bold]稀土\ue000园区[/bold]五个\x1b[31m，完成投资3亿元。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    ran = govtui("search", "稀土", tmp_path / "a.txt")
    assert "[bold]【稀土】□园区[/bold]" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_what_cannot_be_done_is_said(govtui: Run, filled: Run, tmp_path: Path) -> None:
    nothing = filled("search", "不在任何报告中的话", "--format", "json")
    assert (nothing.returncode, json.loads(nothing.stdout)["hits"]) == (0, [])
    assert filled("search").returncode == 2
    assert filled("search", "place:开封").returncode == 2
    assert "national" in filled("search", "教育 level:village").stderr
    assert filled("search", "教育", "--years", "soon").returncode == 2
    assert filled("search", "教育 year:20a1").returncode == 2
    assert filled("search", "教育", tmp_path / "nowhere.txt").returncode == 2


def test_without_a_library_it_says_how_to_make_one(govtui: Run) -> None:
    ran = govtui("search", "教育")
    assert ran.returncode == 2 and "no library yet" in ran.stderr and "govtui add" in ran.stderr


def test_the_library_may_be_named_as_for_the_other_questions(filled: Run, seeds: Path) -> None:
    asked = ("search", "教育", "--format", "json")
    assert filled(*asked, "--library").stdout == filled(*asked).stdout
    both = filled("search", "教育", seeds, "--library")
    assert both.returncode == 2 and "not both" in both.stderr
