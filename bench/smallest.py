"""The smallest Textual app: what start-up is held against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Smallest(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("smallest")


if __name__ == "__main__":
    Smallest().run()
