"""The TAGS: which exist, of which kind, and in which years they were in use. The facts are in `tags_*.csv`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from cablegrammar.record import record
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


@record
class Confusion:
    """A country code that is not the country's TAG: `code` is the ISO code, `tag` what was meant.

    `also_a_tag` says that the code is the TAG of another country, so that only the context can tell.
    """

    code: str
    tag: str
    also_a_tag: bool
    source: str


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
def confusions() -> dict[str, Confusion]:
    """The country codes that are taken for TAGS, by code."""
    return {
        row["code"]: Confusion(row["code"], row["tag"], row["also_a_tag"] == "yes", row["source"])
        for row in rows("tags_geographic_confusions")
    }


def confusion(code: str) -> Confusion | None:
    """What `code` was probably meant for, None if it is not a code that is mistaken for a TAG."""
    return confusions().get(code.upper())


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


# A run-together token is cut only into tags of fixed shape: acronyms of any length would cut any word.
_CUTTABLE = frozenset(("subject", "program", "geographic"))


def split_run_together(text: str) -> tuple[str, ...] | None:
    """The tags that `text` is made of when the blanks were lost (`PHUMPGOV`), None if it is no such run.

    Cut into subject, program and country tags, longest first; at most one country tag, since any two letters are
    one. A text over 120 letters is left alone.
    """
    token = text.upper()
    if not 5 <= len(token) <= 120 or not token.isascii() or not token.isalpha() or token in tags():
        return None
    # From the end: the pieces from each place on, or None where the rest cannot be cut.
    cuts: list[tuple[str, ...] | None] = [None] * len(token) + [()]
    for place in range(len(token) - 2, -1, -1):
        for length in (4, 2):
            rest = cuts[place + length] if place + length <= len(token) else None
            piece = token[place : place + length]
            fact = tags().get(piece)
            if rest is None or fact is None or fact.kind not in _CUTTABLE:
                continue
            if length == 2 and any(len(other) == 2 for other in rest):
                continue
            cuts[place] = (piece, *rest)
            break
    found = cuts[0]
    return found if found is not None and len(found) > 1 else None
