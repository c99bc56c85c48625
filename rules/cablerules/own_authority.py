"""What the rules about the classification authority share: where it is asked for, and which one is the cable's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.regimes import milestone, regimes, regimes_accepted_on
from cablelint import Regime, Related

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context


def judging_regime(context: Context) -> Regime | None:
    """The order in force; None where it asked for no authority block, or where the block is no longer in force.

    The block with its reason came on 14 October 1995. A declassification stamp ends what it says.
    """
    regime = context.regime
    if regime is None or regime.reason_section is None or context.cable.stamps:
        return None
    return regime


def judged(authority: Authority, context: Context) -> bool:
    """Whether this is the authority of a classified cable that needs one."""
    if judging_regime(context) is None or authority is not context.cable.own_authority:
        return False
    level = context.cable.overall_level
    return level is not None and level.classified


def original(authority: Authority, context: Context) -> bool:
    """Whether this is an original authority whose reason is to be judged."""
    return authority.kind == "original" and not authority.redacted and judged(authority, context)


def names_somebody(authority: Authority) -> bool:
    """Whether it names who classified the cable, or what it derives from."""
    return authority.redacted or authority.classified_by is not None or authority.derived_from is not None


def is_block(authority: Authority, cable: Cable) -> bool:
    """Whether it is the block of a SMART message or a memo, a labelled line for each thing."""
    return cable.form == "smart" or (authority.as_block and not _is_telegram(cable))


def _is_telegram(cable: Cable) -> bool:
    return any(cable.field_of(kind) is not None for kind in ("executive_order", "tags", "subject"))


def accepted_regimes(context: Context) -> tuple[Regime, ...]:
    """The orders that a reason may follow: by the cable's day, without one by the number that its E.O. line cites."""
    if context.date is not None:
        return regimes_accepted_on(context.date)
    regime = context.regime
    return () if regime is None else tuple(one for one in regimes() if one.order == regime.order)


def accepted_sections(context: Context) -> tuple[str, ...]:
    """The sections that a reason may cite."""
    sections = (regime.reason_section for regime in accepted_regimes(context))
    return tuple(dict.fromkeys(section for section in sections if section is not None))


def names_classifier(context: Context) -> bool:
    """Whether a derivative cable has to name its classifier, which came with the directive of 2010."""
    if context.date is not None:
        return context.date >= milestone("block-format")
    return context.regime is not None and context.regime.accepted_from >= milestone("block-format")


def label_of(authority: Authority) -> str:
    """The label that the authority is judged by, in its usual spelling."""
    return "Derived From" if authority.derived_from_label is not None else "Classified By"


def related_label(authority: Authority, message: str) -> tuple[Related, ...]:
    """The label as a related place."""
    return (Related(authority.label, message),)


def one_line(text: str) -> str:
    """A piece of the cable on one line, for a message."""
    return " ".join(text.split())
