"""Control systems with their compartments, and atomic energy markings with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from cablegrammar.base.nearest import nearest
from cablegrammar.base.record import replace
from cablegrammar.marking.near_level import near_level
from cablegrammar.marking.near_marking import near_in_place_of_system, near_portion
from cablegrammar.marking.tokens import SHORTEST_NAME, Item, MarkingToken, Piece, normal, token_of
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_by_key, marking_forms
from cablegrammar.vocabulary.no_controls import no_control


def with_unpublished_systems(tokens: Sequence[MarkingToken], *, alone: bool = False) -> tuple[MarkingToken, ...]:
    """The tokens, the unknown ones in the place of a control system read as unpublished systems (`ANB/SI/TK`).

    Not so one that nearly is a registered name: that is a slip. Beside registered systems a name is known by its
    neighbours; with `alone` it may also stand for itself, directly after a level that control systems may have.
    """
    segments = {token.segment for token in tokens if token.category == "SCI"}
    first = _alone(tokens) if alone and not segments else None
    if first is not None:
        segments = {first.segment}
    if not segments:
        return tuple(tokens)
    beside = first is not None and any(
        one is not first and one.segment == first.segment and _as_unpublished(one, alone=True)
        for one in tokens
        if one.kind == "unknown"
    )
    found: list[MarkingToken] = []
    for token in tokens:
        if token.kind == "unknown" and token.segment in segments:
            named = _as_unpublished(token, alone=token is first, beside=beside)
            token = _as_compartment(token, found) or named or token
        found.append(token)
    return tuple(found)


def _alone(tokens: Sequence[MarkingToken]) -> MarkingToken | None:
    """The unknown token directly after a level, where a control system stands."""
    if len(tokens) < 2 or not tokens[0].names_level or tokens[0].level is None or not tokens[0].level.classified:
        return None
    token = tokens[1]
    return token if token.kind == "unknown" and token.segment == tokens[0].segment + 1 else None


def _as_unpublished(token: MarkingToken, *, alone: bool, beside: bool = False) -> MarkingToken | None:
    """The control system that an unknown token names, with its compartments; None where it is a slip or no name.

    With `beside` another name that may stand alone is joined to it: then it may be a short one.
    """
    words = token.text.upper().replace("-", " ").split()
    if not words or not all(word.isascii() and word.isalnum() for word in words) or words[0] in marking_forms():
        return None
    if no_control(words[0]) is not None or words[0] in countries() or len(words[0]) < SHORTEST_NAME:
        return None
    if len(words[0]) >= _LONG and near_portion(words[0], first=False) is not None:
        return None
    if alone and (
        not (beside or _SHORTEST_ALONE <= len(words[0]) <= _LONGEST_ALONE)
        or near_in_place_of_system(words[0])
        or near_in_place_of_system(token.text)
    ):
        return None
    if nearest(words[0], tuple(system_forms())) is not None or near_level(words[0]) is not None:
        return None
    head, *rest = token.text.upper().split("-")
    groups = tuple(tuple(part.split()) for part in rest)
    name, *subs = head.split()
    if subs or not all(groups):
        return None
    text = name + "".join("-" + " ".join(group) for group in groups)
    return replace(token, kind="control", category="SCI", banner=text, portion=text, compartments=groups)


_LONG = 5
"""A name of so many letters that nearly is a registered one is a slip beside whatever it stands."""
_SHORTEST_ALONE = 3
_LONGEST_ALONE = 6
"""A name that stands for itself and is shorter or longer is more likely a slip, or a word, than a control system."""


def _as_compartment(token: MarkingToken, before: Sequence[MarkingToken]) -> MarkingToken | None:
    """The compartment that stands behind a `/` where a hyphen joins it to its system (`SI/G`)."""
    system = before[-1] if before else None
    if system is None or system.category != "SCI" or not system.keys or system.segment != token.segment:
        return None
    name, *subs = token.text.upper().split()
    found = marking_forms().get(f"{system.keys[0]}-{name}") or marking_forms().get(
        f"{marking_by_key()[system.keys[0]].title}-{name}"
    )
    if found is None:
        return None
    key = found[0].key
    text = " ".join((key, *subs))
    keys = tuple(k for k in (system.keys[0], key, f"{key} [SUB]" if subs else "") if k in marking_by_key())
    return replace(
        token, kind="control", category="SCI", banner=text, portion=text, keys=keys,
        compartments=((key.partition("-")[2], *subs),),
    )  # fmt: skip


@cache
def system_forms() -> dict[str, RegisteredMarking]:
    """The SCI control systems that take compartments, by each of their forms."""
    return {
        text: marking
        for text, (marking, _) in marking_forms().items()
        if marking.category == "SCI" and "-" not in marking.key
    }


@cache
def _atomic() -> dict[str, RegisteredMarking]:
    """The atomic energy markings, by each of their forms."""
    return {text: marking for text, (marking, _) in marking_forms().items() if marking.category == "AEA"}


def atomic_energy(item: Item) -> MarkingToken | None:
    """`RD-CNWDI`, `RD-SG 14 18`: an atomic energy marking with its subsets and numbers."""
    for marking, rest, title in _heads(item, _atomic()):
        return _with_subsets(item, marking, rest, title=title)
    return None


def control_system(item: Item) -> MarkingToken | None:
    """`SI-G ABCD EFGH-XYZ`: a registered control system with compartments and sub-compartments."""
    for marking, rest, title in _heads(item, system_forms()):
        # No compartment is called like a level: something else is joined to the system there.
        if not rest or any(piece.text.upper() in _LEVEL_WORDS for piece in rest):
            return None
        return _with_compartments(item, marking, rest, title=title)
    return None


_LEVEL_WORDS = frozenset(word for level in Level for word in level.value.split())


def system_words(item: Item) -> bool:
    """Whether the item is a row of control systems with nothing or a hyphen between them (`SI TK`, `SI-TK`).

    Behind a hyphen the name of one that was given up may be a compartment's, as it was for some.
    """
    words = [piece.text.upper() for piece in item.pieces if piece.type == "WORD"]
    if len(words) < 2 or not all(word in system_forms() for word in words):
        return False
    return len(words) == len(item.pieces) or all(system_forms()[word].retired is None for word in words)


def _heads(
    item: Item, known: Mapping[str, RegisteredMarking]
) -> Iterator[tuple[RegisteredMarking, Sequence[Piece], bool]]:
    """The registered names at the start of an item, the longest first: entry, what follows, whether it is a title."""
    for end in range(min(len(item.pieces), 9), 0, -1):
        if item.pieces[end - 1].type == "WORD" and (marking := known.get(normal(item.pieces[:end]))) is not None:
            text = normal(item.pieces[:end])
            yield marking, item.pieces[end:], text not in (marking.key, marking.portion)


_SUBSETS = {"CNWDI": "CNWDI", "N": "CNWDI", "SIGMA": "SIGMA", "SG": "SIGMA"}
"""What may follow RD and FRD, in each of its spellings."""


def _with_subsets(item: Item, marking: RegisteredMarking, rest: Sequence[Piece], *, title: bool) -> MarkingToken | None:
    """`RD-CNWDI`, `FRD-SIGMA 14 18`; None where something else is joined to it."""
    family, _, subset = marking.key.partition("-")
    subsets = [subset] if subset else [family] if family in _SUBSETS else []
    numbers: list[str] = []
    short = "SG" in normal(item.pieces).replace("-", " ").split()
    for piece in rest:
        word = piece.text.upper()
        if piece.type == "WORD" and word in _SUBSETS and family not in _SUBSETS:
            subsets.append(_SUBSETS[word])
        elif piece.type == "WORD" and word.isdecimal() and "SIGMA" in subsets:
            numbers.append(word)
        elif piece.type == "WORD" or rest[-1].type != "WORD":
            return None
    subsets = [] if family in _SUBSETS else [name for name in ("CNWDI", "SIGMA") if name in subsets]
    names = [family, *subsets]
    listed = "".join(f" {number}" for number in numbers)
    banner = ("-".join(names) if subsets else marking.key) + listed
    portion = (banner.removesuffix(listed) if subsets else marking.portion) + listed
    sigma = "SIGMA" in names
    return token_of(
        item,
        "control",
        banner=banner,
        portion=portion.replace("SIGMA", "SG"),
        form=_atomic_form(marking, item, title=title, short=short, sigma=sigma),
        category="AEA",
        keys=tuple(
            key
            for key in dict.fromkeys((family, marking.key, *(f"{family}-{name}" for name in names[1:])))
            if key in marking_by_key()
        ),
        compartments=tuple((number,) for number in numbers),
    )


def _atomic_form(marking: RegisteredMarking, item: Item, *, title: bool, short: bool, sigma: bool) -> str:
    if title and normal(item.pieces).startswith(marking.title):
        return "title"
    if sigma:
        return "portion" if short else "abbreviation"
    if marking.abbreviation in (None, marking.portion):
        return "both"
    return "portion" if normal(item.pieces) == marking.portion else "abbreviation"


def with_subsets_joined(tokens: Sequence[MarkingToken]) -> tuple[MarkingToken, ...]:
    """The tokens, a subset that stands apart from its marking (`RD/CNWDI`) read as the one it belongs to."""
    found: list[MarkingToken] = []
    for token in tokens:
        if token.category == "AEA" and token.keys[0] in _SUBSETS:
            family = next((t.keys[0] for t in reversed(found) if t.category == "AEA" and t.keys[0] in _FAMILIES), None)
            key = f"{family}-{token.keys[0]}"
            if family is not None and key in marking_by_key():
                banner = f"{family}-{token.banner}"
                token = replace(token, banner=banner, portion=banner.replace("SIGMA", "SG"), keys=(family, key))
        found.append(token)
    return tuple(found)


_FAMILIES = ("RD", "FRD")


def _with_compartments(item: Item, system: RegisteredMarking, rest: Sequence[Piece], *, title: bool) -> MarkingToken:
    forms, registered = marking_forms(), marking_by_key()
    groups: list[list[str]] = []
    keys = [system.key]
    opening = False
    for piece in rest:
        if piece.type != "WORD":
            opening = True
            continue
        word = piece.text.upper()
        if opening or (not groups and f"{system.key}-{word}" in registered):
            found = forms.get(f"{system.title}-{word}") or forms.get(f"{system.key}-{word}")
            word = found[0].key.partition("-")[2] if found is not None else word
            groups.append([word])
            keys.append(found[0].key if found is not None else f"{system.key}-[COMP]")
        elif groups:
            groups[-1].append(word)
            keys.append(f"{system.key}-{groups[-1][0]} [SUB]")
        else:
            groups.append(["", word])
        opening = False
    text = system.key + "".join(
        ("-" + group[0] if group[0] else "") + "".join(f" {sub}" for sub in group[1:]) for group in groups
    )
    return token_of(
        item,
        "control",
        banner=text,
        portion=text,
        form="title" if title else "both",
        category="SCI",
        keys=tuple(key for key in dict.fromkeys(keys) if key in registered),
        compartments=tuple(map(tuple, groups)),
    )
