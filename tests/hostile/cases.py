"""Hostile files: every payload in every place."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
)
"""Characters that may act on a terminal: in no output, ever. A carriage return ends no line of ours."""


class Case(NamedTuple):
    """One hostile file."""

    name: str
    payload: str
    text: str
    holds: tuple[str, ...]
    """Figures that must still be read."""


def cases() -> list[Case]:
    """All of them, in the order of the data files."""
    payloads = tomllib.loads((HERE / "payloads.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    found = []
    for (kind, group), (place, about) in itertools.product(payloads.items(), places.items()):
        for name, payload in group.items():
            text = about["text"].lstrip("\n").replace("X", payload)
            found.append(Case(f"{kind}-{name}-{place}", payload, text, tuple(about["holds"])))
    return found


CASES = cases()
