"""Every excluded pair, every companion, every level and every retirement of the register: found, and silent when right.

The markings are made from the vocabulary, so that a new row of it is tested without a new test.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import pytest

from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import RegisteredMarking
from support.markings import DAY, KNOWN, LEVELS, check, codes, common_levels, completed, in_use, mended

LISTS = {"REL TO": "REL TO USA, FJI", "DISPLAY ONLY": "DISPLAY ONLY FJI", "EYES ONLY": "USA/CAN EYES ONLY"}
TODAY = datetime.date(2023, 1, 2)


def form(entry: RegisteredMarking) -> str:
    """How a marking stands in a banner; a compartment and a program get a name."""
    text = LISTS.get(entry.key) or entry.abbreviation or entry.title
    return text.replace("[COMP]", "XYZ").replace("[SUB]", "WXYZ") + ("XYZ" if text == "SAR-" else "")


def banner(level: str, entries: Iterable[RegisteredMarking]) -> str:
    """A banner with these markings. JOINT and NATO have levels of their own, which stand in front."""
    entries = list(entries)
    heads = [entry for entry in entries if entry.category in ("JOINT", "non-US") and entry.levels]
    own = next((entry for entry in heads if entry.category == "JOINT"), None)
    head = f"//JOINT {LEVELS[level]} FJI USA" if own is not None else LEVELS[level]
    order = ("SCI", "SAP", "AEA", "FGI", "CUI", "dissemination", "non-IC")
    parts = [head]
    for category in order:
        values = sorted((entry for entry in entries if entry.category == category), key=_place)
        if values:
            parts.append("/".join(dict.fromkeys(map(form, values))))
    return "//".join(parts)


def _place(entry: RegisteredMarking) -> tuple[float, str]:
    return (0.0, form(entry)) if entry.category == "SCI" else (entry.order, "")


def usable(entry: RegisteredMarking) -> bool:
    """Whether a marking can be tried for itself: in use, and no name for something else."""
    return in_use(entry) and entry.category not in ("US", "non-US", "CUI")


def pairs() -> Iterator[tuple[str, str]]:
    for entry in KNOWN.values():
        for other in entry.excludes:
            if entry.key < other and usable(entry) and usable(KNOWN[other]):
                yield entry.key, other


def code_of_pair(left: RegisteredMarking, right: RegisteredMarking) -> str:
    categories = {left.category, right.category}
    return "MRK030" if categories == {"JOINT", "SCI"} else "MRK016" if categories == {"AEA"} else "MRK011"


@pytest.mark.parametrize(("left", "right"), list(pairs()))
def test_a_pair_that_the_register_excludes_is_found_and_either_alone_is_silent(left: str, right: str) -> None:
    one, other = KNOWN[left], KNOWN[right]
    levels = common_levels([one, other]) or list(one.levels)
    code = code_of_pair(one, other)
    assert code in codes(banner(levels[0], [one, other])), banner(levels[0], [one, other])
    for entry in (one, other):
        alone = completed([entry])
        text = banner(common_levels(alone)[0], alone)
        assert not {"MRK011", "MRK016", "MRK030"} & set(codes(text)), text


def companions() -> Iterator[tuple[str, str]]:
    for entry in KNOWN.values():
        for needed in (*entry.requires, *entry.advises):
            if usable(entry):
                yield entry.key, needed


@pytest.mark.parametrize(("key", "needed"), list(companions()))
def test_a_missing_companion_is_found_and_its_fix_is_silent(key: str, needed: str) -> None:
    entry = KNOWN[key]
    rest = [other for other in completed([entry]) if other.key != needed]
    level = common_levels(completed([entry]))[0]
    text = banner(level, rest)
    found = [finding for finding in check(text, "ic", TODAY).findings if finding.code == "MRK012"]
    assert found, text
    assert all(needed in finding.message for finding in found), text
    assert found[0].severity == ("warning" if needed in entry.advises else "error")
    whole = banner(level, [*completed([entry]), *([KNOWN[needed]] if needed in entry.advises else [])])
    assert not missing(needed, whole), whole
    if found[0].fix is not None:
        assert not missing(needed, mended(text, found[0]))


def missing(needed: str, text: str) -> bool:
    """Whether a marking is found to lack this companion, whatever else it may lack."""
    return any(
        needed in finding.message.partition(" without ")[2]
        for finding in check(text, "ic", TODAY).findings
        if finding.code == "MRK012"
    )


@pytest.mark.parametrize(
    "entry", [entry for entry in KNOWN.values() if usable(entry)], ids=lambda entry: str(entry.key)
)
@pytest.mark.parametrize("level", list(LEVELS))
def test_a_level_that_the_register_does_not_allow_is_found(entry: RegisteredMarking, level: str) -> None:
    text = banner(level, completed([entry]))
    found = {"MRK013", "MRK014"} & set(codes(text))
    alone = {"MRK013", "MRK014"} & set(codes(banner(level, [entry])))
    if level in entry.levels:
        assert not alone, text
        return
    order = list(LEVELS)
    too_low = all(order.index(allowed) < order.index(level) for allowed in entry.levels if allowed in LEVELS)
    assert ("MRK013" if too_low else "MRK014") in found, text


@pytest.mark.parametrize(
    "entry", [entry for entry in KNOWN.values() if entry.retired is not None], ids=lambda entry: str(entry.key)
)
def test_a_retired_marking_is_found_from_its_day_on(entry: RegisteredMarking) -> None:
    assert entry.retired is not None
    if entry.category == "non-US":
        text = f"//{entry.title}"
    elif entry.category == "US":
        text = f"({entry.portion})"
    else:
        level = next(level for level in LEVELS if level in entry.levels)
        text = banner(level, [entry])
    first, last = entry.retired, entry.retired - datetime.timedelta(1)
    profile = "ic" if last >= datetime.date(1998, 6, 30) else "state"
    codes_now = set(codes(text, profile, max(first, datetime.date(1998, 6, 30)) if profile == "ic" else first))
    codes_before = set(codes(text, profile, last))
    named = {"MRK009", "MRK015", "MRK016"}
    assert named & codes_now, text
    assert not named & codes_before or entry.category == "AEA", text


@pytest.mark.parametrize("code", [c.code for c in countries().values() if c.retired is not None])
def test_a_retired_code_is_found_from_its_day_on(code: str) -> None:
    retired = countries()[code].retired
    assert retired is not None
    text = f"SECRET//REL TO USA, {code}"
    assert codes(text, "ic", retired) == ["MRK008"]
    assert codes(text, "ic", retired - datetime.timedelta(1)) == []


@pytest.mark.parametrize("code", ["GBR", "NATO", "FVEY", "EU", "NSG", "XKS"])
def test_codes_in_use_are_silent(code: str) -> None:
    assert codes(f"SECRET//REL TO USA, {code}", "ic", DAY) == []


@pytest.mark.parametrize(
    ("code", "near"), [("UK", "GBR"), ("GRB", "GBR"), ("NTAO", "NATO"), ("AUSS", "AUS"), ("QQQ", None), ("XQQ", None)]
)
def test_an_unknown_code_names_the_one_that_is_near(code: str, near: str | None) -> None:
    text = f"SECRET//REL TO USA, {code}"
    (finding,) = [finding for finding in check(text).findings if finding.code == "MRK008"]
    assert (finding.fix is None) is (near is None)
    if near is not None:
        assert mended(text, finding) == f"SECRET//REL TO USA, {near}"
