"""REF002 undefined-reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.references.citing import (
    is_label,
    reference_citations,
)
from cablerules.references.listing import REDACTED, and_list, label, letter_at, listed, ordinal, reach, reference_line

if TYPE_CHECKING:
    from cablegrammar.references.citations import RefCitation
    from cablegrammar.references.listed import Reference

# `ref s A and B` and `ref t el` are split words, and `in ref I reported` is a pronoun: unless it is the next letter.
_DOUBTFUL = frozenset("IST")


class UndefinedReference(CableRule):
    """The text cites a reference that is not listed.

    ## What it checks

    That every `ref D` of the text has its item in the REF line, and that there is a reference at all where the text
    says `reftel`. Each missing letter is reported once, where it is cited first; when nothing is listed, there is one
    finding for the cable.

    - A REF line that is joined to the subject is a REF line. `SEPTEL`, an e-mail, an airgram are items like others.
    - Letters may be meant by their place: `ref A` is clear enough for the only item of a list without letters, and
      `ref B` for its second.
    - Only letters past the end of the list are reported here. Letters that the list leaves out are REF004's.
    - Quoted texts have references of their own, and so have other cables: `ref A of ref B` is left alone.
    - `STATE 12345 (ref D)` in the text says what ref D is, and needs no line.
    - A cable that is truncated, or whose REF line was redacted, is left alone.

    ## Why

    The reader cannot look up what is not there: an item was dropped, or a letter was not changed when the list was.
    """

    code = "REF002"
    name = "undefined-reference"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, has=("citations",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="1. (C) The board read ref A.\n\n2. (C) It has not seen ref C.",
            good="1. (C) The board read ref A.\n\n2. (C) It has not seen ref B.",
            at=[(3, 24, 3, 29)],
            note="The list has the items A and B.",
        ),
        Example(
            bad="1. (C) The board thanks for reftel.",
            good="1. (C) The board thanks for the lamp.",
            at=[(1, 29, 1, 35)],
            setting={"reference": ""},
        ),
        Example(
            bad="1. (C) The board read ref B.",
            good="1. (C) The board read ref A.",
            at=[(1, 23, 1, 28)],
            setting={"reference": "REF: STATE 70412"},
            note="The only item of a list without letters may be called ref A.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation for each letter past the list, at its first citation; one where nothing is listed."""
        if not cable.is_cable:
            return
        cited = reference_citations(cable)
        if not cited:
            return
        items = listed(cable)
        last = reach(cable, items)
        if items and all(ordinal(letter) <= last for citation in cited for letter in citation.letters):
            return
        if cable.lacks_anything or cable.lost_stretch or _is_unreadable(cable):
            return
        own = list(_own(cable, cited))
        if items:
            yield from _past_the_list(cable, own, items, last)
        elif own and not _explains_itself(cable, None):
            first = own[0]
            named = f"ref {first.letters[0]}" if first.letters else "a reference"
            yield Violation(
                first.span,
                f"The text cites {named}, but the cable lists no references.",
                expected="a REF line that lists it",
                related=label(reference_line(cable)),
            )


def _past_the_list(
    cable: Cable, own: Sequence[RefCitation], items: Sequence[Reference], last: int
) -> Iterator[Violation]:
    seen: set[str] = set()
    for citation in own:
        past = [letter for letter in citation.letters if letter not in seen and _is_past(letter, last)]
        seen.update(past)
        missing = [letter for letter in past if not _explains_itself(cable, letter)]
        if missing:
            named = f"Ref {missing[0]} is" if len(missing) == 1 else f"Refs {and_list(missing)} are"
            yield Violation(
                citation.span,
                f"{named} cited but not listed.",
                expected=_expected(items, last),
                related=label(reference_line(cable)),
            )


def _is_past(letter: str, last: int) -> bool:
    place = ordinal(letter)
    return place > last and (letter not in _DOUBTFUL or place == last + 1)


def _expected(items: Sequence[Reference], last: int) -> str:
    if len(items) == 1 and items[0].letter is None:
        return "the one reference that is listed"
    if last < 3:
        return "ref A or ref B" if last == 2 else "ref A"
    return f"one of refs A to {letter_at(last)}"


def _own(cable: Cable, cited: Sequence[RefCitation]) -> Iterator[RefCitation]:
    """The citations that lean on this cable's list."""
    return (one for one in cited if not one.of_another and cable.is_own_text(one.span.start))


def _is_unreadable(cable: Cable) -> bool:
    """Whether nobody can tell what the REF line lists, or whether there is one: redacted, damaged, in the subject."""
    line = reference_line(cable)
    if line is not None:
        items = cable.references
        if not line.value.strip() or not items:
            return False
        lost = all(item.malformed for item in items) or not any(map(str.isalnum, line.value))
        return lost or REDACTED in line.value
    subject = cable.field_of("subject")
    return subject is not None and any(map(is_label, subject.value.split()))


def _explains_itself(cable: Cable, letter: str | None) -> bool:
    """Whether the text says somewhere what the letter (None: any reference) stands for."""
    return any(
        explained.named if letter is None else letter in explained.letters for explained in cable.explained_references
    )
