"""The register of markings: every level, control and dissemination mark with its forms and what it asks for.

The facts stand in `markings.csv`. Markings refer to each other by `key`, which is the form that a banner carries
(`NOFORN`, `REL TO`, `SI-G`); `SI-[COMP]` and `SI-G [SUB]` stand for any compartment or sub-compartment.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import day, listed, rows

CATEGORIES = ("US", "non-US", "JOINT", "SCI", "SAP", "AEA", "FGI", "CUI", "dissemination", "non-IC")
"""The categories of the register in the order in which a marking carries them."""

NOFORN = "NOFORN"
REL_TO = "REL TO"
DISPLAY_ONLY = "DISPLAY ONLY"
EYES_ONLY = "EYES ONLY"
"""The keys of the markings that carry a list of countries."""
NUMBERED_SUBSET = "SIGMA"
"""The subset of RD and FRD that has numbers behind it (CAPCO16 H.6 p108)."""
OWN_COUNTRY = "USA"
"""The country whose register this is: first in a release list, no source of foreign government information."""


@record
class RegisteredMarking:
    """One marking of the register.

    `title`, `abbreviation` (None where a banner has only the title) and `portion` are its three forms, `aliases`
    further spellings; `levels` the letters of the levels it may stand with (`R` is a foreign RESTRICTED).
    `requires` and `excludes` name markings by key; `advises` companions that are asked for with exceptions, from the
    day `advised_from` on (None: at all times);
    `yields_to` those beside which it is left out. `in_classified` says what becomes of it in a classified banner:
    `keep`, `drop`, `drop-noforn` (dropped, NOFORN instead) or `split-noforn` (NOFORN and the rest). `status` is
    `active`, `compartment` (active, and never without a compartment), `legacy` or `retired`. `effective` is
    the first day it may be used and `retired` the first day it may not, None where open.
    """

    key: str
    category: str
    order: float
    title: str
    abbreviation: str | None
    portion: str
    aliases: tuple[str, ...]
    levels: tuple[str, ...]
    requires: tuple[str, ...]
    advises: tuple[str, ...]
    advised_from: date | None
    excludes: tuple[str, ...]
    yields_to: tuple[str, ...]
    in_classified: str
    status: str
    effective: date | None
    retired: date | None
    replacement: str | None
    source: str


@cache
def register() -> tuple[RegisteredMarking, ...]:
    """All markings in the order of the register."""
    return tuple(
        sorted(
            (
                RegisteredMarking(
                    key=row["key"],
                    category=row["category"],
                    order=float(row["order"]),
                    title=row["title"],
                    abbreviation=row["abbreviation"] or None,
                    portion=row["portion"],
                    aliases=listed(row["aliases"]),
                    levels=listed(row["levels"]),
                    requires=listed(row["requires"]),
                    advises=listed(row["advises"]),
                    advised_from=day(row["advised_from"]),
                    excludes=listed(row["excludes"]),
                    yields_to=listed(row["yields_to"]),
                    in_classified=row["in_classified"],
                    status=row["status"],
                    effective=day(row["effective"]),
                    retired=day(row["retired"]),
                    replacement=row["replacement"] or None,
                    source=row["source"],
                )
                for row in rows("markings")
            ),
            key=lambda marking: marking.order,
        )
    )


@cache
def marking_by_key() -> dict[str, RegisteredMarking]:
    """The register by key."""
    return {marking.key: marking for marking in register()}


@cache
def marking_forms() -> dict[str, tuple[RegisteredMarking, str]]:
    """Every written form, upper case, with its marking and which form it is.

    The form is `title`, `abbreviation`, `portion`, `alias`, or `both` where banner and portion are written alike.
    """
    forms: dict[str, tuple[RegisteredMarking, str]] = {}
    for marking in register():
        banners = {marking.title: "title"}
        if marking.abbreviation:
            banners[marking.abbreviation] = "abbreviation"
        for text, form in banners.items():
            forms.setdefault(text, (marking, "both" if text == marking.portion else form))
        forms.setdefault(marking.portion, (marking, "portion"))
        for alias in marking.aliases:
            forms.setdefault(alias, (marking, "alias"))
    return forms


@cache
def foreign_disclosure() -> frozenset[str]:
    """The keys of the markings that say whether a text may be disclosed to foreign governments.

    They are NOFORN and what it excludes among the dissemination controls.
    """
    no = marking_by_key()[NOFORN]
    return frozenset((no.key, *(key for key in no.excludes if marking_by_key()[key].category == no.category)))


@cache
def dod_markings() -> frozenset[str]:
    """What the Department of Defense has beside the register (`dod_markings.csv`)."""
    return frozenset(row["text"] for row in rows("dod_markings"))


def current_sigma() -> tuple[str, ...]:
    """The numbers that SIGMA has since the register of 2016 (DOE Order 452.8; CAPCO16 H.6 p108)."""
    return ("14", "15", "18", "20")
