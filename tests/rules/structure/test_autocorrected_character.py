"""STR019: what a word processor put into a draft is named, and typed again."""

from __future__ import annotations

import pytest

from cablegrammar.vocabulary.autocorrections import autocorrections
from cablelint import Finding, Settings, lint_text
from cablelint.fixes.edits import apply_edits
from support.rule_runs import cable_text

DRAFT = {"header": "", "classification": "C O N F I D E N T I A L WINDHOEK"}


def found(text: str, *, draft: bool = False) -> tuple[Finding, ...]:
    return lint_text(text, settings=Settings(select=("STR019",), draft=draft))


@pytest.mark.parametrize("character", autocorrections())
def test_each_is_named_and_typed_again(character: str) -> None:
    one = autocorrections()[character]
    text = cable_text(body=f"1. (C) The lamp{character} is lit{character}.\n\n2. (C) It is.", **DRAFT)
    (finding,) = found(text)
    assert finding.message == f"A word processor put 2 {one.many} into the text."
    if any(map(str.isalnum, one.written)):
        assert finding.fix is None, "no fix writes a word"
        return
    assert finding.fix is not None
    plain = apply_edits(text, finding.fix.edits)
    assert plain == text.replace(character, one.written)
    assert plain.isascii()
    assert found(plain) == ()


def test_only_drafts_are_asked_and_marks_are_left_to_their_own_rule() -> None:
    body = "1. (C) The keeper\u2019s lamp.\n\n2. \u00a9 It is."
    assert found(cable_text(body=body)) == ()
    (finding,) = found(cable_text(body=body), draft=True)
    assert finding.message == "A word processor put 1 curly apostrophe into the text."
    assert found(cable_text(body="1. (C) The caf\u00e9 is lit.\n\n2. (C) It is.", **DRAFT)) == (), "a letter is none"
