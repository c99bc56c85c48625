"""HDR008 routing-indicator-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.posts import Post, posts_of_routing_indicator
from cablegrammar.vocabulary.practices import practice
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import (
    classified_post,
    is_of_travelling_party,
    posts_differ,
    sending_post,
    share_a_station,
)


class RoutingIndicatorMismatch(CableRule):
    """The routing indicator of the sending station is not one of the originator's.

    ## What it checks

    The routing indicator after `DE` in FL3 belongs to the post that FM names, perhaps with one more letter for an
    office (`RUEHWDA`). A post may have several, keeps them under a new name, and may send through another post of its
    country. One that belongs to no known post is only reported for cables of 2004 to 2010, the years for which the
    indicators are known. The Secretary of State's party sends through whatever station is near. Where the indicator
    agrees with the classification line and FM does not, HDR007 says so.

    ## Why

    The indicator is set by the station and FM by the drafter: two posts mean that lines of two messages were mixed.
    """

    code = "HDR008"
    name = "routing-indicator-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("header.fl3", "header.fl6"))
    authority = (Citation("5 FAH-2 H-320"), Citation("5 FAH-2 H-230"))
    examples = (
        Example(
            bad="DE RUEHSV #0512 1961030",
            good="DE RUEHWD #0512 1961030",
            at=((4, 14, 4, 22),),
            slot="fl3",
            note="RUEHSV is the indicator of Suva.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an originator that does not send from this station."""
        if cable.header.fl3 is None or cable.header.fl6 is None or cable.transmission is None:
            return
        line, originator = cable.transmission.originator_line, cable.originator
        sender = sending_post(originator)
        if line is None or line.routing_indicator is None or originator is None or sender is None:
            return
        indicator = line.routing_indicator
        if not sender.routing_indicators or _is_one_of(indicator, sender.routing_indicators):
            return
        owners = posts_of_routing_indicator(indicator)
        if _may_send_through(sender, owners) or (not owners and not _are_known(context)):
            return
        if is_of_travelling_party(cable) or _is_owned_by_originator(cable, owners):
            return
        owner = owners[0].name if owners else "no known post"
        yield Violation(
            originator.post_span or originator.span,
            f"The routing indicator {indicator} belongs to {owner}, but the cable is from {sender.name}.",
            expected=" or ".join(sender.routing_indicators) + " after DE",
            related=(Related(line.routing_indicator_span or line.span, f"sent by {indicator}"),),
        )


def _is_one_of(indicator: str, own: tuple[str, ...]) -> bool:
    """Whether an indicator is one of a post's, or one with the letter of an office behind it: `RUEHWDA`."""
    return indicator in own or (len(indicator) == _WITH_OFFICE and indicator[:-1] in own)


_WITH_OFFICE = 7


def _may_send_through(sender: Post, owners: tuple[Post, ...]) -> bool:
    """Whether one of the stations is the sender's own under another name, or stands in the same country."""
    country = sender.geographic_tag
    return any(
        share_a_station(sender, owner) or (country is not None and owner.geographic_tag == country) for owner in owners
    )


def _are_known(context: Context) -> bool:
    """Whether the indicators of the day of the cable are known, so that an unknown one is no post's."""
    return context.date is not None and practice("routing-indicators-observed").in_force(context.date)


def _is_owned_by_originator(cable: Cable, owners: tuple[Post, ...]) -> bool:
    """Whether FM is at odds with the classification line too, with which the station agrees."""
    if not posts_differ(cable):
        return False
    other = classified_post(cable)
    return other is not None and _may_send_through(other, owners)
