"""REF012 undefined-paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.vocabulary.cited_documents import names_a_document
from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Paragraph,
    ParagraphCitation,
    RefCitation,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablelint.rule.scope import CABLES
from cablerules.references.listing import and_list, listed


class UndefinedParagraph(CableRule):
    """The text cites a paragraph that is not there.

    ## What it checks

    That `see para 9`, `(para 9)`, `paragraphs 7-9 above` lead to paragraphs of this cable. The rule speaks when the
    number is higher than that of the last paragraph, each number once; a number that is left out in between is
    STR009's.

    - A paragraph of another text (`para 9 of ref A`, `OP 9 of the resolution`) is left alone. In a cable with
      references so is a bare `in para 9` in a block that cites one of them before it, or speaks of another document.
    - A cable without numbered paragraphs, a truncated one, one that has lost a page, and one in which a line begins
      with the number after all are left alone.

    ## Why

    The reader is sent to a paragraph that does not exist: the numbers were not changed when a paragraph was cut, or the
    text was taken from another cable.
    """

    code = "REF012"
    name = "undefined-paragraph"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("citations",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="1. (U) The board waits for a yes; see para 4.\n\n2. (C) Post asks for the lamp.",
            good="1. (U) The board waits for a yes; see para 2.\n\n2. (C) Post asks for the lamp.",
            at=[(1, 39, 1, 45)],
        ),
        Example(
            bad="1. (U) The lamp is lit.\n\n2. (C) The keeper (paras 1 and 3) is asleep.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper (paras 1 and 3) is asleep.\n\n3. (C) So is his cat.",
            at=[(3, 20, 3, 33)],
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation for each cited number beyond the last paragraph, at its first citation."""
        if not cable.is_cable:
            return
        cited = [citation for citation in cable.citations if isinstance(citation, ParagraphCitation) and citation.own]
        if not cited:
            return
        numbered = [paragraph for paragraph in cable.paragraphs if paragraph.number is not None]
        highest = max((_number(paragraph) for paragraph in numbered), default=0)
        if not highest or all(max(citation.numbers) <= highest for citation in cited) or _is_incomplete(cable):
            return
        last = max(numbered, key=_number)
        seen: set[int] = set()
        begun: frozenset[int] | None = None
        for citation in _plain(cable):
            missing = [number for number in citation.numbers if number > highest and number not in seen]
            seen.update(missing)
            if missing and begun is None:
                begun = _begun_lines(cable, last)
            missing = [number for number in missing if number not in (begun or ())]
            if missing:
                many = "s" if len(missing) > 1 else ""
                yield Violation(
                    citation.span,
                    f"The cable has no paragraph{many} {_listed(missing)}.",
                    expected="paragraph 1" if highest == 1 else f"a paragraph from 1 to {highest}",
                    related=() if last.number_span is None else (Related(last.number_span, "the last paragraph"),),
                )


def _listed(numbers: Sequence[int]) -> str:
    """`9`, `8 and 9`, `7 to 9`."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]} to {numbers[-1]}"
    return and_list(map(str, numbers))


def _number(paragraph: Paragraph) -> int:
    return int(paragraph.number or 0)


def _plain(cable: Cable) -> Iterator[ParagraphCitation]:
    """The citations of the drafter's own words that can mean no other text."""
    alone = not listed(cable) and not any(isinstance(citation, RefCitation) for citation in cable.citations)
    reference = -1
    for citation in cable.citations:
        if isinstance(citation, RefCitation):
            reference = citation.span.start
            continue
        if not isinstance(citation, ParagraphCitation) or not citation.own:
            continue
        nothing_before = reference < _block_start(cable, citation)
        if cable.is_own_text(citation.span.start) and (
            alone or citation.pointed or (nothing_before and _is_bare(cable, citation))
        ):
            yield citation


def _is_bare(cable: Cable, citation: ParagraphCitation) -> bool:
    """Whether it stands in parentheses or behind `in`, and the block speaks of no other text that may be meant."""
    block = cable.block_at(citation.span.start)
    return citation.inside and block is not None and not names_a_document(cable.slice(block.span))


def _block_start(cable: Cable, citation: ParagraphCitation) -> int:
    block = cable.block_at(citation.span.start)
    return cable.first_text if block is None else block.span.start


def _is_incomplete(cable: Cable) -> bool:
    """Whether paragraphs are missing from the copy, or from what is known of it."""
    if cable.lacks_text or cable.runs_on or cable.unplaced:
        return True
    if not cable.page_line_texts:
        return False
    found, last = cable.pages.first_break, cable.pages.last_counting
    return (found is not None and found.lost) or (last is not None and (last.page or 0) < (last.total or 0))


def _begun_lines(cable: Cable, last: Paragraph) -> frozenset[int]:
    """The numbers that begin a line behind the last paragraph's own: one whose point was lost is no paragraph."""
    return frozenset(line.number for line in cable.numbered_lines if line.span.start >= last.body.start)
