"""The part of a marking that speaks of CUI: categories, words of status, and what was meant by an unknown value.

    CUI//SP-CTI/PRVCY//FEDCON    (CUI//PRVCY//NF)    SECRET//HCS-P/TK//FGI GBR//CUI//SP-CTI//NOFORN

Categories stand directly behind CUI. Some of them are called like a marking of the register (`FISA`, `PROPIN`), and
only the place tells the two apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from cablegrammar.base.nearest import distance, nearest
from cablegrammar.base.node import Span
from cablegrammar.base.record import replace
from cablegrammar.marking.tokens import Item, MarkingToken, Piece, Separator, between, normal, token_of
from cablegrammar.vocabulary.cui import (
    CUI,
    LONG_FORM,
    SPECIFIED,
    category_of_text,
    cui_categories,
    dissemination_controls,
    status_words,
)
from cablegrammar.vocabulary.markings import DISPLAY_ONLY, REL_TO, marking_by_key, marking_forms

Read = tuple[list[MarkingToken], list[Separator]]

_LISTS = (REL_TO, DISPLAY_ONLY)
_WITH_LIST = (*_LISTS, "EYES ONLY")
_MOST_WORDS = 8
"""With more words in one item a text is no marking whose separators were lost."""


def is_cui(token: MarkingToken) -> bool:
    """Whether it is the control marking itself, CUI or CONTROLLED."""
    return CUI in token.keys


def is_category(token: MarkingToken) -> bool:
    """Whether it is a category of CUI."""
    return token.category == CUI and token.kind == "control" and not token.keys


def read_cui(item: Item, before: Sequence[MarkingToken]) -> Read | None:
    """The tokens of an item that belongs to CUI; None where it is for the register, or for nobody, to know it."""
    if not item.controlled:
        return None
    text = normal(item.pieces)
    if text in status_words():
        return [_status(item)], []
    if category_of_text(text) is not None:
        return ([_category(item)], []) if _is_category_here(item, text, before) else None
    return _joined(item)


def _is_category_here(item: Item, text: str, before: Sequence[MarkingToken]) -> bool:
    """Whether the code of a category stands for the category."""
    if text not in marking_forms():
        return True
    if item.join == "/" and before and before[-1].kind not in ("unknown", "status"):
        return is_category(before[-1]) or is_cui(before[-1])
    return item.after_cui


def _category(item: Item, pieces: Sequence[Piece] | None = None) -> MarkingToken:
    text = normal(item.pieces if pieces is None else pieces)
    category = category_of_text(text)
    right = text if category is None else category.marking(specified=text.startswith(SPECIFIED))
    return token_of(item, "control", pieces, banner=right, portion=right, category=CUI)


def _status(item: Item, pieces: Sequence[Piece] | None = None) -> MarkingToken:
    text = normal(item.pieces if pieces is None else pieces)
    return token_of(item, "status", pieces, banner=text, portion=text)


def _dissemination(item: Item, pieces: Sequence[Piece]) -> MarkingToken:
    marking, form = marking_forms()[normal(pieces)]
    return token_of(
        item, "control", pieces, banner=marking.key, portion=marking.portion, form=form, category=marking.category,
        keys=(marking.key,),
    )  # fmt: skip


def _control(item: Item, pieces: Sequence[Piece]) -> MarkingToken:
    form = "both" if normal(pieces) == CUI else "title"
    return token_of(item, "control", pieces, banner=CUI, portion=CUI, form=form, category=CUI, keys=(CUI,))


# ------------------------------------------------------------------------------------------ values without a separator


def _joined(item: Item) -> Read | None:
    """`CUI-PRVCY`, `CUI SP-CTI`, `DRAFT CUI`, `SP-CTI PRVCY`: values with a blank or hyphen where a slash belongs."""
    words = sum(piece.type == "WORD" for piece in item.pieces)
    if not 2 <= words <= _MOST_WORDS or any(piece.type == "COMMA" for piece in item.pieces):
        return None
    if not item.behind_cui and not any(piece.text.upper() in (CUI, LONG_FORM) for piece in item.pieces):
        return None
    groups = list(_groups(item.pieces))
    if len(groups) < 2 or None in (kinds := [_kind(group) for group in groups]):
        return None
    tokens = []
    for kind, group in zip(kinds, groups, strict=True):
        tokens.append(_READERS[kind or ""](item, group))
    joints = [
        Separator(between(item.source, left[-1].end, right[0].start), Span(left[-1].end, right[0].start))
        for (left, before), (right, after) in pairwise(zip(groups, kinds, strict=True))
        if "status" not in (before, after)  # what joins a word that is no part of a marking goes with it
    ]
    return tokens, joints


_READERS: dict[str, Callable[[Item, Sequence[Piece]], MarkingToken]] = {
    "cui": _control,
    "status": _status,
    "category": _category,
    "dissemination": _dissemination,
}


def _groups(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces in groups, each the longest that is a value of CUI, hyphens between them left out."""
    start = 0
    while start < len(pieces):
        if pieces[start].type == "HYPHEN":
            start += 1
            continue
        for end in range(min(len(pieces), start + 5), start, -1):
            if _kind(pieces[start:end]) is not None:
                break
        else:
            end = start + 1
        yield pieces[start:end]
        start = end


def _kind(pieces: Sequence[Piece]) -> str | None:
    text = normal(pieces)
    if text in (CUI, LONG_FORM):
        return "cui"
    if text in status_words():
        return "status"
    if category_of_text(text) is not None:
        return "category"
    return "dissemination" if _disseminates(text) else None


def _disseminates(text: str) -> bool:
    """Whether it is a dissemination control that has no list behind it, CUI's own or another register's."""
    found = marking_forms().get(text)
    return found is not None and found[0].category in ("dissemination", "non-IC") and found[0].key not in _WITH_LIST


# ------------------------------------------------------------------------------------------------------ unknown values


def with_parts_of_cui(tokens: Sequence[MarkingToken]) -> tuple[MarkingToken, ...]:
    """The tokens, those that only the whole marking tells to be a part of CUI read as such.

    An unknown one behind CUI gets its category. A name that both CUI and the register have is the category's where the
    marking has nothing but CUI, among other categories, and where the control of that name is for unclassified text.
    """
    if not any(map(is_cui, tokens)):
        return tuple(tokens)
    level = next((token.level for token in tokens if token.names_level), None)
    alone = level is None and not any(token.names_level for token in tokens)
    segments = {token.segment for token in tokens if is_category(token)}
    found: list[MarkingToken] = []
    behind = False
    for token in tokens:
        behind = behind or is_cui(token)
        if token.kind == "unknown" and (behind or token.text.upper().startswith(SPECIFIED)):
            token = replace(token, category=CUI)
        elif (
            token.kind == "control"
            and token.category != CUI
            and (
                alone or token.segment in segments or (level is not None and level.classified and _unclassified(token))
            )
        ):
            token = _as_category(token)
        found.append(token)
    return tuple(found)


def _unclassified(token: MarkingToken) -> bool:
    """Whether the control is only for text that is not classified."""
    return any(marking_by_key()[key].levels == ("U",) for key in token.keys)


def _as_category(token: MarkingToken) -> MarkingToken:
    category = category_of_text(token.text.upper())
    if category is None or not dissemination_controls().keys().isdisjoint(token.keys):
        return token
    right = category.marking(specified=False)
    return MarkingToken("control", token.text, token.span, token.segment, banner=right, portion=right, category=CUI)


def near_cui(text: str, *, portion: bool, classified: bool = False) -> str | None:
    """The category or dissemination control that an unknown value was most likely meant to be; None if none is near.

    With `classified` the dissemination controls of the intelligence community are looked at, too.
    """
    word = " ".join(text.upper().replace("_", "-").split())
    named = _by_name().get(word)
    if named is not None:
        return named
    bare = word.replace(" ", "-") if word.startswith("SP ") else word
    near = _letters_changed_round(bare, portion) or nearest(bare, _written(portion))
    if near is None and classified:
        near = nearest(word, _ic_forms(portion))
    if near is None:
        return None
    known = _readings(portion)
    return known.get(near, near)


def _letters_changed_round(word: str, portion: bool) -> str | None:
    """The spelling of which two neighbouring letters are changed round: the slip of the hand that explains itself."""
    alike = _by_letters(portion).get("".join(sorted(word)), ())
    return next((spelling for spelling in alike if distance(word, spelling, 2) == 1), None)


@cache
def _by_letters(portion: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for spelling in _written(portion):
        key = "".join(sorted(spelling))
        found[key] = (*found.get(key, ()), spelling)
    return found


@cache
def _by_name() -> dict[str, str]:
    """The names of the categories, as people write them in place of the code."""
    return {category.name.upper(): category.markings[-1] for category in cui_categories().values()}


@cache
def _readings(portion: bool) -> dict[str, str]:
    """Every spelling by which something of CUI is known, with its right form."""
    found: dict[str, str] = {}
    for category in cui_categories().values():
        for written in (category.code, SPECIFIED + category.code):
            found[written] = category.marking(specified=written.startswith(SPECIFIED))
    for ldc in dissemination_controls().values():
        form = ldc.portion if portion else ldc.banner
        found |= dict.fromkeys((ldc.key, ldc.portion), form)
    return found


@cache
def _written(portion: bool) -> tuple[str, ...]:
    """The spellings: controls first, of which there are few, then categories as the registry has them."""
    readings = _readings(portion)
    spellings = [spelling for spelling in readings if spelling not in _LISTS]
    return tuple(sorted(spellings, key=lambda one: (one not in dissemination_controls(), readings[one] != one)))


@cache
def _ic_forms(portion: bool) -> tuple[str, ...]:
    controls = (marking for marking in marking_by_key().values() if marking.category == "dissemination")
    return tuple(
        marking.portion if portion else marking.abbreviation or marking.title
        for marking in controls
        if marking.retired is None and marking.key not in _LISTS
    )
