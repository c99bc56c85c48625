"""What is to be said of a value where it stands: it is unknown, given up, in the wrong form, at the wrong level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from cablegrammar.base.dates import day_text
from cablegrammar.marking.cui import near_cui
from cablegrammar.marking.marking import Marking, MarkingToken, parse_marking
from cablegrammar.marking.near_marking import near_banner, near_compartment, near_portion
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.regimes import exemption
from cablelint.engine.explained_values import MarkingMeaning
from cablelint.rule.api import DEFAULT_PROFILE
from cablelint.rule.wording import series

_QUOTED = 32


def notes_on(
    token: MarkingToken,
    marking: Marking,
    meanings: Sequence[MarkingMeaning],
    *,
    portion: bool,
    profile: str,
    on: date,
) -> tuple[str | None, tuple[str, ...]]:
    """What an unknown value was most likely meant to be, and the sentences about a value, in the order to read them."""
    if token.kind == "unknown" and not meanings:
        near = _near(token, marking, portion=portion)
        return near, tuple(_unknown(token, near))
    if token.keys and not meanings:
        return None, (f"{token.text} is not in the register that the profile {profile} goes by.",)
    return None, (
        *_dates(meanings, on),
        *_near_compartments(token),
        *_form(token, portion=portion, profile=profile),
        *_level(marking, meanings),
        *_declassification(token, on),
    )


def _near(token: MarkingToken, marking: Marking, *, portion: bool) -> str | None:
    if token.category == CUI:
        classified = marking.level is not None and marking.level.classified
        return near_cui(token.text, portion=portion, classified=classified)
    nearest = near_portion if portion else near_banner
    return nearest(token.text, first=token is marking.tokens[0])


def _unknown(token: MarkingToken, near: str | None) -> Iterator[str]:
    name = token.text if len(token.text) <= _QUOTED else "This"
    yield f"{name} is in no register{' and in no category of CUI' if token.category == CUI else ''}."
    if near is None:
        return
    titles = [marking_by_key()[one.keys[-1]].title for one in parse_marking(near).tokens if one.keys]
    title = "" if len(titles) != 1 or titles[0] == near else f" ({titles[0]})"
    yield f"It was probably meant to be {near}{title}."


def _dates(meanings: Sequence[MarkingMeaning], on: date) -> Iterator[str]:
    for one in meanings:
        if one.status == "retired" and one.retired is not None:
            yield f"{one.name} has not been a marking since {day_text(one.retired)}."
            if one.replacement is not None:
                yield f"In its place stands {one.replacement}."
        elif one.status == "not yet" and one.since is not None:
            yield f"{one.name} became a marking on {day_text(one.since)}, after {day_text(on)}."


def _near_compartments(token: MarkingToken) -> Iterator[str]:
    if token.category != "SCI" or not token.keys:
        return
    for name, *_ in token.compartments:
        near = near_compartment(token.keys[0], name)
        if near is not None:
            yield f"{name} is no compartment of {token.keys[0]} in the register. It was probably meant to be {near}."


def _form(token: MarkingToken, *, portion: bool, profile: str) -> Iterator[str]:
    """The form of a banner in a portion, and the other way round. A telegram's UNCLAS is right."""
    if portion and token.form in ("title", "abbreviation") and token.portion and token.portion != token.text:
        yield f"It is written as in a banner. A portion mark has {token.portion}."
    elif not portion and token.form == "portion" and token.banner:
        yield f"It is written as in a portion mark. A banner has {token.banner}."
    elif not portion and token.kind == "level" and token.form == "abbreviation" and profile != DEFAULT_PROFILE:
        yield f"It is written as in a telegram. A banner has {token.banner}."
    elif token.form == "alias":
        yield f"The register writes it {token.portion if portion else token.banner}."


def _level(marking: Marking, meanings: Sequence[MarkingMeaning]) -> Iterator[str]:
    level = marking.level
    if level is None or level is Level.LIMITED_OFFICIAL_USE:
        return
    for one in meanings:
        if one.levels and level.value not in one.levels:
            yield f"{one.name} stands with {series(one.levels, 'or')} only, and the level here is {level}."


def _declassification(token: MarkingToken, on: date) -> Iterator[str]:
    """The day that a banner names, or the exemption."""
    if token.kind != "declassification":
        return
    code = (token.banner or "").upper()
    known = exemption(code, on)
    if known is not None:
        yield f"{code}: {known.meaning}."
    elif code.isdecimal():
        try:
            day = datetime.strptime(code, "%Y%m%d").date()
        except ValueError:
            yield f"{code} is no day."
        else:
            yield f"It names {day_text(day)}."
