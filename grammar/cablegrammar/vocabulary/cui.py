"""The categories of Controlled Unclassified Information (`cui_categories.csv`)."""

from __future__ import annotations

from functools import cache

from cablegrammar.record import record
from cablegrammar.vocabulary.table import rows


@record
class CuiCategory:
    """One category: its code, its name, whether it exists as Basic, as Specified (then written `SP-CODE`), or both."""

    code: str
    name: str
    basic: bool
    specified: bool
    provisional: bool
    source: str


@cache
def cui_categories() -> dict[str, CuiCategory]:
    """The categories by code, without `SP-`."""
    return {
        row["basic_abbrev"] or row["specified_abbrev"].removeprefix("SP-"): CuiCategory(
            row["basic_abbrev"] or row["specified_abbrev"].removeprefix("SP-"),
            row["name"],
            row["basic"] == "yes",
            row["specified"] == "yes",
            row["provisional"] == "yes",
            row["source"],
        )
        for row in rows("cui_categories")
    }
