"""TAG002 missing-subject-tag."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.tags.own_tags import is_damaged, is_torn, tags_line

_SHORTEST = 4


class MissingSubjectTag(CableRule):
    """The TAGS line has no subject tag.

    ## What it checks

    That one tag at least is a subject tag, of any time: PREL, ECON, ASEC. Program tags (KDEM), countries and
    organizations are none.

    A word of four letters or more that is in no list may be the subject that was meant: it is TAG001's or TAG004's, and
    this rule is silent beside it. It is silent, too, where lines of the head may be missing.

    ## Why

    Country and program tags say whom a cable concerns; the subject tag says what it is about, and files it.
    """

    code = "TAG002"
    name = "missing-subject-tag"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-3 H-111"), Citation("5 FAH-3 H-612"))
    examples = (
        Example(
            bad="TAGS: KDEM, WA, NATO",
            good="TAGS: PGOV, KDEM, WA, NATO",
            at=[(1, 1, 1, 6)],
            slot="tags",
        ),
        Example(
            bad="TAGS:",
            good="TAGS: ECON",
            at=[(1, 1, 1, 6)],
            slot="tags",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a TAGS line on which no word is a subject or may have been meant for one."""
        line = tags_line(cable)
        if line is None:
            return
        for place, tag in enumerate(cable.tags):
            if tag.kind == "subject":
                return
            if tag.kind == "unknown" and (len(tag.tag) >= _SHORTEST or is_torn(cable.tags, place)):
                return
        if is_damaged(line) or cable.lacks_fields:
            return
        what = "has no subject tag" if cable.tags else "is empty"
        yield Violation(line.label_span, f"The TAGS line {what}.", expected="a subject tag, such as PREL or ECON")
