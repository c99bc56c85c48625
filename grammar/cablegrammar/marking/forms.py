"""A marking in the form of the register: categories and values in order, each value once, lists sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cablegrammar.marking.cui import is_cui
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.vocabulary.cui import CUI, LONG_FORM, SPECIFIED, dissemination_controls, mixed_spellings
from cablegrammar.vocabulary.list_headings import nato_headings, right_nato_heading
from cablegrammar.vocabulary.markings import ACCM, marking_by_key
from cablegrammar.vocabulary.nato_activities import is_group, is_known_code
from cablegrammar.vocabulary.profiles import Register, register_of

BRACKETS = frozenset("()[]{}")
CATEGORY_ORDER = ("SCI", "SAP", "non-US", "AEA", "FGI", "CUI", "dissemination", "non-IC")
"""The categories behind the level, in the order in which a marking carries them. In a marking of NATO its controls
stand where a special access program does."""


def register_form(
    marking: Marking,
    *,
    portion: bool,
    titles: bool = False,
    dates: bool = False,
    register: Register | None = None,
) -> str | None:
    """The marking as a register writes it, without parentheses: by default that of the intelligence community.

    None where it cannot be known: an unknown token, no level, two levels, brackets. This puts `//` after the level;
    `Marking.canonical` leaves a State mark's `/` alone. With `titles` a banner keeps the titles that it is written with
    (`TALENT KEYHOLE`), with `dates` the declassification value that banners had until 2008.
    """
    house = register or register_of("ic", date.max)
    head = _head(marking, house, portion=portion)
    if head is None or marking.unknown or any(map(_lacks_level, marking.tokens)):
        return None
    if not BRACKETS.isdisjoint(marking.text):
        return None  # two marks are not one
    titles = titles and not portion
    parts = [head] if head else []
    for category in CATEGORY_ORDER:
        tokens = [token for token in marking.tokens if place_of(token, marking) == category and token.is_control]
        if category == CUI:
            parts += _cui(tokens, long=titles and not head)
        elif tokens:
            own = [token for token in tokens if token.category == category]
            values = _values(category, own, marking, house, portion=portion, titles=titles) if own else []
            # NATO's controls come behind those of the United States (CAPCO16 H.7 p122).
            values += sorted((token.portion if portion else token.banner) or "" for token in tokens if token not in own)
            parts.append("/".join(values))
    if dates:
        parts += dict.fromkeys(token.banner or "" for token in marking.tokens if token.kind == "declassification")
    return "//".join(parts)


def place_of(token: MarkingToken, marking: Marking) -> str | None:
    """The category whose place a token takes: a control of NATO that of the United States, in one of our markings."""
    if token.category == "non-US" and token.keys and not token.names_level and marking.system in ("US", None):
        entry = marking_by_key().get(token.keys[0])
        return token.category if entry is None else entry.place
    return token.category


def sorted_codes(codes: Iterable[str], *, usa_first: bool) -> list[str]:
    """Countries in the order of the register: USA first where asked for, countries, organisations; each by letters."""
    unique = list(dict.fromkeys(codes))
    if not all(map(is_known_code, unique)):
        return unique  # where a code belongs that nobody knows is not known
    return sorted(unique, key=lambda code: (not (usa_first and code == "USA"), is_group(code), code))


def sorted_values(values: Iterable[str]) -> list[str]:
    """Names of compartments or programs, or numbers, each once: digits before letters, numbers by their size."""
    unique = set(values)
    return sorted(unique, key=int) if all(map(str.isdecimal, unique)) else sorted(unique)


# ------------------------------------------------------------------------------------------------------------ the level


def _head(marking: Marking, house: Register, *, portion: bool) -> str | None:
    """What stands before the controls: "" for a CUI marking without a level."""
    levels = marking.levels
    if not marking.tokens or len({(token.category, token.banner) for token in levels}) > 1:
        return None
    if not levels:
        if marking.level is None:
            return None
        if marking.controlled:
            return ""
        return marking.level.portion if portion else marking.level.value
    token = levels[0]
    form = _of_house(token, house, portion=portion)
    if token.category == "US" or form is None:
        return form
    if token.category == "JOINT" or (token.category == "non-US" and not token.keys and "NATO" not in token.codes):
        codes = list(token.codes)
        codes += [code for other in marking.tokens if _continues(other, "JOINT") for code in other.codes]
        listed = " ".join(sorted_codes(codes, usa_first=False))
        title = token.level_text or ""
        level = (marking.level.portion if marking.level is not None else "R") if portion else title
        if token.category == "JOINT":
            return "//" + " ".join(filter(None, ("JOINT", level, listed)))
        return f"//{form}" if portion and "-" in form else "//" + " ".join((listed, level))
    return f"//{form}"


def _of_house(token: MarkingToken, house: Register, *, portion: bool) -> str | None:
    """A level's form, or the one that a profile's manual has for it."""
    form = token.portion if portion else token.banner
    known, own = (found.get(token.keys[0]) if token.keys else None for found in (marking_by_key(), house.markings))
    if known is None or own is None or form not in (known.portion, known.key):
        return form
    return own.portion if portion else own.title if own.title != known.title else form


def _lacks_level(token: MarkingToken) -> bool:
    """Whether it is JOINT, which stands where the level does, and names none."""
    return token.category == "JOINT" and not token.names_level and token.form != "continued"


def _continues(token: MarkingToken, category: str) -> bool:
    return token.form == "continued" and token.category == category


# --------------------------------------------------------------------------------------------------------- the controls


def _values(
    category: str,
    tokens: Sequence[MarkingToken],
    marking: Marking,
    house: Register,
    *,
    portion: bool,
    titles: bool,
) -> list[str]:
    """The values of one category, each once, in order."""
    match category:
        case "SCI":
            return _systems(tokens, house, portion=portion, titles=titles)
        case "SAP":
            sorted_inside = house.manual.program_indicator != "each"
            programs = sorted_values(_program(token, sorted_inside=sorted_inside) for token in tokens)
            head = "SPECIAL ACCESS REQUIRED-" if titles and tokens[0].form == "title" else "SAR-"
            each = house.manual.program_indicator == "each" and _on_each(tokens)
            return [(head if each or index == 0 else "") + program for index, program in enumerate(programs)]
        case "AEA":
            return _atomic(tokens, house, portion=portion, titles=titles)
        case "FGI":
            return _foreign_information(tokens, titles=titles)
        case _:
            return _listed(tokens, marking, portion=portion, titles=titles)


def _written(token: MarkingToken) -> str:
    """A token's own words, for a title that a banner keeps."""
    return " ".join(token.text.upper().split())


def _systems(tokens: Sequence[MarkingToken], house: Register, *, portion: bool, titles: bool) -> list[str]:
    """The control systems, those that stand more than once joined: `SI-ABC-G XYZ`."""
    systems: dict[str, dict[str, set[str]]] = {}
    sources: dict[str, list[MarkingToken]] = {}
    for token in tokens:
        name = system_of(token)
        compartments = systems.setdefault(name, {})
        sources.setdefault(name, []).append(token)
        for compartment, *subs in token.compartments:
            compartments.setdefault(compartment, set()).update(subs)
    values = []
    for name in sorted_values(systems):
        compartments, text = systems[name], name
        for compartment in sorted_values(compartments):
            text += f"-{compartment}" if compartment else ""
            text += "".join(f" {sub}" for sub in sorted_values(compartments[compartment]))
        known = house.markings.get(text)
        own = sources[name]
        if known is not None and not known.known and len(own) == 1:
            text = _written(own[0])  # the short form of another manual: here it is a compartment that nobody knows
        elif portion and known is not None and known.known:
            text = known.portion  # a manual may have another form there (TK-G)
        if titles and len(own) == 1 and own[0].form == "title" and own[0].banner == text:
            text = _written(own[0])
        values.append(text)
    return values


def system_of(token: MarkingToken) -> str:
    """The control system of a token in the SCI category."""
    return (token.banner or token.text).split("-")[0].split()[0]


def _on_each(tokens: Sequence[MarkingToken]) -> bool:
    """Whether the indicator stands before every program, and not before the first one alone."""
    return all(" ".join(token.text.upper().split()) != (token.banner or "").removeprefix("SAR-") for token in tokens)


def _program(token: MarkingToken, *, sorted_inside: bool) -> str:
    """A special access program with its compartments and sub-compartments, sorted where that is the manual's order."""
    name, *rest = (token.banner or "").removeprefix("SAR-").split("-")
    compartments: dict[str, dict[str, None]] = {}
    for part in rest:
        compartment, *subs = part.split() or [""]
        compartments.setdefault(compartment, {}).update(dict.fromkeys(subs))

    def ordered(values: Iterable[str]) -> list[str]:
        return sorted_values(values) if sorted_inside else [*values]

    return name + "".join(
        f"-{compartment}" + "".join(f" {sub}" for sub in ordered(compartments[compartment]))
        for compartment in ordered(compartments)
    )


def _atomic(tokens: Sequence[MarkingToken], house: Register, *, portion: bool, titles: bool) -> list[str]:
    """The atomic energy markings, the subsets of one joined: `RD-CNWDI-SIGMA 14 18`."""
    families: dict[str, list[MarkingToken]] = {}
    for token in tokens:
        families.setdefault(token.keys[0], []).append(token)
    values = []
    for family, own in families.items():
        subsets = {key.partition("-")[2] for token in own for key in token.keys} - {""}
        numbers = sorted_values(number for token in own for (number,) in token.compartments)
        form = own[0].portion if portion else own[0].banner
        text = (form or family) if not subsets and not numbers else family
        text = text if not numbers or subsets else (text.split()[0])
        for subset in sorted(subsets):
            known = house.markings[subset]
            text += "-" + (known.portion if portion else known.abbreviation or known.title)
        text += "".join(f" {number}" for number in numbers)
        if titles and len(own) == 1 and own[0].form == "title" and own[0].banner == text:
            text = _written(own[0])
        values.append((own[0].order, text))
    return [text for _, text in sorted(values)]


def _foreign_information(tokens: Sequence[MarkingToken], *, titles: bool) -> list[str]:
    """`FGI` with all its countries; a bare one, whose source is concealed, stays apart."""
    head = "FOREIGN GOVERNMENT INFORMATION" if titles and tokens[0].form == "title" else "FGI"
    codes = [code for token in tokens for code in token.codes]
    values = [head] if any(not token.codes for token in tokens) else []
    return [*values, f"{head} {' '.join(sorted_codes(codes, usa_first=False))}"] if codes else values


def _listed(tokens: Sequence[MarkingToken], marking: Marking, *, portion: bool, titles: bool) -> list[str]:
    """The values of a category whose order is the register's; where CUI has the last word it is the alphabet's."""
    by_letters = marking.controlled and (not marking.levels or all(map(is_dissemination, tokens)))
    values = []
    for position, token in enumerate(tokens):
        if token.form == "continued":
            continue
        more: list[str] = []
        for other in tokens[position + 1 :]:
            if other.form != "continued":
                break
            more += other.codes
        text = _value(token, [*token.codes, *more], portion=portion, titles=titles)
        # CUI's own ones stand behind those of the register, whatever their order there.
        own = by_letters or (marking.controlled and is_only_cui(token))
        values.append(((not by_letters and own, 0.0 if own else token.order[0], text.upper()), text))
    listed = list(dict.fromkeys(text for _, text in sorted(values)))
    first = next((text for text in listed if text.startswith(ACCM)), None)
    return [text.removeprefix(ACCM) if text != first else text for text in listed]


def _value(token: MarkingToken, codes: list[str], *, portion: bool, titles: bool) -> str:
    if not token.surely_listed:
        return token.text
    if token.kind == "release-list" and codes:
        if is_of_nato(token):
            return f"{right_nato_heading(token.keys[0])} {', '.join(codes)}"
        listed = sorted_codes(codes, usa_first=True)
        return "/".join(listed) + " EYES ONLY" if "EYES ONLY" in token.keys else f"{token.keys[0]} {', '.join(listed)}"
    if not portion and token.text in mixed_spellings():
        return token.text
    if titles and token.form == "title":
        return _written(token)
    return (token.portion if portion else token.banner) or ""


def is_of_nato(token: MarkingToken) -> bool:
    """Whether it is a release list in the words of NATO, which sorts it by its own rules."""
    return token.kind == "release-list" and token.text.upper().startswith(tuple(nato_headings()))


def is_dissemination(token: MarkingToken) -> bool:
    """Whether it is a limited dissemination control of CUI."""
    return not dissemination_controls().keys().isdisjoint(token.keys)


def is_only_cui(token: MarkingToken) -> bool:
    """Whether it is a dissemination control that nobody has but CUI."""
    known = dissemination_controls()
    return any(key in known and not known[key].also_ic for key in token.keys)


def category_order(name: str) -> tuple[bool, str]:
    """The place of a category of CUI among others: Specified before Basic, each by letters."""
    return (not name.startswith(SPECIFIED), name)


def _cui(tokens: list[MarkingToken], *, long: bool) -> list[str]:
    """`CUI`, then its categories: Specified before Basic. `long` leaves CONTROLLED where it stands."""
    if not tokens:
        return []
    names = sorted({token.banner or "" for token in tokens if not is_cui(token)}, key=category_order)
    head = LONG_FORM if long and any(is_cui(token) and token.form == "title" for token in tokens) else CUI
    return [head, "/".join(names)] if names else [head]
