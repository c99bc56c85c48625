"""A stranger's file costs what its size costs: no line of a cable, repeated without end, makes a rule go in circles."""

from __future__ import annotations

import pytest

from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from cablelint.testing import TEMPLATE
from support.work import calls_grow, growth

HEAD = "\n\n".join(part for slot, part in TEMPLATE.items() if slot not in ("body", "signature")) + "\n\n"
PIECES = (
    "1. (C) x\n\n", "2. x\n", "(S//XX) ", "-- x\n", "a. (U) x\n", "REF: A. STATE 1\n", "A. WINDHOEK 498\n", "ref d, ",
    "para 9 ", "TAGS: PREL\n", "SUBJECT: x\n", "E.O. 12958: DECL: 01/01/2018\n", "WINDHOEK 00000512  002 OF 003\n",
    "BEGIN TEXT\n", "[1](#)1. x\n", "UNCLAS SUVA 000512\n", "NNNN\n", "Classified By: x for reasons 1.4 (b)\n",
    "SIPDIS\n", "INFO RUEHSA/AMEMBASSY PRETORIA 1266\n", "Comment\n-------\n\n", "(C) x\n\n", "SECRET\n", "\u202e", "¶",
    "E. ", "\n", "CONFIDENTIAL\n\nPAGE 02        WINDHOEK 00512  141100Z\n\n", "MRN:  11 WINDHOEK 512\n",
    "STADIS\nNODIS\n", "SIPDIS\nVZCZCXYZ0007\n", "NNNN\nUNCLAS SUVA 000512\n",
    "Message Attributes\nFrom: SUVA\nMessage Text\n",
)  # fmt: skip
SMALL, LARGE = 4_000, 48_000

REGISTRY = load_registry(isolated=True)


def lint(text: str) -> None:
    session = Run(Settings(select=("ALL",), catalogue=("run",)), REGISTRY, with_excerpts=True)
    session.add("x.cable", Source(text))
    session.report()


@pytest.mark.parametrize("head", [HEAD, ""], ids=["behind a header", "alone"])
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_twelve_times_the_text_takes_about_twelve_times_as_long(piece: str, head: str) -> None:
    small, large = (head + piece * (size // len(piece)) + "\n" for size in (SMALL, LARGE))
    lint(large)  # what is worked out once for the process
    assert calls_grow(lint, small, large, by=12.5)
    assert growth(lint, small, large, floor=0.005) < 22  # quadratic would be 144 times
