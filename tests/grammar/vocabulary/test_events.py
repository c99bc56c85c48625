"""The words that name no event: wherever they stand, or at the end alone."""

from __future__ import annotations

import pytest

from cablegrammar.vocabulary.events import indefinite_words
from cablegrammar.vocabulary.table import rows


@pytest.mark.parametrize(("words", "where"), [(row["words"], row["where"]) for row in rows("indefinite_events")])
def test_where_words_count(words: str, where: str) -> None:
    assert indefinite_words(f"until {words.lower()}.") is not None
    in_the_middle = indefinite_words(f"{words} lamps are lit")
    assert in_the_middle is not None if where == "anywhere" else in_the_middle is None


@pytest.mark.parametrize("text", ["conclusion of the talks", "the lamp is returned", "", "FURTHERNOTICE"])
def test_other_events(text: str) -> None:
    assert indefinite_words(text) is None
