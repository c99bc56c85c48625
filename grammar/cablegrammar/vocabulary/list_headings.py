"""What stands before a list of countries: `REL TO`, `RELEASABLE TO` in a marking of NATO, and their slips."""

from __future__ import annotations

from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.nato_activities import NATO
from cablegrammar.vocabulary.table import rows


@record
class ListHeading:
    """One heading: the key of its marking, whose own words it is ("" for the register's), and whether it is right."""

    text: str
    key: str
    owner: str
    right: bool
    source: str


@cache
def list_headings() -> dict[str, ListHeading]:
    """All headings by what they say."""
    return {
        row["heading"]: ListHeading(row["heading"], row["key"], row["owner"], row["right"] == "yes", row["source"])
        for row in rows("list_headings")
    }


@cache
def nato_headings() -> dict[str, ListHeading]:
    """Those in the words of NATO."""
    return {text: one for text, one in list_headings().items() if one.owner == NATO}


@cache
def right_nato_heading(key: str) -> str:
    """How NATO heads a list of this marking; the key itself where it has no words of its own."""
    return next((one.text for one in nato_headings().values() if one.right and one.key == key), key)
