"""What stands between the values of a marking, and inside of them, against what the register has there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.marking.cui import is_cui
from cablegrammar.marking.marking import MarkingToken
from cablelint import Span
from cablerules.one_marking.form import (
    CUI_CATEGORY,
    category_of,
    identity,
    is_nato_control,
    is_part,
    misplaced,
    placed,
    program_name,
    was_one_category,
)
from cablerules.one_marking.rule import MarkingView


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
        return view.manual.program_indicator == "once" and right.text.upper() != program_name(right)
    if left.category == "FGI":
        return bool(left.codes) is not bool(right.codes)
    return category_of(left) != CUI_CATEGORY and identity(left) == identity(right)


def named_elsewhere(view: MarkingView) -> bool:
    """Whether a rule about what stands there, and not about its form, names what joins two tokens."""
    return any(_is_named_elsewhere(view, left, right) for left, right in pairwise(view.marking.tokens))


def _gap(view: MarkingView, left: MarkingToken, right: MarkingToken) -> Gap | None:
    span = Span(left.span.end, right.span.start)
    text = view.marking.text[span.start : span.end]
    wanted = _wanted(view, left, right)
    if text == wanted or (text == "//" and wanted == "/" and was_apart(view, left, right)):
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
    if wanted == "/" and was_comma(view, bare):
        return None
    if was_one_category(view, left, right) and bare in ("/", "//", ","):
        return None
    return Gap(span, text.strip() or text, wanted, kind, left, right)


def is_beside_nato(left: MarkingToken, right: MarkingToken) -> bool:
    """Whether a control of NATO stands beside one of the United States, or beside another of its own."""
    return is_nato_control(left) or is_nato_control(right)


def was_apart(view: MarkingView, left: MarkingToken, right: MarkingToken) -> bool:
    """Whether `//` parted a control of NATO from the United States' own, as it could until the manual of 2019."""
    return is_beside_nato(left, right) and not view.since("manual-2019")


def _wanted(view: MarkingView, left: MarkingToken, right: MarkingToken) -> str:
    if right.form == "continued":
        return ", " if right.kind == "release-list" else " "
    if is_part(left, right):
        return "-"
    category = placed(view, right)
    if placed(view, left) != category or category in (None, "level", "date"):
        # An unknown token may be of any category: what joins it is not judged beyond being a separator.
        return "//" if None not in (category_of(left), category) else _as_written(left, right)
    return "//" if is_cui(left) or is_cui(right) else "/"


def _as_written(left: MarkingToken, right: MarkingToken) -> str:
    return "/" if left.segment == right.segment else "//"


class Inner(NamedTuple):
    """A token with wrong separators inside."""

    token: MarkingToken
    span: Span


def bad_inner(view: MarkingView) -> Iterator[Inner]:
    """The tokens whose own parts are joined by something else than the register has."""
    for left, token in zip((None, *view.marking.tokens), view.marking.tokens, strict=False):
        if (
            token.kind in ("unknown", "status")
            or token.category == CUI_CATEGORY  # how a category is written is for the rules about CUI
            or token.form == "continued"
            or (token.form == "title" and not token.codes)  # a title has its own words
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
        return Span(first.start - (len(head) - len(head.rstrip(" ,;:-"))), first.start)
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
    if view.manual.spellings == "any" or token.category in ("US", "SAP") or token.kind == "release-list":
        aliases = (token.text.upper(),)
    return (token.banner, token.portion, *aliases)


def was_comma(view: MarkingView, gap: str) -> bool:
    """Whether a gap is a comma of the time before July 2005, when it was right."""
    return gap.strip() == "," and not view.since("single-slashes")


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
