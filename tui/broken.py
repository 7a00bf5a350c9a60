"""What is told when the app has broken: a fault of its own, which nobody but its makers can mend."""

from __future__ import annotations

import traceback

from rich.text import Text

from parser.text.safety import clean
from tui.locale import say

MOST = 6000
"""Characters of an account; of a longer one, the end."""


def account(error: BaseException) -> Text:
    """What to tell, and where it broke. A message may hold words of a file: it is only text. What the program held at
    the time is not told: it is the person's own.
    """
    lines = clean("".join(traceback.format_exception(error)))
    if len(lines) > MOST:
        lines = "…" + lines[-MOST:]
    return Text(f"{lines}\n{say('app.broken')}")
