"""Every screen over a library, in both languages and three windows. To accept a change: pytest --snapshot-update."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy import SnapshotAssertion

from parser.library import Library
from tests.questions.sample import TEXTS
from tests.tui.conftest import drained, until
from tests.tui.pictures import PictureExtension, picture
from tui.app import Govtui
from tui.locale import Language, set_language

TOUR: list[tuple[str, list[str]]] = [
    ("library", []),
    ("figure", ["]", ".", "."]),
    ("compare", ["c"]),
    ("chart", ["g"]),
    ("ledger", ["escape", "escape", "p"]),
    ("scores", ["s"]),
    ("search-all", ["escape", "escape", "S", *"就业"]),
    ("search-all-years", ["tab", "tab"]),
    ("jump", ["escape", "t", *"gdp"]),
    ("palette", ["escape", "ctrl+p", *"copy"]),
    ("search", ["escape", "slash", *"就业", "enter"]),
    ("bookmarks", ["M", "E", *"核对", "enter", "apostrophe"]),
    ("table", ["escape", "escape", "4", "r", "g"]),
    ("filter", ["f", *"收入"]),
    ("columns", ["escape", "C"]),
    ("export", ["escape", "e"]),
    ("selection", ["escape", "v", "j", "l"]),
    ("details", ["escape", "D"]),
    ("beside", ["D", "3", "z", "z", "|"]),
    ("paragraph", ["3", "V"]),
    ("forget", ["escape", "ctrl+p", *"forget", "enter"]),
]
"""The name of each picture, and the keys that lead there from the one before."""


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three short reports made by hand, so that no rule of reading that changes changes the pictures."""
    folder = tmp_path_factory.mktemp("short")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    path = folder / "library.db"
    with Library.open(path) as library:
        library.add(sorted(folder.glob("*.txt")), jobs=1)
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(120, 40)], ids=["120x40"])
async def test_every_screen(
    short: Path, snapshot: SnapshotAssertion, size: tuple[int, int], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _tour(short, snapshot, size, language, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["80x24", "200x60"])
async def test_other_windows(
    short: Path, snapshot: SnapshotAssertion, size: tuple[int, int], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _tour(short, snapshot, size, language, monkeypatch)


async def _tour(
    short: Path, snapshot: SnapshotAssertion, size: tuple[int, int], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(language)
    monkeypatch.chdir("/")  # the export box names the folder
    monkeypatch.setattr("tui.widgets.page.FLASH", 1000)  # what lights up stays lit
    pictures = snapshot.use_extension(PictureExtension)
    app = Govtui([], library=short)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.main.furnished and app.main.report is not None and app.main.waiting <= 0)
        for name, keys in TOUR:
            for key in keys:
                await pilot.press(key)
                await until(pilot, lambda: not any(each.is_running for each in app.workers if each.group in _QUICK))
            await drained(pilot)
            assert picture(app) == pictures(name=name), name


_QUICK = ("facts", "scores", "look", "index", "gate", "library", "copy", "default")
"""Workers whose answer belongs into the picture."""
