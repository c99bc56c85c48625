"""REF004 reference-letters-out-of-sequence."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.references.listing import letter_at, listed, ordinal


class ReferenceLettersOutOfSequence(CableRule):
    """The letters of the REF line have a gap or a repeat.

    ## What it checks

    That lettered references run A, B, C without a gap or a repeat, and begin with A. The finding stands at the first
    letter that breaks the sequence; the letters after it are judged no more. In `A. (A) PARIS 7682` the inner letter
    counts. A list without letters is left alone, and where the first item has no letter the second may be A or B.
    A page line inside the list does not end it.

    ## Why

    The text cites the references by their letters. When one stands twice or is left out, "ref B" leads to the wrong
    cable or to none.
    """

    code = "REF004"
    name = "reference-letters-out-of-sequence"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nC. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(2, 1, 2, 3)],
            slot="reference",
        ),
        Example(
            bad="REF: (A) STATE 70412 (B) WINDHOEK 498 (B) LUSAKA 77",
            good="REF: (A) STATE 70412 (B) WINDHOEK 498 (C) LUSAKA 77",
            at=[(1, 39, 1, 42)],
            slot="reference",
        ),
        Example(
            bad="REF: B. STATE 70412\nC. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(1, 6, 1, 8)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first letter that is not the next one."""
        if not cable.is_cable:
            return
        items = listed(cable)
        before = 0
        previous: Related | None = None
        for item in items:
            if item.letter is None or item.letter_span is None:
                continue
            place = ordinal(item.letter)
            if place == before + 1 or (previous is None and place == 2 and items[0].letter is None):
                before, previous = place, Related(item.letter_span, f"reference {item.letter}")
                continue
            if before < 26 and not cable.lacks_fields:
                yield Violation(
                    item.letter_span,
                    _message(place, before),
                    expected=letter_at(before + 1),
                    related=() if previous is None else (previous,),
                )
            return


def _message(place: int, before: int) -> str:
    if not before:
        return f"The first reference letter is {letter_at(place)}."
    if place == before:
        return f"The reference letter {letter_at(place)} appears twice."
    return f"Reference {letter_at(place)} follows reference {letter_at(before)}."
