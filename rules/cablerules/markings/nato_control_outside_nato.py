"""MRK032 nato-control-outside-nato."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import NATO
from cablerules.one_marking.form import named
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class NatoControlOutsideNato(OneMarkingRule):
    """A NATO control is used in a marking that is not a NATO marking and does not name NATO as a source.

    ## What it checks

    ATOMAL, BALK and BOHEMIA stand in a marking of NATO, `//NATO SECRET//ATOMAL`, or in one of the United States that
    carries FGI NATO, `SECRET//ATOMAL//FGI NATO//NOFORN`.

    ## Why

    These are NATO's own controls. Beside a level of the United States alone they say that the text holds something of
    NATO's, and leave out whose it is.
    """

    code = "MRK032"
    name = "nato-control-outside-nato"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "G p36"),
        Citation("CAPCO Register and Manual 2016", "H.7 p122"),
        Citation("CAPCO Register and Manual 2016", "H.7 p127"),
    )
    profiles = REGISTER
    rests_on = ("markings: category, effective",)
    examples = (
        Example(
            bad="1. (S//ATOMAL//NF) The lamp has arrived.",
            good="1. (//NS//ATOMAL) The lamp has arrived.",
            at=[(1, 8, 1, 14)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control of NATO."""
        marking = view.marking
        if marking.system == NATO or any(token.category == "FGI" and NATO in token.codes for token in marking.tokens):
            return
        for token in marking.tokens:
            if token.category == "non-US" and not token.names_level:
                yield Violation(
                    token.span,
                    f"{named(token)} is used in a marking that is not a NATO marking.",
                    expected=f"a NATO marking, or FGI {NATO}",
                )
