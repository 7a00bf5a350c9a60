"""What each command writes, and what it returns."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.cli.arguments import COMMANDS

DATA = ("list", "outline", "metrics", "export")


def test_export_is_the_contract_and_nothing_else(govtui: Run, seeds: Path) -> None:
    ran = govtui("export", seeds / "minquan-2021.txt", seeds / "kaifeng-2020.txt")
    found = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr, found["schema"]) == (0, "", 1)
    assert [report["file"] for report in found["reports"]] == ["minquan-2021.txt", "kaifeng-2020.txt"]
    assert "text" not in found["reports"][0]


def test_export_with_text_carries_the_text_that_offsets_count_in(govtui: Run, seeds: Path) -> None:
    path = seeds / "minquan-2021.txt"
    report = json.loads(govtui("export", "--with-text", path).stdout)["reports"][0]
    assert report["text"] == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("command", DATA)
def test_the_seeds_stand_in_for_no_path(govtui: Run, command: str) -> None:
    ran = govtui(command, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert ran.returncode == 0
    assert command != "list" or len({row["file"] for row in rows}) == 5


@pytest.mark.parametrize("command", DATA)
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "markdown", "json", "html", "jsonl", "latex"])
def test_every_form_of_every_table(govtui: Run, seeds: Path, command: str, form: str) -> None:
    ran = govtui(command, seeds / "minquan-2021.txt", "--format", form)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    if form == "json":
        assert json.loads(ran.stdout)["schema"] == 1
    else:
        mark = {
            "table": "place", "tsv": "\t", "csv": ",", "markdown": "| ", "html": "<!doctype", "jsonl": '{"place": ',
            "latex": "% ",
        }[form]  # fmt: skip
        assert mark in lines[0]
    if form == "tsv":
        assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize(("form", "magic"), [("xlsx", b"PK"), ("parquet", b"PAR1")])
def test_files_of_bytes(govtui: Run, seeds: Path, tmp_path: Path, form: str, magic: bytes) -> None:
    ran = govtui("metrics", seeds / "minquan-2021.txt", "--format", form, "--output", f"m.{form}")
    assert ran.returncode == 0 and (tmp_path / f"m.{form}").read_bytes().startswith(magic)
    piped = subprocess.run(
        [sys.executable, "-m", "tui.cli", "list", seeds / "minquan-2021.txt", "--format", form],
        capture_output=True,
        check=True,
    )
    assert piped.stdout.startswith(magic)


def test_wide_is_a_row_a_report(govtui: Run, seeds: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(govtui("metrics", seeds, "--shape", "wide").stdout)))
    kaifeng = next(row for row in rows if row["file"] == "kaifeng-2020.txt")
    assert (kaifeng["code"], kaifeng["year"]) == ("410200", "2020")
    assert kaifeng["一般公共预算收入_actual"] == "15486000000"
    assert kaifeng["地区生产总值_target_growth"] == "7.2"
    narrowed = govtui(
        "metrics", seeds, "--shape", "wide", "--status", "target", "--columns", "place,地区生产总值_target_growth"
    )
    assert "开封市,7.2" in narrowed.stdout.splitlines()


def test_the_dictionary_says_what_each_column_means(govtui: Run, seeds: Path) -> None:
    told = govtui("metrics", "--dictionary", "--format", "json").stdout
    assert [row["column"] for row in json.loads(told)["rows"]][:4] == ["place", "code", "year", "report"]
    assert "规范名称" in govtui("metrics", "--dictionary", "--lang", "zh").stdout
    wide = govtui("metrics", seeds / "kaifeng-2020.txt", "--shape", "wide", "--dictionary", "--format", "json").stdout
    row = next(row for row in json.loads(wide)["rows"] if row["column"] == "一般公共预算收入_actual")
    assert row["values"] == "元" and "1 of 1 reports" in row["en"]


def test_filters_that_nothing_meets_are_told(govtui: Run, seeds: Path) -> None:
    ran = govtui("list", seeds, "--place", "火星", "--format", "csv")
    assert ran.returncode == 0 and len(ran.stdout.splitlines()) == 1
    assert "None of the reports that were read" in ran.stderr


def test_columns_are_chosen_by_key(govtui: Run, seeds: Path) -> None:
    for form in ("csv", "jsonl", "table"):
        ran = govtui("metrics", seeds / "kaifeng-2020.txt", "--format", form, "--columns", "indicator, si,si_unit")
        assert "城镇新增就业" in ran.stdout and "开封市" not in ran.stdout.splitlines()[0]
    missed = govtui("list", seeds, "--columns", "plac")
    assert (missed.returncode, missed.stdout) == (2, "") and "place" in missed.stderr
    objects = govtui("export", seeds, "--columns", "place")
    assert (objects.returncode, objects.stdout) == (2, "") and "--format csv" in objects.stderr


def test_a_form_whose_library_is_missing_says_what_to_install_and_reads_nothing(
    govtui: Run, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parser.export.forms.find_spec", lambda name: None)
    for language in ("en", "zh"):
        ran = govtui("metrics", seeds, "--format", "xlsx", "--output", "m.xlsx", "--lang", language)
        assert (ran.returncode, ran.stdout, list(tmp_path.iterdir())) == (2, "", [])
        assert "govtui[xlsx]" in ran.stderr and ran.stderr.count("\n") == 1


def test_a_folder_is_searched_in_order_without_hidden_files(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    text = (seeds / "minquan-2021.txt").read_bytes()
    for name in ("b/2.txt", "a/1.md", "3.TXT", ".hidden.txt", ".git/4.txt", "note.rst", "b/.x/5.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    found = json.loads(govtui("list", "in", "in/3.TXT", "--format", "json").stdout)["rows"]
    assert [row["file"] for row in found] == ["3.TXT", "1.md", "2.txt"]


def test_some_unreadable_is_1_after_the_rest(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = govtui("export", "empty.txt", seeds / "minquan-2021.txt", "lost.txt", "broken.pdf")
    assert ran.returncode == 1
    assert [report["file"] for report in json.loads(ran.stdout)["reports"]] == ["minquan-2021.txt"]
    assert all(name in ran.stderr for name in ("empty.txt", "lost.txt", "broken.pdf"))


@pytest.mark.parametrize("words", [["lost.txt"], ["empty"], ["void.txt"]])
def test_none_readable_is_2_and_no_output(govtui: Run, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "void.txt").write_text("")
    ran = govtui("export", *words, "--output", "out.json")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words[0] in ran.stderr
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    "words",
    [["list", "--format", "xml"], ["metrics", "--nonsense"], ["jump"], ["explain"], ["list", "--lang"], ["lost.txt"]],
    ids=" ".join,
)
def test_bad_usage_is_2_and_says_where_help_is(govtui: Run, words: list[str]) -> None:
    ran = govtui(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("govtui: ")
    assert "Traceback" not in ran.stderr


def test_filters_narrow_the_rows(govtui: Run, seeds: Path) -> None:
    def rows(*filters: str) -> list[dict[str, object]]:
        return list(json.loads(govtui("metrics", seeds, "--format", "json", *filters).stdout)["rows"])

    every = rows()
    targets = rows("--status", "target")
    assert targets == [row for row in every if row["status"] == "target"]
    assert rows("--indicator", "生产总值", "--period", "2020") == [
        row
        for row in every
        if "生产总值" in f"{row['indicator']} {row['canonical']}"
        and str(row["period"]).startswith("2020")
        and len(str(row["period"])) <= 7
    ]


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_teaches_in_both_languages(govtui: Run, command: str, language: str) -> None:
    ran = govtui(*command.split(), "--lang", language, "--help", COLUMNS="80")
    assert ran.returncode == 0
    assert {"en": "examples:", "zh": "示例："}[language] in ran.stdout
    assert f"govtui {command}".strip() in ran.stdout
    assert "cli." not in ran.stdout  # a key without words


def test_the_version(govtui: Run) -> None:
    from parser import __version__

    assert govtui("--version").stdout == f"govtui {__version__}\n"


def test_explain_shows_the_sentence_the_fields_and_the_rules(govtui: Run, seeds: Path) -> None:
    path = seeds / "kaifeng-2020.txt"
    offset = path.read_text("utf-8").index("154.86亿元")
    ran = govtui("explain", path, str(offset))
    assert ran.returncode == 0
    assert govtui("explain", path, "154.86亿元").stdout == ran.stdout
    assert "kaifeng-2020#1" in ran.stdout


def test_explain_says_what_is_not_there(govtui: Run, seeds: Path) -> None:
    for wanted in ("no such words", "999999999"):
        ran = govtui("explain", seeds / "kaifeng-2020.txt", wanted)
        assert (ran.returncode, ran.stdout) == (2, "")


def test_a_topic_goes_by_any_of_its_names(govtui: Run, seeds: Path) -> None:
    by_id = govtui("metrics", seeds / "kaifeng-2020.txt", "--topic", "education")
    assert len(by_id.stdout.splitlines()) > 3
    assert govtui("metrics", seeds / "kaifeng-2020.txt", "--topic", "教育").stdout == by_id.stdout
    missed = govtui("metrics", seeds / "kaifeng-2020.txt", "--topic", "educaton")
    assert (missed.returncode, missed.stdout) == (2, "")
    assert "education" in missed.stderr


SOUGHT = (
    "education",
    "jiaoyu",
    "jy",
    "教育",
    "edu",
    "就业",
    "jobs",
    "health care",
    "elderly care",
    "营商",
    "innovation",
)


@pytest.mark.parametrize("query", SOUGHT)
def test_jump_finds_a_section_by_chinese_pinyin_and_english(govtui: Run, seeds: Path, query: str) -> None:
    found = json.loads(govtui("jump", query, seeds / "kaifeng-2020.txt", "--format", "json").stdout)
    best = found["hits"][0]
    assert (found["schema"], found["query"]) == (1, query)
    assert {"topic", "label", "report", "section", "title", "start", "score"} <= set(best)
    assert best["section"] and 0 < best["score"] <= 100
    assert [hit["score"] for hit in found["hits"]] == sorted((hit["score"] for hit in found["hits"]), reverse=True)


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "markdown"])
def test_jump_in_every_form(govtui: Run, seeds: Path, form: str) -> None:
    ran = govtui("jump", "教育", seeds / "kaifeng-2020.txt", "--format", form, "--limit", "3")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 3 + {"table": 2, "tsv": 1, "csv": 1, "markdown": 2}[form]


def test_jump_to_nothing_says_so(govtui: Run, seeds: Path) -> None:
    ran = govtui("jump", "qqxxzz", seeds / "kaifeng-2020.txt", "--format", "json")
    assert (ran.returncode, json.loads(ran.stdout)["hits"]) == (0, [])
    assert "qqxxzz" in ran.stderr


@pytest.mark.parametrize("words", [("config", "--help"), ("doctor", "--help"), ("--lang", "en", "config", "--help")])
def test_config_and_doctor_have_their_own_help(govtui: Run, words: tuple[str, ...]) -> None:
    ran = govtui(*words)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "govtui" in ran.stdout


def test_a_chinese_terminal_reads_chinese_words_and_the_options_take_them(govtui: Run, seeds: Path) -> None:
    listed = govtui("list", seeds, "--lang", "zh").stdout
    assert "县级" in listed and "政府工作报告" in listed and "报告解读" in listed and "county" not in listed
    rows = govtui("metrics", seeds, "--topic", "education", "--lang", "zh").stdout
    assert "完成" in rows and "推断：状态、时期" in rows and "inferred" not in rows and "actual" not in rows
    assert "actual" in govtui("metrics", seeds, "--topic", "education", "--lang", "zh", "--format", "csv").stdout
    for option, chinese, word in (
        ("--status", "目标", "target"),
        ("--level", "县级", "county"),
        ("--kind", "报告解读", "digest"),
    ):
        asked = ("metrics", seeds, "--format", "csv", option)
        assert govtui(*asked, chinese).stdout == govtui(*asked, word).stdout != ""
