"""HDR016 channel-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation

_CHANNEL = "XYZ"
_NOBODY = ("RUEHWEB",)


class ChannelMismatch(CableRule):
    """The channel of the transmission does not go with its routing indicators.

    ## What it checks

    The channel in FL1 is `XYZ` (`VZCZCXYZ0007`) exactly when FL2 has RUEHWEB and no other routing indicator. A line
    that cannot be read in whole is HDR011's and is not compared.

    ## Why

    All of 2,238 real cables with this channel were so. A header that is not was put together from two.
    """

    code = "HDR016"
    name = "channel-mismatch"
    severity = Severity.INFO
    scope = Scope(has=("header.fl1", "header.fl2"))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="VZCZCXYZ0007\nPP RUEHSA RUEHLS",
            good="VZCZCXYZ0007\nPP RUEHWEB",
            at=((2, 4, 2, 17),),
            slot="fl1",
            setting={"fl2": ""},
        ),
        Example(bad="PP RUEHWEB", good="PP RUEHSA RUEHLS", at=((1, 4, 1, 11),), slot="fl2"),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report routing indicators that the channel does not have."""
        header_lines = cable.header
        transmission = cable.transmission
        if header_lines.fl1 is None or header_lines.fl2 is None or transmission is None:
            return
        channel, routing = transmission.channel_line, transmission.routing_line
        if channel is None or channel.malformed or routing is None or not routing.indicator_spans:
            return
        alone = routing.routing_indicators == _NOBODY
        if routing.wrong_indicators or (channel.channel == _CHANNEL) == alone:
            return
        spans = routing.indicator_spans
        place = spans[0]._replace(end=spans[-1].end)
        yield Violation(
            place,
            f"Channel {channel.channel} does not go with {'RUEHWEB alone' if alone else 'these routing indicators'}.",
            expected=f"channel {_CHANNEL} in the first line" if alone else "RUEHWEB alone",
            related=(Related(channel.channel_span or channel.span, f"channel {channel.channel}"),),
        )
