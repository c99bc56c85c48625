"""Banners with what they say."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.base.node import Span
from cablegrammar.cable.banner import Banner
from cablegrammar.vocabulary.levels import Level
from support.cables import LJUBLJANA


@pytest.mark.parametrize(
    ("text", "level", "controls", "marking"),
    [
        ("SECRET//NOFORN", Level.SECRET, ("NOFORN",), "SECRET//NOFORN"),
        ("UNCLASSIFIED", Level.UNCLASSIFIED, (), "UNCLASSIFIED"),
        ("UNCLASSIFIED\n        SBU", Level.UNCLASSIFIED, ("SBU",), "UNCLASSIFIED//SBU"),
        ("CUI//SP-PRVCY", Level.UNCLASSIFIED, ("CUI", "SP-PRVCY"), "CUI//SP-PRVCY"),
    ],
)
def test_a_banner_says_level_and_controls(text: str, level: Level, controls: tuple[str, ...], marking: str) -> None:
    banner = Banner(Span(100, 100 + len(text)), "BANNER", text)
    assert (banner.level, banner.controls, banner.marking) == (level, controls, marking)
    assert (banner.classification.level, banner.classification.controls) == (level, controls)


def test_the_classification_of_a_banner_stands_where_the_banner_does() -> None:
    cable = parse_text(LJUBLJANA)
    assert {type(banner) for banner in cable.banners} == {Banner}
    for banner in cable.banners:
        level = banner.classification.level_span
        assert level is not None
        assert cable.slice(level) == "UNCLASSIFIED"
    assert cable.classification is cable.banners[0].classification


def test_a_walk_comes_to_each_banner_once() -> None:
    cable = parse_text(LJUBLJANA)
    assert list(cable.walk(frozenset((Banner,)))) == list(cable.banners)


def test_the_banners_of_a_page_stand_at_its_top_and_at_its_bottom() -> None:
    smart = parse_text(LJUBLJANA)
    pairs = list(smart.banners_of_pages)
    assert [banner for pair in pairs for banner in pair] == list(smart.banners)
    lost = parse_text(LJUBLJANA.replace("UNCLASSIFIED\n", "\n", 1))
    assert len(lost.banners) % 2 == 1
    assert list(lost.banners_of_pages) == []
