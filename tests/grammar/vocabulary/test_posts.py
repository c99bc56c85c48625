"""The vocabulary of posts."""

from __future__ import annotations

import pytest

from cablegrammar.vocabulary.posts import (
    Post,
    canonical_post,
    find_post,
    may_be_post,
    names_by_key,
    near_posts,
    post_key,
    posts,
    posts_of_routing_indicator,
)
from cablegrammar.vocabulary.tags import tag_fact


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("SUVA", "SUVA"),
        ("suva", "SUVA"),
        ("ABU DHABI", "ABU DHABI"),
        ("ABUDHABI", "ABU DHABI"),
        ("Rio de Jan", "RIO DE JANEIRO"),
        ("RIO", "RIO DE JANEIRO"),
        ("HAGUE", "THE HAGUE"),
        ("PORT-OF-SPAIN", "PORT OF SPAIN"),
        ("N'DJAMENA", "NDJAMENA"),
        ("ST. PETERSBURG", "ST PETERSBURG"),
        ("SECSTATE", "STATE"),
        ("SECSTATE WASHDC", "STATE"),
        ("AMEMBASSY SUVA", "SUVA"),
        ("USUN", "USUN NEW YORK"),
        ("USMISSION USUN NEW YORK", "USUN NEW YORK"),
        ("UNVIE", "UNVIE VIENNA"),
        ("USNATO", "USNATO"),
        ("SECTO", "SECTO"),
        ("USDEL SECRETARY", "PARTO"),
        ("HCMC", "HO CHI MINH CITY"),
        ("USEU BRUSSELS", "USEU BRUSSELS"),
        ("USEU", "USEU BRUSSELS"),
        ("USOSCE", "USOSCE"),
        ("MOGADISCIO", "MOGADISHU"),
        ("USLO PEKING", "PEKING"),
        ("FODAG ROME", "UN ROME"),
        ("USINT BAGHDAD", "BAGHDAD"),
        ("BUSAN", "PUSAN"),
    ],
)
def test_canonical(written: str, name: str) -> None:
    assert canonical_post(written) == name
    assert canonical_post(written.split()) == name


@pytest.mark.parametrize("written", ["", "NOWHERETOWN", "SUVA 12 RIGA", "THE", "12"])
def test_unknown(written: str) -> None:
    assert canonical_post(written) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ABU DHABI", "ABUDHABI"),
        ("SECSTATE", "STATE"),
        ("USUN", "USUNNEWYORK"),
        ("THE HAGUE", "THEHAGUE"),
        ("Nowhere Town", "NOWHERETOWN"),
        ("", ""),
    ],
)
def test_key(name: str, key: str) -> None:
    assert post_key(name) == key


@pytest.mark.parametrize(
    ("slip", "name"),
    [
        ("SVUA", "SUVA"),
        ("SUVAA", "SUVA"),
        ("RYKJAVIK", "REYKJAVIK"),
        ("LJUBJLANA", "LJUBLJANA"),
        ("COTON0U", "COTONOU"),
        ("WINDHOK", "WINDHOEK"),
        ("STAT", "STATE"),
        ("SECSTAE", "STATE"),
    ],
)
def test_near_misses(slip: str, name: str) -> None:
    assert near_posts(slip)[0] == name


@pytest.mark.parametrize("post", [post for post in posts() if len(post.key) > 6], ids=lambda post: post.key)
def test_a_slip_in_the_middle_of_any_name_is_recognised(post: Post) -> None:
    half = len(post.key) // 2
    for slip in (
        post.key[:half] + post.key[half + 1 :],
        f"{post.key[:half]}{post.key[half]}{post.key[half:]}",
        f"{post.key[:half]}{post.key[half + 1]}{post.key[half]}{post.key[half + 2 :]}",
    ):
        assert post.name in near_posts(slip)


@pytest.mark.parametrize("name", ["", "A", "NOWHERETOWN", "X" * 5000, "QZQZQZ"])
def test_nothing_near(name: str) -> None:
    assert near_posts(name) == ()


def test_a_known_name_is_near_to_itself_alone() -> None:
    assert near_posts("hague") == ("THE HAGUE",)


@pytest.mark.parametrize("garble", ["DAMASCCUS", "EFTO LONDON", "EFTO TRIPOLI", "MONTEREY", "BISHQEK", "VAOUNDE"])
def test_garbles_of_the_traffic_are_no_posts(garble: str) -> None:
    assert canonical_post(garble) is None


def test_find_post() -> None:
    post = find_post("amembassy suva")
    assert post is not None
    assert (post.name, post.key, post.geographic_tag, post.routing_indicators) == ("SUVA", "SUVA", "FJ", ("RUEHSV",))
    assert find_post("NOWHERETOWN") is None


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("SUVA", True),
        ("AMEMBASSY SUVA", True),
        ("ADIS ABABA", True),
        ("NOWHERETOWN", True),
        ("NOWHERE TOWN", False),
        ("ORSOLA PETTIGRUEN VISITS SUVA", False),
        ("ONEWORDTHATISTOOLONGFORAPOST", False),
    ],
)
def test_several_words_are_a_post_only_where_they_are_known(name: str, may_be: bool) -> None:
    assert may_be_post(name) is may_be


def test_routing_indicators() -> None:
    assert [post.name for post in posts_of_routing_indicator("RUEHRK")] == ["REYKJAVIK"]
    assert posts_of_routing_indicator("RUXXXX") == ()


def test_the_vocabulary_holds_together() -> None:
    assert len({post.name for post in posts()}) == len(posts()) > 300
    for post in posts():
        assert post.source, post.name
        assert canonical_post(post.name) == post.name
        assert post.name == post.name.upper()
        if post.geographic_tag is not None:
            fact = tag_fact(post.geographic_tag)
            assert fact is not None, post.name
            assert fact.kind == "geographic"
        for indicator in post.routing_indicators:
            assert 5 <= len(indicator) <= 8
            assert indicator.startswith("R")
    for key, name in names_by_key().items():
        assert key.isalpha()
        assert canonical_post(name) == name
