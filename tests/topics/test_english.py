"""English names: either spelling, words begun, one slip of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.topics.asked import topic_names
from parser.topics.english import English
from parser.topics.taxonomy import topics_by_id

ASKED = [
    ("rural revitalisation", "rural-revitalisation"),
    ("rural revitalization", "rural-revitalisation"),
    ("Rural Revitalisation", "rural-revitalisation"),
    ("urbanization", "urbanisation"),
    ("digitalization", "digital-economy"),
    ("national defense", ""),
    ("defense and veterans", "defence-and-veterans"),
    ("labor market", "employment"),
    ("labour market", "employment"),
    ("schools", "education"),
    ("school", "education"),
    ("hospitals", "health-care"),
    ("healthcare", "health-care"),
    ("smog", "air-quality"),
    ("taxes", "fiscal"),
    ("povrty alleviation", "poverty-alleviation"),
    ("poverty aleviation", "poverty-alleviation"),
    ("pvoerty", "poverty-alleviation"),
    ("eduction", "education"),
    ("hosing", "housing"),
    ("innvation", "innovation"),
    ("toursim", "tourism"),
    ("people's livelihood", "people's-livelihood"),
    ("peoples livelihood", "people's-livelihood"),
    ("jioayu", "education"),
    ("tuopingogjian", "poverty-alleviation"),
    ("environment", "ecology"),
    ("railways", "transport"),
    ("villages", "rural-revitalisation"),
]


@pytest.mark.parametrize(("query", "topic"), ASKED)
def test_a_query_means(query: str, topic: str) -> None:
    scores, _ = topic_names().search(query)
    best = max(scores, key=lambda rank: (scores[rank], -rank), default=None)
    assert best == (topics_by_id()[topic].rank if topic else None)


@pytest.mark.parametrize(
    ("typed", "word", "found"),
    [
        ("povrty", "poverty", True),
        ("poverrty", "poverty", True),
        ("povetry", "poverty", True),
        ("pobverty", "poverty", True),
        ("poverti", "poverty", True),
        ("overty", "poverty", True),
        ("povr", "poverty", True),
        ("pvoe", "poverty", True),
        ("povrti", "poverty", False),
        ("grain", "grading", True),
        ("grain", "green", False),
        ("pvo", "poverty", False),
    ],
)
def test_one_slip(typed: str, word: str, found: bool) -> None:
    names = English()
    names.add(word, 1)
    assert bool(names.search(typed)) is found


@given(st.text("abcd", min_size=5, max_size=8), st.integers(0, 8), st.sampled_from("abcd"))
def test_every_single_slip_is_forgiven(word: str, place: int, letter: str) -> None:
    names = English()
    names.add(word, 1)
    at = place % len(word)
    for typed in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ):
        assert names.search(typed)
