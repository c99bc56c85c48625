"""The register of markings: every level, control and dissemination mark with its forms and what it asks for.

The facts stand in `markings.csv`. Markings refer to each other by `key`, which is the form that a banner carries
(`NOFORN`, `REL TO`, `SI-G`); `SI-[COMP]` and `SI-G [SUB]` stand for any compartment or sub-compartment.
"""

from __future__ import annotations

from collections.abc import Mapping
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
ACCM = "ACCM-"
"""The key of the alternative compensatory control measures: the nickname of a program stands behind it."""
JOINT = "JOINT"
"""The key of what several governments own: the level and the owners stand behind it."""
FGI = "FGI"
"""The key of foreign government information: the countries that it came from may stand behind it."""
SAR = "SAR-"
"""The key of the special access programs: the name of one stands behind it."""
NUMBERED_SUBSET = "SIGMA"
"""The subset of RD and FRD that has numbers behind it (CAPCO16 H.6 p108)."""
OWN_COUNTRY = "USA"
"""The country whose register this is: first in a release list, no source of foreign government information."""


_RANGE = "-"


@record
class Numbers:
    """The numbers that may stand behind a marking: each one that is listed, or a range."""

    text: tuple[str, ...]

    def has(self, number: str) -> bool:
        """Whether `number`, in digits, is one of them."""
        return any(self._holds(part, int(number)) for part in self.text)

    def in_words(self) -> str:
        """For a message: `one of 14, 15, 18, 20`, `a number from 1 to 99`."""
        if len(self.text) == 1 and _RANGE in self.text[0]:
            first, _, last = self.text[0].partition(_RANGE)
            return f"a number from {first} to {last}"
        return f"one of {', '.join(self.text)}"

    @staticmethod
    def _holds(part: str, number: int) -> bool:
        first, _, last = part.partition(_RANGE)
        return int(first) <= number <= int(last or first)


@record
class NameShape:
    """How long the names of compartments are, and whether they have digits: as the register publishes it."""

    digits: bool
    shortest: int
    longest: int

    def fits(self, name: str) -> bool:
        """Whether a name may be one of these."""
        characters = name.isalnum() if self.digits else name.isalpha()
        return name.isascii() and characters and self.shortest <= len(name) <= self.longest

    def in_words(self) -> str:
        """For a message: `3 letters or digits`."""
        length = f"{self.shortest}" if self.shortest == self.longest else f"{self.shortest} to {self.longest}"
        return f"{length} {'letters or digits' if self.digits else 'letters'}"


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
    the first day it may be used and `retired` the first day it may not, None where open. `us_category` is the category
    in which a control of NATO stands in a marking of the United States, `needs_category` one of which the marking has
    to have something beside it. `numbers` are those that may stand behind it, `names` is the shape of the names that
    stand for `[COMP]` or `[SUB]`; None where there are none, or where no text says. `known` is False where a profile's
    manual does not have it (`markings_profiles.csv`).
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
    us_category: str | None
    needs_category: str | None
    numbers: Numbers | None
    names: NameShape | None
    source: str
    known: bool = True

    @property
    def place(self) -> str:
        """The category whose place it takes in a marking of the United States."""
        return self.us_category or self.category


@cache
def register() -> tuple[RegisteredMarking, ...]:
    """All markings in the order of the register."""
    return tuple(sorted(map(marking_of_row, rows("markings")), key=lambda marking: marking.order))


def marking_of_row(row: Mapping[str, str]) -> RegisteredMarking:
    """The marking that a row of `markings.csv` describes, as it stands or with cells that a profile has otherwise."""
    return RegisteredMarking(
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
        us_category=row["us_category"] or None,
        needs_category=row["needs_category"] or None,
        numbers=Numbers(listed(row["numbers"])) if row["numbers"] else None,
        names=_shape(row["names"]),
        source=row["source"],
        known=row.get("known") != "no",
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
def shared_forms() -> dict[str, tuple[RegisteredMarking, ...]]:
    """The forms that more than one marking has or had (`NS-A`), those first that write it so themselves."""
    found: dict[str, list[RegisteredMarking]] = {}
    for marking in register():
        for form in {marking.title, marking.abbreviation or marking.title, marking.portion, *marking.aliases}:
            found.setdefault(form, []).append(marking)
    return {
        form: tuple(sorted(own, key=lambda marking: form in marking.aliases))
        for form, own in found.items()
        if len(own) > 1
    }


@cache
def foreign_disclosure() -> frozenset[str]:
    """The keys of the markings that say whether a text may be disclosed to foreign governments.

    They are NOFORN and what it excludes among the dissemination controls.
    """
    no = marking_by_key()[NOFORN]
    return frozenset((no.key, *(key for key in no.excludes if marking_by_key()[key].category == no.category)))


def _shape(cell: str) -> NameShape | None:
    """The shape of names in a cell: `letters 2-3`, `alphanumeric 3`."""
    if not cell:
        return None
    kind, length = cell.split()
    shortest, _, longest = length.partition(_RANGE)
    return NameShape(kind == "alphanumeric", int(shortest), int(longest or shortest))
