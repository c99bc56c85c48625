"""Which authority blocks are asked for and judged, and what they have to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.regimes import milestone
from cablelint import Regime, once

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context


@once
def regime_with_block(context: Context) -> Regime | None:
    """The order in force; None where it asked for no authority block, or where the block is no longer in force.

    The block with its reason came on 14 October 1995. A declassification stamp ends what it says.
    """
    regime = context.regime
    if regime is None or regime.reason_section is None or context.cable.is_declassified:
        return None
    return regime


def judged(authority: Authority, context: Context) -> bool:
    """Whether this is the authority of a classified cable that needs one."""
    if regime_with_block(context) is None or authority is not context.cable.own_authority:
        return False
    level = context.cable.overall_level
    return level is not None and level.classified


def original(authority: Authority, context: Context) -> bool:
    """Whether this is an original authority whose reason is to be judged."""
    return authority.kind == "original" and not authority.redacted and judged(authority, context)


def must_name_classifier(context: Context) -> bool:
    """Whether a derivative cable has to name its classifier, which came with the directive of 2010."""
    if context.date is not None:
        return context.date >= milestone("block-format")
    return context.regime is not None and context.regime.accepted_from >= milestone("block-format")


def names_somebody(authority: Authority) -> bool:
    """Whether it names who classified the cable, or what it derives from."""
    return authority.redacted or authority.classified_by is not None or authority.derived_from is not None


def is_block(authority: Authority, cable: Cable) -> bool:
    """Whether it is the block of a SMART message or a memo, a labelled line for each thing."""
    return cable.form == "smart" or (authority.as_block and not _is_telegram(cable))


def _is_telegram(cable: Cable) -> bool:
    return any(cable.field_of(kind) is not None for kind in ("executive_order", "tags", "subject"))
