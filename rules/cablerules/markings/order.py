"""The order of the values in a marking, and those that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablegrammar.marking.forms import (
    is_dissemination,
    is_of_nato,
    is_only_cui,
    sorted_codes,
    sorted_values,
    system_of,
)
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import ACCM, marking_by_key
from cablelint import Span
from cablerules.markings.conflicting_controls import excluded_pair
from cablerules.one_marking.form import (
    CUI_CATEGORY,
    category_of,
    identity,
    is_nato_activity,
    is_nato_control,
    is_part,
    placed,
    program_name,
)
from cablerules.one_marking.rule import MarkingView, entries


def out_of_order(view: MarkingView) -> tuple[MarkingToken | None, Span, str] | None:
    """The first value or part of a value that stands behind a later one: token, place and text."""
    tokens = view.marking.tokens
    last: dict[str, MarkingToken] = {}
    for token in tokens:
        # Who repeats SAR- before each program has an order of its own inside of one.
        inside = token.category != "SAP" or view.register.manual.program_indicator != "each"
        found = _unsorted(token) if inside else None
        if found is not None:
            return token, *found
        category = placed(view, token)
        if (
            category in (None, "level", "date", CUI_CATEGORY)
            or has_no_place(token)
            or is_of_others(view, token)
            or token.form == "continued"
            or _is_sorted_as_cui(view, token)
        ):
            continue
        before = last.get(category)
        if (
            before is not None
            and not is_part(before, token)
            and _key(token) < _key(before)
            and excluded_pair(view, before, token) is None  # one of the two has to go
        ):
            return token, token.span, token.text
        last[category] = token
    return None


def has_no_place(token: MarkingToken) -> bool:
    """Whether the register of today has no place for a control, because it was given up."""
    if token.category not in ("dissemination", "non-IC") or token.kind == "release-list":
        return False
    return any(marking_by_key()[key].retired is not None for key in token.keys if key in marking_by_key())


def is_of_others(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the manual of another profile has the control, and that of this one has no place for it."""
    return token.category in ("dissemination", "non-IC") and bool(token.keys) and not entries(view, token)


def _is_sorted_as_cui(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the order of a control is the alphabet's, for which the rules about CUI look."""
    marking = view.marking
    if not marking.controlled or token.category != "dissemination":
        return False
    others = (other for other in marking.tokens if other.category == "dissemination")
    return not marking.levels or all(map(is_dissemination, others)) or is_only_cui(token)


def _key(token: MarkingToken) -> tuple[float, str]:
    """The place of a value among others of its category: programs and systems by name, the rest by the register."""
    if is_nato_control(token):
        return _BEHIND_OURS, token.banner or ""
    if token.category == "SAP":
        return 0.0, program_name(token)
    if token.category == "SCI":
        return 0.0, system_of(token)
    order = min((marking_by_key()[key].order for key in token.keys if key in marking_by_key()), default=token.order[0])
    return order, (token.banner or "") if token.keys == (ACCM,) else ""


_BEHIND_OURS = 100.0
"""The place of a control of NATO: behind those of the United States (CAPCO16 H.7 p122)."""


def _unsorted(token: MarkingToken) -> tuple[Span, str] | None:
    """The first country, compartment, sub-compartment or number of a token that stands behind a later one."""
    if is_nato_activity(token):
        return None
    if token.codes and "-" not in (token.portion or "")[-3:]:
        codes = list(dict.fromkeys(token.codes))
        if not token.surely_listed or is_of_nato(token):
            return None  # where it belongs is not known
        if token.code_spans and codes != sorted_codes(codes, usa_first=token.kind == "release-list"):
            right = sorted_codes(codes, usa_first=token.kind == "release-list")
            at = next(i for i, (code, wanted) in enumerate(zip(codes, right, strict=True)) if code != wanted)
            place = token.code_spans[token.codes.index(codes[at])]
            return place, codes[at]
        return None
    for values in part_lists(token):
        unique = list(dict.fromkeys(values))
        if unique != sorted_values(unique):
            wanted = sorted_values(unique)
            at = next(i for i, (value, right) in enumerate(zip(unique, wanted, strict=True)) if value != right)
            return token.span, unique[at]
    return None


def part_lists(token: MarkingToken) -> Iterator[Sequence[str]]:
    """The lists inside a token that have an order: compartments, the sub-compartments of each, numbers."""
    if token.category == "SAP":
        groups = [part.split() for part in (token.banner or "").removeprefix("SAR-").split("-")[1:]]
    else:
        groups = [list(group) for group in token.compartments]
    yield [group[0] for group in groups if group]
    for group in groups:
        yield group[1:]


class Repeated(NamedTuple):
    """A value that stands a second time, and where it stood before."""

    text: str
    span: Span
    first: Span


def repeated(view: MarkingView, *, lists: bool = True) -> Iterator[Repeated]:
    """The values, countries and parts that stand twice. Without `lists` what is inside of a token is not looked at."""
    seen: dict[tuple[str, str], MarkingToken] = {}
    for token in view.marking.tokens:
        if token.kind == "unknown" or token.form == "continued":
            continue
        key = (category_of(token) or "", identity(token))
        before = seen.get(key)
        if before is not None and not is_part(before, token):
            yield Repeated(token.text, token.span, before.span)
        seen.setdefault(key, token)
        if lists:
            yield from _repeated_inside(token)


def _repeated_inside(token: MarkingToken) -> Iterator[Repeated]:
    places: dict[str, Span] = {}
    for code, span in zip(token.codes, token.code_spans, strict=False):
        if code in places:
            yield Repeated(code, span, places[code])
        places.setdefault(code, span)
    for values in part_lists(token):
        for position, value in enumerate(values):
            if value in values[:position]:
                yield Repeated(value, token.span, token.span)
