"""The list of references: `A. STATE 48214  B. 06 SUVA 546 (NOTAL)  C. SMITH/DOE E-MAIL OF 05/11/07`.

`references.lark` finds the items and what stands between and behind them; `reference_list.py` puts them together.
Nothing here raises, whatever the text.
"""

from __future__ import annotations

import datetime

from lark.exceptions import LarkError

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.parsing.loader import load, scanner
from cablegrammar.references.item import Item, ReferenceKind, letter_of
from cablegrammar.references.items import ReferenceList
from cablegrammar.references.words import full_year, names_month
from cablegrammar.vocabulary.posts import names_by_key, squeeze


@record
class Reference(Node):
    """One item of the list. `span` and `text` (joined to one line) leave out its letter and the separators around it.

    `letter` is in capitals; several items under one letter (`A. SUVA 12 AND 14`) share it, and only the first has a
    `letter_span` (the letter with its points and parentheses). `id` is set for a cable whose year is known: two
    digits of the year, the post without blanks, the number without leading zeros. `year` has four digits;
    `year_given` tells that it was written and not taken from the citing cable. `date` is the item's own
    (`STATE 99488 24 SEP 2009`). `post` is the canonical name where the post is known, else as written, in capitals.
    `malformed` marks what looks like a cable's id and is none (damaged digits, a post without a number); its kind is
    `other`, and so is that of everything that is no known kind of message.
    """

    within = ("references",)

    letter: str | None
    letter_span: Span | None
    kind: ReferenceKind
    id: str | None
    text: str
    post: str | None
    number: int | None
    year: int | None
    year_given: bool
    date: datetime.date | None
    notal: bool
    malformed: bool

    @property
    def reads_in_two_ways(self) -> bool:
        """Whether the date is in figures whose day and month may change places: `05/11/07`, not `5 NOV 07`."""
        if self.date is None or self.date.day > 12:
            return False
        return not names_month(self.text.rpartition(str(self.number))[2])


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
    plain = _plain(text, start, year)
    if plain is not None:
        return plain
    found = ReferenceList(text, post, year)
    try:
        for part in load("references", "start").parse(text).children:
            found.add(part)
        found.finish()
    except LarkError:  # pragma: no cover - the grammar accepts every text, and a test holds it
        found.items.clear()
    if not found.items:
        begin = len(text) - len(text.lstrip())
        found.items.append(Item(None, False, begin, begin + len(stripped)))
    return tuple(_reference(item, text, start, year) for item in found.items)


def _plain(text: str, start: int, citing_year: int | None) -> tuple[Reference, ...] | None:
    """The references of a list of known posts with nothing odd in it; None for any other.

    It says what the grammar would say, and tests hold it to that.
    """
    match = scanner("references", "PLAIN").match
    known = names_by_key()
    found: list[Reference] = []
    at = 0
    while at < len(text):
        hit = match(text, at)
        if hit is None:
            return None
        letter, year, words, digits, notal = hit.group("letter", "year", "post", "number", "notal")
        post, number = known.get("".join(words.split())), int(digits)
        if post is None or not number:
            return None
        own_year = citing_year if year is None else full_year(year)
        begin = start + hit.start("post" if year is None else "year")
        end = start + hit.end("number" if notal is None else "notal")
        said = " ".join(text[begin - start : end - start].split())
        found.append(
            Reference(
                Span(begin, end),
                None if letter is None else letter.strip("(.)"),
                None if letter is None else Span(start + hit.start("letter"), start + hit.end("letter")),
                "cable",
                None if own_year is None else f"{own_year % 100:02}{squeeze(post)}{number}",
                said,
                post,
                number,
                own_year,
                year is not None,
                None,
                notal is not None,
                False,
            )
        )
        at = hit.end()
    return tuple(found)


def _reference(item: Item, text: str, start: int, citing_year: int | None) -> Reference:
    words = text[item.start : item.end].rstrip()
    kind, post, number, malformed = item.kind, item.post, item.number, item.malformed
    if item.bare_post is not None:
        post, malformed = item.bare_post, True
    if "XXXX" in words and kind in ("cable", "other"):
        # redacted: there is nothing to read, and it is nobody's mistake
        kind, post, number, malformed = "other", None, None, False
    year = item.year
    if year is None and kind == "cable":
        year = citing_year
    letter = item.letter
    letter_span = None
    if letter is not None and item.bears_letter:
        letter_span = Span(start + (letter.start_pos or 0), start + (letter.start_pos or 0) + len(letter))
    return Reference(
        Span(start + item.start, start + item.start + len(words)),
        None if letter is None else letter_of(letter),
        letter_span,
        kind,
        None if kind != "cable" or year is None else f"{year % 100:02}{squeeze(post or '')}{number}",
        " ".join(words.split()),
        post,
        number,
        year,
        item.year is not None,
        item.date,
        item.notal,
        malformed,
    )
