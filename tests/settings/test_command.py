"""``govtui config``."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path
from typing import get_args

import pytest

from tui.commands import COMMANDS
from tui.locale import keys, set_language
from tui.settings.chosen import By, all_problems
from tui.settings.command import run_config, template
from tui.settings.config import read_config
from tui.settings.keymap import checked
from tui.settings.options import OPTIONS
from tui.settings.state import State

HERE = Path(__file__).parents[2] / "tui"


def path(home: Path) -> Path:
    return home / ".config" / "govtui" / "config.toml"


def write(home: Path, text: str) -> None:
    path(home).parent.mkdir(parents=True, exist_ok=True)
    path(home).write_text(text)


def test_every_setting_is_explained(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, 'rise = "red"\n[keys]\n"main.jump" = "Z"\n')
    assert run_config(["--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "~/.config/govtui/config.toml" in told
    for key, option in OPTIONS.items():
        assert re.search(rf"^  {key} ", told, re.M)
        assert all(choice in told for choice in option.choices)
    assert re.search(r"^  rise +red +set in ~/.config/govtui/config.toml:1$", told, re.M)
    assert re.search(r"^  language +en ", told, re.M)
    assert re.search(r"^  main.jump +Z$", told, re.M)


def test_what_holds_is_told_in_chinese(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, 'language = "zh"\nthema = 1\n')
    assert run_config([]) == 0
    told = capsys.readouterr().out
    assert "配置文件：~/.config/govtui/config.toml" in told
    assert "文件中有 1 处问题" in told


def test_the_written_file_changes_nothing_and_is_right(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_config(["init"]) == 0
    assert run_config(["check"]) == 0
    assert "no mistakes" in capsys.readouterr().out
    found = read_config()
    assert (found.values, found.keys) == ({}, [])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_with_every_mark_taken_off_the_file_is_what_holds_by_default(home: Path, language: str) -> None:
    set_language(language)  # type: ignore[arg-type]
    text = re.sub(r"^# (?=[a-z-]+ = |\"[a-z-]+\.[a-z-]+\" = )", "", template(), flags=re.M)
    write(home, text)
    found = read_config()
    assert not [problem for problem in all_problems(found) if problem.severity == "error"]
    assert found.values == {key: option.default for key, option in OPTIONS.items()}
    keymap, _ = checked(found, COMMANDS)
    assert keymap == {name: command.keys for name, command in COMMANDS.items()}


def test_init_never_overwrites(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, "mine")
    assert run_config(["init"]) == 1
    assert path(home).read_text() == "mine"
    assert "left as it is" in capsys.readouterr().err
    path(home).unlink()
    path(home).symlink_to(home / "nowhere")
    assert run_config(["init"]) == 1
    assert not (home / "nowhere").exists()


def test_init_without_room_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / ".config").write_text("in the way")
    assert run_config(["init"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_check_tells_every_problem(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, 'thema = "nord"\n[keys]\n"main.jump" = "ctrl+shift+j"\n"main.search" = "t"\n')
    assert run_config(["check", "--lang=en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "~/.config/govtui/config.toml:1: mistake: there is no setting thema; did you mean theme?"
    assert lines[1].startswith("~/.config/govtui/config.toml:3: caution: ctrl+shift+j is sent only by")
    assert len(lines) == 2, "main.jump gave its t away"
    write(home, '[keys]\n"main.jump" = "ctrl+shift+j"\n')
    assert run_config(["check"]) == 0, "a caution is no mistake"


def test_keys_lists_every_command(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, '[keys]\n"main.jump" = "Z"\n')
    assert run_config(["keys"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in COMMANDS)
    assert re.search(r"^\* main.jump +Z +\S", told, re.M)


def test_forget_removes_all(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = State.load()
    state.keep_place("r", 1)
    state.save()
    assert state.path is not None
    write(home, "remember = false\n")
    assert run_config(["forget"]) == 0
    assert not list(state.path.parent.iterdir())
    assert run_config(["forget"]) == 0
    assert "nothing to forget" in capsys.readouterr().out


def test_without_a_home_it_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("parser.library.folders.home", lambda environment: None)
    assert run_config([]) == 0
    assert run_config(["init"]) == 1
    assert run_config(["check"]) == 0
    assert run_config(["forget"]) == 0
    assert "No home" in capsys.readouterr().out


def test_usage(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_config(["--help"]) == 0
    assert "govtui config" in capsys.readouterr().out
    assert run_config(["explian"]) == 2
    assert run_config(["check", "init"]) == 2
    assert "explian" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix")
def test_a_pipe_in_the_files_place_does_not_hold_us_up(home: Path) -> None:
    path(home).parent.mkdir(parents=True)
    os.mkfifo(path(home))
    state = home / ".local" / "state" / "govtui" / "state.json"
    state.parent.mkdir(parents=True)
    os.mkfifo(state)
    assert run_config([]) == 0
    assert run_config(["check"]) == 1


def used() -> set[str]:
    """Keys of all words that the source asks for by name."""
    found = {f"option.{key}" for key in OPTIONS} | {f"settings.by.{by}" for by in get_args(By)}
    for source in [*(HERE / "settings").glob("*.py"), *(HERE / "doctor").glob("*.py")]:
        for call in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            words = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
            advice = [
                each.value.value for each in call.keywords if each.arg == "advice" and type(each.value) is ast.Constant
            ]  # type: ignore[attr-defined]
            if call.func.id == "say":
                found.update(word for word in words[:1] if word)
            elif call.func.id == "Problem" and words[0]:
                found.add(f"config.{words[0]}")
            elif call.func.id == "finding":
                asked = words[2] if len(words) > 2 else words[0]
                found |= {f"doctor.{asked}"} if asked else set()
                found |= {f"doctor.{each}.do" for each in [*words[3:4], *advice] if each}
    return found


def test_every_word_is_in_both_languages() -> None:
    assert not used() - set(keys())
    assert len(used()) > 100


def test_both_languages_have_the_same_fields() -> None:
    for name in ("settings.tsv", "doctor.tsv"):
        for line in (HERE / "locale" / name).read_text("utf-8").splitlines()[1:]:
            if not line.startswith("#"):
                key, english, chinese = line.split("\t")
                fields = [set(re.findall(r"\{(\w+)\}", text)) for text in (english, chinese)]
                assert fields[0] == fields[1], key
                assert key in keys()
