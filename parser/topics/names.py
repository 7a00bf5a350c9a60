"""A growing list of names, found by what was typed."""

from __future__ import annotations

from parser.topics.flat import FlatNames


class Names:
    """A growing list of names, each kept once. What finds them is made at the first search after one was added."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._flat: FlatNames | None = None

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str) -> int:
        """The number of ``name``, which is added when it is new."""
        number = self._numbers.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
            self._flat = None
        return number

    def search(self, typed: str) -> dict[int, float]:
        """Scores, up to 100, of the names that ``typed`` may mean. Any string will do; spaces do not count."""
        return self.ready().search(typed)

    def ready(self) -> FlatNames:
        """What finds the names, made now if one was added: by whoever can wait for it."""
        if self._flat is None:
            self._flat = FlatNames.of_each(self.names)
        return self._flat
