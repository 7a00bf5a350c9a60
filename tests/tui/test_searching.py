"""Searching by pinyin, and what was typed before."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open
from tests.tui.sample import KAIFENG, build, kaifeng, minquan
from tests.tui.test_remembering import app, home, left, reports_read  # noqa: F401 -- a fixture
from tui.locale import set_language
from tui.reading.finding import find, look_for
from tui.reading.recall import Recall

REPORT = kaifeng()


def shown(typed: str) -> list[str]:
    return [REPORT.source.text[slice(*span)] for span in look_for(REPORT, typed).spans]


@pytest.mark.parametrize("typed", ["jiaoyu", "jy", "JiaoYu", "jiao yu", "jiaoy"])
def test_letters_find_what_they_spell(typed: str) -> None:
    found = look_for(REPORT, typed)
    assert "教育" in shown(typed)
    assert dict(found.spelled)["教育"] == REPORT.source.text.count("教育")
    assert sum(times for _, times in found.spelled) == len(found.spans)
    assert found.spans == sorted(found.spans)


def test_whole_syllables_come_before_initials() -> None:
    assert set(shown("jiaoyu")) == {"教育"}
    assert len(set(shown("jy"))) > 1


def test_what_the_text_itself_has_comes_first() -> None:
    found = look_for(REPORT, "pm")
    assert set(shown("pm")) == {"PM"}
    assert found.spelled == ()
    assert look_for(REPORT, "教育").spelled == ()


@pytest.mark.parametrize("typed", ["j", "", "  ", "qqq", "教yu", "12", "]]", "x.*"])
def test_what_spells_nothing_finds_nothing(typed: str) -> None:
    assert look_for(REPORT, typed).spans == []


def test_finding_leads_to_the_source_whatever_the_case() -> None:
    report = build("x", "=İ\nGDP增长\n", "开封市", "prefecture", 2020)  # folds into two characters
    assert [report.source.text[slice(*span)] for span in find(report, "gdp 增长")] == ["GDP增长"]


def test_going_through_what_was_typed() -> None:
    recall = Recall(["c", "b", "b", "a"])
    assert [recall.step(1, now) for now in ("x", "c", "b", "a")] == ["c", "b", "a", None]
    assert [recall.step(-1, now) for now in ("a", "b", "c", "x")] == ["b", "c", "x", None]
    assert recall.step(1, "typed anew") == "c"
    assert Recall([]).step(1, "") is None


async def test_the_count_says_what_was_matched(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        await pilot.press("slash", *"jiaoyu", "enter")
        count = KAIFENG.count("教育") - KAIFENG.count("*教育")
        assert main.foot.said == f"1 of {len(main.reader.hits)} · pinyin of 教育 {count}"
        await pilot.press("n")
        assert main.foot.said.startswith("2 of") and main.foot.said.endswith(f"教育 {count}")
        set_language("zh")
        await pilot.press("n")
        assert "拼音：教育" in main.foot.said


async def test_up_brings_back_what_was_searched(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        for words in ("医疗", "教师", "没有这个"):
            await pilot.press("slash", *words, "enter")
        await pilot.press("slash", "up")
        box = main.query_one("#search")
        assert box.value == "教师", "what was not found is no history"
        assert main.reader.hits
        await pilot.press("up")
        assert box.value == "医疗"
        await pilot.press("down", "down")
        assert box.value == ""


async def test_the_jump_box_brings_back_what_led_somewhere(opened: Open) -> None:
    async with opened() as pilot:
        main = pilot.app.main
        for words in ("jiaoyu", "tuopin"):
            await pilot.press("t", *words)
            for _ in range(100):
                await pilot.pause(0.02)
                if pilot.app.screen.results.under:
                    break
            await pilot.press("enter")
            await pilot.pause()
        assert main.state.words("jumps") == ["tuopin", "jiaoyu"]
        await pilot.press("t", "up")
        assert pilot.app.screen.typed.value == "tuopin"
        await pilot.press("alt+up")
        assert pilot.app.screen.typed.value == "jiaoyu"
        await pilot.press("alt+down")
        assert pilot.app.screen.typed.value == "tuopin"
        await pilot.press("down", "up")
        assert pilot.app.screen.typed.value == "tuopin", "in the list, the arrow moves"


async def test_words_and_the_way_back_are_there_at_the_next_start() -> None:
    await left(app(), "slash", *"经济", "enter", "right_curly_bracket", "escape", "b")
    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.pause()
        main = after.main
        assert main.state.words("searches") == ["经济"]
        back, forward = main.history.trail
        assert [len(back), len(forward)] == [1, 1]
        here = main.report
        await pilot.press("B")
        assert main.report is not here
        await pilot.press("b")
        assert main.report is here


async def test_all_is_forgotten_from_the_palette() -> None:
    await left(app(), "M", "slash", *"GDP", "enter", "T")
    after = app()
    async with after.run_test(size=(120, 40)) as pilot:
        await reports_read(pilot)
        await pilot.press("ctrl+p", *"forget", "enter")
        await pilot.pause()
        assert pilot.app.screen.id == "forget"
        assert "1 bookmark with its note" in "".join(pilot.app.screen.told_lines.told)
        await pilot.press("escape")
        await pilot.pause()
        assert after.main.reader.bookmarks
        await pilot.press("ctrl+p", *"forget", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert not after.main.reader.bookmarks
        assert after.main.foot.said.startswith("Forgotten")
        await pilot.press("space", "M")
        after.memory.keep(after.main)
        after.memory.save_now()
    fresh = app()
    assert fresh.memory.chosen.state.last is None
    assert not fresh.memory.chosen.state.bookmarks()
    assert fresh.memory.chosen.tips


async def test_searching_in_one_of_two_leaves_the_other_alone(opened: Open) -> None:
    async with opened(reports=[kaifeng(), minquan()]) as pilot:
        main = pilot.app.main
        await pilot.press("vertical_line", "tab", "slash", *"工作", "enter")
        await pilot.pause()
        assert main.sides[1].reader.hits
        assert not main.sides[0].reader.hits
