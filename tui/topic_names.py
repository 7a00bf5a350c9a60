"""Topics by their names in the language on screen."""

from __future__ import annotations

from functools import lru_cache

from tui.locale import Language, language


def topic_name(topic: str) -> str:
    """The topic's name; its id when the taxonomy does not know it."""
    return _name(topic, language())


@lru_cache(maxsize=512)
def _name(topic: str, shown: Language) -> str:
    from parser.topics.taxonomy import topics_by_id  # read when first asked for, not on start

    known = topics_by_id().get(topic)
    if known is None:
        return topic
    return known.name_zh if shown == "zh" else known.name_en
