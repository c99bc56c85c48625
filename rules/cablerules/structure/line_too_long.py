"""STR014 line-too-long."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Severity, Span, Violation, plural

_LONGEST = 69
_TRANSMITTED = frozenset(("acp127", "short-header"))


class LineTooLong(CableRule):
    """Lines are longer than a transmission takes.

    ## What it checks

    That no line of a cable with a transmission header has more than 69 characters. One finding a cable, at the first
    line, with the number of lines. Off by default: most copies have one long line a paragraph.

    ## Why

    A telegraph line holds 69 characters. Longer ones are broken on their way, in the middle of a word or a mark.
    """

    code = "STR014"
    name = "line-too-long"
    severity = Severity.INFO
    enabled = False
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="1. (U) The keeper of the made-up Dune Lighthouse Board asks for a lamp on loan.",
            good="1. (U) The keeper of the made-up Dune Lighthouse Board asks for a\nlamp on loan.",
            at=((1, 70, 1, 80),),
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first long line and how many there are."""
        if cable.form not in _TRANSMITTED:
            return
        places = list(_long_lines(cable))
        if places:
            yield Violation(
                places[0],
                f"{plural(len(places), 'line has', 'lines have')} more than {_LONGEST} characters.",
                expected=f"at most {_LONGEST} characters a line",
            )


def _long_lines(cable: Cable) -> Iterator[Span]:
    """What goes over the limit, of each line that does. Blanks at the end do not count."""
    for line in cable.text_lines:
        if line.end - line.start > _LONGEST:
            yield Span(line.start + _LONGEST, line.end)
