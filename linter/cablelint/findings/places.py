"""What findings are about: a cable with its text, or what was kept of one. It says where the spans of rules stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.vocabulary.posts import told_post
from cablelint.findings.excerpts import Excerpts, ExcerptsAgain
from cablelint.findings.finding import NOTHING, About, Excerpt, RelatedPlace
from cablelint.findings.fingerprints import NOWHERE, Fingerprints, Place, Structure
from cablelint.findings.region import FIRST_CHARACTER, Region
from cablelint.rule.violation import UnsoundViolationError, Violation

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.facts import CitedCable, Facts


MOST_ADDED = 2_000
"""So many characters a fix may add: round after round, one that adds what is there would multiply the text. A rule with
an edit that adds more has failed; a fix whose edits do so together is not offered.
"""


class Places(Protocol):
    """The places of one cable, which a report names. A span of None is no place in particular."""

    path: str
    cable: str | None
    """Its id."""

    @property
    def text(self) -> str | None:
        """The decoded text of the file, None where it has gone."""

    def verify(self, violation: Violation) -> None:
        """Raise `UnsoundViolationError` when the violation names a place that is none of these."""

    def region(self, span: Span | None) -> Region:
        """Where `span` stands in the file."""

    def place(self, span: Span | None) -> Place:
        """The part of the cable that `span` stands in."""

    def fingerprint(self, code: str, place: Place) -> str:
        """The fingerprint of the next finding of rule `code` at `place`."""

    def about(self) -> About:
        """What is known of the cable."""

    def excerpt(self, region: Region, related: Iterable[RelatedPlace]) -> Excerpt | None:
        """The lines of a region, None where a report may not show text."""


class TextPlaces:
    """The places of a text: of the cable that is the one with this `index` in its file, or of a marking in none."""

    __slots__ = (
        "_about", "_cable", "_excerpts", "_fingerprints", "_index", "_quoted_as", "_source", "_structure", "cable",
        "path",
    )  # fmt: skip

    def __init__(
        self,
        source: Source,
        path: str,
        cable: Cable | None = None,
        index: int = 0,
        *,
        fingerprints: Fingerprints,
        excerpts: Excerpts | None,
    ) -> None:
        self.path = path
        self.cable = None if cable is None else cable.id
        self._cable = cable
        self._source = source
        self._fingerprints = fingerprints
        self._excerpts = excerpts
        self._index = index
        self._structure: Structure | None = None
        self._about: About | None = None
        self._quoted_as: tuple[str | None] | None = None

    @property
    def text(self) -> str:
        """The decoded text of the file."""
        return self._source.text

    def verify(self, violation: Violation) -> None:
        """Raise `UnsoundViolationError` when a span or an edit is outside of the text, or an edit adds too much."""
        spans = [violation.span, *(other.span for other in violation.related)]
        fixes = (*([] if violation.fix is None else [violation.fix]), *violation.choices)
        spans += [Span(edit.start, edit.end) for fix in fixes for edit in fix.edits]
        length = len(self._source.text)
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise UnsoundViolationError("a violation's place is outside of the text")
        if any(len(edit.text) - (edit.end - edit.start) > MOST_ADDED for fix in fixes for edit in fix.edits):
            raise UnsoundViolationError(f"a fix adds more than {MOST_ADDED:,} characters")

    def region(self, span: Span | None) -> Region:
        """The lines and columns of a span."""
        if span is None:
            return FIRST_CHARACTER
        position = self._source.position
        return Region(*position(span.start), *position(span.end))

    def place(self, span: Span | None) -> Place:
        """The part of the cable that the span starts in."""
        if self._cable is None or span is None:
            return NOWHERE
        if self._structure is None:
            self._structure = Structure(self._cable)
        return self._structure.place(span)

    def fingerprint(self, code: str, place: Place) -> str:
        """By the cable and the part of it."""
        cable = self._fingerprints.cable(self.cable, self.path, self._index)
        return self._fingerprints.make(code, cable, place.anchor)

    def excerpt(self, region: Region, related: Iterable[RelatedPlace]) -> Excerpt | None:
        """The lines of a region, where excerpts are wanted."""
        if self._excerpts is None:
            return None
        return self._excerpts.of(region, self._marking(), related)

    def about(self) -> About:
        """What the cable says of itself."""
        cable = self._cable
        if self._about is None:
            level = None if cable is None or cable.level is None else str(cable.level)
            self._about = NOTHING if cable is None else About(told_post(cable.post), cable.year, level)
        return self._about

    def _marking(self) -> str | None:
        """What a report that quotes the cable has to carry, worked out once."""
        if self._quoted_as is None:
            from datetime import date

            from cablegrammar.rollup.quoted import overall_marking

            self._quoted_as = (None if self._cable is None else overall_marking(self._cable, date.today()),)
        return self._quoted_as[0]


class CitedPlaces:
    """The places that are left when the text of a cable has gone: those of the cables that it cites."""

    __slots__ = ("_cited", "_excerpts", "_facts", "_fingerprints", "_index", "cable", "path")

    def __init__(self, facts: Facts, *, fingerprints: Fingerprints, excerpts: ExcerptsAgain | None) -> None:
        self.path = facts.path
        self.cable = facts.id
        self._cited: dict[Span | None, CitedCable] = {cited.span: cited for cited in facts.references}
        self._facts = facts
        self._fingerprints = fingerprints
        self._excerpts = excerpts
        self._index = facts.index

    @property
    def text(self) -> None:
        """What a cited cable says is not known."""
        return None

    def verify(self, violation: Violation) -> None:
        """Raise `UnsoundViolationError` when a span of the violation is none of a cited cable."""
        if not all(span in self._cited for span in (violation.span, *(other.span for other in violation.related))):
            raise UnsoundViolationError("a violation's place is no reference of the cable")

    def region(self, span: Span | None) -> Region:
        """The lines and columns of a reference."""
        if span is None:
            return FIRST_CHARACTER
        cited = self._cited[span]
        return Region(cited.line, cited.column, cited.end_line, cited.end_column)

    def place(self, span: Span | None) -> Place:
        """The reference, by its letter."""
        letter = None if span is None else self._cited[span].letter
        part = "Reference" if letter is None else f"Reference {letter}"
        return Place(part, part)

    def fingerprint(self, code: str, place: Place) -> str:
        """By the cable and the reference."""
        cable = self._fingerprints.cable(self.cable, self.path, self._index)
        return self._fingerprints.make(code, cable, place.anchor)

    def excerpt(self, region: Region, related: Iterable[RelatedPlace]) -> Excerpt | None:
        """The lines of a region, where excerpts are wanted and the file can still be read."""
        return None if self._excerpts is None else self._excerpts.of(region, self._facts.marking, related)

    def about(self) -> About:
        """What was kept of the cable."""
        facts = self._facts
        return About(facts.post, facts.year, facts.level)
