"""Markings made of the register: what a marking may carry, chosen at random and completed, and how it is written.

The writing is done here once more, and simply, so that the form that the grammar makes is held against another one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_forms
from cablegrammar.vocabulary.profiles import register_of
from cablelint import Applicability, Finding
from cablelint.engine.marking_check import CheckedMarking, MarkingChecker
from cablelint.fixes.edits import apply_edits
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings

DAY = datetime.date(2017, 1, 2)
"""A day on which the register of 2016 was in force, and what came with it."""
LEVELS = {"TS": "TOP SECRET", "S": "SECRET", "C": "CONFIDENTIAL", "U": "UNCLASSIFIED"}


KNOWN = {key: entry for key, entry in register_of("ic", DAY).markings.items() if entry.known}
"""The markings that the register of the intelligence community has on that day."""


@cache
def checker(profile: str = "ic", day: datetime.date = DAY) -> MarkingChecker:
    return MarkingChecker(load_registry(isolated=True), Settings(profile=profile, as_of=day))


def check(text: str, profile: str = "ic", day: datetime.date = DAY) -> CheckedMarking:
    return checker(profile, day).check(text)


def codes(text: str, profile: str = "ic", day: datetime.date = DAY) -> list[str]:
    """The codes of what is found in a marking, in the order of their places."""
    return [finding.code for finding in check(text, profile, day).findings]


def mended(text: str, finding: Finding) -> str:
    """The marking after one fix."""
    assert finding.fix is not None
    return apply_edits(text, finding.fix.edits)


def repaired(text: str, *kinds: Applicability, profile: str = "ic", day: datetime.date = DAY) -> str:
    """A marking after its fixes of these kinds (none: the safe ones), one after the other."""
    for _ in range(8):
        found = (finding for finding in check(text, profile, day).findings if finding.fix is not None)
        wanted = kinds or (Applicability.SAFE,)
        finding = next((one for one in found if one.fix is not None and one.fix.applicability in wanted), None)
        if finding is None:
            return text
        text = mended(text, finding)
    raise AssertionError(f"no end of fixes at {text}")


def in_use(entry: RegisteredMarking, day: datetime.date = DAY) -> bool:
    return (entry.effective is None or entry.effective <= day) and (entry.retired is None or day < entry.retired)


# ------------------------------------------------------------------------------------------------- one marking


@dataclass(frozen=True)
class Made:
    """A marking: its level, and the values of each category in the order of the register, without their lists."""

    level: str
    systems: Mapping[str, Mapping[str, Sequence[str]]]
    programs: Sequence[str]
    atomic: Sequence[tuple[RegisteredMarking, Sequence[str]]]
    sources: Sequence[str]
    dissemination: Sequence[RegisteredMarking]
    release: Sequence[str]
    others: Sequence[RegisteredMarking]

    def categories(self, *, portion: bool) -> list[list[str]]:
        """The written values by category, the level first."""
        form = _portion if portion else _banner
        return [
            [self.level if portion else LEVELS[self.level]],
            [_system(name, self.systems[name]) for name in self.systems],
            list(self.programs),
            [" ".join((form(entry), *numbers)) for entry, numbers in self.atomic],
            [f"FGI {' '.join(self.sources)}"] if self.sources else [],
            [
                f"{entry.key} {', '.join(self.release)}" if _has_list(entry) else form(entry)
                for entry in self.dissemination
            ],
            [form(entry) for entry in self.others],
        ]


def written(categories: Iterable[Sequence[str]], *, portion: bool) -> str:
    """A marking of written values: `SAR-` stands before the first program."""
    parts = []
    for position, values in enumerate(categories):
        if values:
            parts.append(("SAR-" if position == 2 else "") + "/".join(values))
    text = "//".join(parts)
    return f"({text})" if portion else text


def render(made: Made, *, portion: bool) -> str:
    return written(made.categories(portion=portion), portion=portion)


def _portion(entry: RegisteredMarking) -> str:
    return entry.portion


def _banner(entry: RegisteredMarking) -> str:
    return entry.abbreviation or entry.title


def _has_list(entry: RegisteredMarking) -> bool:
    return entry.key in ("REL TO", "DISPLAY ONLY")


def _system(name: str, compartments: Mapping[str, Sequence[str]]) -> str:
    return name + "".join(" ".join((f"-{name}", *subs)) for name, subs in compartments.items())


# ------------------------------------------------------------------------------------------ what goes together


@cache
def plain(category: str) -> tuple[RegisteredMarking, ...]:
    """The markings of a category that are in use and written as they are, without compartments or programs."""
    return tuple(
        entry
        for entry in KNOWN.values()
        if entry.category == category and "[" not in entry.key and in_use(entry) and entry.status != "compartment"
    )


def completed(chosen: Iterable[RegisteredMarking]) -> list[RegisteredMarking]:
    """The chosen markings with what they need, less what an earlier one excludes."""
    known = KNOWN
    kept: list[RegisteredMarking] = []
    for entry in chosen:
        group = [entry, *(known[key] for key in entry.requires)]
        for added in tuple(group):
            group += [known[key] for key in added.requires]
        if all(_agree(new, old) for new in group for old in [*kept, *group]):
            kept += [new for new in dict.fromkeys(group) if new not in kept]
    return kept


def _agree(left: RegisteredMarking, right: RegisteredMarking) -> bool:
    if left is right:
        return True
    if left.key in right.excludes or right.key in left.excludes:
        return False
    if _yields(left, right) or _yields(right, left):
        return False
    return bool(set(left.levels) & set(right.levels))


def _yields(entry: RegisteredMarking, other: RegisteredMarking) -> bool:
    """Whether a marking, or the one that it is a subset of, gives way to the other."""
    family = KNOWN.get(entry.key.partition("-")[0], entry)
    return any(key in (*entry.yields_to, *family.yields_to) for key in (other.key, other.key.partition("-")[0]))


def common_levels(chosen: Iterable[RegisteredMarking]) -> list[str]:
    """The levels that every one of the markings may stand with."""
    return [level for level in LEVELS if all(level in entry.levels for entry in chosen)]


NAMES = st.text("ABCDEFGHJKLMNQRTUVWXYZ0123456789", min_size=3, max_size=3).filter(
    lambda name: name not in ("REL", "SAR", *marking_forms())
)
COUNTRIES = st.lists(
    st.sampled_from(sorted(c.code for c in countries().values() if c.kind == "country" and c.code != "USA")),
    min_size=1, max_size=4, unique=True,
).map(sorted)  # fmt: skip
GROUPS = st.lists(st.sampled_from(["ACGU", "FVEY", "NATO", "TEYE"]), max_size=2, unique=True).map(sorted)
SYSTEMS = (
    "HCS-O", "HCS-P", "SI", "SI-EU", "SI-G", "SI-NK", "TK", "TK-BLFH", "TK-IDIT", "TK-KAND", "RSV-[COMP]", "SI-[COMP]",
)  # fmt: skip
UNDRAWN = ("CNWDI", "SIGMA", "FRD-CNWDI", "STADIS", "EYES ONLY")
"""What stands in the register and not for itself in a marking, or with a list of its own form."""


@st.composite
def markings(draw: st.DrawFn) -> Made:
    """A marking that breaks no rule of the register."""
    known = KNOWN
    pool = [
        *(known[key] for key in SYSTEMS),
        *plain("AEA"), *plain("dissemination"), *plain("non-IC"), known["FGI"], known["SAR-"],
    ]  # fmt: skip
    pool = [entry for entry in pool if entry.key not in UNDRAWN and not _is_cui(entry)]
    chosen = completed(draw(st.lists(st.sampled_from(pool), max_size=6, unique_by=lambda entry: entry.key)))
    while not (levels := common_levels(chosen)):
        chosen = completed(chosen[:-1])
    level = draw(st.sampled_from(levels))
    keys = {entry.key for entry in chosen}
    if level == "U" and keys & {"SI", "TK"}:
        level = "S"
    systems = _drawn_systems(draw, keys)
    listed = keys & {"REL TO", "DISPLAY ONLY"}
    if {"RD", "FRD", "RD-CNWDI", "RD-SIGMA", "FRD-SIGMA"} & keys and not keys & {"NOFORN", "REL TO"}:
        chosen = completed([*chosen, known["NOFORN"]])
    release = [*draw(COUNTRIES), *draw(GROUPS)] if listed else []
    if "REL TO" in keys:
        release.insert(0, "USA")
    if listed == {"REL TO", "DISPLAY ONLY"}:
        chosen = [entry for entry in chosen if entry.key != "DISPLAY ONLY"]
    return Made(
        level=level,
        systems=systems,
        programs=sorted(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))) if "SAR-" in keys else [],
        atomic=_drawn_atomic(draw, chosen),
        sources=[*draw(COUNTRIES), *draw(GROUPS)] if "FGI" in keys else [],
        dissemination=sorted((e for e in chosen if e.category == "dissemination"), key=lambda e: e.order),
        release=release,
        others=sorted((e for e in chosen if e.category == "non-IC"), key=lambda e: e.order),
    )


def _is_cui(entry: RegisteredMarking) -> bool:
    return entry.source.startswith("ISM22 CVEnumISMDissemCui")


def _drawn_systems(draw: st.DrawFn, keys: set[str]) -> dict[str, dict[str, list[str]]]:
    systems: dict[str, dict[str, list[str]]] = {}
    for key in sorted(keys):
        entry = KNOWN[key]
        if entry.category != "SCI":
            continue
        system, _, compartment = key.partition("-")
        compartments = systems.setdefault(system, {})
        if compartment == "[COMP]":
            name = st.text("ABCDFHJMQRTUVWXYZ", min_size=3, max_size=3)
            name = name.filter(lambda drawn: drawn not in marking_forms())  # `SI-BUR` is read as `SI/BUR`
            compartments[draw(name)] = sorted(draw(st.lists(NAMES, max_size=2, unique=True)))
        elif compartment == "G":
            subs = st.lists(st.text("ABCDXYZ", min_size=4, max_size=4), max_size=2, unique=True)
            compartments[compartment] = sorted(draw(subs))
        elif compartment:
            compartments[compartment] = []
    return {name: dict(sorted(systems[name].items())) for name in sorted(systems)}


def _drawn_atomic(draw: st.DrawFn, chosen: Iterable[RegisteredMarking]) -> list[tuple[RegisteredMarking, list[str]]]:
    found = []
    families: set[str] = set()
    for entry in sorted((e for e in chosen if e.category == "AEA"), key=lambda e: -e.order):
        family = entry.key.partition("-")[0]
        if family in families:
            continue
        families.add(family)
        numbers = draw(st.lists(st.sampled_from(["14", "15", "18", "20"]), min_size=1, max_size=3, unique=True))
        found.append((entry, sorted(numbers) if entry.key.endswith("SIGMA") else []))
    return found[::-1]


def with_level(made: Made, level: str) -> Made:
    return replace(made, level=level)
