"""MRK028 joint-restricted."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import OWN_COUNTRY
from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import joint_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class JointRestricted(OneMarkingRule):
    """A JOINT marking has RESTRICTED, which is not a US level.

    ## What it checks

    The United States is one of the owners of a JOINT text, and has no RESTRICTED. Its level is TOP SECRET, SECRET,
    CONFIDENTIAL or UNCLASSIFIED. In the Department of Defense JOINT may also name owners of whom none is the United
    States: these may have RESTRICTED.

    ## Why

    RESTRICTED is a level of other governments. A text that the United States owns, too, needs one that its own orders
    know.
    """

    code = "MRK028"
    name = "joint-restricted"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.3 p56"),
        Citation("DoDM 5200.01 Volume 2", "Enclosure 4, 5.d p70"),
    )
    profiles = REGISTER
    rests_on = ("markings: category", "markings_profiles: joint_owner")
    examples = (
        Example(
            bad="1. (//JOINT R AUS USA//REL TO USA, AUS) The lamp has arrived.",
            good="1. (//JOINT C AUS USA//REL TO USA, AUS) The lamp has arrived.",
            at=[(1, 7, 1, 22)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a level behind JOINT that is not one of the United States."""
        joint = joint_level(view)
        if joint is not None and joint.level_text is not None and joint.level is None and _is_ours(view):
            yield Violation(
                joint.span,
                f"The United States has no level {joint.level_text}, so a JOINT marking cannot have it.",
                expected="CONFIDENTIAL, or another US level",
            )


def _is_ours(view: MarkingView) -> bool:
    """Whether the United States is an owner: by the manual always, or by the list."""
    owners = [code for token in view.marking.tokens if token.category == "JOINT" for code in token.codes]
    return view.manual.joint_owner == OWN_COUNTRY or OWN_COUNTRY in owners
