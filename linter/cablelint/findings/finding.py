"""Findings: what is reported, made of what the rules yield."""

from __future__ import annotations

from cablegrammar.base.record import record
from cablelint.rule.violation import Citation, Fix, Severity


@record
class RelatedPlace:
    """A related place as it is reported: line and column from 1."""

    line: int
    column: int
    message: str
    paragraph: int | None = None
    """In a document, the number of its paragraph."""


@record
class Excerpt:
    """The lines of the cable that a finding points at. Only made when the report may show text.

    `marking` is what a report that quotes the cable has to carry, level and controls (`SECRET//NOFORN`), None when no
    level could be read.
    """

    first_line: int
    lines: tuple[str, ...]
    marking: str | None
    paragraphs: tuple[int, ...] = ()
    """In a document, the number of the paragraph of each line."""

    def shown(self, line: int) -> int:
        """The number that a person finds a line by: in a document that of its paragraph."""
        place = line - self.first_line
        return self.paragraphs[place] if 0 <= place < len(self.paragraphs) else line


@record
class About:
    """What is known of the cable that a finding is in, for counting. None is not known."""

    post: str | None = None
    year: int | None = None
    level: str | None = None
    is_cable: bool = True
    """Whether there is a cable at all: a finding may be about the run."""


NOTHING = About(is_cable=False)


@record
class Finding:
    """One fault, ready to be reported. Lines and columns count from 1 in characters, `end_column` is exclusive."""

    path: str
    cable: str | None
    code: str
    name: str
    severity: Severity
    message: str
    expected: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    authority: tuple[Citation, ...]
    url: str
    related: tuple[RelatedPlace, ...]
    fix: Fix | None
    fingerprint: str
    place: str = "Cable"
    """The part of the cable that it stands in, such as `Paragraph 3`: never text."""
    about: About = NOTHING
    excerpt: Excerpt | None = None
    choices: tuple[Fix, ...] = ()
    """Fixes of which a person picks one: see `Violation`."""
    paragraph: int | None = None
    """In a document, the number of the paragraph that it begins in; None in a plain text."""
