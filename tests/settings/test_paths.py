"""Where the files lie, on each system and without a home."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.library import folders
from parser.library.location import library_file
from tui.settings import paths


@pytest.mark.parametrize(
    ("environment", "platform", "config", "state"),
    [
        ({"HOME": "/h"}, "linux", "/h/.config/govtui/config.toml", "/h/.local/state/govtui/state.json"),
        (
            {"HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"},
            "linux",
            "/c/govtui/config.toml",
            "/s/govtui/state.json",
        ),
        (
            {"HOME": "/h", "XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": ""},
            "linux",
            "/h/.config/govtui/config.toml",
            "/h/.local/state/govtui/state.json",
        ),
        (
            {"HOME": "/h", "XDG_CONFIG_HOME": "/c"},
            "darwin",
            "/h/Library/Application Support/govtui/config.toml",
            "/h/Library/Application Support/govtui/state.json",
        ),
        (
            {"USERPROFILE": "/u", "APPDATA": "/u/Roaming", "LOCALAPPDATA": "/u/Local"},
            "win32",
            "/u/Roaming/govtui/config.toml",
            "/u/Local/govtui/state.json",
        ),
        ({"USERPROFILE": "/u"}, "win32", "/u/AppData/Roaming/govtui/config.toml", "/u/AppData/Local/govtui/state.json"),
    ],
)
def test_files_lie_where_the_system_has_them(
    environment: dict[str, str], platform: str, config: str, state: str
) -> None:
    assert paths.config_file(environment, platform) == Path(config)
    assert paths.state_file(environment, platform) == Path(state)


def test_without_a_home_there_are_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    for platform in ("linux", "darwin", "win32"):
        assert paths.config_file({}, platform) is None
        assert paths.state_file({}, platform) is None


def test_the_home_is_written_short(home: Path) -> None:
    assert paths.short(home / "a" / "b") == "~/a/b"
    assert paths.short(Path("/somewhere/else")) == "/somewhere/else"


def test_state_lies_beside_what_is_copied(home: Path) -> None:
    from tui.clipboard import Surroundings, state_folder

    for platform in ("linux", "darwin", "win32"):
        environment = {"HOME": str(home), "XDG_STATE_HOME": str(home / "s"), "LOCALAPPDATA": str(home / "l")}
        folder = state_folder(Surroundings(environment, platform, lambda name: None))
        assert folder == folders.folder("state", environment, platform)


@pytest.mark.parametrize(
    ("environment", "platform", "file"),
    [
        ({"HOME": "/h"}, "linux", "/h/.local/share/govtui/library.db"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/d"}, "linux", "/d/govtui/library.db"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/govtui/library.db"),
        ({"HOME": "/h"}, "win32", "/h/AppData/Local/govtui/library.db"),
        ({"HOME": "/h", "LOCALAPPDATA": "/l"}, "win32", "/l/govtui/library.db"),
        ({"HOME": "/h", "GOVTUI_LIBRARY": "/my.db"}, "linux", "/my.db"),
    ],
)
def test_the_library_lies_with_the_users_data(environment: dict[str, str], platform: str, file: str) -> None:
    assert library_file(environment, platform) == Path(file)
