"""A stranger's file costs what its size costs: no line of a cable, repeated without end, makes a rule go in circles."""

from __future__ import annotations

import pytest

from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from support.hostile import HEAD, PIECES
from support.work import calls_grow

SMALL, LARGE = 4_000, 48_000

REGISTRY = load_registry(isolated=True)


def lint(text: str) -> None:
    session = Run(Settings(select=("ALL",), catalogue=("run",)), REGISTRY, with_excerpts=True)
    session.add("x.cable", Source(text))
    session.report()


@pytest.mark.parametrize("head", [HEAD, ""], ids=["behind a header", "alone"])
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_twelve_times_the_text_takes_twelve_times_the_calls(piece: str, head: str) -> None:
    small, large = (head + piece * (size // len(piece)) + "\n" for size in (SMALL, LARGE))
    lint(large)  # what is worked out once for the process
    assert calls_grow(lint, small, large, by=12.5)
