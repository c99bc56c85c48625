"""The markings of other governments, of NATO and of several owners, and foreign information in one of ours."""

from __future__ import annotations

from collections.abc import Sequence

from cablegrammar.base.record import replace
from cablegrammar.marking.tokens import Item, MarkingToken, Piece, codes_of, normal, token_of
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.nato_activities import NATO, nato_activities

_LETTERS = {"TS": Level.TOP_SECRET, "S": Level.SECRET, "C": Level.CONFIDENTIAL, "U": Level.UNCLASSIFIED}
FOREIGN_LEVELS: dict[str, tuple[str, Level | None]] = {
    **{letters: (letters, level) for letters, level in _LETTERS.items()},
    **{level.value: (letters, level) for letters, level in _LETTERS.items()},
    "R": ("R", None),
    "RESTRICTED": ("R", None),
}
LEVEL_TITLES = {"TS": "TOP SECRET", "S": "SECRET", "C": "CONFIDENTIAL", "R": "RESTRICTED", "U": "UNCLASSIFIED"}
_SHORTEST_CODE = 2


def _level_at_end(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], str | None]:
    """The pieces before a level at the end, and the letters of that level, None when none is there."""
    for length in (2, 1):
        words = " ".join(piece.text.upper() for piece in pieces[-length:])
        if len(pieces) >= length and words in FOREIGN_LEVELS:
            before = pieces[:-length]
            while before and before[-1].type == "HYPHEN":
                before = before[:-1]
            return before, FOREIGN_LEVELS[words][0]
    return pieces, None


def _level_at_start(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], str | None]:
    """The known countries behind a level, and its letters; None where something else stands there."""
    for length in (2, 1):
        words = " ".join(piece.text.upper() for piece in pieces[:length])
        names = pieces[length:]
        if words in FOREIGN_LEVELS and names and all(piece.text.upper() in countries() for piece in names):
            return names, FOREIGN_LEVELS[words][0]
    return pieces, None


def _foreign(item: Item, head: str, names: Sequence[Piece], letters: str | None, category: str) -> MarkingToken:
    codes = codes_of(item, names, apart=True)
    prefix = " ".join(filter(None, (head, normal(names).replace(",", ""))))
    hyphened = len(item.pieces) == 3 and item.pieces[1].type == "HYPHEN"
    titled = head == "FGI" and item.pieces[0].text.upper() != head
    spelled = letters is not None and all(piece.text.upper() != letters for piece in item.pieces)
    return token_of(
        item,
        "foreign",
        banner=f"{prefix} {LEVEL_TITLES[letters]}" if letters else prefix,
        portion=(f"{prefix}-{letters}" if hyphened else f"{prefix} {letters}") if letters else prefix,
        form="title" if spelled or (letters is None and titled) else "portion" if letters else "both",
        category=category,
        keys=(category,) if category in marking_by_key() else (),
        level=FOREIGN_LEVELS[letters][1] if letters else None,
        level_text=LEVEL_TITLES[letters] if letters else None,
        **codes,
    )


def foreign_information(item: Item) -> MarkingToken:
    """`FGI`, `FGI CAN DEU`, `FGI S`: information of other governments, named or concealed."""
    rest = tuple(piece for piece in item.pieces[1:] if piece.type != "HYPHEN")
    names, letters = _level_at_end(rest)
    return _foreign(item, "FGI", names, letters, "FGI")


def joint_marking(item: Item) -> MarkingToken:
    """`JOINT SECRET CAN GBR USA`: here the level stands before the countries."""
    rest = item.pieces[1:]
    for length in (2, 1):
        words = " ".join(piece.text.upper() for piece in rest[:length])
        if len(rest) >= length and words in FOREIGN_LEVELS:
            letters, level = FOREIGN_LEVELS[words]
            names = rest[length:]
            listed = f" {normal(names)}" if names else ""
            return token_of(
                item,
                "foreign",
                banner=f"JOINT {LEVEL_TITLES[letters]}{listed}",
                portion=f"JOINT {letters}{listed}",
                form="portion" if words == letters else "title",
                category="JOINT",
                keys=("JOINT",),
                level=level,
                level_text=LEVEL_TITLES[letters],
                **codes_of(item, names, apart=True),
            )
    return _foreign(item, "JOINT", rest, None, "JOINT")


def nato_activity(item: Item) -> MarkingToken | None:
    """`//NIS`, `//NATO KFOR SECRET`: the level of an activity of NATO, known or not."""
    if not item.leading or item.segment != 1:
        return None
    names, letters = _level_at_end(item.pieces)
    if letters is not None and len(names) > 1 and names[0].text.upper() == NATO:
        name = normal(names[1:])
        known = nato_activities().get(name)
        if known is None and (len(names) > 2 or not name.isalpha() or name in countries()):
            return None
        spelled = all(piece.text.upper() != letters for piece in item.pieces)
        short = f"N{known.letters}{letters}" if known is not None and known.letters else f"{NATO} {name} {letters}"
        return _of_activity(
            item, known.name if known else name, name, letters, short, "title" if spelled else "portion"
        )
    text = normal(item.pieces)
    inner, letters = text[1:-1], text[-1:]
    if len(item.pieces) != 1 or text[:1] != "N" or letters not in ("S", "C", "R", "U") or not inner:
        return None
    known = next((one for one in nato_activities().values() if inner in (one.letters.upper(), one.name)), None)
    if known is None and len(inner) > 1:
        return None
    short = f"N{known.letters or known.name}{letters}" if known is not None else text
    return _of_activity(item, known.name if known else "", known.name if known else inner, letters, short, "portion")


def _of_activity(item: Item, code: str, name: str, letters: str, short: str, form: str) -> MarkingToken:
    return token_of(
        item,
        "foreign",
        banner=f"{NATO} {name} {LEVEL_TITLES[letters]}",
        portion=short,
        form=form,
        category="non-US",
        level=FOREIGN_LEVELS[letters][1],
        level_text=LEVEL_TITLES[letters],
        codes=(code, NATO) if code else (NATO,),
    )


def cosmic(item: Item) -> MarkingToken | None:
    """`//COSMIC SECRET`: COSMIC with another level than its own."""
    names, letters = _level_at_end(item.pieces)
    if letters is None or [piece.text.upper() for piece in names] != ["COSMIC"]:
        return None
    return replace(_foreign(item, "COSMIC", (), letters, "non-US"), keys=("COSMIC TOP SECRET",), codes=(NATO,))


def foreign_level(item: Item) -> MarkingToken | None:
    """`//CAN DEU S`, `//DEU SECRET`, and `UK-C`: countries before a level. Without `//` they have to be known ones.

    Known ones may also stand behind the level, by a slip (`//SECRET GBR`).
    """
    names, letters = _level_at_end(item.pieces)
    first = item.leading and item.segment == 1
    if first and letters is None:
        names, letters = _level_at_start(item.pieces)
    hyphened = item.join == "" and len(item.pieces) == 3 and item.pieces[1].type == "HYPHEN"
    if letters is None or not names:
        return None
    known = all(piece.text.upper() in countries() for piece in names)
    # UK and GE are no codes, but what 32 CFR 2001.24(c) writes; a longer word (TOP-SECRET) is no country.
    if not (first or known or (hyphened and len(names[0].text) == _SHORTEST_CODE)):
        return None
    if not all(piece.type == "WORD" and _is_code(piece.text) for piece in names):
        return None
    return _foreign(item, "", names, letters, "non-US")


def _is_code(text: str) -> bool:
    """Whether a word may be a country's: a known code, or two to four letters."""
    return text.upper() in countries() or (text.isalpha() and 2 <= len(text) <= 4)
