"""The lists of countries in a marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.forms import is_of_nato
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import DISPLAY_ONLY, EYES_ONLY, OWN_COUNTRY, REL_TO
from cablerules.one_marking.rule import MarkingView

RELEASE = REL_TO
DISPLAY = DISPLAY_ONLY
EYES = EYES_ONLY
__all__ = ["DISPLAY", "EYES", "OWN_COUNTRY", "RELEASE", "release_lists"]


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
