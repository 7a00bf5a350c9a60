"""The topics themselves: ``knowledge/topics.tsv`` read into ``Topic``.

A topic is our own, at the grain these reports speak in, and names its place in two standard classifications, so that
its tags can be joined to other people's data: the major topics of the Comparative Agendas Project, and the State
Council's subject classification of government information (主题分类). How to add one: docs/topics.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from parser.text.vocabulary import KnowledgeError, rows, words


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of ``knowledge/topics.tsv``."""

    id: str
    """English, kebab-case: ``poverty-alleviation``."""
    rank: int
    """Its place in the file, from 0: the commonest first."""
    zh: tuple[str, ...]
    """Chinese names, the first one is shown; all of them count as match words."""
    en: tuple[str, ...]
    """English names and plain words people type, the first one is shown; either spelling will do."""
    narrower: dict[str, tuple[str, ...]]
    """Of those that are narrower than the topic, the Chinese words that say the same: kindergartens=幼儿园."""
    words: tuple[str, ...]
    """Set phrases that settle the topic; the Chinese names among them."""
    weak: tuple[str, ...]
    """Words that point to the topic, and settle it only where nothing else does."""
    excluded: tuple[str, ...]
    """Phrases in which a match word means something else: 健康发展 is not about health."""
    cap: int | None
    """Major topic of the Comparative Agendas Project; ``None`` where none fits."""
    subject_class: str
    """The State Council's class; empty where none fits."""

    @property
    def name_zh(self) -> str:
        """The Chinese name that is shown."""
        return self.zh[0]

    @property
    def name_en(self) -> str:
        """The English name that is shown."""
        return self.en[0]


@cache
def taxonomy() -> tuple[Topic, ...]:
    """All topics, in the order of the file.

    Raises:
        KnowledgeError: a line lacks a name, an id comes twice, or a CAP code is not a number.
    """
    topics: list[Topic] = []
    seen: set[str] = set()
    for rank, row in enumerate(rows("topics")):
        name, zh, code = row["id"], words(row["zh"]), row["cap"]
        said = [each.partition("=") for each in words(row["en"])]
        en = tuple([english for english, _, _ in said])
        narrower = {english: tuple(meant.split("+")) for english, _, meant in said if meant}
        if not name or not zh or not en:
            raise KnowledgeError(f"topics.tsv: {name or 'a line'}: id, zh and en must be filled")
        if name in seen:
            raise KnowledgeError(f"topics.tsv: {name} comes twice")
        if code and not code.isdecimal():
            raise KnowledgeError(f"topics.tsv: {name}: cap is {code!r}, not a number")
        seen.add(name)
        weak = words(row["weak"])
        settled = tuple(dict.fromkeys(word for word in (*zh, *words(row["words"])) if word not in weak))
        cap = int(code) if code else None
        topics.append(Topic(name, rank, zh, en, narrower, settled, weak, words(row["not"]), cap, row["class"]))
    return tuple(topics)


@cache
def topics_by_id() -> dict[str, Topic]:
    """The topics, by id."""
    return {topic.id: topic for topic in taxonomy()}
