"""MRK018 foreign-marking-form."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablelint import Applicability, Citation, Edit, Example, Fix, Level, Severity, Violation, safe_fix
from cablerules.markings.foreign_level import COSMIC, NATO, foreign_level
from cablerules.one_marking.form import form_fix, right_shown
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ForeignMarkingForm(OneMarkingRule):
    """A marking of another government, of NATO or of several owners does not have the form of one.

    ## What it checks

    NATO's TOP SECRET is called COSMIC TOP SECRET: `//NATO TOP SECRET` is none of its levels.

    Such a marking begins with two slashes: `//NATO SECRET`, `//DEU SECRET`, `//JOINT SECRET GBR USA`. `(UK-C)` and
    `(FGI-C)`, which 32 CFR 2001.24(c) allows, are right.

    ## Why

    The two slashes are the sign that the classification is somebody else's: without them NATO SECRET begins as a US
    marking does.

    ## Fix safety

    The fix writes the marking as the register has it, or puts the slashes in front where something of it cannot be
    read.
    """

    code = "MRK018"
    name = "foreign-marking-form"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "A.6 p15"),
        Citation("CAPCO Register and Manual 2016", "D.2 p27"),
        Citation("CAPCO Register and Manual 2016", "H.7 p122"),
    )
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: category, title, portion", "markings_profiles: title, portion", "nato_activities: name")
    examples = (
        Example(
            bad="1. (NS) The lamp has arrived.",
            good="1. (//NS) The lamp has arrived.",
            at=[(1, 5, 1, 7)],
            fixed="1. (//NS) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a foreign level without its slashes."""
        level = foreign_level(view)
        if level is not None and _is_cosmic_unnamed(level):
            yield Violation(level.span, f"TOP SECRET of {NATO} is {COSMIC}.", expected=view.shown(_cosmic(view)))
        if level is None or view.marking.leading or _is_hyphened(level):
            return
        if level.names_level or level.category == "JOINT":
            name = level.keys[0] if level.keys else level.text
            yield Violation(
                level.span,
                f"The marking begins with {name} instead of '//'.",
                expected=right_shown(view),
                fix=form_fix(view) or _slashes_in_front(),
            )


def _is_cosmic_unnamed(level: MarkingToken) -> bool:
    """Whether it is NATO's highest level without its own name."""
    return level.category == "non-US" and level.codes == (NATO,) and level.level is Level.TOP_SECRET and not level.keys


def _cosmic(view: MarkingView) -> str:
    entry = view.register.markings[COSMIC]
    return f"//{entry.portion if view.portion else entry.title}"


def _is_hyphened(token: MarkingToken) -> bool:
    """Whether a hyphen stands before the letters of the level, as in `UK-C`."""
    return "-" in (token.portion or "")[-3:-1]


def _slashes_in_front() -> Fix:
    return safe_fix("Put '//' in front", Edit(0, 0, "//"))
