"""Country codes that are taken for TAGS, and the words by which a text names a country.

The facts are in `tags_geographic_confusions.csv` and in the column `named_by` of `tags_geographic.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.posts import posts
from cablegrammar.vocabulary.table import listed, rows


@record
class Confusion:
    """A country code that is not the country's TAG: `code` is the ISO code, `tags` what was meant by it.

    Several tags where the code may have been meant for several countries, the likeliest first. Whether the code is
    the TAG of another country, and was at the time, `tag_fact` says.
    """

    code: str
    tags: tuple[str, ...]
    source: str


@cache
def confusions() -> dict[str, Confusion]:
    """The country codes that are taken for TAGS, by code."""
    return {
        row["code"]: Confusion(row["code"], listed(row["tags"]), row["source"])
        for row in rows("tags_geographic_confusions")
    }


def confusion(code: str) -> Confusion | None:
    """What `code` was probably meant for, None if it is not a code that is mistaken for a TAG."""
    return confusions().get(code.upper())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The words that name each country, its cities with a post among them."""
    table = {row["tag"]: listed(row["named_by"]) for row in rows("tags_geographic") if row["named_by"]}
    for post in posts():
        if post.geographic_tag in table and post.name not in table[post.geographic_tag]:
            table[post.geographic_tag] = (*table[post.geographic_tag], post.name)
    return table


def names_of(tag: str) -> tuple[str, ...]:
    """The words (in capitals) that name the country of `tag`; () where they are not known."""
    return _names().get(tag, ())


def times_named(tag: str, text: str) -> int:
    """How often `text` (in capitals) names the country of `tag`; 0 for a country whose names are not known."""
    found = sorted(span for name in names_of(tag) for span in _places(name, text))
    count = end = 0
    for start, stop in found:
        # `KOREA` within `SOUTH KOREA` is no second one.
        if start >= end:
            count += 1
        end = max(end, stop)
    return count


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `word` stands in `text` as a whole word."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not (place and text[place - 1].isalpha()) and not text[end : end + 1].isalpha():
            yield place, end
        place = text.find(word, end)
