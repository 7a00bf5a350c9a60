"""Every word on screen, in English and Chinese.

The words live in ``*.tsv`` files beside this module: ``key``, ``en``, ``zh``. One file a part of
the program; keys are unique over all. ``{name}`` in a text is filled by keyword.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "zh"]
_FOLDER = Path(__file__).parent
_language: Language = "en"


def detect(environment: dict[str, str] | None = None) -> Language:
    """The language of the environment: ``zh`` when its locale is Chinese, else ``en``."""
    env = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "zh" if env[name].lower().startswith("zh") else "en"
    return "en"


def language() -> Language:
    """The language on screen now."""
    return _language


def set_language(chosen: Language) -> None:
    """Show every word in ``chosen`` from now on.

    Raises:
        ValueError: there is no such language.
    """
    global _language
    if chosen not in get_args(Language):
        raise ValueError(f"no such language: {chosen}")
    _language = chosen


@cache
def _words(lang: Language) -> dict[str, str]:
    """By key, the texts of one language; the other's are read when they are wanted."""
    column = 1 + get_args(Language).index(lang)
    words: dict[str, str] = {}
    for path in sorted(path for path in _FOLDER.iterdir() if path.suffix == ".tsv"):
        with path.open(encoding="utf-8") as lines:
            rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
            next(rows, None)  # the header
            for cells in rows:
                words[cells[0].strip()] = cells[column].strip()
    return words


def say(key: str, /, lang: Language | None = None, **values: object) -> str:
    """The text of ``key`` in the language on screen (or ``lang``), filled with ``values``; of one alone (``count``),
    that of ``key.one`` where there is such a text.
    """
    words = _words(lang or _language)
    text = words.get(key)
    if values.get("count") in (1, "1"):
        text = words.get(f"{key}.one", text)
    return key if text is None else text.format(**values)


def template(key: str, lang: Language) -> str:
    """The text of ``key`` before anything is filled in."""
    return _words(lang)[key]


def keys() -> tuple[str, ...]:
    """Every key there is, for tests that all are in both languages."""
    return tuple(_words("en"))
