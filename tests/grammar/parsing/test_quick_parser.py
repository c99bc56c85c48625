"""The quick driver gives what Lark's own gives: the same trees, and the same complaints."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import LarkError

from cablegrammar.parsing.build_tables import PARSERS
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.quick_parser import _OFTEN, QuickLark

GRAMMARS = [
    (name, start, rule) for name, starts in PARSERS.items() for start in starts for rule in start if name != "cable"
]
WORDS = [
    "REL TO USA, GBR",
    "S//NF",
    "DECL:",
    "05/12/2018",
    "E.O. 12958:",
    "N/A",
    "X1",
    "DE RUEHSV #0112 1331633",
    "ZNY CCCCC ZZH",
    "FM AMEMBASSY SUVA",
    "Classified By:",
    "reasons 1.4 (b)",
    "A. SUVA 112",
    "(NOTAL)",
    "UNCLAS",
    "SECTION 01 OF 02",
    "OVIP (QUILL, ADA)",
    "PREL",
    "//",
    "-",
    "GDS",
    "TWENTY YEARS",
    "XX/XX/2018",
    "10 SUVA 112",
    "PRIORITY",
]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet="AB1/ .,()-:", max_size=4)), max_size=5).map(
    " ".join
)


def outcome(parse: object, text: str, rule: str) -> object:
    try:
        return parse(text, start=rule)  # type: ignore[operator]
    except LarkError as error:
        return type(error)


@pytest.mark.parametrize(("name", "start", "rule"), GRAMMARS, ids=lambda value: str(value)[:20])
@settings(max_examples=25)
@given(text=TEXTS)
def test_it_does_what_lark_does(name: str, start: tuple[str, ...], rule: str, text: str) -> None:
    parser = load(name, *start)
    assert isinstance(parser, QuickLark)
    own = outcome(parser.parse, text, rule)
    assert own == outcome(lambda text, start: Lark.parse(parser, text, start), text, rule)


def test_tokens_know_their_places_however_often_a_state_was_met() -> None:
    text = "A. SUVA 112, B. 08 TALLINN 7"
    parser = load("references", "start")
    for _ in range(2 * _OFTEN):
        tokens = list(parser.parse(text).scan_values(lambda _value: True))
        assert [text[token.start_pos : token.end_pos] for token in tokens] == tokens


def test_the_first_reduction_of_a_new_parser_makes_a_tree() -> None:
    """Lark makes none while its table of tree makers is empty, and one that fills itself begins so."""
    command = "from cablegrammar import parse_text; print(len(parse_text('SECRET//NOFORN').paragraphs))"
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "0"), run.stderr
