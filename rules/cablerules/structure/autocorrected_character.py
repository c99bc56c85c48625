"""STR019 autocorrected-character."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.autocorrections import autocorrections
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Related,
    Severity,
    Span,
    Violation,
    a_few,
    plural,
    safe_fix,
    series,
)


class AutocorrectedCharacter(CableRule):
    """A draft has characters that a word processor put in the place of those that were typed.

    ## What it checks

    Curly quotation marks and apostrophes, long dashes, an ellipsis of one character, fractions, non-breaking blanks and
    hyphens, and the signs that `(c)`, `(r)` and `(tm)` become. It speaks of drafts only (`--draft`, or nothing shows
    that the text was sent) and of no SMART message, once a cable. A copyright sign in the place of a portion mark is
    POR007's.

    ## Why

    A telegram is typed in ASCII. What a system does with any other character is its own affair: it may refuse the
    message, or put a question mark there. A blank that is none can part a number from its mark.

    ## Fix safety

    What was typed is written again: the same text in plain characters. A sign that stands for letters or figures (the
    copyright sign, a fraction) may be meant, and is left.
    """

    code = "STR019"
    name = "autocorrected-character"
    severity = Severity.INFO
    fix = Applicability.SAFE
    authority = (Citation("cablelint: the artefacts of conversions (docs/grammar.md)"),)
    examples = (
        Example(
            bad="1. (C) The keeper\u2019s lamp \u2013 the \u201cgreat\u201d one \u2013 is lit.",
            good='1. (C) The keeper\'s lamp - the "great" one - is lit.',
            at=((1, 18, 1, 19),),
            fixed='1. (C) The keeper\'s lamp - the "great" one - is lit.',
            setting={"header": "", "classification": "C O N F I D E N T I A L WINDHOEK"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report all of them at once, at the first."""
        if (cable.was_sent and not context.draft) or cable.form in ("smart", "unknown"):
            return
        known, marks = autocorrections(), [entry.mark.span for entry in cable.marks]
        text = cable.written(cable.span)
        if text.isascii():
            return
        found = [
            (Span(place, place + 1), known[character])
            for place, character in enumerate(text, cable.span.start)
            if character in known and not any(mark.start <= place < mark.end for mark in marks)
        ]
        if not found:
            return
        counts: dict[tuple[str, str], int] = {}
        for _, one in found:
            counts[one.one, one.many] = counts.get((one.one, one.many), 0) + 1
        said = series([plural(count, *names) for names, count in counts.items()], "and")
        edits = [Edit(*span, one.written) for span, one in found if not any(map(str.isalnum, one.written))]
        spans = [span for span, _ in found]
        yield Violation(
            spans[0],
            f"A word processor put {said} into the text.",
            expected="the characters that were typed",
            related=tuple(Related(span, "another one") for span in a_few(spans)),
            fix=safe_fix("Write plain characters", *edits) if edits else None,
        )
