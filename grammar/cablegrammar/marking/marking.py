"""One classification marking, a portion mark or a banner: what its items are, its level and its controls.

The shape of a marking is in `marking.lark`, the meaning of its items in the register (`vocabulary/markings.py`).
Spans count from the start of the marking's own text, so that a marking is parsed once however often it stands.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cablegrammar.base.node import Span
from cablegrammar.base.record import record, replace
from cablegrammar.marking.cui import is_cui, near_cui, with_parts_of_cui
from cablegrammar.marking.items import read_item
from cablegrammar.marking.near_level import near_level
from cablegrammar.marking.near_marking import near_of_letters, near_portion
from cablegrammar.marking.systems import with_subsets_joined, with_unpublished_systems
from cablegrammar.marking.tokens import Item, MarkingToken, Piece, Separator
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.cui import CUI, SPECIFIED, may_say_cui, mixed_spellings
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key, shared_forms
from cablegrammar.vocabulary.offices import is_office

__all__ = ["Marking", "MarkingToken", "Separator", "near_level", "on_day", "parse_marking"]

_CACHED_LENGTH = 160
"""Longer markings are not kept: no real one is, and hostile ones would fill the memory."""
_LONGEST_MENDED = 12
"""With more tokens than this a text is no misspelled marking."""


@record
class Marking:
    """A marking as it was read.

    `level` is None when none is named. SBU and FOUO alone name UNCLASSIFIED, LOU names LIMITED OFFICIAL USE.
    `controls` are the forms that a banner carries, in the order of the register, each once; a release list is always
    `REL TO` and the list's own text (`C/REL UK` gives `REL TO UK`), a bare `REL` is `REL TO`.

    `leading` tells whether the marking begins with `//`, as those of other governments do. `well_formed`: upper
    case, `/` or `//` between items and no blank beside them, no empty item. `banner_form`: some word is written as in
    a banner and not as in a portion (`SECRET`, `NOFORN`; CONTROLLED is not counted). `portion_form`: the other way
    round (`S`, `NF`).

    `canonical` is the marking in the portion forms of the register, with `/` or `//` as written and `/` where
    something else joins two items; None when some token is unknown or there is nothing. `near` is the marking that a
    misspelled one was most likely meant to be, in the same form; None where there is nothing to mend or no likely way.
    """

    text: str
    tokens: tuple[MarkingToken, ...]
    separators: tuple[Separator, ...]
    leading: bool
    level: Level | None
    controls: tuple[str, ...]
    well_formed: bool
    banner_form: bool
    portion_form: bool
    canonical: str | None
    near: str | None

    @property
    def unknown(self) -> tuple[MarkingToken, ...]:
        """The tokens that are in no register."""
        return tuple(token for token in self.tokens if token.kind == "unknown")

    @property
    def controlled(self) -> bool:
        """Whether it says that the text is CUI, alone or beside a level."""
        return any(map(is_cui, self.tokens))

    @property
    def recognised(self) -> bool:
        """Whether any token is known, so that the text is a marking at all, however bad."""
        return any(token.kind != "unknown" for token in self.tokens)

    @property
    def levels(self) -> tuple[MarkingToken, ...]:
        """The tokens that name a level, US or foreign; a right marking has one."""
        return tuple(token for token in self.tokens if token.names_level)

    @property
    def system(self) -> str | None:
        """Whose classification it is: `US`, `NATO`, `JOINT`, `FGI` or `foreign`; None without a level."""
        if not self.levels:
            return None if self.level is None else "US"
        head = self.levels[0]
        if head.category == "non-US":
            return "NATO" if "NATO" in head.codes else "foreign"
        return head.category

    @property
    def foreign_control(self) -> str | None:
        """What a portion with a foreign classification adds to a US banner (`FGI`, `FGI NATO`, `FGI CAN DEU`)."""
        if self.system in (None, "US"):
            return None
        return " ".join(("FGI", *(code for code in self.levels[0].codes if code != "USA")))

    @property
    def noforn(self) -> bool:
        """Whether it bars release to foreign nationals, in `SBU-NF` and `LES-NF` too."""
        return not {"NOFORN", "SBU NOFORN", "LES NOFORN"}.isdisjoint(self.controls)

    def token(self, key: str) -> MarkingToken | None:
        """The first token that the register knows by `key`."""
        return next((token for token in self.tokens if key in token.keys), None)


def parse_marking(text: str, *, unpublished: bool = False) -> Marking:
    """Read a marking: a portion mark without its parentheses, or a banner. Never raises; blanks around it count.

    With `unpublished` a name in no register that stands directly after a classified level is taken for a control
    system that is not published.
    """
    return _cached(text, unpublished) if len(text) <= _CACHED_LENGTH else _read(text, unpublished)


@lru_cache(maxsize=4096)
def _cached(text: str, unpublished: bool) -> Marking:
    return _read(text, unpublished)


def _read(text: str, unpublished: bool) -> Marking:
    written, text = text, text.translate(_SLASHES)
    tokens: list[MarkingToken] = []
    separators: list[Separator] = []
    empty = False
    segment, join, cui_segment = 0, "", -2
    controlled = may_say_cui(text) or SPECIFIED in text.upper()
    after_separator = True
    children = load("marking").parse(text).children
    for child in children:
        if isinstance(child, Token):
            separators.append(_separator(text, child))
            empty |= after_separator and bool(separators[:-1] or tokens)
            after_separator = True
            join = child.value
            segment += join == "//"
            continue
        item = Item(
            text, child.data, _pieces(child), segment, join, _leading(children),
            controlled, cui_segment >= 0, 0 <= segment - cui_segment <= 1,
        )  # fmt: skip
        found, joints = read_item(item, tokens)
        if controlled and any(is_cui(token) or (token.kind == "status" and cui_segment >= 0) for token in found):
            cui_segment = segment
        tokens += found
        separators += joints
        after_separator = False
    empty |= after_separator and bool(tokens)
    if tokens and is_office(text):  # S/CT is no SECRET with a control
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        tokens, separators, empty = [MarkingToken("unknown", text[whole.start : whole.end], whole, 0)], [], False
    read = with_subsets_joined(with_unpublished_systems(tokens, alone=unpublished))
    if controlled:
        read = with_parts_of_cui(read)
    return _marking(written, read, tuple(separators), _leading(children), empty)


def on_day(marking: Marking, on: date | None) -> Marking:
    """The marking as it was meant on a day: a form that two markings had one after the other (`NS-A`) is that of the
    one in force. None for a day that is not known: then it is the later one's.
    """
    if on is None or not any(form in marking.text.upper() for form in shared_forms()):
        return marking
    tokens = tuple(_as_meant(token, on) for token in marking.tokens)
    meant = _marking(marking.text, tokens, marking.separators, marking.leading, empty=False)
    return replace(meant, well_formed=marking.well_formed)


def _as_meant(token: MarkingToken, on: date) -> MarkingToken:
    for entry in shared_forms().get(token.text.upper(), ()):
        if entry.key in token.keys:
            return token
        if (entry.effective is None or entry.effective <= on) and (entry.retired is None or on < entry.retired):
            return replace(token, banner=entry.key, portion=entry.portion, form="portion", keys=(entry.key,))
    return token


_SLASHES = dict.fromkeys((0x2215, 0x2044, 0xFF0F), "/")
"""What looks like a slash, and what a word processor or a scanner puts in its place."""


def _leading(children: list[Token | Tree]) -> bool:
    return bool(children) and isinstance(children[0], Token) and children[0].type == "CATEGORY_SEPARATOR"


def _separator(text: str, token: Token) -> Separator:
    """The separator with the blanks beside it."""
    start, end = token.start_pos, token.end_pos
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return Separator(text[start:end], Span(start, end))


def _pieces(tree: Tree) -> tuple[Piece, ...]:
    return tuple(
        Piece(token.type, token.value, token.start_pos, token.end_pos)
        for token in tree.children
        if isinstance(token, Token)
    )


def _marking(
    text: str, tokens: tuple[MarkingToken, ...], separators: tuple[Separator, ...], leading: bool, empty: bool
) -> Marking:
    # A NATO mark has its `//` in the register's form, whether it was written or not.
    opening = leading or (bool(tokens) and tokens[0].category == "non-US" and bool(tokens[0].keys))
    known = all(token.kind != "unknown" for token in tokens)
    # Of several separators in a row (an empty item) the last one counts.
    ends = {separator.span.end: separator.text.strip() for separator in separators}
    joins = ["//" if ends.get(token.span.start) == "//" else "/" for token in tokens[1:]]
    return Marking(
        text=text,
        tokens=tokens,
        separators=separators,
        leading=leading,
        level=_level(tokens),
        controls=_controls(tokens),
        well_formed=(
            bool(tokens)
            and not empty
            and in_capitals(text, tokens)
            and text == " ".join(text.split())
            and text == text.translate(_SLASHES)
            and all(separator.text in ("/", "//") for separator in separators)
            and (leading or not separators or separators[0].span.start > 0)
        ),
        banner_form=any(token.form in ("title", "abbreviation") and not is_cui(token) for token in tokens),
        portion_form=any(token.form == "portion" for token in tokens),
        canonical=_join([token.portion or "" for token in tokens], joins, opening) if tokens and known else None,
        near=_near(tokens, joins, leading),
    )


def in_capitals(text: str, tokens: tuple[MarkingToken, ...]) -> bool:
    """Whether a marking is written in capitals, apart from what its register writes otherwise and from words that are
    no part of a marking.
    """
    if text == text.upper():
        return True
    for token in reversed(tokens):
        if (
            token.kind == "status"
            or token.text in mixed_spellings()
            or token.text == token.portion  # `NPfPS`
            or (token.kind, token.category) == ("unknown", CUI)
        ):
            text = text[: token.span.start] + text[token.span.end :]
    return text == text.upper()


def _join(forms: list[str], joins: list[str], leading: bool) -> str:
    parts = [forms[0]]
    for join, form in zip(joins, forms[1:], strict=False):
        parts += (join, form)
    return ("//" if leading else "") + "".join(parts)


def _level(tokens: tuple[MarkingToken, ...]) -> Level | None:
    for token in tokens:
        if token.names_level:
            return token.level
    register = marking_by_key()
    for token in tokens:
        if any(key in register and (register[key].levels == ("U",) or key == "CUI") for key in token.keys):
            return Level.UNCLASSIFIED
    return None


def _controls(tokens: tuple[MarkingToken, ...]) -> tuple[str, ...]:
    whole: list[tuple[MarkingToken, str]] = []
    for token in tokens:
        if token.form == "continued" and token.kind == "release-list" and whole:
            head, text = whole[-1]  # `NATO/AUS`: one list, whatever stands between its countries
            whole[-1] = head, ", ".join((text, *token.codes))
        elif token.is_control and token.banner:
            whole.append((token, token.banner))
    return tuple(dict.fromkeys(text for _, text in sorted(whole, key=lambda one: one[0].order)))


def _near(tokens: tuple[MarkingToken, ...], joins: list[str], leading: bool) -> str | None:
    """The marking with every unknown token replaced by the known one that is nearest."""
    if len(tokens) > _LONGEST_MENDED:
        return None
    forms: list[str] = []
    mended = False
    for position, token in enumerate(tokens):
        form = token.portion
        if token.kind == "unknown" and token.category == CUI:
            form = near_cui(token.text, portion=True)
        elif token.kind == "unknown":
            form = near_portion(token.text, first=position == 0)
        elif position == 0 and not leading and token.text.upper() in _NATO_LOOKALIKES:
            form = _NATO_LOOKALIKES[token.text.upper()]
        if form is None:
            return near_of_letters("".join(token.text for token in tokens))
        mended |= form != token.portion
        forms.append(form)
    return _join(forms, joins, leading) if mended else None


# Without `//` and in a cable without NATO material these are a slip of the hand more often than a NATO level.
_NATO_LOOKALIKES = {"NS": "S", "NC": "C", "NU": "U"}
