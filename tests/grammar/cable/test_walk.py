"""A walk through a cable: what is wanted, in the order of the text, whatever else is wanted beside it."""

from __future__ import annotations

from hypothesis import given, settings

from cablegrammar import parse_messages
from cablegrammar.base.node import Node
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.fields import Field, Heading
from cablegrammar.cable.marks import Mark
from cablegrammar.cable.paragraph import Paragraph, Subparagraph
from cablegrammar.tags.tag import Tag
from support.forms import WHOLE_CABLES


def nodes(cable: Cable, *wanted: type[Node]) -> list[Node]:
    return list(cable.walk(frozenset(wanted)))


@given(WHOLE_CABLES)
@settings(max_examples=30)
def test_paragraphs_alone_are_those_of_the_whole_structure(text: str) -> None:
    for cable in parse_messages(text):
        for beside in ((), (Mark,), (Tag, Cable)):
            kinds = (Paragraph, *beside)
            found = nodes(cable, *kinds)
            assert found == [node for node in nodes(cable, *kinds, Field) if isinstance(node, kinds)]
            assert [node for node in found if isinstance(node, Paragraph)] == list(cable.paragraphs)


def test_a_base_class_stands_for_those_derived_from_it() -> None:
    (cable,) = parse_messages("UNCLAS SUVA 000012\nTAGS: PREL\nSUBJECT: BUOYS\n1. (U) Green.\n-- a. (U) One.\n")
    everything = nodes(cable, Node)
    assert everything[0] is cable
    for kind in (Paragraph, Subparagraph, Heading, Field, Tag, Cable):
        assert nodes(cable, kind) == list(dict.fromkeys(node for node in everything if isinstance(node, kind)))
    assert nodes(cable) == []
