"""CUI006 missing-designation-indicator."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.notices import mentions
from cablelint import Cable, Context, ControlledMarking, Example, Rule, Severity, Span, Violation
from cablerules.controlled import first_controlled, handbook, is_in_force, rule_2002


class MissingDesignationIndicator(Rule[ControlledMarking]):
    """A document with a CUI banner does not say which agency made it CUI.

    ## What it checks

    That an agency is named outside of the text: in a letterhead, under the signature, or in a line that begins with
    `Controlled by`. A cable says it by its post: the FM line, the From line of a SMART message, or the post on the
    classification line is enough. A truncated text is not judged.

    ## Why

    Whoever wants to pass the information on, or to have it decontrolled, has to know whom to ask.
    """

    code = "CUI006"
    name = "missing-designation-indicator"
    severity = Severity.WARNING
    authority = (rule_2002("(d)"), handbook("p13"))
    rests_on = ("markings: effective",)
    examples = (
        Example(
            bad="CUI",
            good="CUI\n\nControlled by: Bureau of Lamps",
            at=[(1, 1, 1, 4)],
            slot="banner",
            template="document",
            setting={"letterhead": ""},
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def check(self, node: ControlledMarking, context: Context) -> Iterator[Violation]:
        """Report the first CUI banner of a document that names no agency."""
        cable = context.cable
        if not is_in_force(context) or node is not first_controlled(cable, "banner"):
            return
        if cable.from_ is not None or cable.post is not None or cable.truncated:
            return
        if not cable.has_line("designation line") and not mentions("designation", _outside_of_text(cable)):
            yield Violation(
                node.span,
                "Nothing says which agency made this document CUI.",
                expected="a letterhead, a signature with the agency, or a line 'Controlled by: ...'",
            )


def _outside_of_text(cable: Cable) -> str:
    """What stands outside of the portions: letterhead, address, signature, footer.

    Items of a portion count as outside: below the last one `T. Farrowgate, Director` looks like one.
    """
    pieces, done = [], cable.span.start
    for portion in cable.portions:
        if not portion.stands_alone:
            continue
        start, end = portion.paragraph.span
        items = portion.paragraph.subparagraphs
        pieces.append(cable.slice(Span(done, max(done, start))))
        done = max(done, items[0].span.start if items else end)
    return "\n".join((*pieces, cable.slice(Span(done, cable.span.end))))
