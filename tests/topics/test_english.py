"""English names: either spelling, words begun, one slip of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.topics.asked import topic_names
from parser.topics.english import one_slip
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
    ("typed", "word", "slip"),
    [
        ("povrty", "poverty", "whole"),
        ("poverrty", "poverty", "whole"),
        ("povetry", "poverty", "whole"),
        ("pobverty", "poverty", "whole"),
        ("poverti", "poverty", "whole"),
        ("overty", "poverty", "whole"),
        ("povr", "poverty", "begun"),
        ("pvoe", "poverty", "begun"),
        ("poverty", "poverty", ""),
        ("povrti", "poverty", ""),
        ("grain", "grading", "begun"),
        ("grain", "green", ""),
    ],
)
def test_one_slip(typed: str, word: str, slip: str) -> None:
    assert one_slip(typed, word) == slip


@given(st.text("abcd", min_size=1, max_size=8), st.integers(0, 8), st.sampled_from("abcd"))
def test_every_single_slip_is_forgiven(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    for typed in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ):
        if typed and typed != word and not word.startswith(typed):
            assert one_slip(typed, word) == "whole"
