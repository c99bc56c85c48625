"""The countries and organisations that release lists and foreign markings name by code (`countries.csv`)."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from cablegrammar.base.nearest import distance
from cablegrammar.base.record import record
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


LONGEST_CODE = 4
"""A longer word is no code, but a name, a heading or a control."""


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


_COMMON = {"UK": "GBR", "US": "USA", "ENG": "GBR", "GER": "DEU", "FRG": "DEU", "ROK": "KOR", "SKO": "KOR",
           "UAE": "ARE", "SPA": "ESP", "NED": "NLD", "NET": "NLD", "SUI": "CHE", "SWI": "CHE", "DEN": "DNK",
           "SAF": "ZAF", "RSA": "ZAF", "KSA": "SAU", "TAI": "TWN", "INA": "IDN", "GRE": "GRC",
           "GB": "GBR", "NZ": "NZL", "SOUTH KOREA": "KOR", "NORTH KOREA": "PRK"}  # fmt: skip
"""What people write for a country when they do not think of its code."""


@lru_cache(maxsize=1024)
def near_country(code: str) -> str | None:
    """The code that an unknown one was most likely meant to be; None where none is near, or several are as near.

    Two letters changed round weigh less than another slip.
    """
    word = code.upper()
    if word in countries():
        return word
    if word in _COMMON:
        return _COMMON[word]
    if len(word) > _LONGEST_NAMELESS:
        return _named(word)
    if not _LETTERS <= len(word) <= _LONGEST_MISTYPED:
        return None
    slips = [known for known in countries() if distance(word, known, 2) == 1]
    for near in (
        [known for known in slips if sorted(known) == sorted(word)],
        # Three letters of which one is another are as likely the next country's.
        [known for known in slips if len(known) > _LETTERS or len(known) != len(word)],
    ):
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _named(word: str) -> str | None:
    """The one country whose name has `word` in it (`AUSTRALIA`)."""
    inside = f" {word} "
    found = [c.code for c in countries().values() if c.kind == "country" and inside in f" {c.name.upper()} "]
    return found[0] if len(found) == 1 else None


_LONGEST_NAMELESS = 4
_LONGEST_MISTYPED = 6
_LETTERS = 3
