"""How the register writes a marking: the right form, the order of the categories, and what belongs together."""

from __future__ import annotations

from typing import NamedTuple

from cablegrammar.marking.forms import (
    CATEGORY_ORDER,
    place_of,
    register_form,
    system_of,
)
from cablegrammar.marking.marking import Marking, MarkingToken, in_capitals, parse_marking
from cablegrammar.rollup.protection import marking_losses
from cablegrammar.vocabulary.countries import LONGEST_CODE, countries
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Edit, Fix, Protection, safe_fix, unsafe_fix
from cablerules.one_marking.rule import MarkingView

CUI_CATEGORY = "CUI"


CATEGORY_NAMES = {
    "SCI": "SCI", "SAP": "a special access program", "non-US": "a NATO control", "AEA": "atomic energy information",
    "FGI": "FGI", "CUI": "CUI", "dissemination": "a dissemination control", "non-IC": "a non-IC control",
    "date": "a date",
}  # fmt: skip
"""What messages call one of a category."""


def right_form(view: MarkingView) -> str | None:
    """The marking as the register has it, titles and old dates kept; None where it cannot be known."""
    return register_form(view.marking, portion=view.portion, titles=True, dates=True, register=view.register)


def shown(token: MarkingToken) -> str:
    """How a message names a value: one that may hold words of the cable is not quoted."""
    return token.text if is_quotable(token) else "a value"


def is_quotable(token: MarkingToken) -> bool:
    """Whether a value is words of a marking and no more: no long one, no row of words or name in no register."""
    text = token.text
    if len(text) > _QUOTED:
        return False
    if token.kind == "unknown":
        return " " not in text and (text.isupper() or text == text.lower())
    return all(code in countries() or len(code) <= LONGEST_CODE for code in token.codes)


_QUOTED = 32


def named(token: MarkingToken) -> str:
    """A value at the start of a sentence."""
    name = shown(token)
    return name if name == token.text else name[:1].upper() + name[1:]


def form_fix(view: MarkingView) -> Fix | None:
    """A fix that writes the marking as the register has it; None where something of it could get lost.

    Where a list reads in two ways, and one of them names more or fewer countries, the fix is unsafe.
    """
    right = right_form(view)
    if right is None or right == view.marking.text:
        return None
    after = parse_marking(right, unpublished=True)
    lost = {loss.of for loss in marking_losses(view.marking, after)}
    if not _keeps(view.marking, after, lost):
        return None
    shown_right = _shown_form(view, right)
    title = "Write it as in the register" if shown_right is None else f"Write {shown_right}"
    edit = Edit(*view.whole, right)
    return unsafe_fix(title, edit, gives_up=lost) if lost else safe_fix(title, edit)


def keeps(before: Marking, after: Marking) -> bool:
    """Whether `after` has the level of `before`, all its controls, and the same countries in its lists."""
    return _keeps(before, after, {loss.of for loss in marking_losses(before, after)})


def _keeps(before: Marking, after: Marking, lost: set[Protection]) -> bool:
    if after.level is not before.level or lost - _OF_A_LIST or _listed(after) != _listed(before):
        return False
    if _owners(after) != _owners(before):
        return False
    return _words(before) <= _words(after)


def _owners(marking: Marking) -> frozenset[str]:
    """Those whose information a marking says it is. A word that is no country may run into the next one."""
    return frozenset(code for token in marking.tokens if token.kind == "foreign" for code in token.codes)


def _words(marking: Marking) -> frozenset[str]:
    """The words of the controls, release lists apart."""
    tokens = (token for token in marking.tokens if token.is_control and token.kind != "release-list")
    joined = " ".join(token.banner or "" for token in tokens)
    return frozenset("".join(c if c.isalnum() else " " for c in joined).split())


_OF_A_LIST = {Protection.RELEASE, Protection.LIST}


def _listed(marking: Marking) -> frozenset[str]:
    """The codes in the release lists of a marking."""
    return frozenset(code for token in marking.tokens if token.kind == "release-list" for code in token.codes)


def right_shown(view: MarkingView) -> str | None:
    """The right form as it stands in a text, for `expected`; None where it may hold words of the cable."""
    return _shown_form(view, right_form(view))


def _shown_form(view: MarkingView, right: str | None) -> str | None:
    if right is None or any(
        token.codes and not is_quotable(token) and not token.surely_listed for token in view.marking.tokens
    ):
        return None
    return view.shown(right)


def category_of(token: MarkingToken) -> str | None:
    """The category whose place a token has: `level`, one of the register, or `date`; None for an unknown token."""
    if token.kind == "unknown":
        return None
    if token.names_level or token.category == "JOINT":
        return "level"
    if token.kind == "declassification":
        return "date"
    return token.category


def placed(view: MarkingView, token: MarkingToken) -> str | None:
    """As `category_of`, a control of NATO in the place that it has in a marking of the United States."""
    return place_of(token, view.marking) if is_nato_control(token) else category_of(token)


def is_nato_control(token: MarkingToken) -> bool:
    """Whether it is a control of NATO (ATOMAL, BALK, BOHEMIA), and no level."""
    return token.category == "non-US" and token.kind == "control"


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
        if category == "level":
            return "the level comes first"
        return f"{CATEGORY_NAMES[category]} comes before {CATEGORY_NAMES[other]}"


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
        if is_nato_control(token):
            # Its place was that of a program of NATO's; since the manual of 2019 it is that of our own controls.
            place = max(rank(category), rank(placed(view, token) or ""))
            if highest is None or rank(category_of(highest) or "") <= place:
                continue
        if highest is not None and rank(category) < rank(category_of(highest) or ""):
            if not was_one_category(view, token, highest):
                return Misplaced(token, highest)
        else:
            highest = token
    return None


def was_one_category(view: MarkingView, left: MarkingToken, right: MarkingToken) -> bool:
    """Whether both stood in one category before atomic energy markings had their own."""
    return {left.category, right.category} == {"AEA", "dissemination"} and not view.since("atomic-energy-category")


def is_part(left: MarkingToken, right: MarkingToken) -> bool:
    """Whether `right` is a compartment or subset of `left` that stands apart from it (`TK/BLFH`, `RD/CNWDI`)."""
    if not left.keys or left.category != right.category or left.category not in ("SCI", "AEA"):
        return False
    head = left.keys[0]
    title = marking_by_key()[head].title if head in marking_by_key() else head
    written = right.text.upper()
    return (right.banner or "").startswith(f"{head}-") and not written.startswith((head, title))


def program_name(token: MarkingToken) -> str:
    """A special access program with its compartments, without SAR-."""
    return (token.banner or "").removeprefix("SAR-")


def identity(token: MarkingToken) -> str:
    """What may stand once: a control system, a program, a kind of list, a control."""
    if token.category == "SCI":
        return system_of(token)
    if token.kind == "release-list":
        return token.keys[0]
    if token.category == "AEA":
        return token.keys[0]
    return token.banner or token.text


def is_nato_activity(token: MarkingToken) -> bool:
    """Whether it is a level of NATO, in which an activity of NATO may be named (`//NATO ISAF SECRET`)."""
    return token.category == "non-US" and "NATO" in token.codes


def other_forms(view: MarkingView) -> tuple[MarkingToken, ...]:
    """The tokens that are written as in a banner inside a portion mark, or as in a portion mark inside a banner."""
    wrong = ("title", "abbreviation") if view.portion else ("portion",)
    return tuple(token for token in view.marking.tokens if token.form in wrong and token.category != CUI_CATEGORY)


def upper(view: MarkingView) -> bool:
    """Whether the marking is written in capitals."""
    return in_capitals(" AND ".join(view.marking.text.split(" and ")), view.marking.tokens)
