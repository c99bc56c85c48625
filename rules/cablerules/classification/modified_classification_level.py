"""CLS002 modified-classification-level."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.classification.joined_words import JoinedWords, instead_of, joined_words
from cablerules.classification.overall import overall_lines


class ModifiedClassificationLevel(CableRule):
    """Words are joined to the classification level, or a control is in its place.

    ## What it checks

    That nothing makes another level of one of the three: no `SECRET SENSITIVE`, no `AGENCY CONFIDENTIAL`, no SBU or
    FOUO joined to a classified level. And that a control is not written as a level (`SBU WINDHOEK 000512`).

    - `UNCLASSIFIED//FOR OFFICIAL USE ONLY` is a level with a control, and `UNCLAS E F T O` too.
    - Captions on the line, such as NODIS, LIMDIS or NOFORN, are no part of the level.
    - `CONFIDENTIAL - MODIFIED HANDLING` is right on foreign government information. It is reported only where every
      reason for the classification is another one and no portion is marked as foreign.

    ## Why

    There are three levels, and every reader and every network knows what to do with them. SECRET SENSITIVE is a level
    that nobody has defined: each reader will guess who may see it.
    """

    code = "CLS002"
    name = "modified-classification-level"
    severity = Severity.ERROR
    scope = Scope(has=("classification",))
    authority = (Citation("32 CFR 2001.24", "(a)"), Citation("32 CFR 2001.54", "(d)"))
    examples = (
        Example(
            bad="S E C R E T SENSITIVE WINDHOEK 000512",
            good="S E C R E T WINDHOEK 000512",
            at=[(1, 13, 1, 22)],
            slot="classification",
        ),
        Example(
            bad="SBU WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512",
            at=[(1, 1, 1, 4)],
            slot="classification",
            setting={"executive_order": "E.O. 12958: N/A", "authority": "", "captions": "SENSITIVE\nSIPDIS"},
            note="A control is no level.",
        ),
        Example(
            bad="CONFIDENTIAL - MODIFIED HANDLING WINDHOEK 000512",
            good="CONFIDENTIAL WINDHOEK 000512",
            at=[(1, 14, 1, 33)],
            slot="classification",
            setting={"authority": "Classified By: Ambassador Tamsin Farrowgate for reason 1.4 (d)."},
            note="Modified handling is for foreign government information, which would be reason 1.4 (b).",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first line to whose level something is joined."""
        for line in overall_lines(cable):
            if line.modifier is None and line.level is not None and not line.controls:
                continue
            found = joined_words(cable, line, context.date)
            if found is not None:
                yield Violation(found.span, _message(found), expected=_expected(found, context))
                return


def _message(found: JoinedWords) -> str:
    if found.kind == "instead":
        return f"{found.text} is in the place of the level but is not a level."
    if found.kind == "handling" and found.level == "CONFIDENTIAL":
        return f"{found.text} is joined to {found.level}, but nothing is marked as foreign government information."
    return f"{found.text} is joined to the level {found.level}."


def _expected(found: JoinedWords, context: Context) -> str:
    if found.kind == "instead":
        return instead_of(found.text, context.date)
    return f"only {found.level}"
