"""What has been read of a list of references: its items, the letter that counts, and what parts it from what comes.

Which part of the list does what with it is in `cables`, `others` and `additions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cablegrammar.base.centuries import cited_year
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.references.item import Item, letter_of
from cablegrammar.references.words import find_post, is_filler, whole_post
from cablegrammar.vocabulary.levels import Level

Part = Token | Tree
"""A child of the rule `start` of `references.lark`."""


class SoFar:
    """The items so far. `post` and `year` of the citing cable stand in for what an item leaves out."""

    def __init__(self, text: str, post: str | None, year: int | None) -> None:
        self.text = text
        self.citing_post = post
        self.citing_year = year
        self.items: list[Item] = []
        self.posted: Item | None = None
        """The last item with a post: a number without one repeats it."""
        self.marked = 0
        """How many items a `(ALL NOTAL)` was applied to."""
        self.apart: Literal["comma", "and", "break"] | None = None
        """What stands between the last item and here."""
        self.rest: Sequence[Part] = ()
        """The parts that come next after the present one."""
        self.cut = False
        """Whether a copy cut the list short."""
        self._letter: Token | None = None
        self._waiting: Token | None = None
        self._held: list[Token] = []
        """What looks like letters, out of their turn: initials of a name, a portion mark, or letters all the same."""
        self._year_ahead: Token | None = None

    # ---------------------------------------------------------------- items

    @property
    def last(self) -> Item | None:
        """The last item."""
        return self.items[-1] if self.items else None

    @property
    def lettered(self) -> bool:
        """Whether a letter has come whose item has not."""
        return self._waiting is not None

    @property
    def near(self) -> bool:
        """Whether nothing parts the last item from here."""
        return bool(self.items) and self.apart is None and not self.lettered

    def new(self, begin: int, end: int) -> Item:
        """A new item, under the letter before it."""
        bears = self._waiting is not None
        if bears:
            self._letter, self._waiting = self._waiting, None
        if self._held:
            begin = self._held[0].start_pos
            self._held.clear()
        item = Item(self._letter, bears, begin, end)
        self.items.append(item)
        self.apart, self._year_ahead = None, None
        return item

    def year_ahead(self, token: Token) -> None:
        """Keep the year that stands before an item, and belongs to that: `RIGA 66; (08) SUVA 581`, `REF 07 SUVA 88`."""
        self._year_ahead = token

    def taken_year(self, begin: int) -> tuple[str, int]:
        """The digits of the year that was kept for the item that begins at `begin`, and where it begins with it."""
        token, self._year_ahead = self._year_ahead, None
        if token is None or self.text[token.end_pos : begin].strip():
            return "", begin
        return "".join(filter(str.isdecimal, token)), token.start_pos

    def extended(self, end: int) -> Item | None:
        """The last item, made to reach `end`; None where there is none or a new letter was read."""
        if not self.items or self.lettered:
            return None
        self.items[-1].end = end
        self.apart = None
        return self.items[-1]

    def more_words(self, begin: int, end: int, papers: bool) -> None:
        """Words that are no post: more about the last item, or an item of their own.

        `papers` says that a word among them means some paper that is no cable.
        """
        last = self.last
        if last is not None and not self.lettered and self.apart != "break":
            own = papers and (self.apart == "and" or (self.apart == "comma" and last.kind == "cable"))
            if not own:
                self.extended(end)
                last.bare_post, last.wordy = None, True
                return
        self.new(begin, end)

    def begin(self, tokens: list[Token], names: list[Token], first: int) -> int:
        """Where an item starts whose post is `names[first:]`.

        Words before the post that nothing parts from the last item belong to that: `SUVA 12 TO USDA ROME 345`.
        """
        while first and is_filler(names[first - 1]):
            first -= 1
        if first and self.near and tokens[0] is names[0]:
            self.items[-1].end = names[first - 1].end_pos
            self.items[-1].bare_post = None
            return names[first].start_pos if first < len(names) else tokens[len(names)].start_pos
        for token in tokens:
            if token.type != "LABEL":
                return token.start_pos
        return tokens[0].start_pos

    def year_of(self, text: str) -> int:
        """The year that the digits in `text` stand for: `(08)`, `06-`, `2006`."""
        return cited_year("".join(filter(str.isdecimal, text)), self.citing_year)

    # ---------------------------------------------------------------- letters

    def letter(self, token: Token) -> None:
        """Take what looks like a letter of the list, if it is its turn; what follows tells about any other."""
        letter = letter_of(token)
        if self._waiting is not None:
            if self._is_mark(token):
                return
            if letter == letter_of(self._waiting) or token[0] in _ENCLOSING:
                self._take_letter(token)  # `A. (A) PARIS 7682`: the inner one counts
            else:
                self._held.append(token)
        elif letter == self._due and not self._is_glued(token):
            self._take_letter(token)
        elif not self.items and self._letter is None and not self._held and not self._is_name(token):
            self._take_letter(token)  # the list begins with it, whatever it is
        else:
            self._held.append(token)

    def settle(self, following: Part | None) -> None:
        """Decide by what follows (None: the end) whether the last of what was held is a letter all the same.

        A letter, though its turn has not come, stands before a cable whose post is known, and on a line of its own
        before whatever has a letter near its turn: `C. SUVA 12`. Others are initials, marks, citations of statutes.
        """
        if not self._held or (isinstance(following, Token) and following.type == "LETTER"):
            return
        last = self._held[-1]
        if self._is_letter(last, following):
            self._take_letter(last)
        elif self._waiting is None:
            if self._is_name(last) and isinstance(following, Tree) and self.apart is not None:
                return  # the item that follows begins with it
            if self.items and not self._is_mark(last):
                self.items[-1].end = last.end_pos
            self._held.clear()

    @property
    def _due(self) -> str:
        """The letter whose turn it is."""
        before = self._waiting or self._letter
        return "A" if before is None else chr(ord(letter_of(before)) + 1)

    def _take_letter(self, token: Token) -> None:
        self._waiting, self.apart = token, None
        self._held.clear()

    def _is_letter(self, token: Token, following: Part | None) -> bool:
        """Whether a letter out of its turn is one of the list."""
        if self._is_mark(token) or (self._waiting is not None and letter_of(token) != self._due):
            return False
        if isinstance(following, Tree) and _is_of_a_known_post(following):
            return True
        return self._waiting is None and self._begins_line(token) and self._is_near_turn(token)

    def _is_mark(self, token: Token) -> bool:
        """Whether it is a portion mark, `(C)`: in parentheses, which the letters of this list are not."""
        before = self._waiting or self._letter
        if token[0] not in _ENCLOSING or letter_of(token) not in _MARKS:
            return False
        return before is not None and before[0] not in _ENCLOSING

    def _is_glued(self, token: Token) -> bool:
        """Whether it stands directly behind a number, as in `214(b)`."""
        return self.text[max(0, token.start_pos - 1) : token.start_pos].isdecimal() and token[0] in _ENCLOSING

    def _is_name(self, token: Token) -> bool:
        """Whether it may be an initial of somebody's name, `J.`."""
        return token.isupper() and token[1:] == "." and letter_of(token) != self._due

    def _begins_line(self, token: Token) -> bool:
        before = self.text[max(0, token.start_pos - _NEAR) : token.start_pos].rstrip(" \t")
        return before[-1:] in ("\n", ";") or token.start_pos == 0

    def _is_near_turn(self, token: Token) -> bool:
        return -1 <= ord(letter_of(token)) - ord(self._due) <= _NEAR_TURN


def _is_of_a_known_post(item: Tree) -> bool:
    """Whether an item names a post that is known, or none because the one before or the sender is meant."""
    names = [token for token in item.children if isinstance(token, Token) and token.type in ("WORD", "LABEL")]
    if item.data == "words":
        return whole_post(names) is not None
    if item.data not in ("cable", "damaged", "number", "airgram"):
        return False
    glued = any(isinstance(token, Token) and token.type == "GLUED" for token in item.children)
    return not names or glued or find_post(names, guess=False) is not None


_ENCLOSING = "(["
_MARKS = frozenset(level.portion for level in Level)  # of one letter, as those of a list are
_NEAR = 20
"""How far back to look for the start of a line."""
_NEAR_TURN = 2
"""A letter that skips others skips no more, where nothing but its turn tells that it is one."""
