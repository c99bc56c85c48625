"""MRK018: the form of the markings of other governments, of NATO, and of several owners."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.forms import system_of
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import OWN_COUNTRY, marking_by_key
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Violation, safe_fix
from cablerules.markings.conflicting_controls import excluded_pair
from cablerules.markings.form import form_fix, right_shown
from cablerules.markings.marking_rule import REGISTER, MarkingRule, MarkingView

_NATO = "NATO"


class ForeignMarkingForm(MarkingRule):
    """A marking of another government, of NATO or of several owners is not written as the register has it.

    ## What it checks

    - Such a marking begins with `//`: `//NATO SECRET`, `//DEU SECRET`, `//JOINT SECRET GBR USA`. `(UK-C)` and
      `(FGI-C)`, which 32 CFR 2001.24(c) allows, are right. The country stands before the level, and in JOINT behind.
    - COSMIC stands with TOP SECRET only.
    - ATOMAL, BALK and BOHEMIA stand in a marking of NATO, or in one of the United States that carries FGI NATO.
    - JOINT names USA among its owners, and carries neither RESTRICTED nor HCS.

    ## Why

    The two slashes are the sign that the classification is somebody else's: without them NATO SECRET begins as a US
    marking does.

    ## Fix safety

    The fix puts the slashes, the country before the level, or USA in its place among the owners.
    """

    code = "MRK018"
    name = "foreign-marking-form"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.2"),
        Citation("CAPCO Register and Manual 2016", "H.3"),
        Citation("CAPCO Register and Manual 2016", "H.7"),
    )
    profiles = REGISTER
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="1. (//JOINT S AUS GBR//REL TO USA, AUS, GBR) The lamp has arrived.",
            good="1. (//JOINT S AUS GBR USA//REL TO USA, AUS, GBR) The lamp has arrived.",
            at=[(1, 7, 1, 22)],
            fixed="1. (//JOINT S AUS GBR USA//REL TO USA, AUS, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each way in which a foreign marking differs from its form."""
        marking = view.marking
        tokens = marking.tokens
        head = marking.levels[0] if marking.levels else tokens[0] if tokens else None
        if head is None:
            return
        if head.category in ("non-US", "JOINT", "FGI") and head is tokens[0]:
            if not marking.leading and not _is_hyphened(head) and (head.names_level or head.category == "JOINT"):
                yield Violation(
                    head.span,
                    f"The marking begins with {_short(head)}, and not with '//'.",
                    expected=right_shown(view),
                    fix=_slashes(view),
                )
            if head.category == "non-US" and head.code_spans and head.code_spans[0].start > head.span.start:
                yield Violation(
                    head.span, "The level stands before the country.", expected=right_shown(view), fix=form_fix(view)
                )
            yield from _level_faults(head)
        if head.category == "JOINT":
            yield from _joint_faults(view, head)
        for token in tokens:
            if token.category == "JOINT" and token is not head and not token.names_level and token.form != "continued":
                yield Violation(
                    token.span, f"{token.keys[0]} stands behind a level.", expected="JOINT in the place of the level"
                )
        yield from _control_faults(view)


def _is_hyphened(token: MarkingToken) -> bool:
    return (token.portion or "")[-2:-1] == "-" or (token.portion or "")[-3:-2] == "-"


def _short(token: MarkingToken) -> str:
    return token.keys[0] if token.keys else token.text


def _slashes(view: MarkingView) -> Fix | None:
    found = form_fix(view)
    return found if found is not None else safe_fix("Put '//' in front", Edit(0, 0, "//"))


def _level_faults(head: MarkingToken) -> Iterator[Violation]:
    entry = marking_by_key().get(head.keys[0]) if head.keys else None
    if entry is None or entry.category != "non-US" or head.level is None or entry.retired is not None:
        return
    if head.level.portion not in entry.levels:
        yield Violation(head.span, f"{entry.key.split()[0]} stands with TOP SECRET only.", expected=f"//{entry.key}")


def _joint_faults(view: MarkingView, head: MarkingToken) -> Iterator[Violation]:
    if head.level_text is not None and head.level is None:
        yield Violation(
            head.span,
            f"The United States have no {head.level_text}, so that no JOINT marking does.",
            expected="CONFIDENTIAL, or another level of the United States",
        )
    elif head.level_text is None:
        yield Violation(head.span, "JOINT names no level.", expected="//JOINT, a level, and the owners")
    codes = [code for token in view.marking.tokens if token.category == "JOINT" for code in token.codes]
    if codes and OWN_COUNTRY not in codes:
        place = head.code_spans[-1].end if head.code_spans else head.span.end
        yield Violation(
            head.span,
            f"JOINT does not name {OWN_COUNTRY} among its owners.",
            expected=f"{OWN_COUNTRY} in its place in the alphabet",
            fix=_with_own_country(head, place),
        )
    for token in view.marking.tokens:
        if token.category == "SCI" and excluded_pair(head, token) is not None:
            yield Violation(token.span, f"{system_of(token)} does not stand in a JOINT marking.")


def _with_own_country(head: MarkingToken, place: int) -> Fix | None:
    if not head.code_spans:
        return None
    later = next(
        (span for code, span in zip(head.codes, head.code_spans, strict=False) if code > OWN_COUNTRY or len(code) != 3),
        None,
    )
    if later is not None:
        return safe_fix(f"Add {OWN_COUNTRY}", Edit(later.start, later.start, f"{OWN_COUNTRY} "))
    return safe_fix(f"Add {OWN_COUNTRY}", Edit(place, place, f" {OWN_COUNTRY}"))


def _control_faults(view: MarkingView) -> Iterator[Violation]:
    """NATO's own controls outside of its markings."""
    marking = view.marking
    if marking.system == _NATO or any(token.category == "FGI" and _NATO in token.codes for token in marking.tokens):
        return
    for token in marking.tokens:
        if token.category == "non-US" and not token.names_level:
            yield Violation(
                token.span,
                f"{token.text} stands in a marking that is not NATO's.",
                expected=f"a marking of NATO, or FGI {_NATO}",
            )
