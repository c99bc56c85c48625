"""Rules for tests of the linter itself, so that they need none of the real ones.

They look at the text of the cable only: `word-bad` wants BAD to be GOOD (safe), `word-perhaps` MAYBE to be CERTAIN
(unsafe), `raises` fails on BOOM.
"""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    AnyRule,
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Node,
    Related,
    Severity,
    Span,
    Violation,
    safe_fix,
    unsafe_fix,
)


def _places(cable: Node, word: str) -> Iterator[Span]:
    assert isinstance(cable, Cable)
    text = cable.source.text
    place = text.find(word, cable.span.start)
    while 0 <= place < cable.span.end:
        yield Span(place, place + len(word))
        place = text.find(word, place + 1)


class WordBad(CableRule):
    """The word BAD stands in a cable.

    ## What it checks

    Every `BAD`, wherever it stands.

    ## Why

    Invented cables are good.

    ## Fix safety

    The word is replaced by GOOD, which nobody minds.
    """

    code = "FAX001"
    name = "word-bad"
    severity = Severity.ERROR
    authority = (Citation("32 CFR 2001.21", "(c)"),)
    fix = Applicability.SAFE
    examples = (
        Example("A BAD day in Suva.", "A GOOD day in Suva.", [(1, 3, 1, 6)], fixed="A GOOD day in Suva."),
        Example("```BAD```", "GOOD", [(1, 4, 1, 7)], fixed="```GOOD```", note="In a fence of its own."),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        for span in _places(cable, "BAD"):
            first = Related(Span(cable.span.start, cable.span.start + 1), "the cable begins here")
            fix = safe_fix("Write GOOD", Edit(*span, "GOOD"))
            yield Violation(span, "BAD is written.", expected="GOOD", related=(first,), fix=fix)


class WordPerhaps(CableRule):
    """The word MAYBE stands in a cable."""

    code = "FAX002"
    name = "word-perhaps"
    severity = Severity.WARNING
    authority = ()
    fix = Applicability.UNSAFE
    examples = (Example("MAYBE", "CERTAIN", [(1, 1, 1, 6)], fixed="CERTAIN"),)
    since = "0.1.0"

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        for span in _places(cable, "MAYBE"):
            yield Violation(span, "MAYBE is written.", fix=unsafe_fix("Write CERTAIN", Edit(*span, "CERTAIN")))


class WordNote(CableRule):
    """The word NOTE stands in a cable."""

    code = "FAX003"
    name = "word-note"
    severity = Severity.INFO
    authority = ()
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        for span in _places(cable, "NOTE"):
            yield Violation(span, "NOTE is written.")


class Raises(CableRule):
    """A rule that fails where it sees BOOM, with the text of the cable in the exception."""

    code = "FAX004"
    name = "raises"
    severity = Severity.ERROR
    authority = ()
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        if "BOOM" in cable.source.text:
            raise RuntimeError(cable.source.text)
        yield from ()


class Sleeps(CableRule):
    """A rule that is off by default."""

    code = "FAX005"
    name = "sleeps"
    severity = Severity.ERROR
    enabled = False
    authority = ()
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        for span in _places(cable, "SLEEP"):
            yield Violation(span, "SLEEP is written.")


def rules() -> tuple[type[AnyRule], ...]:
    return WordBad, WordPerhaps, WordNote, Raises, Sleeps
