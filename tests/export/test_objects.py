"""The JSON export keeps its contract (docs/export.md)."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import read
from parser.export import json_number, json_pieces, report_object
from tests.export.made import TEXT, report

REPORT_KEYS = "id file start end title kind place year date body speaker sections metrics"
SECTION_KEYS = "id parent level number title kind start end body_end topics"
METRIC_KEYS = "section indicator canonical topic status period start end value from change"
QUANTITY_KEYS = "text number high unit si bound kind start end"


def test_every_key_of_the_contract_is_there() -> None:
    found = report_object(report())
    assert set(REPORT_KEYS.split()) <= set(found)
    assert set(SECTION_KEYS.split()) <= set(found["sections"][0])
    assert all(set(METRIC_KEYS.split()) <= set(metric) for metric in found["metrics"])
    assert set(QUANTITY_KEYS.split()) <= set(found["metrics"][0]["value"])
    assert found["metrics"][0]["change"]["direction"] == "up"


def test_the_page_shows_what_the_export_writes(seeds: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    (shown_report,) = shown["reports"]
    (report,) = read(seeds / shown_report["file"])
    found = report_object(report)
    for kind in ("sections", "metrics"):
        for each in shown_report.pop(kind):
            assert any(each == {key: whole[key] for key in each} for whole in found[kind]), each
    assert shown_report == {key: found[key] for key in shown_report}
    assert shown["schema"] == json.loads("".join(json_pieces([found], "0")))["schema"]


def test_numbers_print_as_the_report_prints_them() -> None:
    text = "".join(json_pieces([report_object(report())], "0"))
    assert '"number": 154.86,' in text
    assert '"si": {"number": 15486000000, "unit": "元"}' in text
    assert '"parts": [13.4, 38.6, 48]' in text


def test_what_is_not_said_is_null() -> None:
    found = report_object(report())
    assert found["date"] is None and found["speaker"] is None
    assert found["metrics"][1]["period"] is None and found["metrics"][1]["change"] is None
    assert found["metrics"][2]["value"]["number"] is None


def test_how_facts_are_known_and_by_which_rules_rides_along() -> None:
    metric = report_object(report())["metrics"][0]
    assert metric["known"] == {"indicator": "said", "status": "inferred", "period": "inferred"}
    assert metric["rules"] == ["verb-less value"]


def test_text_only_when_asked() -> None:
    assert "text" not in report_object(report())
    assert report_object(report(), with_text=True)["text"] == TEXT


@pytest.mark.parametrize("count", [0, 1, 2])
def test_pieces_join_to_one_object(count: int) -> None:
    found = json.loads("".join(json_pieces([report_object(report())] * count, "9.9.9")))
    assert (found["schema"], found["govtui"], len(found["reports"])) == (1, "9.9.9", count)


def test_a_file_name_with_control_characters_is_escaped() -> None:
    text = "".join(json_pieces([report_object(report(), path="a\x1b]0;x\x9b\u202eb\udcff.txt")], "0"))
    assert not set(text) & set("\x1b\x9b\u202e\udcff")
    assert json.loads(text)["reports"][0]["path"] == "a\x1b]0;x\x9b\u202eb\udcff.txt"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=3))
def test_a_number_comes_back_from_json_as_it_was(number: Decimal) -> None:
    if len(number.normalize().as_tuple().digits) <= 15:
        assert json.loads(json.dumps(json_number(number)), parse_float=Decimal, parse_int=Decimal) == number


def plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def test_offsets_of_the_seeds_point_at_what_they_quote(seeds) -> None:  # type: ignore[no-untyped-def]
    for path in seeds.glob("*.txt"):
        for found in (report_object(one, with_text=True) for one in read(path)):
            for metric in found["metrics"]:
                for part in ("value", "from", "change"):
                    quantity = metric[part]
                    if quantity:
                        printed = found["text"][quantity["start"] : quantity["end"]]
                        assert plain(printed) == plain(quantity["text"])
