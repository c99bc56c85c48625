"""Findings: what is reported, made of what the rules yield."""

from __future__ import annotations

from cablegrammar.base.record import record
from cablegrammar.vocabulary.levels import Level
from cablelint.rule.violation import Citation, Fix, Severity


@record
class RelatedPlace:
    """A related place as it is reported: line and column from 1."""

    line: int
    column: int
    message: str


@record
class Excerpt:
    """The lines of the cable that a finding points at. Only made when the report may show text.

    `level` is the classification of the cable that is quoted, None when it could not be read.
    """

    first_line: int
    lines: tuple[str, ...]
    level: Level | None


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
    excerpt: Excerpt | None = None
