"""A stranger's file costs what its size costs: no line of a cable, repeated without end, makes a rule go in circles."""

from __future__ import annotations

import pytest

from cablegrammar.base.source import Source
from cablelint import lint_text
from cablelint.engine.run import Run
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from support.hostile import HEAD, PIECES
from support.work import calls_grow

SMALL, LARGE = 2_000, 24_000

REGISTRY = load_registry(isolated=True)


def lint(text: str) -> None:
    session = Run(Settings(select=("ALL",), catalogue=("run",)), REGISTRY, with_excerpts=True)
    session.add("x.cable", Source(text))
    session.report()


@pytest.mark.parametrize("head", [HEAD, ""], ids=["behind a header", "alone"])
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_twelve_times_the_text_takes_twelve_times_the_calls(piece: str, head: str) -> None:
    small, large = (head + piece * (size // len(piece)) + "\n" for size in (SMALL, LARGE))
    lint(small)  # what is worked out once for the process
    assert calls_grow(lint, small, large, by=12.5)


@pytest.mark.parametrize(
    "text",
    [
        "Date/DTG: Mar 9,\nFrom: SUVA\n",
        "/088W\nLIMITED OFFICIAL USE\n",
        "CONFIDENTIAL\n\nACTION EA-07\n\nINFO  OCT-01\n      --------------------- 071200\nR 071155Z MAR 74\n"
        "FM AMEMBASSY SUVA\nTO SECSTATE WASHDC 1107\nCONFIDENTIAL SUVA 0512\n\n1. THE BUOY IS GREEN.\nCONFIDENTIAL\n",
        "\U0001d7d9 B u\n",
        "\U0001d7d9(C)\n",
        "REF\n\n\u0663. The kite is up.\n",
        "REF: A. SUVA 12\n\u0661\u0662\n",
        "REF A)SUVA\u00bc\n",
        "REF: A. WINDH\u00b2EK 12\n",
        "1. (U) Kites.\n\u0662. (C) Buoys.\n",
    ],
)
def test_no_text_makes_the_grammar_or_a_rule_fail(text: str) -> None:
    for profile in ("state", "ic", "dod", "cui"):
        found = lint_text(text, settings=Settings(select=("ALL",), profile=profile))
        assert {finding.code for finding in found}.isdisjoint(("CFG002", "CFG003"))
