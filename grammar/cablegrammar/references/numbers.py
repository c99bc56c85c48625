"""What the numbers of a reference mean, damaged ones among them."""

from __future__ import annotations

from collections.abc import Sequence

from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.posts import names_by_key, near_posts, squeeze

_LOOK_LIKE_DIGITS = frozenset("OoIlQSB")
_DAMAGED_LENGTH = 10
"""A cable's number has six digits; what is much longer and no number was never one."""


def is_damaged_number(code: str) -> bool:
    """Whether `code` was meant as a cable's number: digits with letters among them, or too many digits."""
    if code.isdecimal():
        return True
    return len(code) <= _DAMAGED_LENGTH and code.isalnum() and (code[0].isdigit() or code[0] in _LOOK_LIKE_DIGITS)


def is_damaged_number_alone(code: str) -> bool:
    """Whether `code` was meant as a cable's number though no post stands before it: not `B1`, `1990S`, `4X4`."""
    signs = [sign for sign in code if not sign.isdecimal()]
    if not 4 <= len(code) <= _DAMAGED_LENGTH or len(code) - len(signs) < 3 or not _LOOK_LIKE_DIGITS.issuperset(signs):
        return False
    return code[0] not in "SQB" and code[-1] not in "SQB"


def damaged_post(names: Sequence[Token], code: str, number_follows: bool) -> str | None:
    """The post in a text such as `COTON0U` before a number, or `STATE4821O4`; None if it is nothing of the kind."""
    written = "".join([*map(str, names), code])
    if not written.isalnum() or len(written) > 40:
        return None
    if number_follows and not code[0].isdigit() and near_posts(written.upper()):
        return " ".join([*map(str, names), code]).upper()
    letters = next(place for place, sign in enumerate(code) if sign.isdecimal())
    for end in range(letters, 0, -1):  # `STATEO123`: the last letters may be digits
        found = names_by_key().get(squeeze("".join([*map(str, names), code[:end]])))
        if found is not None:
            return found if is_damaged_number(code[end:]) else None
        if code[end - 1] not in _LOOK_LIKE_DIGITS:
            break
    return None


def tail_number(text: str) -> tuple[str, str]:
    """`text` cut before the digits that it ends with."""
    head = text.rstrip("0123456789")
    return head, text[len(head) :]


def begins_day(text: str, start: int, end: int) -> bool:
    """Whether the number at `text[start:end]` is the month of a day in figures without a year: `11/15`."""
    month, day = text[start:end], text[end + 1 : end + 3].rstrip()
    if text[end : end + 1] != "/" or not (month.isdecimal() and day.isdecimal() and len(month) <= 2):
        return False
    return int(month) <= 12 and 1 <= int(day) <= 31 and not text[end + 1 + len(day) : end + 2 + len(day)].isalnum()


def is_thousands(text: str, place: int) -> bool:
    """Whether `,340` stands at the place, the rest of a number such as `18,340`."""
    digits = text[place + 1 : place + 4]
    whole = len(digits) == 3 and digits.isdecimal() and not text[place + 4 : place + 5].isalnum()
    return whole and text[place] == ","
