"""The line lexer and the parser driver: from a clean text to a parse tree, furniture, and lines without a place.

The terminals come from `cable.lark`; what the priorities mean stands at its head. The parser is fed token by token.
What it does not accept is recorded with what it would have accepted, and the parser goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple, cast

from lark import Token, Tree

from cablegrammar.loader import line_parser
from cablegrammar.record import record

# Terminals that begin something new only where a blank line (or furniture) stands before; TEXT is their opposite.
_AFTER_BLANK = frozenset(("PLAIN", "SHORT_LINE", "HEADING", "BARE_NUMBER"))
_NEW_BLOCK = frozenset(("PLAIN", "SHORT_LINE"))
# After a page line the text goes on, in the middle of a sentence, whatever blank lines stand there.
_PAGE_BREAKS = frozenset(("PAGE_LINE", "PRINT_PAGE_LINE", "PAGE_CLASSIFICATION"))
# Lines of a SMART message: tried only once its first line was read, but for those that may stand at its very beginning.
_SMART_FURNITURE = frozenset(("PAGE_CLASSIFICATION", "MAIL_MARK", "LINK", "EXEMPTION_NOTE"))
_SMART_OPENS = frozenset(("RECORD_NUMBER", "OFFICE_LABEL", "DATE_LABEL"))
_ENDS = frozenset(("END_OF_MESSAGE", "SEPARATOR"))
# Fields that prose may imitate at the start of a line: once read, and the body begun, they are plain text.
_ONCE = frozenset(("SUBJECT", "REFERENCE", "AUTHORITY", "BARE_TAGS", "BARE_EXECUTIVE_ORDER"))
# A list of references; what a line of it may look like below a page line; and how it ends when an item is open.
_LISTING = frozenset(("REFERENCE", "BARE_REFERENCE", "REFERENCE_ITEM", "REFERENCE_LINE"))
_GOES_ON = frozenset(("ITEM", "BARE_NUMBER"))
_GOES_ON_IF_OPEN = frozenset(("NUMBER", "LINE_MARK", "BARE_REFERENCE"))
# The tokens that begin the body for good.
_BODY = frozenset(("NUMBER", "LINE_MARK", "LINE_BLANKET"))
_TEXT = frozenset(("CLASSIFICATION", "EXECUTIVE_ORDER", "BARE_EXECUTIVE_ORDER", "RECORD_NUMBER"))
# Where one of these comes after a text has begun, another message begins.
_NEW_MESSAGE = frozenset(("FL1", "RECORD_NUMBER", "OFFICE_LABEL"))

_INLINE, _BEFORE, _STRONG = 30, 20, 10
_TAIL = 80  # how far back to look for the last sign of a line

_Match = re.Match[str]
_Found = tuple[str, _Match]
_Matcher = Callable[[str, int], _Match | None]


class Unplaced(NamedTuple):
    """A line that the grammar could not place: its extent and the terminals that were accepted there."""

    start: int
    end: int
    expected: tuple[str, ...]


@record
class ParsedMessage:
    """What the parser made of one message."""

    tree: Tree[Token]
    furniture: tuple[Token, ...]
    unplaced: tuple[Unplaced, ...]
    start: int
    end: int


class _Choice(NamedTuple):
    """What may be tried in one parser state, by falling priority.

    One pattern a terminal, tried in turn and compiled when first tried: compiling an alternation for each of the many
    states would cost more than a hundred cables take to parse.
    """

    before: tuple[str, ...]
    weak_after_blank: tuple[str, ...]
    weak: tuple[str, ...]
    resumed: tuple[str, ...]
    inline: tuple[str, ...]


class _Matchers(dict[str, _Matcher]):
    """The matcher of each terminal."""

    def __init__(self, pattern: Callable[[str], re.Pattern[str]]) -> None:
        super().__init__()
        self.pattern = pattern

    def __missing__(self, name: str) -> _Matcher:
        match = self[name] = self.pattern(name).match
        return match


class LineGrammar:
    """The terminals of `cable.lark`, ready to match."""

    def __init__(self) -> None:
        parser = line_parser()
        terminals = sorted(parser.terminals, key=lambda t: -t.priority)
        self.patterns = {t.name: t.pattern.to_regexp() for t in terminals}
        self.priority = {t.name: t.priority for t in terminals}
        self.ignored = frozenset(parser.lexer_conf.ignore)
        self.parser = parser
        self.matchers = _Matchers(self.pattern)
        self.strong = self._alternation(_SMART_FURNITURE)
        self.blank = re.compile(r"((?:[ \t]*\n)*+)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match
        table: Any = parser.parser.parser.parser.parse_table
        self._rows: Any = table.states
        self._callbacks: Any = parser.parser.parser.parser.callbacks
        self._settled = _Settled(self._rows)
        self.choices: tuple[dict[int, _Choice], dict[int, _Choice]] = ({}, {})
        """The matchers of the states that were met, outside and inside of SMART messages."""

    def _alternation(self, without: frozenset[str]) -> Callable[[str, int], _Match | None]:
        """The strong terminals as one pattern."""
        names = (n for n, priority in self.priority.items() if _STRONG <= priority < _BEFORE and n not in without)
        return re.compile("|".join(f"(?P<{name}>{self.patterns[name]})" for name in names)).match

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def strong_in_smart(self) -> Callable[[str, int], _Match | None]:
        """The strong terminals inside a SMART message."""
        return self._alternation(frozenset())

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return re.compile(self.patterns[terminal])

    def settle(self, state: Any) -> None:
        """Do the reductions that no next token can change.

        LALR merges states, so that the state after a line accepts what may follow such a line anywhere. After
        the reduction the state is that of its context, and says what may follow here.
        """
        states, values = state.state_stack, state.value_stack
        settled = self._settled
        while (rule := settled[states[-1]]) is not None:
            size = len(rule.expansion)
            parts = values[-size:]
            del states[-size:], values[-size:]
            values.append(self._callbacks[rule](parts))
            states.append(self._rows[states[-1]][rule.origin.name][1])

    def push(self, state: Any, token: Token) -> None:
        """Feed a token that the parser takes, as Lark's `feed_token` does but for its care about refused ones."""
        stack, values, rows = state.state_stack, state.value_stack, self._rows
        kind = token.type
        action, argument = rows[stack[-1]][kind]
        while action.name != "Shift":
            size = len(argument.expansion)
            parts = values[-size:] if size else []
            if size:
                del stack[-size:], values[-size:]
            values.append(self._callbacks[argument](parts))
            stack.append(rows[stack[-1]][argument.origin.name][1])
            action, argument = rows[stack[-1]][kind]
        stack.append(argument)
        values.append(token)

    def takes(self, stack: list[int], name: str) -> bool:
        """Whether the parser, standing at `stack`, really accepts a terminal.

        The row of a state may promise more than its context keeps (LALR merges look-aheads), and a refused token
        leaves the parser in the middle of its reductions: so this asks first, on a copy of the stack.
        """
        rows = self._rows
        entry = rows[stack[-1]].get(name)
        if entry is None or entry[0].name == "Shift":
            return entry is not None
        stack = stack.copy()
        while entry is not None and entry[0].name != "Shift":
            rule = entry[1]
            if rule.expansion:
                del stack[-len(rule.expansion) :]
            stack.append(rows[stack[-1]][rule.origin.name][1])
            entry = rows[stack[-1]].get(name)
        return entry is not None

    def accepted(self, stack: list[int]) -> tuple[str, ...]:
        """The terminals that the parser would really accept, sorted."""
        return tuple(sorted(n for n in self._rows[stack[-1]] if n in self.priority and self.takes(stack, n)))

    def choice(self, state: int, smart: bool) -> _Choice:
        """The matchers for a parser state, built when the state is first met."""
        choice = self.choices[smart].get(state)
        if choice is None:
            accepted = self._rows[state]
            names = [n for n in self.priority if n in accepted and (smart or not _only_smart(n))]  # by falling priority
            weak = [n for n in names if self.priority[n] < _STRONG]
            # Without a blank line before, plain text goes on with what stands before, where that is possible.
            directly = [n for n in weak if n not in _AFTER_BLANK] if "TEXT" in weak else weak
            choice = self.choices[smart][state] = _Choice(
                tuple(n for n in names if _BEFORE <= self.priority[n] < _INLINE),
                tuple(n for n in weak if n != "TEXT"),
                tuple(directly),
                tuple(n for n in weak if n not in _NEW_BLOCK) if "TEXT" in weak else tuple(weak),
                tuple(n for n in names if self.priority[n] >= _INLINE or n == "TEXT"),
            )
        return choice


@cache
def line_grammar() -> LineGrammar:
    """The one line grammar of the process."""
    return LineGrammar()


def _only_smart(terminal: str) -> bool:
    """Whether a terminal belongs to the inside of a SMART message: a telegram's states share rules with it."""
    return terminal == "VALUE" or (terminal.endswith("_LABEL") and terminal not in _SMART_OPENS)


class _Settled(dict[int, Any]):
    """The rule that a parser state reduces by whatever comes next, or None, by state."""

    def __init__(self, rows: Any) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, state: int) -> Any:
        rule = self[state] = _only_reduction(self.rows[state])
        return rule


def _only_reduction(row: Any) -> Any:
    rules = {argument if action.name == "Reduce" else None for action, argument in row.values()}
    rule = rules.pop() if len(rules) == 1 else None
    return rule if rule is not None and len(rule.expansion) > 0 else None


def parse_lines(text: str, start: int = 0) -> ParsedMessage:
    """Parse the first message of a clean `text` from offset `start` on.

    A further message begins at the next transmission header after a text; `ParsedMessage.end` tells where.
    """
    return _Reader(text, start).read()


class _Reader:
    """One pass over the lines of one message."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.end = text, start, len(text)
        self.grammar = line_grammar()
        self.state: Any = self.grammar.parser.parse_interactive(start="message").parser_state
        self.furniture: list[Token] = []
        self.unplaced: list[Unplaced] = []
        self.seen: set[str] = set()
        self.strong = self.grammar.strong
        self.choices = self.grammar.choices[False]
        self.smart = False  # a line was read that only a SMART message begins with
        self.fed = start  # where the last token ends that is no furniture
        self.in_text = self.in_body = False
        self.fresh = True  # a blank line, furniture or the beginning of the text stands before this line
        self.resumed = False  # a page line stands before this line: the text goes on
        self.listing = False  # the last line was one of a list of references
        self.inside = False  # the position is inside a line that a token has begun

    def read(self) -> ParsedMessage:
        """Feed the parser to the end of the message."""
        position, length = self.start, len(self.text)
        ignored, settle, state = self.grammar.ignored, self.grammar.settle, self.state
        settle(state)
        while position < length:
            position, found = self._in_line(position) if self.inside else self._at_line_start(position)
            if found is None:
                continue
            name, match = found
            if name == "PRINT_PAGE_LINE" and self.in_text and self._begins_print(position):
                self.end = self._end_before(name, position)
                break
            if name in ignored:
                self.furniture.append(Token(name, match.group(), position))
                self.fresh = True
                self.resumed = self.resumed or name in _PAGE_BREAKS
            elif name in _NEW_MESSAGE and (self.in_text or not self.grammar.takes(state.state_stack, name)):
                self.end = self._end_before(name, position)
                break
            else:
                self._feed(name, match.group(), position)
                settle(state)
            position = match.end()
            self.inside = True
        tree = state.feed_token(Token("$END", "", self.end), True)
        return ParsedMessage(tree, tuple(self.furniture), tuple(self.unplaced), self.start, self.end)

    def _in_line(self, position: int) -> tuple[int, _Found | None]:
        """The next token inside a line, or the position after its end."""
        rest = cast(_Match, self.grammar.line_end(self.text, position))  # the pattern matches the empty text
        position = rest.end()
        if rest.group(1) is not None:
            self.inside = False
            return position, None
        choice = self.choices.get(self.state.position) or self.grammar.choice(self.state.position, self.smart)
        found = self._first(choice.inline, position)
        return (position, found) if found is not None else (self._refuse(position), None)

    def _at_line_start(self, position: int) -> tuple[int, _Found | None]:
        """The token that begins the next non-blank line, or the position from which to go on."""
        text, grammar = self.text, self.grammar
        blank = cast(_Match, grammar.blank(text, position))  # the pattern matches the empty text
        if blank.end(1) > position:
            self.fresh = True
        position = blank.end()
        if position >= len(text):
            return position, None
        choice = self.choices.get(self.state.position) or grammar.choice(self.state.position, self.smart)
        found = self._first(choice.before, position) if choice.before else None
        if found is None:
            match = self.strong(text, position)
            if match is not None and self._stands(match.lastgroup or ""):
                found = match.lastgroup or "", match
        if found is None:
            weak = choice.resumed if self.resumed else choice.weak_after_blank if self.fresh else choice.weak
            found = self._first(weak, position)
        if found is not None and self.listing and found[0] != "TEXT" and self._lists_on(found):
            found = self._first(choice.inline, position)
        if found is not None:
            return position, found
        if text[position] == "\n":  # a line of nothing but a pilcrow
            return position + 1, None
        self.fresh = False
        return self._refuse(position), None

    def _first(self, candidates: Iterable[str], position: int) -> _Found | None:
        """The first of the terminals that matches some text at the position and that the parser really takes."""
        matchers = self.grammar.matchers
        for name in candidates:
            found = matchers[name](self.text, position)
            if found is not None and found.end() > position and self.grammar.takes(self.state.state_stack, name):
                return name, found
        return None

    def _lists_on(self, found: _Found) -> bool:
        """Whether a line is more of the list of references above it, though it looks like the start of something else.

        A line directly below is, when it looks like an item of a text. So is one below a page line; and there even a
        number or a mark is, when the last item has no number yet: `SUVA`, page line, `12. RIGA 13`.
        """
        name, match = found
        if self.in_body or (self.fresh and not self.resumed):
            return False
        if name in _GOES_ON:
            return True
        if name not in _GOES_ON_IF_OPEN or not self.resumed or match.group().startswith("1."):
            return False
        above = self.text[max(self.start, self.fed - _TAIL) : self.fed].rstrip()[-1:]
        return not (above.isdecimal() or above == ")")

    def _stands(self, name: str) -> bool:
        """Whether a strong terminal is what it seems here: furniture, or a line that the parser takes."""
        if name in self.grammar.ignored or name in _NEW_MESSAGE:
            return True
        if self.in_body and name in _ONCE:
            plain = name.removeprefix("BARE_")
            if not self.seen.isdisjoint((name, plain, f"{plain}_LABEL")):
                return False
        return self.grammar.takes(self.state.state_stack, name)

    def _feed(self, name: str, text: str, position: int) -> None:
        """Feed a token and note what it means for the lines after it."""
        self.grammar.push(self.state, Token(name, text, position))
        self.fed = position + len(text)
        self.fresh = False
        if name == "TEXT":
            self.resumed = False
            return
        self.seen.add(name)
        self.listing = name in _LISTING
        if name in _BODY:
            self.in_body = self.in_text = True
        elif name in _TEXT:
            self.in_text = True
        if name in _SMART_OPENS and not self.smart:
            self.smart = True
            self.strong, self.choices = self.grammar.strong_in_smart(), self.grammar.choices[True]
        self.resumed = self.in_body and name == "CLASSIFICATION"  # repeated where a section of the text begins

    def _begins_print(self, position: int) -> bool:
        """Whether the page line at `position` is the first one of another message: this one has ended above it."""
        if self.grammar.pattern("FIRST_PAGE").match(self.text, position) is None:
            return False
        below = takewhile(lambda token: (token.start_pos or 0) >= self.fed, reversed(self.furniture))
        return any(token.type in _ENDS for token in below)

    def _end_before(self, name: str, position: int) -> int:
        """Where this message ends when another begins at `position`: the banner above a SMART message belongs to it.

        Between two of them stand the banner at the foot of the one and the banner at the head of the other.
        """
        if name == "FL1":
            return position
        below = [token for token in self.furniture if (token.start_pos or 0) >= self.fed]
        last_end = max((i for i, token in enumerate(below) if token.type in _ENDS), default=-1)
        banners = [token for token in below[last_end + 1 :] if token.type == "BANNER"]
        if not banners or (self.smart and last_end < 0 and len(banners) == 1):
            return position
        start = banners[-1].start_pos or 0
        self.furniture = [token for token in self.furniture if (token.start_pos or 0) < start]
        return start

    def _refuse(self, position: int) -> int:
        """Record the rest of the line as having no place; the position of its end."""
        stop = self.text.find("\n", position)
        stop = len(self.text) if stop < 0 else stop
        accepted = self.grammar.accepted(self.state.state_stack)
        if not self.smart:
            accepted = tuple(name for name in accepted if not _only_smart(name))
        self.unplaced.append(Unplaced(position, stop, accepted))
        return stop
