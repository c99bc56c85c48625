"""MRK007 release-to-usa-alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.release_lists import OWN_COUNTRY, RELEASE, release_lists
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ReleaseToUsaAlone(OneMarkingRule):
    """REL TO names USA and nobody else.

    ## What it checks

    That a REL TO list names another country beside USA, or an organisation.

    ## Why

    `REL TO USA` releases the text to nobody. Whoever wrote it either forgot a country or meant NOFORN.
    """

    code = "MRK007"
    name = "release-to-usa-alone"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.8 p151"),)
    profiles = REGISTER
    rests_on = ("markings: key", "countries: code")
    examples = (
        Example(
            bad="1. (S//REL TO USA) The lamp has arrived.",
            good="1. (S//REL TO USA, NZL) The lamp has arrived.",
            at=[(1, 8, 1, 18)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each list of USA alone."""
        tokens = view.marking.tokens
        continued = {before.span for before, token in pairwise(tokens) if token.form == "continued"}
        for token in release_lists(view, RELEASE):
            if set(token.codes) == {OWN_COUNTRY} and token.span not in continued:
                yield Violation(
                    token.span,
                    f"{RELEASE} {OWN_COUNTRY} releases the text to nobody else.",
                    expected=f"another country after {OWN_COUNTRY}, or another marking",
                )
