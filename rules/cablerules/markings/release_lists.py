"""The lists of countries in a marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.base.nearest import distance
from cablegrammar.marking.forms import is_of_nato
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import DISPLAY_ONLY, EYES_ONLY, OWN_COUNTRY, REL_TO
from cablerules.one_marking.rule import MarkingView

RELEASE = REL_TO
DISPLAY = DISPLAY_ONLY
EYES = EYES_ONLY
__all__ = ["DISPLAY", "EYES", "OWN_COUNTRY", "RELEASE", "means_own_country", "release_lists"]


def release_lists(view: MarkingView, *keys: str) -> Iterator[MarkingToken]:
    """The lists of these kinds, each with its heading. NATO's own follow its own rules, and are not among them."""
    for token in view.marking.tokens:
        if (
            token.kind == "release-list"
            and not is_of_nato(token)
            and token.form != "continued"
            and not set(keys).isdisjoint(token.keys)
        ):
            yield token


def means_own_country(token: MarkingToken) -> bool:
    """Whether USA is meant by the first code of a list, of which one letter is wrong: `REL TO VSA, GBR`.

    In front of known countries of which none is USA it can be nothing else.
    """
    if REL_TO not in token.keys or not token.text.upper().startswith(REL_TO) or not token.codes:
        return False
    first, *others = token.codes
    return (
        first not in countries()
        and OWN_COUNTRY not in others
        and all(one in countries() for one in others)
        and len(first) == len(OWN_COUNTRY)
        and distance(first, OWN_COUNTRY, 2) == 1
    )
