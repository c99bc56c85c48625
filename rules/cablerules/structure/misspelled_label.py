"""STR008 misspelled-label."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Related,
    Scope,
    Severity,
    Span,
    Violation,
    plural,
    safe_fix,
)
from cablelint.rule.scope import TELEGRAMS
from cablerules.structure.labels import instruction_slips, misspelled_labels


class MisspelledLabel(CableRule):
    """A label is misspelled, or lacks its colon.

    ## What it checks

    The labels `E.O. nnnnn:`, `TAGS:`, `SUBJECT:` (or `SUBJ:`) and `REF:`, and `CLASSIFIED BY:` in a text that is not
    all capitals. `Classified by` with a name and a position is how the handbook writes it, and is right. One finding
    a cable, at the first slip; the others are related places. A wrong number of an order is DEC003's. A press copy,
    whose labels stand without points and colon throughout, is STR015's.

    In a draft (`--draft`, or nothing shows that the text was sent) `DECL:` on the E.O. line of a classified cable is a
    label, too: a slip of it (`DELC:`), or the date alone, is reported.

    ## Why

    Systems find the fields of a cable by their labels. A line that begins `AGS:` is no TAGS line to them, and the
    cable is filed under nothing.

    ## Fix safety

    Only the label is mended. What stands after it does not change.
    """

    code = "STR008"
    name = "misspelled-label"
    severity = Severity.WARNING
    scope = Scope(forms=TELEGRAMS)
    authority = (Citation("5 FAH-1 H-246"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="TAGS PREL, ECON, WA",
            good="TAGS: PREL, ECON, WA",
            at=((1, 1, 1, 5),),
            fixed="TAGS: PREL, ECON, WA",
            slot="tags",
        ),
        Example(
            bad="E.9. 12958: DECL: 07/14/2018",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 1, 1, 12),),
            fixed="E.O. 12958: DECL: 07/14/2018",
            slot="executive_order",
        ),
        Example(
            bad="CLASSIFIED BY Ambassador Tamsin Farrowgate, reason 1.4 (b)",
            good="Classified by Tamsin Farrowgate, Ambassador. Reason: 1.4 (b)",
            at=((1, 1, 1, 14),),
            fixed="CLASSIFIED BY: Ambassador Tamsin Farrowgate, reason 1.4 (b)",
            slot="authority",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first slip with the others beside it, and mend all of them."""
        if not cable.is_telegram:
            return
        slips = misspelled_labels(cable, context.date)
        if context.draft or not cable.was_sent:
            slips += instruction_slips(cable)
        if not slips:
            return
        first, *others = slips
        more = f"; {plural(len(others), 'other label has a slip', 'other labels have slips')} too" if others else ""
        yield Violation(
            first.span,
            f"'{first.wanted}' is missing before {_written(cable, first.span)}{more}."
            if first.kind == "instruction" and first.edit.start == first.edit.end
            else f"{_written(cable, first.span)} is written where '{first.wanted}' belongs{more}.",
            expected=f"'{first.wanted}'",
            related=tuple(Related(slip.span, f"'{slip.wanted}' is expected here") for slip in others),
            fix=safe_fix("Correct the labels" if others else f"Write '{first.wanted}'", *(slip.edit for slip in slips)),
        )


def _written(cable: Cable, span: Span) -> str:
    """The label as it is written, on one line."""
    return f"'{' '.join(cable.slice(span).split())}'"
