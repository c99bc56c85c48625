"""TAG003 wrong-country-tag."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.tags import tag_fact
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Violation,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.tags.country_codes import meant_by
from cablerules.tags.own_tags import in_use, own_tags, year_of


class WrongCountryTag(CableRule):
    """A country is named by its ISO code and not by its TAG.

    ## What it checks

    TAGS name countries by two letters of their own, which are often not those of ISO 3166: Russia is RS and not RU,
    Japan is JA, the European Union is EUN.

    Some ISO codes are the TAG of another country: CH is China and not Switzerland, IS is Israel and not Iceland, GM is
    Germany and not Gambia. Such a code is only reported when the cable comes from a post in the country whose ISO code
    it is and is not about many countries, or when it names that country several times; never when it names the other
    country anywhere, or carries the right tag as well. Whether a code was a TAG is asked of the year of the cable: CZ
    was Czechoslovakia until 1992.

    Before 1980 the list of TAGS is not known well enough, and every code is treated as one that may be right.

    ## Why

    The cable is filed under another country, or under none, and whoever looks for it by country will not find it.

    ## Fix safety

    The fix writes the TAG of the country. It is unsafe: only the drafter knows which country was meant. A code that is
    written for several countries (NE, VN, SB, CN, PG) has no fix; the finding names them.
    """

    code = "TAG003"
    name = "wrong-country-tag"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("tags",))
    authority = (Citation("5 FAH-3 H-612"),)
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="TAGS: PREL, ECON, RU",
            good="TAGS: PREL, ECON, RS",
            fixed="TAGS: PREL, ECON, RS",
            at=[(1, 19, 1, 21)],
            slot="tags",
        ),
        Example(
            bad="TAGS: PREL, NA",
            good="TAGS: PREL, WA",
            fixed="TAGS: PREL, WA",
            at=[(1, 13, 1, 15)],
            slot="tags",
            note="NA is the Netherlands Antilles; the cable is from WINDHOEK.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each code that was meant for another country, once."""
        found = own_tags(cable)
        seen: set[str] = set()
        for place, tag in enumerate(found):
            if len(tag.tag) != 2 or tag.tag in seen:
                continue
            seen.add(tag.tag)
            meant = meant_by(found, place, context)
            if not meant:
                continue
            own = tag_fact(tag.tag)
            if own is None or not in_use(tag.tag, year_of(context)):
                message = f"{tag.tag} is not a TAG."
            else:
                message = f"{tag.tag} is the TAG of another country{_in_words(own.title)}."
            stands = any(other.tag == meant[0] for other in found)
            yield Violation(
                tag.span,
                message,
                expected=" or ".join(f"{right}{_in_words(_title(right))}" for right in meant),
                fix=unsafe_fix(f"Write {meant[0]}", Edit(*tag.span, meant[0]))
                if len(meant) == 1 and not stands
                else None,
            )


def _title(tag: str) -> str:
    fact = tag_fact(tag)
    return "" if fact is None else fact.title


def _in_words(title: str) -> str:
    return f" ({title})" if title else ""
