"""The line lexer and the parser driver: from a clean text to a parse tree, furniture, and lines without a place.

The terminals come from `cable.lark`; when each is tried and what it means for the lines after it says the vocabulary
(`terminals.csv`). The parser is fed token by token. What it does not accept is recorded with what it would have
accepted, and the parser goes on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, cast

from cablegrammar.base.record import record
from cablegrammar.lines.parts import Part
from cablegrammar.lines.quotations import quoted_stretches
from cablegrammar.lines.terminals import LineGrammar as LineGrammar
from cablegrammar.lines.terminals import Match
from cablegrammar.lines.terminals import line_grammar as line_grammar
from cablegrammar.parsing.driver import ParseError
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.terminals import KnownTerminal, of_kind
from cablegrammar.vocabulary.terminals import terminals as known_terminals

_PAGE_BREAKS = ("page line", "page edge")
"""After these the text goes on, in the middle of a sentence, whatever blank lines stand there."""

_AT_HEADER = ("header", "above header")
"""What belongs to the header or may stand above it. An opening line there, or a field, is nobody's."""

_TOLD, _ENOUGH = frozenset(("executive_order", "tags", "subject")), 2
"""Of these fields so many were read where a cable has fields of its own, and more are those of another one."""

_QUOTING = frozenset(name for name, terminal in known_terminals().items() if terminal.once == "below the fields")

_UNQUOTE = len("END QUOTE ")
"""The word that ends a quotation and the character behind it are no longer."""

_BLANKS = " \t\n\u00b6"
"""What may stand before the first word of a line: blanks, empty lines, a pilcrow."""

_BEFORE_LINE_END = " \t\n"

_new = str.__new__
_TAIL = 80  # how far back to look for the last sign of a line


class Unplaced(NamedTuple):
    """A line that the grammar could not place: its extent and the terminals that were accepted there."""

    start: int
    end: int
    expected: tuple[str, ...]


@record
class ParsedMessage:
    """What the parser made of one message."""

    parts: list[Part]
    furniture: tuple[Token, ...]
    unplaced: tuple[Unplaced, ...]
    start: int
    end: int


def parse_lines(
    text: str,
    start: int,
    end: int,
    head: int | None = None,
    joints: tuple[int, ...] = (),
    absent: frozenset[str] = frozenset(),
) -> ParsedMessage:
    """Parse the first message of a clean `text` that stands between the offsets `start` and `end`.

    `head` is where its transmission header begins, where that is known: what stands above it is no part of the
    message. A line begins at each of the `joints`, too. `ParsedMessage.end` tells where a further message begins, of
    SMART messages and prints. `absent` are terminals that the text does not have (`absent_terminals`).
    """
    return _Reader(line_grammar(absent), text, start, end, head, joints).read()


class _Reader:
    """One pass over the lines of one message."""

    def __init__(
        self, grammar: LineGrammar, text: str, start: int, end: int, head: int | None, joints: tuple[int, ...]
    ) -> None:
        self.text, self.start, self.end, self.head = text, start, end, head
        self.joints = joints
        self.stop = start  # for a line before a joint the text ends there
        self.grammar = grammar
        self.parse = grammar.begin()
        self.furniture: list[Token] = []
        self.unplaced: list[Unplaced] = []
        self.seen: set[str] = set()  # the fields that were read
        self.field = ""  # the kind of the last line that was read, where it is one of a field
        self.opened = False  # a line was read that has its place below the header
        self.in_header = False  # a line of the header was read, and none that has its place below it
        self.quoted: list[tuple[int, int]] | None = None  # where QUOTE and its UNQUOTE stand, once somebody asks
        self.ends = of_kind("end")
        self.choices = grammar.choices(smart=False, in_head=True)
        self.smart = False  # a line was read that only a SMART message begins with
        self.fed = start  # where the last token ends that is no furniture
        self.in_text = self.in_body = self.in_foot = False
        self.fresh = True  # a blank line, furniture or the beginning of the text stands before this line
        self.resumed = False  # a page line stands before this line: the text goes on
        self.listing = False  # the last line was one of a list of references

    def read(self) -> ParsedMessage:
        """Feed the parser to the end of the message.

        What stands above its `head` may have a place there, as the lines of a press copy have. Where the parser cannot
        go on with the head it is no part of the message, and the reader starts over.
        """
        text, parse, head, end = self.text, self.parse, self.head, self.end
        known, terminals = self.grammar.known, self.grammar.terminals
        blank, line_end = self.grammar.blank, self.grammar.line_end
        position = self.start
        inside = False  # the position is inside a line that a token has begun
        while position < end:  # all in one loop: it turns once for each line and each mark
            stop = self.stop
            match: Match | None = None
            if inside:
                if position >= stop or text[position] in _BEFORE_LINE_END:
                    rest = cast(Match, line_end(text, position, stop))  # the pattern matches the empty text
                    position = rest.end()
                    if rest[1] is not None:
                        inside = False
                        continue
                begins = text[position : position + 2] if position + 2 <= stop else text[position:stop]
                for name in self.choices[parse.stack][begins].inline:
                    match = terminals[name](text, position, stop)
                    if match is not None:
                        break
            else:
                if position >= stop:
                    self.fresh = True
                    stop = self.stop = self._next_joint(position)
                if text[position] in _BLANKS:
                    blanks = cast(Match, blank(text, position))  # the pattern matches the empty text
                    if blanks.end(1) > position:
                        self.fresh = True
                    position = blanks.end()
                    if position >= end:
                        break
                begins = text[position : position + 2] if position + 2 <= stop else text[position:stop]
                before, strong, weak_after_blank, weak, resumed, inline = self.choices[parse.stack][begins]
                for name in before:
                    match = terminals[name](text, position, stop)
                    if match is not None:
                        break
                if match is None:
                    for name in strong:
                        until = self._quoted_until(position, stop) if name in _QUOTING else stop
                        match = terminals[name](text, position, until)
                        if match is not None:
                            if position != head and not self._stands(name, position):
                                match = None
                            break
                if match is None:
                    for name in resumed if self.resumed else weak_after_blank if self.fresh else weak:
                        match = terminals[name](text, position, stop)
                        if match is not None:
                            break
                if match is not None and self.listing and self._lists_on(name, match):
                    match = None
                    for name in inline:
                        match = terminals[name](text, position, stop)
                        if match is not None:
                            break
                if match is None:
                    if text[position] == "\n":  # a line of nothing but a pilcrow
                        position += 1
                        continue
                    self.fresh = False
            if match is None:
                position = self._refuse(position)
                continue
            if position == head and (self.in_text or self.opened or not parse.takes(name)):
                return _Reader(self.grammar, self.text, self.start, self.end, None, self.joints)._below(position)
            terminal = known[name]
            mode = terminal.mode
            behind = match.end()
            if mode == "continues":
                self._take(name, position, behind)
                self.resumed = False
            elif mode == "furniture":
                self.furniture.append(Token(name, text[position:behind], position))
                self.fresh = True
                self.resumed = self.resumed or terminal.kind in _PAGE_BREAKS
                if name == "BANNER" and self.in_header:  # a draft has one in the place of its classification line
                    self.in_header = False
                    self.choices = self.grammar.choices(smart=self.smart, in_head=True)
            elif terminal.new_message and (self.in_text or not parse.takes(name)):
                self.end = self._end_before(position)
                break
            else:
                self._take(name, position, behind)
                self._note(terminal)
            position = behind
            inside = not terminal.line_behind
            if inside and position < self.stop and text[position] == "\n":
                position += 1
                inside = False
        return ParsedMessage(parse.finish(self.end), tuple(self.furniture), tuple(self.unplaced), self.start, self.end)

    def _quoted_until(self, position: int, stop: int) -> int:
        """How far a quoted cable may reach that begins at `position`, below the fields: nowhere if none does.

        It is told before its pattern is tried, which looks as far ahead: of each stretch it sees each character once.
        """
        if self.in_body or len(self.seen & _TOLD) < _ENOUGH:
            return position
        if self.quoted is None:
            stretches = quoted_stretches(self.text[self.start : self.end])
            self.quoted = [(one.opening.start + self.start, one.quoted.end + self.start) for one in stretches]
        place = bisect_left(self.quoted, (position, 0))
        if place == len(self.quoted) or self.text.find("\n", position, self.quoted[place][0]) >= 0:
            return position
        return min(stop, self.quoted[place][1] + _UNQUOTE)

    def _next_joint(self, position: int) -> int:
        """The first joint behind `position`, else the end of the message."""
        place = bisect_right(self.joints, position)
        return min(self.joints[place], self.end) if place < len(self.joints) else self.end

    def _below(self, head: int) -> ParsedMessage:
        """Note what stands above the head of the message (furniture, an exercise notice, lines without a place), and
        read from there.
        """
        message = _Reader(self.grammar, self.text, head, self.end, None, self.joints).read()
        expected = self.grammar.begin().accepted()
        position = self.start
        while True:
            position = cast(Match, self.grammar.blank(self.text, position)).end()  # it matches the empty text
            if position >= head:
                break
            line_end = self.text.find("\n", position, head)
            stop = head if line_end < 0 else line_end  # at a joint the head begins behind other words
            notice = self.grammar.pattern("NOTICE").match(self.text, position)
            name, match = ("NOTICE", notice) if notice else self._first_strong(position)
            if match is not None and (notice or self.grammar.known[name].mode == "furniture"):
                self.furniture.append(Token(name, match.group(), position))
                position = max(match.end(), position + 1)
            else:
                self.unplaced.append(Unplaced(position, stop, expected))
                position = stop
        return ParsedMessage(
            message.parts,
            (*self.furniture, *message.furniture),
            (*self.unplaced, *message.unplaced),
            self.start,
            message.end,
        )

    def _first_strong(self, position: int) -> tuple[str, Match | None]:
        """The first strong terminal, or furniture, that matches at a position."""
        text, terminals = self.text, self.grammar.terminals
        for name in self.choices[self.parse.stack][text[position : position + 2]].strong:
            match = terminals[name](text, position)
            if match is not None:
                return name, match
        return "", None

    def _lists_on(self, name: str, match: Match) -> bool:
        """Whether a line is more of the list of references above it, though it looks like the start of something else.

        A line directly below is, when it looks like an item of a text. So is one below a page line; and there even a
        number or a mark is, when the last item has no number yet: `SUVA`, page line, `12. RIGA 13`.
        """
        may_be = self.grammar.known[name].reference_list
        if not may_be or self.in_body or (self.fresh and not self.resumed):
            return False
        if "directly below" in may_be:
            return True
        if "below a page line" not in may_be or not self.resumed or match.group().startswith("1."):
            return False
        above = self.text[max(self.start, self.fed - _TAIL) : self.fed].rstrip()[-1:]
        return not (above.isdecimal() or above == ")")

    def _stands(self, name: str, position: int) -> bool:
        """Whether a strong terminal is what it seems here: furniture, or a line that the parser takes."""
        terminal = self.grammar.known[name]
        once = terminal.once
        if name == "SIGNATURE" and self.stop < self.end:  # the text does not really end at a joint
            ends_text = self.grammar.terminals[name](self.text, position, self.end) is not None
            return ends_text and self.parse.takes(name)
        if terminal.mode == "furniture" or terminal.new_message:
            return True
        if not once:
            return self.parse.stack.moves[name] is not None
        if self.in_body and not self.in_foot and terminal.field in self.seen:
            return False
        if once == "in the head" and (self.in_body or terminal.field in self.seen or self.in_header):
            return False
        if once == "in a subject" and self.field == "subject" and not self.fresh and terminal.field in self.seen:
            return False
        return self.parse.takes(name)

    def _take(self, name: str, position: int, end: int) -> None:
        """Feed the token that stands between two offsets."""
        parse = self.parse
        token: Token = _new(Token, self.text[position:end])  # as Token() does, for there is one for each line
        token.type, token.start_pos = name, position
        move = parse.stack.moves[name]
        if move is None:  # pragma: no cover - nobody takes what the parser does not take
            raise ParseError(position, parse.accepted())
        acts, parse.stack = move
        values = parse.values
        for act in acts:
            act(values, token)
        self.fed = end
        self.fresh = False

    def _note(self, terminal: KnownTerminal) -> None:
        """Note what a terminal means for the lines after it, that goes on with none above."""
        self.field = field = terminal.field
        self.listing = terminal.reference_list != "" and "open" in terminal.reference_list
        if field:
            self.seen.add(field)
        if not self.opened:
            self.opened = terminal.kind not in _AT_HEADER
        in_header = not self.opened and (self.in_header or terminal.kind == "header")
        opens, begins_smart = terminal.opens, terminal.smart == "opens" and not self.smart
        if opens:
            self.in_text = True
            self.in_body = self.in_body or opens != "text"
            self.in_foot = self.in_foot or opens == "foot"
        if begins_smart:
            self.smart = True
        if opens or begins_smart or in_header is not self.in_header:
            self.in_header = in_header
            self.choices = self.grammar.choices(smart=self.smart, in_head=not (in_header or self.in_body))
        self.resumed = self.in_body and terminal.name == "CLASSIFICATION"  # where a section of the text begins

    def _end_before(self, position: int) -> int:
        """Where this message ends when a SMART message begins at `position`: the banner above that belongs to it.

        Between two of them stand the banner at the foot of the one and the banner at the head of the other.
        """
        below = [token for token in self.furniture if token.start_pos >= self.fed]
        last_end = max((i for i, token in enumerate(below) if token.type in self.ends), default=-1)
        banners = [token for token in below[last_end + 1 :] if token.type == "BANNER"]
        if not banners or (self.smart and last_end < 0 and len(banners) == 1):
            return position
        start = banners[-1].start_pos
        self.furniture = [token for token in self.furniture if token.start_pos < start]
        return start

    def _refuse(self, position: int) -> int:
        """Record the rest of the line as having no place; the position of its end."""
        stop = self.text.find("\n", position, self.stop)
        stop = self.stop if stop < 0 else stop
        accepted = self.parse.accepted()
        if not self.smart:
            accepted = tuple(name for name in accepted if self.grammar.known[name].smart != "only")
        self.unplaced.append(Unplaced(position, stop, accepted))
        return stop
