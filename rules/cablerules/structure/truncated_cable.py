"""STR016 truncated-cable."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Handling,
    Heading,
    Node,
    Related,
    Scope,
    Severity,
    Span,
    Violation,
)
from cablelint.rule.scope import CABLES

_FIELDS = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL, FJ\nSUBJECT: A KITE CAME BACK\n"


class TruncatedCable(CableRule):
    """A part of the cable is missing.

    ## What it checks

    That the cable is whole. It is not when it says so ("partial extract"), when its text ends in `...` or starts
    its fields again, when it has no text at all, or when its page lines count more sections than are there. `SECTION 01
    OF 03` alone proves nothing: most copies have lost their page lines. It does where the text ends in the middle of a
    sentence, with no signature. A later section that stands alone in its file is information: it may be kept so on
    purpose. Where the totals disagree STR011 speaks. A
    signature ends a cable: `...` below it is no part of the text, and page lines that are missing above it were lost
    alone. Headings are no text.

    ## Why

    What is not there cannot be checked. For an extract the rules that ask for missing lines (STR002 to STR005, STR007)
    are silent, and of the others those that what is lost could answer. An extract whose head is there from the
    classification line to paragraph 1, and whose text goes on to the signature, is judged in full. Get the whole cable
    before you rely on a clean result.
    """

    code = "STR016"
    name = "truncated-cable"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="1. (U) The lamp is lit.\n\n2. (C) The keeper told us that ...",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper told us that it is his.",
            at=((3, 32, 3, 35),),
            setting={"signature": ""},
        ),
        Example(bad=_FIELDS, good=f"{_FIELDS}\n1. It is blue.\n", at=((1, 1, 1, 19),), slot=None),
        Example(
            bad="1. (U) The lamp is lit.\n\nWINDHOEK 00000512  002 OF 003\n\n2. (C) The keeper is asleep.",
            good="1. (U) The lamp is lit.\n\nWINDHOEK 00000512  002 OF 003\n\n2. (C) The keeper is asleep,\n\n"
            "WINDHOEK 00000512  003 OF 003\n\nand so is his cat.",
            at=((3, 20, 3, 23),),
            setting={"signature": ""},
            note="The third section did not arrive.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the plainest sign that something is missing; one a cable."""
        if cable.is_cable and not cable.left_over:
            yield from _first_sign(cable)


_SENTENCE = 5
"""A line of fewer words that nothing but blank lines sets off is a heading and no text."""


_SECOND = 2


def _is_text(block: Node) -> bool:
    """Whether a block that is no paragraph is a text all the same: a notice, a short message without a full stop."""
    return isinstance(block, Handling) or (
        isinstance(block, Heading) and block.plain and len(block.text.split()) >= _SENTENCE
    )


def _holds_section_1(cable: Cable, line: int) -> bool:
    """Whether the first section, or some of it, is there all the same: paragraph 1, or text above the line."""
    first = next((one.number for one in cable.paragraphs if one.number is not None), None)
    return first == "1" or any(block.span.start < line for block in cable.blocks[:1])


def _middle_of_sentence(cable: Cable) -> Span | None:
    """The last word of a text that ends in the middle of a sentence, with no signature and no further section."""
    if cable.signature or cable.section_heads or len(cable.classification_lines) > 1 or not cable.paragraphs:
        return None
    last = cable.paragraphs[-1]
    text = last.text.rstrip()
    words = text[max(map(text.rfind, _ENDS)) + 1 :].split()
    if cable.blocks[-1] is not last or len(words) < _BEGUN or not (text[-1].isalpha() or text[-1] == ","):
        return None
    if not (words[-1].islower() or text.isupper()):  # a name, and a signature perhaps
        return None
    end = last.span.start + len(cable.slice(last.span).rstrip())
    return Span(end - len(words[-1]), end)


_ENDS = ".!?"
_BEGUN = 4
"""So many words behind the last full stop are a sentence that was begun, and no name."""


def _first_sign(cable: Cable) -> Iterator[Violation]:
    if cable.truncations:
        yield Violation(cable.truncations[0].span, "The cable is a partial extract.", expected="the whole cable")
        return
    again = cable.restart
    if again is not None:
        message = "The fields of the cable start again here."
        yield Violation(again.label_place, message, expected="the whole cable, once")
        return
    if cable.breaking_off is not None:
        yield Violation(cable.breaking_off, "The text breaks off here.", expected="the rest of the cable")
        return
    if not cable.paragraphs and not any(map(_is_text, cable.blocks)):
        yield Violation(cable.opening_place, "The cable has no text.", expected="paragraphs under the fields")
        return
    section = cable.section
    if section is not None and cable.is_alone:
        if section.number > 1 and not _holds_section_1(cable, section.span.start):
            missing = "section 1 is" if section.number == _SECOND else f"sections 1 to {section.number - 1} are"
            message = f"This is section {section.number:02d} of {section.total:02d}: {missing} missing."
            yield Violation(section.span, message, expected="the whole cable", severity=Severity.INFO)
            return
        end = _middle_of_sentence(cable) if section.number == 1 < section.total else None
        if end is not None:
            yield Violation(
                end,
                f"The text of section 01 of {section.total:02d} ends in the middle of a sentence.",
                expected="the rest of the cable",
                related=(Related(section.span, "the number of sections"),),
            )
            return
    last = cable.pages.last_counting
    if last is None or cable.pages.differing is not None or cable.is_signed_below(last):
        return
    page, total = last.sections
    # Page 1 alone is a line in the header of a transmission: the others may have been stripped.
    if (1 if last.style == "print" else 2) <= page < total:
        missing = f"section {total} is" if page + 1 == total else f"sections {page + 1} to {total} are"
        yield Violation(
            last.page_span or last.span,
            f"The last page line says {page:03d} of {total:03d}: {missing} missing.",
            expected="the rest of the cable",
            related=() if section is None else (Related(section.span, "the number of sections"),),
        )
