"""HDR011 malformed-header-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Severity, Violation
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
    - FL4 (`ZNY CCCCC ZZH`): the letters are there, and what follows are operating signals, with words behind
      them
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
        Example(bad="VZCZCXRO33", good="VZCZCXRO3306", at=((1, 9, 1, 11),), slot="fl1"),
        Example(bad="NN RUEHSA RUEHLS", good="PP RUEHSA RUEHLS", at=((1, 1, 1, 3),), slot="fl2"),
        Example(bad="PP RUEHSA RUE1LS", good="PP RUEHSA RUEHLS", at=((1, 11, 1, 17),), slot="fl2"),
        Example(bad="DE RUEHWD #0512 1961075", good="DE RUEHWD #0512 1961030", at=((1, 17, 1, 24),), slot="fl3"),
        Example(bad="ZNY CCCCC ZZK", good="ZNY CCCCC ZZH", at=((1, 11, 1, 14),), slot="fl4"),
        Example(bad="P 141030 JUL 08", good="P 141030Z JUL 08", at=((1, 3, 1, 16),), slot="fl5"),
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
