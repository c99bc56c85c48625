"""POR001 missing-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from cablegrammar.cable.portion_text import (
    announces,
    is_complete,
    is_running_text,
    is_set_phrase,
    is_signature_with_office,
    may_be_signature,
    may_be_text,
    names_person,
)
from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Fix,
    Heading,
    Paragraph,
    Portion,
    Scope,
    Severity,
    Signature,
    Span,
    Violation,
)
from cablerules.duty import choices, is_covered, marking_duty, usable_marks
from cablerules.wording import overall_line


class MissingPortionMark(CableRule):
    """A paragraph has no portion mark in a cable that needs one on every paragraph.

    ## What it checks

    Every paragraph of a classified cable begins with its own mark, `(U)`, `(C)`, `(S//NF)`, right after the number.
    So does every paragraph of an UNCLAS cable that is SENSITIVE, from 2 February 2000. LIMITED OFFICIAL USE and wholly
    unclassified cables need no marks.

    The finding is an error from 1 August 1982 and a warning from 1 December 1978; before, marks were asked for only
    where they were practicable, and the rule is silent.

    - Sub-paragraphs may go without a mark: they have their paragraph's.
    - A paragraph that is only a heading over marked sub-paragraphs needs none.
    - Until 21 September 2003 one statement such as `(C - ENTIRE TEXT)` could stand for all marks. A later one is
      reported by POR008 and not here.
    - In a cable with numbered paragraphs a block without a number belongs to the paragraph before it: a list, a table,
      questions and answers, a quoted text, text that goes on after a page line. A block under a heading and the last
      block before the signature have no such paragraph, and need their own mark. So do a last block of several
      sentences behind `END TEXT`, and `Summary: ...` with several sentences above a marked paragraph 1. Without
      numbers every block does, and so does `C.` behind `A. (C)` and `B. (U)`.
    - The post's website block is a warning, wherever it is a block of its own, before or after the signature.
    - In a draft (`--draft`, or nothing shows that the text was sent) it is a warning where a sentence stands without a
      number between numbered paragraphs, or as an item with the number of the next one (`2)`), where anything that
      nothing announces (a text, a list of people, a table, a schedule) stands behind a marked block, and where a line
      stands as a heading does and is none: the last one, or one that names a person.
    - Headings, closing lines, the signature and the "sensitive but unclassified" notice need no mark. What ends in a
      full stop is no heading.
    - Text that was taken out of a copy (`XXXXXXXXXXXX`, `[NAME REMOVED]`) may have had its mark, and is left alone.
    - When no paragraph at all is marked there is one finding, with the count.
    - Of an extract its numbered paragraphs are judged, and everything when they run from 1 to the signature; the last
      one may be cut, and its rest with its mark lost, where no signature follows.
    - A cable that says that it may not be a source for derivative classification (the warning that a waiver of portion
      marking asks for) is left alone.

    A mark in the wrong place is reported by POR004, a misspelled one by POR005, and not here.

    ## Why

    The mark tells the reader, and everyone who quotes the paragraph later, what may go where. Text without a mark
    has to be treated as if it were classified as high as the whole cable, or is taken for unclassified by mistake.
    """

    code = "POR001"
    name = "missing-portion-mark"
    severity = Severity.ERROR
    scope = Scope(ordered=True)
    authority = (Citation("32 CFR 2001.21", "(c)"), Citation("5 FAH-1 H-246"))
    examples = (
        Example(
            bad="1. (U) The lamp has arrived.\n\n2. The keeper has not.",
            good="1. (U) The lamp has arrived.\n\n2. (C) The keeper has not.",
            at=[(3, 1, 3, 3)],
        ),
        Example(
            bad=(
                "1. (U) The lamp has arrived.\n\nComment\n-------\n\n"
                "The board seems to believe that the keeper will follow\nbefore the end of the month."
            ),
            good=(
                "1. (U) The lamp has arrived.\n\nComment\n-------\n\n"
                "(C) The board seems to believe that the keeper will follow\nbefore the end of the month."
            ),
            at=[(6, 1, 6, 55)],
            note="A block under a heading stands for itself.",
        ),
        Example(
            bad="1. The lamp has arrived.\n\n2. The keeper has not.\n\n3. Nobody is surprised.",
            good="1. (U) The lamp has arrived.\n\n2. (U) The keeper has not.\n\n3. (C) Nobody is surprised.",
            at=[(1, 1, 1, 3)],
            note="Nothing is marked: one finding for the cable.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation for each unmarked portion of the cable, or one for all."""
        weight = marking_duty(context)
        if weight is None:
            return
        if (context.draft or not cable.was_sent) and not is_covered(context):
            yield from _doubtful(context)
        missing = [portion for portion in cable.portions if portion.cover is None]
        if not missing or is_covered(context):
            return
        if cable.truncated:
            missing = [portion for portion in missing if _is_judged(portion, cable)]
        if not missing or cable.mentions("waiver"):
            return
        marks, overall = usable_marks(context), overall_line(cable)
        texts = [portion for portion in missing if portion.kind != "website"]
        if len(texts) > 1 and all(entry.paragraph is None for entry in cable.marks):
            first = texts[0].paragraph
            yield Violation(
                first.first_line,
                f"None of the {len(texts)} paragraphs has a portion mark.",
                expected=f"one of {marks} at the start of each paragraph",
                related=overall,
                choices=_choices(texts[0], context),
                severity=weight,
            )
            return
        for portion in missing:
            yield Violation(
                portion.paragraph.first_line,
                f"{_NAMES.get(portion.kind) or f'Paragraph {portion.paragraph.number}'} has no portion mark.",
                expected=f"one of {marks} {_place(portion)}",
                related=overall,
                choices=_choices(portion, context),
                severity=Severity.WARNING if portion.kind == "website" else weight,
            )


def _doubtful(context: Context) -> Iterator[Violation]:
    """What counts as a part of the paragraph before it in a cable that was sent: in a draft the doubt is worth a word.

    A sentence without a number, a text behind a marked block that does not lead over to it, a last line that would be a
    heading of nothing, and an item that is numbered as the next paragraph would be.
    """
    marks, overall = usable_marks(context), overall_line(context.cable)
    next_number = "1"
    leads_over = False
    last = context.cable.portions[-1] if context.cable.portions else None  # which may be a signature with its title
    for portion in context.cable.portions:
        paragraph = portion.paragraph
        stray = portion.kind == "unnumbered" and portion.cover in ("paragraph", "no-text")
        if not stray:
            leads_over = announces(paragraph) or not is_complete(paragraph)
        if stray and (
            is_running_text(paragraph)
            or (not leads_over and may_be_text(paragraph) and not (portion is last and may_be_signature(paragraph)))
            or paragraph.text.startswith(f"{next_number})")
        ):
            yield Violation(
                paragraph.first_line,
                "This block has neither a number nor a portion mark.",
                choices=_choices(portion, context),
                expected=f"one of {marks} before the text, or no empty line between it and the paragraph it belongs to",
                related=overall,
                severity=Severity.WARNING,
            )
        if portion.number is not None and portion.number.isdecimal():
            next_number = str(int(portion.number) + 1)
        for item in paragraph.subparagraphs:
            if item.mark is None and item.label == next_number:
                yield Violation(
                    item.label_span,
                    f"This may be paragraph {item.label}: it counts as an item of a list, and has no portion mark.",
                    expected=f"'{item.label}.' and one of {marks}",
                    related=overall,
                    severity=Severity.WARNING,
                )
    yield from _no_headings(context)


def _no_headings(context: Context) -> Iterator[Violation]:
    """Lines that stand as headings do, and are none: a last one with no text below it that it could head, and one that
    names a person behind a text that does not lead over to it.
    """
    cable = context.cable
    blocks = [block for block in cable.blocks if not isinstance(block, Signature)]
    for before, block, after in zip_longest(blocks, blocks[1:], blocks[2:]):
        if not isinstance(block, Heading) or not isinstance(before, Paragraph):
            continue
        if after is None:
            if block.plain and _is_sentence(block.text) and cable.portions:
                yield _no_heading(block, "no text stands below it", context)
        elif (
            names_person(block.text)
            and is_complete(before)
            and not announces(before)
            and not cable.written(Span(block.span.end, after.span.start)).strip()  # no rule of dashes below it
        ):
            yield _no_heading(block, "it names a person", context)


def _is_sentence(text: str) -> bool:
    words = text.split()
    return (
        len(words) >= _SENTENCE
        and any(word.islower() for word in words)
        and not is_set_phrase(text)
        and not is_signature_with_office(text)
    )


def _no_heading(line: Heading, why: str, context: Context) -> Violation:
    return Violation(
        line.span,
        f"This line has no portion mark, and is no heading: {why}.",
        choices=choices(context, line.span.start, behind=" "),
        expected=f"one of {usable_marks(context)} before the text",
        related=overall_line(context.cable),
        severity=Severity.WARNING,
    )


_SENTENCE = 4
"""A line of fewer words may be a signature or a title below it."""


def _choices(portion: Portion, context: Context) -> tuple[Fix, ...]:
    """The marks that a person may choose for a portion, right behind its number."""
    paragraph = portion.paragraph
    if paragraph.number_span is not None:
        return choices(context, paragraph.number_span.end, before=" ")
    return choices(context, paragraph.first_line.start, behind=" ")


def _is_judged(portion: Portion, cable: Cable) -> bool:
    """Whether a portion of an extract can be judged: a block may go on with what is lost, a last one be cut."""
    if cable.body_is_whole:
        return True
    return portion.number is not None and (cable.ended or portion.paragraph is not cable.paragraphs[-1])


_NAMES = {"unnumbered": "This unnumbered block", "website": "The website block"}


def _place(portion: Portion) -> str:
    number = portion.paragraph.number_text
    return "before the text" if number is None else f"after '{number}'"
