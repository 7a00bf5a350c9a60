from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.table.sample import large, report
from tui.widgets.table import Arrangement, RowFilter, rows_of
from tui.widgets.table.columns import COLUMNS, pinyin_order, searchable
from tui.widgets.table.layout import Columns
from tui.widgets.table.model import GROUPINGS, Sorting, TableModel


@pytest.fixture
def model():
    model = TableModel()
    model.show(rows_of(report()))
    return model


def indicators(model):
    return [model.rows[number].metric.indicator for number in model.entries if number >= 0]


def test_rows_come_in_the_order_of_the_report(model):
    assert indicators(model)[0] == "城镇新增就业"
    assert list(model.entries) == list(range(len(model.rows)))


def test_like_is_sorted_beside_like_by_size(model):
    model.sorting = Sorting("value")
    model.arrange()
    people = [name for name in indicators(model) if name in ("补充师资", "城镇新增就业")]
    assert people == ["补充师资", "城镇新增就业", "城镇新增就业"]  # 2900 人 < 6 万人 < 7.03 万人


@pytest.mark.parametrize("descending", [False, True])
def test_what_a_row_does_not_say_goes_last_in_either_direction(model, descending):
    model.sorting = Sorting("change", descending)
    model.arrange()
    assert set(indicators(model)[:2]) == {"PM2.5平均浓度", "生产总值"}


def test_a_fall_is_less_than_a_rise(model):
    model.sorting = Sorting("change")
    model.arrange()
    assert indicators(model)[:2] == ["PM2.5平均浓度", "生产总值"]


def test_all_words_must_stand_in_the_row_in_any_order(model):
    model.filter = RowFilter("6 就业")
    model.arrange()
    assert [model.row(entry).metric.status for entry in range(model.shown)] == ["target"]


@pytest.mark.parametrize("typed", ["czxzjy", "chengzhenxinzeng", "xinzeng jiuye", "chengz"])
def test_letters_spell_chinese(model, typed):
    model.filter = RowFilter(typed)
    model.arrange()
    assert "城镇新增就业" in indicators(model) and "三次产业结构" not in indicators(model)


def test_conditions_hold_together(model):
    model.filter = RowFilter("城镇").choosing("status", frozenset({"actual"}))
    model.arrange()
    assert indicators(model) == ["城镇新增就业", "城镇登记失业率"]
    model.filter = RowFilter().choosing("change", frozenset({"down"}))
    model.arrange()
    assert indicators(model) == ["PM2.5平均浓度"]


def test_choosing_nothing_takes_the_condition_off():
    chosen = RowFilter().choosing("status", frozenset({"actual"}))
    assert chosen and not chosen.choosing("status", frozenset())


def test_facets_count_what_the_other_conditions_leave(model):
    model.filter = RowFilter().choosing("status", frozenset({"target"}))
    model.arrange()
    assert dict(model.facets("status")) == {"actual": 10, "target": 3}
    assert dict(model.facets("topic")) == {"economy": 1, "employment": 1, "grain": 1}


def test_groups_have_a_head_and_all_their_rows(model):
    model.grouping = "section"
    model.arrange()
    assert model.entries[0] == -1
    assert [size for _, size in model.groups] == [10, 3]
    assert model.row(0) is None and model.group(0) == ("1.1", 10)


@settings(max_examples=60, deadline=None)
@given(
    column=st.sampled_from([None, *COLUMNS]),
    descending=st.booleans(),
    grouping=st.sampled_from(GROUPINGS),
    words=st.sampled_from(["", "城", "就业 人", "zzz", "第1位", "%"]),
    status=st.sampled_from([None, "actual", "target"]),
    two=st.booleans(),
)
def test_no_order_and_no_filter_loses_or_doubles_a_row(column, descending, grouping, words, status, two):
    reports = [report(), report("shangqiu-2023", "商丘市", 2023)] if two else [large(50)]
    model = TableModel()
    rows = rows_of(reports)
    model.grouping, model.sorting = grouping, Sorting(column, descending)
    model.filter = RowFilter(words)
    if status:
        model.filter = model.filter.choosing("status", frozenset({status}))
    model.show(rows)
    kept = [number for number in model.entries if number >= 0]
    assert len(kept) == len(set(kept)) == model.shown
    unfiltered = TableModel(sorting=Sorting(column, descending), grouping=grouping)
    unfiltered.show(rows)
    assert sorted(number for number in unfiltered.entries if number >= 0) == list(range(len(rows)))
    # filtering and sorting commute: what is kept stands in the order of the whole
    if grouping is None:
        order = {number: place for place, number in enumerate(unfiltered.entries)}
        assert [order[number] for number in kept] == sorted(order[number] for number in kept)
    for number in kept:
        assert status is None or rows[number].metric.status == status


def test_the_rows_of_a_section_are_those_under_it():
    small = report()
    assert len(rows_of(small, small.sections[0])) == 10
    assert len(rows_of(small, small.sections[2])) == 3
    assert [section.id for section in rows_of(small)[0].path] == ["1", "1.1"]


def test_an_arrangement_survives_being_kept_and_what_it_does_not_know_is_passed_over():
    model, columns = TableModel(), Columns()
    columns.hidden, columns.by_hand = {"known"}, {"value": 20}
    columns.move("status", "value")
    model.sorting, model.grouping = Sorting("value", True), "topic"
    model.filter = RowFilter("城").choosing("status", frozenset({"actual", "target"}))
    kept = Arrangement.of(model, columns)
    other, others = TableModel(), Columns()
    kept.put_on(other, others)
    assert Arrangement.of(other, others) == kept
    assert others.order.index("status") == others.order.index("value") - 1
    strange = Arrangement(("x",), {"y": 3}, "z", False, "w", "", {"v": ("u",)})
    strange.put_on(other, others)
    assert Arrangement.of(other, others) == Arrangement()


def brute(rows, wanted):
    """What a filter should let pass, row by row, the long way."""
    texts = searchable(rows)
    return [
        number
        for number, row in enumerate(rows)
        if all(word in texts[number] for word in wanted.text.casefold().split())
        and all(COLUMNS[key].facet(row) in allowed for key, allowed in wanted.chosen)
    ]


@given(st.lists(st.text(alphabet="城镇新增就业 人2 0", max_size=3), max_size=6))
def test_letter_after_letter_finds_what_the_whole_word_finds(pieces):
    rows = rows_of(large(60))
    model = TableModel()
    model.show(rows)
    typed = ""
    for piece in pieces:
        typed += piece
        for wanted in (RowFilter(typed), RowFilter(typed).choosing("status", frozenset({"target"})), RowFilter(typed)):
            model.filter = wanted
            model.arrange()
            assert list(model.entries) == brute(rows, wanted)
            assert dict(model.facets("status")).get("target", 0) == len(
                brute(rows, wanted.choosing("status", frozenset({"target"})))
            )


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_alike_rows_stay_in_the_order_of_the_report(column, descending):
    rows = rows_of([report(), report("b", "商丘市", 2023)])
    model = TableModel(sorting=Sorting(column, descending))
    model.show(rows)
    key = COLUMNS[column].sort
    said = [number for number in model.entries if key(rows[number]) is not None]
    for before, after in pairwise(said):
        first, second = (by_pinyin(key(rows[number])) for number in (before, after))
        assert first >= second if descending else first <= second
        assert first != second or before < after


def by_pinyin(key):
    return (pinyin_order(key[0]), key[1]) if isinstance(key, tuple) else pinyin_order(key)
