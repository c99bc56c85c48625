"""The posts that send cables: their names, the names people write instead, and what belongs to each.

The facts are in `posts.csv`. A post's *key* is its name as it stands in a cable's id: `ABU DHABI` is `ABUDHABI`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from cablegrammar.base.nearest import distance
from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import listed, rows


@record
class Post:
    """One row of `posts.csv`.

    `name` is the name on the classification line; `short_names` are in daily use in references (`USUN`), `aliases`
    are other spellings; `plads` are plain language addresses; `geographic_tag` is the host country's TAG, None for a
    post that stands for no one country.
    """

    name: str
    short_names: tuple[str, ...]
    aliases: tuple[str, ...]
    plads: tuple[str, ...]
    routing_indicators: tuple[str, ...]
    geographic_tag: str | None
    source: str

    @property
    def key(self) -> str:
        """The name as in an id."""
        return squeeze(self.name)


def squeeze(name: str) -> str:
    """`name` in capitals without anything that is no letter: `Port-au-Prince` is `PORTAUPRINCE`."""
    if not name.isalpha():
        name = "".join(filter(str.isalpha, name))
    return name.upper()


@cache
def posts() -> tuple[Post, ...]:
    """Every post of the vocabulary, sorted by name."""
    return tuple(
        Post(
            row["name"],
            listed(row["short_names"]),
            listed(row["aliases"]),
            listed(row["plads"]),
            listed(row["routing_indicators"]),
            row["geographic_tag"] or None,
            row["source"],
        )
        for row in rows("posts")
    )


@cache
def names_by_key() -> dict[str, str]:
    """The canonical name for every squeezed name, short name, alias and address.

    Where two posts claim one (`USEU BRUSSELS` is a post and an address of BRUSSELS), a name beats a short name, that
    an alias, that an address.
    """
    table: dict[str, str] = {}
    for names in (
        lambda post: (post.name,),
        lambda post: post.short_names,
        lambda post: post.aliases,
        lambda post: post.plads,
    ):
        for post in posts():
            for name in names(post):
                table.setdefault(squeeze(name), post.name)
    return table


def canonical_post(words: str | Iterable[str]) -> str | None:
    """The canonical name of the post that `words` (a text, or its words) name in whole, None if there is none.

    Capitals, blanks, hyphens and points do not matter: `Rio de Jan`, `PORT-AU-PRINCE`, `SECSTATE WASHDC`.
    """
    return names_by_key().get(squeeze(words if isinstance(words, str) else "".join(words)))


@lru_cache(maxsize=4096)
def post_key(name: str) -> str:
    """The post part of an id: capitals without blanks, of the canonical name where `name` is known.

    `ABU DHABI` is `ABUDHABI`, `SECSTATE` is `STATE`, `USUN` is `USUNNEWYORK`; an unknown name is only squeezed.
    """
    squeezed = squeeze(name)
    known = names_by_key().get(squeezed)
    return squeezed if known is None else squeeze(known)


@cache
def _posts_by_name() -> dict[str, Post]:
    return {post.name: post for post in posts()}


def find_post(name: str) -> Post | None:
    """The post that `name` (in any of its spellings) names, None if it is unknown."""
    canonical = canonical_post(name)
    return None if canonical is None else _posts_by_name()[canonical]


@cache
def _posts_by_routing_indicator() -> dict[str, tuple[Post, ...]]:
    table: dict[str, tuple[Post, ...]] = {}
    for post in posts():
        for indicator in post.routing_indicators:
            table[indicator] = (*table.get(indicator, ()), post)
    return table


def posts_of_routing_indicator(indicator: str) -> tuple[Post, ...]:
    """The posts that a routing indicator stands for; more than one where a post was renamed, () for an unknown one."""
    return _posts_by_routing_indicator().get(indicator, ())


@cache
def _keys_by_address() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for post in posts():
        if post.plads:
            table[post.plads[0]] = (*table.get(post.plads[0], ()), post.key)
    return table


def other_keys(key: str) -> tuple[str, ...]:
    """The keys under which the cables of a post are known, too: `TAIPEI` is `AITTAIPEI`, for they have one address."""
    post = find_post(key)
    if post is None or not post.plads:
        return ()
    return tuple(other for other in _keys_by_address()[post.plads[0]] if other != key)


@lru_cache(maxsize=1024)
def may_be_post(name: str) -> bool:
    """Whether `name` could be that of a post: it names one, is a slip away from one, or is one word.

    What stands between a level and a number may be anything where a line is damaged; several words are a post only
    where they are known.
    """
    return (
        (" " not in name.strip() and len(name) <= _LONGEST_WORD)
        or find_post(name) is not None
        or bool(near_posts(name))
    )


def told_post(name: str | None) -> str | None:
    """The post as a report may tell it: words that are none may be a sentence of a damaged text, and go into none."""
    return name if name is not None and may_be_post(name) else None


_LONGEST_WORD = 20


@lru_cache(maxsize=1024)
def near_posts(name: str) -> tuple[str, ...]:
    """The canonical names one slip away from `name`, two for a long name; the nearest first, at most five.

    A slip is a letter too many, too few, another one, or two exchanged. A digit that stands for the letter it looks
    like (`COTON0U`) is no slip at all. A known name gives itself alone.
    """
    key = squeeze(name.translate(_LOOKALIKES))
    if not 3 <= len(key) <= 40:
        return ()
    table = names_by_key()
    if key in table:
        return (table[key],)
    limit = 2 if len(key) >= 7 else 1
    letters = set(key)
    best: dict[str, int] = {}
    for other, canonical in table.items():
        # Short names such as HK are one slip from everything, so only names that can bear a slip are compared.
        if len(other) < 4 or abs(len(other) - len(key)) > limit or len(letters ^ set(other)) > 2 * limit:
            continue
        slips = distance(key, other, limit + 1)
        if slips < best.get(canonical, limit + 1):
            best[canonical] = slips
    return tuple(sorted(best, key=lambda canonical: (best[canonical], canonical))[:5])


_LOOKALIKES = str.maketrans("015", "OIS")
