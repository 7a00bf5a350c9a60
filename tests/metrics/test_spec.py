"""Rows of single sentences, as a person would write them: ``spec/*.txt``."""

from __future__ import annotations

import pytest

from tests.metrics.reading import Example, examples, line, metrics

ALL = examples()


@pytest.mark.parametrize("example", ALL, ids=[f"{one.file}:{one.line}" for one in ALL])
def test_rows_are_those_a_person_would_write(example: Example) -> None:
    assert [line(metric) for metric in metrics(example)] == example.rows, example.text
