"""ROL001 portion-above-overall."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.wording import name_of_carrier, overall_line


class PortionAboveOverall(CableRule):
    """A portion is marked higher than the overall classification of the cable.

    ## What it checks

    No portion, the subject included, carries a classified level above that of the classification line. The finding
    stands at the first portion that does, once a cable, with the other ones and the classification line as related
    places.

    ## Why

    Whoever handles the cable goes by its classification line. A `(S)` inside a CONFIDENTIAL cable has travelled on a
    network, and to readers, that it was not meant for.
    """

    code = "ROL001"
    name = "portion-above-overall"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unclassified"))
    authority = (Citation("32 CFR 2001.21", "(b)"),)
    rests_on = ("markings: levels",)
    examples = (
        Example(
            bad="1. (U) The lamp has arrived.\n\n2. (S) The keeper has not.",
            good="1. (U) The lamp has arrived.\n\n2. (C) The keeper has not.",
            at=[(3, 4, 3, 7)],
        ),
        Example(
            bad="SUBJECT: (S/NF) THE KEEPER OF THE LAMP",
            good="SUBJECT: (C/NF) THE KEEPER OF THE LAMP",
            at=[(1, 10, 1, 16)],
            slot="subject",
            setting={"captions": "NOFORN\nSIPDIS"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation at the first portion above the overall level."""
        overall = cable.overall_level
        if overall is None:
            return
        rank = overall.rank
        above = [
            entry
            for entry in cable.marks
            if (level := entry.mark.level) is not None and level.rank > rank and level.classified
        ]
        if not above:
            return
        first = above[0]
        highest = max(filter(None, (entry.mark.level for entry in above)), key=lambda level: level.rank)
        yield Violation(
            first.mark.span,
            f"{name_of_carrier(first)} is marked {first.mark.text}, above the overall classification {overall}.",
            expected=f"a mark no higher than ({overall.portion}), or {highest} as the overall classification",
            related=(*overall_line(cable), *(Related(entry.mark.span, "also above it") for entry in above[1:])),
        )
