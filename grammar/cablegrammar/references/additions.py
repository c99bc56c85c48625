"""What stands behind an item and tells more about it: NOTAL, a paragraph, a year, a date, a remark.

Each function takes one token of `references.lark`.
"""

from __future__ import annotations

from cablegrammar.base.dates import pieces
from cablegrammar.parsing.tokens import Token
from cablegrammar.references.cables import bare_number, follows_year
from cablegrammar.references.numbers import tail_number
from cablegrammar.references.so_far import SoFar
from cablegrammar.references.years import day_of_date, day_of_group, is_in_figures, is_year


def remark(found: SoFar, token: Token) -> None:
    """`AND PREVIOUS`, `PARA 3`, words in parentheses."""
    item = found.extended(token.end_pos)
    if item is None:
        if token.type in _PARTS:
            found.new(token.start_pos, token.end_pos)
    elif token.type in _PARTS:
        item.part += _part(token)
    elif "NOTAL" in (upper := token.upper()):
        item.notal = True
        if token.type == "NOTAL" and ("ALL" in upper or "BOTH" in upper):
            for each in found.items[found.marked :]:
                each.notal = True
            found.marked = len(found.items)


_PARTS = ("PARAGRAPHS", "SEVERAL_PARAGRAPHS")


def cut(found: SoFar, token: Token) -> None:
    """`...` where a copy cut the value short: of what is before it, or of an item that has nothing else."""
    item = found.extended(token.end_pos) or found.new(token.start_pos, token.end_pos)
    item.cut = found.cut = True


def _part(token: str) -> str:
    """`PARA3` for `PARAS 3` and `PARAGRAPH 3`."""
    words, numbers = pieces(token)
    return words[0][:4] + ",".join(numbers)


def year(found: SoFar, token: Token) -> None:
    """`(08)` after the number, or before the item that a separator parts from the last one."""
    if found.apart is not None or not found.items or found.lettered:
        found.year_ahead(token)
        return
    item = found.extended(token.end_pos)
    if item is not None and item.kind == "cable" and not item.year_leads:
        item.year = found.year_of(token)


def stroke(found: SoFar, token: Token) -> None:
    """`/08` is a year, `/935` one more number, `/1` a section."""
    last = found.last
    digits = tail_number(token)[1]
    if last is None or not found.near or last.kind != "cable":
        found.extended(token.end_pos)
    elif len(digits) == 1:
        last.end, last.part = token.end_pos, last.part + digits
    elif token[0] == "-" and follows_year(found, last, token.end_pos - len(digits), digits):
        last.end = token.end_pos
    elif last.year is None and is_year(digits, found.citing_year):
        last.year, last.end = found.year_of(digits), token.end_pos
    else:
        found.apart = "comma"
        bare_number(found, token.end_pos - len(digits), token.end_pos, digits)


def when(found: SoFar, token: Token) -> None:
    """A date or a date-time group: the cable's before it, or that of a message known by nothing else."""
    item = found.extended(token.end_pos)
    if item is None:
        item = found.new(token.start_pos, token.end_pos)
        item.dated_first = True
    item.bare_post = None
    if item.date is None:
        read = day_of_group if token.type == "DATE_TIME_GROUP" else day_of_date
        its_year, item.date = read(token, found.citing_year)
        item.date_in_figures = is_in_figures(token)
        if its_year is not None and item.year is None and item.kind == "cable":
            item.year = its_year
