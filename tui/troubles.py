"""What the parser and the system say of a trouble, in the language on screen.

They speak English, and the parser knows no screen: ``locale/troubles.tsv`` has each of their sentences as a pattern
beside its Chinese. A sentence that stands there in no form is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tui.locale import keys, language, say, template

_LONGEST = 2000
"""Characters: what is longer was put together by nobody here."""
_PLACE = re.compile(r"\\{(\w+)\\}")


def in_words(trouble: object) -> str:
    """A sentence of the parser, an error, or an error's reason, in the language on screen."""
    said = trouble.strerror or str(trouble) if isinstance(trouble, OSError) else str(trouble)
    if language() == "en" or len(said) > _LONGEST:
        return said
    for key, pattern in _patterns():
        if found := pattern.fullmatch(said):
            values: dict[str, Any] = {name: in_words(value) for name, value in found.groupdict().items()}
            return say(key, **values)
    return said


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Each sentence's key and its English as a pattern: those that say most first, so that the surest one fits."""
    words = {key: template(key, "en") for key in keys() if key.startswith("trouble.")}
    surest = sorted(words, key=lambda key: -len(_PLACE.sub("", re.escape(words[key]))))
    return [(key, re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(words[key])), re.DOTALL)) for key in surest]
