"""The items of a list that are cables: a post and a number, a number alone, and what was meant as one and is damaged.

Each function takes the tokens of a tree of `references.lark` that bears its name.
"""

from __future__ import annotations

from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.references.item import Item
from cablegrammar.references.numbers import (
    begins_day,
    damaged_post,
    is_damaged_number,
    is_damaged_number_alone,
    is_thousands,
    tail_number,
)
from cablegrammar.references.so_far import SoFar
from cablegrammar.references.words import (
    NamedPost,
    find_post,
    is_filler,
    is_possessive,
    led_by_a_name,
    names_papers,
    talks,
)
from cablegrammar.references.years import is_year, year_at_end
from cablegrammar.vocabulary.posts import canonical_post, names_by_key, squeeze

_SHORTEST_BEHIND_YEAR = 3
_DAY_DIGITS = 2
_MOST_ITEMS = 26
"""More items than letters no list has: a higher ordinal is none."""


def cable(found: SoFar, tokens: list[Token]) -> None:
    """`06 PORT LOUIS 546`, `SUVA #35`, `STATE (01) 201265`, `09CAIRO0561`."""
    leads = tokens[0].type == "YEAR"
    names, last = tokens[1 if leads else 0 : -1], tokens[-1]
    year = tokens[0].rstrip("-") if leads else ""
    if last.type == "GLUED":
        _glued(found, tokens, names, year)
        return
    if last.type == "YEAR" and not leads and all(name.type == "LABEL" for name in names):
        found.year_ahead(last)  # `REF 07 SUVA 88`
        return
    written = last.rstrip(".)-")
    head, digits = tail_number(written)
    end = last.start_pos + len(written)
    if last.type == "MARKED_NUMBER":
        year = year or "".join(filter(str.isdecimal, head))
    named = find_post(names, guess=not _in_prose(found, end))
    if named is not None and not _is_item(found, names, named, last, digits):
        found.more_words(tokens[0].start_pos, last.end_pos, names_papers(names))
        return
    if named is not None:
        if named.first and not found.near and found.apart != "comma" and led_by_a_name(names, named.first):
            # `US MISSION RIGA 12` at the head of an item is no cable of RIGA
            named = NamedPost(" ".join(names).upper(), 0, len(names))
        ahead, begin = ("", 0) if year else found.taken_year(tokens[0].start_pos)
        begin = begin if ahead else found.begin(tokens, names, named.first)
        item = add_cable(found, begin, end, named.post, digits, year or ahead, leads or bool(ahead))
        item.post_at = place_of(names, named)
    elif not year and all(map(is_filler, names)):
        bare_number(found, tokens[0].start_pos, last.end_pos, digits)
    else:
        found.more_words(tokens[0].start_pos, last.end_pos, names_papers(names))


def _is_item(found: SoFar, names: list[Token], named: NamedPost, last: Token, digits: str) -> bool:
    """Whether a name and a number are a cable: not a day beside an e-mail, a telephone call or a meeting, and where
    nobody knows the name, only where the item ends with the number.
    """
    if len(digits) <= _DAY_DIGITS and (talks(names[: named.first]) or _beside_talk(found, names[0].start_pos)):
        return False
    sure = canonical_post(named.post) is not None and not (named.end and is_possessive(names[named.end - 1]))
    return sure or (_ends_item(found) and not _is_day(found, last))


def _beside_talk(found: SoFar, begin: int) -> bool:
    """Whether an e-mail or a conversation stands directly before it on the same line, or follows."""
    last = found.last
    if last is not None and found.near and last.talk and not _ends_with_comma(found.text, last.end):
        return "\n" not in found.text[last.end : begin]
    following = found.rest[0] if found.rest else None
    return isinstance(following, Tree) and following.data == "notice" and _is_talk(following)


def _ends_with_comma(text: str, end: int) -> bool:
    """Whether a comma is the last sign before a place: a date takes the one behind it along."""
    while text[end - 1].isspace():
        end -= 1
    return text[end - 1] == ","


def _is_talk(tree: Tree) -> bool:
    keyword = tree.children[-1]
    return len(tree.children) == 1 and isinstance(keyword, Token) and keyword.type in ("EMAIL", "CONVERSATION")


def _is_day(found: SoFar, last: Token) -> bool:
    """Whether the number is the month of a day in figures: `11/15`."""
    following = found.rest[0] if found.rest else None
    if last.type == "GLUED" or not isinstance(following, Token) or following.type != "AFTER_STROKE":
        return False
    return begins_day(found.text, last.start_pos, last.end_pos)


def _ends_item(found: SoFar) -> bool:
    """Whether an item may end behind the number: there is the end, a separator, or what tells more about a cable."""
    following = found.rest[0] if found.rest else None
    if following is None:
        return True
    if isinstance(following, Token):
        if following.type == "AND":
            behind = found.rest[1] if len(found.rest) > 1 else None
            return not isinstance(behind, Tree) or behind.data in ("cable", "number", "airgram", "damaged", "notice")
        return following.type != "SIGN"
    return following.data in ("cable", "airgram") or first_of(following).type == "JOINED_NUMBER"


def _in_prose(found: SoFar, end: int) -> bool:
    """Whether a number that ends at `end` is one in a text or a table below the list: `HULLS UP 18,340`."""
    last = found.last
    if last is None or found.lettered or not (last.wordy or found.near):
        return False
    return (found.near and last.wordy and last.kind != "cable") or is_thousands(found.text, end)


def _glued(found: SoFar, tokens: list[Token], names: list[Token], year: str) -> None:
    """`09CAIRO0561`, `HK05511`, `TEL AVIV-12`: with no year and no known post it is no cable (`UNGA63`)."""
    glued = tokens[-1]
    head, digits = tail_number(glued)
    letters = head.lstrip("0123456789-").rstrip("-")
    year = year or head[: len(head) - len(head.lstrip("0123456789"))]
    name = Token("WORD", letters, start_pos=glued.start_pos + head.index(letters))
    named = find_post([*names, name], guess=bool(year))
    if named is not None:
        begin = found.begin(tokens, names, min(named.first, len(names)))
        item = add_cable(found, begin, glued.end_pos, named.post, digits, year, bool(year))
        item.post_at = place_of([*names, name], named)
        return
    broken = damaged_post(names, letters + digits, False)
    if broken is None:
        found.more_words(tokens[0].start_pos, glued.end_pos, names_papers(names))
        return
    item = found.new(tokens[0].start_pos, glued.end_pos)
    item.post, item.malformed = broken, True
    if year:
        item.year, item.year_leads = found.year_of(year), True


def place_of(names: list[Token], named: NamedPost) -> tuple[int, int] | None:
    """Where the words stand that name the post."""
    words = names[named.first : named.end]
    if not words:
        return None
    end = words[-1].start_pos + len(words[-1].rstrip("."))
    # the sign of the possessive is no part of the name, unless the name has it: `ST. JOHN'S`
    own = is_possessive(words[-1]) and squeeze("".join(words)[:-2]) in names_by_key()
    return words[0].start_pos, end - 2 if own else end


def add_cable(found: SoFar, begin: int, end: int, post: str, digits: str, year: str, leads: bool) -> Item:
    """A cable of `post` with the number that the digits write; the number 0 is none."""
    item = found.posted = found.new(begin, end)
    item.post = post
    if int(digits):
        item.kind, item.number = "cable", int(digits)
    else:
        item.malformed = True
    if year:
        item.year, item.year_leads = found.year_of(year), leads
    return item


def ordinal(found: SoFar, token: Token) -> None:
    """`2.` before an item; in a run of numbers and after a cable it may be one of them."""
    digits = token.strip("(.)")
    last = found.last
    if last is not None and last.kind == "cable" and (found.apart in ("comma", "and") or int(digits) > _MOST_ITEMS):
        number(found, [Token("NUMBER", digits, start_pos=token.end_pos - 1 - len(digits))])
    found.apart = "break"


def number(found: SoFar, tokens: list[Token]) -> None:
    """A number without a post: one more of the post before, a year, or part of what stands before."""
    head, digits = tail_number(tokens[0])
    end = tokens[0].end_pos
    if head:
        found.apart = found.apart or "comma"
    last = found.last
    if last is not None and not found.lettered:
        if last.wordy and head == "," and last.end == tokens[0].start_pos and is_thousands(found.text, last.end):
            found.extended(end)
            return
        if found.apart is None and last.kind == "cable":
            if follows_year(found, last, end - len(digits), digits):
                last.end = end
                return
            if last.year is None and is_year(digits, found.citing_year):
                last.year, last.end = found.year_of(digits), end
                return
            if len(digits) < 3:
                last.end = end
                return
        elif last.kind != "cable" and (found.apart is None or last.post is None):
            found.extended(end)
            return
    if begins_day(found.text, tokens[0].start_pos, end):
        found.more_words(tokens[0].start_pos, end, papers=False)
        found.items[-1].dated_first |= found.items[-1].start == tokens[0].start_pos
        return
    bare_number(found, end - len(digits), end, digits)


def follows_year(found: SoFar, last: Item, begin: int, digits: str) -> bool:
    """Take a number for that of the last item where what was its number so far is its year: `SUVA 07-540`."""
    between = found.text[last.end : begin].strip()
    if len(digits) < _SHORTEST_BEHIND_YEAR:
        return False
    if last.year is not None or last.bare or not int(digits) or between not in ("", "-"):
        return False
    year = year_at_end(found.text[last.start : last.end], found.citing_year)
    if year is not None:
        last.year, last.year_leads, last.number = year, True, int(digits)
    return year is not None


def bare_number(found: SoFar, begin: int, end: int, digits: str) -> None:
    """A cable of the post before, or of the citing cable's own."""
    before, under_letter = found.posted, not found.lettered
    post = before.post if before is not None else found.citing_post
    if post is None:
        found.new(begin, end)
        return
    item = add_cable(found, begin, end, canonical_post(post) or post.upper(), digits, "", False)
    item.bare = True
    if before is not None and under_letter and before.year_leads:
        item.year, item.year_leads = before.year, True


def damaged(found: SoFar, tokens: list[Token]) -> None:
    """A post with a number that has letters in it, or a name that has digits in it."""
    place = next(place for place, token in enumerate(tokens) if token.type == "CODE")
    leads = tokens[0].type == "YEAR"
    names, code = tokens[1 if leads else 0 : place], tokens[place]
    named = find_post(names, guess=False)
    if named is not None and is_damaged_number(code):
        item = found.new(found.begin(tokens, names, named.first), code.end_pos)
        item.post, item.malformed, found.posted = named.post, True, item
        for token in tokens[place + 1 :]:
            number(found, [token])
    elif len(tokens) == 1 and is_damaged_number_alone(code) and (post := _post_for_number(found)) is not None:
        item = found.new(code.start_pos, code.end_pos)
        item.post, item.malformed = canonical_post(post) or post.upper(), True
    elif (post := damaged_post(names, code, place + 1 < len(tokens))) is not None:
        item = found.new(tokens[0].start_pos, tokens[-1].end_pos)
        item.post, item.malformed = post, True
    else:
        found.more_words(tokens[0].start_pos, tokens[-1].end_pos, names_papers(names))
        return
    if leads:
        item.year, item.year_leads = found.year_of(tokens[0]), True


def _post_for_number(found: SoFar) -> str | None:
    """The post of a damaged number that stands alone; None where it is not plain that a cable's number is due."""
    last = found.last
    if not found.lettered:
        if last is None or last.wordy or found.apart == "break":
            return None
        if last.kind != "cable" and not last.malformed:
            return None
    return found.citing_post if found.posted is None else found.posted.post


def first_of(tree: Tree) -> Token:
    """The first token of a tree."""
    child = tree.children[0]
    return child if isinstance(child, Token) else first_of(child)
