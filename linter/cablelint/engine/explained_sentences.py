"""What a marking means, in sentences under labels: alike on a terminal and in an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cablegrammar.base.dates import day_text
from cablelint.engine.explained_values import CATEGORIES, ListedCountry, MarkingMeaning
from cablelint.rule.violation import Citation
from cablelint.rule.wording import series


def heading(one: MarkingMeaning) -> str:
    """What a marking is called, its name in full, and what kind it is."""
    kind = CATEGORIES.get(one.category or "")
    named = one.title if one.title == one.name else f"{one.name}: {one.title}"
    return named if kind is None else f"{named} ({kind})"


def sentences(one: MarkingMeaning) -> Iterator[tuple[str, str]]:
    """What there is to say of a marking beside its meaning, each with its label."""
    for label, said in (
        ("seen by", one.access or ""),
        ("upward", " ".join(one.upward)),
        ("written", _forms(one)),
        ("stands", _company(one)),
        ("used", _time(one)),
        ("source", _sources(one.sources)),
    ):
        if said:
            yield label, said


def _forms(one: MarkingMeaning) -> str:
    if one.portion is None or one.banner is None:
        return ""
    if one.portion == one.banner:
        return f"{one.portion} in a portion mark and in a banner."
    return f"{one.portion} in a portion mark, {one.banner} in a banner."


def _company(one: MarkingMeaning) -> str:
    """With which levels it stands, and beside what never."""
    said = [f"With {series(one.levels, 'or')}."] if one.levels else []
    if one.never_beside:
        said.append(f"Never beside {series(one.never_beside, 'or')}.")
    return " ".join(said)


def _time(one: MarkingMeaning) -> str:
    since = "" if one.since is None else f"Since {day_text(one.since)}."
    retired = "" if one.retired is None else f"Until {day_text(one.retired)}."
    return " ".join(filter(None, (since, retired)))


def country(one: ListedCountry) -> str:
    """What a code of a list stands for."""
    if one.name is None:
        return f"{one.code} is no code of a country or a group" + (
            "" if one.near is None else f", probably meant to be {one.near}"
        )
    given_up = "" if one.retired is None else f", a code until {day_text(one.retired)}"
    members = f" ({', '.join(one.members)})" if one.members else ""
    return f"{one.code}, {one.name}{members}{given_up}"


def _sources(sources: Sequence[Citation]) -> str:
    """The paragraphs, those of one document together."""
    documents: dict[str, list[str]] = {}
    for source in sources:
        documents.setdefault(source.document, []).extend(() if source.section is None else (source.section,))
    return "; ".join(_document(name, sections) for name, sections in documents.items())


def _document(name: str, sections: Iterable[str]) -> str:
    listed = ", ".join(sections)
    return f"{name}{'' if listed.startswith('(') else ' '}{listed}" if listed else name
