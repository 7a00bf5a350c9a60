"""The keys that matter in a box, in one line at its foot; what an action did takes their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events

from tui.commands import Command, key_name
from tui.widgets.still import Told

_JOINT = " · "


class Keys(Told):
    """As many keys as there is room for, the way out always among them; a click on one does what it does."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(id="keys")
        self._offered: Sequence[Command] = ()
        self._words: Mapping[str, str] = {}
        self._places: list[tuple[int, int, Command]] = []
        self.offer(commands)

    def offer(self, commands: Sequence[Command], words: Mapping[str, str] | None = None) -> None:
        """Show the keys of these, the most important first; ``words`` has what some mean here, by their ids."""
        self._offered, self._words = commands, words or {}
        self._lay()

    def tell(self, text: str) -> None:
        """Say something in place of the keys."""
        self._offered, self._places = (), []
        super().tell(text)

    def on_resize(self) -> None:
        """More room, or less."""
        if self._offered:
            self._lay()

    def _lay(self) -> None:
        room = self.size.width or 1000
        names = {each.id: f"{key_name(each.keys[0])} {self._words.get(each.id, each.footer)}" for each in self._offered}
        shown = list(self._offered)
        while len(shown) > 1 and sum(cell_len(names[each.id]) + 3 for each in shown) - 3 > room:
            out = next((each for each in reversed(shown) if "escape" not in each.keys), shown[-1])
            shown.remove(out)
        self._places, x = [], 0
        for each in shown:
            width = cell_len(names[each.id])
            self._places.append((x, x + width, each))
            x += width + len(_JOINT)
        super().tell(_JOINT.join(names[each.id] for each in shown))

    async def on_click(self, event: events.Click) -> None:
        """What the key does, as if it had been pressed."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for first, last, command in self._places:
            if first <= offset.x < last:
                event.stop()
                await self.run_action(f"app.command('{command.id}')")
                return
