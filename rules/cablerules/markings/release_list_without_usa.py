"""MRK006 release-list-without-usa."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.countries import near_country
from cablelint import Applicability, Citation, Edit, Example, Severity, Violation, safe_fix
from cablerules.markings.release_lists import OWN_COUNTRY, RELEASE, means_own_country, release_lists
from cablerules.one_marking.form import is_quotable
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ReleaseListWithoutUsa(OneMarkingRule):
    """REL TO names countries, and USA is none of them.

    ## What it checks

    That USA stands in every REL TO list. That it stands first is MRK005's.

    ## Why

    Systems match the list against the country of the reader: without USA no American may read the text.

    ## Fix safety

    The fix puts USA in front. It releases the text to nobody who could not have it already. It is not offered where a
    code of the list is unknown: USA may be meant by it (`REL TO VSA, FVEY`).
    """

    code = "MRK006"
    name = "release-list-without-usa"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.8 p151"),)
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: key", "countries: code")
    examples = (
        Example(
            bad="1. (S//REL TO AUS, GBR) The lamp has arrived.",
            good="1. (S//REL TO USA, AUS, GBR) The lamp has arrived.",
            at=[(1, 8, 1, 23)],
            fixed="1. (S//REL TO USA, AUS, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each list without USA."""
        for token in release_lists(view, RELEASE):
            if token.codes and OWN_COUNTRY not in map(_meant, token.codes) and not means_own_country(token):
                at = token.code_spans[0].start
                yield Violation(
                    token.span,
                    f"{RELEASE} names {OWN_COUNTRY} first, but this list leaves it out.",
                    expected=f"{RELEASE} {', '.join((OWN_COUNTRY, *token.codes))}"
                    if is_quotable(token)
                    else f"{OWN_COUNTRY} in front",
                    fix=safe_fix(f"Put {OWN_COUNTRY} in front", Edit(at, at, f"{OWN_COUNTRY}, "))
                    if token.surely_listed
                    else None,
                )


def _meant(code: str) -> str:
    """A code, or the one that it nearly is."""
    return near_country(code) or code
