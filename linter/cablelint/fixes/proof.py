"""The proof that fixes take nothing from a text but what they say: it is read again, and held against the old reading.

It is asked of every fix, whoever wrote the rule: of what stands in one marking before the fix is offered, and of the
whole text before anything is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cablegrammar import parse_messages
from cablegrammar.base.record import replace
from cablegrammar.base.source import Source
from cablegrammar.cable.marking_in_use import letter_spaced
from cablegrammar.cable.marks import inner_text, unwrapped
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup.prose import Change, prose_losses, prose_of, traces_of
from cablegrammar.rollup.protection import losses, marking_losses
from cablegrammar.rollup.protections import Loss, Protection
from cablelint.findings.discretion import narrowed, runs_of
from cablelint.findings.finding import Finding
from cablelint.findings.places import MOST_ADDED
from cablelint.fixes.edits import apply_edits
from cablelint.rule.violation import Applicability, Edit, Fix

if TYPE_CHECKING:
    from cablegrammar.base.node import Span
    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.marking_in_use import MarkingInUse, Place

MOST_READINGS = 200
"""So often a text is read anew to tell the fixes that do harm from the others. What is left then is not made."""

_PROSE_AGAIN = Loss(Protection.PROSE, "writes words of the text once more")
_LONG = f"adds more than {MOST_ADDED:,} characters"
_JOINS = Loss(Protection.PROSE, "joins blocks of the text, though it is said to be safe")
_UNREAD = Loss(Protection.MESSAGE, "could not be proved to do no harm")


def refusal(finding: Finding, loss: Loss | str, verb: str) -> str:
    """What a run says of a fix that takes something away, or does something else amiss, as a notice."""
    return f"{finding.path}{_OF_A_FIX}{finding.code} {finding.name} was not {verb}: it {loss}"


def summed(refusals: Iterable[str]) -> Iterator[str]:
    """What a run says of all the fixes that it left out: what it would say of many files, once."""
    paths: dict[str, list[str]] = {}
    for refused in refusals:
        path, _, said = refused.partition(_OF_A_FIX)
        paths.setdefault(said, []).append(path)
    for said, where in paths.items():
        more = "" if len(where) == 1 else f" (and in {len(where) - 1:,} more)"
        yield f"{where[0]}{more}{_OF_A_FIX}{said}"


_OF_A_FIX = ": a fix of "


class Offers:
    """The proof before a fix is offered, for the findings in one cable or about one marking: cheap, for no text is read
    again but the marking that a fix stands in.
    """

    __slots__ = ("_cable", "_places", "_prose", "_runs", "_text", "_traces", "_uses", "refused")

    def __init__(self, text: str, cable: Cable | None = None, uses: Sequence[MarkingInUse] | None = None) -> None:
        self._text = text
        self._cable = cable
        self._uses = uses
        self._places: list[tuple[Place, MarkingInUse]] | None = None
        self._prose: tuple[Span, ...] | None = None
        self._traces: tuple[Change, ...] = ()
        self._runs: frozenset[tuple[str, ...]] | None = None
        self.refused: list[str] = []
        """Notices about the fixes that are not offered."""

    def proved(self, finding: Finding) -> Finding:
        """The finding, without its fix where that takes more away than it says, or adds too much."""
        fix = finding.fix
        if fix is None:
            return finding
        loss: Loss | str | None
        if sum(len(edit.text) - (edit.end - edit.start) for edit in fix.edits) > MOST_ADDED:
            loss = _LONG
        else:
            loss = next((one for one in self._losses(fix.edits) if one.of not in fix.gives_up), None)
        if loss is None:
            return finding
        self.refused.append(refusal(finding, loss, "offered"))
        return replace(finding, fix=None)

    def without_prose(self, finding: Finding) -> Finding:
        """The finding, with a fix that writes no prose of the cable once more, nor of its authority: machine formats
        show what a fix writes. Without its fix where it cannot do without.
        """
        fix = finding.fix
        if fix is None or not self._quotes(fix):
            return finding
        fix = replace(fix, edits=tuple(narrowed(edit, self._text) for edit in fix.edits))
        if not self._quotes(fix):
            return replace(finding, fix=fix)
        self.refused.append(refusal(finding, _PROSE_AGAIN, "offered"))
        return replace(finding, fix=None)

    def _quotes(self, fix: Fix) -> bool:
        if self._runs is None:
            fields = () if self._cable is None else self._cable.fields
            spans = (*self._prose_spans(), *(field.span for field in fields if field.kind == "authority"))
            self._runs = runs_of(self._text[span.start : span.end] for span in spans)
        return not self._runs.isdisjoint(runs_of(edit.text for edit in fix.edits))

    def _prose_spans(self) -> tuple[Span, ...]:
        if self._prose is None:
            self._prose = () if self._cable is None else prose_of(self._cable)
            self._traces = () if self._cable is None else traces_of(self._cable)
        return self._prose

    def _losses(self, edits: Sequence[Edit]) -> Iterator[Loss]:
        found = self._place_of(edits)
        if found is not None:
            yield from _marking_losses(self._text, *found, edits)
        elif self._cable is not None:
            yield from prose_losses(self._prose_spans(), self._text, map(_change, edits), self._traces)

    def _place_of(self, edits: Sequence[Edit]) -> tuple[Place, MarkingInUse] | None:
        """The one marking in which all edits are, None where there is no such one."""
        if not edits:
            return None
        if self._places is None:
            uses = self._uses if self._cable is None else self._cable.markings_in_use
            self._places = sorted(
                ((place, use) for use in uses or () for place in use.places), key=lambda one: one[0].span
            )
        first = min(edit.start for edit in edits)
        at = bisect_right(self._places, first, key=lambda one: one[0].span.start) - 1
        if at < 0 or max(edit.end for edit in edits) > self._places[at][0].span.end:
            return None
        return self._places[at]


def _marking_losses(text: str, place: Place, use: MarkingInUse, edits: Iterable[Edit]) -> Iterator[Loss]:
    start, end = place.span
    own = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in edits]
    try:
        mended = unwrapped(apply_edits(text[start:end], own))
    except ValueError:
        return  # edits that cannot be made are not chosen either
    if use.kind == "portion":
        mended = inner_text(mended)
    elif letter_spaced(mended):
        return  # a telegram's line, which is read as a whole or not at all
    elif _words(text[start:end]) - _words(use.inner) - _words(mended):
        # A line's number, post and captions, which are no part of its marking.
        yield Loss(Protection.WORD, "removes a word beside the marking")
    yield from marking_losses(*(parse_marking(inner, unpublished=True) for inner in (use.inner, mended)))


def _words(text: str) -> Counter[str]:
    return Counter("".join(one if one.isalnum() else " " for one in text.upper()).split())


def _change(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.text


class Proof:
    """The proof before a text is written: of what several fixes make of it together.

    The text is read once for all that is asked of it.
    """

    __slots__ = ("_cables", "_prose", "_readings", "_source", "_traces")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cables: tuple[Cable, ...] | None = None
        self._prose: tuple[Span, ...] = ()
        self._traces: tuple[Change, ...] = ()
        self._readings = 0

    def sift(self, fixes: Sequence[Fix]) -> tuple[list[Fix], list[tuple[Fix, Loss]]]:
        """Those of some fixes that can be made together, and those that take away more than they say, with what.

        The fixes give up the same, and keep clear of each other.
        """
        loss = self._loss(fixes)
        if loss is None:
            return [*fixes], []
        if len(fixes) == 1:
            return [], [(fixes[0], loss)]
        middle = len(fixes) // 2
        left, right = self.sift(fixes[:middle]), self.sift(fixes[middle:])
        kept, refused = left[0] + right[0], left[1] + right[1]
        if left[0] and right[0] and (loss := self._loss(kept)) is not None:
            kept = left[0]  # each half alone does no harm: the other is asked again when this one is made
        return kept, refused

    def _loss(self, fixes: Sequence[Fix]) -> Loss | None:
        """The first thing that some fixes take away together without saying so."""
        if self._readings >= MOST_READINGS:
            return _UNREAD
        self._readings += 1
        text = self._source.text
        edits = [edit for fix in fixes for edit in fix.edits]
        try:
            if self._cables is None:
                self._cables = tuple(parse_messages(self._source))
                self._prose = tuple(span for cable in self._cables for span in prose_of(cable))
                self._traces = tuple(trace for cable in self._cables for trace in traces_of(cable))
            after = tuple(parse_messages(replace(self._source, text=apply_edits(text, edits))))
            found = chain(
                losses(self._cables, after),
                prose_losses(self._prose, text, map(_change, edits), self._traces),
                _joined(self._cables, after, fixes),
            )
            return next((loss for loss in found if loss.of not in fixes[0].gives_up), None)
        except Exception:  # noqa: BLE001 - what cannot be read again is not proved, whatever the reason
            return _UNREAD


def _joined(before: Iterable[Cable], after: Iterable[Cable], fixes: Iterable[Fix]) -> Iterator[Loss]:
    """Whether safe fixes make one block of several: what no mark covers may then seem to have one."""
    if all(fix.applicability is Applicability.SAFE for fix in fixes):
        was, now = (sum(len(cable.blocks) for cable in cables) for cables in (before, after))
        if now < was:
            yield _JOINS
