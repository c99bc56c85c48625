"""REF011 reference-above-classification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Citation, Example, Level, RunRule, Severity, Violation

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue
    from cablelint.rule.facts import Facts


class ReferenceAboveClassification(RunRule):
    """A listed cable is classified higher than the cable that lists it.

    ## What it checks

    That no cable of the REF line is classified higher than the cable itself, as far as the catalogue knows: an index
    does, and the files of the run do. It is off by default, for it is no fault in itself: a cable may list a higher
    one and take nothing from it that is classified so.

    ## Why

    What is taken from a classified source carries its classification along (32 CFR 2001.22). A cable that is lower
    than its source is where that is forgotten.
    """

    code = "REF011"
    name = "reference-above-classification"
    severity = Severity.INFO
    enabled = False
    authority = (Citation("32 CFR 2001.22", "(b)"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 497",
            at=[(2, 4, 2, 16)],
            slot="reference",
            options={
                "catalogue": ["08STATE70412", "08WINDHOEK497, CONFIDENTIAL", "08WINDHOEK498, SECRET"],
            },
            note="The cable is CONFIDENTIAL, and the catalogue knows 08WINDHOEK498 as SECRET.",
        ),
    )

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        """Yield a violation for each cited cable, once, whose every known copy is higher."""
        if facts.level is None:
            return
        own = Level(facts.level)
        seen = {facts.id}
        for cited in facts.references:
            if cited.id is None or cited.id in seen:
                continue
            seen.add(cited.id)
            levels = [Level(entry.level) for entry in catalogue.entries(cited.id) if entry.level is not None]
            lowest = min(levels, key=lambda level: level.rank, default=None)
            if lowest is not None and lowest.classified and lowest.rank > own.rank:
                yield Violation(
                    cited.span,
                    f"{cited.id} is {lowest}, but this cable is {own}.",
                    expected=f"nothing in this cable that {cited.id} marks above {own}",
                )
