"""Puts the parts of a list of references together: which letter an item bears, which year counts, what goes with it."""

from __future__ import annotations

from typing import Literal

from lark import Token, Tree

from cablegrammar.references.item import Item, ReferenceKind, end_of, letter_of, start_of
from cablegrammar.references.words import (
    damaged_post,
    day_of_date,
    day_of_group,
    find_post,
    full_year,
    is_damaged_number,
    is_damaged_number_alone,
    is_filler,
    is_thousands,
    is_year,
    led_by_a_name,
    names_papers,
    tail_number,
    whole_post,
    year_at_end,
)
from cablegrammar.vocabulary.posts import canonical_post


class ReferenceList:
    """Takes the parts of the list, tokens and trees of `references.lark`, in their order and builds the items."""

    def __init__(self, text: str, post: str | None, year: int | None) -> None:
        self.text = text
        self.citing_post = post
        self.citing_year = year
        self.items: list[Item] = []
        self.letter: Token | None = None
        self.waiting: Token | None = None
        """A letter whose item has not come yet."""
        self.initials: list[Token] = []
        """What may be letters of the list or somebody's initials: what comes next tells."""
        self.posted: Item | None = None
        """The last item with a post: a number without one repeats it."""
        self.marked = 0
        """How many items a `(ALL NOTAL)` was applied to."""
        self.apart: Literal["comma", "and", "break"] | None = None
        """What stands between the last item and here."""

    def add(self, part: Token | Tree[Token]) -> None:
        """Take the next part."""
        if self.initials and (isinstance(part, Tree) or part.type != "LETTER"):
            self._settle(part)
        if isinstance(part, Tree):
            _TREES[part.data](self, part.children)
        elif part.type == "LETTER":
            self._letter(part)
        elif part.type == "COMMA":
            self.apart = self.apart or "comma"
        elif part.type == "AND":
            self.apart = "and" if self.apart != "break" else self.apart
        elif part.type == "BREAK":
            self.apart = "break"
        elif part.type != "SIGN":
            _TOKENS[part.type](self, part)

    # ---------------------------------------------------------------- letters and places

    def _letter(self, token: Token) -> None:
        if token.isupper() and token[1:] == "." and self._may_be_initial():
            due = "A" if self.letter is None else chr(ord(letter_of(self.letter)) + 1)
            if token[0] != due:
                self.initials.append(token)
                return
        self._take_letter(token)

    def _take_letter(self, token: Token) -> None:
        self.waiting, self.apart = token, None
        self.initials.clear()

    def _may_be_initial(self) -> bool:
        """Whether a name may begin here: `B. J. DOE TELCON`, `E-MAILS J. DOE`."""
        if self.waiting is not None:
            return True
        last = self.items[-1] if self._near() else None
        return last is not None and last.kind in ("other", "email") and not last.malformed and last.bare_post is None

    def _settle(self, part: Token | Tree[Token] | None) -> None:
        """Decide by what follows them (None: the end) whether initials are that, or whether the last is a letter.

        A letter, though its turn has not come, stands before a cable and before what has no name: `C. SUVA 12`.
        """
        if isinstance(part, Token) and self.waiting is not None:
            return
        names: list[Token] = []
        if isinstance(part, Tree):
            names = [token for token in part.children if isinstance(token, Token) and token.type == "WORD"]
        if part is None or isinstance(part, Token):
            initial = True
        elif names and part.data in ("notice", "words"):
            keyword = part.children[-1]
            people = isinstance(keyword, Token) and keyword.type in ("EMAIL", "CONVERSATION")
            initial = people or find_post(names, guess=False) is None or (part.data == "words" and self.waiting is None)
        else:
            initial = bool(names) and find_post(names, guess=False) is None
        if not initial:
            self._take_letter(self.initials[-1])
        elif self.waiting is None:
            self.items[-1].end = end_of(self.initials[-1])
            self.initials.clear()

    def finish(self) -> None:
        """Call it when there are no more parts."""
        if self.initials and self.waiting is None:
            self._settle(None)

    def _near(self) -> bool:
        """Whether nothing parts the last item from here."""
        return bool(self.items) and self.apart is None and self.waiting is None

    def _new(self, begin: int, end: int) -> Item:
        bears = self.waiting is not None
        if bears:
            self.letter, self.waiting = self.waiting, None
        if self.initials:
            begin = start_of(self.initials[0])
            self.initials.clear()
        item = Item(self.letter, bears, begin, end)
        self.items.append(item)
        self.apart = None
        return item

    def _extended(self, end: int) -> Item | None:
        """The last item, made to reach `end`; None where there is none or a new letter was read."""
        if not self.items or self.waiting is not None:
            return None
        self.items[-1].end = end
        self.apart = None
        return self.items[-1]

    def _more_words(self, begin: int, end: int, papers: bool) -> None:
        """Words that are no post: more about the last item, or an item of their own."""
        last = self.items[-1] if self.items else None
        if last is not None and self.waiting is None and self.apart != "break":
            own = papers and (self.apart == "and" or (self.apart == "comma" and last.kind == "cable"))
            if not own:
                self._extended(end)
                last.bare_post, last.wordy = None, True
                return
        self._new(begin, end)

    def _begin(self, tokens: list[Token], names: list[Token], first: int) -> int:
        """Where an item starts whose post is `names[first:]`.

        Words before the post that nothing parts from the last item belong to that: `SUVA 12 TO USDA ROME 345`.
        """
        while first and is_filler(names[first - 1]):
            first -= 1
        if first and self._near() and tokens[0] is names[0]:
            self.items[-1].end = end_of(names[first - 1])
            self.items[-1].bare_post = None
            return start_of(names[first]) if first < len(names) else start_of(tokens[len(names)])
        for token in tokens:
            if token.type != "LABEL":
                return start_of(token)
        return start_of(tokens[0])

    # ---------------------------------------------------------------- trees of the grammar

    def cable(self, tokens: list[Token]) -> None:
        """`06 LA PAZ 546`, `SUVA #35`, `STATE (01) 201265`, `09CAIRO0561`."""
        leads = tokens[0].type == "YEAR"
        names, last = tokens[1 if leads else 0 : -1], tokens[-1]
        year = tokens[0].rstrip("-") if leads else ""
        if last.type == "GLUED":
            self._glued(tokens, names, year)
            return
        written = last.rstrip(".)-")
        head, digits = tail_number(written)
        end = start_of(last) + len(written)
        if last.type == "MARKED_NUMBER":
            year = year or "".join(filter(str.isdecimal, head))
        found = find_post(names, guess=not self._in_prose(end))
        if found is not None:
            post, first = found
            if first and not self._near() and self.apart != "comma" and led_by_a_name(names, first):
                # `US MISSION RIGA 12` at the head of an item is no cable of RIGA
                post, first = " ".join(names).upper(), 0
            begin = self._begin(tokens, names, first)
            self._cable(begin, end, post, digits, year, leads)
        elif not year and all(map(is_filler, names)):
            self._bare(start_of(tokens[0]), end_of(last), digits)
        else:
            self._more_words(start_of(tokens[0]), end_of(last), names_papers(names))

    def _in_prose(self, end: int) -> bool:
        """Whether a number that ends at `end` is one in a text or a table below the list: `CARS UP 11,502`."""
        last = self.items[-1] if self.items else None
        if last is None or self.waiting is not None or not (last.wordy or self._near()):
            return False
        return (self._near() and last.wordy and last.kind != "cable") or is_thousands(self.text, end)

    def _glued(self, tokens: list[Token], names: list[Token], year: str) -> None:
        """`09CAIRO0561`, `HK05511`, `TEL AVIV-12`: with no year and no known post it is no cable (`UNGA63`)."""
        glued = tokens[-1]
        head, digits = tail_number(glued)
        letters = head.lstrip("0123456789-").rstrip("-")
        year = year or head[: len(head) - len(head.lstrip("0123456789"))]
        name = Token("WORD", letters, start_pos=glued.start_pos)
        found = find_post([*names, name], guess=bool(year))
        if found is None:
            broken = damaged_post(names, letters + digits, False)
            if broken is None:
                self._more_words(start_of(tokens[0]), end_of(glued), names_papers(names))
                return
            item = self._new(start_of(tokens[0]), end_of(glued))
            item.post, item.malformed = broken, True
            if year:
                item.year, item.year_leads = full_year(year), True
            return
        begin = self._begin(tokens, names, min(found[1], len(names)))
        self._cable(begin, end_of(glued), found[0], digits, year, bool(year))

    def _cable(self, begin: int, end: int, post: str, digits: str, year: str, leads: bool) -> Item:
        item = self.posted = self._new(begin, end)
        item.post = post
        if int(digits):
            item.kind, item.number = "cable", int(digits)
        else:
            item.malformed = True
        if year:
            item.year, item.year_leads = full_year(year), leads
        return item

    def ordinal(self, token: Token) -> None:
        """`2.` before an item; in a run of numbers and after a cable it may be one of them."""
        digits = token.strip("(.)")
        last = self.items[-1] if self.items else None
        if last is not None and last.kind == "cable" and (self.apart in ("comma", "and") or int(digits) > _MOST_ITEMS):
            self.number([Token("NUMBER", digits, start_pos=end_of(token) - 1 - len(digits))])
        self.apart = "break"

    def number(self, tokens: list[Token]) -> None:
        """A number without a post: one more of the post before, a year, or part of what stands before."""
        head, digits = tail_number(tokens[0])
        end = end_of(tokens[0])
        if head:
            self.apart = self.apart or "comma"
        last = self.items[-1] if self.items else None
        if last is not None and self.waiting is None:
            if last.wordy and head == "," and last.end == start_of(tokens[0]) and is_thousands(self.text, last.end):
                self._extended(end)
                return
            if self.apart is None and last.kind == "cable":
                if last.year is None and is_year(digits, self.citing_year):
                    last.year, last.end = full_year(digits), end
                    return
                if self._follows_year(last, end - len(digits), digits):
                    last.end = end
                    return
                if len(digits) < 3:
                    last.end = end
                    return
            elif last.kind != "cable" and (self.apart is None or last.post is None):
                self._extended(end)
                return
        self._bare(end - len(digits), end, digits)

    def _follows_year(self, last: Item, begin: int, digits: str) -> bool:
        """Take a number for that of the last item where what was its number so far is its year: `SUVA 07-540`."""
        if (
            last.year is not None
            or last.bare
            or not int(digits)
            or self.text[last.end : begin].strip() not in ("", "-")
        ):
            return False
        year = year_at_end(self.text[last.start : last.end], self.citing_year)
        if year is not None:
            last.year, last.year_leads, last.number = year, True, int(digits)
        return year is not None

    def _bare(self, begin: int, end: int, digits: str) -> None:
        before = self.posted
        under_letter = self.waiting is None
        post = before.post if before is not None else self.citing_post
        if post is None:
            self._new(begin, end)
            return
        item = self._cable(begin, end, canonical_post(post) or post.upper(), digits, "", False)
        item.bare = True
        if before is not None and under_letter and before.year_leads:
            item.year, item.year_leads = before.year, True

    def _post_for_number(self) -> str | None:
        """The post of a damaged number that stands alone; None where it is not plain that a cable's number is due."""
        last = self.items[-1] if self.items else None
        if self.waiting is None and (last is None or last.wordy or self.apart == "break"):
            return None
        if self.waiting is None and last is not None and last.kind != "cable" and not last.malformed:
            return None
        return self.citing_post if self.posted is None else self.posted.post

    def airgram(self, tokens: list[Token]) -> None:
        """`A-57`, `STATE A-3772`."""
        names, last = tokens[:-1], tokens[-1]
        found = find_post(names)
        item = self._new(self._begin(tokens, names, found[1]) if found else start_of(tokens[0]), end_of(last))
        item.kind, item.number = "airgram", int(tail_number(last)[1])
        if found is not None:
            item.post, self.posted = found[0], item

    def notice(self, tokens: list[Token]) -> None:
        """What a keyword names: an e-mail, a telephone conversation, an intelligence report, a regulation."""
        kind = _KINDS.get(tokens[-1].type, "other")
        last = self.items[-1] if self.items else None
        opened = last is not None and self._near() and last.kind == "other" and not last.malformed
        if last is not None and opened and (len(tokens) == 1 or last.dated_first):
            # `SMITH (EUR) E-MAIL`, `2/22/08 SMITH E-MAIL`: its first words are there already
            last.kind, last.end, last.bare_post = kind, end_of(tokens[-1]), None
            return
        self._new(start_of(tokens[0]), end_of(tokens[-1])).kind = kind

    def words(self, tokens: list[Token]) -> None:
        """Words without a number."""
        leads = tokens[0].type == "YEAR"
        names = tokens[1 if leads else 0 :]
        end = end_of(tokens[-1])
        last = self.items[-1] if self.items else None
        post = whole_post(names)
        if post is None:
            if leads and last is not None and self._near() and last.kind == "cable" and last.year is None:
                last.year = full_year(tokens[0])
            self._more_words(start_of(tokens[0]), end, names_papers(names))
        elif last is not None and last.bare and self._near() and not leads:
            # `377 KATHMANDU`: the number came first
            last.post, last.bare, last.end, self.posted = post, False, end, last
        elif leads and not is_year(year := tokens[0].rstrip("-"), self.citing_year):
            self._cable(start_of(tokens[0]), end, post, year, "", False)
        else:
            self._new(start_of(tokens[0]), end).bare_post = post

    def damaged(self, tokens: list[Token]) -> None:
        """A post with a number that has letters in it, or a name that has digits in it."""
        place = next(place for place, token in enumerate(tokens) if token.type == "CODE")
        leads = tokens[0].type == "YEAR"
        names, code = tokens[1 if leads else 0 : place], tokens[place]
        found = find_post(names, guess=False)
        if found is not None and is_damaged_number(code):
            item = self._new(self._begin(tokens, names, found[1]), end_of(code))
            item.post, item.malformed, self.posted = found[0], True, item
            for number in tokens[place + 1 :]:
                self.number([number])
        elif len(tokens) == 1 and is_damaged_number_alone(code) and (post := self._post_for_number()) is not None:
            item = self._new(start_of(code), end_of(code))
            item.post, item.malformed = canonical_post(post) or post.upper(), True
        elif (post := damaged_post(names, code, place + 1 < len(tokens))) is not None:
            item = self._new(start_of(tokens[0]), end_of(tokens[-1]))
            item.post, item.malformed = post, True
        else:
            self._more_words(start_of(tokens[0]), end_of(tokens[-1]), names_papers(names))
            return
        if leads:
            item.year, item.year_leads = full_year(tokens[0]), True

    # ---------------------------------------------------------------- tokens: what is added to an item

    def remark(self, token: Token) -> None:
        """`AND PREVIOUS`, `PARA 3`, words in parentheses."""
        item = self._extended(end_of(token))
        if item is None:
            if token.type == "PARAGRAPHS":
                self._new(start_of(token), end_of(token))
        elif "NOTAL" in (upper := token.upper()):
            item.notal = True
            if token.type == "NOTAL" and ("ALL" in upper or "BOTH" in upper):
                for each in self.items[self.marked :]:
                    each.notal = True
                self.marked = len(self.items)

    def year(self, token: Token) -> None:
        """`(08)` after the number."""
        item = self._extended(end_of(token))
        if item is not None and item.kind == "cable" and not item.year_leads:
            item.year = full_year(token)

    def stroke(self, token: Token) -> None:
        """`/08` is a year, `/935` one more number, `/1` a section."""
        last = self.items[-1] if self.items else None
        digits = tail_number(token)[1]
        if last is None or not self._near() or last.kind != "cable" or len(digits) == 1:
            self._extended(end_of(token))
        elif last.year is None and is_year(digits, self.citing_year):
            last.year, last.end = full_year(digits), end_of(token)
        elif token[0] == "-" and self._follows_year(last, end_of(token) - len(digits), digits):
            last.end = end_of(token)
        else:
            self.apart = "comma"
            self._bare(end_of(token) - len(digits), end_of(token), digits)

    def when(self, token: Token) -> None:
        """A date or a date-time group: the cable's before it, or that of a message known by nothing else."""
        item = self._extended(end_of(token))
        if item is None:
            item = self._new(start_of(token), end_of(token))
            item.dated_first = True
        item.bare_post = None
        if item.date is None:
            year, item.date = (day_of_group if token.type == "DATE_TIME_GROUP" else day_of_date)(token)
            if year is not None and item.year is None and item.kind == "cable":
                item.year = year


_MOST_ITEMS = 26
"""More items than letters no list has: a higher ordinal is none."""
_KINDS: dict[str, ReferenceKind] = {"SEPTEL": "septel", "EMAIL": "email", "INTELLIGENCE_REPORT": "iir"}
_TREES = {name: getattr(ReferenceList, name) for name in ("cable", "number", "airgram", "notice", "words", "damaged")}
_TOKENS = {
    "ORDINAL": ReferenceList.ordinal,
    "PARAGRAPHS": ReferenceList.remark,
    "NOTAL": ReferenceList.remark,
    "PREVIOUS": ReferenceList.remark,
    "REMARK": ReferenceList.remark,
    "YEAR": ReferenceList.year,
    "YEAR_IN_PARENTHESES": ReferenceList.year,
    "AFTER_STROKE": ReferenceList.stroke,
    "DATE": ReferenceList.when,
    "DATE_TIME_GROUP": ReferenceList.when,
}
