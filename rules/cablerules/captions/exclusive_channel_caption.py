"""CAP001 exclusive-channel-caption."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, StatedCaption, Violation
from cablerules.captions.exclusions import excludes


class ExclusiveChannelCaption(CableRule):
    """A channel caption is used together with a caption that it excludes.

    ## What it checks

    - A message has one channel caption.
    - AGREMENT CHANNEL never stands with NODIS or EXDIS.
    - From 2023 nothing at all stands beside AGREMENT CHANNEL or DIRGEN CHANNEL; of earlier cables this is not asked.

    A note about the copy, such as CORRECTED COPY, is no caption in this sense.

    ## Why

    A channel caption sends the message to a small circle of readers by a way of its own. A second one names another
    circle, and the communicator has to guess which of them was meant.
    """

    code = "CAP001"
    name = "exclusive-channel-caption"
    severity = Severity.ERROR
    scope = Scope(has=("stated_captions",))
    authority = (Citation("5 FAH-2 H-442", "(c)"), Citation("5 FAH-2 H-442.1"))
    examples = (
        Example(
            bad="ROGER CHANNEL\nDISSENT CHANNEL",
            good="ROGER CHANNEL",
            at=[(2, 1, 2, 16)],
            slot="captions",
        ),
        Example(
            bad="AGREMENT CHANNEL\nNODIS",
            good="AGREMENT CHANNEL",
            at=[(2, 1, 2, 6)],
            slot="captions",
        ),
        Example(
            bad="DIRGEN CHANNEL\nLIMDIS",
            good="DIRGEN CHANNEL",
            at=[(2, 1, 2, 7)],
            slot="captions",
            options={"as_of": "2023-06-01"},
            note="From 2023 this channel stands alone.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report what the first channel of the cable excludes."""
        stated = cable.stated_captions
        if len(stated) < 2:
            return
        first: dict[str, StatedCaption] = {}  # of each channel: it may stand many times
        for caption in stated:
            if caption.known.kind == "channel":
                first.setdefault(caption.known.text, caption)
        for channel in first.values():
            others = [other for other in stated if excludes(channel.known, other.known, context)]
            if others:
                yield _violation(channel, others)
                return


def _violation(channel: StatedCaption, others: list[StatedCaption]) -> Violation:
    """One finding, at the later one of the two where the order breaks."""
    first = others[0]
    here, there = (channel, first) if first.span < channel.span else (first, channel)
    also = tuple(Related(other.span, "also not with this one") for other in others[1:])
    channels = first.known.kind == "channel"
    return Violation(
        here.span,
        "A message has only one channel caption, and this is a second one."
        if channels
        else f"{channel.known.text} may not be used together with {first.known.text}.",
        expected="one channel caption" if channels else f"{channel.known.text} without {first.known.text}",
        related=(Related(there.span, "the other caption"), *also),
    )
