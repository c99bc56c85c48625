"""CUI003 cui-list-out-of-order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from cablegrammar.marking.cui import is_category
from cablegrammar.marking.forms import category_order, is_dissemination, is_only_cui
from cablegrammar.marking.marking import MarkingToken
from cablelint import Applicability, Example, Severity, Violation
from cablerules.controlled import handbook
from cablerules.cui.cui_rule import CuiRule, is_commingled, place_of, without_status
from cablerules.one_marking.form import form_fix, right_shown
from cablerules.one_marking.rule import MarkingView


class CuiListOutOfOrder(CuiRule):
    """The categories or the dissemination controls of a CUI marking do not stand in order.

    ## What it checks

    CUI comes first, then its categories, then limited dissemination controls. CUI Specified stands before CUI Basic,
    and each of them, like the dissemination controls, in the order of the alphabet: `CUI//SP-CTI/PRVCY//FEDCON/NOFORN`.

    Beside a level of classification the place of CUI and of its parts among the other categories is CUI009's.
    Dissemination controls may stand there in the order of the register, too: `REL TO USA, GBR/FEDCON`.

    ## Why

    Markings in one order can be compared at a glance, and Specified in front shows that special rules apply.

    ## Fix safety

    The fix sorts, and changes nothing else.
    """

    code = "CUI003"
    name = "cui-list-out-of-order"
    severity = Severity.WARNING
    authority = (handbook("p11"), handbook("p12"))
    fix = Applicability.SAFE
    rests_on = ("markings: effective", "cui_categories: basic, specified", "cui_ldc: key")
    examples = (
        Example(
            bad="1. (CUI//PRVCY/SP-CTI) The lamp has arrived.",
            good="1. (CUI//SP-CTI/PRVCY) The lamp has arrived.",
            at=[(1, 16, 1, 22)],
            fixed="1. (CUI//SP-CTI/PRVCY) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//FEDCON/DL ONLY) The lamp has arrived.",
            good="1. (CUI//DL ONLY/FEDCON) The lamp has arrived.",
            at=[(1, 17, 1, 24)],
            fixed="1. (CUI//DL ONLY/FEDCON) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first value that stands behind a later one."""
        found = out_of_place(view)
        if found is not None:
            token, before = found
            yield Violation(
                token.span,
                f"{token.text} comes after {before.text}, but {_reason(token, before)}.",
                expected=right_shown(view),
                fix=form_fix(view),
            )


def out_of_place(view: MarkingView) -> tuple[MarkingToken, MarkingToken] | None:
    """The first token that belongs before the one in front of it, and that one."""
    tokens = list(without_status(view.marking.tokens))
    categories = [token for token in tokens if is_category(token)]
    if not is_commingled(view):
        # What has no place in a marking of CUI has none in its order: CUI001 speaks of it.
        tokens = [token for token in tokens if place_of(token) < 2 or is_dissemination(token)]
        controls = [token for token in tokens if place_of(token) == 2]
        return _unsorted(tokens, place_of) or _unsorted_categories(categories) or _unsorted_controls(controls)
    controls = [token for token in tokens if token.category == "dissemination"]
    found = _unsorted_categories(categories)
    if found is not None or _unsorted(controls, lambda token: token.order) is None:
        return found
    if not all(map(is_dissemination, controls)):
        # The others are in the order of the register, or MRK005 says so.
        return _unsorted_controls([token for token in controls if is_only_cui(token)])
    return _unsorted_controls(controls)


def _unsorted_categories(tokens: Sequence[MarkingToken]) -> tuple[MarkingToken, MarkingToken] | None:
    """By what each was meant to be, or by what is written: a missing SP- is one fault, and CUI002's."""
    found = _unsorted(tokens, lambda token: category_order(token.banner or ""))
    return found and _unsorted(tokens, lambda token: category_order(token.text.upper()))


def _unsorted_controls(tokens: Sequence[MarkingToken]) -> tuple[MarkingToken, MarkingToken] | None:
    """As for all, by the letters of a banner or by those of a portion mark: NF and NOFORN have two places."""
    found = _unsorted(tokens, lambda token: (token.banner or "").upper())
    return found and _unsorted(tokens, lambda token: token.text.upper())


def _unsorted(
    tokens: Sequence[MarkingToken], key: Callable[[MarkingToken], Any]
) -> tuple[MarkingToken, MarkingToken] | None:
    for before, token in pairwise(tokens):
        if key(token) < key(before):
            return token, before
    return None


def _reason(token: MarkingToken, before: MarkingToken) -> str:
    """What the handbook says, as the end of a sentence."""
    places = place_of(token), place_of(before)
    if places == (0, 1) or places == (0, 2):
        return "CUI comes first"
    if places == (1, 2):
        return "categories come before dissemination controls"
    if is_category(token) and category_order(token.banner or "")[0] != category_order(before.banner or "")[0]:
        return "CUI Specified comes before CUI Basic"
    return "the order is alphabetical"
