"""HDR002 security-signal-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Related,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.header.agreement import levels_differ
from cablerules.header.security_letters import known_letters, letters_for

if TYPE_CHECKING:
    from cablegrammar.base.node import Span
    from cablegrammar.header.nodes import SecurityLine

_LETTERS = 5
_QUOTED = 7
"""The longest letters that a message quotes: more of them may be a word of another line."""


class SecuritySignalMismatch(CableRule):
    """The security signal does not go with its letters, or the letters are not well formed.

    ## What it checks

    FL4: `ZNR` goes with `UUUUU` and with nothing else; `ZNY` goes with `EEEEE`, `CCCCC`, `SSSSS` and `TTTTT`. The
    letters are five, and all the same (`CCCC` and `SSSAA` are not). Where the letters name another level than the
    classification line, HDR001 says so, and a signal that goes with that line is not reported as well.

    ## Why

    The signal tells whether the message may take a circuit that is not approved for classified traffic. A `ZNR` over
    classified text sends it there.

    ## Fix safety

    A fix is only offered where the classification line settles what is right: the signal that goes with the letters
    when these name the level of that line, or the missing or surplus letters of that level. It changes nothing else.
    """

    code = "HDR002"
    name = "security-signal-mismatch"
    severity = Severity.ERROR
    scope = Scope(has=("header.fl4",))
    authority = (Citation("5 FAH-2 H-320"), Citation("ACP 131"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="ZNR CCCCC ZZH",
            good="ZNY CCCCC ZZH",
            fixed="ZNY CCCCC ZZH",
            at=((1, 1, 1, 4),),
            slot="fl4",
        ),
        Example(
            bad="ZNY CCCC ZZH",
            good="ZNY CCCCC ZZH",
            fixed="ZNY CCCCC ZZH",
            at=((1, 5, 1, 9),),
            slot="fl4",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report wrong letters, else a signal that does not go with them."""
        if cable.header.fl4 is None or cable.transmission is None:
            return
        line = cable.transmission.security_line
        if line is None or line.letters is None or line.letters_span is None:
            return
        known = known_letters(line.letters)
        if known is None:
            yield from _misshapen(cable, line.letters, line.letters_span)
        elif line.signal != known.signal and line.signal_span is not None and not _letters_are_wrong(cable, line):
            yield Violation(
                line.signal_span,
                f"{line.signal} does not go with the letters {line.letters}.",
                expected=known.signal,
                related=(Related(line.letters_span, f"security letters {line.letters}"),),
                fix=_fix(line.signal_span, known.signal) if cable.level is known.level else None,
            )


def _letters_are_wrong(cable: Cable, line: SecurityLine) -> bool:
    """Whether the letters go neither with the signal nor with the classification line, which agree."""
    if not levels_differ(cable) or cable.classification is None:
        return False
    right = known_letters(letters_for(cable.classification) or "")
    return right is not None and right.signal == line.signal


def _misshapen(cable: Cable, letters: str, span: Span) -> Iterator[Violation]:
    if set(letters) == {"X"}:
        return  # redacted
    named = known_letters(letters[0] * _LETTERS)
    right = None if cable.classification is None else letters_for(cable.classification)
    certain = right is not None and set(letters) == {right[0]}
    named_as = letters if len(letters) <= _QUOTED else "These"
    yield Violation(
        span,
        f"{named_as} are not security letters: those are five letters, all the same.",
        expected=right or (None if named is None else named.letters),
        fix=_fix(span, right) if certain and right is not None else None,
    )


def _fix(span: Span, text: str) -> Fix:
    return safe_fix(f"Write {text}", Edit(span.start, span.end, text))
