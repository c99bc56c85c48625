"""MRK029 joint-without-usa."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import OWN_COUNTRY
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Violation, safe_fix
from cablerules.markings.foreign_level import joint_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule

_TRIGRAPH = 3


class JointWithoutUsa(OneMarkingRule):
    """A JOINT marking does not name USA among its owners.

    ## What it checks

    The United States is always an owner of what an American marks as JOINT. USA stands in alphabetical order:
    `//JOINT SECRET CAN GBR USA`. A portion mark without any owner has those of the banner. In the Department of Defense
    the owners may be others alone.

    ## Why

    A list of owners without USA says that the text belongs to others, who alone decide about it.

    ## Fix safety

    The fix puts USA among the owners, before the first that comes behind it in the alphabet. It is not offered where an
    owner's code is unknown: USA may be meant by it.
    """

    code = "MRK029"
    name = "joint-without-usa"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.3 p55"),
        Citation("DoDM 5200.01 Volume 2", "Enclosure 4, 5.d p70"),
    )
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: category", "markings_profiles: joint_owner")
    examples = (
        Example(
            bad="1. (//JOINT S AUS GBR//REL TO USA, AUS, GBR) The lamp has arrived.",
            good="1. (//JOINT S AUS GBR USA//REL TO USA, AUS, GBR) The lamp has arrived.",
            at=[(1, 7, 1, 22)],
            fixed="1. (//JOINT S AUS GBR USA//REL TO USA, AUS, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report owners of whom none is USA."""
        joint = joint_level(view)
        if joint is None:
            return
        owners = [code for token in view.marking.tokens if token.category == "JOINT" for code in token.codes]
        if owners and view.manual.joint_owner not in ("", *owners):
            yield Violation(
                joint.span,
                f"JOINT does not name {OWN_COUNTRY} among its owners.",
                expected=f"{OWN_COUNTRY} in alphabetical order",
                fix=_with_own_country(joint),
            )


def _with_own_country(joint: MarkingToken) -> Fix | None:
    """Countries stand in the order of the alphabet, groups of countries behind them."""
    if not joint.code_spans or not joint.surely_listed:
        return None
    title = f"Add {OWN_COUNTRY}"
    for code, span in zip(joint.codes, joint.code_spans, strict=False):
        if code > OWN_COUNTRY or len(code) != _TRIGRAPH:
            return safe_fix(title, Edit(span.start, span.start, f"{OWN_COUNTRY} "))
    end = joint.code_spans[-1].end
    return safe_fix(title, Edit(end, end, f" {OWN_COUNTRY}"))
