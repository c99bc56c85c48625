"""What markings mean in plain words (`marking_meanings.csv`): who may see what they mark, what they force upward.

A row stands for a marking of the register, by its key, or for what has no row there: another government's level, a
separator, a category of CUI. The keys of these are the constants below. A row with a profile holds under that one; its
empty cells are those of the row without.
"""

from __future__ import annotations

from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.sources import Cited, cited
from cablegrammar.vocabulary.table import rows

FOREIGN_LEVEL = "[COUNTRY] [LEVEL]"
NATO_ACTIVITY = "NATO [ACTIVITY] [LEVEL]"
UNPUBLISHED_SYSTEM = "[UNPUBLISHED SYSTEM]"
UNPUBLISHED_COMPARTMENT = "[COMPARTMENT]"
BASIC_CATEGORY = "[CUI BASIC]"
SPECIFIED_CATEGORY = "[CUI SPECIFIED]"
STATUS = "[STATUS]"
DECLASSIFICATION = "[DECLASSIFICATION]"
ALL_PORTIONS = "[ALL PORTIONS]"
SECTION, POST, NUMBER = "[SECTION]", "[POST]", "[NUMBER]"
LONE_CODE = "[CODE]"
LEADING = "[LEADING //]"
CATEGORY_SEPARATOR = "//"
VALUE_SEPARATOR = "/"
OPENING, CLOSING = "(", ")"


@record
class Meaning:
    """What a marking means, in one or two sentences each.

    `title` is empty for a marking of the register, which has it. `access` says who may see what it marks, `upward`
    what a banner makes of it where the columns of the register do not say it; both may be empty. `sources` are the
    places that the words rest on.
    """

    key: str
    title: str
    meaning: str
    access: str
    upward: str
    sources: tuple[Cited, ...]


@cache
def _meanings() -> dict[tuple[str, str], Meaning]:
    found: dict[tuple[str, str], Meaning] = {}
    for row in sorted(rows("marking_meanings"), key=lambda row: row["profile"]):
        own = Meaning(row["key"], row["title"], row["meaning"], row["access"], row["upward"], cited(row["source"]))
        general = found.get((row["key"], ""))
        found[row["key"], row["profile"]] = own if general is None else _laid_over(own, general)
    return found


def _laid_over(own: Meaning, general: Meaning) -> Meaning:
    """A profile's words; where it has none of its own those of all. What all rest on comes behind its own manual."""
    return Meaning(
        own.key,
        own.title or general.title,
        own.meaning or general.meaning,
        own.access or general.access,
        own.upward or general.upward,
        (*own.sources, *general.sources),
    )


def meaning_of(key: str, profile: str) -> Meaning | None:
    """The words for a marking under a profile; None where it has none."""
    known = _meanings()
    return known.get((key, profile)) or known.get((key, ""))
