"""What `cablelint marking --explain` prints of an explained marking: for people, and as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cablegrammar.base.dates import day_text
from cablelint.rule.wording import series
from cablelint.terminal.colour import styled
from cablelint.terminal.display import visible

if TYPE_CHECKING:
    from cablelint.engine.explained_marking import ExplainedMarking, ExplainedPart
    from cablelint.engine.explained_values import ListedCountry, MarkingMeaning
    from cablelint.reporters import Presentation
    from cablelint.rule.violation import Citation

_WIDEST = 100
_NARROWEST = 40
_LABEL = 9


# ---------------------------------------------------------------------------------------------------------- as JSON


def explanation_object(explained: ExplainedMarking) -> dict[str, object]:
    """The object of `docs/explain.md`."""
    return {
        "profile": explained.profile,
        "as_of": explained.on.isoformat(),
        "banner": explained.banner,
        "no_banner": explained.no_banner,
        "parts": [_part_object(part) for part in explained.parts],
    }


def _part_object(part: ExplainedPart) -> dict[str, object]:
    return {
        "kind": part.kind,
        "start": part.span.start,
        "end": part.span.end,
        "text": part.text,
        "form": part.form,
        "meanings": [_meaning_object(one) for one in part.meanings],
        "countries": [_country_object(one) for one in part.countries],
        "near": part.near,
        "notes": list(part.notes),
    }


def _meaning_object(one: MarkingMeaning) -> dict[str, object]:
    from cablelint.reporters.json_ import citation_object

    return {
        "name": one.name,
        "title": one.title,
        "category": one.category,
        "meaning": one.meaning,
        "access": one.access,
        "upward": list(one.upward),
        "levels": list(one.levels),
        "needs": list(one.needs),
        "never_beside": list(one.never_beside),
        "portion": one.portion,
        "banner": one.banner,
        "since": _iso(one.since),
        "retired": _iso(one.retired),
        "replacement": one.replacement,
        "status": one.status,
        "sources": [citation_object(source) for source in one.sources],
    }


def _country_object(one: ListedCountry) -> dict[str, object]:
    return {
        "code": one.code,
        "start": one.span.start,
        "end": one.span.end,
        "name": one.name,
        "members": list(one.members),
        "retired": _iso(one.retired),
        "near": one.near,
    }


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


# --------------------------------------------------------------------------------------------------------- for people


def explanation_lines(explained: ExplainedMarking, presentation: Presentation) -> Iterator[str]:
    """The parts that say something, one below the other, and the banner above a portion. Lines without their ends."""
    limit = max(_NARROWEST, min(presentation.width, _WIDEST))
    colour = presentation.colour
    for part in explained.parts:
        if part.kind in ("separator", "bracket", "blank") and not part.notes:
            continue  # what is right there needs no words
        yield from _part(part, limit, colour)
    if explained.banner is not None:
        yield from _heading("  ", f"A banner above this portion alone: {explained.banner}", limit, colour)
    elif explained.no_banner is not None:
        yield from _wrapped("  ", f"No banner can be told from this portion alone. {explained.no_banner}", limit)


def _part(part: ExplainedPart, limit: int, colour: bool) -> Iterator[str]:
    yield from _heading("  ", part.text if part.text.strip() else "a blank", limit, colour, fg="cyan")
    for note in part.notes:
        yield from _labelled("note", note, limit, colour, fg="yellow")
    if part.countries:
        yield from _labelled("list", "; ".join(map(_country, part.countries)), limit, colour)
    for one in part.meanings if part.kind not in ("separator", "bracket") else ():
        yield from _meaning(one, limit, colour)


def _meaning(one: MarkingMeaning, limit: int, colour: bool) -> Iterator[str]:
    from cablelint.engine.explained_values import CATEGORIES

    kind = CATEGORIES.get(one.category or "")
    named = one.title if one.title == one.name else f"{one.name}: {one.title}"
    yield from _heading("    ", named if kind is None else f"{named} ({kind})", limit, colour)
    yield from _wrapped("    ", one.meaning, limit)
    for label, said in (
        ("seen by", one.access or ""),
        ("upward", " ".join(one.upward)),
        ("written", _forms(one)),
        ("stands", _company(one)),
        ("used", _time(one)),
        ("source", _sources(one.sources)),
    ):
        if said:
            yield from _labelled(label, said, limit, colour)


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


def _country(one: ListedCountry) -> str:
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


def _heading(indent: str, said: str, limit: int, colour: bool, fg: str | None = None) -> Iterator[str]:
    """What stands above the sentences, in bold."""
    for line in _wrapped(indent, said, limit):
        text = line.lstrip()
        yield line.removesuffix(text) + styled(text, colour, fg=fg, bold=True)


def _labelled(label: str, said: str, limit: int, colour: bool, fg: str = "blue") -> Iterator[str]:
    """A sentence behind its label, the lines below it indented as far."""
    first, *rest = _wrapped(f"    {label:<{_LABEL}}", said, limit)
    yield first.replace(label, styled(label, colour, fg=fg), 1)
    yield from rest


def _wrapped(head: str, said: str, limit: int) -> Iterator[str]:
    """Lines of at most `limit` columns, as far as words allow; `head` stands before the first one."""
    from textwrap import wrap

    yield from wrap(
        visible(said), limit, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False,
        break_on_hyphens=False,
    ) or [head.rstrip()]  # fmt: skip
