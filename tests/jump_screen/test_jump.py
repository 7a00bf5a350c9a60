"""The jump box: what is shown while one types, and where each key leads."""

import base64
import re
from time import perf_counter

import pytest

from parser.topics.jump import Jump
from tests.jump_screen.opened import opened, reports
from tui.locale import keys, say, set_language
from tui.reading.marked import marked
from tui.screens.jump import JumpBox
from tui.screens.reached import labels, of_reports


async def box_of(pilot, typed="") -> JumpBox:
    await pilot.press("t")
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.press(*typed)
    await pilot.pause()
    assert isinstance(pilot.app.screen, JumpBox)
    return pilot.app.screen


def shown(box) -> list[str]:
    """The lines of the list, without the spaces at their ends."""
    return [box.results.render_line(y).text.rstrip() for y in range(min(box.results.size.height, box.results.count))]


async def test_a_topic_shows_its_names_counts_and_its_best_section_in_each_report():
    async with opened() as pilot:
        box = await box_of(pilot)
        assert {hit.kind for hit in box.results.hits} == {"topic"}  # all that there are, before anything is typed
        await pilot.press(*"jiuye")
        await pilot.pause()
        first, *places = shown(box)
        assert "就业" in first and "Employment" in first and "topic" in first and "metrics" in first
        assert any("开封市 2020" in line and "改善民生增福祉" in line for line in places[:2])
        assert any("商丘市 2023" in line for line in places[:2])
        assert "2 reports" in box.told


async def test_enter_goes_to_the_row_of_an_indicator_and_b_comes_back():
    async with opened() as pilot:
        main = pilot.app.main
        place = main.reader.place
        report = main.report
        await box_of(pilot, "补充师资")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is main and main.reader.has_focus
        assert main.reader.metric_under_cursor.indicator == "补充师资"
        await pilot.press("b")
        await pilot.pause()
        assert (main.report, main.reader.place) == (report, place)


async def test_enter_on_a_place_opens_that_report():
    async with opened() as pilot:
        main = pilot.app.main
        box = await box_of(pilot, "工作安排")
        wanted = next(
            number
            for number, line in enumerate(box.results.lines)
            if line.place is not None and box.results.hits[line.hit].places[line.place].report == "shangqiu-2023#1"
        )
        await pilot.press(*["down"] * wanted, "enter")
        await pilot.pause()
        assert main.report.id == "shangqiu-2023#1"
        assert main.reader.place >= main.report.sections[2].start
        box = await box_of(pilot, "粮食总产量")
        await pilot.click(box.results, offset=(8, 0))
        await pilot.pause()
        assert pilot.app.screen is main


async def test_tab_goes_round_the_reports_of_a_topic_and_ctrl_y_copies_its_metrics(monkeypatch):
    async with opened() as pilot:
        box = await box_of(pilot, "jiuye")
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            _, place, number = box.results.under
            seen.append((number, place.report))
        assert [number for number, _ in seen] == [0, 1, 0]
        assert len({report for _, report in seen}) == 2
        await pilot.press("shift+tab")
        assert box.results.under[2] == 1
        written = []
        monkeypatch.setattr(pilot.app._driver, "write", written.append)
        counts = []
        for keys_ in (["ctrl+y"], ["up", "up", "ctrl+y"]):
            await pilot.press(*keys_)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            found = re.findall(r"\x1b]52;c;([A-Za-z0-9+/=]*)\x07", "".join(written))
            lines = base64.b64decode(found[-1]).decode().splitlines()
            assert lines[0].startswith("indicator\tplace\tyear\tvalue")
            counts.append(len(lines) - 1)
        assert counts == [3, 6]
        assert "6 rows" in box.told


async def test_arrows_move_the_line_keeps_the_focus_and_escape_leaves():
    async with opened() as pilot:
        main, place = pilot.app.main, pilot.app.main.reader.place
        box = await box_of(pilot, "就业")
        await pilot.press("down", "ctrl+n", "up", "ctrl+n", "ctrl+p")
        assert box.results.cursor == 1 and box.typed.has_focus
        await pilot.press("pagedown")
        assert box.results.cursor > 1
        await pilot.press("pageup", "pageup")
        assert box.results.cursor == 0
        await pilot.press(*"率")
        assert box.typed.value == "就业率"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is main and main.reader.place == place


async def test_any_text_may_be_typed_in_any_window():
    async with opened((80, 24)) as pilot:
        box = await box_of(pilot)
        for size in ((80, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            width = box.results.scrollable_content_region.width
            for typed in ("就", "[/]", "[5%]", "\\", "[bold]", "'\"", "%s{}", "zzzzqqqq"):
                box.typed.value = typed
                box._search()
                for y in range(box.results.size.height):
                    assert box.results.render_line(y).cell_length == width
        await pilot.press("enter", "tab", "ctrl+y")
        assert pilot.app.screen is box and "nothing fits" in box.told


@pytest.mark.parametrize(
    ("name", "typed", "part"),
    [
        ("脱贫攻坚", "脱贫", "脱贫"),
        ("脱贫攻坚", "gj", "攻坚"),
        ("长葛市", "changge", "长葛"),
        ("长葛市", "zhangge", "长葛"),
        ("Poverty alleviation", "poverty", "Poverty"),
        ("教育", "povrty", None),
        ("教育", "", None),
        ("PM2.5平均浓度", "pm2", "PM2"),
    ],
)
def test_the_part_that_fits_is_marked(name, typed, part):
    span = marked(name, typed)
    assert (name[slice(*span)] if span else None) == part


def test_two_reports_of_one_place_and_year_are_told_apart():
    one, two = reports()[0], reports()[0]
    from dataclasses import replace

    two = replace(two, id="x#2", cover=replace(two.cover, speaker="张忠民"))
    assert set(labels([one, two]).values()) == {"开封市 2020 高建军", "开封市 2020 张忠民"}


def test_the_metrics_of_a_hit_are_those_it_counts():
    given = reports()
    jump = Jump(given)
    reached = of_reports(given)
    for query in ("就业", "教育", "城镇新增就业", "开封"):
        hits = [hit for hit in jump.search(query) if hit.places and hit.kind in ("topic", "indicator")]
        assert hits or query == "开封"
        for hit in hits:
            assert len(reached.rows(hit, None)) == hit.metrics, (query, hit.label)


async def test_a_key_shows_at_once():
    """A floor far above what is measured (2–5 ms a key on the seeds)."""
    async with opened() as pilot:
        box = await box_of(pilot)
        times = []
        for typed in ("就", "就业", "j", "ji", "jiu", "jiuy", "jiuye", ""):
            begun = perf_counter()
            box.typed.value = typed
            box._search()
            shown(box)
            times.append(perf_counter() - begun)
        assert sorted(times)[len(times) // 2] < 0.05


def test_every_word_is_there_in_both_languages():
    for key in keys():
        for lang in ("en", "zh"):
            set_language(lang)
            assert say(key, lang, **dict.fromkeys(re.findall(r"{(\w+)}", _raw(key, lang)), "x")).strip(), (key, lang)


def _raw(key, lang):
    from tui.locale import _words

    return _words(lang)[key]


async def test_that_more_reports_speak_of_a_topic_than_are_shown_is_said():
    from dataclasses import replace

    first = reports()[0]
    many = [replace(first, id=f"a-{number}#1") for number in range(12)]
    async with opened((120, 40), many) as pilot:
        box = await box_of(pilot, "jiuye")
        lines = shown(box)
        assert "4 more: Tab" in lines[8], lines[:10]
        await pilot.press("tab")
        await pilot.pause()
        assert not any("more: Tab" in line for line in shown(box)[:13])
