"""REF007 self-reference."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.references.listing import is_this_cable, listed, own_number


class SelfReference(CableRule):
    """A cable lists itself as a reference.

    ## What it checks

    That no item of the REF line has the post, the number and the year of the cable itself. An item without a year is
    of the cable's own year. A corrected copy may cite the cable that it corrects, which has its number. A number
    without a post of its own is left alone: it may be of another post.

    ## Why

    A cable cannot be its own source. A number was copied from the classification line, or the year of an older cable
    of the same number was left out.
    """

    code = "REF007"
    name = "self-reference"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 512",
            good="REF: A. STATE 70412\nB. 07 WINDHOEK 512",
            at=[(2, 4, 2, 16)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first item that is the cable itself; a second one is REF009's."""
        if not cable.is_cable or cable.is_corrected_copy:
            return
        item = next((item for item in listed(cable) if not item.bare and is_this_cable(cable, item)), None)
        if item is not None:
            yield Violation(
                item.span,
                "The cable lists itself as a reference.",
                expected="another number or another year",
                related=own_number(cable),
            )
