"""STR000 not-a-cable."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation


class NotACable(CableRule):
    """No cable can be recognised in the file.

    ## What it checks

    That the text has at least one of the lines by which a cable is known: a transmission header, a date-time group or
    an FM line, a classification line, an E.O., TAGS, SUBJECT or REF line, a caption, or a paragraph with a number and
    a portion mark. An empty file has none of them. Nothing else is said about such a file.

    ## Why

    You named the file, so you expect an answer. Passing over it in silence would look like a cable without a fault.
    """

    code = "STR000"
    name = "not-a-cable"
    severity = Severity.ERROR
    scope = Scope(forms=("unknown",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="Dear Mr. Plume,\n\nthe kite that you lent us has come back.\n",
            good="UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL, FJ\nSUBJECT: A KITE CAME BACK\n\n1. It is blue.\n",
            at=((1, 1, 1, 16),),
            slot=None,
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a message of which nothing was recognised."""
        if cable.form != "unknown":
            return
        empty = not cable.lines.total
        yield Violation(
            cable.first_line,
            "The file is empty." if empty else "No cable can be recognised in this text.",
            expected="a classification line, an E.O., TAGS or SUBJECT line, or a date-time group"
            + ("; `cablelint new` writes a cable to begin with" if context.draft else ""),
        )
