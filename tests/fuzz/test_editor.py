"""A small part of `fuzz/editor.py`, with a seed, and that it sees a difference where there is one."""

from __future__ import annotations

import asyncio

from lsprotocol import types

from editor import Tally, run, session
from support.editor import Editor


def test_the_server_says_what_a_fresh_run_says_after_each_edit() -> None:
    tally = Tally()
    asyncio.run(run(80, 2026, tally))
    assert tally.shown == []
    assert tally.edits >= 80
    assert tally.findings > 100
    assert tally.asked > 1


class Forgetful(Editor):
    """An editor that hears of no finding, from no server."""

    async def open(self, uri: str, text: str) -> list[types.Diagnostic]:
        return []

    async def settled(self, uri: str) -> list[types.Diagnostic]:
        return []

    def type(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        return

    def close(self, uri: str) -> None:
        return


def test_a_difference_is_seen_and_shown() -> None:
    tally = Tally()
    asyncio.run(session(Forgetful(), 200, 7, tally))
    [shown] = tally.shown
    assert "a fresh run alone says (" in shown
