"""The error browser tells each kind of change apart."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from bench.compare_versions import Differences
from parser.export import report_object
from tests.export.made import report


def differences(change: Any) -> dict[str, list[str]]:
    """Kinds of change, with each old → new, between the made report and a changed one."""
    old = report_object(report(), with_text=True)
    new = deepcopy(old)
    change(new)
    found = Differences()
    found.compare("made.txt", [old], [new])
    return {name: list(kind.count) for name, kind in found.kinds.items()}


def metric(**fields: Any) -> Any:
    return lambda new: new["metrics"][0].update(fields)


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda new: None, {}),
        (metric(indicator="收入"), {"indicator": ["财政收入 → 收入"]}),
        (metric(period=None), {"period": ["2019 → —"]}),
        (lambda new: new["metrics"][0]["value"].update(unit="元"), {"value unit": ["154.86 亿元 → 154.86 元"]}),
        (metric(change=None), {"change presence": ["up 10.1 % → —"]}),
        (lambda new: new["metrics"].pop(1), {"row gone": ["森林覆盖率"]}),
        (lambda new: new["sections"][0].update(level=2), {"section level": ["1 → 2"]}),
        (lambda new: new["sections"].clear(), {"section gone": ["heading level 1"]}),
        (lambda new: new.update(year=2021), {"cover year": ["2020 → 2021"]}),
    ],
)
def test_kinds_of_change(change: Any, kinds: dict[str, list[str]]) -> None:
    assert differences(change) == kinds


def test_a_row_in_two_is_a_split() -> None:
    def split(new: dict[str, Any]) -> None:
        second = deepcopy(new["metrics"][0])
        new["metrics"][0]["change"], second["value"] = None, None
        new["metrics"].insert(1, second)

    assert set(differences(split)) == {"change presence", "row split"}


def test_rows_that_share_a_figure_are_each_their_own() -> None:
    """小学、初中、高中各10所 are three rows of one figure."""
    old = report_object(report(), with_text=True)
    row = old["metrics"][0]
    old["metrics"][:1] = [{**deepcopy(row), "indicator": name} for name in ("小学", "初中", "高中")]
    found = Differences()
    found.compare("made.txt", [old], [deepcopy(old)])
    assert not found.kinds
    assert found.same == found.rows

    less = deepcopy(old)
    del less["metrics"][0]
    found = Differences()
    found.compare("made.txt", [old], [less])
    assert {name: list(kind.count) for name, kind in found.kinds.items()} == {"row gone": ["小学"]}
