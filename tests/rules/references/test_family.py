"""What holds for all rules about references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import AnyRule, Cable
from cablelint.testing import check_examples
from cablerules.references import RULES
from support.rule_runs import cable_text, run_rules
from support.work import calls

ON_BY_DEFAULT = tuple(rule for rule in RULES if rule.enabled)

ITEMS = st.lists(
    st.sampled_from(
        [
            "A.", "B.", "(C)", "d)", "Z.", "STATE 70412", "07 SUVA 12", "WINDHOEK 512", "SUVA 4O2", "COTON0U 3", "SUVA",
            "SUVA 000", "AND", ",", ";", "\n", "(NOTAL)", "PARA 3", "/08", "/2", "SEPTEL", "E-MAIL", "XXXXXXXX", "A-57",
            "WINDHOEK 9999", "WINDHEOK 4", "NOWHERETOWN 5", "09 SUVA 3", "24 SEP 2009",
            "DTG 301601Z SEP 08", "??", "1234567", "ſ.", "REF E:", "\x00", "9", "0",
        ]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
WORDS = st.lists(
    st.sampled_from(
        [
            "ref A", "refs B and C", "Refs A-Z", "reftel", "per ref", "of ref B", "in", "STATE 12", "(ref D)", "ref d:",
            "see para 9", "paras 2-40 above", "(para 0)", "para 999", '"', "\u201c", "'s", "septel", "therein", "lamp",
            "\n\n2. (C)", "\n\n9 . ", "\n\nBEGIN TEXT:\n\n", "\n\nEND TEXT.\n\n", "\n\nREF: B. SUVA 3", "\n\nD. SUVA 4",
            "...", "\n\nUNCLAS SUVA 000102\n\n",
        ]
    ),
    max_size=20,
).map(" ".join)  # fmt: skip


def cables() -> st.SearchStrategy[str]:
    return st.builds(
        lambda items, words: cable_text(reference=f"REF: {items}" if items else "", body=f"1. (C) Quill {words}"),
        ITEMS,
        WORDS,
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the family speaks in an example of `rule`."""
    check_examples(rule, beside=ON_BY_DEFAULT)


def test_the_template_cable_is_clean() -> None:
    assert run_rules(cable_text(), *RULES) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.visits], ids=lambda rule: rule.code)
def test_what_is_no_telegram_is_left_alone(rule: type[AnyRule], monkeypatch: pytest.MonkeyPatch) -> None:
    reference = "REF: A. SUVA 12\nC. SUVA 12\nD. SUVA 4O2\nE. WINDHOEK 512\nF. WINDHOEK 9999\nG. WINDHEOK 7"
    text = cable_text(reference=reference, body="1. (C) See para 9, and refs C and J.")
    assert run_rules(text, rule)
    monkeypatch.setattr(Cable, "is_telegram", False)
    monkeypatch.setattr(Cable, "is_cable", False)
    assert run_rules(text, rule) == []


@given(cables())
def test_no_rule_fails_whatever_the_references(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(text, *RULES)}


@given(cables())
def test_messages_quote_no_prose(text: str) -> None:
    for finding in run_rules(text, *RULES):
        said = " ".join((finding.message, finding.expected or "", *(place.message for place in finding.related)))
        assert "lamp" not in said.lower()
        assert "quill" not in said.lower()
        assert finding.message.endswith(".")
        assert "\n" not in said


@given(cables())
def test_each_place_is_reported_once_by_a_rule(text: str) -> None:
    found = [(finding.code, finding.line, finding.column) for finding in run_rules(text, *RULES)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "parts",
    [
        {"body": "1. (C) " + "ref d " * 20_000},
        {"body": '1. (C) "' + "ref d of " * 20_000},
        {"body": '1. (C) "' + "see para 9. " * 20_000},
        {"body": "1. (C) " + "\n".join(f"see para {number}." for number in range(2, 999)) * 10},
        {"reference": "REF: " + "A. SUVA 4O2 B. SUVA 12 PARA 3\n" * 2_000},
    ],
    ids=["citations", "quoted", "paragraphs", "numbers", "items"],
)
def test_work_grows_with_the_text_alone(parts: dict[str, str]) -> None:
    """The whole text against its first quarter: a square would be sixteen times the work."""
    large = cable_text(**parts)
    small = cable_text(**{slot: part[: len(part) // 4] for slot, part in parts.items()})
    run_rules(large, *RULES)  # what is worked out once for the process
    assert calls(lambda: run_rules(large, *RULES)) < 4.5 * calls(lambda: run_rules(small, *RULES))
