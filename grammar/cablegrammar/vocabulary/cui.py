"""Controlled Unclassified Information: its registry, and what is no part of a CUI marking.

- `cui_categories.csv`: the categories, each as Basic, as Specified, or both;
- `cui_ldc.csv`: the limited dissemination controls, each a marking of the register too;
- `cui_status_words.csv`: words for the status of a document, which stand beside a CUI marking and never inside;
- `cui_legacy.csv`: the controls that CUI took the place of.
"""

from __future__ import annotations

from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import listed, rows

CUI = "CUI"
"""The key of the control marking, which a banner may also spell CONTROLLED."""
LONG_FORM = "CONTROLLED"
SPECIFIED = "SP-"
"""What stands before the code of a Specified category."""


@record
class CuiCategory:
    """One category: its code, its name, whether it exists as Basic, as Specified (then written `SP-CODE`), or both."""

    code: str
    name: str
    basic: bool
    specified: bool
    provisional: bool
    source: str

    @property
    def markings(self) -> tuple[str, ...]:
        """The ways in which it is written: `SP-CTI`; `PRVCY` and `SP-PRVCY`."""
        basic = (self.code,) if self.basic else ()
        return (*basic, SPECIFIED + self.code) if self.specified else basic

    def marking(self, *, specified: bool) -> str:
        """How it is written when it was meant to be Specified or Basic, as far as it exists so."""
        return SPECIFIED + self.code if self.specified and (specified or not self.basic) else self.code


@record
class DisseminationControl:
    """One limited dissemination control.

    `key` is its marking in the register; `banner` and `portion` are the registry's own spellings. `also_ic` tells that
    the intelligence community uses it too. `covered_by` names the controls beside which it says nothing more.
    """

    key: str
    banner: str
    portion: str
    also_ic: bool
    covered_by: tuple[str, ...]
    source: str


@cache
def cui_categories() -> dict[str, CuiCategory]:
    """The categories by code, without `SP-`."""
    return {
        row["basic_abbrev"] or row["specified_abbrev"].removeprefix(SPECIFIED): CuiCategory(
            row["basic_abbrev"] or row["specified_abbrev"].removeprefix(SPECIFIED),
            row["name"],
            row["basic"] == "yes",
            row["specified"] == "yes",
            row["provisional"] == "yes",
            row["source"],
        )
        for row in rows("cui_categories")
    }


@cache
def dissemination_controls() -> dict[str, DisseminationControl]:
    """The limited dissemination controls by the key of their marking."""
    return {
        row["key"]: DisseminationControl(
            row["key"],
            row["banner"],
            row["portion"],
            row["also_ic"] == "yes",
            listed(row["covered_by"]),
            row["source"],
        )
        for row in rows("cui_ldc")
    }


@cache
def mixed_spellings() -> frozenset[str]:
    """The controls that the registry does not write in capitals."""
    return frozenset(ldc.banner for ldc in dissemination_controls().values() if ldc.banner != ldc.key)


@cache
def status_words() -> frozenset[str]:
    """The words, in capitals, that say in which state a document is."""
    return frozenset(row["word"] for row in rows("cui_status_words"))


@cache
def legacy_controls() -> dict[str, tuple[str, ...]]:
    """What each control of the time before CUI becomes, by the key of its marking."""
    return {row["key"]: listed(row["becomes"]) for row in rows("cui_legacy")}


def may_say_cui(text: str) -> bool:
    """Whether a text, in whatever case, has the control marking in it: only then its words are looked at."""
    upper = text.upper()
    return CUI in upper or LONG_FORM in upper


def category_of_text(text: str) -> CuiCategory | None:
    """The category that `text`, in capitals, names with or without `SP-`."""
    return cui_categories().get(text.removeprefix(SPECIFIED))
