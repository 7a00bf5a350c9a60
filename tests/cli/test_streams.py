"""Streams, files, signals: standard output is data alone, files are whole, and the locale does not matter."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOVTUI = [sys.executable, "-m", "tui.cli"]


@pytest.mark.parametrize(
    "environment", [{"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_chinese_comes_out_as_utf8_in_any_locale(process: Run, seeds: Path, environment: dict[str, str]) -> None:
    ran = process("explain", seeds / "kaifeng-2020.txt", "一般公共预算收入", PYTHONCOERCECLOCALE="0", **environment)
    assert "一般公共预算收入" in ran.stdout
    assert "找不到.txt" in process("list", "找不到.txt", PYTHONCOERCECLOCALE="0", **environment).stderr


def test_messages_come_in_the_language_asked_for(govtui: Run) -> None:
    assert "没有这个文件" in govtui("list", "lost.txt", "--lang", "zh").stderr
    assert "没有这个文件" in govtui("list", "lost.txt", LANG="zh_CN.UTF-8").stderr
    assert "no such file" in govtui("list", "lost.txt", "--lang=en", LANG="zh_CN.UTF-8").stderr


def test_a_reader_that_leaves_early_is_no_error(seeds: Path) -> None:
    with subprocess.Popen(
        [*GOVTUI, "export", "--with-text", *[str(seeds)] * 3], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout and ran.stderr
        ran.stdout.read(10)
        ran.stdout.close()
        assert ran.stderr.read() == b""
        assert ran.wait(60) == 0


def test_ctrl_c_is_130_and_leaves_the_old_file(tmp_path: Path, seeds: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(400):
        shutil.copy(seeds / "minquan-2021.txt", many / f"{number}.txt")
    (tmp_path / "out.json").write_text("old")
    with subprocess.Popen(
        [*GOVTUI, "export", str(many), "--output", "out.json"], cwd=tmp_path, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stderr
        until = time.monotonic() + 20
        while not list(tmp_path.glob(".govtui-*.part")) and time.monotonic() < until and ran.poll() is None:
            time.sleep(0.01)
        ran.send_signal(signal.SIGINT)
        assert b"Traceback" not in ran.stderr.read()
        assert ran.wait(60) == 130
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "old"


def test_output_replaces_a_file_whole_and_says_so(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o600)
    ran = govtui("export", seeds / "minquan-2021.txt", "--output", target)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "out.json" in ran.stderr
    assert json.loads(target.read_text("utf-8"))["schema"] == 1
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_output_through_a_link_keeps_the_link(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    govtui("list", seeds, "--format", "csv", "--output", "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8").startswith("place,")


def test_output_never_replaces_what_is_read(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    text = (seeds / "minquan-2021.txt").read_bytes()
    (tmp_path / "a.txt").write_bytes(text)
    (tmp_path / "b.txt").symlink_to("a.txt")
    ran = govtui("list", "a.txt", "--output", "b.txt")
    assert ran.returncode == 2
    assert (tmp_path / "a.txt").read_bytes() == text


def test_a_folder_that_may_not_be_written_is_2(govtui: Run, seeds: Path) -> None:
    ran = govtui("list", seeds, "--output", "no/such/folder/out.csv")
    assert ran.returncode == 2
    assert "no/such/folder" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_excel_gets_its_byte_order_mark(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    govtui("list", seeds, "--format", "csv", "--excel", "--output", "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfplace,")


def test_a_file_name_cannot_drive_the_terminal(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    name = "a\x1b]0;owned\x07\x9b31m.txt"
    shutil.copy(seeds / "minquan-2021.txt", tmp_path / name)
    (tmp_path / f"empty{name}").write_text("")
    for form in ("table", "csv", "tsv", "markdown", "json"):
        ran = govtui("list", ".", f"lost{name}", "--format", form)
        assert ran.returncode == 1
        assert not set(ran.stdout + ran.stderr) & set("\x1b\x07\x9b")


def test_the_screen_without_a_terminal_points_to_the_commands(process: Run) -> None:
    ran = process()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "govtui export" in ran.stderr


def test_a_bar_is_drawn_for_long_work_on_a_terminal_only(tmp_path: Path, seeds: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    words = [*GOVTUI[1:], "export", str(seeds), "--output", str(tmp_path / "out.json")]
    env = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1"}
    patient = "import sys, tui.cli.bar as r; r._PATIENCE = 0; from tui.cli import run; sys.exit(run(sys.argv[1:]))"
    child = pexpect.spawn(sys.executable, ["-c", patient, *words[2:]], env=env, encoding="utf-8", timeout=30)
    child.expect_exact("Reading reports")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["schema"] == 1


def test_a_command_mistyped_is_no_file_that_is_missing(govtui: Run) -> None:
    ran = govtui("serach")
    assert ran.returncode == 2 and "Is govtui search meant?" in ran.stderr
    ran = govtui("reports")
    assert ran.returncode == 2 and "no such file or folder" in ran.stderr and "meant" not in ran.stderr


def test_the_help_of_the_library_names_its_verbs(govtui: Run) -> None:
    told = govtui("library", "--help").stdout
    assert "[VERB]" in told and "govtui library verify" in told
    assert "PATH ..." not in told


LONG = "长" * 300
"""No system has a file called so: looking for it fails otherwise than for one that is not there."""


@pytest.mark.parametrize(
    "words",
    [
        ("list", f"{LONG}.txt"),
        ("list", f"{LONG}.zip"),
        ("metrics", f"{LONG}/a.txt"),
        ("explain", f"{LONG}.txt", "3"),
        ("ledger", f"{LONG}.txt"),
        ("search", "教育", f"{LONG}.txt"),
        ("list", "--output", f"{LONG}.csv", "--format", "csv"),
        ("add", f"{LONG}.txt"),
        ("library", "remove", f"{LONG}.txt"),
    ],
)
def test_a_path_at_which_one_cannot_look_is_told(govtui: Run, words: tuple[str, ...]) -> None:
    ran = govtui(*words)
    assert ran.returncode in (1, 2)
    assert "长长" in ran.stderr and "Traceback" not in ran.stderr


def test_a_library_at_which_one_cannot_look_is_told(govtui: Run) -> None:
    for words in (("search", "教育"), ("library", "info"), ("add",)):
        ran = govtui(*words, GOVTUI_LIBRARY=f"/{LONG}.db")
        assert ran.returncode in (1, 2) and "cannot be opened" in ran.stderr and "Traceback" not in ran.stderr


def test_a_link_that_leads_to_itself_is_told(govtui: Run, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for words in (("list", loop), ("add", loop)):
        ran = govtui(*words)
        assert ran.returncode in (1, 2) and "loop.txt" in ran.stderr and "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("words", "file", "begins"),
    [
        (("metrics", "kaifeng-2020.txt"), "m.csv", b"place,code,year"),
        (("metrics", "kaifeng-2020.txt"), "m.xlsx", b"PK"),
        (("metrics", "kaifeng-2020.txt", "--shape", "wide"), "w.parquet", b"PAR1"),
        (("list", "kaifeng-2020.txt"), "l.html", b"<!"),
        (("compare", "GDP", "."), "c.xlsx", b"PK"),
        (("ledger", "."), "l.md", b"| "),
        (("export", "kaifeng-2020.txt"), "e.tsv", b"place\tcode"),
        (("export", "kaifeng-2020.txt"), "e.json", b'{"schema"'),
        (("metrics", "kaifeng-2020.txt"), "m.txt", b"place "),
        (("metrics", "kaifeng-2020.txt", "--format", "csv"), "m.data", b"place,code"),
    ],
)
def test_the_file_is_what_its_name_says(
    govtui: Run, seeds: Path, tmp_path: Path, words: tuple[str, ...], file: str, begins: bytes
) -> None:
    for each in ("kaifeng-2020.txt", "changge-2021.txt"):
        shutil.copy(seeds / each, tmp_path)
    assert govtui(*words, "--output", file).returncode == 0
    assert (tmp_path / file).read_bytes().startswith(begins)


def test_a_file_named_as_none_that_can_be_written_is_refused(govtui: Run, seeds: Path, tmp_path: Path) -> None:
    for words in (("metrics", str(seeds)), ("library", "export")):
        ran = govtui(*words, "--output", "panel.dta")
        assert ran.returncode == 2
        assert ".dta" in ran.stderr and ".csv" in ran.stderr and "--format" in ran.stderr
        assert not (tmp_path / "panel.dta").exists()


def test_a_table_without_a_row_says_why(govtui: Run, seeds: Path) -> None:
    ran = govtui("metrics", seeds / "kaifeng-2020.txt", "--period", "1875")
    assert ran.returncode == 0
    assert "what was asked for" in ran.stderr
    assert not govtui("metrics", seeds / "kaifeng-2020.txt", "--period", "2019").stderr


def test_a_place_mistyped_is_answered_with_the_nearest(filled: Run, seeds: Path) -> None:
    assert "商丘市" in filled("ledger", "商兵市", "--library").stderr
    assert "商丘市" in filled("ledger", "商兵市", seeds).stderr
    assert "govtui list --library" in filled("ledger", "乌鲁木齐市", "--library").stderr


def test_of_the_numbers_of_a_grid_only_what_is_so_is_told(govtui: Run, seeds: Path) -> None:
    ran = govtui("compare", "GDP", seeds, "--wide", "--format", "csv", "--status", "actual")
    assert ran.returncode == 0 and "numbers" in ran.stderr
    assert " 0 " not in ran.stderr and "--status" not in ran.stderr
