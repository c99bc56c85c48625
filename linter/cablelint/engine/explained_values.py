"""What the values of a marking mean: the rows of the register behind each, in words, and the countries of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cablegrammar.base.node import Span
from cablegrammar.base.record import record, replace
from cablegrammar.marking.cui import is_category
from cablegrammar.marking.foreign import LEVEL_TITLES
from cablegrammar.marking.tokens import MarkingToken
from cablegrammar.vocabulary.captions import KnownCaption
from cablegrammar.vocabulary.countries import countries, near_country
from cablegrammar.vocabulary.cui import SPECIFIED, category_of_text
from cablegrammar.vocabulary.meanings import (
    BASIC_CATEGORY,
    DECLASSIFICATION,
    FOREIGN_LEVEL,
    LONE_CODE,
    NATO_ACTIVITY,
    SPECIFIED_CATEGORY,
    STATUS,
    UNPUBLISHED_COMPARTMENT,
    UNPUBLISHED_SYSTEM,
    Meaning,
    meaning_of,
)
from cablegrammar.vocabulary.profiles import register_of
from cablegrammar.vocabulary.sources import Cited, cited
from cablelint.engine.upward import upward
from cablelint.rule.violation import Citation


@record
class MarkingMeaning:
    """What one marking of the register means, or something else that stands in a marking.

    `name` is what it is called in the marking that is explained (`SI-G ABCD`), `title` its name in full, `category`
    what kind of marking it is. `access` says who may see what it marks, None where no source at hand says so;
    `upward` what it forces on a banner above. `levels` are those that it may stand with (all where empty), `needs` and
    `never_beside` other markings. `portion` and `banner` are its two forms, None for what is no marking by itself.
    `since` is its first day and `retired` the first day on which it is no marking any more, None where open or not
    known; `replacement` is what took its place. `status` is `in use`, `not yet` or `retired` on the day asked about.
    `sources` are the paragraphs and pages behind the words.
    """

    name: str
    title: str
    category: str | None
    meaning: str
    access: str | None
    upward: tuple[str, ...]
    levels: tuple[str, ...]
    needs: tuple[str, ...]
    never_beside: tuple[str, ...]
    portion: str | None
    banner: str | None
    since: date | None
    retired: date | None
    replacement: str | None
    status: str
    sources: tuple[Citation, ...]


@record
class ListedCountry:
    """A country or a group in a list: its code as written, its place, name and members.

    `name` is None for a code that there is not; `near` is the one that was most likely meant. `retired` is the first
    day on which the code may not be used any more.
    """

    code: str
    span: Span
    name: str | None
    members: tuple[str, ...]
    retired: date | None
    near: str | None


CATEGORIES = {
    "US": "level",
    "non-US": "foreign marking",
    "JOINT": "joint marking",
    "SCI": "SCI control system",
    "SAP": "special access program",
    "AEA": "atomic energy information",
    "FGI": "foreign government information",
    "CUI": "CUI",
    "dissemination": "dissemination control",
    "non-IC": "non-IC control",
}
"""What the categories of the register are called."""


def meanings_of(token: MarkingToken, profile: str, on: date) -> Iterator[MarkingMeaning]:
    """What a value of a marking means, the whole before its parts: for `SI-G ABCD` SI, then GAMMA, then ABCD.

    Nothing for an unknown value, nor for what the manual of the profile does not have.
    """
    text = token.text.upper()
    if token.category == "SCI":
        yield from _system(token, profile, on)
    elif is_category(token):
        yield from _cui_category(token, profile, on)
    elif token.keys:
        for key in filter(_known(profile, on).__contains__, token.keys):
            name = token.banner if token.category == "SAP" and token.banner else key
            found = registered(key, name, profile, on)
            # A marking with a list or a number is written with it.
            whole = len(token.keys) == 1 and token.portion is not None and token.banner is not None
            yield replace(found, portion=token.portion, banner=token.banner) if whole else found
    elif token.kind == "foreign":
        key = NATO_ACTIVITY if "NATO" in token.codes else FOREIGN_LEVEL
        yield _named(key, token.banner or token.text, profile, on, category="non-US")
    elif token.kind == "status":
        yield _named(STATUS, token.text, profile, on)
    elif token.kind == "declassification":
        yield _named(DECLASSIFICATION, token.text, profile, on)
    elif text in countries():
        yield _named(LONE_CODE, token.text, profile, on)


def registered(key: str, name: str, profile: str, on: date) -> MarkingMeaning:
    """What the marking `key` of the register means, called `name`."""
    row, words = register_of(profile, on).markings[key], _words(key, profile)
    own = name != key
    program = name.removeprefix(key) if key.endswith("-") else ""
    return MarkingMeaning(
        name=name,
        title=name if "[" in row.title else row.title + program,
        category=row.category,
        meaning=words.meaning,
        access=words.access or None,
        upward=upward(row, words, profile, on),
        levels=() if row.category in ("US", "non-US") else tuple(LEVEL_TITLES[letters] for letters in row.levels),
        needs=row.requires,
        never_beside=row.excludes,
        portion=name if own else row.portion,
        banner=name if own else row.abbreviation or row.title,
        since=row.effective,
        retired=row.retired,
        replacement=row.replacement,
        status=_status(row.effective, row.retired, on),
        sources=_citations(words.sources),
    )


def caption_meaning(caption: KnownCaption, on: date) -> MarkingMeaning:
    """What a caption on a telegram's classification line means."""
    words = f"{caption.meaning[:1].upper()}{caption.meaning[1:]}"
    retired = None if caption.until is None else caption.until + timedelta(days=1)
    return MarkingMeaning(
        name=caption.text, title=caption.text, category=None, meaning=words if words.endswith(".") else f"{words}.",
        access=None, upward=(), levels=(), needs=(), never_beside=caption.excludes, portion=None, banner=None,
        since=caption.since, retired=retired, replacement=None, status=_status(caption.since, retired, on),
        sources=_citations(cited(caption.source)),
    )  # fmt: skip


def word_meaning(key: str, name: str, profile: str, on: date) -> MarkingMeaning:
    """What something means that is no value of a marking, by the key of its words."""
    return _named(key, name, profile, on)


def listed_countries(token: MarkingToken, start: int) -> Iterator[ListedCountry]:
    """The countries of a value's list; `start` is where the marking begins in its text."""
    for code, span in zip(token.codes, token.code_spans, strict=False):
        yield listed_country(code, span.shifted(start))


def listed_country(code: str, span: Span) -> ListedCountry:
    """What a code stands for."""
    known = countries().get(code)
    if known is None:
        return ListedCountry(code, span, None, (), None, near_country(code))
    return ListedCountry(code, span, known.name, tuple(sorted(known.members)), known.retired, None)


# ------------------------------------------------------------------------------------------------------------ the rows


def _known(profile: str, on: date) -> frozenset[str]:
    """The keys of the markings that the manual of the profile has."""
    return frozenset(key for key, entry in register_of(profile, on).markings.items() if entry.known)


def _citations(places: Iterable[Cited]) -> tuple[Citation, ...]:
    return tuple(Citation(place.document, place.section) for place in places)


def _words(key: str, profile: str) -> Meaning:
    """The words for a key; every marking of the register has some, and a test holds it."""
    return meaning_of(key, profile) or Meaning(key, "", "", "", "", ())


def _status(since: date | None, retired: date | None, on: date) -> str:
    if since is not None and on < since:
        return "not yet"
    return "retired" if retired is not None and retired <= on else "in use"


def _named(key: str, name: str, profile: str, on: date, category: str | None = None) -> MarkingMeaning:
    return _beside_register(_words(key, profile), name, profile, on, category=category)


def _beside_register(words: Meaning, name: str, profile: str, on: date, category: str | None) -> MarkingMeaning:
    """What something means that the register has no row for."""
    return MarkingMeaning(
        name=name, title=words.title or name, category=category, meaning=words.meaning, access=words.access or None,
        upward=upward(None, words, profile, on), levels=(), needs=(), never_beside=(), portion=None, banner=None,
        since=None, retired=None, replacement=None, status="in use", sources=_citations(words.sources),
    )  # fmt: skip


def _cui_category(token: MarkingToken, profile: str, on: date) -> Iterator[MarkingMeaning]:
    category = category_of_text(token.banner or token.text.upper())
    specified = (token.banner or "").startswith(SPECIFIED)
    words = _named(SPECIFIED_CATEGORY if specified else BASIC_CATEGORY, token.banner or token.text, profile, on, "CUI")
    yield words if category is None else _titled(words, category.name)


def _titled(words: MarkingMeaning, title: str) -> MarkingMeaning:
    return replace(words, title=title, portion=words.name, banner=words.name)


def _system(token: MarkingToken, profile: str, on: date) -> Iterator[MarkingMeaning]:
    """A control system, its compartments and their sub-compartments, each by the row that is nearest to it."""
    known = register_of(profile, on).markings
    system = token.keys[0] if token.keys else (token.banner or token.text).partition("-")[0].split()[0]
    if system in known:
        whole = registered(system, system, profile, on)
        # What may no longer stand alone (HCS) is in use with a compartment.
        alone = known[system].status == "legacy" and token.compartments
        yield replace(whole, retired=None, replacement=None, status="in use") if alone else whole
    else:
        yield _named(UNPUBLISHED_SYSTEM, system, profile, on, "SCI")
    for compartment, *subs in token.compartments:
        name = f"{system}-{compartment}" if compartment else system
        if compartment:
            yield _part_of_system(name, f"{system}-[COMP]", name, profile, on)
        for sub in subs:
            yield _part_of_system(f"{name} [SUB]", "", f"{name} {sub}", profile, on)


def _part_of_system(key: str, other: str, name: str, profile: str, on: date) -> MarkingMeaning:
    known = _known(profile, on)
    if key not in known and other not in known:
        return _named(UNPUBLISHED_COMPARTMENT, name, profile, on, "SCI")
    return registered(key if key in known else other, name, profile, on)
