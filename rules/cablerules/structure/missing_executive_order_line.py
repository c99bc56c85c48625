"""STR003 missing-executive-order-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.structure.labels import likely_line


class MissingExecutiveOrderLine(CableRule):
    """The E.O. line is missing.

    ## What it checks

    That a cable of 1972 or later has a line that names the executive order and the declassification instruction,
    such as `E.O. 12958: DECL: 07/14/2018`. An unclassified cable has one too: `E.O. 12958: N/A`. A cable whose date is
    not known is not judged, and an extract is not (STR016 speaks instead).

    ## Why

    The line tells by which order the cable is classified and when it ceases to be. Where it is missing, DEC001 does
    not ask for the instruction once more.
    """

    code = "STR003"
    name = "missing-executive-order-line"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, ordered=True)
    authority = (Citation("5 FAH-1 H-246"), Citation("32 CFR 2001.21", "(a)(4)"))
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512\n\nE.O. 12958: N/A",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"executive_order": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a cable without an E.O. line under an order that asks for one."""
        if cable.field_of("executive_order") is not None or context.regime is None:
            return
        if not cable.is_cable or cable.is_extract:
            return
        label = f"E.O. {context.regime.order}:"
        likely = likely_line(cable, "E.O.")
        if likely is None:
            expected = f"'{label}' with a declassification instruction or N/A, after the captions"
            if cable.form == "smart":
                expected = f"'E.O.:' with {context.regime.order}, before TAGS"
            yield Violation(cable.opening_place, "The E.O. line is missing.", expected=expected)
        elif not cable.slice(likely).startswith("E.O. "):  # a good label with a damaged number is an E.O. line
            yield Violation(likely, "The E.O. line is missing; this label may be meant for it.", expected=f"'{label}'")
