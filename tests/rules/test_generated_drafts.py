"""No draft with a mistake of a drafter's passes, in whatever form its head is; and one without a mistake does."""

from __future__ import annotations

import pytest

from cablelint import Finding, Settings, Severity, lint_text
from support.drafts import TODAY, Draft, drafts

SPEAKS = {
    "instruction": ("DEC", "STR003"),  # where no E.O. line can be told, that it is missing
    "unmarked": ("POR",),
    "above": ("ROL001",),
}
"""Who has to name a mistake of a kind."""


def loud(draft: Draft, *, as_draft: bool) -> list[Finding]:
    found = lint_text(draft.text, settings=Settings(today=TODAY, draft=as_draft))
    return [finding for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("kind", SPEAKS)
def test_every_planted_mistake_is_named(kind: str) -> None:
    for draft in drafts(16, 110, (kind,)):
        codes = [finding.code for finding in loud(draft, as_draft=True)]
        assert any(code.startswith(SPEAKS[kind]) for code in codes), (draft.planted, draft.choices, codes)


def test_without_the_option_no_mistake_passes_that_a_date_or_its_absence_shows() -> None:
    for draft in drafts(17, 120, ("instruction", "above")):
        _, _, header, overall, *_ = draft.choices
        if header in ("short", "whole") or "number" in overall or "alone" in overall:
            assert loud(draft, as_draft=False), (draft.planted, draft.choices)


@pytest.mark.parametrize("as_draft", [True, False])
def test_a_sound_draft_passes(as_draft: bool) -> None:
    for draft in drafts(18, 40, ("sound",)):
        assert loud(draft, as_draft=as_draft) == [], draft.choices
