"""The config file: what it sets holds, what is wrong in it is told with its line, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.commands import COMMANDS
from tui.locale import set_language
from tui.settings.chosen import all_problems, choose
from tui.settings.config import Config, read_config
from tui.settings.lines import lines_of
from tui.settings.options import OPTIONS, known_themes
from tui.settings.state import State
from tui.themes import DARK


@pytest.fixture(autouse=True)
def english(home: Path) -> None:
    set_language("en")


def config(home: Path, text: str | bytes) -> Config:
    path = home / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_config(path)


def told(found: Config) -> list[str]:
    return [f"{problem.line}: {problem.text}" for problem in all_problems(found)]


def test_what_it_sets_holds(home: Path) -> None:
    found = config(
        home,
        'language = "zh"\ntheme = "nord"\nrise = "red"\nambiguous-width = "wide"\nclipboard = "osc52"\n'
        'tips = false\nremember = false\n[keys]\n"main.jump" = "Z"\n',
    )
    assert not all_problems(found)
    assert found.values == {
        "language": "zh", "theme": "nord", "rise": "red", "ambiguous-width": "wide", "clipboard": "osc52",
        "tips": False, "remember": False,
    }  # fmt: skip
    assert found.lines["rise"] == 3
    chosen = choose(config=found)
    assert (chosen.language, chosen.theme(known_themes()), chosen.red_rise) == ("zh", "nord", True)
    assert (chosen.ambiguous_width, chosen.clipboard, chosen.tips) == ("wide", "osc52", False)
    assert chosen.keymap() == {"main.jump": ("Z",)}
    assert chosen.state.path is None
    assert chosen.messages() == []


def test_no_file_is_all_by_default(home: Path) -> None:
    found = read_config()
    assert not found.there
    assert {key: found.get(key) for key in OPTIONS} == {key: option.default for key, option in OPTIONS.items()}
    assert OPTIONS["theme"].default == DARK.name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('thema = "nord"', "1: there is no setting thema; did you mean theme?"),
        ('\nambiguous_width = "wide"', "2: there is no setting ambiguous_width; did you mean ambiguous-width?"),
        ('[key]\n"a.b" = "x"', "1: there is no setting key; did you mean keys?"),
        ('rise = "redd"', "1: rise cannot be 'redd'; it is one of green, red; did you mean red?"),
        ('tips = "true"', "1: tips is 'true' here, and should be true or false, without quotation marks"),
        ("tips = 1", "1: tips is 1 here, and should be true or false"),
        ("language = true", "1: language is true here, and should be a word in quotation marks"),
        ("# first\n\nlanguage = [\n]", "3: language is [] here"),
        ('theme = "govtui-drak"', "1: theme cannot be 'govtui-drak'; it is one of govtui-dark, govtui-light"),
        ("keys = 3", "1: keys is a table"),
        ("rise = red", "1: this is no TOML: Invalid value"),
        ('rise = "red', "1: this is no TOML"),
        ('tips = true\ntips = false', "2: this is no TOML: Cannot overwrite a value"),
        ("x = " + "[" * 5000, "this is no TOML"),
        ("x = " + "1" * 5000, "this is no TOML"),
        ('rise = "红"'.encode("gb18030"), "1: this line is not UTF-8"),
        ('rise = "red"'.encode("utf-16"), "1: this line is not UTF-8"),
        (b"# " + b"x" * 1_000_001, "larger than"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(home: Path, text: str | bytes, message: str) -> None:
    assert any(message in each for each in told(config(home, text))), told(config(home, text))


def test_one_mistake_leaves_the_rest(home: Path) -> None:
    found = config(home, 'thema = "nord"\r\nrise = "red"\r\ntips = "no"\r\nlanguage = "zh"\r\n')
    assert (found.get("rise"), found.get("language"), found.get("tips")) == ("red", "zh", True)
    assert [problem.line for problem in found.problems] == [1, 3]


def test_a_mark_before_the_text_is_passed_over(home: Path) -> None:
    assert config(home, b'\xef\xbb\xbfrise = "red"').get("rise") == "red"


def test_a_mistake_is_told_in_the_language_on_screen(home: Path) -> None:
    found = config(home, 'thema = "nord"')
    set_language("zh")
    assert found.told(found.problems[0]) == "~/config.toml:1: 没有 thema 这项设置；是否想写 theme？"


def test_control_characters_of_a_file_stay_off_the_screen(home: Path) -> None:
    found = config(home, '"\\u001b[31m" = 1\nrise = "\\u001b]52;c;x\\u0007"\n[keys]\n"\\u001b[1m" = "\\u001b"\n')
    assert len(told(found)) == 3
    assert "\x1b" not in "".join(told(found))


def test_a_folder_in_its_place_is_told(home: Path) -> None:
    (home / "config.toml").mkdir()
    found = read_config(home / "config.toml")
    assert "cannot be read" in told(found)[0]


def test_who_set_what(home: Path) -> None:
    environment = {"LANG": "zh_CN.UTF-8", "TERM_PROGRAM": "iTerm.app"}
    found = choose(environment=environment).choices
    assert (found["language"].value, found["language"].by, found["language"].detail) == (
        "zh", "environment", "LANG=zh_CN.UTF-8",
    )  # fmt: skip
    assert found["theme"].by == "default"
    state = State.load()
    state.theme, state.language = "govtui-light", "en"
    state.keep_ambiguous_width("iTerm.app", "wide")
    state.save()
    chosen = choose(environment=environment)
    assert (chosen.language, chosen.choices["language"].by) == ("en", "remembered")
    assert (chosen.theme(["govtui-light"]), chosen.choices["theme"].by) == ("govtui-light", "remembered")
    assert (chosen.ambiguous_width, chosen.choices["ambiguous-width"].by) == ("wide", "doctor")
    written = config(home, 'language = "zh"\ntheme = "nord"\nambiguous-width = "narrow"')
    chosen = choose(config=written, environment=environment)
    assert (chosen.language, chosen.choices["theme"].by, chosen.ambiguous_width) == ("zh", "config", "narrow")
    assert choose("en", config=written, environment=environment).choices["language"].by == "command-line"


def test_a_theme_that_is_gone_is_the_usual_one(home: Path) -> None:
    state = State.load()
    state.theme = "gone"
    state.save()
    assert choose().theme(known_themes()) == DARK.name


def test_the_first_problem_is_told_at_the_start(home: Path) -> None:
    found = config(home, 'thema = "nord"\nrise = 1\n[keys]\n"a.b" = "x"')
    assert choose(config=found).messages() == [
        "~/config.toml:1: there is no setting thema; did you mean theme? (and 2 more: govtui config check)"
    ]


def test_lines_are_found() -> None:
    text = '# a\nx = 1\nlong = """\ny = 2\n"""\n[keys]\n"a.b" = "c"\nd.e-f = [\n  "g",\n]\n[ h . "i" ]\nj = 3\n'
    assert lines_of(text) == {
        ("x",): 2, ("long",): 3, ("keys",): 6, ("keys", "a.b"): 7, ("keys", "d", "e-f"): 8, ("h", "i"): 11,
        ("h", "i", "j"): 12,
    }  # fmt: skip


pieces = st.sampled_from(
    ["[keys]", "\n", " = ", '"', "'", '"""', "[", "]", "{", "}", ",", ".", "language", "theme", "tips", "true", "1",
     '"main.jump" = "t"', '"reader.down" = ["t", 3]', "\x00", "\x1b[0m", "#", "é", '"wide"', "a" * 40]
)  # fmt: skip


@settings(max_examples=150)
@given(st.binary(max_size=120) | st.lists(pieces, max_size=14).map(lambda parts: "".join(parts).encode()))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "config.toml"
    path.write_bytes(data)
    found = read_config(path)
    problems = all_problems(found)
    assert all(problem.text and "\x1b" not in problem.text for problem in problems)
    chosen = choose(config=found)
    assert chosen.keymap().keys() <= COMMANDS.keys()
    assert chosen.language in ("en", "zh")


@pytest.mark.parametrize(
    "text",
    [
        '"LONG" = 1', 'language = "LONG"', 'theme = "LONG"', '[keys]\n"LONG" = "x"', '[keys]\n"main.jump" = "LONG"',
        "x = LONG", '[keys]\n"LONG.LONG" = "x"',
    ],
)  # fmt: skip
def test_what_is_told_of_it_is_short_whatever_stands_in_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text.replace("LONG", "x" * 40_000))
    config = read_config(path)
    (problem, *_) = all_problems(config)
    assert len(config.told(problem)) < 1000
