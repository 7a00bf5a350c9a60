import pytest

from tui.locale import set_language


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """No state of the person who runs the tests, no clipboard of theirs; the words in English."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.setenv("TERM", "xterm-256color")
    set_language("en")
    yield
    set_language("en")
