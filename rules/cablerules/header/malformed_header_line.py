"""HDR011: a line from FL1 to FL5 of the wrong shape, or with a prosign, signal or routing indicator that is none."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Severity, Violation
from cablerules.header.samples import header
from cablerules.header.shape_faults import fault_of_fl1, fault_of_fl2, fault_of_fl3, fault_of_fl4, fault_of_fl5

_REDACTED = "XXXXX"


class MalformedHeaderLine(CableRule):
    """A line of the transmission header is not of its shape.

    ## What it checks

    - FL1 (`VZCZCXRO3306`): the start of transmission, three letters for the channel, its number
    - FL2 (`PP RUEHSA RUEHLS`): the doubled prosign is `ZZ`, `OO`, `PP` or `RR`, the routing indicators are R and four
      to seven more letters
    - FL3 (`DE RUEHWD #0512/01 1961030`): a routing indicator, four digits of serial, a section mark of two digits
      where there is one, a day of the year and a time that exist
    - FL4 (`ZNY CCCCC ZZH`): the letters are there, and what follows are operating signals
    - FL5 (`P 141030Z JUL 08`): the prosigns are Z, O, P or R, the group is in Zulu time, and what follows it are
      operating signals

    A line gives one finding. The letters of FL4 are HDR002's, a date-time group without a time is HDR009's. A line
    that was redacted is passed over.

    ## Why

    A station reads these lines by their shape, and holds or loses a message that it cannot read.
    """

    code = "HDR011"
    name = "malformed-header-line"
    severity = Severity.WARNING
    authority = (Citation("5 FAH-2 H-320"), Citation("ACP 131"))
    examples = (
        Example(bad=header(fl1="VZCZCXRO33"), good=header(), at=((1, 9, 1, 11),), slot="header"),
        Example(bad=header(fl2="NN RUEHSA RUEHLS"), good=header(), at=((2, 1, 2, 3),), slot="header"),
        Example(bad=header(fl2="PP RUEHSA RUE1LS"), good=header(), at=((2, 11, 2, 17),), slot="header"),
        Example(bad=header(fl3="DE RUEHWD #0512 1961075"), good=header(), at=((3, 17, 3, 24),), slot="header"),
        Example(bad=header(fl4="ZNY CCCCC ZZK"), good=header(), at=((4, 11, 4, 14),), slot="header"),
        Example(bad=header(fl5="P 141030 JUL 08"), good=header(), at=((5, 3, 5, 16),), slot="header"),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first fault of each line."""
        lines = cable.transmission
        if lines is not None:
            for fault in (
                fault_of_fl1(lines.channel_line),
                fault_of_fl2(lines.routing_line),
                fault_of_fl3(lines.originator_line),
                fault_of_fl4(lines.security_line),
            ):
                if fault is not None and _REDACTED not in fault.line.text:
                    yield Violation(
                        fault.span,
                        fault.message,
                        expected=fault.expected,
                        related=tuple(Related(span, "likewise") for span in fault.others),
                    )
        if cable.header.fl5 is not None and cable.date_time_group is not None:
            fault = fault_of_fl5(cable.date_time_group, cable)
            if fault is not None and _REDACTED not in fault.line.text:
                yield Violation(fault.span, fault.message, expected=fault.expected)
