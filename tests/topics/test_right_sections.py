"""What people type puts a right section first, on each seed that has the topic."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from parser.reading import read
from parser.topics.hits import rows
from parser.topics.jump import Jump

SEEDS = Path(__file__).parents[2] / "seeds"
TABLE = tomllib.loads(Path(__file__).with_name("right_sections.toml").read_text("utf-8"))
CASES = [
    (query, seed, titles)
    for entry in TABLE.values()
    for query in entry["queries"]
    for seed, titles in entry.items()
    if seed != "queries"
]


@cache
def jump_on(seed: str) -> Jump:
    return Jump(read(SEEDS / f"{seed}.txt"))


@pytest.mark.parametrize(("query", "seed", "titles"), CASES, ids=[f"{query}@{seed}" for query, seed, _ in CASES])
def test_a_right_section_comes_first(query: str, seed: str, titles: list[str]) -> None:
    first = rows(jump_on(seed).search(query))[0]
    assert any(title in str(first["title"]) for title in titles), first


def test_all_thirty_queries_are_asked() -> None:
    assert len({query for query, _, _ in CASES}) == 30
