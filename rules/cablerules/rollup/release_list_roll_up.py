"""ROL008 release-list-roll-up."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
from cablegrammar.rollup.disclosure import Disclosure
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Fix,
    Protection,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.rollup.compared_banner import Compared, compared, disclosures, keeps, written_banner
from cablerules.rollup.complete import all_portions_marked


class ReleaseListRollUp(CableRule):
    """The disclosure marking of the banner is not the one that the portions call for.

    ## What it checks

    REL TO and DISPLAY ONLY in the banner name those whom all portions name, and RELIDO stands there only where all
    portions have it. Of the groups, FVEY, ACGU and TEYE are expanded for the comparison, and no others. Portions that
    have nobody in common call for NOFORN, and so does a mixture of portions with a list and classified ones without any
    disclosure marking; in the Department of Defense both call for the level alone, unless a control system is among the
    portions. A portion that is NOFORN itself is ROL003's, a banner that is NOFORN without need ROL004's. A list with a
    code that nobody knows is not compared.

    A banner that is narrower than the portions is a warning. A bare `REL` stands for the banner's own list.

    ## Why

    A list that is too long gives a portion to somebody whom its originator did not name.

    ## Fix safety

    The fix writes the disclosure marking that the portions call for. It is offered only where they call for one that is
    narrower than what stands there, and is unsafe, because a portion's list may be what is wrong.
    """

    code = "ROL008"
    name = "release-list-roll-up"
    severity = Severity.ERROR
    scope = Scope(dated=True)
    authority = (Citation("CAPCO Register and Manual 2016", "Table 3"),)
    profiles = ("ic", "dod", "cui")
    fix = Applicability.UNSAFE
    rests_on = (
        "markings: excludes",
        "countries: members, expands",
        "markings_profiles: no_common_country, unmarked_portion",
        "unclassified_disclosure: key",
        "milestones: relido-by-default",
    )
    examples = (
        Example(
            bad="SECRET//REL TO USA, FVEY",
            good="SECRET//REL TO USA, GBR",
            at=((1, 1, 1, 25),),
            fixed="SECRET//REL TO USA, GBR",
            slot="classification",
            setting={
                "body": "1. (S//REL TO USA, FVEY) The keeper is here.\n\n2. (S//REL TO USA, GBR, JPN) The lamp is not."
            },
            options={"profile": "ic"},
            note="The portions are marked (S//REL TO USA, FVEY) and (S//REL TO USA, GBR, JPN): GBR is all they share.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the banner where its disclosure marking is another than that of the portions together."""
        found = compared(context)
        if found is None or (disclosure := found.answer.rolled_up.disclosure) is None:
            return
        portions = found.answer.portions
        if found.own.noforn or any(portion.marking.noforn for portion in portions):
            return
        called_for = found.answer.rolled_up.calls_for
        own = disclosures(found.own)
        if own == called_for or (not called_for and not own):
            return
        both = _together(found, context)
        narrower = both is not None and both == _alone(found, context)
        if not (called_for or disclosure.bars) or (narrower and not all_portions_marked(cable, context)):
            return
        reasons = [reason for reason in found.answer.rolled_up.because if reason.token in called_for]
        yield Violation(
            found.use.span,
            f"The banner says {_words(own)}, but the portions together call for {_words(called_for)}.",
            expected=f"'{found.answer.rolled_up.banner}'",
            related=tuple(
                Related(reason.portion.span, reason.why) for reason in reasons if reason.portion.span is not None
            ),
            fix=None if narrower or (own and both != called_for) else _fix(found, own, called_for),
            severity=Severity.WARNING if narrower else None,
        )


def _words(tokens: tuple[str, ...]) -> str:
    return " and ".join(tokens) or "nothing about disclosure"


def _permitted(found: Compared, context: Context) -> Disclosure | None:
    """What the banner in use permits by itself; None where it says nothing of disclosure."""
    if context.date is None or not disclosures(found.own):
        return None
    around = Circumstances(context.date, context.profile, found.own)
    return roll_up([PortionMarking(1, found.own.text, found.own)], around).disclosure


def _alone(found: Compared, context: Context) -> tuple[str, ...] | None:
    own = _permitted(found, context)
    return None if own is None else own.tokens


def _together(found: Compared, context: Context) -> tuple[str, ...] | None:
    """What both the banner and the portions permit: the banner's own where that is the narrower one."""
    own, whole = _permitted(found, context), found.answer.rolled_up.disclosure
    return None if own is None or whole is None else own.together(whole).tokens


_GIVES_UP = (Protection.RELEASE, Protection.LIST)
"""The list of the portions takes the place of the banner's own."""


def _fix(found: Compared, own: tuple[str, ...], called_for: tuple[str, ...]) -> Fix | None:
    """Put the marking called for in the place of the banner's; where it has none, the whole banner called for.

    None where that takes anything else away.
    """
    inner = found.use.inner
    tokens = [token for token in found.use.marking.tokens if token.is_disclosure]
    if tokens:
        new = f"{inner[: tokens[0].span.start]}{'/'.join(called_for)}{inner[tokens[-1].span.end :]}"
        return written_banner(found, new, gives_up=_GIVES_UP)
    banner = found.answer.rolled_up.banner or ""
    called = parse_marking(banner, unpublished=True)
    if own or called.level is not found.own.level or not keeps(found.own, called):
        return None
    return written_banner(found, banner, gives_up=_GIVES_UP)
