"""The line lexer and the parser driver: from a clean text to a parse tree, furniture, and lines without a place.

The terminals come from `cable.lark`; when each is tried and what it means for the lines after it says the vocabulary
(`terminals.csv`). The parser is fed token by token. What it does not accept is recorded with what it would have
accepted, and the parser goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple, cast

from cablegrammar.base.record import record
from cablegrammar.lines.terminals import Found, Match
from cablegrammar.lines.terminals import LineGrammar as LineGrammar
from cablegrammar.lines.terminals import line_grammar as line_grammar
from cablegrammar.parsing.matchers import Names
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.terminals import KnownTerminal, of_kind

_PAGE_BREAKS = ("page line", "page edge")
"""After these the text goes on, in the middle of a sentence, whatever blank lines stand there."""

_ABOVE_HEADER = frozenset(
    ("NOTICE", "DATABASE_FIELD", "PRESS_DATE", "CABLE_DATED", "HEADER_ENDS", "ENVELOPE", "PREAMBLE")
)
"""What may stand above a header. A copy may have put an opening line there, or a field: it is nobody's."""

_BLANKS = " \t\n\u00b6"
"""What may stand before the first word of a line: blanks, empty lines, a pilcrow."""

_TAIL = 80  # how far back to look for the last sign of a line


class Unplaced(NamedTuple):
    """A line that the grammar could not place: its extent and the terminals that were accepted there."""

    start: int
    end: int
    expected: tuple[str, ...]


@record
class ParsedMessage:
    """What the parser made of one message."""

    tree: Tree
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
        self.ends = of_kind("end")
        self.strong = grammar.strong(smart=False, in_head=True)
        self.choices = grammar.choices[False]
        self.smart = False  # a line was read that only a SMART message begins with
        self.fed = start  # where the last token ends that is no furniture
        self.in_text = self.in_body = self.in_foot = False
        self.fresh = True  # a blank line, furniture or the beginning of the text stands before this line
        self.resumed = False  # a page line stands before this line: the text goes on
        self.listing = False  # the last line was one of a list of references
        self.inside = False  # the position is inside a line that a token has begun

    def read(self) -> ParsedMessage:
        """Feed the parser to the end of the message.

        What stands above its `head` may have a place there, as the lines of a press copy have. Where the parser cannot
        go on with the head it is no part of the message, and the reader starts over.
        """
        text, known = self.text, self.grammar.known
        position, length = self.start, self.end
        self.parse.settle()
        while position < length:
            if position >= self.stop and not self.inside:
                self.fresh = True
                self.stop = self._next_joint(position)
            position, found = self._in_line(position) if self.inside else self._at_line_start(position)
            if found is None:
                continue
            name, match = found
            terminal = known[name]
            if position == self.head and (self.in_text or self.opened or not self.parse.takes(name)):
                return _Reader(self.grammar, self.text, self.start, self.end, None, self.joints)._below(position)
            if terminal.mode == "furniture":
                self.furniture.append(Token(name, match.group(), position))
                self.fresh = True
                self.resumed = self.resumed or terminal.kind in _PAGE_BREAKS
                if name == "BANNER" and self.in_header:  # a draft has one in the place of its classification line
                    self.in_header = False
                    self.strong = self.grammar.strong(smart=self.smart, in_head=True)
            elif terminal.new_message and (self.in_text or not self.parse.takes(name)):
                self.end = self._end_before(position)
                break
            else:
                self._feed(terminal, match.group(), position)
            position = match.end()
            if terminal.line_behind:
                self.inside = False
            elif position < self.stop and text[position] == "\n":
                position += 1
                self.inside = False
            else:
                self.inside = True
        return ParsedMessage(
            self.parse.finish(self.end), tuple(self.furniture), tuple(self.unplaced), self.start, self.end
        )

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
            stop = self.text.find("\n", position)
            notice = self.grammar.pattern("NOTICE").match(self.text, position)
            match = notice or self.strong[self.text[position : position + 2]](self.text, position)
            name = "NOTICE" if notice else (match and match.lastgroup) or ""
            if match is not None and (notice or self.grammar.known[name].mode == "furniture"):
                self.furniture.append(Token(name, match.group(), position))
                position = max(match.end(), position + 1)
            else:
                self.unplaced.append(Unplaced(position, stop, expected))
                position = stop
        return ParsedMessage(
            message.tree,
            (*self.furniture, *message.furniture),
            (*self.unplaced, *message.unplaced),
            self.start,
            message.end,
        )

    def _in_line(self, position: int) -> tuple[int, Found | None]:
        """The next token inside a line, or the position after its end."""
        rest = cast(Match, self.grammar.line_end(self.text, position, self.stop))  # the pattern matches the empty text
        position = rest.end()
        if rest.group(1) is not None:
            self.inside = False
            return position, None
        choice = self.choices.get(self.parse.state) or self.grammar.choice(self.parse.state, self.smart)
        found = self._first(choice.inline[self.text[position : min(position + 2, self.stop)]], position)
        return (position, found) if found is not None else (self._refuse(position), None)

    def _at_line_start(self, position: int) -> tuple[int, Found | None]:
        """The token that begins the next non-blank line, or the position from which to go on."""
        text, grammar = self.text, self.grammar
        if text[position] in _BLANKS:
            blank = cast(Match, grammar.blank(text, position))  # the pattern matches the empty text
            if blank.end(1) > position:
                self.fresh = True
            position = blank.end()
            if position >= self.end:
                return position, None
        begins = text[position : min(position + 2, self.stop)]
        state = self.parse.states[-1]
        choice = self.choices.get(state) or grammar.choice(state, self.smart)
        before = choice.before[begins]
        found = self._first(before, position) if before else None
        if found is None:
            match = self.strong[begins](text, position, self.stop)
            if match is not None and (position == self.head or self._stands(match.lastgroup or "", position)):
                found = match.lastgroup or "", match
        if found is None:
            weak = choice.resumed if self.resumed else choice.weak_after_blank if self.fresh else choice.weak
            found = self._first(weak[begins], position)
        if found is not None and self.listing and self._lists_on(found):
            found = self._first(choice.inline[begins], position)
        if found is not None:
            return position, found
        if text[position] == "\n":  # a line of nothing but a pilcrow
            return position + 1, None
        self.fresh = False
        return self._refuse(position), None

    def _first(self, names: Names, position: int) -> Found | None:
        """The first of the terminals that matches some text at the position and that the parser really takes."""
        text, terminals = self.text, self.grammar.terminals
        for name in names:
            found = terminals[name](text, position, self.stop)
            if found is not None and found.end() > position and self.parse.takes(name):
                return name, found
        return None

    def _lists_on(self, found: Found) -> bool:
        """Whether a line is more of the list of references above it, though it looks like the start of something else.

        A line directly below is, when it looks like an item of a text. So is one below a page line; and there even a
        number or a mark is, when the last item has no number yet: `SUVA`, page line, `12. RIGA 13`.
        """
        name, match = found
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
        if name == "SIGNATURE" and self.stop < self.end:  # the text does not really end at a joint
            ends_text = self.grammar.terminals[name](self.text, position, self.end) is not None
            return ends_text and self.parse.takes(name)
        if terminal.mode == "furniture" or terminal.new_message:
            return True
        if terminal.once and self.in_body and not self.in_foot and terminal.field in self.seen:
            return False
        if terminal.once == "in the head" and (self.in_body or terminal.field in self.seen or self.in_header):
            return False
        if (
            terminal.once == "in a subject"
            and self.field == "subject"
            and not self.fresh
            and terminal.field in self.seen
        ):
            return False
        return self.parse.takes(name)

    def _feed(self, terminal: KnownTerminal, text: str, position: int) -> None:
        """Feed a token and note what it means for the lines after it."""
        name = terminal.name
        self.parse.feed(Token(name, text, position))
        self.parse.settle()
        self.fed = position + len(text)
        self.fresh = False
        if terminal.mode == "continues":
            self.resumed = False
            return
        self.field = terminal.field
        self.listing = "open" in terminal.reference_list
        if terminal.field:
            self.seen.add(terminal.field)
        self.opened = self.opened or (terminal.kind != "header" and name not in _ABOVE_HEADER)
        in_header = not self.opened and (self.in_header or terminal.kind == "header")
        opens, begins_smart = terminal.opens, terminal.smart == "opens" and not self.smart
        if opens:
            self.in_text = True
            self.in_body = self.in_body or opens != "text"
            self.in_foot = self.in_foot or opens == "foot"
        if begins_smart:
            self.smart, self.choices = True, self.grammar.choices[True]
        if opens or begins_smart or in_header is not self.in_header:
            self.in_header = in_header
            self.strong = self.grammar.strong(smart=self.smart, in_head=not (in_header or self.in_body))
        self.resumed = self.in_body and name == "CLASSIFICATION"  # where a section of the text begins

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
