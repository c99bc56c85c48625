"""No pattern is quadratic that a run uses: twice a stranger's file takes twice the steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.hostile import HEAD, PIECES
from support.steps import Steps, counted_steps


@pytest.fixture(scope="module")
def steps() -> Iterator[Steps]:
    with counted_steps() as counted:
        yield counted


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_twice_the_text_takes_twice_the_steps(steps: Steps, piece: str) -> None:
    registry = steps.load("cablelint.rule.registry", "load_registry")(isolated=True)
    settings = steps.load("cablelint.settings.settings", "Settings")(select=("ALL",), catalogue=("run",))
    run, source = steps.load("cablelint.engine.run", "Run"), steps.load("cablegrammar.base.source", "Source")

    def lint(text: str) -> None:
        session = run(settings, registry)
        session.add("x.cable", source(text))
        session.report()

    size = 2_000 if "\n" in piece else 1_000
    assert steps.growth(lint, lambda size: HEAD + piece * (size // len(piece)) + "\n", size) < 2.5
