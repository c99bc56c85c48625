"""The prefixes of the Secretary's party."""

from __future__ import annotations

from cablegrammar.vocabulary.party import party_prefixes
from cablegrammar.vocabulary.posts import find_post


def test_each_prefix_stands_where_a_post_would() -> None:
    assert party_prefixes() == {"PARTO", "SECTO", "TOSEC"}
    for prefix in party_prefixes():
        post = find_post(prefix)
        assert post is not None
        assert post.name == prefix


def test_the_party_has_an_address() -> None:
    post = find_post("USDEL SECRETARY")
    assert post is not None
    assert post.name in party_prefixes()
