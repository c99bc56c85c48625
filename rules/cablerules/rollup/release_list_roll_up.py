"""ROL008: the banner's release list is not what the portions have in common."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable import Cable
from cablegrammar.marking import Marking, parse_marking
from cablegrammar.node import Node
from cablelint.context import Context
from cablelint.finding import Applicability, Citation, Edit, Fix, Related, Severity, Violation, unsafe_fix
from cablelint.rollup import Circumstances, Portion, roll_up
from cablelint.rule import Example, Rule
from cablerules.rollup.banners import DISCLOSURE, Compared, compared
from cablerules.rollup.complete import all_portions_marked


class ReleaseListRollUp(Rule):
    """The disclosure marking of the banner is not the one that the portions call for.

    ## What it checks

    REL TO and DISPLAY ONLY in the banner name those whom all portions name, and RELIDO stands there only where all
    portions have it. Of the groups, FVEY, ACGU and TEYE are expanded for the comparison, and no others. Portions that
    have nobody in common call for NOFORN, and so does a mixture of portions with a list and classified ones without any
    disclosure marking. A portion that is NOFORN itself is ROL003's, a
    banner that is NOFORN without need ROL004's. A list with a code that nobody knows is not compared.

    A banner that is narrower than the portions is a warning. A bare `REL` stands for the banner's own list.

    ## Why

    A list that is too long gives a portion to somebody whom its originator did not name.

    ## Fix safety

    The fix writes the disclosure marking that the portions call for. It is offered only where that is narrower than
    what stands there, and is unsafe, because a portion's list may be what is wrong.
    """

    code = "ROL008"
    name = "release-list-roll-up"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "Table 3"),)
    profiles = ("ic", "dod", "cui")
    fix = Applicability.UNSAFE
    visits = (Cable,)
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

    def check(self, node: Node, context: Context) -> Iterator[Violation]:
        """Report the banner where its disclosure marking is another than that of the portions together."""
        found = compared(context)
        if found is None or found.answer.rolled_up.disclosure is None:
            return
        portions = found.answer.portions
        if found.own.noforn or any(portion.marking.noforn for portion in portions):
            return
        called_for = found.answer.rolled_up.disclosure.tokens
        own = _disclosure(found.own)
        if own == called_for or (not called_for and not own):
            return
        narrower = _is_narrower(found, context)
        if not called_for or (narrower and not all_portions_marked(context.cable, context)):
            return
        reasons = [reason for reason in found.answer.rolled_up.because if reason.token in called_for]
        yield Violation(
            found.use.span,
            f"The banner says {_words(own)}, and the portions together call for {_words(called_for)}.",
            f"'{found.answer.rolled_up.banner}'",
            tuple(Related(reason.portion.span, reason.why) for reason in reasons if reason.portion.span is not None),
            fix=None if narrower else _fix(found, own, called_for),
            severity=Severity.WARNING if narrower else None,
        )


def _disclosure(marking: Marking) -> tuple[str, ...]:
    """The disclosure markings of a banner, in the forms of a roll-up."""
    return tuple(token.banner or token.text for token in marking.tokens if token.keys and token.keys[0] in DISCLOSURE)


def _words(tokens: tuple[str, ...]) -> str:
    return " and ".join(tokens) or "nothing of disclosure"


def _is_narrower(found: Compared, context: Context) -> bool:
    """Whether the banner permits no more than the portions: put together with them it changes nothing of itself."""
    if context.date is None:
        return False
    own = found.own
    if not _disclosure(own):
        return False
    around = Circumstances(context.date, context.profile, own)
    alone = roll_up([Portion(1, own.text, own)], around).disclosure
    whole = found.answer.rolled_up.disclosure
    if alone is None or whole is None:
        return False
    return alone.together(whole).tokens == alone.tokens


def _fix(found: Compared, own: tuple[str, ...], called_for: tuple[str, ...]) -> Fix | None:
    """Put the marking called for in the place of the banner's, or at the end of its dissemination controls."""
    inner = found.use.inner
    if not own:
        banner = found.answer.rolled_up.banner or ""
        if parse_marking(banner).level is not found.own.level:
            return None
        new = banner
    else:
        tokens = [token for token in found.use.marking.tokens if token.keys and token.keys[0] in DISCLOSURE]
        if not tokens:
            return None
        new = f"{inner[: tokens[0].span.start]}{'/'.join(called_for)}{inner[tokens[-1].span.end :]}"
    edits = (Edit(place.start, place.start + len(inner), new) for place in found.use.places)
    return unsafe_fix(f"Write {new}", *edits)
