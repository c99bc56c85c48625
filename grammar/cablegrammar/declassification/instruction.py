"""The declassification instruction, of an E.O. line or of an authority block.

The grammar is the rule `instruction` of `declassification.lark`. Nothing here raises, whatever the text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import cast

from cablegrammar.base.centuries import declassification_year
from cablegrammar.base.dates import DateReading, read_date
from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record, replace
from cablegrammar.declassification.parsed import parts_of_instruction
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.regimes import source_marked


@record
class Downgrade(Node):
    """`DNG: CO 02/10/2026`: from when on the cable is of a lower level, or on what event."""

    within = (
        "declassification",
        "authority",
    )

    level: Level | None
    level_text: str | None
    date: datetime.date | None
    date_text: str | None
    date_fault: str | None
    event: str | None = None


@record
class Instruction(Node):
    """One of the instructions of a line that should hold one; the fields are those of `Declassification`."""

    within = (
        "declassification",
        "authority",
    )

    kind: str
    date: datetime.date | None = None
    event: str | None = None
    codes: tuple[str, ...] = ()
    duration_years: int | None = None
    date_span: Span | None = None
    reading: DateReading | None = None


@record
class Declassification(Node):
    """Until when, and why so long. Of several `instructions` this is the one that lasts longest.

    `kind` is `date`, `event`, `exemption`, `schedule`, `not-applicable`, `missing` (no instruction at all; a
    `downgrade` may stand there) or `unreadable`. A duration (`TWENTY YEARS`) is an `event` with `duration_years`.
    `codes` are canonical and `code_spans` where they stand. `date_fault` is `unreadable` or `impossible`;
    `day_month` is the day-month reading of an impossible date and `date_guess` what an unreadable one probably
    says; `date_form` is told by `DateReading`. `redacted`: the value, or a part of it, was taken out or cut off.
    `portions` are those to which `N/A to RD/FRD portions` refers, `person` and `originator` the brackets and the
    `OR-x` of an E.O. 12065 line, `rest` words that belong to no instruction (a referral), `note` what was noted when
    the cable was declassified (`DECLASSIFIED 05/12/2018 BY ADA QUILL`).
    """

    within = (
        "declassification",
        "authority",
    )

    kind: str
    text: str
    date: datetime.date | None = None
    event: str | None = None
    codes: tuple[str, ...] = ()
    code_spans: tuple[Span, ...] = ()
    date_span: Span | None = None
    date_text: str | None = None
    date_fault: str | None = None
    date_form: str | None = None
    date_guess: datetime.date | None = None
    day_month: datetime.date | None = None
    two_digit_year: bool = False
    duration_years: int | None = None
    redacted: bool = False
    label: str | None = None
    label_span: Span | None = None
    instructions: tuple[Instruction, ...] = ()
    downgrade: Downgrade | None = None
    portions: tuple[str, ...] = ()
    person: str | None = None
    originator: str | None = None
    rest: str | None = None
    note: str | None = None

    def children(self) -> Iterator[Node]:
        """The single instructions, and the downgrading."""
        yield from self.instructions
        if self.downgrade is not None:
            yield self.downgrade


def parse_declassification(text: str, start: int = 0, on: date | None = None) -> Declassification:
    """Read an instruction, as it stands on the E.O. line or after `Declassify On:`.

    `text` is the instruction, `start` its offset in the file, `on` the date of the cable (it decides what a
    two-digit year means).
    """
    return _Reader(text, start, on).read()


class _Reader:
    """Folds the parse tree of one instruction."""

    def __init__(self, text: str, start: int, on: date | None) -> None:
        self.text, self.start = text, start
        self.full_year = partial(declassification_year, cable=None if on is None else on.year)
        self.found: list[Instruction] = []
        self.label: Token | None = None
        self.downgrade: Downgrade | None = None
        self.redacted = False
        self.code_spans: list[Span] = []
        self.portions: tuple[str, ...] = ()
        self.person: str | None = None
        self.originator: str | None = None
        self.rest: str | None = None
        self.note: str | None = None
        # a date directly after an event, and not after "or", is the event's own
        self.open_event = False
        self.after_downgrade = False

    def read(self) -> Declassification:
        for part in parts_of_instruction(self.text):
            if not isinstance(part, Tree):
                if part.type != "SECTION":
                    self.day(part)
                continue
            fold = _FOLDS[str(part.data)]
            fold(self, cast("list[Token]", part.children))
            self.after_downgrade = fold is _Reader.downgrading
            if fold is not _Reader.happening:
                self.open_event = False
        return self.result()

    # ---- one method for each part of the grammar

    def named(self, tokens: Sequence[Token]) -> None:
        if self.label is None:
            self.label = tokens[0]

    def day(self, token: Token) -> None:
        if token.type == "BROKEN_DATE" and ".." in token:
            self.redacted = True
            self.add("unreadable", token, token)
            return
        reading = read_date(token.type, token, self.full_year)
        last = self.found[-1] if self.found else None
        if last is not None and last.duration_years is not None and reading.date is not None:
            # `TWENTY YEARS (05/12/2028)`: the date says what the duration comes to
            span = Span(last.span.start, self.start + token.end_pos)
            self.found[-1] = Instruction(span, "date", reading.date, date_span=self.span(token), reading=reading)
        elif last is not None and self.open_event and _counts_from(last):
            # `TWENTY YEARS FROM 05/19/2008`: no date to declassify on, but that of the cable
            span = Span(last.span.start, self.start + token.end_pos)
            self.found[-1] = replace(last, span=span, duration_years=_years(last.event or ""))
        elif last is not None and _takes_date(last, open_event=self.open_event):
            span = Span(last.span.start, self.start + token.end_pos)
            self.found[-1] = replace(last, span=span, date=reading.date, date_span=self.span(token), reading=reading)
        else:
            kind = "unreadable" if reading.fault == "unreadable" else "date"
            self.found.append(
                Instruction(self.span(token), kind, reading.date, date_span=self.span(token), reading=reading)
            )
        self.open_event = False

    def downgrading(self, tokens: Sequence[Token]) -> None:
        level = reading = when = None
        for token in tokens:
            if token.type == "LEVEL":
                level = token
            elif token.type not in ("DNG", "DATED"):
                when, reading = token, read_date(token.type, token, self.full_year)
        self.downgrade = Downgrade(
            span=self.span(tokens[0], tokens[-1]),
            level=_level(level) if level is not None else None,
            level_text=str(level) if level is not None else None,
            date=reading.date if reading else None,
            date_text=str(when) if when is not None else None,
            date_fault=reading.fault if reading else None,
        )

    def not_applicable(self, tokens: Sequence[Token]) -> None:
        self.add("not-applicable", tokens[0], tokens[-1])
        if tokens[-1].type == "NOTE_BEHIND":
            self.note = self.joined(tokens[-1:])
        elif len(tokens) > 1:
            words = tokens[1].upper().partition("PORTION")[0].replace("/", " ").replace(",", " ").split()
            self.portions = tuple(word for word in words if word not in ("TO", "AND", "OR", "THE"))

    def schedule(self, tokens: Sequence[Token]) -> None:
        reading = when = None
        for token in tokens[1:]:
            if token.type == "PERSON":
                self.person = " ".join(token[1:-1].split())
            elif token.type == "ORIGINATOR":
                self.originator = "".join(token.upper().split()).replace(",", "/")
            elif token.type not in ("DECL", "DATED"):
                when, reading = token, read_date(token.type, token, self.full_year)
        place = self.start + tokens[0].start_pos
        codes = dict(_schedule_codes(tokens[0]))
        self.code_spans += [Span(place + start, place + end) for start, end in codes.values()]
        self.coded("schedule", tuple(codes), tokens, when, reading)

    def exemption(self, tokens: Sequence[Token]) -> None:
        reading = when = None
        for token in tokens[1:]:
            if token.type != "DATED":
                when, reading = token, read_date(token.type, token, self.full_year)
        code = exemption_code(tokens[0])
        last = self.found[-1] if self.found else None
        # X1 to X8 may be combined, and are then one instruction
        if (
            when is None
            and last is not None
            and code[0] == "X"
            and last.kind == "exemption"
            and last.codes[-1][0] == "X"
        ):
            self.found[-1] = Instruction(
                Span(last.span.start, self.start + tokens[-1].end_pos), last.kind, codes=(*last.codes, code)
            )
            self.code_spans.append(self.span(tokens[0]))
            return
        self.code_spans.append(self.span(tokens[0]))
        if when is None and last is not None and last.kind == "date" and code[2:3] == "X" and len(code) == len("25X1"):
            # `07/14/2048, 25X1`: the date of an exemption may stand before it, but `25X1-HUMAN` takes none
            span = Span(last.span.start, self.start + tokens[-1].end_pos)
            self.found[-1] = replace(last, span=span, kind="exemption", codes=(code,))
            return
        self.coded("exemption", (code,), tokens, when, reading)

    def duration(self, tokens: Sequence[Token]) -> None:
        self.found.append(
            Instruction(
                self.span(tokens[0]), "event", event=" ".join(tokens[0].split()), duration_years=_years(tokens[0])
            )
        )

    def happening(self, tokens: Sequence[Token]) -> None:
        words, ends_with_or = list(tokens), False
        while words and words[-1].upper() in ("OR", "AND", "DATED", "ON", "-"):
            ends_with_or = words.pop().upper() == "OR" or ends_with_or
            if not words:
                return
        lead = next((place for place, word in enumerate(words[:3]) if word.type in _LEADS), None)
        last = self.found[-1] if self.found else None
        down = self.downgrade
        if down is not None and down.date_text is None and down.event is None and self.after_downgrade:
            # `DNG: UNCLASSIFIED UPON REMOVAL OF ENCLOSURE`
            span = Span(down.span.start, self.start + words[-1].end_pos)
            self.downgrade = replace(down, span=span, event=self.joined(words))
            return
        if last is not None and last.codes and last.date_span is None and lead is not None:
            # an exemption or a schedule may run to an event
            span = Span(last.span.start, self.start + words[-1].end_pos)
            self.found[-1] = replace(last, span=span, event=self.joined(words))
            return
        if last is not None and lead is None:
            self.rest = self.joined(words)
            return
        if words[0].upper() in ("OR", "AND") and len(words) > 1:
            words = words[1:]
        plain = [word for word in words if len(word) > 2 and word.isalpha()]
        if lead is None and len(plain) < 2:
            self.add("unreadable", words[0], words[-1])
            return
        self.found.append(Instruction(self.span(words[0], words[-1]), "event", event=self.joined(words)))
        self.open_event = not ends_with_or

    def taken_out(self, tokens: Sequence[Token]) -> None:
        self.redacted = True
        if tokens[0].type == "REDACTED" or not self.found:
            self.add("unreadable", tokens[0], tokens[-1])

    def referred(self, tokens: Sequence[Token]) -> None:
        self.rest = self.joined(tokens)
        if not self.found:
            self.add("unreadable", tokens[0], tokens[-1])

    def noted(self, tokens: Sequence[Token]) -> None:
        self.note = self.joined(tokens)

    # ---- what they share

    def add(self, kind: str, first: Token, last: Token) -> None:
        self.found.append(Instruction(self.span(first, last), kind))

    def coded(
        self,
        kind: str,
        codes: tuple[str, ...],
        tokens: Sequence[Token],
        when: Token | None,
        reading: DateReading | None,
    ) -> None:
        self.found.append(
            Instruction(
                self.span(tokens[0], tokens[-1]),
                kind,
                reading.date if reading else None,
                codes=codes,
                date_span=self.span(when) if when is not None else None,
                reading=reading,
            )
        )

    def span(self, first: Token, last: Token | None = None) -> Span:
        return Span(self.start + first.start_pos, self.start + (last or first).end_pos)

    def joined(self, words: Sequence[Token]) -> str:
        return " ".join(self.text[words[0].start_pos : words[-1].end_pos].split())

    def result(self) -> Declassification:
        text, found = self.text, self.found
        main = found[0] if len(found) == 1 else max(found, key=_lasting, default=None)
        reading = main.reading if main else None
        length = len(text.rstrip())
        lead = len(text) - len(text.lstrip())
        when = main.date_span if main else None
        return Declassification(
            span=Span(self.start + min(lead, length), self.start + length),
            kind=main.kind if main else "missing",
            text=" ".join(text.split()),
            date=main.date if main else None,
            event=main.event if main else None,
            codes=tuple(code for one in found for code in one.codes),
            code_spans=tuple(self.code_spans),
            date_span=when,
            date_text=text[when.start - self.start : when.end - self.start] if when else None,
            date_fault=reading.fault if reading else None,
            date_form=reading.form if reading else None,
            date_guess=reading.guess if reading else None,
            day_month=reading.day_month if reading else None,
            two_digit_year=reading.two_digit_year if reading else False,
            duration_years=main.duration_years if main else None,
            redacted=self.redacted,
            label=_label(self.label) if self.label is not None else None,
            label_span=self.span(self.label) if self.label is not None else None,
            instructions=tuple(found),
            downgrade=self.downgrade,
            portions=self.portions,
            person=self.person,
            originator=self.originator,
            rest=self.rest,
            note=self.note,
        )


_FOLDS: dict[str, Callable[[_Reader, Sequence[Token]], None]] = {
    "label": _Reader.named,
    "downgrade": _Reader.downgrading,
    "not_applicable": _Reader.not_applicable,
    "schedule": _Reader.schedule,
    "exemption": _Reader.exemption,
    "duration": _Reader.duration,
    "event": _Reader.happening,
    "redacted": _Reader.taken_out,
    "referral": _Reader.referred,
    "note": _Reader.noted,
}


def exemption_code(text: str) -> str:
    """The canonical form of an exemption as written: `25X1-HUM` is `25X1-HUMAN`, `(x5)` is `X5`."""
    upper = " ".join(text.upper().split())
    bare = "".join(letter for letter in upper if letter.isalnum())
    if bare.startswith(("25", "50", "75")):
        if "12951" in bare:
            return "25X1, EO 12951"
        tail = "HUMAN" if bare[:2] == "25" else "HUM"
        return bare[:4] + ("-WMD" if "WMD" in bare else f"-{tail}" if "HUM" in bare else "")
    if bare.startswith("SOURCE"):
        return source_marked(bare.partition("MARKED")[2])
    if bare[0] == "X" or bare == "OADR":
        return bare
    named = (("ORIGINATING", "OADR"), ("MANUAL", "MR"), ("MR", "MR"), ("SUBJECT", "SUBJECT TO TREATY"))
    return next((code for start, code in named if bare.startswith(start)), upper)


def _schedule_codes(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The codes of a schedule, each with its place: `XGDS 1` is `XGDS-1`, `XGDS-1, 2` that and `XGDS-2`."""
    digits = [place for place, letter in enumerate(text) if letter.isdecimal()]
    family = "".join(letter for letter in text[: digits[0] if digits else None].upper() if letter.isalnum())
    if not digits:
        yield family, (0, len(text))
    for place in digits:
        bracket = text[place + 1 : place + 2] == ")"
        begin = place - 1 if bracket and text[place - 1] == "(" else place
        yield f"{family}-{text[place]}", (0 if place == digits[0] else begin, place + 2 if bracket else place + 1)


def _takes_date(last: Instruction, *, open_event: bool) -> bool:
    """Whether a date that follows is that of the instruction before it."""
    if last.kind == "event":
        return open_event
    return last.kind == "schedule" and last.date_span is None and last.event is None


def _counts_from(last: Instruction) -> bool:
    """Whether an event is a duration that is counted from the date that follows: `TWENTY YEARS FROM`."""
    words = (last.event or "").upper().split()
    return last.kind == "event" and words[-1:] == ["FROM"] and any(word.startswith(("YEAR", "YR")) for word in words)


_NUMBERS = {
    name: number
    for names, first in (
        ("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE", 1),
        ("THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY", 13),
    )
    for number, name in enumerate(names.split(), start=first)
} | {"THIRTY": 30, "FORTY": 40, "FIFTY": 50, "SEVENTY": 70}


def _years(text: str) -> int:
    """How many years `TWENTY-FIVE YEARS`, `10 YRS` or `TEN (10) YEARS FROM DATE` are."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.upper()).split()
    total = 0
    for word in words:
        digits = "".join(letter for letter in word if letter.isdecimal())
        if digits:
            return int(digits)
        if word not in _NUMBERS:
            break
        total += _NUMBERS[word]
    return total


def _label(token: Token) -> str:
    upper = token.upper()
    if "LASS" in upper or "CLASI" in upper:
        return "DECLASSIFY ON"
    return "DECL ON" if upper.rstrip(": ").endswith("ON") else "DECL"


def _level(text: str) -> Level:
    initial = text[0].upper()
    if initial == "L":
        return Level.LIMITED_OFFICIAL_USE
    return {"C": Level.CONFIDENTIAL, "S": Level.SECRET, "U": Level.UNCLASSIFIED}[initial]


_LEADS = ("LEAD", "DURATION", "SHORT_SPAN")
"""What an event begins with, at the latest as its third word."""

_RANKS = {"not-applicable": 0, "unreadable": 1, "event": 2, "date": 3, "schedule": 4, "exemption": 5}


def _lasting(instruction: Instruction) -> tuple[int, date]:
    """Of several instructions the one that lasts longest counts (32 CFR 2001.22(e)(4))."""
    return _RANKS[instruction.kind], instruction.date or date.min
