"""What a rule yields: a violation, with its weight, what it rests on, and how to fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.rollup.protections import Protection


class Severity(StrEnum):
    """How much a finding weighs. `--fail-on` compares them."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for information."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


class Applicability(StrEnum):
    """Whether a fix may be applied without a person's confirmation."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@record
class Citation:
    """The paragraph that a rule rests on, such as `32 CFR 2001.21` section `(c)`."""

    document: str
    section: str | None = None

    def __str__(self) -> str:
        if self.section is None:
            return self.document
        return f"{self.document}{'' if self.section.startswith('(') else ' '}{self.section}"


@record
class Edit:
    """Put `text` in the place of the characters from `start` to `end` (offsets into the decoded file)."""

    start: int
    end: int
    text: str


@record
class Fix:
    """Edits that belong together, and whether they are safe. `title` is an imperative: "Add the missing colon".

    `gives_up` says which kinds of protection the text may lose, as the title says; a safe fix gives up none. Whatever
    else a fix would take away is found out when the text is read again, and such a fix is not made.
    """

    applicability: Applicability
    title: str
    edits: tuple[Edit, ...]
    gives_up: frozenset[Protection] = frozenset()


def safe_fix(title: str, *edits: Edit) -> Fix:
    """A fix that leaves the meaning alone, or whose value is certain."""
    return Fix(Applicability.SAFE, title, edits)


def unsafe_fix(title: str, *edits: Edit, gives_up: Iterable[Protection] = ()) -> Fix:
    """A fix that is a suggestion: a person must confirm it, and what it gives up."""
    return Fix(Applicability.UNSAFE, title, edits, frozenset(gives_up))


@record
class Related:
    """Another place that explains a violation."""

    span: Span
    message: str


@record
class Violation:
    """What a rule yields: where, what was found, and by name what was expected.

    `message` is a sentence with a full stop. It, `expected`, the related messages and the fix may hold marks, ids,
    tags, posts, dates and labels of the cable, never names, the subject or prose: they go into machine formats.
    `severity` and `authority` are given only where they differ from the rule's own: a profile's manual may say it.
    """

    span: Span
    message: str
    expected: str | None = field(default=None, kw_only=True)
    related: tuple[Related, ...] = field(default=(), kw_only=True)
    fix: Fix | None = field(default=None, kw_only=True)
    choices: tuple[Fix, ...] = field(default=(), kw_only=True)
    """Fixes of which a person picks one, where only a person knows which: `--fix --interactive` asks."""
    severity: Severity | None = field(default=None, kw_only=True)
    authority: tuple[Citation, ...] = field(default=(), kw_only=True)


class UnsoundViolationError(Exception):
    """A rule yielded something else than a violation, or one that no report could show. Its text quotes nothing."""
