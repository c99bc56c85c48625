"""MRK026 cosmic-below-top-secret."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import foreign_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class CosmicBelowTopSecret(OneMarkingRule):
    """COSMIC is used with a level other than TOP SECRET.

    ## What it checks

    COSMIC is NATO's word for its TOP SECRET, and has no other level: `//COSMIC TOP SECRET`, `(//CTS)`. NATO's lower
    levels are NATO SECRET, NATO CONFIDENTIAL, NATO RESTRICTED and NATO UNCLASSIFIED.

    ## Why

    Of a text marked `//COSMIC SECRET` nobody knows which of the two words is wrong, and so how it has to be protected.
    """

    code = "MRK026"
    name = "cosmic-below-top-secret"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "G p36"),)
    profiles = REGISTER
    rests_on = ("markings: levels, retired", "markings_profiles: retired")
    examples = (
        Example(
            bad="1. (//COSMIC SECRET) The lamp has arrived.",
            good="1. (//CTS) The lamp has arrived.",
            at=[(1, 7, 1, 20)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a level of NATO that the register does not have under this name."""
        level = foreign_level(view)
        if level is None or level.level_text is None or not level.keys:
            return
        entry = marking_by_key().get(level.keys[0])
        if entry is None or entry.category != "non-US" or entry.retired is not None:
            return
        if (level.level is None and "R" not in entry.levels) or (
            level.level and level.level.portion not in entry.levels
        ):
            yield Violation(
                level.span, f"{entry.key.split()[0]} may be used only with TOP SECRET.", expected=f"//{entry.key}"
            )
