from itertools import pairwise

import pytest

from tests.table.sample import large, report
from tui.widgets.table import rows_of
from tui.widgets.table.layout import GAP, Columns


def placed(window, rows=None, left=1):
    columns = Columns()
    columns.measure(rows or rows_of(report()))
    columns.left = left
    return columns, columns.placed(window)


@pytest.mark.parametrize("window", range(20, 220, 7))
@pytest.mark.parametrize("left", [1, 3, 6])
def test_columns_never_overlap_nor_leave_the_window(window, left):
    _, places = placed(window, left=left)
    for one, next_one in pairwise(places):
        assert one.x + one.width + GAP == next_one.x
    assert places[-1].x + places[-1].width <= window


def test_eighty_columns_have_room_up_to_the_status():
    columns, places = placed(80, rows_of(large(500)))
    shown = [columns.shown[place.column] for place in places]
    assert shown[:5] == ["indicator", "value", "change", "period", "status"]


def test_the_first_column_stays_when_the_others_scroll():
    columns, _ = placed(60)
    columns.reveal(len(columns.shown) - 1, 60)
    places = columns.placed(60)
    assert places[0].column == 0
    assert places[-1].column == len(columns.shown) - 1
    columns.reveal(1, 60)
    assert columns.placed(60)[1].column == 1


def test_a_width_chosen_by_hand_holds():
    columns, _ = placed(120)
    columns.by_hand["value"] = 30
    assert next(place.width for place in columns.placed(120) if columns.shown[place.column] == "value") == 30


def test_place_and_year_show_only_when_there_are_several_reports():
    columns, _ = placed(120, rows_of([report(), report("b", "商丘市", 2023)]))
    assert "place" in columns.shown
    columns.measure(rows_of(report()))
    assert "place" not in columns.shown


def test_a_column_in_which_no_row_has_a_figure_leaves_its_room_to_the_names():
    rows = rows_of(large(500))
    bare = [row for row in rows if row.metric.change is None]
    assert bare and len(bare) < len(rows)
    columns, places = placed(80, bare)
    shown = [columns.shown[place.column] for place in places]
    assert "change" not in columns.shown and shown[:4] == ["indicator", "value", "period", "status"]
    assert columns.told.index("change") == columns.told.index("value") + 1, "what is copied has the same columns"
    columns.measure([*bare, *[row for row in rows if row.metric.change is not None][:1]])
    assert "change" in columns.shown
