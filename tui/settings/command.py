"""``govtui config``: where the file is and what holds; ``check`` it; ``init`` writes one; ``forget``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from parser.export.width import width, wrap
from parser.library.folders import folder
from parser.sources.looking import exists
from parser.text.safety import clean, one_line
from tui.cli.output import prose
from tui.locale import say, set_language
from tui.settings import paths
from tui.settings.chosen import Choice, Chosen, all_problems, choose
from tui.settings.config import Config, read_config, theme_problem
from tui.settings.keys import written
from tui.settings.options import OPTIONS, Option
from tui.settings.options import written as toml
from tui.troubles import in_words


def run_config(argv: Sequence[str]) -> int:
    """Do what ``govtui config ARGV`` asks and return the exit code: 0 all well, 1 something is wrong
    with the file or cannot be done, 2 not understood. Sets the language.
    """
    words = set_language_by(argv)
    if "-h" in words or "--help" in words:
        _say(say("settings.usage", choices="|".join(ACTS)) + "\n")
        for line in prose(say("settings.about")):
            _say(line)
        return 0
    what = words[0] if words else "explain"
    if what not in ACTS or len(words) > 1:
        return _fail(say("settings.no-such", what=" ".join(words), choices=", ".join(ACTS)), 2)
    return ACTS[what]()


def set_language_by(argv: Sequence[str]) -> list[str]:
    """Set the language that the words, the config file, memory or the locale say, and hand back the
    words without ``--lang``.
    """
    words, lang = list(argv), None
    for at, word in enumerate(words):
        if word == "--lang" and at + 1 < len(words):
            lang = words[at + 1]
            del words[at : at + 2]
            break
        if word.startswith("--lang="):
            lang = words.pop(at).partition("=")[2]
            break
    set_language(choose(lang).language)
    return words


def _explain() -> int:
    chosen = choose()
    _say(f"{_where(chosen.config)}\n")
    for key, option in OPTIONS.items():
        choice = chosen.choices[key]
        if key == "theme" and theme_problem(chosen.config):  # what does not exist does not hold
            choice = Choice(option.default, "default")
        _say(_cell(f"  {key}", 20) + _cell(_value(choice), 16) + _by(choice, chosen))
        told = [say(f"option.{key}"), *_choices(option), say("settings.default", value=toml(option.default))]
        for line in prose(" ".join(told), 6):
            _say(f"      {line}")
    keymap = chosen.keymap()
    _say("\n" + say("settings.keys", count=len(keymap)))
    for command, keys in keymap.items():
        _say(_cell(f"  {command}", 30) + (" ".join(map(written, keys)) or say("settings.no-keys")))
    _say("\n" + _remembered(chosen))
    problems = chosen.problems()
    if problems:
        _say("\n" + say("settings.problems", count=len(problems)))
    return 0


def _check() -> int:
    config = read_config()
    if not config.there:
        _say(_where(config))
        return 0
    problems = all_problems(config)
    for problem in problems:
        _say(f"{config.where(problem.line)}: " + say(f"settings.{problem.severity}", text=problem.text))
    if not problems:
        _say(say("settings.fine", path=config.where(None)))
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _init() -> int:
    path = paths.config_file()
    if path is None:
        return _fail(say("settings.no-home"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:  # never over one that is there
            file.write(template())
    except FileExistsError:
        if path.exists() or path.is_symlink():
            return _fail(say("settings.there", path=paths.short(path)))
        return _fail(say("settings.no-write", path=paths.short(path), reason=in_words(os.strerror(20))))
    except OSError as error:
        return _fail(say("settings.no-write", path=paths.short(path), reason=in_words(error)))
    _say(say("settings.wrote", path=paths.short(path)))
    return 0


def _show_keys() -> int:
    from tui.commands import COMMANDS

    keymap = choose().keymap()
    for name, command in COMMANDS.items():
        keys = " ".join(map(written, keymap.get(name, command.keys)))
        mark = "*" if name in keymap else " "
        _say(_cell(f"{mark} {name}", 28) + _cell(keys, 24) + command.footer)
    return 0


def _forget() -> int:
    path = paths.state_file()
    there = path is not None and exists(path)
    state = choose().state
    if state.path is None and path is not None:  # nothing is to be remembered; what was, is still there
        from tui.settings.state import State

        state = State(path)
    if not state.forget():
        return _fail(state.message)
    forget_readings()
    _say(say("settings.forgot" if there else "settings.nothing-remembered", path=paths.short(path) if path else ""))
    return 0


def forget_readings() -> None:
    """Remove the readings that were kept of texts."""
    cache = folder("cache")
    if cache is not None:
        from parser.library.readings import Readings

        Readings(cache / "readings").forget()


def template() -> str:
    """A config file with every setting and every command's keys in it, all as they are by default, and
    all commented out.
    """
    from tui.commands import COMMANDS

    lines = [*_comment(say("template.head")), ""]
    for key, option in OPTIONS.items():
        lines += _comment(say(f"option.{key}"))
        for choices in _choices(option):
            lines += _comment(choices)
        lines += [f"# {key} = {toml(option.default)}", ""]
    lines += [*_comment(say("template.keys")), "[keys]"]
    for name, command in COMMANDS.items():
        keys = ", ".join(_quoted(written(key)) for key in command.keys)
        lines.append(_cell(f'# "{name}" = [{keys}]', 52) + f"  # {command.footer}")
    return "\n".join(lines) + "\n"


def _choices(option: Option) -> list[str]:
    return [say("settings.choices", choices=", ".join(option.choices))] if option.choices else []


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, 96)]


def _quoted(key: str) -> str:
    return f"'{key}'" if '"' in key or "\\" in key else f'"{key}"'


def _where(config: Config) -> str:
    if config.path is None:
        return say("settings.no-home")
    path: Path = config.path
    return say("settings.file" if config.there else "settings.no-file", path=paths.short(path))


def _value(choice: Choice) -> str:
    return str(choice.value).lower() if isinstance(choice.value, bool) else choice.value


def _by(choice: Choice, chosen: Chosen) -> str:
    where = chosen.config.where(int(choice.detail) if choice.detail.isdigit() else None)
    return say(f"settings.by.{choice.by}", where=where, detail=choice.detail)


def _remembered(chosen: Chosen) -> str:
    state = chosen.state
    if state.path is None:
        return say("settings.remembers-nothing")
    return state.message or say("settings.remembers", path=paths.short(state.path))


def _cell(text: str, columns: int) -> str:
    return text + " " * max(2, columns - width(text))


def _say(text: str) -> None:
    sys.stdout.write(clean(text).rstrip() + "\n")  # it tells what the environment says, too


def _fail(text: str, code: int = 1) -> int:
    sys.stderr.write(f"govtui: {one_line(text)}\n")
    return code


ACTS: dict[str, Callable[[], int]] = {
    "explain": _explain, "check": _check, "init": _init, "keys": _show_keys, "forget": _forget,
}  # fmt: skip
