"""docs/security.md names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
PAGE = (HERE / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


def test_promises_are_many() -> None:
    assert len(NAMED) >= 25


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_test_that_holds_a_promise_is_there(file: str, name: str) -> None:
    assert (HERE / file).is_file()
    if name:
        assert re.search(rf"^(?:async )?def {name}\(", (HERE / file).read_text("utf-8"), re.M)
