"""How a marking is written against how the register writes it: separators, order, repetition, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.marking import Marking, MarkingToken, in_capitals, parse_marking
from cablegrammar.marking_cui import is_cui
from cablegrammar.marking_forms import (
    CATEGORY_ORDER,
    is_dissemination,
    is_only_cui,
    register_form,
    sorted_codes,
    sorted_values,
    system_of,
)
from cablegrammar.node import Span
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint.finding import Edit, Fix, safe_fix
from cablerules.markings.marking_rule import MarkingView

_LEVELS = ("US", "non-US", "JOINT", "FGI")
_CUI = "CUI"
_NAMES = {
    "SCI": "SCI", "SAP": "special access", "non-US": "NATO's own controls", "AEA": "atomic energy", "FGI": "FGI",
    "CUI": "CUI", "dissemination": "dissemination", "non-IC": "non-IC dissemination", "date": "a date",
}  # fmt: skip


# ----------------------------------------------------------------------------------------------------- the right form


def right_form(view: MarkingView) -> str | None:
    """The marking as the register has it, titles and old dates kept; None where it cannot be known."""
    return register_form(view.marking, portion=view.portion, titles=True, dates=True)


def shown(token: MarkingToken) -> str:
    """How a message names a value: a long one may hold words of the cable, and is not quoted."""
    return token.text if len(token.text) <= _QUOTED else "a value"


_QUOTED = 32


def named(token: MarkingToken) -> str:
    """A value at the start of a sentence."""
    name = shown(token)
    return name if name == token.text else name[:1].upper() + name[1:]


def form_fix(view: MarkingView) -> Fix | None:
    """A fix that writes the marking as the register has it; None where something of it could get lost."""
    right = right_form(view)
    if right is None or right == view.marking.text or not keeps(view.marking, parse_marking(right, unpublished=True)):
        return None
    return safe_fix(f"Write {view.shown(right)}", Edit(*view.whole, right))


def keeps(before: Marking, after: Marking) -> bool:
    """Whether `after` has the level of `before` and all its controls and countries."""
    return after.level is before.level and _words(before) <= _words(after)


def _words(marking: Marking) -> frozenset[str]:
    joined = " ".join(marking.controls)
    return frozenset("".join(c if c.isalnum() else " " for c in joined).split()) - {"AND"}


def right_shown(view: MarkingView) -> str | None:
    """The right form as it stands in a text, for `expected`."""
    right = right_form(view)
    return None if right is None else view.shown(right)


# --------------------------------------------------------------------------------------------------------- categories


def category_of(token: MarkingToken) -> str | None:
    """The category whose place a token has: `level`, one of the register, or `date`; None for an unknown token."""
    if token.kind == "unknown":
        return None
    if token.names_level or token.category == "JOINT":
        return "level"
    if token.kind == "declassification":
        return "date"
    return token.category


def rank(category: str) -> int:
    """The place of a category in a marking."""
    order = ("level", *CATEGORY_ORDER, "date")
    return order.index(category) if category in order else len(order)


class Misplaced(NamedTuple):
    """A token of a category that belongs before the one of `before`."""

    token: MarkingToken
    before: MarkingToken

    @property
    def reason(self) -> str:
        """What the register says, as the end of a sentence."""
        category, other = category_of(self.token) or "", category_of(self.before) or ""
        return "the level comes first" if category == "level" else f"{_NAMES[category]} comes before {_NAMES[other]}"


def misplaced(view: MarkingView) -> Misplaced | None:
    """The first token whose category belongs before that of an earlier one. Where CUI stands, it is a rule about CUI
    that looks at the order.
    """
    if view.marking.controlled:
        return None
    highest: MarkingToken | None = None
    for token in view.marking.tokens:
        category = category_of(token)
        if category is None:
            continue
        if highest is not None and rank(category) < rank(category_of(highest) or ""):
            if not _was_one_category(view, token, highest):
                return Misplaced(token, highest)
        else:
            highest = token
    return None


def _was_one_category(view: MarkingView, left: MarkingToken, right: MarkingToken) -> bool:
    """Whether both stood in one category before atomic energy markings had their own."""
    return {left.category, right.category} == {"AEA", "dissemination"} and not view.since("atomic-energy-category")


# --------------------------------------------------------------------------------------------------------- separators


class Gap(NamedTuple):
    """What stands between two tokens, before the first or behind the last, and what belongs there.

    `kind` is `wrong` (another separator), `empty` (nothing between two separators), `joint` (a blank or a hyphen in
    place of a separator) or `blank` (the right one with blanks beside it).
    """

    span: Span
    text: str
    right: str
    kind: str
    left: MarkingToken | None
    next: MarkingToken | None


def bad_gaps(view: MarkingView) -> Iterator[Gap]:
    """The places where the separators are not those of the register."""
    marking = view.marking
    tokens = marking.tokens
    if not tokens:
        return
    first, last = tokens[0], tokens[-1]
    if marking.leading and category_of(first) == "level" and first.category == "US":
        span = Span(0, first.span.start)
        yield Gap(span, marking.text[span.start : span.end], "", "wrong", None, first)
    elif (lead := marking.text[: first.span.start].strip()) and marking.text[: first.span.start] != "//":
        yield Gap(Span(0, first.span.start), lead, "//", "empty" if lead != "//" else "blank", None, first)
    out = misplaced(view)
    for left, right in pairwise(tokens):
        if "status" in (left.kind, right.kind):
            continue  # what joins a word that is no part of a marking goes with it
        gap = _gap(view, left, right)
        if gap is not None and not (_is_named_elsewhere(view, left, right) or (out and out.token in (left, right))):
            yield gap
    tail = marking.text[last.span.end :]
    if tail.strip():
        yield Gap(Span(last.span.end, len(marking.text)), tail.strip(), "", "empty", last, None)


def _is_named_elsewhere(view: MarkingView, left: MarkingToken, right: MarkingToken) -> bool:
    """Whether another rule names what is wrong between two tokens: a repetition, a second SAR-, a concealed source."""
    if left.category != right.category or right.form == "continued" or is_part(left, right):
        return False
    if left.category == "SAP":
        return view.profile != "dod" and view.since("single-sar") and right.text.upper() != _program_name(right)
    if left.category == "FGI":
        return bool(left.codes) is not bool(right.codes)
    return category_of(left) != _CUI and _identity(left) == _identity(right)


def named_elsewhere(view: MarkingView) -> bool:
    """Whether a rule about what stands there, and not about its form, names what joins two tokens."""
    return any(_is_named_elsewhere(view, left, right) for left, right in pairwise(view.marking.tokens))


def _program_name(token: MarkingToken) -> str:
    return (token.banner or "").removeprefix("SAR-")


def _gap(view: MarkingView, left: MarkingToken, right: MarkingToken) -> Gap | None:
    span = Span(left.span.end, right.span.start)
    text = view.marking.text[span.start : span.end]
    wanted = _wanted(left, right)
    if text == wanted:
        return None
    bare = "".join(text.split())
    if bare == wanted.strip():
        kind = "blank"
    elif bare == "" or (bare == "-" and wanted in ("/", "//")):
        kind = "joint"
    elif len(bare) > len(wanted) and set(bare) == {"/"} and len(bare) > 2:
        kind = "empty"
    else:
        kind = "wrong"
    if kind == "joint" and None in (category_of(left), category_of(right)):
        return None  # the unknown value is what is wrong
    if wanted == "/" and _was_comma(view, bare):
        return None
    if _was_one_category(view, left, right) and bare in ("/", "//", ","):
        return None
    return Gap(span, text.strip() or text, wanted, kind, left, right)


def _wanted(left: MarkingToken, right: MarkingToken) -> str:
    if right.form == "continued":
        return ", " if right.kind == "release-list" else " "
    if is_part(left, right):
        return "-"
    category = category_of(right)
    if category_of(left) != category or category in (None, "level", "date"):
        # An unknown token may be of any category: what joins it is not judged beyond being a separator.
        return "//" if None not in (category_of(left), category) else _as_written(left, right)
    return "//" if is_cui(left) or is_cui(right) else "/"


def _as_written(left: MarkingToken, right: MarkingToken) -> str:
    return "/" if left.segment == right.segment else "//"


def is_part(left: MarkingToken, right: MarkingToken) -> bool:
    """Whether `right` is a compartment or subset of `left` that stands apart from it (`TK/BLFH`, `RD/CNWDI`)."""
    if not left.keys or left.category != right.category or left.category not in ("SCI", "AEA"):
        return False
    head = left.keys[0]
    title = marking_by_key()[head].title if head in marking_by_key() else head
    written = right.text.upper()
    return (right.banner or "").startswith(f"{head}-") and not written.startswith((head, title))


class Inner(NamedTuple):
    """A token with wrong separators inside."""

    token: MarkingToken
    span: Span


def bad_inner(view: MarkingView) -> Iterator[Inner]:
    """The tokens whose own parts are joined by something else than the register has."""
    for left, token in zip((None, *view.marking.tokens), view.marking.tokens, strict=False):
        if (
            token.kind in ("unknown", "status")
            or token.category == _CUI  # how a category is written is for the rules about CUI
            or token.form in ("title", "continued")
            or (left is not None and is_part(left, token))
        ):
            continue
        place = _bad_code_separator(view, token)
        if place is not None:
            yield Inner(token, place)
        elif not token.codes and token.text.upper() not in _spellings(view, token):
            yield Inner(token, token.span)


def _bad_code_separator(view: MarkingView, token: MarkingToken) -> Span | None:
    if not token.code_spans or "EYES ONLY" in token.keys or "-" in (token.portion or "")[-3:]:
        return None
    wanted = ", " if token.kind == "release-list" else " "
    first, last = token.code_spans[0], token.code_spans[-1]
    head = view.marking.text[token.span.start : first.start]
    if first.start > token.span.start and token.form != "continued" and not _is_heading(head):
        return Span(first.start - (len(head) - len(head.rstrip(" ,;:"))), first.start)
    if token.kind == "release-list" and token.span.end > last.end:
        return Span(last.end, token.span.end)
    for separator, (left, right) in zip(token.code_separators, pairwise(token.code_spans), strict=False):
        if separator != wanted and not (
            wanted == ", " and separator.strip(", ").upper() == "AND" and not view.since("single-slashes")
        ):
            return Span(left.end, right.start)
    return None


def _is_heading(text: str) -> bool:
    """Whether what stands before the first country of a list are words, and one blank."""
    return text == f"{text.rstrip()} " and text.replace(" ", "").isalpha()


def _spellings(view: MarkingView, token: MarkingToken) -> tuple[str | None, ...]:
    aliases: tuple[str, ...] = ()
    if view.profile == "dod" or token.category in ("US", "SAP") or token.kind == "release-list":
        aliases = (token.text.upper(),)
    return (token.banner, token.portion, *aliases)


# ------------------------------------------------------------------------------------------------- order and repetition


def out_of_order(view: MarkingView) -> tuple[MarkingToken | None, Span, str] | None:
    """The first value or part of a value that stands behind a later one: token, place and text."""
    tokens = view.marking.tokens
    last: dict[str, MarkingToken] = {}
    for token in tokens:
        found = _unsorted(token)
        if found is not None:
            return token, *found
        category = category_of(token)
        if (
            category in (None, "level", "date", _CUI)
            or _has_no_place(token)
            or token.form == "continued"
            or _is_sorted_as_cui(view, token)
        ):
            continue
        before = last.get(category)
        if before is not None and not is_part(before, token) and _key(token) < _key(before):
            return token, token.span, token.text
        last[category] = token
    return None


def _has_no_place(token: MarkingToken) -> bool:
    """Whether the register of today has no place for a control, because it was given up."""
    if token.category not in ("dissemination", "non-IC") or token.kind == "release-list":
        return False
    return any(marking_by_key()[key].retired is not None for key in token.keys if key in marking_by_key())


def was_right(view: MarkingView) -> bool:
    """Whether something differs from the form of the register that was no fault on the day, or has no place in it."""
    if any(map(_has_no_place, view.marking.tokens)):
        return True
    return any(
        _was_one_category(view, left, right) or _was_comma(view, view.marking.text[left.span.end : right.span.start])
        for left, right in pairwise(view.marking.tokens)
    )


def _was_comma(view: MarkingView, gap: str) -> bool:
    return gap.strip() == "," and not view.since("single-slashes")


def _is_sorted_as_cui(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the order of a control is the alphabet's, for which the rules about CUI look."""
    marking = view.marking
    if not marking.controlled or token.category != "dissemination":
        return False
    others = (other for other in marking.tokens if other.category == "dissemination")
    return not marking.levels or all(map(is_dissemination, others)) or is_only_cui(token)


def _key(token: MarkingToken) -> tuple[float, str]:
    """The place of a value among others of its category: programs and systems by name, the rest by the register."""
    if token.category == "SAP":
        return 0.0, _program_name(token)
    if token.category == "SCI":
        return 0.0, system_of(token)
    order = min((marking_by_key()[key].order for key in token.keys if key in marking_by_key()), default=token.order[0])
    return order, ""


def _unsorted(token: MarkingToken) -> tuple[Span, str] | None:
    """The first country, compartment, sub-compartment or number of a token that stands behind a later one."""
    if is_nato_activity(token):
        return None
    if token.codes and "-" not in (token.portion or "")[-3:]:
        codes = list(dict.fromkeys(token.codes))
        if any(code not in countries() for code in codes):
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


def is_nato_activity(token: MarkingToken) -> bool:
    """Whether it is a level of NATO, in which an activity of NATO may be named (`//NATO ISAF SECRET`)."""
    return token.category == "non-US" and "NATO" in token.codes


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
        key = (category_of(token) or "", _identity(token))
        before = seen.get(key)
        if before is not None and not is_part(before, token):
            yield Repeated(token.text, token.span, before.span)
        seen.setdefault(key, token)
        if lists:
            yield from _repeated_inside(token)


def _identity(token: MarkingToken) -> str:
    """What may stand once: a control system, a program, a kind of list, a control."""
    if token.category == "SCI":
        return system_of(token)
    if token.kind == "release-list":
        return token.keys[0]
    if token.category == "AEA":
        return token.keys[0]
    return token.banner or token.text


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


# --------------------------------------------------------------------------------------------------- words and letters


def other_forms(view: MarkingView) -> tuple[MarkingToken, ...]:
    """The tokens that are written as in a banner inside a portion mark, or as in a portion mark inside a banner."""
    wrong = ("title", "abbreviation") if view.portion else ("portion",)
    return tuple(token for token in view.marking.tokens if token.form in wrong and token.category != _CUI)


def short_list(view: MarkingView) -> MarkingToken | None:
    """The first list behind the short form of its heading (`REL USA, GBR`); alone that stands for the banner's list."""
    for token in view.marking.tokens:
        written = token.text.upper()
        if token.kind == "release-list" and token.codes and not written.startswith(token.keys[0]):
            heading = written.split()[0]
            if token.keys[0].startswith(f"{heading} "):
                return token
    return None


def bad_lists(view: MarkingView) -> Iterator[Inner]:
    """The lists of countries with wrong separators inside."""
    return (inner for inner in bad_inner(view) if inner.token.codes)


def upper(view: MarkingView) -> bool:
    """Whether the marking is written in capitals."""
    return in_capitals(" AND ".join(view.marking.text.split(" and ")), view.marking.tokens)
