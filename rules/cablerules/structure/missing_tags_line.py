"""STR004 missing-tags-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.practices import practice
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.structure.labels import likely_line


class MissingTagsLine(CableRule):
    """The TAGS line is missing.

    ## What it checks

    That a cable has a TAGS line. Telegrams have one since July 1973; a cable that is known to be older is not judged,
    and an extract is not (STR016 speaks instead).

    ## Why

    TAGS are how a cable is filed, routed and found again. A cable without them reaches the desks that are addressed
    and no others.
    """

    code = "STR004"
    name = "missing-tags-line"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-3 H-011.1"), Citation("5 FAH-1 H-246"))
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018",
            good="C O N F I D E N T I A L WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018\nTAGS: ECON, WA",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"captions": "", "executive_order": "", "tags": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a cable without a TAGS line, unless it is older than TAGS."""
        if cable.field_of("tags") is not None or not cable.is_cable or cable.is_extract:
            return
        if context.date is not None and not practice("tags-line").in_force(context.date):
            return
        likely = likely_line(cable, "TAGS")
        message = "The TAGS line is missing."
        if likely is None:
            yield Violation(cable.opening_place, message, expected="'TAGS:' with its tags, after the E.O. line")
        else:
            yield Violation(likely, f"{message[:-1]}; this label may be meant for it.", expected="'TAGS:'")
