"""The list of references: `A. STATE 81436  B. 06 SUVA 546 (NOTAL)  C. SMITH/DOE E-MAIL OF 05/11/07`.

`references.lark` cuts the list into parts, `so_far` and what stands on it put these together to items, and an item
becomes a `Reference` here. Nothing raises, whatever the text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import cast

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.parsing.driver import ParseError
from cablegrammar.parsing.loader import load, scanner
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.references import additions, cables, others
from cablegrammar.references.cable_id import CableId
from cablegrammar.references.item import Item, ReferenceKind, letter_of
from cablegrammar.references.so_far import SoFar
from cablegrammar.vocabulary.posts import names_by_key


@record
class Reference(Node):
    """One item of the list. `span` and `text` (joined to one line) leave out its letter and the separators around it.

    `letter` is in capitals; several items under one letter (`A. SUVA 12 AND 14`) share it, and only the first has a
    `letter_span` (the letter with its points and parentheses). `year` has four digits; `year_given` tells that it was
    written and not taken from the citing cable. `date` is the item's own (`STATE 99488 24 SEP 2009`). `post` is the
    canonical name where the post is known, else as written, in capitals; `post_span` is where a cable or an airgram
    names it, None for a number that repeats the post before. `part` is the paragraph or the section that
    is meant of the cable (`PARA3`, `2`), empty for the whole. `malformed` marks what looks like a cable's id and is
    none (damaged digits, a post without a number); its kind is `other`, and so is that of everything that is no known
    kind of message. `cut` marks one that a copy cut short (`STATE 123...`): nobody knows what it was, and its kind is
    `other`. `reads_in_two_ways`: the day and the month of the date are figures that may change places
    (`05/11/07`, not `5 NOV 07`).
    """

    within = ("references",)

    letter: str | None
    letter_span: Span | None
    kind: ReferenceKind
    text: str
    post: str | None
    number: int | None
    year: int | None
    year_given: bool
    date: datetime.date | None
    notal: bool
    malformed: bool
    post_span: Span | None = None
    part: str = ""
    cut: bool = False
    reads_in_two_ways: bool = False

    @lazy
    def bare(self) -> bool:
        """Whether it is a number alone, whose post is taken from an item before it or from the citing cable."""
        return self.kind == "cable" and self.post_span is None

    @lazy
    def cable_id(self) -> CableId | None:
        """Which cable it is; None for what is no cable, where its year is not known, and where the post can be none."""
        return CableId.told(self.year, self.post, self.number) if self.kind == "cable" else None

    @lazy
    def id(self) -> str | None:
        """The id of that cable: two digits of the year, the post without blanks, the number without leading zeros."""
        cable = self.cable_id
        return None if cable is None else str(cable)


_NO_REFERENCES = frozenset(("", "NONE", "N/A", "NA", "NIL", "(NONE)", "(N/A)"))


def parse_references(text: str, start: int, post: str | None, year: int | None) -> tuple[Reference, ...]:
    """Read a list of references.

    `text` is what stands after the label, `start` its offset in the file; `post` and `year` (four digits) are those
    of the citing cable, which a number without a post and an item without a year take. An empty list, `NONE` and
    `N/A` give ().
    """
    stripped = text.strip()
    if stripped.rstrip(".").upper() in _NO_REFERENCES:
        return ()
    found = SoFar(text, post, year)
    if not add_plain(found):
        try:
            parts = load("references").parse(text).children
            for place, part in enumerate(parts, start=1):
                found.rest = parts[place : place + 2]
                add(found, part)
            found.settle(None)
        except ParseError:  # pragma: no cover - the grammar accepts every text, and a test holds it
            found.items.clear()
    if not found.items:
        begin = len(text) - len(text.lstrip())
        found.items.append(Item(None, False, begin, begin + len(stripped)))
    return tuple(_reference(item, text, start, year) for item in found.items)


def add_plain(found: SoFar) -> bool:
    """Cut a list that is PLAIN from one end to the other into its items; False, and nothing added, for any other.

    The grammar would cut it alike (tests hold it to that), in four times the time.
    """
    match = scanner("references", "PLAIN").match
    known, text = names_by_key(), found.text
    items: list[Item] = []
    at, due = 0, "A"
    while at < len(text):
        hit = match(text, at)
        if hit is None:
            return False
        letter, year, words, digits, notal = hit.group("letter", "year", "post", "number", "notal")
        post, number = known.get("".join(words.split())), int(digits)
        if post is None or not number:
            return False
        if letter is not None:
            if items and letter_of(letter) != due:
                return False  # out of its turn: what it is the whole list tells
            due = chr(ord(letter_of(letter)) + 1)
        items.append(
            Item(
                None if letter is None else Token("LETTER", letter, start_pos=hit.start("letter")),
                letter is not None,
                hit.start("post" if year is None else "year"),
                hit.end("number" if notal is None else "notal"),
                "cable",
                post,
                hit.span("post"),
                number,
                None if year is None else found.year_of(year),
                notal=notal is not None,
            )
        )
        at = hit.end()
    found.items += items
    return True


def add(found: SoFar, part: Token | Tree) -> None:
    """Take the next part of a list as `references.lark` has cut it."""
    found.settle(part)
    if isinstance(part, Tree):
        _ITEMS[part.data](found, cast("list[Token]", part.children))
    elif part.type in _ADDITIONS:
        _ADDITIONS[part.type](found, part)
    elif part.type == "LETTER":
        found.letter(part)
    elif part.type == "BREAK":
        found.apart = "break"
    elif part.type == "AND":
        found.apart = "and" if found.apart != "break" else found.apart
    elif part.type == "COMMA":
        found.apart = found.apart or "comma"


_ITEMS: dict[str, Callable[[SoFar, list[Token]], None]] = {
    "cable": cables.cable,
    "number": cables.number,
    "damaged": cables.damaged,
    "airgram": others.airgram,
    "notice": others.notice,
    "words": others.words,
}
_ADDITIONS: dict[str, Callable[[SoFar, Token], None]] = {
    "ORDINAL": cables.ordinal,
    "PARAGRAPHS": additions.remark,
    "SEVERAL_PARAGRAPHS": additions.remark,
    "CUT": additions.cut,
    "NOTAL": additions.remark,
    "PREVIOUS": additions.remark,
    "REMARK": additions.remark,
    "YEAR": additions.year,
    "YEAR_IN_PARENTHESES": additions.year,
    "AFTER_STROKE": additions.stroke,
    "DATE": additions.when,
    "DATE_TIME_GROUP": additions.when,
}


def _reference(item: Item, text: str, start: int, citing_year: int | None) -> Reference:
    words = text[item.start : item.end].rstrip()
    kind, post, number, malformed = item.kind, item.post, item.number, item.malformed
    if item.bare_post is not None:
        post, malformed = item.bare_post, True
    if item.cut or ("XXXX" in words and kind in ("cable", "other")):
        # redacted or cut: there is nothing to read, and it is nobody's mistake
        kind, post, number, malformed = "other", None, None, False
    letter = item.letter
    letter_span = None
    if letter is not None and item.bears_letter:
        letter_span = Span(start + letter.start_pos, start + letter.start_pos + len(letter))
    return Reference(
        Span(start + item.start, start + item.start + len(words)),
        None if letter is None else letter_of(letter),
        letter_span,
        kind,
        " ".join(words.split()),
        post,
        number,
        citing_year if item.year is None and kind == "cable" else item.year,
        item.year is not None,
        item.date,
        item.notal,
        malformed,
        None if item.post_at is None or post is None else Span(*item.post_at).shifted(start),
        item.part,
        item.cut,
        item.date_in_figures and item.date is not None and item.date.day <= 12,
    )
