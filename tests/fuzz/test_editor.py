"""A small part of `fuzz/editor.py`, with a seed, and that it sees a difference where there is one."""

from __future__ import annotations

import asyncio

import pytest

import editor
from editor import Said, Sheet, Tally, run


def test_the_server_says_what_a_fresh_run_says_after_each_edit() -> None:
    tally = Tally()
    asyncio.run(run(120, 2026, tally))
    assert tally.shown == []
    assert tally.edits >= 120
    assert tally.findings > 100
    assert tally.asked > 3


def test_a_difference_is_seen_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(sheet: Sheet) -> list[Said]:
        return [("POR999", 1, "Nobody says that.", (0, 0), (0, 1))]

    monkeypatch.setattr(editor, "_fresh", forgetful)
    tally = Tally()
    asyncio.run(run(10, 7, tally))
    assert tally.compared == 1
    assert "a fresh run alone says ('POR999'" in tally.shown[0]
