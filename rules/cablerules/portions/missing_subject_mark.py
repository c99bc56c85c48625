"""POR002 missing-subject-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.duty import choices, era_weight, is_covered, usable_marks
from cablerules.wording import overall_line


class MissingSubjectMark(CableRule):
    """The subject of a classified cable has no portion mark.

    ## What it checks

    A subject line is a portion like a paragraph, and its mark stands before the text or at its end. The rule speaks
    once in a classified cable from 1 December 1978 on. It is silent where one mark covers the entire text, where
    nothing at all is marked (POR001 says so), and where the cable says that a waiver of portion marking applies.

    ## Why

    Subjects travel further than texts: into indexes, reference lists and subject lines of replies. Most telegrams
    leave theirs unmarked, which is why this is information and no more.
    """

    code = "POR002"
    name = "missing-subject-mark"
    severity = Severity.INFO
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(c)"),)
    examples = (
        Example(
            bad="SUBJECT: A LAMP FOR THE LIGHTHOUSE",
            good="SUBJECT: (U) A LAMP FOR THE LIGHTHOUSE",
            at=[(1, 1, 1, 9)],
            slot="subject",
        ),
        Example(
            bad="SUBJ: A LAMP FOR THE LIGHTHOUSE",
            good="SUBJ: A LAMP FOR THE LIGHTHOUSE (U)",
            at=[(1, 1, 1, 6)],
            slot="subject",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation when the subject carries no mark."""
        level = cable.overall_level
        if level is None or not level.classified or era_weight(context) is None:
            return
        subject, field = cable.subject, cable.field_of("subject")
        if subject is None or field is None or not subject.text or subject.mark is not None:
            return
        if not cable.marks or is_covered(context) or cable.mentions("waiver"):
            return
        yield Violation(
            field.label_span,
            "The subject has no portion mark.",
            expected=f"one of {usable_marks(context)} after '{field.label}'",
            related=overall_line(cable),
            choices=choices(context, subject.span.start, behind=" "),
        )
