from tests.tui.conftest import alone  # noqa: F401 -- for every test here
