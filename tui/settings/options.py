"""Every setting there is. Its words are ``option.KEY`` in ``tui/locale/settings.tsv``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Value = str | bool


class Option(NamedTuple):
    """One setting of ``config.toml``."""

    key: str
    default: Value
    choices: tuple[str, ...] = ()
    """What it may be; empty for yes or no, and for a name that only the screen knows (a theme)."""

    @property
    def kind(self) -> type:
        """``str`` or ``bool``."""
        return type(self.default)


OPTIONS: dict[str, Option] = {
    option.key: option
    for option in (
        Option("language", "auto", ("auto", "en", "zh")),
        Option("theme", "govtui-dark"),
        Option("rise", "green", ("green", "red")),
        Option("ambiguous-width", "auto", ("auto", "narrow", "wide")),
        Option("clipboard", "auto", ("auto", "native", "osc52", "tmux", "file")),
        Option("tips", True),
        Option("remember", True),
    )
}


def written(value: Value) -> str:
    """The value as TOML writes it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def known_themes() -> tuple[str, ...]:
    """The names a theme may have: ours first. Imports Textual."""
    from textual.theme import BUILTIN_THEMES

    from tui.themes import THEMES

    ours = [theme.name for theme in THEMES]
    return (*ours, *(name for name in BUILTIN_THEMES if name not in ours))


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that somebody who wrote ``word`` may have meant; ``None`` when none is near."""
    from difflib import get_close_matches  # only when something is wrong

    plain = {name.casefold().replace("_", "-"): name for name in names}
    asked = word.casefold().replace("_", "-")
    for name in plain:
        if asked and name.rpartition(".")[2] == asked:  # a command without its pane
            return plain[name]
    found = get_close_matches(asked, plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None
