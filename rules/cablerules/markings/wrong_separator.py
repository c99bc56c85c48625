"""MRK003 wrong-separator."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Applicability, Citation, Example, Severity, Span, Violation
from cablerules.markings.order import has_no_place, is_of_others, out_of_order, repeated
from cablerules.one_marking.form import (
    form_fix,
    is_nato_control,
    misplaced,
    named,
    other_forms,
    right_form,
    right_shown,
    shown,
    upper,
    was_one_category,
)
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries
from cablerules.one_marking.separators import Gap, bad_gaps, bad_inner, is_beside_nato, named_elsewhere, was_comma


class WrongSeparator(OneMarkingRule):
    """The separator between two values of a marking is not the one in the register.

    ## What it checks

    `//` between categories, `/` between the values of one category, a comma and a blank in REL TO and DISPLAY ONLY,
    a blank in the lists of FGI and JOINT, a hyphen before a compartment, and a blank before a sub-compartment. No
    blanks beside a slash, no empty place between two, and a level in front (`(U//FOUO)`). In a portion mark, case,
    blanks, and a hyphen in place of a slash are POR007's.

    A control of NATO in a marking of the United States stands behind ours of its kind, and `/` joins the two:
    `TK/BOHEMIA`, `RD/ATOMAL`. Until the manual of August 2019 `//` could part them; since then that is a warning.

    Commas between dissemination controls, and the word "and" in REL TO, were right until July 2005.

    ## Why

    Machines that let messages through, or hold them back, take a marking apart at its separators.

    ## Fix safety

    The fix writes the same level and the same controls with the separators of the register. A list with a code that is
    unknown stays as it is. A list that goes on behind a slash (`REL TO USA/GBR`) is joined by an unsafe fix: nobody can
    be sure that GBR was in it.
    """

    code = "MRK003"
    name = "wrong-separator"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "A.6"),)
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = (
        "markings: category, us_category",
        "markings_profiles: spellings, program_indicator",
        "milestones: single-slashes, atomic-energy-category, manual-2019",
    )
    examples = (
        Example(
            bad="1. (S/NF) The lamp has arrived.",
            good="1. (S//NF) The lamp has arrived.",
            at=[(1, 6, 1, 7)],
            fixed="1. (S//NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//REL TO USA,GBR) The lamp has arrived.",
            good="1. (S//REL TO USA, GBR) The lamp has arrived.",
            at=[(1, 18, 1, 19)],
            fixed="1. (S//REL TO USA, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first place where a separator is wrong."""
        place, message, severity = next(_places(view), (None, "", None))
        if place is not None:
            yield Violation(place, message, expected=right_shown(view), fix=form_fix(view), severity=severity)


def _places(view: MarkingView) -> Iterator[tuple[Span, str, Severity | None]]:
    for gap in bad_gaps(view):
        # In a portion mark a blank, or a hyphen for a slash, is a malformed mark.
        if not (view.portion and gap.kind in ("blank", "joint")):
            yield gap.span, _said(gap), _how_bad(gap)
    markings = view.register.markings
    for inner in bad_inner(view):
        # What a blank parts in a list of countries is no blank too many: a comma is missing.
        listed = inner.token.kind == "release-list" and bool(inner.token.codes)
        if any(key in markings and not markings[key].known for key in inner.token.keys):
            continue  # the short form of another manual: what the letters are here is not known
        if (
            not view.portion
            or listed
            or "".join(inner.token.text.split()) not in _squeezed(inner.token.banner, inner.token.portion)
        ):
            yield inner.span, f"The parts of {shown(inner.token)} are not joined as in the register.", None
    if _otherwise(view):
        if view.marking.levels:
            yield view.whole, "The marking is not written as in the register.", None
        else:
            yield view.whole, f"{named(view.marking.tokens[0])} has no level.", None


def _how_bad(gap: Gap) -> Severity | None:
    """A warning where `//` parts a control of NATO from ours: an older edition of the manual has it so."""
    beside = gap.left is not None and gap.next is not None and is_beside_nato(gap.left, gap.next)
    return Severity.WARNING if beside and gap.text == "//" and gap.right == "/" else None


def _squeezed(*forms: str | None) -> tuple[str, ...]:
    """Forms without their blanks, but for those of a list, where a blank is the separator."""
    return tuple("".join(form.split()) for form in forms if form and "," not in form)


def _said(gap: Gap) -> str:
    if gap.kind == "empty":
        return "There is nothing between two separators, or after the last one."
    if gap.left is None or gap.next is None:
        return (
            f"The marking begins with '{gap.text}'."
            if gap.right == ""
            else f"'{gap.text}' comes before the first value."
        )
    if gap.kind == "blank":
        return f"There is a space next to the '{gap.right.strip()}' before {shown(gap.next)}."
    found = f"'{gap.text}'" if gap.text.strip() else "a space"
    return f"There is {found} between {shown(gap.left)} and {shown(gap.next)}, where '{gap.right}' belongs."


def _otherwise(view: MarkingView) -> bool:
    """Whether the marking differs from the register's form in a way that no other rule has a name for."""
    right = right_form(view)
    marking = view.marking
    written = " ".join(marking.text.split())
    if right is None or written == right or not upper(view) or other_forms(view):
        return False
    if misplaced(view) or out_of_order(view) or next(repeated(view), None) or next(bad_gaps(view), None):
        return False
    if (
        named_elsewhere(view)
        or _was_right(view)
        or any("CUI" in token.keys or token.category in ("SAP", "CUI") for token in marking.tokens)
    ):
        return False
    if not marking.levels:
        return True
    head = marking.levels[0]
    if not view.portion and head.form == "abbreviation":
        return False
    return head.category == "US" and not any(token.kind == "release-list" for token in marking.tokens)


def _has_two_forms(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the manual has another form than the register, beside it: N for CNWDI, TK-G for TK-GEOCAP."""
    known = marking_by_key()
    other = any(entry.portion != known[entry.key].portion for entry in entries(view, token))
    return other or token.category == "AEA" or token.form == "alias"


def _was_right(view: MarkingView) -> bool:
    """Whether something differs from the form of the register that was no fault on the day, or has no place in it."""
    if any(map(has_no_place, view.marking.tokens)):
        return True
    if view.manual.spellings == "any" and any(_has_two_forms(view, token) for token in view.marking.tokens):
        return True
    if any(is_of_others(view, token) for token in view.marking.tokens):
        return True  # MRK001 says that it is not in this register
    if any(map(is_nato_control, view.marking.tokens)):
        return True  # it has two places
    return any(
        was_one_category(view, left, right) or was_comma(view, view.marking.text[left.span.end : right.span.start])
        for left, right in pairwise(view.marking.tokens)
    )
