"""The rules of an invented house. cablelint finds them through the entry point in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import AnyRule, Cable, CableRule, Citation, Context, Example, Severity, Violation

LONGEST = 60


class SubjectTooLong(CableRule):
    """The subject is longer than the register of the house has room for.

    ## What it checks

    That the subject, its portion mark left out, has no more than 60 characters.

    ## Why

    The register cuts what is longer, and the end of a subject is where it says what happened.
    """

    code = "OWN001"
    name = "subject-too-long"
    severity = Severity.WARNING
    authority = (Citation("Handbook of the house", "4.2"),)
    since = "1.0"
    documentation = "https://rules.example.org/"
    examples = (
        Example(
            bad="SUBJECT: THE DUNE LIGHTHOUSE BOARD ASKS ONCE AGAIN FOR A LAMP\nAND FOR A LADDER",
            good="SUBJECT: DUNE LIGHTHOUSE BOARD ASKS FOR LAMP AND LADDER",
            at=[(1, 10, 2, 17)],
            slot="subject",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:  # noqa: ARG002 - the API
        """Measure the subject. The message gives a number, and none of its words."""
        subject = cable.subject
        if subject is not None and len(subject.title) > LONGEST:
            yield Violation(
                subject.span,
                f"The subject has {len(subject.title)} characters.",
                expected=f"no more than {LONGEST}",
            )


def rules() -> list[type[AnyRule]]:
    """What the entry point names."""
    return [SubjectTooLong]
