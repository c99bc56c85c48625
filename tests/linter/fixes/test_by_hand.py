"""Fixes that a person takes one by one."""

from __future__ import annotations

from dataclasses import replace

from cablegrammar.base.source import Source
from cablelint.findings.finding import Finding
from cablelint.fixes.by_hand import Answer, Question, repair_by_hand
from cablelint.rule.violation import Edit, Fix, safe_fix, unsafe_fix
from support.findings import MISSPELLED_LABEL

TEXT = "one two three"


def found(source: Source) -> list[Finding]:
    """A finding for each word that is not in capitals, with a fix, or for `two` with several to choose from."""
    findings, start = [], 0
    for number, word in enumerate(source.text.split(" ")):
        span = (start, start + len(word))
        start += len(word) + 1
        if word.isupper():
            continue
        fix: Fix | None = safe_fix("Write it large", Edit(*span, word.upper()))
        choices = (unsafe_fix("Write A", Edit(*span, "A")), unsafe_fix("Write B", Edit(*span, "B")))
        one = replace(MISSPELLED_LABEL, fingerprint=str(number), fix=fix, choices=())
        findings.append(replace(one, fix=None, choices=choices) if word == "two" else one)
    return findings


def repaired(*answers: int | Answer) -> tuple[str, int, list[str]]:
    """The text after these answers (the number of an offer), how many fixes were made, and what was asked."""
    given, asked = iter(answers), []

    def ask(question: Question) -> Fix | Answer:
        asked.append(question.finding.fingerprint)
        answer = next(given)
        return answer if isinstance(answer, Answer) else question.offers[answer][0]

    fixed = repair_by_hand(Source(TEXT), found, ask)
    return fixed.source.text, fixed.count, asked


def test_each_is_asked_for_in_turn_and_after_each_the_text_is_read_again() -> None:
    assert repaired(0, 1, 0) == ("ONE B THREE", 3, ["0", "1", "2"])


def test_what_is_left_is_not_asked_for_again() -> None:
    assert repaired(Answer.SKIP, 0, Answer.SKIP) == ("one A three", 1, ["0", "1", "2"])


def test_stopping_keeps_what_was_taken() -> None:
    assert repaired(0, Answer.STOP) == ("ONE two three", 1, ["0", "1"])


def test_a_fix_that_takes_away_more_than_it_says_is_not_offered() -> None:
    cable = "S E C R E T SUVA 000512\n\nE.O. 13526: DECL: 11/30/2036\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. (S) A lamp.\n"
    place = cable.index("(S)")
    harmful = replace(MISSPELLED_LABEL, fix=unsafe_fix("Mark it (U)", Edit(place, place + 3, "(U)")))
    asked: list[Question] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return Answer.SKIP

    fixed = repair_by_hand(Source(cable), lambda _: [harmful], ask)
    assert (fixed.count, asked) == (0, [])
    assert "lowers" in fixed.refused[0]
