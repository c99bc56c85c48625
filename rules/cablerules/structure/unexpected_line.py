"""STR001 unexpected-line."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cablegrammar.marking.near_level import near_level
from cablegrammar.vocabulary.terminals import expected_words, of_kind
from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Level,
    Scope,
    Severity,
    Span,
    UnplacedLine,
    Violation,
    series,
)
from cablelint.rule.scope import CABLES


class UnexpectedLine(CableRule):
    """A line does not belong in a cable at its place.

    ## What it checks

    Every line of a cable has a place: in the header, among the captions, in a field, in the text. This rule reports
    the lines that fit none, and says which lines could stand there. Adjacent lines are one finding. It also reports
    lines of a transmission header inside the text, of the text inside the header, of the address above the office lines
    of a print, of another field inside a list of references, and a classification line in the text that gives the cable
    another level; unless they head a section, stand in a quoted text, or repeat the cable's own (STR015).

    ## Why

    A line that nobody can place is a line that a reader's system may drop: a wrapped address, half of a caption, a
    header that was cut. What stands on it is also not checked by any other rule.
    """

    code = "STR001"
    name = "unexpected-line"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-2 H-320"), Citation("5 FAH-1 H-246"))
    examples = (
        Example(
            bad="P 141030Z JUL 08\n?? lamp ??\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620",
            good="P 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620",
            at=((2, 1, 2, 11),),
            slot="header",
        ),
        Example(
            bad="P 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\n+ 1\n+ 2\nTO SECSTATE WASHDC PRIORITY 5620",
            good="P 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620",
            at=((3, 1, 4, 4),),
            slot="header",
            note="Two lines next to each other are one finding.",
        ),
        Example(
            bad="1. (U) The lamp is lit.\n\nZNY SSSSS ZZH\nFM AMEMBASSY SUVA\n\n2. (C) The keeper is asleep.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.",
            at=((3, 1, 4, 18),),
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each run of unplaced lines."""
        if not (cable.unplaced or cable.stray_lines) or not cable.is_cable:
            return
        for run in (*cable.unplaced_runs, *cable.runs_of(cable.stray_lines)):
            expected = series(expected_words(_wanted(run[0].expected, context)) or ("nothing more",), "or")
            if (slip := _level_slip(run[0].text, cable)) is not None:
                written, level = slip
                yield Violation(
                    _extent(run),
                    f"'{written}' is not a classification level; the nearest one is {level}.",
                    expected=f"a line that begins '{level.telegram_form}'",
                )
                continue
            count = "This line does" if len(run) == 1 else f"These {len(run):,} lines do"
            yield Violation(
                _extent(run), f"{count} not belong here; what could come next: {expected}.", expected=expected
            )


def _wanted(accepted: Collection[str], context: Context) -> frozenset[str]:
    """What may come next; of a draft no line of the header."""
    return frozenset(accepted) - (of_kind("header") if context.draft else frozenset())


def _level_slip(text: str, cable: Cable) -> tuple[str, Level] | None:
    """The letter-spaced word at the head of a line that is nearly a level (`S E C R T SUVA`), and that level.

    Only where the cable has no classification line: there nothing else can have been meant.
    """
    if cable.classification_lines:
        return None
    letters = "".join(word if len(word) == 1 and word.isupper() else " " for word in text.split()).split(" ")[0]
    level = near_level(letters) if len(letters) >= _FEWEST_LETTERS else None
    return None if level is None or not level.classified else (" ".join(letters), level)


_FEWEST_LETTERS = 4


def _extent(run: tuple[UnplacedLine, ...]) -> Span:
    return Span(run[0].span.start, run[-1].span.start + len(run[-1].text.rstrip()))
