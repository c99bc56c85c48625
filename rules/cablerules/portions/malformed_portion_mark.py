"""POR007 malformed-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.marking.state_form import StateForm
from cablelint import (
    Applicability,
    Citation,
    Edit,
    Example,
    MarkingContext,
    MarkingInUse,
    MarkingRule,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.duty import era_weight
from cablerules.one_marking.form import other_forms
from cablerules.one_marking.rule import judges, view_of
from cablerules.one_marking.separators import bad_gaps, bad_lists, short_list
from cablerules.portions.right_mark import form_of, register_mark


class MalformedPortionMark(MarkingRule):
    """A portion mark is readable, but not written as one: case, blanks, separators or parentheses are wrong.

    ## What it checks

    Levels and controls stand in capitals, without blanks, joined by `/` or `//`, between parentheses: `(S/NF)` and not
    `(s/nf)`, `(S / NF)`, `(S-NF)`, `(C NF)`, `(S)(NF)` or `S/NF)`. Marks of other governments are right with a hyphen
    (`(UK-C)`, `(FGI-C)`). What follows REL TO is free text in a State cable and is not looked at. A mark written with
    the words of a banner is reported by POR006 alone. Small letters are no fault where a copy wrote the classification
    line in small letters, too. The rule runs for cables from 1 December 1978 on.

    ## Why

    Whoever searches for portions that may not be released searches for `/NF)`, and misses the others.

    ## Fix safety

    The fix writes the same level and the same controls the usual way. Where an item between two separators is
    missing, none is offered: something may have been lost.
    """

    code = "POR007"
    name = "malformed-portion-mark"
    severity = Severity.WARNING
    scope = Scope(ordered=True)
    authority = (Citation("CAPCO Register and Manual 2016", "A.6"), Citation("5 FAH-1 H-246"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="1. (c) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 4, 1, 7)],
            fixed="1. (C) The lamp has arrived.",
        ),
        Example(
            bad="1. (C-NF) The lamp has arrived.\n\n2. ( C / NF ) The keeper has not.",
            good="1. (C/NF) The lamp has arrived.\n\n2. (C/NF) The keeper has not.",
            at=[(1, 4, 1, 10), (3, 4, 3, 14)],
            fixed="1. (C/NF) The lamp has arrived.\n\n2. (C/NF) The keeper has not.",
            setting={"captions": "NOFORN\nSIPDIS"},
        ),
        Example(
            bad="1. (C The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 4, 1, 6)],
            fixed="1. (C) The lamp has arrived.",
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """Yield a violation for each badly written mark of the node."""
        if node.kind != "portion":
            return
        if node.closed and node.marking.well_formed and context.manual.telegram:
            return
        found = _found(node, context)
        if found is None or era_weight(context) is None:
            return
        for mark in node.marks:
            yield Violation(
                mark.span,
                f"The mark {mark.text} {found.fault}.",
                expected=found.right,
                fix=safe_fix(f"Write {found.right}", Edit(mark.span.start, mark.span.end, found.right))
                if found.mends
                else None,
            )


class _Found(NamedTuple):
    """What is wrong with a mark, as the end of a sentence, and how it is right; whether a fix may write that."""

    fault: str
    right: str
    mends: bool


def _found(node: MarkingInUse, context: MarkingContext) -> _Found | None:
    if not context.manual.telegram:
        return _by_register(node, context)
    form = form_of(node)
    if form.marking.banner_form or form.canonical is None or (node.closed and form.marking.well_formed):
        return None
    if node.closed and not node.marking.levels:
        return None  # POR005 says that it names no level
    empty = _has_empty_item(form)
    right = f"({form.canonical})"
    if context.cable is not None and context.cable.in_small_letters and node.text.upper() == right:
        return None  # a copy wrote the head in small letters, and the marks with it
    return _Found(_fault(node.text, form, empty=empty), right, not empty)


def _by_register(node: MarkingInUse, context: MarkingContext) -> _Found | None:
    """What is wrong under the profiles that go by the register, where `/` in the place of `//` is MRK003's."""
    view = view_of(node, context)
    right = register_mark(view) if judges(node, context) else None
    if right is None or (node.closed and right == node.text) or other_forms(view):
        return None
    text = view.marking.text
    if not node.closed:
        return _Found(_brackets(node.text), right, True)
    if text != text.upper():
        return _Found("is not in capitals", right, True)
    if any(gap.kind in ("blank", "joint") for gap in bad_gaps(view)) or text != text.strip():
        joint = any(gap.kind == "joint" for gap in bad_gaps(view))
        return _Found("does not join its items with '/' or '//'" if joint else "has spaces inside", right, True)
    if short_list(view):
        return _Found("has a list after REL, where REL TO belongs", right, True)
    squeezed = ("".join(text.split()), "".join(right[1:-1].split()))
    return (
        _Found("has spaces inside", right, True)
        if text != right[1:-1] and squeezed[0] == squeezed[1] and not next(bad_lists(view), None)
        else None
    )


def _has_empty_item(form: StateForm) -> bool:
    marking = form.marking
    return len(marking.separators) - marking.leading >= max(len(marking.tokens), 1)


def _brackets(text: str) -> str:
    if text[:1] in "[{" or text[-1:] in "]}":
        return "has brackets in place of parentheses"
    if text.startswith("(") and text.endswith(")"):
        return "has several parentheses"
    return "lacks a parenthesis"


def _fault(written: str, form: StateForm, *, empty: bool) -> str:
    """What is wrong, as the end of a sentence."""
    text = form.marking.text
    if "\u00a9" in written:
        return "is a copyright sign, which a converter made of (c)"
    if not written.isascii():
        dashes = "\u2013" in written or "\u2014" in written
        return "has a long dash" if dashes else "has a sign that only looks right"
    if ")" in written[:-1].rstrip(")"):
        return "stands in two pairs of parentheses"
    if not written.startswith("(") or not written.endswith(")"):
        return _brackets(written)
    if empty:
        return "has an empty item"
    if text != text.upper():
        return "is not in capitals"
    if any(separator.text.strip() not in ("/", "//") for separator in form.marking.separators):
        return "does not join its items with '/' or '//'"
    return "has spaces inside"
