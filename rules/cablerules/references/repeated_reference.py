"""REF009 repeated-reference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.references.listing import listed

if TYPE_CHECKING:
    from cablegrammar.references.listed import Reference


class RepeatedReference(CableRule):
    """The same cable is listed twice.

    ## What it checks

    That no cable stands under two letters of one list, or twice in a list without letters. A line that repeats the list
    is another list, and a number without a post of its own may be of another post. Zeros before the number, and a year
    that goes without saying, make no difference. Two paragraphs or two sections of one cable (`SUVA 12 PARA 3`,
    `SUVA 12/2`) may be two references.

    ## Why

    One of the two was meant to be another cable, and the letters after it may be off by one.
    """

    code = "REF009"
    name = "repeated-reference"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498\nC. 08 WINDHOEK 00498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498\nC. WINDHOEK 499",
            at=[(3, 4, 3, 21)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each item whose cable stands before it."""
        items = listed(cable) if cable.is_cable else ()
        if len(items) < 2:
            return
        seen: dict[tuple[int, str], Reference] = {}
        starts = [line.span.start for line in cable.fields_by_kind.get("reference", ())]
        for item in items:
            if item.id is None or item.bare:
                continue
            first = seen.setdefault((bisect_right(starts, item.span.start), item.id), item)
            if first is item or first.part != item.part:
                continue
            if item.letter is not None and item.letter == first.letter and item.letter_span is None:
                continue  # one reference, which names its cable twice
            message = f"{item.id} is listed twice."
            if first.letter is not None and item.letter is not None and first.letter != item.letter:
                message = f"{item.id} is listed as reference {first.letter} and as reference {item.letter}."
            yield Violation(
                item.span,
                message,
                expected="each cable once",
                related=(Related(first.span, f"the first {item.id}"),),
            )
