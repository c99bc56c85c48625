"""Control systems with their compartments, and atomic energy markings with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from cablegrammar.marking_tokens import Item, MarkingToken, Piece, normal, token_of
from cablegrammar.nearest import nearest
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_by_key, marking_forms


def with_unpublished_systems(tokens: Sequence[MarkingToken]) -> tuple[MarkingToken, ...]:
    """The tokens, the unknown ones among control systems read as unpublished systems (`ANB/SI/TK`).

    Not so one that nearly is a registered name: that is a slip.
    """
    segments = {token.segment for token in tokens if token.category == "SCI"}
    if not segments:
        return tuple(tokens)
    return tuple(
        replace(token, kind="control", category="SCI", banner=token.text, portion=token.text)
        if token.kind == "unknown"
        and token.segment in segments
        and token.text.isalnum()
        and nearest(token.text.upper(), tuple(_systems())) is None
        else token
        for token in tokens
    )


@cache
def _systems() -> dict[str, RegisteredMarking]:
    """The SCI control systems and atomic energy markings that take compartments or numbers, by each of their forms."""
    return {
        text: marking
        for text, (marking, _) in marking_forms().items()
        if (marking.category == "SCI" and "-" not in marking.key) or marking.category == "AEA"
    }


def structured(item: Item) -> MarkingToken | None:
    """`SI-G ABCD EFGH-XYZ`, `RD-SG 14 18`: a registered name with compartments, sub-compartments or numbers."""
    systems = _systems()
    for end in range(min(len(item.pieces) - 1, 9), 0, -1):
        if item.pieces[end - 1].type == "WORD" and (marking := systems.get(normal(item.pieces[:end]))) is not None:
            rest = item.pieces[end:]
            title = normal(item.pieces[:end]) not in (marking.key, marking.portion)
            if marking.category == "AEA":
                return _with_numbers(item, marking, rest, title=title)
            return _with_compartments(item, marking, rest, title=title)
    return None


def _with_numbers(item: Item, marking: RegisteredMarking, rest: Sequence[Piece], *, title: bool) -> MarkingToken:
    listed = normal(rest)
    blank = "" if listed.startswith("-") else " "
    family = marking.key.partition("-")[0]
    sigma = "SIGMA" in listed or "-SG" in listed
    return token_of(
        item,
        "control",
        banner=f"{marking.key}{blank}{listed}",
        portion=f"{marking.portion}{blank}{listed}",
        form="title"
        if title
        else "both"
        if marking.key == marking.portion
        else "portion"
        if normal(item.pieces).startswith(marking.portion)
        else "abbreviation",
        category="AEA",
        keys=tuple(dict.fromkeys((family, marking.key, *((f"{family}-SIGMA",) if sigma else ())))),
        compartments=tuple((piece.text,) for piece in rest if piece.text.isdecimal()),
    )


def _with_compartments(item: Item, system: RegisteredMarking, rest: Sequence[Piece], *, title: bool) -> MarkingToken:
    forms = marking_forms()
    groups: list[list[str]] = []
    keys = [system.key]
    opening = False
    for piece in rest:
        if piece.type != "WORD":
            opening = True
            continue
        word = piece.text.upper()
        if opening:
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
    registered = marking_by_key()
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
