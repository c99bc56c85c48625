"""The countries and organisations that release lists and foreign markings name by code (`countries.csv`)."""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.record import record
from cablegrammar.vocabulary.table import day, listed, rows


@record
class Country:
    """A country (`kind` `country`, three letters) or a group of countries (`organization`, mostly four).

    `members` are the countries of a group as of 2022, empty where they are not published. `expands` says whether a
    roll-up may put the members in the group's place: `yes`, `originator` (with the originator's permission) or "".
    `retired` is the first day on which the code may not be used any more, None where it still may.
    """

    code: str
    name: str
    kind: str
    members: frozenset[str]
    expands: str
    retired: date | None
    source: str


@cache
def countries() -> dict[str, Country]:
    """The countries and groups by code."""
    return {
        row["code"]: Country(
            row["code"],
            row["name"],
            row["kind"],
            frozenset(listed(row["members"])),
            row["expands"],
            day(row["retired"]),
            row["source"],
        )
        for row in rows("countries")
    }
