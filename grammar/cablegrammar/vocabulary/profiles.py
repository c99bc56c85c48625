"""The register as one profile's manual has it, on one day.

`markings.csv` is the register of the intelligence community. `markings_profiles.csv` is laid over it: a row gives a
field of a marking another value for some profiles and for some time. Rows whose key is `*` speak of markings as a
whole. Of two rows for one field the later one in the table counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from cablegrammar.base.record import record
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_by_key, marking_of_row
from cablegrammar.vocabulary.table import day, listed, rows

PROFILES = ("state", "ic", "dod", "cui")
"""Whose manuals there are."""
ANY = "*"


@record
class Manual:
    """What a profile's manual says of markings as a whole.

    `form`: `telegram` where marks have the short form of a telegram, with free text behind REL and the controls of the
    banner in captions, else `register`. `spellings`: `any` where titles and abbreviations may stand alike.
    `joint_owner` is the country that has to be among the owners of a JOINT marking, "" for none. `program_indicator`:
    whether `SAR-` stands `once` or before `each` program; `programs_in_banner` the most that a banner names, None
    without a limit; `program_names` what it calls them by where the portions have an identifier, `nickname` or that.
    `no_common_country`: what a banner says where the portions have nobody in common, `NOFORN` or the `level` alone.
    `unmarked_portion`: whether a portion without a word on disclosure `counts`, or is `silent`.
    `foreign_portion_excludes` names the marking that no portion of foreign information carries and
    `foreign_portion_unusual` one that is not meant for it, `needs_disclosure` the category beside which a word on
    disclosure is expected, "" for none. `cui_categories` are `shown` in a marking, or
    stand in the designation `block` alone.
    """

    form: str
    spellings: str
    joint_owner: str
    program_indicator: str
    programs_in_banner: int | None
    program_names: str
    no_common_country: str
    unmarked_portion: str
    foreign_portion_excludes: str
    foreign_portion_unusual: str
    needs_disclosure: str
    cui_categories: str

    @property
    def telegram(self) -> bool:
        """Whether marks are written as in a telegram."""
        return self.form == "telegram"


@record
class Register:
    """The register of one profile on one day: its markings by key, and what its manual says of all of them."""

    profile: str
    markings: Mapping[str, RegisteredMarking]
    manual: Manual


@record
class ProfileRow:
    """One row of `markings_profiles.csv`; `key` is `*` where it speaks of markings as a whole."""

    key: str
    profiles: tuple[str, ...]
    field: str
    value: str
    effective: date | None
    until: date | None
    source: str

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.effective is None or self.effective <= on) and (self.until is None or on < self.until)


@cache
def profile_rows() -> tuple[ProfileRow, ...]:
    """The rows in the order of the table, `*` in the place of a profile spelled out."""
    return tuple(
        ProfileRow(
            row["key"],
            PROFILES if row["profile"] == ANY else listed(row["profile"]),
            row["field"],
            row["value"],
            day(row["effective"]),
            day(row["until"]),
            row["source"],
        )
        for row in rows("markings_profiles")
    )


@cache
def profile_turns() -> tuple[date, ...]:
    """Every day on which a row begins or ends to hold."""
    return tuple(sorted({turn for row in profile_rows() for turn in (row.effective, row.until) if turn is not None}))


def register_of(profile: str, on: date | None) -> Register:
    """The register of a profile on a day. None for a day that is not known: then the oldest rules are taken."""
    turns = profile_turns()
    past = 0 if on is None else bisect_right(turns, on)
    return _register_of(profile, turns[past - 1] if past else date.min)


@cache
def _register_of(profile: str, on: date) -> Register:
    changed: dict[str, dict[str, str]] = {}
    for row in profile_rows():
        if profile in row.profiles and row.in_force(on):
            changed.setdefault(row.key, {})[row.field] = row.value
    whole = changed.pop(ANY)
    own = {
        row["key"]: marking_of_row({**row, **changed.pop(row["key"])})
        for row in rows("markings")
        if row["key"] in changed
    }
    if changed:
        raise KeyError(f"markings_profiles.csv names no marking of the register: {', '.join(changed)}")
    return Register(profile, MappingProxyType({**marking_by_key(), **own}), _manual(whole))


def _manual(whole: Mapping[str, str]) -> Manual:
    words: dict[str, Any] = {**whole}
    most = words.pop("programs_in_banner")
    return Manual(programs_in_banner=int(most) if most else None, **words)


def rows_of(key: str) -> Iterator[ProfileRow]:
    """The rows that speak of a marking, or with `*` of markings as a whole."""
    return (row for row in profile_rows() if row.key == key)
