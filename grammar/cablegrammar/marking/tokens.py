"""The values of a marking, and how they are made of the pieces that the grammar found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypedDict, Unpack

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.marking.near_marking import near_in_place_of_system
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import foreign_disclosure, marking_by_key, marking_forms
from cablegrammar.vocabulary.nato_activities import NATO, is_group, may_be_activity, nato_activities

SHORTEST_NAME = 2
"""A letter alone is a slip, and the name of nothing."""


class Separator(NamedTuple):
    """What stands between two items, with the blanks beside it; its span counts from the marking's start."""

    text: str
    span: Span


class Piece(NamedTuple):
    """A terminal inside an item: its type in `marking.lark`, its text and place."""

    type: str
    text: str
    start: int
    end: int


class Item(NamedTuple):
    """An item as the grammar read it: its rule, its pieces, where in the marking it stands.

    `source` is the whole marking. `segment` counts the `//` before the item, `join` is the separator directly before
    it ("" for the first), `leading` tells whether the marking begins with `//`, `after_cui` whether the segment before
    holds CUI, so that its categories stand here.
    """

    source: str
    rule: str
    pieces: tuple[Piece, ...]
    segment: int
    join: str
    leading: bool
    controlled: bool = False
    behind_cui: bool = False
    after_cui: bool = False


@record
class MarkingToken:
    """One value of a marking.

    `kind` is `level`, `control`, `release-list` (REL TO, DISPLAY ONLY, EYES ONLY), `foreign` (FGI, NATO and other
    non-US or JOINT markings), `declassification` (a date or X-code as a banner field), `status` (DRAFT and the like
    beside CUI) or `unknown`; an unknown one in the part of CUI has the category CUI. `span` counts from the start of
    the marking. `banner` and `portion` are its forms there, None for an unknown token. `form`
    tells which one is written: `title`, `abbreviation`, `portion`, `alias`, or `both` where they are alike.
    `keys` name its rows of the register (a compartment has its system's and its own). `level` is set where the token
    names one; a foreign RESTRICTED names a level that the US has not (`level_text` says which). `codes` are the
    countries of a list with their spans and the text between them (`code_separators`); `compartments` those of an SCI
    system, each followed by its sub-compartments, or the numbers of SIGMA. `segment` counts the `//` before it.
    """

    kind: str
    text: str
    span: Span
    segment: int
    banner: str | None = None
    portion: str | None = None
    form: str = "both"
    category: str | None = None
    keys: tuple[str, ...] = ()
    level: Level | None = None
    level_text: str | None = None
    codes: tuple[str, ...] = ()
    code_spans: tuple[Span, ...] = ()
    code_separators: tuple[str, ...] = ()
    compartments: tuple[tuple[str, ...], ...] = ()

    @property
    def names_level(self) -> bool:
        """Whether it names a level of classification, US or foreign."""
        return self.level_text is not None

    @property
    def is_control(self) -> bool:
        """Whether it is one of the marking's controls, and no level, date or unknown word."""
        return self.kind in ("control", "release-list") or (self.kind == "foreign" and not self.names_level)

    @property
    def is_disclosure(self) -> bool:
        """Whether it says who may have the text, and no more: NOFORN, REL TO; not SBU NOFORN."""
        return bool(self.keys) and self.keys[0] in foreign_disclosure()

    @property
    def doubtful_codes(self) -> tuple[str, ...]:
        """The codes that may stand in a list where a word was read: AND between two codes is Andorra's code too.

        Between the last two of several codes that commas part it is the word; so it is where it is not in capitals.
        """
        ands = [parted for parted in self.code_separators if _AND in parted.split() or f"{_AND}," in parted.split()]
        others = [parted for parted in self.code_separators if parted not in ands]
        sure = len(ands) == 1 and ands[0].split() == [_AND] and others and all("," in parted for parted in others)
        return () if sure or not ands else (_AND,)

    @property
    def surely_listed(self) -> bool:
        """Whether all that its list says is known: each code is one, and none goes together with the one before it.

        NATO with a name behind it is not NATO (`NATO KFOR`). Such a list is not sorted, and nothing is added to it.
        """
        known = countries()
        joined = zip(self.codes, self.code_separators, strict=False)
        return (
            all(code in known for code in self.codes)
            and not self.doubtful_codes
            and not (
                self.kind == "release-list" and any(is_group(code) and not parted.strip() for code, parted in joined)
            )
        )

    @property
    def order(self) -> tuple[float, str]:
        """Its place in the order of the register. Control systems, published or not, stand in the alphabet."""
        if self.category == "SCI":
            return 4.0, self.banner or ""
        row = marking_by_key().get(self.keys[0]) if self.keys else None
        return (_CUI_CATEGORIES if row is None else row.order), ""


_AND = "AND"
"""A word, and the code of Andorra."""

_CUI_CATEGORIES = 7.6
"""The order of what has no row of its own: the categories of CUI, behind CUI."""


class Codes(TypedDict):
    """The countries of a list: their codes, places, and what stands between them."""

    codes: tuple[str, ...]
    code_spans: tuple[Span, ...]
    code_separators: tuple[str, ...]


class TokenFields(TypedDict, total=False):
    """The fields of a `MarkingToken` that have defaults."""

    banner: str | None
    portion: str | None
    form: str
    category: str | None
    keys: tuple[str, ...]
    level: Level | None
    level_text: str | None
    codes: tuple[str, ...]
    code_spans: tuple[Span, ...]
    code_separators: tuple[str, ...]
    compartments: tuple[tuple[str, ...], ...]


def normal(pieces: Sequence[Piece]) -> str:
    """The pieces in upper case, one blank or hyphen between words, comma and blank after a comma."""
    parts: list[str] = []
    for piece in pieces:
        if piece.type == "HYPHEN":
            parts.append("-")
        elif piece.type in ("COMMA", "ODD_SEPARATOR"):
            parts.append(",")
        else:
            if parts and parts[-1] != "-":
                parts.append(" ")
            parts.append(" ".join(piece.text.upper().split()))
    return "".join(parts)


def token_of(
    item: Item, kind: str, pieces: Sequence[Piece] | None = None, **fields: Unpack[TokenFields]
) -> MarkingToken:
    """A token over some pieces of an item, over all of them by default."""
    pieces = item.pieces if pieces is None else pieces
    span = Span(pieces[0].start, pieces[-1].end)
    return MarkingToken(kind, " ".join(item.source[span.start : span.end].split()), span, item.segment, **fields)


def between(source: str, start: int, end: int) -> str:
    """What is written between two places, a run of blanks as one blank."""
    text = source[start:end]
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _joins(item: Item, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a word of a list joins two countries. AND is Andorra too: alone between commas, or parted by blanks."""
    word = pieces[position].text
    if word == "&":
        return True
    if word == "and":  # behind nothing or before nothing it joins nothing: a list in small letters may begin with AND
        return 0 < position < len(pieces) - 1 and pieces[position + 1].type == "WORD"
    following = pieces[position + 1].type if position + 1 < len(pieces) else "COMMA"
    return word.upper() == "AND" and item.rule in ("release_list", "display_list") and following == "WORD"


def _names_activity(item: Item, group: Sequence[Piece], piece: Piece) -> bool:
    """Whether a word behind NATO is an activity of it, and with it one code: in a list no country is called so."""
    if item.rule == "foreign_information" or [one.text.upper() for one in group] != [NATO]:
        return False
    word = piece.text.upper()
    if word in nato_activities():
        return True
    known = word in countries() or word in marking_forms()
    return not known and may_be_activity(word) and not near_in_place_of_system(word)


def codes_of(item: Item, pieces: Sequence[Piece], *, apart: bool) -> Codes:
    """The countries of a list: parted by commas, and with `apart` by blanks too. `and` joins two, unless it is AND."""
    groups: list[list[Piece]] = []
    fresh = True
    for position, piece in enumerate(pieces):
        if piece.type in ("COMMA", "ODD_SEPARATOR") or _joins(item, pieces, position):
            fresh = True
        elif piece.type == "HYPHEN" and fresh:
            continue
        elif fresh or (
            apart
            and piece.type != "HYPHEN"
            and groups[-1][-1].type != "HYPHEN"
            and not _names_activity(item, groups[-1], piece)
        ):
            groups.append([piece])
            fresh = False
        else:
            groups[-1].append(piece)
    spans = tuple(Span(group[0].start, group[-1].end) for group in groups)
    parted = tuple(between(item.source, left.end, right.start) for left, right in pairwise(spans))
    return {"codes": tuple(map(normal, groups)), "code_spans": spans, "code_separators": parted}
