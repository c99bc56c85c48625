"""STR009 paragraph-number-out-of-sequence."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Paragraph,
    Related,
    Scope,
    Severity,
    Span,
    Violation,
)
from cablelint.rule.scope import CABLES


class ParagraphNumberOutOfSequence(CableRule):
    """The paragraph numbers have a gap or a repeat.

    ## What it checks

    That numbered paragraphs run 1, 2, 3 without a gap or a repeat. The finding stands at the first number that breaks
    the count; the numbers after it are judged no more, nor are they after an unmarked paragraph 1 that comes late (a
    list, an annex). `10  (C)` counts as 10. `2, (C)` counts too, and its comma is reported as what it is; so is a
    letter in the place of a digit (`l0. (C)`). Numbers of inner lists and of quoted texts do not count, nor does the
    classification authority where it stands as paragraph 1.
    A gap where a page is missing is STR010's, one in an extract STR016's; where text was taken out of a copy, numbers
    may have gone with it.

    ## Why

    A missing number may be a missing paragraph. And "see para 4" leads nowhere when there are two of them.
    """

    code = "STR009"
    name = "paragraph-number-out-of-sequence"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="1. (U) The lamp is lit.\n\n3. (C) The keeper is asleep.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.",
            at=((3, 1, 3, 3),),
        ),
        Example(
            bad="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.\n\n2. (C) So is his cat.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.\n\n3. (C) So is his cat.",
            at=((5, 1, 5, 3),),
        ),
        Example(
            bad="1. (U) The lamp is lit.\n\n2, (C) The keeper is asleep.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.",
            at=((3, 1, 3, 3),),
            note="A comma for the period.",
        ),
        Example(
            bad="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.\n\nl3. (C) So is his cat.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.\n\n3. (C) So is his cat.",
            at=((5, 1, 5, 4),),
            note="A letter in the number.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first break of the count, and the first number that ends in a comma."""
        if not cable.is_cable:
            return
        before = _number_of_authority(cable)
        previous: Paragraph | None = None
        broken = comma = foreign = False
        for paragraph in cable.paragraphs:
            if paragraph.number is None or paragraph.number_span is None:
                continue
            number = int(paragraph.number)
            # A quoted text counts for itself from its first number that is not the next.
            foreign = (foreign or number != before + 1) and cable.quoted(paragraph.span.start)
            if foreign:
                continue
            damaged = any(map(str.isalpha, paragraph.number_text or ""))
            if damaged:
                # Nobody can say which number it was, but that it is one.
                number = before + 1
                yield Violation(
                    paragraph.number_span,
                    f"A letter stands in the paragraph number '{paragraph.number_text}'.",
                    expected=f"'{number}.'",
                )
            sign = (paragraph.number_text or "")[-1:]
            if not comma and sign in _SIGNS:
                comma = True
                yield Violation(
                    paragraph.number_span,
                    f"There is a {_SIGNS[sign]} after the paragraph number {number}, where a period belongs.",
                    expected=f"'{number}.'",
                )
            if number == 1 and before > 1 and paragraph.mark is None:
                return  # a list or a second part that counts for itself
            if not broken and number != before + 1:
                broken = True
                if not _explained(cable, number - before, previous, paragraph):
                    yield _violation(paragraph.number_span, number, before, previous)
            before, previous = number, paragraph


_SIGNS = {",": "comma", ";": "semicolon", ":": "colon"}


def _explained(cable: Cable, step: int, previous: Paragraph | None, paragraph: Paragraph) -> bool:
    """Whether the gap has a cause that another rule names (an extract, a missing page), or a redaction took it away."""
    if cable.lacks_text:
        return True
    if step < 2:
        return False
    start = cable.span.start if previous is None else previous.span.start
    if cable.is_redacted(Span(max(start, cable.first_text), paragraph.span.start)):
        return True
    if not cable.page_line_texts:
        return False
    found = cable.pages.first_break
    return found is not None and found.lost and start <= found.line.span.start < paragraph.span.start


def _violation(span: Span, number: int, before: int, previous: Paragraph | None) -> Violation:
    expected = f"{before + 1}"
    if previous is None or previous.number_span is None:
        after = f"Paragraph {number} follows the classification authority, which is paragraph {before}."
        return Violation(span, after if before else f"The first numbered paragraph is {number}.", expected=expected)
    if number == before:
        message = f"The paragraph number {number} appears twice."
    else:
        message = f"Paragraph {number} follows paragraph {before}."
    return Violation(span, message, expected=expected, related=(Related(previous.number_span, f"paragraph {before}"),))


def _number_of_authority(cable: Cable) -> int:
    """The number of the paragraph that is the classification authority (`1. (U) Classified by ...`), 0 for none.

    A SMART message may have the block in its head as well.
    """
    numbers = (field.paragraph for field in cable.fields_by_kind.get("authority", ()))
    return int(next(filter(None, numbers), 0))
