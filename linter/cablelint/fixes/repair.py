"""Repairs a text: fixes what is found in it, round after round, until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint.findings.finding import Finding
from cablelint.fixes.edits import apply_edits, choose
from cablelint.fixes.proof import Proof, refusal
from cablelint.rule.run_findings import TOOL_FAILURES
from cablelint.rule.violation import Applicability, Fix

MOST_ROUNDS = 20
"""A fix may make another one possible, but not for ever: so many rounds, then the text stays as it is."""

Lint = Callable[[Source], Sequence[Finding]]
"""Finds the faults of a text: asked anew after each round."""


@record
class Fixed:
    """A text after its fixes. `count` fixes were applied; `stable` is False when the rounds came to no rest.

    `findings` are those of all rounds: what was found in the text at first, and in what the fixes made of it.
    `refused` are notices about the fixes that would have taken something from the text, and were not applied.
    """

    source: Source
    count: int
    findings: tuple[Finding, ...]
    stable: bool = True
    refused: tuple[str, ...] = ()
    failure: str | None = None
    """What failed on a text that the fixes had made, and not on the one before: the outcome is not `stable` then."""


def repair(source: Source, lint: Lint, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of what `lint` finds, then of what it finds in the result, until no fix changes the text.

    Only safe fixes, with `unsafe` the others too. Before each round the text that it would make is read, and what takes
    more away than it says is left out. Where two rules undo each other's work the rounds end when a text comes back,
    and the outcome is not `stable`.
    """
    count = 0
    seen = {source.text}
    findings: list[Finding] = []
    refused: dict[str, None] = {}
    stable = False
    for _ in range(MOST_ROUNDS):
        found = lint(source)
        failure = _failure(found) if count else None
        if failure is not None and failure != _failure(findings):
            return Fixed(source, count, (*findings, *found), stable=False, refused=tuple(refused), failure=failure)
        findings += found
        wanted = [
            finding
            for finding in found
            if finding.fix is not None
            and (unsafe or finding.fix.applicability is Applicability.SAFE)
            and _changes(finding.fix, source.text)
        ]
        chosen = _proved(source, wanted, refused)
        if not chosen:
            stable = True
            break
        text = apply_edits(source.text, (edit for fix in chosen for edit in fix.edits))
        if text in seen:
            break
        seen.add(text)
        count += len(chosen)
        source = replace(source, text=text)
    return Fixed(source, count, tuple(findings), stable=stable, refused=tuple(refused))


def _proved(source: Source, wanted: Sequence[Finding], refused: dict[str, None]) -> list[Fix]:
    """The fixes of a round: of those that go together, and give up the same things, all that do what they say.

    What is refused is noted. Those that give up least come first; the others have their turn in a later round.
    """
    proof = Proof(source)
    wanted = [*wanted]
    while wanted:
        by_fix = {id(finding.fix): finding for finding in wanted}
        chosen = choose((finding.fix for finding in wanted if finding.fix is not None), len(source.text))
        if not chosen:
            break
        least = min((fix.gives_up for fix in chosen), key=lambda given: (len(given), sorted(given)))
        kept, harmful = proof.sift([fix for fix in chosen if fix.gives_up == least])
        for fix, loss in harmful:
            refused[refusal(by_fix[id(fix)], loss, "made")] = None
        if kept:
            return kept
        bad = {id(fix) for fix, _ in harmful}
        wanted = [finding for finding in wanted if id(finding.fix) not in bad]
    return []


def _failure(findings: Iterable[Finding]) -> str | None:
    """What is said of a rule that failed, or of a check that did not come to its end."""
    return next((finding.message for finding in findings if finding.code in TOOL_FAILURES), None)


def _changes(fix: Fix, text: str) -> bool:
    """Whether the fix would change anything."""
    return any(text[edit.start : edit.end] != edit.text for edit in fix.edits)
