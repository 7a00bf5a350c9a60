"""Any text and any bytes keep the promises, in this process and in another."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import parse
from parser.text.safety import clean
from tests.fuzz import mutation
from tests.fuzz.promises import holds
from tests.fuzz.targets import REPORT, TARGETS
from tests.fuzz.vocabulary import words

TEXTS = st.one_of(
    st.lists(st.sampled_from(words()), max_size=80).map("".join),
    st.lists(st.one_of(st.sampled_from(REPORT.splitlines(keepends=True)), st.sampled_from(words())), max_size=40).map(
        "".join
    ),
    st.builds(lambda seed: mutation.text(REPORT, random.Random(seed)), st.integers(0, 2**32)),
    st.text(max_size=200),
).map(clean)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_exactly_and_twice_the_same(text: str) -> None:
    reports = parse(text)
    holds(reports, text)
    assert parse(text) == reports


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), data=st.binary(max_size=200), at=st.integers(0, 4000))
def test_any_bytes_of_every_format(name: str, seed: int, data: bytes, at: int) -> None:
    target = TARGETS[name]
    whole = target.seeds[seed % len(target.seeds)]
    at %= len(whole) + 1
    target.run(target.mutate(whole, random.Random(seed)))
    target.run(whole[:at] + data + whole[at:])
    target.run(whole[:at])
    target.run(data)


@given(st.text(), st.integers(0, 200))
def test_cleaning_does_not_depend_on_where_a_text_is_cut(text: str, at: int) -> None:
    """A sequence that comes in two pieces does not pass between them."""
    assert clean(text[:at]) + clean(text[at:]) == clean(text)


def digest() -> str:
    """Of the readings of a hundred texts; the same in any process, whatever its hash seed, locale and time zone."""
    made = hashlib.sha256()
    for seed in range(100):
        text = clean(mutation.text(mutation.text(REPORT, random.Random(seed)), random.Random(-seed)))
        made.update(repr(parse(text)).encode())
    return made.hexdigest()


def test_the_same_in_another_process() -> None:
    code = "from tests.fuzz.test_promises import digest; print(digest())"
    here = digest()
    for surroundings in ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai"}, {"PYTHONHASHSEED": "77"}):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **surroundings},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        assert done.stdout.strip() == here
