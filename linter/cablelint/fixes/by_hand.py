"""Repairs a text as a person says: each fix is shown and asked for, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint.findings.finding import Finding
from cablelint.fixes.edits import apply_edits
from cablelint.fixes.proof import Proof, refusal
from cablelint.fixes.repair import Fixed, Lint
from cablelint.rule.violation import Fix


class Answer(Enum):
    """What a person says in place of a fix."""

    SKIP = auto()
    """Leave this one."""
    STOP = auto()
    """Leave this one and all others; what was said before counts."""


@record
class Question:
    """One finding to decide: the text it is in, and what each of its fixes would make of the text."""

    finding: Finding
    source: Source
    offers: tuple[tuple[Fix, str], ...]
    """The fixes that do what they say, each with the text that it makes."""


Ask = Callable[[Question], Fix | Answer]
"""Asks a person: one of the offered fixes, or an answer."""


def repair_by_hand(source: Source, lint: Lint, ask: Ask) -> Fixed:
    """Ask for each fix of what `lint` finds, and apply those that the person takes, each before the next is asked for.

    The text is linted again after each: a fix may make another one possible, or needless. What was left is asked for
    once. A fix that takes more away than it says is not offered.
    """
    left: set[str] = set()
    refused: dict[str, None] = {}
    findings: list[Finding] = [*(found := lint(source))]
    count, stopped = 0, False
    while not stopped:
        question = next(_questions(source, found, left, refused), None)
        if question is None:
            break
        answer = ask(question)
        if isinstance(answer, Fix):
            text = next(made for fix, made in question.offers if fix is answer)
            source, count = replace(source, text=text), count + 1
            found = lint(source)
            findings += found
        else:
            left.add(_key(question.finding))
            stopped = answer is Answer.STOP
    return Fixed(source, count, tuple(findings), refused=tuple(refused))


def _questions(
    source: Source, found: Sequence[Finding], left: set[str], refused: dict[str, None]
) -> Iterator[Question]:
    """What is still to be asked, in the order of the text."""
    proof = Proof(source)
    for finding in found:
        fixes = (*([] if finding.fix is None else [finding.fix]), *finding.choices)
        if not fixes or _key(finding) in left:
            continue
        offers = []
        for fix in fixes:
            text = apply_edits(source.text, fix.edits)
            kept, harmful = proof.sift([fix]) if text != source.text else ([], [])
            if kept:
                offers.append((fix, text))
            refused |= {refusal(finding, loss, "offered"): None for _, loss in harmful}
        if offers:
            yield Question(finding, source, tuple(offers))


def _key(finding: Finding) -> str:
    """What tells a finding that was left, whatever is changed above it."""
    return f"{finding.fingerprint} {finding.code}"
