"""The TAGS: which exist, of which kind, and in which years they were in use. The facts are in `tags_*.csv`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import rows

TagKind = Literal["subject", "program", "geographic", "organization"]


@record
class TagFact:
    """What the vocabulary knows of a tag.

    `first_year` and `last_year` bound its use, None where no bound is known; `became` is its successor.
    `takes_name` is true for the tags that a person's name goes with (OVIP).
    """

    tag: str
    kind: TagKind
    title: str
    first_year: int | None
    last_year: int | None
    became: str | None
    takes_name: bool
    source: str

    def used_in(self, year: int) -> bool:
        """Whether the tag may stand in a cable of `year`."""
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )


# The order decides for a token that two lists hold: EP is a party and no country, AL is Albania before it is a party.
_FILES: tuple[tuple[TagKind, str], ...] = (
    ("subject", "tags_subject"),
    ("program", "tags_program"),
    ("geographic", "tags_geographic"),
    ("organization", "tags_organization"),
)


@cache
def tags() -> dict[str, TagFact]:
    """Every known tag, by the tag in capitals."""
    table: dict[str, TagFact] = {}
    for kind, name in _FILES:
        for row in rows(name):
            first, last = row.get("first_year"), row.get("last_year")
            fact = TagFact(
                row["tag"],
                kind,
                row.get("title") or row.get("name") or "",
                int(first) if first else None,
                int(last) if last else None,
                row.get("became") or None,
                row.get("takes_name") == "yes",
                row["source"],
            )
            table.setdefault(fact.tag, fact)
    return table


def tag_fact(tag: str) -> TagFact | None:
    """What is known of `tag` in any capitals, None if it is in no list."""
    return tags().get(tag.upper())


@cache
def subject_letters() -> frozenset[str]:
    """The letters that subject tags begin with: each stands for a field of affairs (P for political)."""
    return frozenset(tag[0] for tag, fact in tags().items() if fact.kind == "subject")


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The tags of several words, by their first word, longest first."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for tag in tags():
        words = tuple(tag.split())
        if len(words) > 1:
            table[words[0]] = tuple(sorted((*table.get(words[0], ()), words), key=len, reverse=True))
    return table


def phrases(first: str) -> tuple[tuple[str, ...], ...]:
    """The tags of several words that begin with the word `first` (in capitals), as words, longest first."""
    return _phrases().get(first, ())
