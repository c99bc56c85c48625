"""What has been read of a list of references: its items, the letter that counts, and what parts it from what comes.

Which part of the list does what with it is in `cables`, `others` and `additions`.
"""

from __future__ import annotations

from typing import Literal

from cablegrammar.base.centuries import cited_year
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.references.item import Item, letter_of
from cablegrammar.references.words import find_post, is_filler

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
        self._letter: Token | None = None
        self._waiting: Token | None = None
        self._initials: list[Token] = []

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
        if self._initials:
            begin = self._initials[0].start_pos
            self._initials.clear()
        item = Item(self._letter, bears, begin, end)
        self.items.append(item)
        self.apart = None
        return item

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
        """Take what looks like a letter of the list. `J.` may be an initial of somebody's name: what follows tells."""
        if token.isupper() and token[1:] == "." and self._may_be_initial():
            due = "A" if self._letter is None else chr(ord(letter_of(self._letter)) + 1)
            if token[0] != due:
                self._initials.append(token)
                return
        self._take_letter(token)

    def settle(self, following: Part | None) -> None:
        """Decide by what follows (None: the end) whether initials are that, or whether the last is a letter.

        A letter, though its turn has not come, stands before a cable and before what has no name: `C. SUVA 12`.
        """
        if not self._initials or (isinstance(following, Token) and (following.type == "LETTER" or self.lettered)):
            return
        if not self._are_initials(following):
            self._take_letter(self._initials[-1])
        elif not self.lettered:
            self.items[-1].end = self._initials[-1].end_pos
            self._initials.clear()

    def _take_letter(self, token: Token) -> None:
        self._waiting, self.apart = token, None
        self._initials.clear()

    def _may_be_initial(self) -> bool:
        """Whether a name may begin here: `B. J. DOE TELCON`, `E-MAILS J. DOE`."""
        if self.lettered:
            return True
        last = self.last if self.near else None
        return last is not None and last.kind in ("other", "email") and not last.malformed and last.bare_post is None

    def _are_initials(self, following: Part | None) -> bool:
        if following is None or isinstance(following, Token):
            return True
        names = [token for token in following.children if isinstance(token, Token) and token.type == "WORD"]
        if not names or following.data not in ("notice", "words"):
            return bool(names) and find_post(names, guess=False) is None
        keyword = following.children[-1]
        people = isinstance(keyword, Token) and keyword.type in ("EMAIL", "CONVERSATION")
        return people or find_post(names, guess=False) is None or (following.data == "words" and self.lettered)
