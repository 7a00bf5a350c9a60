"""Topics by their names in the language on screen."""

from __future__ import annotations

from tui.locale import language


def topic_name(topic: str) -> str:
    """The topic's name; its id when the taxonomy does not know it."""
    from parser.topics.taxonomy import topics_by_id  # read when first asked for, not on start

    known = topics_by_id().get(topic)
    if known is None:
        return topic
    return known.name_zh if language() == "zh" else known.name_en
