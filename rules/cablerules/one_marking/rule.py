"""What the rules about one marking have in common, in whatever family: which markings they judge, and how often.

A marking is judged once, whatever the number of its places: what a rule says of it depends on its text, on whether it
is a portion mark or a banner, on the profile, and on the day as far as the register changed. Spans count from the
start of the marking's own text and are moved to each of its places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from cablegrammar.base.record import replace
from cablegrammar.marking.marking import Marking, MarkingToken, on_day, parse_marking
from cablegrammar.rollup.protection import marking_losses
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import RegisteredMarking, register
from cablegrammar.vocabulary.profiles import Manual, Register, profile_turns, register_of
from cablegrammar.vocabulary.regimes import milestone, milestones
from cablegrammar.vocabulary.second_banner_lines import second_banner_line
from cablelint import Edit, MarkingContext, MarkingInUse, MarkingRule, Related, Span, Violation
from cablelint.fixes.edits import apply_edits

REGISTER = ("ic", "dod", "cui")
"""The profiles under which the whole register applies."""


class MarkingView(NamedTuple):
    """A marking as a rule judges it.

    `portion` tells a portion mark from a banner. `day` is a day of the same era of the register as the cable's, None
    where its date is not known: what is dated is not judged then. `alone` when it stands in no cable.
    `disclosure_required` when the setting of that name asks for a word on disclosure.
    """

    marking: Marking
    portion: bool
    day: date | None
    profile: str
    alone: bool
    disclosure_required: bool = False

    @property
    def register(self) -> Register:
        """The register by which it is judged: that of the profile, on the day."""
        return register_of(self.profile, self.day)

    @property
    def manual(self) -> Manual:
        """What the profile's manual says of markings as a whole."""
        return self.register.manual

    @property
    def whole(self) -> Span:
        """The whole marking's own text."""
        return Span(0, len(self.marking.text))

    def since(self, key: str) -> bool:
        """Whether the milestone has passed; False where the day is not known."""
        return self.day is not None and self.day >= milestone(key)

    def shown(self, form: str) -> str:
        """A form of this marking as it stands in a text: a portion's in parentheses."""
        return f"({form})" if self.portion else form


class OneMarkingRule(MarkingRule):
    """A rule about one marking. A subclass says in `faults` what is wrong with it.

    In a State cable the rule judges portion marks and the banners that are written with `//`; the other profiles have
    every banner judged, from the day on which the register began.
    """

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Yield a violation for each fault of a marking, in places that count from the start of its own text."""
        raise NotImplementedError

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """Yield the violations of a marking at each of its places."""
        if context.profile not in self.profiles:
            return
        found = self.judged(node, context)
        if not found:
            return
        for place in node.places:
            for violation in found:
                yield moved(violation, place.start)

    def judged(self, node: MarkingInUse, context: MarkingContext) -> tuple[Violation, ...]:
        """What there is to say about a marking, in places that count from the start of its own text."""
        judgements = _judgements(node, context)
        if judgements is None:
            return ()
        kind = type(self)
        known = judgements.get(kind)
        if known is None:
            known = tuple(_harmless(violation, node) for violation in self.faults(view_of(node, context)))
            judgements[kind] = known
        return known


def _judgements(node: MarkingInUse, context: MarkingContext) -> _Judgements | None:
    """What the rules said so far of a marking under some circumstances; None where they have no say on it.

    The rules are asked about one marking after the other: each finds the one before it here.
    """
    before: tuple[MarkingInUse, _Judgements | None] | None = context.memo.get(_LATEST)
    if before is not None and before[0] is node:
        return before[1]
    found: _Judgements | None = None
    if judges(node, context):
        day = None if context.date is None else era_day(context.date)
        key = (
            node.inner, node.kind, node.closed, day, context.profile, context.alone, context.disclosure_required,
        )  # fmt: skip
        found = _JUDGED.get(key)
        if found is None:
            if len(_JUDGED) >= _MOST_JUDGED:
                _JUDGED.clear()
            found = _JUDGED[key] = {}
    context.memo[_LATEST] = node, found
    return found


_LATEST = f"{__name__}.latest"


def _harmless(violation: Violation, node: MarkingInUse) -> Violation:
    """The violation without its fix, where that would take more from a marking than it says.

    In a marking with several faults the words beside a fault may be read otherwise when it is mended, and with one that
    is taken out what depends on it goes: the subset of `RD//FRD-CNWDI`. A mark without its parentheses is no mark any
    more with something else in it: POR007 closes it first.
    """
    if violation.fix is None:
        return violation
    text = node.inner
    if not node.closed:
        return replace(violation, fix=None)
    mended = apply_edits(text, violation.fix.edits)
    if mended == text:
        return replace(violation, fix=None)
    before, after = parse_marking(text, unpublished=True), parse_marking(mended, unpublished=True)
    harmful = any(loss.of not in violation.fix.gives_up for loss in marking_losses(before, after))
    return replace(violation, fix=None) if harmful else violation


_Key = tuple[str, str, bool, date | None, str, bool, bool]
"""What the judgement on a marking depends on."""

_Judgements = dict[type[OneMarkingRule], tuple[Violation, ...]]

_JUDGED: dict[_Key, _Judgements] = {}
"""What the rules had to say of the markings that they met, from one cable to the next."""

_MOST_JUDGED = 1024


def view_of(node: MarkingInUse, context: MarkingContext) -> MarkingView:
    """A marking of a cable as a rule judges it."""
    marking = node.marking if context.manual.telegram else node.marking_beyond_register
    day = None if context.date is None else era_day(context.date)
    return MarkingView(
        on_day(marking, day), node.kind == "portion", day, context.profile, context.alone, context.disclosure_required
    )


def judges(node: MarkingInUse, context: MarkingContext) -> bool:
    """Whether the rules about single markings have a say on `node`, under the profile and on the day.

    The line below a banner is no marking.
    """
    if node.kind == "banner" and second_banner_line(node.text, context.date) is not None:
        return False
    if context.manual.telegram:
        return context.alone or node.kind == "portion" or "//" in node.text
    return context.date is None or context.date >= milestone("register-begins")


def moved(violation: Violation, by: int) -> Violation:
    """`violation` with all its places `by` characters further on."""
    fix = violation.fix
    if fix is not None:
        fix = replace(fix, edits=tuple(Edit(edit.start + by, edit.end + by, edit.text) for edit in fix.edits))
    related = tuple(Related(other.span.shifted(by), other.message) for other in violation.related)
    return replace(violation, span=violation.span.shifted(by), fix=fix, related=related)


# -------------------------------------------------------------------------------------------- days and the register


def era_day(day: date) -> date:
    """The first day of the era that `day` belongs to: between two such days nothing in the register changed."""
    turns = _turns()
    position = bisect_right(turns, day)
    return turns[position - 1] if position else date.min


@cache
def _turns() -> tuple[date, ...]:
    """Every day on which a marking or a country's code came into use or went out of it, or a form changed."""
    days = {turn for entry in register() for turn in (entry.effective, entry.retired, entry.advised_from)}
    days |= {country.retired for country in countries().values()}
    days |= {*milestones().values(), *profile_turns()}
    return tuple(sorted(turn for turn in days if turn is not None))


def entries(view: MarkingView, token: MarkingToken) -> tuple[RegisteredMarking, ...]:
    """What the register of the profile has for a token: for a control system with compartments the compartments'
    entries alone, and nothing where its manual does not have it.
    """
    known = view.register.markings
    found = tuple(known[key] for key in token.keys if key in known and known[key].known)
    return found[1:] if len(found) > 1 and token.category == "SCI" and token.compartments else found
