"""The transmission header: parses each of its format lines by its own rule of `header.lark`.

Every function takes the text of one line (of several where it wraps) and its offset in the file, never raises, and
returns a node whose missing fields are None when the line is not of its shape.
"""

from __future__ import annotations

import datetime

from cablegrammar.base.centuries import own_year
from cablegrammar.base.dates import day_of
from cablegrammar.base.months import month_number
from cablegrammar.base.node import Span
from cablegrammar.header.nodes import (
    Addressee,
    ChannelLine,
    DateTimeGroup,
    EndOfMessage,
    From,
    HeaderLine,
    OriginatorLine,
    PageLine,
    RoutingLine,
    SecurityLine,
    Transmission,
)
from cablegrammar.header.text import HeaderText
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.transmission import (
    nearest_precedence,
    operating_signals,
    precedence_of_prosign,
    security_letters,
)

__all__ = [
    "Addressee",
    "ChannelLine",
    "DateTimeGroup",
    "EndOfMessage",
    "From",
    "HeaderLine",
    "OriginatorLine",
    "PageLine",
    "RoutingLine",
    "SecurityLine",
    "Transmission",
    "parse_addressee",
    "parse_dtg",
    "parse_fl1",
    "parse_fl2",
    "parse_fl3",
    "parse_fl4",
    "parse_fl15",
    "parse_from",
    "parse_page_line",
    "parse_transmission",
]

_TOTAL_DIGITS = 3


def parse_fl1(text: str, start: int = 0) -> ChannelLine:
    """Read FL1, `VZCZCXRO3141`."""
    line = HeaderText("fl1", text, start)
    channel, number, rest = line.value("CHANNEL"), line.value("CHANNEL_NUMBER"), line.value("UNREADABLE")
    return ChannelLine(
        span=line.whole,
        text=text.strip(),
        malformed=number is None or rest is not None,
        unreadable=rest,
        channel=channel,
        channel_number=number,
        channel_span=line.span("CHANNEL"),
    )


def parse_fl2(text: str, start: int = 0) -> RoutingLine:
    """Read FL2 with its continuation lines, `OO RUEHAB RUEHSV`."""
    line = HeaderText("fl2", text, start)
    pair = line.value("PRECEDENCE_PAIR", "UNKNOWN_PAIR")
    precedence = precedence_of_prosign(pair) if pair is not None else None
    indicators, wrong = line.all("ROUTING_INDICATOR"), line.all("WRONG_INDICATOR")
    return RoutingLine(
        span=line.whole,
        text=text.strip(),
        malformed=precedence is None or not indicators or bool(wrong),
        unreadable=wrong[0].value if wrong else None,
        pair=pair,
        precedence=None if precedence is None else precedence.word,
        routing_indicators=tuple(token.value for token in indicators),
        wrong_indicators=tuple(token.value for token in wrong),
        pair_span=line.span("PRECEDENCE_PAIR", "UNKNOWN_PAIR"),
        indicator_spans=tuple(line.over([token]) for token in indicators),
        wrong_spans=tuple(line.over([token]) for token in wrong),
    )


def parse_fl3(text: str, start: int = 0) -> OriginatorLine:
    """Read FL3, `DE RUEHWD #0412/01 1281415`."""
    line = HeaderText("fl3", text, start)
    day, time, rest = line.by_type.get("FILED_DAY"), line.by_type.get("FILED_TIME"), line.value("UNREADABLE")
    section = line.value("SECTION_MARK")
    filed = None if day is None or time is None else day.value + time.value
    return OriginatorLine(
        span=line.whole,
        text=text.strip(),
        malformed=filed is None or rest is not None,
        unreadable=rest,
        routing_indicator=line.value("ROUTING_INDICATOR"),
        serial=line.number("STATION_SERIAL"),
        section_mark=None if section is None else section[1:],
        filed=filed,
        day=None if filed is None else _within(filed[:3], 1, 366),
        hour=None if filed is None else _within(filed[3:5], 0, 23),
        minute=None if filed is None else _within(filed[5:], 0, 59),
        routing_indicator_span=line.span("ROUTING_INDICATOR"),
        serial_span=line.span("STATION_SERIAL"),
        filed_span=None if day is None or time is None else line.over([day, time]),
    )


def _within(digits: str, lowest: int, highest: int) -> int | None:
    number = int(digits)
    return number if lowest <= number <= highest else None


def _is_behind_signal(before: Token | None) -> bool:
    """Whether a word stands behind a signal, and is what that is about: `ZUI RUEHZZ 0651`, `ZDS LATE`."""
    return before is not None and before.type in ("OPERATING_SIGNAL", "NOTE")


def parse_fl4(text: str, start: int = 0) -> SecurityLine:
    """Read FL4, `ZNY CCCCC ZZH`."""
    line = HeaderText("fl4", text, start)
    rest, letters = line.value("UNREADABLE"), line.value("SECURITY_LETTERS", "WRONG_LETTERS")
    known = security_letters().get(letters) if letters is not None else None
    special = line.value("SPECIAL_CATEGORY")
    signals = [token for token in line.tokens if token.type in ("OPERATING_SIGNAL", "CORRECTED_COPY_NOTE")]
    unknown = [
        token
        for token, before in zip(line.tokens, (None, *line.tokens), strict=False)
        if (token.type == "NOTE" and not _is_behind_signal(before))
        or (token.type == "OPERATING_SIGNAL" and token.value not in operating_signals())
    ]
    return SecurityLine(
        span=line.whole,
        text=text.strip(),
        malformed=known is None or rest is not None,
        unreadable=rest,
        signal=line.value("SECURITY_SIGNAL"),
        letters=letters,
        level=None if known is None else known.level,
        special_category=None if special is None else special[1:],
        signals=tuple("CCY" if token.type == "CORRECTED_COPY_NOTE" else token.value for token in signals),
        unknown_signals=tuple(token.value for token in unknown),
        signal_span=line.span("SECURITY_SIGNAL"),
        letters_span=line.span("SECURITY_LETTERS", "WRONG_LETTERS"),
        unknown_spans=tuple(line.over([token]) for token in unknown),
    )


def parse_transmission(
    fl1: tuple[str, int] | None,
    fl2: tuple[str, int] | None,
    fl3: tuple[str, int] | None,
    fl4: tuple[str, int] | None,
) -> Transmission:
    """Read FL1 to FL4, each a text with its offset, or None where the cable has no such line."""
    lines = (
        None if fl1 is None else parse_fl1(*fl1),
        None if fl2 is None else parse_fl2(*fl2),
        None if fl3 is None else parse_fl3(*fl3),
        None if fl4 is None else parse_fl4(*fl4),
    )
    spans = [line.span for line in lines if line is not None]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)
    return Transmission(whole, *lines)


def parse_dtg(text: str, start: int = 0) -> DateTimeGroup:
    """Read FL5, `O R 071415Z MAY 08 ZDK`, or the group alone (`211530Z DEC 11`), in any letter case."""
    line = HeaderText("fl5", text.upper() if text.isascii() else text, start)
    prosigns = [token for token in line.tokens if token.type in ("PRECEDENCE_PROSIGN", "UNKNOWN_PROSIGN")]
    group = [token for token in line.tokens if token.type in _GROUP]
    notes = [token for token in line.tokens if token.type in ("OPERATING_SIGNAL", "CORRECTED_COPY_NOTE", "NOTE")]
    rest = line.value("UNREADABLE")
    time, fault = _time(line, rest)
    words = [precedence_of_prosign(token.value) for token in prosigns]
    return DateTimeGroup(
        span=line.whole,
        text=line.written(group) if group else (rest or "").strip(),
        malformed=fault is not None or rest is not None or line.value("ZONE") != "Z" or None in words,
        unreadable=rest,
        prosigns=tuple(token.value for token in prosigns),
        precedence=tuple(word.word for word in words if word is not None),
        time=time,
        fault=fault,
        signals=tuple(
            "CCY" if token.type == "CORRECTED_COPY_NOTE" else token.value for token in notes if token.type != "NOTE"
        ),
        note=line.written(notes) if notes else None,
        prosign_spans=tuple(line.over([token]) for token in prosigns),
        group_span=line.over(group) if group else line.span("UNREADABLE"),
        note_span=line.over(notes) if notes else None,
    )


_GROUP = frozenset({"DAY_AND_TIME", "ZONE", "MONTH", "UNKNOWN_MONTH", "YEAR"})


def _time(line: HeaderText, rest: str | None) -> tuple[datetime.datetime | None, str | None]:
    """The time of the group, and what is wrong where it names none."""
    digits, month, year = line.value("DAY_AND_TIME"), line.value("MONTH"), line.value("YEAR")
    if digits is None:
        return None, "missing" if rest is None else "unreadable"
    if line.value("UNKNOWN_MONTH") is not None:
        return None, "unreadable"
    if month is None or year is None:
        return None, "incomplete" if rest is None else "unreadable"
    day = day_of(own_year(year), month_number(month), int(digits[:2]))
    hour, minute = _within(digits[2:4], 0, 23), _within(digits[4:], 0, 59)
    if day is None or hour is None or minute is None:
        return None, "impossible"
    return datetime.datetime.combine(day, datetime.time(hour, minute, tzinfo=datetime.UTC)), None


def parse_from(text: str, start: int = 0) -> From:
    """Read FL6, `FM AMEMBASSY WINDHOEK`."""
    line = HeaderText("fl6", text, start)
    office, names, rest = line.by_type.get("OFFICE"), line.all("NAME"), line.value("UNREADABLE")
    address = ([office] if office is not None else []) + names
    name = line.written(address) if address else None
    post = line.written(names) if names else None
    if office is None and names and names[0].value in ("SECSTATE", "DEPSTATE"):
        post = "STATE"
    return From(
        span=line.whole,
        text=text.strip(),
        malformed="FM" not in line.by_type or not names or rest is not None,
        unreadable=rest,
        name=name,
        office=None if office is None else office.value,
        post=post,
        routing_indicator=line.value("ROUTED_BY"),
        name_span=line.over(address) if address else None,
        post_span=line.over(names) if names else None,
    )


def parse_addressee(text: str, start: int = 0, role: str = "to") -> Addressee:
    """Read one addressee of FL7, FL8 or FL9. `role` is that of the line before, for a line without its own label."""
    line = HeaderText("addressee", text, start)
    place = next((place for place, token in enumerate(line.tokens) if token.type == "EXEMPT"), len(line.tokens))
    own, exempt_tokens = line.tokens[:place], line.tokens[place:]
    names, exempt, label = _name(own), _listed(line, exempt_tokens), line.value("TO", "INFO")
    if not names and exempt:
        # The line is FL9 itself: the first name is the line's own, and of several `exempt` has all.
        label, own, exempt = "XMT", exempt_tokens, exempt if len(exempt) > 1 else ()
        names = _name(exempt_tokens, first=True)
    word = next((token for token in own if token.type == "PRECEDENCE"), None)
    serial = next((token for token in own if token.type == "SERIAL"), None)
    near = None
    if word is None and len(names) > 1 and (near := nearest_precedence(names[-1].value)) is not None:
        word = names.pop()
    rest = line.value("UNREADABLE")
    return Addressee(
        span=line.whole,
        text=text.strip(),
        malformed=not names or rest is not None,
        unreadable=rest,
        role=label.lower() if label is not None else role,
        label=label,
        routing_indicator=line.value("ROUTED_BY"),
        name=line.written(names) if names else None,
        precedence=" ".join(word.split()) if word is not None and near is None else None,
        precedence_text=None if word is None else word.value,
        near_precedence=None if near is None else near.word,
        serial=None if serial is None else serial.value,
        other_means="OTHER_MEANS" in line.by_type,
        exempt=exempt,
        routing_indicator_span=line.span("ROUTED_BY"),
        name_span=line.over(names) if names else None,
        precedence_span=None if word is None else line.over([word]),
        serial_span=None if serial is None else line.over([serial]),
    )


def _name(tokens: list[Token], *, first: bool = False) -> list[Token]:
    """The tokens of a name, without commas around it; with `first` only as far as the first comma inside."""
    words: list[Token] = []
    for token in tokens:
        if token.type == "NAME" or (token.type == "COMMA" and words and not first):
            words.append(token)
        elif token.type == "COMMA" and words:
            break
    while words and words[-1].type == "COMMA":
        words.pop()
    return words


def _listed(line: HeaderText, tokens: list[Token]) -> tuple[str, ...]:
    """The names of an XMT list, parted by commas."""
    names: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "COMMA":
            names.append([])
        elif token.type == "NAME":
            names[-1].append(token)
    return tuple(line.written(name) for name in names if name)


def parse_fl15(text: str, start: int = 0) -> EndOfMessage:
    """Read FL15, `#0412`."""
    line = HeaderText("fl15", text, start)
    serial, rest = line.number("STATION_SERIAL"), line.value("UNREADABLE")
    return EndOfMessage(line.whole, text.strip(), serial is None or rest is not None, rest, serial)


def parse_page_line(text: str, start: int = 0) -> PageLine:
    """Read a page line of either shape; its page's number or the cable's number may be missing."""
    line = HeaderText("page_line", text, start)
    printed = "PAGE" in line.by_type
    post, numbers, rest = line.all("POST_WORD"), line.all("MESSAGE_NUMBER"), line.value("UNREADABLE")
    page = line.number("PAGE_NUMBER")
    number = int(numbers[0]) if numbers else None
    time = [token for token in line.tokens if token.type in ("DAY_AND_TIME", "ZONE")]
    total = line.number("TOTAL")
    if not printed and len(line.value("TOTAL") or "") < _TOTAL_DIGITS:
        total = None  # cut off
    return PageLine(
        span=line.whole,
        text=text.strip(),
        malformed=number is None or page is None or (total is None and not printed),
        unreadable=rest,
        style=None if page is None else "print" if printed else "transmission",
        post=line.written(post) if post else None,
        number=number,
        page=page,
        sub=line.number("SUB_PAGE"),
        total=None if printed else total,
        section=line.number("SECTION_NUMBER"),
        section_total=total if printed else None,
        time=line.written(time) if time else None,
        tosec=int(numbers[1]) if len(numbers) > 1 else None,
        duplicate="DUPLICATE" in line.by_type,
        post_span=line.over(post) if post else None,
        number_span=line.over(numbers[:1]) if numbers else None,
        page_span=line.span("PAGE_NUMBER"),
        total_span=line.span("TOTAL"),
    )
