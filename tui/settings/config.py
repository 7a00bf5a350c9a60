"""The file a person may write: ``config.toml``. Read without ever failing; what is wrong in it is a
``Problem`` with its line, and the rest of the file holds.

``read_config`` knows no names of the screen; commands and themes are checked by
``keymap.checked`` and ``theme_problem``, which import what they ask about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from tui.locale import say
from tui.settings import paths
from tui.settings.options import OPTIONS, Value, known_themes, nearest

LARGEST = 100_000
"""Bytes; a larger file is not read. What can be set takes a hundredth; each name that is none is held against all."""
_LONGEST = 200
"""Characters of a name or a reason that are told."""
_LINE = r"\(at (?:line (\d+), column \d+|end of document)\)$"


class Problem(NamedTuple):
    """Something wrong in the file."""

    what: str
    """Key of its words: ``config.WHAT``."""
    line: int | None = None
    values: Mapping[str, object] = MappingProxyType({})
    severity: Literal["error", "caution"] = "error"
    """An error is passed over; what a caution speaks of holds."""
    near: str | None = None
    """What may have been meant."""

    @property
    def text(self) -> str:
        """What is wrong, in the language on screen."""
        from parser.text.safety import clean  # its rules are compiled when first needed

        most = {"choices": 1_000}  # all themes
        told: dict[str, Any] = {
            name: _short(clean(str(value)), most.get(name, _LONGEST)) for name, value in self.values.items()
        }
        text = say(f"config.{self.what}", **told)
        return text + (say("config.near", near=self.near) if self.near else "")


class KeyLine(NamedTuple):
    """One line of ``[keys]``, as it was written."""

    command: str
    given: Any
    line: int | None


@dataclass
class Config:
    """What the file says."""

    path: Path | None
    there: bool = False
    """Whether there is a file."""
    values: dict[str, Value] = field(default_factory=dict)
    """The settings it sets, and sets rightly."""
    lines: dict[str, int] = field(default_factory=dict)
    keys: list[KeyLine] = field(default_factory=list)
    """Its keys, unchecked (``keymap.checked``)."""
    problems: list[Problem] = field(default_factory=list)

    def get(self, key: str) -> Value:
        """A setting's value, its default where the file does not set it."""
        return self.values.get(key, OPTIONS[key].default)

    def where(self, line: int | None) -> str:
        """The file and the line, as compilers print them."""
        name = paths.short(self.path) if self.path else "config.toml"
        return f"{name}:{line}" if line else name

    def told(self, problem: Problem) -> str:
        """A problem with its file and line."""
        return f"{self.where(problem.line)}: {problem.text}"


def read_config(path: Path | None = None) -> Config:
    """What the user's file (or ``path``) says. Never raises; no file is an empty one."""
    config = Config(path or paths.config_file())
    if config.path is None:
        return config
    try:
        if not config.path.exists():
            return config
        config.there = True
        if not config.path.is_file():
            raise OSError(say("config.no-file"))
        data = config.path.read_bytes() if config.path.stat().st_size <= LARGEST else None
    except (OSError, ValueError) as error:
        from tui.troubles import in_words

        config.problems.append(Problem("unreadable", None, {"reason": in_words(error)}))
        return config
    if data is None:
        config.problems.append(Problem("too-large", None, {"most": LARGEST}))
        return config
    _understand(config, data)
    return config


def theme_problem(config: Config) -> Problem | None:
    """Whether the theme it names is none. Imports Textual."""
    name = config.values.get("theme")
    if name is None or name in (known := known_themes()):
        return None
    line = config.lines.get("theme")
    return Problem(
        "choice",
        line,
        {"key": "theme", "given": _shown(name), "choices": ", ".join(known)},
        near=nearest(str(name), known),
    )


def _understand(config: Config, data: bytes) -> None:
    import tomllib  # only where there is a file

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        config.problems.append(Problem("no-utf8", data.count(b"\n", 0, error.start) + 1))
        return
    from tui.troubles import in_words

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # bad TOML, absurd numbers, absurd nesting
        match = re.search(_LINE, str(error))
        line = int(match[1] or text.count("\n") + 1) if match else None
        reason = re.sub(_LINE, "", str(error)).strip()
        config.problems.append(Problem("no-toml", line, {"reason": in_words(reason)}))
        return
    from tui.settings.lines import lines_of

    lines = lines_of(text)
    for key, value in found.items():
        if key == "keys":
            _take_keys(config, value, lines)
        else:
            _take(config, key, value, lines.get((key,)))
    config.problems.sort(key=lambda problem: problem.line or 0)


def _take(config: Config, key: str, value: Any, line: int | None) -> None:
    option = OPTIONS.get(key)
    if option is None:
        config.problems.append(Problem("unknown", line, {"key": key}, near=nearest(key, [*OPTIONS, "keys"])))
        return
    told: dict[str, object] = {"key": key, "given": _shown(value), "choices": ", ".join(option.choices)}
    fits = type(value) is option.kind  # for Python, True is a number, too
    if not fits:
        yes_or_no = option.kind is bool
        near = nearest(value, ["true", "false"]) if yes_or_no and isinstance(value, str) else None
        told["kind"] = say(f"config.kind.{'yes-or-no' if yes_or_no else 'text'}")
        config.problems.append(Problem("wrong-kind", line, told, near=near))
    elif option.choices and value not in option.choices:
        config.problems.append(Problem("choice", line, told, near=nearest(value, option.choices)))
    else:
        config.values[key] = value
        if line:
            config.lines[key] = line


def _take_keys(config: Config, value: Any, lines: dict[tuple[str, ...], int]) -> None:
    if not isinstance(value, dict):
        config.problems.append(Problem("keys-no-table", lines.get(("keys",))))
        return
    for path, given in _flat(value):
        config.keys.append(KeyLine(".".join(path), given, lines.get(("keys", *path))))


def _flat(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The entries of tables in tables: ``reader.next-figure = "."`` without quotes is two tables deep."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, (*path, name))
        else:
            yield (*path, name), value


def _shown(value: Any) -> str:
    return _short(str(value).lower() if isinstance(value, bool) else repr(value), 40)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
