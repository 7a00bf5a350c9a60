"""Writes docs/keys.md from the commands: ``python -m tui.commands.document``. A test keeps it up to date."""

from __future__ import annotations

from pathlib import Path

from tui.commands import COMMANDS, key_name
from tui.locale import say

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"
_HEAD = """# Keys

Made from the commands themselves by `python -m tui.commands.document`; do not edit it by hand.

In the app, `?` shows what applies where you are, `ctrl+p` finds any command by its name in English, Chinese or
pinyin, and the foot of the screen tells the keys that matter most. Everything can be done with the mouse, too: a click
on a key's name at the foot does what the key does.
"""


def page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for where in dict.fromkeys(command.where for command in COMMANDS.values()):
        parts.append(f"\n## {say(f'help.where.{where}', 'en')} · {say(f'help.where.{where}', 'zh')}\n")
        parts.append("| keys | | | |\n|---|---|---|---|")
        for command in COMMANDS.values():
            if command.where == where:
                # what has no key of its own is found by its name
                keys = " ".join(_code(key_name(key)) for key in command.keys) or "`ctrl+p` …"
                name, sentence = f"command.{command.id}", f"command.{command.id}.help"
                cells = (keys, say(name, "en"), say(sentence, "en"), say(sentence, "zh"))
                parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"


def _code(key: str) -> str:
    return f"`{key}`" if key != "`" else "`` ` ``"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
