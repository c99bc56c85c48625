"""The labels of fields: what is one, and which one a slip was meant to be."""

from __future__ import annotations

from typing import get_args

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.fields import FieldKind
from cablegrammar.vocabulary.labels import labels, meant_label


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("TAGS", "TAGS"),
        ("tag", "TAGS"),
        ("TASG", "TAGS"),
        ("Subj", "SUBJECT"),
        ("SUBEJCT", "SUBJECT"),
        ("SBUJECT", "SUBJECT"),
        ("REFTEL", "REF"),
        ("KITES", None),
        ("", None),
    ],
)
def test_which_label_a_word_was_meant_to_be(word: str, label: str | None) -> None:
    known = meant_label(word)
    assert (known and known.text) == label


def test_a_word_belongs_to_one_label() -> None:
    words = [word for label in labels() for word in (label.text, *label.aliases, *label.slips)]
    assert len(words) == len(set(words))
    assert all(word == word.upper() for word in words)


def test_fields_are_those_of_a_cable() -> None:
    assert {label.field for label in labels()} <= set(get_args(FieldKind))


@pytest.mark.parametrize(
    ("word", "field"),
    [(word, label.field) for label in labels() for word in (label.text, *label.aliases, *label.slips)],
)
def test_the_grammar_reads_every_label_of_the_table(word: str, field: str) -> None:
    cable = parse_text(f"UNCLAS SUVA 000112\n\nE.O. 12958: N/A\n{word}: N/A\n\n1. The kites are in the shed.\n")
    assert [one.kind for one in cable.fields] == ["executive_order", field]
