"""The values of a SMART message's own lines: its record number, its date, its lists of addressees (`smart.lark`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from cablegrammar.base.centuries import own_year
from cablegrammar.base.dates import day_of
from cablegrammar.base.months import month_number
from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.header.nodes import Addressee, DateTimeGroup
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.transmission import nearest_precedence


@record
class MessageRecordNumber(Node):
    """`10 WINDHOEK 731`. `year` has four digits; a part that cannot be read is None, and then `malformed` is True."""

    within = ("message_record_number",)

    text: str
    year: int | None
    post: str | None
    number: int | None
    malformed: bool
    year_span: Span | None
    post_span: Span | None
    number_span: Span | None


@record
class MessageDate(Node):
    """`Aug 16, 2010 / 160935Z AUG 10`: the calendar day and the date-time group, each None where it is missing.

    `fault` is `impossible` where the day names none (`Feb 30`), and `unreadable` is what could not be read.
    """

    within = ("message_date",)

    text: str
    date: datetime.date | None
    fault: str | None
    date_text: str | None
    date_span: Span | None
    group: DateTimeGroup | None
    unreadable: str | None

    def children(self) -> Iterator[Node]:
        """The date-time group."""
        if self.group is not None:
            yield self.group


def parse_record_number(text: str, start: int = 0) -> MessageRecordNumber:
    """Read the value of an MRN line, which begins at offset `start`. Never raises."""
    tokens = _tokens("record_number", text)
    year = next((t for t in tokens if t.type == "YEAR"), None)
    post = [t for t in tokens if t.type == "POST_WORD"]
    number = next((t for t in tokens if t.type == "MESSAGE_NUMBER"), None)
    return MessageRecordNumber(
        span=_whole(text, start),
        text=" ".join(text.split()),
        year=None if year is None else own_year(year),
        post=_written(text, post) if post else None,
        number=None if number is None else int(number),
        malformed=year is None or not post or number is None,
        year_span=None if year is None else _over([year], start),
        post_span=_over(post, start) if post else None,
        number_span=None if number is None else _over([number], start),
    )


def parse_date_line(text: str, start: int = 0) -> MessageDate:
    """Read the value of a Date/DTG line. Never raises."""
    from cablegrammar.header.lines import parse_dtg

    tokens = {token.type: token for token in _tokens("date_line", text)}
    group, rest = tokens.get("GROUP"), tokens.get("UNREADABLE")
    day: datetime.date | None = None
    fault: str | None = None
    written = [tokens[kind] for kind in _PARTS_OF_A_DAY if kind in tokens]
    if len(written) == len(_PARTS_OF_A_DAY):
        day = day_of(int(tokens["FULL_YEAR"]), month_number(tokens["MONTH"]), int(tokens["DAY"]))
        fault = "impossible" if day is None else None
    elif written:  # the rest of the day cannot be read
        rest, written = Token("UNREADABLE", text if group is None else text[: group.start_pos], 0), []
    unreadable = None if rest is None else rest.strip(" .,;/\n")
    return MessageDate(
        span=_whole(text, start),
        text=" ".join(text.split()),
        date=day,
        fault=fault,
        date_text=_written(text, written) if written else None,
        date_span=_over(written, start) if written else None,
        group=None if group is None else parse_dtg(str(group), start + group.start_pos),
        unreadable=unreadable or None,
    )


_PARTS_OF_A_DAY = ("MONTH", "DAY", "FULL_YEAR")


def parse_addressees(text: str, start: int = 0, role: str = "to") -> tuple[Addressee, ...]:
    """Read the value of an Action, Info or XMT line: its addressees, in order, with the role that they all have.

    `CITY, OFFICE` is given in the order of a telegram, `AMEMBASSY SUVA`; a person is left as written.
    """
    tree = load("smart").parse(text, "addressees")
    return tuple(_addressee(child, text, start, role) for child in tree.children if isinstance(child, Tree))


def _addressee(tree: Tree, text: str, start: int, role: str) -> Addressee:
    tokens = [child for child in tree.children if isinstance(child, Token)]
    word = tokens.pop() if tokens[-1].type == "PRECEDENCE" else None
    while tokens and tokens[-1].type == "COMMA":
        tokens.pop()
    near = None
    if word is None and len(tokens) > 1 and (near := nearest_precedence(str(tokens[-1]))) is not None:
        word = tokens.pop()
    every = [*tokens, *([] if word is None else [word])]
    return Addressee(
        span=_over(every, start),
        text=_written(text, every),
        malformed=not tokens,
        unreadable=None,
        role=role,
        label=None,
        routing_indicator=None,
        name=_name(tokens, text) if tokens else None,
        precedence=" ".join(word.split()) if word is not None and near is None else None,
        precedence_text=None if word is None else str(word),
        near_precedence=None if near is None else near.word,
        serial=None,
        other_means=False,
        exempt=(),
        routing_indicator_span=None,
        name_span=_over(tokens, start) if tokens else None,
        precedence_span=None if word is None else _over([word], start),
        serial_span=None,
    )


def _name(tokens: list[Token], text: str) -> str:
    """The name in the order of a telegram: the office before the city."""
    comma = next((place for place, token in enumerate(tokens) if token.type == "COMMA"), None)
    if comma is None or comma + 1 >= len(tokens) or tokens[comma + 1].type != "OFFICE" or comma == 0:
        return _written(text, tokens)
    return f"{_written(text, tokens[comma + 1 :])} {_written(text, tokens[:comma])}"


def _tokens(rule: str, text: str) -> list[Token]:
    return [child for child in load("smart").parse(text, rule).children if isinstance(child, Token)]


def _over(tokens: list[Token], start: int) -> Span:
    return Span(start + tokens[0].start_pos, start + tokens[-1].end_pos)


def _written(text: str, tokens: list[Token]) -> str:
    return " ".join(text[tokens[0].start_pos : tokens[-1].end_pos].split())


def _whole(text: str, start: int) -> Span:
    lead = len(text) - len(text.lstrip())
    return Span(start + lead, start + max(lead, len(text.rstrip())))
