"""The activities of NATO that its markings and lists name behind NATO: `NATO KFOR`, `//NATO ISAF SECRET`.

The register does not list them (CAPCO16 p41), so that a name that is not here may be right.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.table import day, rows

NATO = "NATO"


@record
class NatoActivity:
    """One activity: its name in lists, its title, and its letters in a portion mark (`NPfPS`), "" where not known."""

    name: str
    title: str
    letters: str
    retired: date | None
    source: str


@cache
def nato_activities() -> dict[str, NatoActivity]:
    """The activities by name and by title."""
    found = [
        NatoActivity(row["name"], row["title"], row["letters"], day(row["retired"]), row["source"])
        for row in rows("nato_activities")
    ]
    return {text: one for one in found for text in (one.name, one.title)}


def activity_name(code: str) -> str | None:
    """What stands behind NATO in a code of a list; None where it is no such code."""
    head, _, name = code.partition(" ")
    return name if head == NATO and may_be_activity(name) else None


def may_be_activity(name: str) -> bool:
    """Whether a word behind NATO is the name of an activity, known or not."""
    return name in nato_activities() or (name.isalpha() and _SHORTEST <= len(name) <= _LONGEST)


_SHORTEST = 3
_LONGEST = 5
"""Another word behind NATO is no name of an activity that nobody knows, but something that went wrong (`NATO UK`)."""


def is_known_code(code: str) -> bool:
    """Whether a code of a list is a country's or a group's, or names an activity of NATO that is known."""
    name = activity_name(code)
    return code in countries() if name is None else name in nato_activities()


def is_group(code: str) -> bool:
    """Whether a known code is that of a group: in a list these stand behind the countries."""
    return activity_name(code) is not None or countries()[code].kind != "country"
