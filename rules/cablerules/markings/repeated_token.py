"""MRK004 repeated-token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.marking.marking import parse_marking
from cablelint import Applicability, Citation, Edit, Example, Fix, Related, Severity, Span, Violation, safe_fix
from cablelint.fixes.edits import apply_edits
from cablerules.markings.order import repeated
from cablerules.one_marking.form import form_fix, keeps, right_shown
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class RepeatedToken(OneMarkingRule):
    """A value of a marking appears twice.

    ## What it checks

    Each control, control system, compartment, program, number and country stands once in a marking. Compartments of one
    control system follow each other behind one name: `SI-ABC-G`, and not `SI-ABC/SI-G`. In a State cable the lists
    behind REL TO are free text and are not looked at.

    ## Why

    What stands twice may have been meant to be something else.

    ## Fix safety

    The fix takes the repetition away. Two different release lists are left alone: only the drafter knows which of
    them is meant.
    """

    code = "MRK004"
    name = "repeated-token"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "H.4"),)
    fix = Applicability.SAFE
    rests_on = ("markings: category", "markings_profiles: form")
    examples = (
        Example(
            bad="1. (C//NF/NF) The lamp has arrived.",
            good="1. (C//NF) The lamp has arrived.",
            at=[(1, 11, 1, 13)],
            fixed="1. (C//NF) The lamp has arrived.",
        ),
        Example(
            bad="1. (TS//SI-ABC-ABC//NF) The lamp has arrived.",
            good="1. (TS//SI-ABC//NF) The lamp has arrived.",
            at=[(1, 9, 1, 19)],
            fixed="1. (TS//SI-ABC//NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first value that stands a second time. The fix takes all of them away: there may be many."""
        every = list(repeated(view, lists=not view.manual.telegram))
        if every:
            found = every[0]
            related = (Related(found.first, "the first one"),) if found.first != found.span else ()
            yield Violation(
                found.span,
                f"{found.text} appears twice.",
                expected=right_shown(view) if not view.manual.telegram else "each value once",
                related=related,
                fix=form_fix(view) if not view.manual.telegram else _without(view, [one.span for one in every]),
            )


def _without(view: MarkingView, spans: Sequence[Span]) -> Fix | None:
    """A fix that takes repeated controls away and leaves the rest of a State mark as it is."""
    text = view.marking.text
    edits = [Edit(len(text[: span.start].rstrip().rstrip("/").rstrip()), span.end, "") for span in spans]
    mended = apply_edits(text, edits)
    if not keeps(view.marking, parse_marking(mended)):
        return None
    return safe_fix(f"Write {view.shown(mended)}", *edits)
