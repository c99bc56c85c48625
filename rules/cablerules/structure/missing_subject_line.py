"""STR005 missing-subject-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.practices import practice
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.structure.labels import likely_line

_OPENING = "C O N F I D E N T I A L WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018\nTAGS: ECON, WA"


class MissingSubjectLine(CableRule):
    """The SUBJECT line is missing or empty.

    ## What it checks

    That a cable has a SUBJECT (or SUBJ) line with a title. A cable that is known to be older than July 1973 is not
    judged, and an extract is not (STR016 speaks instead).

    Where nothing at all is left between the TAGS and paragraph 1, this finding speaks for the whole stretch: CAB001 and
    REF002 are silent then.

    ## Why

    The subject is what a list of cables shows, and often all that a busy reader sees.
    """

    code = "STR005"
    name = "missing-subject-line"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad=_OPENING,
            good=f"{_OPENING}\nSUBJECT: A LAMP",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"captions": "", "executive_order": "", "tags": "", "subject": ""},
        ),
        Example(bad="SUBJECT:", good="SUBJECT: A LAMP", at=((1, 1, 1, 9),), slot="subject"),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a cable without a SUBJECT line, or without a title on it."""
        if not cable.is_cable or cable.is_extract:
            return
        line = cable.field_of("subject")
        if line is not None:
            if cable.subject is not None and not cable.subject.title.strip():
                yield Violation(line.label_place, "The SUBJECT line is empty.", expected="a short title")
            return
        if context.date is not None and not practice("subject-line").in_force(context.date):
            return
        likely = likely_line(cable, "SUBJECT")
        message = "The SUBJECT line is missing."
        if likely is None:
            expected = "'SUBJECT:' with a short title, after TAGS"
            if cable.form == "smart":
                expected = "'Subject:' with a short title, before the text"
            yield Violation(cable.opening_place, message, expected=expected)
        else:
            yield Violation(likely, f"{message[:-1]}; this label may be meant for it.", expected="'SUBJECT:'")
