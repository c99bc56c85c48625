"""MRK023 release-mark-without-list."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablelint import Cable, Citation, Example, MarkingContext, MarkingInUse, Severity, Violation
from cablerules.markings.release_lists import DISPLAY, EYES, RELEASE, release_lists
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ReleaseMarkWithoutList(OneMarkingRule):
    """REL TO or DISPLAY ONLY names no country.

    ## What it checks

    That countries stand behind REL TO and DISPLAY ONLY. A portion mark may say `REL` alone where its list is that of
    the banner: then the banner has to have one.

    ## Why

    Without a list nobody knows who may have the text, and somebody will guess.
    """

    code = "MRK023"
    name = "release-mark-without-list"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.8 p150"),)
    profiles = REGISTER
    rests_on = ("markings: key",)
    examples = (
        Example(
            bad="1. (S//DISPLAY ONLY) The lamp has arrived.",
            good="1. (S//DISPLAY ONLY FJI) The lamp has arrived.",
            at=[(1, 8, 1, 20)],
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//REL) The lamp has arrived.",
            good="1. (S//REL TO USA, FJI) The lamp has arrived.",
            at=[(1, 8, 1, 11)],
            options={"profile": "ic"},
            note="The banner has no list.",
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """As for every rule about a marking; of a bare REL only the banners of a cable can say that it is wrong."""
        for violation in super().check(node, context):
            if violation.expected is not None or (context.cable is not None and not _has_list(context.cable)):
                yield violation

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each list without a country. For a bare REL in a portion mark nothing else is expected of the mark."""
        for token in release_lists(view, RELEASE, DISPLAY, *(() if view.portion else (EYES,))):
            if token.codes:
                continue
            if view.portion and _is_short(token):
                yield Violation(token.span, f"{token.text} refers to the list in a banner, but no banner has one.")
            else:
                yield Violation(
                    token.span, f"{token.keys[0]} names no country.", expected=f"{token.keys[0]} and countries"
                )


def _is_short(token: MarkingToken) -> bool:
    """Whether it is the form of a portion mark that stands for the banner's list."""
    return token.text.upper() == token.portion != token.keys[0]


def _has_list(cable: Cable) -> bool:
    return any(
        token.kind == "release-list" and token.codes
        for use in cable.markings_in_use
        if use.kind == "banner"
        for token in use.marking.tokens
    )
