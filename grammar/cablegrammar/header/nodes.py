"""The nodes of the transmission header, one class a format line (`header.lark` is their grammar)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.vocabulary.levels import Level


@record
class HeaderLine(Node):
    """A line of the header. `malformed` when it is not of its shape; `unreadable` is the text where it left it."""

    within: ClassVar[tuple[str, ...]] = (
        "transmission",
        "date_time_group",
        "message_date",
        "originator",
        "addressees",
        "page_lines",
        "ends_of_message",
    )

    text: str
    malformed: bool
    unreadable: str | None


@record
class ChannelLine(HeaderLine):
    """FL1, `VZCZCXRO3141`: the channel and the number of the transmission on it."""

    within = ("transmission",)

    channel: str | None
    channel_number: str | None
    channel_span: Span | None


@record
class RoutingLine(HeaderLine):
    """FL2, `OO RUEHAB RUEHSV`: the doubled prosign, its precedence, and where the message goes.

    `precedence` is None for an unknown pair. `wrong_indicators` are what stands among the routing indicators in
    another shape.
    """

    within = ("transmission",)

    pair: str | None
    precedence: str | None
    routing_indicators: tuple[str, ...]
    wrong_indicators: tuple[str, ...]
    pair_span: Span | None
    indicator_spans: tuple[Span, ...]
    wrong_spans: tuple[Span, ...]


@record
class OriginatorLine(HeaderLine):
    """FL3, `DE RUEHWD #0412/01 1281415`: who transmits, its serial, when it was filed.

    `section_mark` is the `01` after the serial. `filed` has day of the year, hour and minute as written; `day`,
    `hour` and `minute` are None when they are none (day 400, hour 25).
    """

    within = ("transmission",)

    routing_indicator: str | None
    serial: int | None
    section_mark: str | None
    filed: str | None
    day: int | None
    hour: int | None
    minute: int | None
    routing_indicator_span: Span | None
    serial_span: Span | None
    filed_span: Span | None

    def filed_at(self, near: datetime.datetime) -> datetime.datetime | None:
        """The time of filing (UTC) in the year that brings it nearest to `near`; None where it names no time."""
        if self.day is None or self.hour is None or self.minute is None:
            return None
        times = []
        for year in (near.year - 1, near.year, near.year + 1):
            if datetime.MINYEAR <= year < datetime.MAXYEAR:
                first = datetime.datetime(year, 1, 1, self.hour, self.minute, tzinfo=datetime.UTC)
                times.append(first + datetime.timedelta(days=self.day - 1))
        return min(times, key=lambda time: abs(time - near), default=None)


@record
class SecurityLine(HeaderLine):
    """FL4, `ZNY CCCCC ZZH`: the security signal, its letters, the operating signals after them.

    `letters` are as written; `level` is what they name, None when they are not of their shape (`CCCC`, `SSSAA`).
    `special_category` is `AAAAA` or `BBBBB` after a slash. `signals` come in order; a corrected-copy note counts as
    `CCY`. `unknown_signals` are the words among them that the vocabulary has not.
    """

    within = ("transmission",)

    signal: str | None
    letters: str | None
    level: Level | None
    special_category: str | None
    signals: tuple[str, ...]
    unknown_signals: tuple[str, ...]
    signal_span: Span | None
    letters_span: Span | None
    unknown_spans: tuple[Span, ...]


@record
class Transmission(Node):
    """FL1 to FL4, each None where the line is missing, and their fields under the names of the JSON."""

    within = ("transmission",)

    channel_line: ChannelLine | None
    routing_line: RoutingLine | None
    originator_line: OriginatorLine | None
    security_line: SecurityLine | None

    def children(self) -> Iterator[Node]:
        """The lines that are there."""
        for line in (self.channel_line, self.routing_line, self.originator_line, self.security_line):
            if line is not None:
                yield line

    @property
    def channel(self) -> str | None:
        """The channel of FL1, `XRO`."""
        return None if self.channel_line is None else self.channel_line.channel

    @property
    def channel_number(self) -> str | None:
        """The number on the channel, as written."""
        return None if self.channel_line is None else self.channel_line.channel_number

    @property
    def precedence(self) -> str | None:
        """The precedence of FL2 as a word."""
        return None if self.routing_line is None else self.routing_line.precedence

    @property
    def routing_indicators(self) -> tuple[str, ...]:
        """The routing indicators of FL2."""
        return () if self.routing_line is None else self.routing_line.routing_indicators

    @property
    def originator(self) -> str | None:
        """The routing indicator of FL3."""
        return None if self.originator_line is None else self.originator_line.routing_indicator

    @property
    def serial(self) -> int | None:
        """The station serial of FL3."""
        return None if self.originator_line is None else self.originator_line.serial

    @property
    def filed(self) -> str | None:
        """Day of the year, hour and minute of filing, as written."""
        return None if self.originator_line is None else self.originator_line.filed

    @property
    def signal(self) -> str | None:
        """`ZNR` or `ZNY`."""
        return None if self.security_line is None else self.security_line.signal

    @property
    def letters(self) -> str | None:
        """The security letters, as written."""
        return None if self.security_line is None else self.security_line.letters


@record
class DateTimeGroup(HeaderLine):
    """FL5, `O R 071415Z MAY 08 ZDK`. `text` is the group alone (`071415Z MAY 08`), without prosigns and signals.

    `precedence` has a word for each known prosign, `prosigns` all letters as written. `time` (UTC) is None when the
    group names none; `fault` then says why: `missing`, `incomplete` (no month or year), `unreadable` (no such
    month's name, letters among the digits) or `impossible` (no such day, hour or minute). A two-digit year from 50 on
    is of the twentieth century. `signals` are the operating signals after it, `note` all that stands there.
    """

    within = ("date_time_group", "message_date")

    prosigns: tuple[str, ...]
    precedence: tuple[str, ...]
    time: datetime.datetime | None
    fault: str | None
    signals: tuple[str, ...]
    note: str | None
    prosign_spans: tuple[Span, ...]
    group_span: Span | None
    note_span: Span | None


@record
class From(HeaderLine):
    """FL6, `FM AMEMBASSY WINDHOEK`: the originator in plain language, parted into office and post.

    `post` of an address without an office word is the whole name but for `SECSTATE`, whose post is STATE.
    """

    within = ("originator",)

    name: str | None
    office: str | None
    post: str | None
    routing_indicator: str | None
    name_span: Span | None
    post_span: Span | None


@record
class Addressee(HeaderLine):
    """One addressee of FL7 (`role` "to"), FL8 ("info") or FL9 ("xmt").

    `label` is the label if it stands on this line. `precedence` is None where none is written, and where it is
    misspelled: then `precedence_text` has it as written and `near_precedence` what it was meant to be. `serial` is the
    continuity number as written. `other_means` for `ZEN/`. `exempt` names the addressees of an `XMT` that
    stands on the line of its collective.
    """

    within = ("addressees",)

    role: str
    label: str | None
    routing_indicator: str | None
    name: str | None
    precedence: str | None
    precedence_text: str | None
    near_precedence: str | None
    serial: str | None
    other_means: bool
    exempt: tuple[str, ...]
    routing_indicator_span: Span | None
    name_span: Span | None
    precedence_span: Span | None
    serial_span: Span | None

    @property
    def collective(self) -> bool:
        """Whether it stands for a list of addressees."""
        return self.name is not None and self.name.endswith("COLLECTIVE")


@record
class EndOfMessage(HeaderLine):
    """FL15, `#0412`: the station serial again."""

    within = ("ends_of_message",)

    serial: int | None


@record
class PageLine(HeaderLine):
    """A page line: `WINDHOEK 00000412  002.2 OF 006` in a transmission, `PAGE 02 SUVA 00321 030915Z` in print.

    `style` is `transmission` or `print` (None when it is neither). In a transmission `page` and `total` count its pages
    and `sub` is the digit after the point; in print `section` and `section_total` are those of `01 OF 02`, there
    is no `total`, and `time` is the group as written. `tosec` is the number after TOSEC, `duplicate` marks
    POSS DUPE.
    """

    within = ("page_lines",)

    style: str | None
    post: str | None
    number: int | None
    page: int | None
    sub: int | None
    total: int | None
    section: int | None
    section_total: int | None
    time: str | None
    tosec: int | None
    duplicate: bool
    post_span: Span | None
    number_span: Span | None
    page_span: Span | None
    total_span: Span | None

    @property
    def likely_style(self) -> str:
        """The style, of a damaged line the one that it most likely had."""
        return self.style or ("print" if self.text.startswith("PAGE") else "transmission")

    @property
    def readable(self) -> bool:
        """Whether its page can be read, and in a transmission the number of pages."""
        return self.style is not None and self.page is not None and (self.style == "print" or self.total is not None)

    @property
    def sections(self) -> tuple[int, int]:
        """Which section it counts, and how many: in a transmission pages and sections are one count. 0 for unknown."""
        if self.style == "print":
            return self.section or 0, self.section_total or 0
        return self.page or 0, self.total or 0
